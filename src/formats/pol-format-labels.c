/* pol-format-labels.c: what a model reads from the images
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-export-private.h"
#include "pol-format-private.h"
#include "pol-policy-file.h"

#define FORMAT_ID "polarity-labels"
#define VERSION 1

typedef struct
{
  guint concept;
  PolLabel label;
  PolReason reason;
} Tagged;

/* A piece of JSON that occurs many times. */
typedef struct
{
  char *text;
  gsize length;
} Piece;

typedef struct
{
  PolExport *export;
  PolJsonWriter *writer;
  PolConceptList *concepts;
  gboolean by_group;
  PolResolver *resolver;
  GArray *tagged;       /* Tagged, of the image that is being written */

  /* A label is an object of two pieces: the concept, and what is read of it and why. */
  GArray *concept_pieces;       /* Piece, by the index of a concept; empty until it is used */
  Piece readings[POL_LABEL_NEGATIVE + 1][POL_N_REASONS];
} Writing;

static void
clear_piece (Piece *piece)
{
  g_clear_pointer (&piece->text, g_free);
}

static const Piece *
get_concept_piece (Writing *self,
                   guint concept)
{
  Piece *piece;

  if (concept >= self->concept_pieces->len)
    g_array_set_size (self->concept_pieces, concept + 1);

  piece = &g_array_index (self->concept_pieces, Piece, concept);
  if (piece->text == NULL)
    {
      const char *id = pol_concept_get_id (pol_concept_list_get_concept (self->concepts, concept));
      g_autofree char *quoted = pol_json_quote (id);

      piece->text = g_strdup_printf ("{\"concept\": %s, ", quoted);
      piece->length = strlen (piece->text);
    }

  return piece;
}

static const Piece *
get_reading_piece (Writing *self,
                   PolLabel label,
                   PolReason reason)
{
  Piece *piece = &self->readings[label][reason];

  if (piece->text == NULL)
    {
      piece->text = g_strdup_printf ("\"label\": \"%s\", \"reason\": \"%s\"}", pol_label_to_string (label),
                                     pol_reason_to_string (reason));
      piece->length = strlen (piece->text);
    }

  return piece;
}

static void
free_pieces (Writing *self)
{
  for (guint label = 0; label <= POL_LABEL_NEGATIVE; label++)
    for (guint reason = 0; reason < POL_N_REASONS; reason++)
      clear_piece (&self->readings[label][reason]);
  g_array_unref (self->concept_pieces);
}

static void
write_concepts (Writing *self)
{
  pol_json_writer_break_line (self->writer);
  pol_json_writer_member (self->writer, "concepts");
  pol_json_writer_begin_array (self->writer);
  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    {
      pol_json_writer_break_line (self->writer);
      pol_json_writer_begin_object (self->writer);
      pol_format_write_concept (self->writer, pol_concept_list_get_active (self->concepts, i));
      pol_json_writer_end_object (self->writer);
    }
  pol_json_writer_end_array (self->writer);
}

static void
write_label (Writing *self,
             guint concept,
             PolLabel label,
             PolReason reason)
{
  const Piece *head = get_concept_piece (self, concept);
  const Piece *tail = get_reading_piece (self, label, reason);

  pol_json_writer_item (self->writer, head->text, head->length, tail->text, tail->length);
}

static void
write_full (Writing *self,
            PolLabels *labels)
{
  for (guint i = 0; i < pol_concept_list_get_n_active (self->concepts); i++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (self->concepts, i));
      PolReason reason;
      PolLabel label = pol_labels_get (labels, concept, &reason);

      write_label (self, concept, label, reason);
    }
}

static int
compare_tagged (gconstpointer a,
                gconstpointer b,
                gpointer user_data)
{
  Writing *self = user_data;
  guint first = self->export->ranks[((const Tagged *) a)->concept];
  guint second = self->export->ranks[((const Tagged *) b)->concept];

  return first < second ? -1 : first > second;
}

