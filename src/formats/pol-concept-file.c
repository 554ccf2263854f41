/* pol-concept-file.c: reads concept lists (.txt, .csv, .json)
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-csv-reader.h"
#include "pol-error.h"
#include "pol-file-utils.h"
#include "pol-json-reader.h"
#include "pol-text-source.h"

/* What a concept may say of itself: the columns of a .csv file and the keys of
 * an object in a .json file. */
enum
{
  FIELD_ID,
  FIELD_NAME,
  FIELD_GROUP,
  FIELD_KEY,
  N_FIELDS
};

static const char *const field_names[N_FIELDS] = { "id", "name", "group", "key" };

typedef struct
{
  GPtrArray *specs;
  GHashTable *ids;         /* of the specs, unowned */
  GPtrArray *repeated;
} ConceptFile;

typedef gboolean (*ReadFunc) (ConceptFile *self,
                              GInputStream *stream,
                              const char *name,
                              GCancellable *cancellable,
                              GError **error);

/**
 * pol_concept_spec_free:
 * @spec: (transfer full): a concept of a list
 *
 * Frees a concept of a list.
 */
void
pol_concept_spec_free (PolConceptSpec *spec)
{
  g_free (spec->id);
  g_free (spec->name);
  g_free (spec->group);
  g_free (spec->key);
  g_free (spec);
}

static gboolean
is_empty (const char *string)
{
  return string == NULL || string[0] == '\0';
}

static int
find_field (const char *name)
{
  for (int i = 0; i < N_FIELDS; i++)
    {
      if (g_str_equal (field_names[i], name))
        return i;
    }

  return -1;
}

static void
clear_fields (char **fields)
{
  for (guint i = 0; i < N_FIELDS; i++)
    g_clear_pointer (&fields[i], g_free);
}

/* Takes a concept in, and its fields over. FALSE if it has no id and no name. */
static gboolean
take_concept (ConceptFile *self,
              char **fields)
{
  g_autoptr (PolConceptSpec) spec = g_new0 (PolConceptSpec, 1);
  const char *id;

  for (guint i = 0; i < N_FIELDS; i++)
    {
      if (fields[i] != NULL)
        g_strstrip (fields[i]);
    }

  id = is_empty (fields[FIELD_ID]) ? fields[FIELD_NAME] : fields[FIELD_ID];
  if (is_empty (id))
    return FALSE;

  spec->id = g_strdup (id);
  if (id != fields[FIELD_NAME] && !is_empty (fields[FIELD_NAME]))
    spec->name = g_steal_pointer (&fields[FIELD_NAME]);
  spec->group = is_empty (fields[FIELD_GROUP]) ? NULL : g_steal_pointer (&fields[FIELD_GROUP]);
  spec->key = is_empty (fields[FIELD_KEY]) ? NULL : g_steal_pointer (&fields[FIELD_KEY]);
  clear_fields (fields);

  if (g_hash_table_contains (self->ids, spec->id))
    {
      g_ptr_array_add (self->repeated, g_strdup (spec->id));
      return TRUE;
    }

  g_hash_table_add (self->ids, spec->id);
  g_ptr_array_add (self->specs, g_steal_pointer (&spec));
  return TRUE;
}

/* A line of a .txt file without its end, or NULL after the last one. */
static char *
read_line (PolTextSource *source)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int c = pol_text_source_peek (source);

  if (c < 0)
    return NULL;

  for (; c >= 0 && c != '\n'; c = pol_text_source_peek (source))
    {
      const char *start = source->buffer + source->pos;
      const char *end = memchr (start, '\n', source->end - source->pos);
      gsize length = end != NULL ? (gsize) (end - start) : source->end - source->pos;

      if (!pol_text_source_append (source, line, start, length))
        return NULL;
      source->pos += length;
    }

  if (!g_utf8_validate_len (line->str, line->len, NULL))
    {
      pol_text_source_fail (source, _("The text is not valid UTF-8."));
      return NULL;
    }

  if (c == '\n')
    {
      source->pos++;
      pol_text_source_next_line (source);
    }
  return g_string_free (g_steal_pointer (&line), FALSE);
}

