/* pol-cli-project.c: new, scan and info
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "pol-image-file.h"
#include "pol-image-probe.h"
#include "pol-picture-hash.h"
#include "pol-picture-survey.h"

/* Tells of the images from @first on that cannot be read. They stay in the data
 * set: a tag of theirs is not to be lost. */
static guint
warn_of_unreadable (PolProject *project,
                    guint first)
{
  g_autoptr (GArray) measured = g_array_new (FALSE, FALSE, sizeof (PolImageDimensions));
  guint n_unreadable = 0;

  for (guint i = first; i < pol_project_get_n_images (project); i++)
    {
      g_autoptr (GFile) file = pol_project_get_image_file (project, i);
      g_autoptr (GError) error = NULL;
      PolImageDimensions dimensions = { .image = i };

      if (pol_image_probe (file, &dimensions.width, &dimensions.height, NULL, &error))
        {
          g_array_append_val (measured, dimensions);
          continue;
        }
      pol_cli_warn (error->message);
      n_unreadable++;
    }
  pol_project_set_dimensions (project, measured);

  return n_unreadable;
}

static gboolean
scan (PolProject *project,
      guint *n_unreadable,
      GError **error)
{
  guint n_before = pol_project_get_n_images (project);
  g_auto (GStrv) skipped = NULL;

  if (!pol_project_scan (project, &skipped, NULL, error))
    return FALSE;

  pol_cli_warn_all (skipped);
  *n_unreadable = warn_of_unreadable (project, n_before);
  return TRUE;
}

static void
add_concepts (PolProject *project,
              GPtrArray *specs,
              char **names)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, _("Concept list"));

  if (specs != NULL)
    pol_cli_add_concepts (edit, specs);
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    pol_edit_add_concept (edit, names[i], NULL, NULL, NULL, FALSE);

  pol_project_apply (project, edit);
}

static gboolean
fill_project (PolProject *project,
              GPtrArray *specs,
              char **names,
              GError **error)
{
  guint n_unreadable;

  if (!scan (project, &n_unreadable, error))
    return FALSE;

  add_concepts (project, specs, names);
  return pol_project_flush (project, error);
}

static gboolean
check_names (char **names)
{
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_strstrip (names[i]);
      if (names[i][0] == '\0')
        return FALSE;
    }

  return TRUE;
}

