/* pol-format-annotations.c: all that was said of the images, without loss
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-export-private.h"
#include "pol-format-private.h"
#include "pol-import-private.h"
#include "pol-json-reader.h"

#define FORMAT_ID "polarity-annotations"
#define VERSION 1

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
read_encoding (Reading *self,
               gboolean *is_uri)
{
  const char *word = pol_json_reader_read_string (self->reader);

  if (word == NULL)
    return;
  if (g_str_equal (word, "uri"))
    *is_uri = TRUE;
  else
    pol_json_reader_fail (self->reader, _("“encoding” is “uri”, not “%s”."), word);
}

/* The path of an image as the data set has it, or NULL. */
static char *
decode_path (const char *path,
             gboolean is_uri)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *data;
  gsize length;

  if (!is_uri)
    return g_strdup (path);

  bytes = g_uri_unescape_bytes (path, -1, NULL, NULL);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &length);
  return memchr (data, '\0', length) == NULL ? g_strndup (data, length) : NULL;
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

  decoded = decode_path (path, is_uri);
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
        read_encoding (self, &is_uri);
      else if (strcmp (name, "state") == 0)
        read_state (self, &state);
      else if (strcmp (name, "annotations") == 0)
        read_annotations (self);
      else
        pol_json_reader_skip (self->reader);
    }

  take_image (self, path, is_uri, state);
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
  if (id != NULL && !g_str_equal (id, FORMAT_ID))
    pol_json_reader_fail (self->reader, _("The format is “%s”, not “%s”."), id, FORMAT_ID);
}

static void
read_version (Reading *self)
{
  gint64 version;

  if (pol_json_reader_read_integer (self->reader, &version) && version != VERSION)
    pol_json_reader_fail (self->reader,
                          _("This is version %" G_GINT64_FORMAT " of the format, and only version "
                            "%d can be read. Use a newer Polarity."),
                          version, VERSION);
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

static gboolean
annotations_read (PolImport *import,
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
  return rewind_stream (import, stream, error) && read_file (&self, stream, error);
}

static gboolean
annotations_detect (const char *head,
                    gsize length)
{
  g_autofree char *format = pol_format_peek_json_format (head, length);
  gsize start = 0;

  if (format != NULL)
    return g_str_equal (format, FORMAT_ID);

  /* The format may be named further on; the reader will see. */
  while (start < length && g_ascii_isspace (head[start]))
    start++;
  return start < length && head[start] == '{';
}

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
  pol_json_writer_member_string (self->writer, "value", pol_value_to_string (annotation->value));
  pol_json_writer_member_string (self->writer, "annotator",
                                 pol_project_get_annotator_name (self->export->project,
                                                                 annotation->annotator));
  pol_json_writer_member_string (self->writer, "at", at);
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
  pol_json_writer_member_string (writer, "format", FORMAT_ID);
  pol_json_writer_member (writer, "version");
  pol_json_writer_integer (writer, VERSION);
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

const PolFormat pol_format_annotations = {
  .id = "annotations",
  .name = N_("Annotations"),
  .extension = "json",
  .detect = annotations_detect,
  .read = annotations_read,
  .write = annotations_write,
};
