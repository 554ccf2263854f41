/* pol-cli-agreement.c: how far the annotators of a project agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>

PolCliStatus
pol_cli_agreement (GOptionContext *context,
                   int argc,
                   char **argv)
{
  const PolExportOptions options = { .format = &pol_format_agreement };
  g_autofree char *output = NULL;
  g_autoptr (PolProject) project = NULL;
  g_autoptr (GError) error = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Write to a file instead of standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };

  if (!pol_cli_parse (context, entries, &argc, &argv, 1))
    return POL_CLI_MISUSED;

  project = pol_project_open (argv[1], FALSE, &error);
  if (project == NULL || !pol_cli_write_export (project, &options, output, &error))
    return pol_cli_fail (error);

  return POL_CLI_OK;
}
