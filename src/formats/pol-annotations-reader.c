/* pol-annotations-reader.c: reads the format "annotations"
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-annotations-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-format-private.h"
#include "pol-json-reader.h"

/* Which parts of the file a reading takes in. Annotations need the concepts, so
 * a file that has its images first is read twice. */
typedef enum
{
  TAKE_CONCEPTS = 1 << 0,
  TAKE_IMAGES = 1 << 1,
} Parts;

typedef struct
{
  PolImport *import;
  PolJsonReader *reader;
  Parts parts;
  gboolean has_format;
  gboolean has_concepts;
  gboolean images_wait;

  /* Of the image that is being read. */
  GArray *annotations;      /* PolAnnotation */
} Reading;

static void
read_into (PolJsonReader *reader,
           char **text)
{
  g_free (*text);
  *text = NULL;
  if (pol_json_reader_peek (reader) == POL_JSON_NULL)
    pol_json_reader_skip (reader);
  else
    *text = g_strdup (pol_json_reader_read_string (reader));
}

static void
take_concept (Reading *self,
              const char *id,
              const char *name,
              const char *group,
              const char *key,
              gboolean archived)
{
  if (pol_json_reader_has_failed (self->reader))
    return;

  if (id == NULL || id[0] == '\0')
    pol_json_reader_fail (self->reader, _("A concept has no “id”."));
  else if (self->parts & TAKE_CONCEPTS)
    pol_import_add_concept (self->import, id, name, group, key, archived);
}

static void
read_concept (Reading *self)
{
  g_autofree char *id = NULL;
  g_autofree char *concept_name = NULL;
  g_autofree char *group = NULL;
  g_autofree char *key = NULL;
  gboolean archived = FALSE;
  const char *name;

  pol_json_reader_enter_object (self->reader);
  while ((name = pol_json_reader_next_member (self->reader)) != NULL)
    {
      if (g_str_equal (name, "id"))
        read_into (self->reader, &id);
      else if (g_str_equal (name, "name"))
        read_into (self->reader, &concept_name);
      else if (g_str_equal (name, "group"))
        read_into (self->reader, &group);
      else if (g_str_equal (name, "key"))
        read_into (self->reader, &key);
      else if (g_str_equal (name, "archived"))
        pol_json_reader_read_boolean (self->reader, &archived);
      else
        pol_json_reader_skip (self->reader);
    }

  take_concept (self, id, concept_name, group, key, archived);
}

static void
read_concept_name (Reading *self,
                   PolAnnotation *annotation,
                   gboolean *has_concept)
{
  const char *id = pol_json_reader_read_string (self->reader);

  if (id == NULL)
    return;
  if (id[0] == '\0')
    {
      pol_json_reader_fail (self->reader, _("“concept” is empty."));
      return;
    }

  annotation->concept = pol_import_find_concept (self->import, id);
  *has_concept = TRUE;
}

static void
read_value (Reading *self,
            PolAnnotation *annotation)
{
  const char *word = pol_json_reader_read_string (self->reader);
  PolValue value;

  if (word == NULL)
    return;
  if (pol_value_from_string (word, &value) && value != POL_VALUE_NONE)
    annotation->value = value;
  else
    pol_json_reader_fail (self->reader,
                          _("“value” is “positive”, “negative” or “unsure”, not “%s”."), word);
}

static void
read_annotator (Reading *self,
                PolAnnotation *annotation)
{
  const char *name = pol_json_reader_read_string (self->reader);
  guint annotator;

  if (name == NULL)
    return;
  if (name[0] == '\0')
    pol_json_reader_fail (self->reader, _("“annotator” is empty."));
  else if (pol_import_find_annotator (self->import, name, &annotator))
    annotation->annotator = annotator;
  else
    pol_json_reader_fail (self->reader, _("There are too many annotators, more than 65,536."));
}

static void
read_at (Reading *self,
         PolAnnotation *annotation)
{
  const char *string = pol_json_reader_read_string (self->reader);

  if (string != NULL && !pol_time_from_string (string, &annotation->at))
    pol_json_reader_fail (self->reader,
                          _("“at” is a time such as “2026-11-23T10:00:00.000Z”, not “%s”."),
                          string);
}

static void
read_annotation (Reading *self)
{
  PolAnnotation annotation = { self->import->now, 0, self->import->default_annotator,
                               POL_VALUE_NONE };
  gboolean has_concept = FALSE;
  const char *name;

  pol_json_reader_enter_object (self->reader);
  while ((name = pol_json_reader_next_member (self->reader)) != NULL)
    {
      if (strcmp (name, "concept") == 0)
        read_concept_name (self, &annotation, &has_concept);
      else if (strcmp (name, "value") == 0)
        read_value (self, &annotation);
      else if (strcmp (name, "annotator") == 0)
        read_annotator (self, &annotation);
      else if (strcmp (name, "at") == 0)
        read_at (self, &annotation);
      else
        pol_json_reader_skip (self->reader);
    }

  if (!has_concept)
    pol_json_reader_fail (self->reader, _("An annotation has no “concept”."));
  else if (annotation.value == POL_VALUE_NONE)
    pol_json_reader_fail (self->reader, _("An annotation has no “value”."));
  else
    g_array_append_val (self->annotations, annotation);
}

static void
read_annotations (Reading *self)
{
  pol_json_reader_enter_array (self->reader);
  while (pol_json_reader_next_element (self->reader))
    read_annotation (self);
}

static void
read_state (Reading *self,
            PolImageState *state)
{
  const char *word;

  if (pol_json_reader_peek (self->reader) == POL_JSON_NULL)
    {
      pol_json_reader_skip (self->reader);
      return;
    }

  word = pol_json_reader_read_string (self->reader);
  if (word != NULL && (!pol_image_state_from_string (word, state)
                       || *state == POL_IMAGE_STATE_NONE))
    pol_json_reader_fail (self->reader, _("“state” is “reviewed” or “skipped”, not “%s”."), word);
}