static gboolean
read_txt (ConceptFile *self,
          GInputStream *stream,
          const char *name,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (PolTextSource) source = pol_text_source_new (stream, name, cancellable);
  char *fields[N_FIELDS] = { NULL };

  while ((fields[FIELD_ID] = read_line (source)) != NULL)
    {
      take_concept (self, fields);
      clear_fields (fields);
    }

  if (source->error == NULL)
    return TRUE;

  g_propagate_error (error, g_error_copy (source->error));
  return FALSE;
}

static gboolean
is_blank_row (const char *const *row,
              guint n_fields)
{
  for (guint i = 0; i < n_fields; i++)
    {
      if (row[i][strspn (row[i], " \t")] != '\0')
        return FALSE;
    }

  return TRUE;
}

static const char *const *
next_row (PolCsvReader *reader,
          guint *n_fields)
{
  const char *const *row;

  do
    row = pol_csv_reader_next_row (reader, n_fields);
  while (row != NULL && is_blank_row (row, *n_fields));

  return row;
}

/* Which field each column holds, -1 for one that is of no interest. */
static GArray *
read_header (PolCsvReader *reader)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean found[N_FIELDS] = { FALSE };
  guint n;
  const char *const *row = next_row (reader, &n);

  for (guint i = 0; row != NULL && i < n; i++)
    {
      g_autofree char *name = g_strstrip (g_ascii_strdown (row[i], -1));
      int field = find_field (name);

      g_array_append_val (columns, field);
      if (field >= 0)
        found[field] = TRUE;
    }

  if (row != NULL && !found[FIELD_ID] && !found[FIELD_NAME])
    pol_csv_reader_fail (reader, _("A header with “id” or “name”, or both, is expected here."));

  return g_steal_pointer (&columns);
}

static void
read_row (ConceptFile *self,
          PolCsvReader *reader,
          GArray *columns,
          const char *const *row,
          guint n_fields)
{
  char *fields[N_FIELDS] = { NULL };

  for (guint i = 0; i < n_fields; i++)
    {
      int field = i < columns->len ? g_array_index (columns, int, i) : -1;

      if (i >= columns->len && row[i][0] != '\0')
        pol_csv_reader_fail (reader, _("There are more fields here than in the header."));
      if (field >= 0 && fields[field] == NULL)
        fields[field] = g_strdup (row[i]);
    }

  if (!take_concept (self, fields))
    pol_csv_reader_fail (reader, _("A concept has neither an id nor a name."));
  clear_fields (fields);
}

static gboolean
read_csv (ConceptFile *self,
          GInputStream *stream,
          const char *name,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (PolCsvReader) reader = pol_csv_reader_new (stream, name, cancellable);
  g_autoptr (GArray) columns = read_header (reader);
  const char *const *row;
  guint n;

  while ((row = next_row (reader, &n)) != NULL)
    read_row (self, reader, columns, row, n);

  return pol_csv_reader_finish (reader, error);
}

static void
read_object (PolJsonReader *reader,
             char **fields)
{
  const char *name;

  pol_json_reader_enter_object (reader);
  while ((name = pol_json_reader_next_member (reader)) != NULL)
    {
      int field = find_field (name);

      if (field < 0 || pol_json_reader_peek (reader) == POL_JSON_NULL)
        {
          pol_json_reader_skip (reader);
          continue;
        }
      g_free (fields[field]);
      fields[field] = g_strdup (pol_json_reader_read_string (reader));
    }
}

