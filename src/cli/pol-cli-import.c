/* pol-cli-import.c: import
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>

#include "pol-import.h"

static void
warn_of_lacking (const PolImportReport *report)
{
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;

  if (report->n_lacking == 0)
    return;

  names = pol_import_report_list_lacking (report);
  sentence = g_strdup_printf (ngettext ("%u image is not in the data set and was left out: %s",
                                        "%u images are not in the data set and were left out: %s",
                                        report->n_lacking),
                              report->n_lacking, names);
  pol_cli_warn (sentence);
}

static void
warn_of_unknown (const PolImportReport *report)
{
  g_autofree char *names = NULL;
  g_autofree char *sentence = NULL;

  if (report->n_unknown == 0)
    return;

  names = pol_import_report_list_unknown (report);
  sentence = g_strdup_printf (
      ngettext ("%u concept is not in the project, and its suggestions were left out: %s",
                "%u concepts are not in the project, and their suggestions were left out: %s",
                report->n_unknown),
      report->n_unknown, names);
  pol_cli_warn (sentence);
}

static PolCliStatus
import (const char *project_path,
        const char *path,
        const PolImportOptions *options)
{
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PolProject) project = pol_project_open (project_path, TRUE, &error);

  if (project == NULL || !pol_import_file (project, file, options, &report, NULL, &error))
    return pol_cli_fail (error);

  warn_of_lacking (&report);
  warn_of_unknown (&report);
  return pol_cli_finish (project);
}

PolCliStatus
pol_cli_import (GOptionContext *context,
                int argc,
                char **argv)
{
  g_autofree char *format = NULL;
  g_autofree char *annotator = NULL;
  PolImportOptions options = { 0 };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("The format of the file; found from its content if left out"), N_("ID") },
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &annotator,
      N_("Who made the annotations that name nobody"), N_("NAME") },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &options.strict,
      N_("Take nothing in if a concept or an image is new"), NULL },
    G_OPTION_ENTRY_NULL
  };

  if (!pol_cli_parse (context, entries, &argc, &argv, 2))
    return POL_CLI_MISUSED;
  if (annotator != NULL && annotator[0] == '\0')
    return pol_cli_misuse (_("An annotator needs a name. See “polarity-cli import --help”."));

  options.annotator = annotator;
  options.format = format != NULL ? pol_format_find (format) : NULL;
  if (format != NULL && (options.format == NULL || !pol_format_can_read (options.format)))
    {
      g_autoptr (GError) error =
          g_error_new (POL_ERROR, POL_ERROR_INVALID,
                       _("There is no format “%s” to read. “polarity-cli formats” lists them."),
                       format);

      return pol_cli_fail (error);
    }

  return import (argv[1], argv[2], &options);
}
