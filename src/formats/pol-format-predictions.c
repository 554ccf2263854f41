/* pol-format-predictions.c: reads what a model predicts, one JSON object a line
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-format-private.h"

#include <glib/gi18n-lib.h>

#include "pol-import-private.h"
#include "pol-json-reader.h"

/* One file may name millions of predictions: nothing is kept of a line but the
 * image, which the next line often names again. */
typedef struct
{
  PolImport *import;
  PolJsonReader *reader;
  GString *image;           /* of the last line, as it is written there */
  gboolean is_uri;
  gboolean has_image;       /* whether the data set has it */
  guint image_index;
} Reading;

/* Of the line that is being read. */
typedef struct
{
  gboolean has_image;
  gboolean is_same;         /* as in the line before */
  gboolean is_uri;
  gboolean has_concept;
  gboolean has_score;
  gboolean is_known;        /* its concept */
  guint concept;
  double score;
} Prediction;

static void
read_image (Reading *self,
            Prediction *line)
{
  const char *path = pol_json_reader_read_string (self->reader);

  if (path == NULL)
    return;

  line->has_image = path[0] != '\0';
  if (!g_str_equal (path, self->image->str))
    {
      line->is_same = FALSE;
      g_string_assign (self->image, path);
    }
}

/* Looks the image of a line up, when it is known how its path is written. */
static gboolean
find_image (Reading *self,
            const Prediction *line)
{
  g_autofree char *path = NULL;

  if (line->is_same && line->is_uri == self->is_uri)
    return self->has_image;

  self->is_uri = line->is_uri;
  self->has_image = FALSE;
  path = pol_format_decode_path (self->image->str, self->is_uri);
  if (path == NULL)
    pol_json_reader_fail (self->reader, _("“%s” is not percent-encoded as it should be."),
                          self->image->str);
  else
    self->has_image = pol_import_find_image (self->import, path, &self->image_index);

  return self->has_image;
}

static void
read_concept (Reading *self,
              Prediction *line)
{
  const char *id = pol_json_reader_read_string (self->reader);

  if (id == NULL)
    return;

  line->has_concept = id[0] != '\0';
  line->is_known = pol_import_find_known_concept (self->import, id, &line->concept);
}

static void
read_score (Reading *self,
            Prediction *line)
{
  if (!pol_json_reader_read_number (self->reader, &line->score))
    return;

  line->has_score = TRUE;
  if (!(line->score >= 0 && line->score <= 1))
    pol_json_reader_fail (self->reader, _("“score” is a number from 0 to 1, not %g."), line->score);
}

static void
take_line (Reading *self,
           const Prediction *line)
{
  if (pol_json_reader_has_failed (self->reader))
    return;

  if (!line->has_image)
    pol_json_reader_fail (self->reader, _("A prediction has no “image”."));
  else if (!line->has_concept)
    pol_json_reader_fail (self->reader, _("A prediction has no “concept”."));
  else if (!line->has_score)
    pol_json_reader_fail (self->reader, _("A prediction has no “score”."));
  else if (find_image (self, line) && line->is_known)
    pol_import_add_suggestion (self->import, self->image_index, line->concept, line->score);
}

static void
read_line (Reading *self)
{
  Prediction line = { .is_same = TRUE };
  const char *name;

  pol_json_reader_enter_object (self->reader);
  while ((name = pol_json_reader_next_member (self->reader)) != NULL)
    {
      if (g_str_equal (name, "image"))
        read_image (self, &line);
      else if (g_str_equal (name, "encoding"))
        pol_format_read_encoding (self->reader, &line.is_uri);
      else if (g_str_equal (name, "concept"))
        read_concept (self, &line);
      else if (g_str_equal (name, "score"))
        read_score (self, &line);
      else
        pol_json_reader_skip (self->reader);
    }

  take_line (self, &line);
  pol_import_tell_progress (self->import, pol_json_reader_get_offset (self->reader));
}

static gboolean
predictions_read (PolImport *import,
                  GInputStream *stream,
                  GError **error)
{
  g_autoptr (PolJsonReader) reader = pol_json_reader_new (stream, import->name, import->cancellable);
  g_autoptr (GString) image = g_string_new (NULL);
  Reading self = { .import = import, .reader = reader, .image = image };

  while (pol_json_reader_has_more (reader))
    read_line (&self);

  return pol_json_reader_finish (reader, error);
}

/* By two of the three members of the first line: a file that lacks one is told so
 * by its reader. */
static gboolean
predictions_detect (const char *head,
                    gsize length)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (head, length, NULL);
  g_autoptr (PolJsonReader) reader = pol_json_reader_new (stream, "", NULL);
  guint n_found = 0;
  const char *name;

  pol_json_reader_enter_object (reader);
  while ((name = pol_json_reader_next_member (reader)) != NULL)
    {
      n_found += g_str_equal (name, "image") || g_str_equal (name, "concept")
                 || g_str_equal (name, "score");
      pol_json_reader_skip (reader);
    }

  return n_found >= 2;
}

const PolFormat pol_format_predictions = {
  .id = "predictions",
  .name = N_("Predictions of a Model"),
  .extension = "jsonl",
  .detect = predictions_detect,
  .read = predictions_read,
};