static gboolean
read_json (ConceptFile *self,
           GInputStream *stream,
           const char *name,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (PolJsonReader) reader = pol_json_reader_new (stream, name, cancellable);
  char *fields[N_FIELDS] = { NULL };

  pol_json_reader_enter_array (reader);
  while (pol_json_reader_next_element (reader))
    {
      PolJsonType type = pol_json_reader_peek (reader);

      if (type == POL_JSON_STRING)
        fields[FIELD_ID] = g_strdup (pol_json_reader_read_string (reader));
      else if (type == POL_JSON_OBJECT)
        read_object (reader, fields);
      else
        pol_json_reader_fail (reader,
                              _("A concept is a string, or an object with “id” or “name”."));

      if (!pol_json_reader_has_failed (reader) && !take_concept (self, fields))
        pol_json_reader_fail (reader, _("A concept has neither an id nor a name."));
      clear_fields (fields);
    }

  return pol_json_reader_finish (reader, error);
}

static gboolean
has_csv_header (const char *head,
                gsize length)
{
  const char *end = memchr (head, '\n', length);
  g_autofree char *line = g_strndup (head, end != NULL ? (gsize) (end - head) : length);
  g_auto (GStrv) columns = NULL;

  if (strchr (line, ',') == NULL)
    return FALSE;

  columns = g_strsplit (line, ",", -1);
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const char *column = g_strstrip (g_strdelimit (columns[i], "\"\r", ' '));

      if (g_ascii_strcasecmp (column, "id") == 0 || g_ascii_strcasecmp (column, "name") == 0)
        return TRUE;
    }

  return FALSE;
}

/* By the ending of the name or, where that says nothing, by the content. */
static ReadFunc
choose_reader (GFile *file,
               const char *head,
               gsize length)
{
  g_autofree char *base = g_file_get_basename (file);
  const char *dot = base != NULL ? strrchr (base, '.') : NULL;
  gsize start = 0;

  if (dot != NULL && g_ascii_strcasecmp (dot, ".txt") == 0)
    return read_txt;
  if (dot != NULL && g_ascii_strcasecmp (dot, ".csv") == 0)
    return read_csv;
  if (dot != NULL && g_ascii_strcasecmp (dot, ".json") == 0)
    return read_json;

  while (start < length && g_ascii_isspace (head[start]))
    start++;
  if (start < length && head[start] == '[')
    return read_json;

  return has_csv_header (head + start, length - start) ? read_csv : read_txt;
}

static gboolean
read_concepts (ConceptFile *self,
               GFile *file,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *name = pol_file_get_display_name (file);
  const char *head;
  gsize length;

  stream = pol_file_open (file, &head, &length, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (!choose_reader (file, head, length) (self, stream, name, cancellable, error))
    return FALSE;

  if (self->specs->len == 0)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                   _("“%s” names no concept. Write one concept on each line."), name);
      return FALSE;
    }

  return TRUE;
}

/**
 * pol_concept_file_read:
 * @file: a file
 * @repeated: (out) (optional) (transfer full): the ids that occur more than
 *   once, once for each repetition
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a concept list: a text with one name a line, comma-separated values
 * with a header, or JSON. A repeated id is used once, where it occurs first. A
 * list without a concept is an error. Blocks.
 *
 * Returns: (transfer container) (element-type PolConceptSpec): the concepts, in
 *   the order of the file, or %NULL with an error that names the file and the
 *   line
 */
GPtrArray *
pol_concept_file_read (GFile *file,
                       char ***repeated,
                       GCancellable *cancellable,
                       GError **error)
{
  ConceptFile self;
  gboolean done;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self.specs = g_ptr_array_new_with_free_func ((GDestroyNotify) pol_concept_spec_free);
  self.ids = g_hash_table_new (g_str_hash, g_str_equal);
  self.repeated = g_ptr_array_new_with_free_func (g_free);
  done = read_concepts (&self, file, cancellable, error);
  g_hash_table_unref (self.ids);

  g_ptr_array_add (self.repeated, NULL);
  if (done && repeated != NULL)
    *repeated = (char **) g_ptr_array_steal (self.repeated, NULL);
  g_ptr_array_unref (self.repeated);
  if (!done)
    g_clear_pointer (&self.specs, g_ptr_array_unref);

  return self.specs;
}