static void
take_image (Reading *self,
            const char *path,
            gboolean is_uri,
            PolImageState state)
{
  g_autofree char *decoded = NULL;
  guint image;

  if (path == NULL || path[0] == '\0')
    pol_json_reader_fail (self->reader, _("An image has no “path”."));
  if (pol_json_reader_has_failed (self->reader))
    return;

  decoded = pol_format_decode_path (path, is_uri);
  if (decoded == NULL)
    {
      pol_json_reader_fail (self->reader, _("“%s” is not percent-encoded as it should be."), path);
      return;
    }
  if (!pol_import_find_image (self->import, decoded, &image))
    return;

  if (state != POL_IMAGE_STATE_NONE)
    pol_edit_set_state (self->import->edit, image, state);
  for (guint i = 0; i < self->annotations->len; i++)
    {
      PolAnnotation *annotation = &g_array_index (self->annotations, PolAnnotation, i);

      pol_import_add_tag (self->import, image, annotation->concept, annotation->annotator,
                          annotation->value, annotation->at);
    }
}

static void
read_image (Reading *self)
{
  g_autofree char *path = NULL;
  gboolean is_uri = FALSE;
  PolImageState state = POL_IMAGE_STATE_NONE;
  const char *name;

  g_array_set_size (self->annotations, 0);
  pol_json_reader_enter_object (self->reader);
  while ((name = pol_json_reader_next_member (self->reader)) != NULL)
    {
      if (strcmp (name, "path") == 0)
        read_into (self->reader, &path);
      else if (strcmp (name, "encoding") == 0)
        pol_format_read_encoding (self->reader, &is_uri);
      else if (strcmp (name, "state") == 0)
        read_state (self, &state);
      else if (strcmp (name, "annotations") == 0)
        read_annotations (self);
      else
        pol_json_reader_skip (self->reader);
    }

  take_image (self, path, is_uri, state);
  pol_import_tell_progress (self->import, pol_json_reader_get_offset (self->reader));
}

static void
read_concepts (Reading *self)
{
  self->has_concepts = TRUE;
  pol_json_reader_enter_array (self->reader);
  while (pol_json_reader_next_element (self->reader))
    read_concept (self);
}

static void
read_images (Reading *self)
{
  if (!(self->parts & TAKE_IMAGES))
    {
      pol_json_reader_skip (self->reader);
      return;
    }
  if ((self->parts & TAKE_CONCEPTS) && !self->has_concepts)
    {
      self->images_wait = TRUE;
      pol_json_reader_skip (self->reader);
      return;
    }

  pol_json_reader_enter_array (self->reader);
  while (pol_json_reader_next_element (self->reader))
    read_image (self);
}

static void
read_format (Reading *self)
{
  const char *id = pol_json_reader_read_string (self->reader);

  self->has_format = TRUE;
  if (id != NULL && !g_str_equal (id, POL_ANNOTATIONS_FORMAT))
    pol_json_reader_fail (self->reader, _("The format is “%s”, not “%s”."),
                          id, POL_ANNOTATIONS_FORMAT);
}

static void
read_version (Reading *self)
{
  gint64 version;

  if (pol_json_reader_read_integer (self->reader, &version) && version != POL_ANNOTATIONS_VERSION)
    pol_json_reader_fail (self->reader,
                          _("Only version %d of the format can be read. Use a newer Polarity."),
                          POL_ANNOTATIONS_VERSION);
}

static gboolean
read_file (Reading *self,
           GInputStream *stream,
           GError **error)
{
  g_autoptr (PolJsonReader) reader = pol_json_reader_new (stream, self->import->name,
                                                          self->import->cancellable);
  const char *name;

  self->reader = reader;
  pol_json_reader_enter_object (reader);
  while ((name = pol_json_reader_next_member (reader)) != NULL)
    {
      if (g_str_equal (name, "format"))
        read_format (self);
      else if (g_str_equal (name, "version"))
        read_version (self);
      else if (g_str_equal (name, "concepts"))
        read_concepts (self);
      else if (g_str_equal (name, "images"))
        read_images (self);
      else
        pol_json_reader_skip (reader);
    }

  if (!self->has_format)
    pol_json_reader_fail (reader, _("The member “format” is missing."));
  return pol_json_reader_finish (reader, error);
}

static gboolean
rewind_stream (PolImport *import,
               GInputStream *stream,
               GError **error)
{
  if (G_IS_SEEKABLE (stream) && g_seekable_can_seek (G_SEEKABLE (stream)))
    return g_seekable_seek (G_SEEKABLE (stream), 0, G_SEEK_SET, import->cancellable, error);

  g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
               _("“%s” has its images before its concepts, and cannot be read twice. Save it as a "
                 "file first."),
               import->name);
  return FALSE;
}

/* Takes a file in the format "annotations" in, member by member. */
gboolean
pol_annotations_read (PolImport *import,
                      GInputStream *stream,
                      GError **error)
{
  g_autoptr (GArray) annotations = g_array_new (FALSE, FALSE, sizeof (PolAnnotation));
  Reading self = { import, NULL, TAKE_CONCEPTS | TAKE_IMAGES, FALSE, FALSE, FALSE, annotations };

  if (!read_file (&self, stream, error))
    return FALSE;
  if (!self.images_wait)
    return TRUE;

  self.parts = TAKE_IMAGES;
  import->lists_nothing = !self.has_concepts;
  return rewind_stream (import, stream, error) && read_file (&self, stream, error);
}