PolCliStatus
pol_cli_new (GOptionContext *context,
             int argc,
             char **argv)
{
  g_autofree char *images = NULL;
  g_autofree char *concepts = NULL;
  g_auto (GStrv) names = NULL;
  const GOptionEntry entries[] = {
    { "images", 0, 0, G_OPTION_ARG_FILENAME, &images, N_("The folder of images"), N_("DIR") },
    { "concepts", 0, 0, G_OPTION_ARG_FILENAME, &concepts,
      N_("A list of concepts: .txt, .csv or .json"), N_("FILE") },
    { "concept", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names,
      N_("A concept; may be repeated"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GPtrArray) specs = NULL;
  g_autoptr (PolProject) project = NULL;
  g_autoptr (GError) error = NULL;

  if (!pol_cli_parse (context, entries, &argc, &argv, 1))
    return POL_CLI_MISUSED;
  if (images == NULL)
    return pol_cli_misuse (_("--images is missing. See “polarity-cli new --help”."));
  if (!check_names (names))
    return pol_cli_misuse (_("A concept needs a name. See “polarity-cli new --help”."));

  if (concepts != NULL)
    {
      specs = pol_cli_read_concepts (concepts, &error);
      if (specs == NULL)
        return pol_cli_fail (error);
    }

  folder = g_file_new_for_path (images);
  project = pol_project_create (argv[1], folder, &error);
  if (project == NULL)
    return pol_cli_fail (error);

  if (!fill_project (project, specs, names, &error))
    {
      g_clear_object (&project);
      g_unlink (argv[1]);
      return pol_cli_fail (error);
    }

  return POL_CLI_OK;
}

typedef struct
{
  guint total;
  guint added;
  guint missing;
  guint unreadable;
} ScanCounts;

static void
write_member (PolJsonWriter *writer,
              const char *name,
              gint64 value)
{
  pol_json_writer_member (writer, name);
  pol_json_writer_integer (writer, value);
}

static void
write_scan (PolJsonWriter *writer,
            gpointer user_data)
{
  const ScanCounts *counts = user_data;

  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "format", "polarity-scan");
  write_member (writer, "version", 1);
  pol_json_writer_member (writer, "images");
  pol_json_writer_begin_object (writer);
  write_member (writer, "total", counts->total);
  write_member (writer, "new", counts->added);
  write_member (writer, "missing", counts->missing);
  write_member (writer, "unreadable", counts->unreadable);
  pol_json_writer_end_object (writer);
  pol_json_writer_end_object (writer);
}

static void
keep_looks (GArray *looks,
            gpointer user_data)
{
  pol_project_keep_looks (user_data, looks);
}

PolCliStatus
pol_cli_scan (GOptionContext *context,
              int argc,
              char **argv)
{
  static const PolPictureSurvey survey = { .hash = pol_picture_hash_file, .keep = keep_looks };
  gboolean pictures = FALSE;
  const GOptionEntry entries[] = {
    { "pictures", 0, 0, G_OPTION_ARG_NONE, &pictures,
      N_("Look into the pictures too, so that audits need not"), NULL },
    G_OPTION_ENTRY_NULL
  };
  g_autoptr (PolProject) project = NULL;
  g_autoptr (GError) error = NULL;
  ScanCounts counts = { 0 };
  guint n_before;
  PolCliStatus status;

  if (!pol_cli_parse (context, entries, &argc, &argv, 1))
    return POL_CLI_MISUSED;

  project = pol_project_open (argv[1], TRUE, &error);
  if (project == NULL)
    return pol_cli_fail (error);

  n_before = pol_project_get_n_images (project);
  if (!scan (project, &counts.unreadable, &error))
    return pol_cli_fail (error);

  if (pictures)
    g_array_unref (pol_picture_survey_run (&survey, project, project, NULL));
  counts.total = pol_project_get_n_images (project);
  counts.added = counts.total - n_before;
  counts.missing = pol_project_get_n_missing (project);
  status = pol_cli_finish (project);

  return status == POL_CLI_OK ? pol_cli_print (write_scan, &counts) : status;
}

static void
write_image_counts (PolJsonWriter *writer,
                    PolProject *project)
{
  g_autoptr (PolTotals) totals = pol_project_get_totals (project, pol_policy_get_default ());
  guint states[POL_IMAGE_STATE_SKIPPED + 1] = { 0 };

  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    states[pol_project_get_image_state (project, i)]++;

  pol_json_writer_member (writer, "images");
  pol_json_writer_begin_object (writer);
  write_member (writer, "total", pol_project_get_n_images (project));
  for (int i = POL_N_SITUATIONS - 1; i >= 0; i--)
    write_member (writer, pol_situation_to_string (i), pol_totals_get_images (totals, i));
  write_member (writer, "reviewed", states[POL_IMAGE_STATE_REVIEWED]);
  write_member (writer, "skipped", states[POL_IMAGE_STATE_SKIPPED]);
  write_member (writer, "missing", pol_project_get_n_missing (project));
  pol_json_writer_end_object (writer);
}

static void
write_annotation_counts (PolJsonWriter *writer,
                         PolProject *project)
{
  guint values[POL_VALUE_UNSURE + 1] = { 0 };

  for (guint i = 0; i < pol_project_get_n_images (project); i++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_project_get_annotations (project, i, &n);

      for (gsize j = 0; j < n; j++)
        values[annotations[j].value]++;
    }

  pol_json_writer_member (writer, "annotations");
  pol_json_writer_begin_object (writer);
  write_member (writer, "total", pol_project_get_n_annotations (project));
  for (guint i = POL_VALUE_POSITIVE; i <= POL_VALUE_UNSURE; i++)
    write_member (writer, pol_value_to_string (i), values[i]);
  pol_json_writer_end_object (writer);
}

static void
write_info (PolJsonWriter *writer,
            gpointer user_data)
{
  PolProject *project = user_data;
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint n_active = pol_concept_list_get_n_active (concepts);
  g_autofree char *folder = g_file_get_parse_name (pol_project_get_folder (project));

  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "format", "polarity-info");
  write_member (writer, "version", 1);
  pol_json_writer_member_string (writer, "folder", folder);
  write_image_counts (writer, project);
  pol_json_writer_member (writer, "concepts");
  pol_json_writer_begin_object (writer);
  write_member (writer, "active", n_active);
  write_member (writer, "archived", pol_concept_list_get_n_concepts (concepts) - n_active);
  pol_json_writer_end_object (writer);
  write_annotation_counts (writer, project);
  pol_json_writer_member (writer, "annotators");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < pol_project_get_n_annotators (project); i++)
    pol_json_writer_string (writer, pol_project_get_annotator_name (project, i));
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);
}

PolCliStatus
pol_cli_info (GOptionContext *context,
              int argc,
              char **argv)
{
  g_autoptr (PolProject) project = NULL;
  g_autoptr (GError) error = NULL;

  if (!pol_cli_parse (context, NULL, &argc, &argv, 1))
    return POL_CLI_MISUSED;

  project = pol_project_open (argv[1], FALSE, &error);
  if (project == NULL)
    return pol_cli_fail (error);

  return pol_cli_print (write_info, project);
}
