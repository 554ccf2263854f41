/* pol-format-annotations.c: all that was said of the images, without loss
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-annotations-reader.h"
#include "pol-export-private.h"
#include "pol-format-private.h"

typedef struct
{
  PolExport *export;
  PolJsonWriter *writer;
  PolConceptList *concepts;
  guint *annotator_ranks;       /* by annotator: its place by the bytes of the name */
  GArray *sorted;               /* PolAnnotation, of the image that is being written */
} Writing;

typedef struct
{
  const char *name;
  guint annotator;
} Annotator;

static int
compare_annotator_names (gconstpointer a,
                         gconstpointer b)
{
  return strcmp (((const Annotator *) a)->name, ((const Annotator *) b)->name);
}

static guint *
rank_annotators (PolProject *project)
{
  guint n = pol_project_get_n_annotators (project);
  g_autofree Annotator *annotators = g_new (Annotator, n);
  guint *ranks = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    annotators[i] = (Annotator) { pol_project_get_annotator_name (project, i), i };
  if (n > 0)
    qsort (annotators, n, sizeof *annotators, compare_annotator_names);
  for (guint i = 0; i < n; i++)
    ranks[annotators[i].annotator] = i;

  return ranks;
}

static int
compare_annotations (gconstpointer a,
                     gconstpointer b,
                     gpointer user_data)
{
  Writing *self = user_data;
  const PolAnnotation *first = a;
  const PolAnnotation *second = b;
  guint first_rank = self->export->ranks[first->concept];
  guint second_rank = self->export->ranks[second->concept];

  if (first_rank == second_rank)
    {
      first_rank = self->annotator_ranks[first->annotator];
      second_rank = self->annotator_ranks[second->annotator];
    }

  return first_rank < second_rank ? -1 : first_rank > second_rank;
}

static void
write_concept (Writing *self,
               PolConcept *concept)
{
  pol_json_writer_break_line (self->writer);
  pol_json_writer_begin_object (self->writer);
  pol_format_write_concept (self->writer, concept);
  if (pol_concept_get_key (concept) != NULL)
    pol_json_writer_member_string (self->writer, "key", pol_concept_get_key (concept));
  if (pol_concept_get_archived (concept))
    {
      pol_json_writer_member (self->writer, "archived");
      pol_json_writer_boolean (self->writer, TRUE);
    }
  pol_json_writer_end_object (self->writer);
}

/* Of an archived concept that is called by its id alone, the annotations say
 * all there is to say. */
static gboolean
needs_listing (PolConcept *concept)
{
  return !g_str_equal (pol_concept_get_id (concept), pol_concept_get_name (concept))
         || pol_concept_get_group (concept) != NULL
         || pol_concept_get_key (concept) != NULL;
}

static void
write_concepts (Writing *self)
{
  g_autoptr (GPtrArray) archived = pol_export_list_archived (self->export);

  pol_json_writer_break_line (self->writer);
  pol_json_writer_member (self->writer, "concepts");
  pol_json_writer_begin_array (self->writer);
  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    write_concept (self, pol_concept_list_get_active (self->concepts, i));
  for (guint i = 0; i < archived->len; i++)
    {
      if (needs_listing (g_ptr_array_index (archived, i)))
        write_concept (self, g_ptr_array_index (archived, i));
    }
  pol_json_writer_end_array (self->writer);
}

static void
write_annotation (Writing *self,
                  const PolAnnotation *annotation)
{
  PolConcept *concept = pol_concept_list_get_concept (self->concepts, annotation->concept);
  g_autofree char *at = pol_time_to_string (annotation->at);

  pol_json_writer_begin_object (self->writer);
  pol_json_writer_member_string (self->writer, "concept", pol_concept_get_id (concept));
  pol_json_writer_member_word (self->writer, "value", pol_value_to_string (annotation->value));
  pol_json_writer_member_string (self->writer, "annotator",
                                 pol_project_get_annotator_name (self->export->project,
                                                                 annotation->annotator));
  pol_json_writer_member_word (self->writer, "at", at);
  pol_json_writer_end_object (self->writer);
}

static void
write_image (Writing *self,
             guint image)
{
  PolProject *project = self->export->project;
  PolImageState state = pol_project_get_image_state (project, image);
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

  g_array_set_size (self->sorted, 0);
  if (n > 0)
    g_array_append_vals (self->sorted, annotations, n);
  g_array_sort_with_data (self->sorted, compare_annotations, self);

  pol_json_writer_break_line (self->writer);
  pol_json_writer_begin_object (self->writer);
  pol_format_write_path (self->writer, pol_project_get_image_path (project, image));
  if (state != POL_IMAGE_STATE_NONE)
    pol_json_writer_member_string (self->writer, "state", pol_image_state_to_string (state));
  pol_json_writer_member (self->writer, "annotations");
  pol_json_writer_begin_array (self->writer);
  for (guint i = 0; i < self->sorted->len; i++)
    write_annotation (self, &g_array_index (self->sorted, PolAnnotation, i));
  pol_json_writer_end_array (self->writer);
  pol_json_writer_end_object (self->writer);
}

static gboolean
annotations_write (PolExport *export,
                   GOutputStream *stream,
                   GError **error)
{
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, export->cancellable);
  g_autoptr (GArray) sorted = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  g_autofree guint *annotator_ranks = rank_annotators (export->project);
  Writing self = { export, writer, pol_project_get_concepts (export->project), annotator_ranks,
                   sorted };
  guint image;

  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "format", POL_ANNOTATIONS_FORMAT);
  pol_json_writer_member (writer, "version");
  pol_json_writer_integer (writer, POL_ANNOTATIONS_VERSION);
  write_concepts (&self);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "images");
  pol_json_writer_begin_array (writer);
  while (!pol_json_writer_has_failed (writer) && pol_export_next_image (export, &image))
    write_image (&self, image);
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);

  return pol_json_writer_finish (writer, error);
}

static gboolean
annotations_detect (const char *head,
                    gsize length)
{
  g_autofree char *format = pol_format_peek_json_format (head, length);
  gsize start = 0;

  if (format != NULL)
    return g_str_equal (format, POL_ANNOTATIONS_FORMAT);

  /* The format may be named further on; the reader will see. */
  while (start < length && g_ascii_isspace (head[start]))
    start++;
  return start < length && head[start] == '{';
}

const PolFormat pol_format_annotations = {
  .id = "annotations",
  .name = N_("Annotations"),
  .extension = "json",
  .detect = annotations_detect,
  .read = pol_annotations_read,
  .write = annotations_write,
};