/* The tagged concepts that do not read as the rest does, in list order. */
static void
collect_tagged (Writing *self,
                PolLabels *labels)
{
  guint *ranks = self->export->ranks;
  gboolean sorted = TRUE;
  guint last = 0;

  g_array_set_size (self->tagged, 0);
  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      Tagged tagged;
      PolLabel rest_label;
      PolReason rest_reason;

      tagged.concept = pol_labels_get_tagged (labels, i, &tagged.label, &tagged.reason);
      pol_labels_get_rest (labels, pol_resolver_get_rest (self->resolver, tagged.concept),
                           &rest_label, &rest_reason);
      if (tagged.label == rest_label && tagged.reason == rest_reason)
        continue;

      sorted = sorted && (self->tagged->len == 0 || ranks[last] < ranks[tagged.concept]);
      last = tagged.concept;
      g_array_append_val (self->tagged, tagged);
    }
  if (!sorted)
    g_array_sort_with_data (self->tagged, compare_tagged, self);
}

static void
write_compact (Writing *self,
               PolLabels *labels)
{
  collect_tagged (self, labels);
  for (guint i = 0; i < self->tagged->len; i++)
    {
      const Tagged *tagged = &g_array_index (self->tagged, Tagged, i);

      write_label (self, tagged->concept, tagged->label, tagged->reason);
    }
}

static void
write_rests (Writing *self,
             PolLabels *labels)
{
  pol_json_writer_member (self->writer, "rest");
  pol_json_writer_begin_array (self->writer);
  for (guint i = 0; i < pol_labels_get_n_rests (labels); i++)
    {
      PolLabel label;
      PolReason reason;
      const char *group = pol_labels_get_rest (labels, i, &label, &reason);

      if (!self->by_group)
        {
          const Piece *reading = get_reading_piece (self, label, reason);

          pol_json_writer_item (self->writer, "{", 1, reading->text, reading->length);
          continue;
        }

      pol_json_writer_begin_object (self->writer);
      pol_json_writer_member_string (self->writer, "group", group);
      pol_json_writer_member_word (self->writer, "label", pol_label_to_string (label));
      pol_json_writer_member_word (self->writer, "reason", pol_reason_to_string (reason));
      pol_json_writer_end_object (self->writer);
    }
  pol_json_writer_end_array (self->writer);
}

static void
write_image (Writing *self,
             guint image)
{
  PolProject *project = self->export->project;
  g_autoptr (PolLabels) labels = pol_project_resolve (project, self->export->policy, image);
  gboolean compact = self->export->layout == POL_LAYOUT_COMPACT;

  pol_json_writer_break_line (self->writer);
  pol_json_writer_begin_object (self->writer);
  pol_format_write_path (self->writer, pol_project_get_image_path (project, image));
  pol_json_writer_member (self->writer, "labels");
  pol_json_writer_begin_array (self->writer);
  if (compact)
    write_compact (self, labels);
  else
    write_full (self, labels);
  pol_json_writer_end_array (self->writer);
  if (compact)
    write_rests (self, labels);
  pol_json_writer_end_object (self->writer);
}

static void
write_head (Writing *self)
{
  pol_json_writer_member_string (self->writer, "format", FORMAT_ID);
  pol_json_writer_member (self->writer, "version");
  pol_json_writer_integer (self->writer, VERSION);
  pol_json_writer_break_line (self->writer);
  pol_json_writer_member (self->writer, "policy");
  pol_policy_file_write (self->export->policy, self->writer);
}

static gboolean
labels_write (PolExport *export,
              GOutputStream *stream,
              GError **error)
{
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, export->cancellable);
  g_autoptr (GArray) tagged = g_array_new (FALSE, FALSE, sizeof (Tagged));
  PolConceptList *concepts = pol_project_get_concepts (export->project);
  gboolean by_group = pol_policy_get_scope (export->policy) == POL_SCOPE_GROUP;
  PolResolver *resolver = pol_project_get_resolver (export->project, export->policy);
  Writing self = { export, writer, concepts, by_group, resolver, tagged,
                   g_array_new (FALSE, TRUE, sizeof (Piece)) };
  guint image;

  g_array_set_clear_func (self.concept_pieces, (GDestroyNotify) clear_piece);
  pol_json_writer_begin_object (writer);
  write_head (&self);
  write_concepts (&self);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "images");
  pol_json_writer_begin_array (writer);
  while (!pol_json_writer_has_failed (writer) && pol_export_next_image (export, &image))
    write_image (&self, image);
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);
  free_pieces (&self);

  return pol_json_writer_finish (writer, error);
}

const PolFormat pol_format_labels = {
  .id = "labels",
  .name = N_("Labels"),
  .extension = "json",
  .takes_policy = TRUE,
  .takes_layout = TRUE,
  .write = labels_write,
};
