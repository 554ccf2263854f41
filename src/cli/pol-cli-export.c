/* pol-cli-export.c: what leaves a project: resolve, totals, export and formats
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

/* The options of resolve, totals and export; each takes some of them. */
typedef struct
{
  char *format;
  char *policy;
  char *output;
  char **paths;
  PolLayout layout;
} ExportRequest;

static void
export_request_clear (ExportRequest *request)
{
  g_free (request->format);
  g_free (request->policy);
  g_free (request->output);
  g_strfreev (request->paths);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ExportRequest, export_request_clear)

static gboolean
parse_layout (const char *option,
              const char *value,
              gpointer data,
              GError **error)
{
  ExportRequest *request = data;

  if (pol_layout_from_string (value, &request->layout))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--layout takes full or compact, not “%s”"), value);
  return FALSE;
}

static void
add_layout_option (GOptionGroup *group)
{
  const GOptionEntry entries[] = {
    { "layout", 0, 0, G_OPTION_ARG_CALLBACK, parse_layout,
      N_("Name every concept (full), or those that differ from the rest (compact)"), N_("LAYOUT") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_image_option (GOptionGroup *group,
                  ExportRequest *request)
{
  const GOptionEntry entries[] = {
    { "image", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->paths,
      N_("Only this image, relative to the folder; may be repeated"), N_("PATH") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static void
add_format_option (GOptionGroup *group,
                   ExportRequest *request)
{
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &request->format,
      N_("The format to write; see “polarity-cli formats”"), N_("ID") },
    G_OPTION_ENTRY_NULL
  };

  g_option_group_add_entries (group, entries);
}

static GOptionGroup *
make_group (ExportRequest *request)
{
  const GOptionEntry entries[] = {
    { "policy", 0, 0, G_OPTION_ARG_FILENAME, &request->policy,
      N_("A policy by its id, or a file with one; clarifai by default"), N_("ID|FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &request->output,
      N_("Write to a file instead of standard output"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, request, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);

  return group;
}

gboolean
pol_cli_write_export (PolProject *project,
                      const PolExportOptions *options,
                      const char *output,
                      GError **error)
{
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GFile) file = NULL;

  if (output == NULL)
    {
      stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      if (pol_export_to_stream (project, options, stream, NULL, NULL, NULL, error))
        return TRUE;

      g_prefix_error (error, _("Standard output cannot be written: "));
      return FALSE;
    }

  file = g_file_new_for_path (output);
  return pol_export_to_file (project, options, file, NULL, NULL, NULL, error);
}

static gboolean
export (const char *path,
        const PolFormat *format,
        const ExportRequest *request,
        GError **error)
{
  g_autoptr (PolProject) project = NULL;
  g_autoptr (PolPolicy) policy = NULL;
  g_autoptr (GArray) images = NULL;
  PolExportOptions options = { format };

  project = pol_project_open (path, FALSE, error);
  if (project == NULL)
    return FALSE;

  policy = pol_cli_find_policy (project, request->policy, error);
  if (policy == NULL)
    return FALSE;

  if (request->paths != NULL)
    {
      images = pol_cli_find_images (project, request->paths, error);
      if (images == NULL)
        return FALSE;
    }

  options.policy = policy;
  options.layout = request->layout;
  options.images = images;
  return pol_cli_write_export (project, &options, request->output, error);
}

static PolCliStatus
run_export (const char *path,
            const char *format,
            const ExportRequest *request)
{
  g_autoptr (GError) error = NULL;

  if (!export (path, pol_format_find (format), request, &error))
    return pol_cli_fail (error);

  return POL_CLI_OK;
}

PolCliStatus
pol_cli_resolve (GOptionContext *context,
                 int argc,
                 char **argv)
{
  g_auto (ExportRequest) request = { 0 };
  GOptionGroup *group = make_group (&request);

  add_layout_option (group);
  add_image_option (group, &request);
  g_option_context_set_main_group (context, group);
  if (!pol_cli_parse (context, NULL, &argc, &argv, 1))
    return POL_CLI_MISUSED;

  return run_export (argv[1], "labels", &request);
}

PolCliStatus
pol_cli_totals (GOptionContext *context,
                int argc,
                char **argv)
{
  g_auto (ExportRequest) request = { 0 };

  g_option_context_set_main_group (context, make_group (&request));
  if (!pol_cli_parse (context, NULL, &argc, &argv, 1))
    return POL_CLI_MISUSED;

  return run_export (argv[1], "totals", &request);
}

PolCliStatus
pol_cli_export (GOptionContext *context,
                int argc,
                char **argv)
{
  g_auto (ExportRequest) request = { 0 };
  GOptionGroup *group = make_group (&request);
  const PolFormat *format;

  add_format_option (group, &request);
  add_layout_option (group);
  g_option_context_set_main_group (context, group);
  if (!pol_cli_parse (context, NULL, &argc, &argv, 1))
    return POL_CLI_MISUSED;
  if (request.format == NULL)
    return pol_cli_misuse (_("--format is missing. See “polarity-cli export --help”."));

  format = pol_format_find (request.format);
  if (format == NULL || !pol_format_can_write (format))
    {
      g_autoptr (GError) error =
          g_error_new (POL_ERROR, POL_ERROR_INVALID,
                       _("There is no format “%s” to write. “polarity-cli formats” lists them."),
                       request.format);

      return pol_cli_fail (error);
    }

  return run_export (argv[1], format->id, &request);
}

static void
write_flag (PolJsonWriter *writer,
            const char *name,
            gboolean flag)
{
  pol_json_writer_member (writer, name);
  pol_json_writer_boolean (writer, flag);
}

static void
write_formats (PolJsonWriter *writer,
               gpointer user_data)
{
  guint n_formats;
  const PolFormat *const *formats = pol_format_get_all (&n_formats);

  pol_json_writer_begin_object (writer);
  pol_json_writer_member (writer, "formats");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < n_formats; i++)
    {
      pol_json_writer_break_line (writer);
      pol_json_writer_begin_object (writer);
      pol_json_writer_member_string (writer, "id", formats[i]->id);
      pol_json_writer_member_string (writer, "name", formats[i]->name);
      pol_json_writer_member_string (writer, "extension", formats[i]->extension);
      write_flag (writer, "import", pol_format_can_read (formats[i]));
      write_flag (writer, "export", pol_format_can_write (formats[i]));
      write_flag (writer, "policy", formats[i]->takes_policy);
      write_flag (writer, "layout", formats[i]->takes_layout);
      pol_json_writer_end_object (writer);
    }
  pol_json_writer_break_line (writer);
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);
}

PolCliStatus
pol_cli_formats (GOptionContext *context,
                 int argc,
                 char **argv)
{
  if (!pol_cli_parse (context, NULL, &argc, &argv, 0))
    return POL_CLI_MISUSED;

  return pol_cli_print (write_formats, NULL);
}
