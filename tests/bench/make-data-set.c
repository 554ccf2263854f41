/* make-data-set.c: makes data sets for tests and benchmarks
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A data set is a folder with "images", a list of concepts "concepts.txt" and, if
 * it has tags, a project "project.polarity". The same numbers and seed give the
 * same data set.
 */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <polarity.h>
#include <unistd.h>

#include "data-set.h"
#include "pictures.h"

static int n_images = 1000;
static int n_concepts = 1000;
static int n_tags = -1;
static int n_distinct = 120;
static int seed = 1;
static gboolean nested;
static char *originals;
static char *pictures_folder;

static const GOptionEntry entries[] = {
  { "images", 0, 0, G_OPTION_ARG_INT, &n_images, "How many images, 1000 if not given", "N" },
  { "concepts", 0, 0, G_OPTION_ARG_INT, &n_concepts, "How many concepts, 1000 if not given", "N" },
  { "tags", 0, 0, G_OPTION_ARG_INT, &n_tags, "How many tags, five an image if not given", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "What the choices follow from", "N" },
  { "nested", 0, 0, G_OPTION_ARG_NONE, &nested, "A thousand images a folder, not all in one", NULL },
  { "distinct", 0, 0, G_OPTION_ARG_INT, &n_distinct, "How many pictures differ", "N" },
  { "originals", 0, 0, G_OPTION_ARG_FILENAME, &originals, "Pictures to derive all from", "FOLDER" },
  { "pictures", 0, 0, G_OPTION_ARG_FILENAME, &pictures_folder,
    "Where the pictures that all images link to are, or will be", "FOLDER" },
  { NULL }
};

static gboolean
set_errno_error (GError **error,
                 const char *path)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path,
               g_strerror (errno));
  return FALSE;
}

/* Links the images of a data set to pictures. */
static gboolean
make_images (DataSet *set,
             const char *folder,
             GPtrArray *pictures,
             GError **error)
{
  g_autofree char *last = NULL;

  for (guint i = 0; i < set->n_images; i++)
    {
      g_autofree char *name = data_set_get_path (set, i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *parent = g_path_get_dirname (path);
      guint picture = data_set_choose_picture (set, i, pictures->len);

      if (g_strcmp0 (parent, last) != 0 && g_mkdir_with_parents (parent, 0755) != 0)
        return set_errno_error (error, parent);
      if (link (g_ptr_array_index (pictures, picture), path) != 0)
        return set_errno_error (error, path);
      g_free (last);
      last = g_steal_pointer (&parent);
    }

  return TRUE;
}

static gboolean
make_concepts (DataSet *set,
               const char *path,
               GError **error)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < set->n_concepts; i++)
    {
      g_autofree char *concept = data_set_get_concept (i);

      g_string_append_printf (list, "%s\n", concept);
    }

  return g_file_set_contents (path, list->str, list->len, error);
}

static void
add_concepts (DataSet *set,
              PolProject *project)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Concepts");

  for (guint i = 0; i < set->n_concepts; i++)
    {
      g_autofree char *concept = data_set_get_concept (i);

      pol_edit_add_concept (edit, concept, concept, NULL, NULL, FALSE);
    }
  for (guint i = 0; i < DATA_SET_ANNOTATORS; i++)
    pol_edit_add_annotator (edit, data_set_get_annotator (i));
  pol_project_apply (project, edit);
}

static void
add_tags (DataSet *set,
          PolProject *project)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (project, "Tags");
  g_autoptr (GArray) annotations = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  guint annotators[DATA_SET_ANNOTATORS];

  for (guint i = 0; i < DATA_SET_ANNOTATORS; i++)
    annotators[i] = pol_edit_add_annotator (edit, data_set_get_annotator (i));

  for (guint image = 0; image < set->n_images; image++)
    {
      const char *path = pol_project_get_image_path (project, image);

      data_set_get_annotations (set, data_set_get_number (path), annotations);
      for (guint i = 0; i < annotations->len; i++)
        {
          const PolAnnotation *annotation = &g_array_index (annotations, PolAnnotation, i);

          pol_edit_set_tag (edit, image, annotation->concept, annotators[annotation->annotator],
                            annotation->value, annotation->at);
        }
    }
  pol_project_apply (project, edit);
}

static gboolean
make_project (DataSet *set,
              const char *path,
              const char *images,
              GError **error)
{
  g_autoptr (GFile) folder = g_file_new_for_path (images);
  g_autoptr (PolProject) project = pol_project_create (path, folder, error);

  if (project == NULL || !pol_project_scan (project, NULL, NULL, error))
    return FALSE;

  add_concepts (set, project);
  add_tags (set, project);

  return pol_project_flush (project, error);
}

static gboolean
make_data_set (DataSet *set,
               const char *folder,
               GError **error)
{
  g_autofree char *images = g_build_filename (folder, "images", NULL);
  g_autofree char *concepts = g_build_filename (folder, "concepts.txt", NULL);
  g_autofree char *project = g_build_filename (folder, "project.polarity", NULL);
  g_autoptr (GPtrArray) pictures = pictures_make (pictures_folder, originals, n_distinct, error);

  return pictures != NULL
         && make_images (set, images, pictures, error)
         && make_concepts (set, concepts, error)
         && (set->n_tags == 0 || make_project (set, project, images, error));
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER");
  g_autoptr (DataSet) set = NULL;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("make-data-set: %s\n", error->message);
      return 2;
    }
  if (argc != 2 || originals == NULL || pictures_folder == NULL || n_images < 1 || n_concepts < 1)
    {
      g_printerr ("usage: make-data-set --originals FOLDER --pictures FOLDER [OPTION]… FOLDER\n");
      return 2;
    }

  set = data_set_new (seed, n_images, n_concepts, n_tags < 0 ? 5 * n_images : n_tags, nested);
  if (make_data_set (set, argv[1], &error))
    return 0;

  g_printerr ("make-data-set: %s\n", error->message);
  return 1;
}
