/* pol-cli-compare.c: what becomes of labels under another policy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>

static gboolean
compare (const char *path,
         const char *policy_name,
         const char *other_name,
         const char *output,
         GError **error)
{
  g_autoptr (PolProject) project = pol_project_open (path, FALSE, error);
  g_autoptr (PolPolicy) policy = NULL;
  g_autoptr (PolPolicy) other = NULL;
  PolExportOptions options = { .format = &pol_format_comparison };

  if (project == NULL)
    return FALSE;

  policy = pol_cli_find_policy (project, policy_name, error);
  if (policy == NULL)
    return FALSE;
  other = pol_cli_find_policy (project, other_name, error);
  if (other == NULL)
    return FALSE;

  options.policy = policy;
  options.other = other;

  return pol_cli_write_export (project, &options, output, error);
}

PolCliStatus
pol_cli_compare (GOptionContext *context,
                 int argc,
                 char **argv)
{
  g_autofree char *policy = NULL;
  g_autofree char *other = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "policy", 0, 0, G_OPTION_ARG_FILENAME, &policy,
      N_("A policy by its id, or a file with one; clarifai by default"), N_("ID|FILE") },
    { "with", 0, 0, G_OPTION_ARG_FILENAME, &other,
      N_("The policy to compare it with"), N_("ID|FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Write to a file instead of standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!pol_cli_parse (context, entries, &argc, &argv, 1))
    return POL_CLI_MISUSED;
  if (other == NULL)
    return pol_cli_misuse (_("compare needs --with and a policy"));

  if (!compare (argv[1], policy, other, output, &error))
    return pol_cli_fail (error);

  return POL_CLI_OK;
}
