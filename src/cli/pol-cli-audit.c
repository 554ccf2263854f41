/* pol-cli-audit.c: the weak spots of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>

#include "pol-image-preview.h"
#include "pol-picture-hash.h"
#include "pol-picture-survey.h"

static gboolean
audit (const char *path,
       const char *policy_name,
       const char *output,
       gboolean without_pictures,
       int limit,
       int minimum,
       const PolFormat *format,
       GError **error)
{
  static const PolPictureSurvey survey = { .hash = pol_picture_hash_file };
  g_autoptr (PolProject) project = pol_project_open (path, FALSE, error);
  g_autoptr (PolPolicy) policy = NULL;
  g_autoptr (GArray) pictures = NULL;
  PolExportOptions options = { .format = format, .max_images = limit,
                               .minimum = minimum, .load_picture = pol_image_encode_preview };

  if (project == NULL)
    return FALSE;

  policy = pol_cli_find_policy (project, policy_name, error);
  if (policy == NULL)
    return FALSE;

  options.policy = policy;
  if (!without_pictures)
    pictures = pol_picture_survey_run (&survey, project, NULL, NULL);
  options.pictures = pictures;

  return pol_cli_write_export (project, &options, output, error);
}

PolCliStatus
pol_cli_audit (GOptionContext *context,
               int argc,
               char **argv)
{
  g_autofree char *policy = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  gboolean without_pictures = FALSE;
  gboolean html = FALSE;
  int limit = 0;
  int minimum = 0;
  const GOptionEntry entries[] = {
    { "policy", 0, 0, G_OPTION_ARG_FILENAME, &policy,
      N_("A policy by its id, or a file with one; clarifai by default"), N_("ID|FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("Write to a file instead of standard output"), N_("FILE") },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit,
      N_("Name no more images than this for each finding"), N_("N") },
    { "minimum", 0, 0, G_OPTION_ARG_INT, &minimum,
      N_("Find concepts with fewer positives or negatives than this"), N_("N") },
    { "html", 0, 0, G_OPTION_ARG_NONE, &html,
      N_("Write a page to read and to print instead of JSON"), NULL },
    { "without-pictures", 0, 0, G_OPTION_ARG_NONE, &without_pictures,
      N_("Do not look into the files: leaves out duplicates and unreadable images"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!pol_cli_parse (context, entries, &argc, &argv, 1))
    return POL_CLI_MISUSED;
  if (limit < 0)
    return pol_cli_misuse (_("--limit takes a number of images, not %d"), limit);
  if (minimum < 0)
    return pol_cli_misuse (_("--minimum takes a number of tags, not %d"), minimum);

  if (!audit (argv[1], policy, output, without_pictures, limit, minimum,
              html ? &pol_format_report : &pol_format_audit, &error))
    return pol_cli_fail (error);

  return POL_CLI_OK;
}
