/* pol-cli.c: what the subcommands share: options, messages, output
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "pol-concept-file.h"

/* One line, whatever is in the sentence: a file name may hold a line break. */
void
pol_cli_warn (const char *sentence)
{
  g_autofree char *line = g_strdup (sentence);

  g_strdelimit (line, "\n\r", ' ');
  g_printerr ("polarity-cli: %s\n", line);
}

void
pol_cli_warn_all (char **sentences)
{
  for (guint i = 0; sentences != NULL && sentences[i] != NULL; i++)
    pol_cli_warn (sentences[i]);
}

PolCliStatus
pol_cli_fail (const GError *error)
{
  pol_cli_warn (error->message);

  return POL_CLI_FAILED;
}

PolCliStatus
pol_cli_misuse (const char *format,
                ...)
{
  g_autofree char *sentence = NULL;
  va_list args;

  va_start (args, format);
  sentence = g_strdup_vprintf (format, args);
  va_end (args);
  pol_cli_warn (sentence);

  return POL_CLI_MISUSED;
}

/* Reads the options of a subcommand; what is left in @argv are its arguments.
 * FALSE, with a line on standard error, if that is not how it is used. */
gboolean
pol_cli_parse (GOptionContext *context,
               const GOptionEntry *entries,
               int *argc,
               char ***argv,
               int n_arguments)
{
  return pol_cli_parse_some (context, entries, argc, argv, n_arguments, n_arguments);
}

/* The same, where some arguments may be left out. */
gboolean
pol_cli_parse_some (GOptionContext *context,
                    const GOptionEntry *entries,
                    int *argc,
                    char ***argv,
                    int fewest,
                    int most)
{
  g_autoptr (GError) error = NULL;

  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);

  if (!g_option_context_parse (context, argc, argv, &error))
    {
      pol_cli_misuse (_("%s. See “polarity-cli %s --help”."), error->message, (*argv)[0]);
      return FALSE;
    }

  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      memmove (*argv + 1, *argv + 2, (*argc - 1) * sizeof **argv);
      (*argc)--;
    }

  if (*argc - 1 < fewest)
    pol_cli_misuse (_("An argument is missing. See “polarity-cli %s --help”."), (*argv)[0]);
  else if (*argc - 1 > most)
    pol_cli_misuse (_("“%s” is one argument too many. See “polarity-cli %s --help”."),
                    (*argv)[most + 1], (*argv)[0]);

  return *argc - 1 >= fewest && *argc - 1 <= most;
}

static gboolean
find_image (PolProject *project,
            const char *path,
            guint32 *image,
            GError **error)
{
  g_autofree char *display = g_filename_display_name (path);

  if (pol_project_find_image (project, path, image))
    return TRUE;

  g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_IMAGE,
               _("The image “%s” is not in the data set. Paths are relative to its folder."),
               display);
  return FALSE;
}

/* The indexes (guint32) of the images at @paths, NULL if one is not there. */
GArray *
pol_cli_find_images (PolProject *project,
                     char **paths,
                     GError **error)
{
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; paths[i] != NULL; i++)
    {
      guint32 image;

      if (!find_image (project, paths[i], &image, error))
        return NULL;
      g_array_append_val (images, image);
    }

  return g_steal_pointer (&images);
}

/* Reads a list of concepts (PolConceptSpec), and warns of repeated ids. */
GPtrArray *
pol_cli_read_concepts (const char *path,
                       GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *display = g_filename_display_name (path);
  g_auto (GStrv) repeated = NULL;
  GPtrArray *specs = pol_concept_file_read (file, &repeated, NULL, error);

  for (guint i = 0; repeated != NULL && repeated[i] != NULL; i++)
    {
      g_autofree char *sentence =
          g_strdup_printf (_("“%s” names the concept “%s” more than once; it is used once."),
                           display, repeated[i]);

      pol_cli_warn (sentence);
    }

  return specs;
}

void
pol_cli_add_concepts (PolEdit *edit,
                      GPtrArray *specs)
{
  for (guint i = 0; i < specs->len; i++)
    {
      const PolConceptSpec *spec = g_ptr_array_index (specs, i);

      pol_edit_add_concept (edit, spec->id, spec->name, spec->group, spec->key, FALSE);
    }
}

/* Waits until all is in the project file. */
PolCliStatus
pol_cli_finish (PolProject *project)
{
  g_autoptr (GError) error = NULL;

  if (!pol_project_flush (project, &error))
    return pol_cli_fail (error);

  return POL_CLI_OK;
}

/* Writes JSON to standard output. */
PolCliStatus
pol_cli_print (PolCliWriteFunc func,
               gpointer user_data)
{
  g_autoptr (GOutputStream) stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  func (writer, user_data);
  if (!pol_json_writer_finish (writer, &error))
    {
      g_prefix_error (&error, _("Standard output cannot be written: "));
      return pol_cli_fail (error);
    }

  return POL_CLI_OK;
}
