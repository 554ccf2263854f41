/* pol-store-reader.c: reads the tables of a project file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-store-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "pol-error.h"
#include "pol-store-schema.h"

/* Rows refer to each other by index, and indexes count from 0: a row that does
 * not fit was damaged, or made by something else. */
typedef struct
{
  const PolStoreReader *reader;
  gpointer user_data;
  guint n_images;
  guint n_concepts;
  guint n_annotators;
} Reading;

typedef gboolean (*RowFunc) (sqlite3_stmt *row, Reading *reading);

/* Whether a path leads to a place inside the data set's folder, whoever wrote it
 * into the file. */
static gboolean
is_inside (const char *path)
{
  for (const char *part = path;; part++)
    {
      gsize length = strcspn (part, "/");

      if (length == 0 || (length == 1 && part[0] == '.')
          || (length == 2 && part[0] == '.' && part[1] == '.'))
        return FALSE;

      part += length;
      if (*part == '\0')
        return TRUE;
    }
}

static gboolean
read_image (sqlite3_stmt *row,
            Reading *reading)
{
  g_autofree char *path = g_strndup (sqlite3_column_blob (row, 1), sqlite3_column_bytes (row, 1));
  int state = sqlite3_column_int (row, 2);
  PolImageFields fields = {
    path, state, sqlite3_column_int (row, 3) != 0,
    sqlite3_column_type (row, 4) == SQLITE_NULL ? -1 : sqlite3_column_int64 (row, 4),
    sqlite3_column_int64 (row, 5), sqlite3_column_int (row, 6), sqlite3_column_int (row, 7)
  };

  if (sqlite3_column_int64 (row, 0) != reading->n_images++ || path == NULL || !is_inside (path)
      || state < POL_IMAGE_STATE_NONE || state > POL_IMAGE_STATE_SKIPPED)
    return FALSE;

  reading->reader->image (reading->user_data, &fields);
  return TRUE;
}

static gboolean
read_concept (sqlite3_stmt *row,
              Reading *reading)
{
  const char *id = (const char *) sqlite3_column_text (row, 1);
  PolConceptFields fields = {
    (char *) sqlite3_column_text (row, 2), (char *) sqlite3_column_text (row, 3),
    (char *) sqlite3_column_text (row, 4), sqlite3_column_double (row, 5),
    sqlite3_column_int (row, 6) != 0, (char *) sqlite3_column_text (row, 7)
  };

  if (sqlite3_column_int64 (row, 0) != reading->n_concepts++ || id == NULL || fields.name == NULL)
    return FALSE;

  reading->reader->concept (reading->user_data, id, &fields);
  return TRUE;
}

static gboolean
read_example (sqlite3_stmt *row,
              Reading *reading)
{
  guint concept = sqlite3_column_int (row, 0);
  guint image = sqlite3_column_int (row, 1);

  if (concept >= reading->n_concepts || image >= reading->n_images)
    return FALSE;

  reading->reader->example (reading->user_data, concept, image);
  return TRUE;
}

static gboolean
read_annotator (sqlite3_stmt *row,
                Reading *reading)
{
  const char *name = (const char *) sqlite3_column_text (row, 1);

  if (sqlite3_column_int64 (row, 0) != reading->n_annotators++ || name == NULL)
    return FALSE;

  reading->reader->annotator (reading->user_data, name);
  return TRUE;
}

static gboolean
read_annotation (sqlite3_stmt *row,
                 Reading *reading)
{
  guint image = sqlite3_column_int (row, 0);
  guint annotator = sqlite3_column_int (row, 2);
  PolAnnotation annotation = {
    sqlite3_column_int64 (row, 4), sqlite3_column_int (row, 1),
    annotator, sqlite3_column_int (row, 3)
  };

  if (image >= reading->n_images || annotation.concept >= reading->n_concepts
      || annotator >= reading->n_annotators
      || annotation.value < POL_VALUE_POSITIVE || annotation.value > POL_VALUE_UNSURE)
    return FALSE;

  reading->reader->annotation (reading->user_data, image, annotation);
  return TRUE;
}

static gboolean
read_suggestion (sqlite3_stmt *row,
                 Reading *reading)
{
  guint image = sqlite3_column_int (row, 0);
  PolSuggestion suggestion = { sqlite3_column_int (row, 1), sqlite3_column_double (row, 2) };

  if (image >= reading->n_images || suggestion.concept >= reading->n_concepts
      || !(suggestion.score >= 0 && suggestion.score <= 1))
    return FALSE;

  reading->reader->suggestion (reading->user_data, image, suggestion);
  return TRUE;
}

static gboolean
read_untagged (sqlite3_stmt *row,
               int column,
               PolLabel *label)
{
  const char *word = (const char *) sqlite3_column_text (row, column);

  return word != NULL && pol_label_from_string (word, label) && *label != POL_LABEL_POSITIVE;
}

static gboolean
read_policy (sqlite3_stmt *row,
             Reading *reading)
{
  const char *id = (const char *) sqlite3_column_text (row, 0);
  const char *name = (const char *) sqlite3_column_text (row, 1);
  const char *scope_word = (const char *) sqlite3_column_text (row, 6);
  const char *disagreement_word = (const char *) sqlite3_column_text (row, 8);
  PolLabel with_positive, only_negatives, no_tags;
  PolScope scope;
  PolDisagreement disagreement;
  g_autoptr (PolPolicy) policy = NULL;

  if (id == NULL || id[0] == '\0' || pol_policy_get_preset (id) != NULL
      || name == NULL || name[0] == '\0'
      || !read_untagged (row, 2, &with_positive)
      || !read_untagged (row, 3, &only_negatives)
      || !read_untagged (row, 4, &no_tags)
      || scope_word == NULL || !pol_scope_from_string (scope_word, &scope)
      || disagreement_word == NULL
      || !pol_disagreement_from_string (disagreement_word, &disagreement))
    return FALSE;

  policy = pol_policy_new (id, name, with_positive, only_negatives, no_tags,
                           sqlite3_column_type (row, 5) != SQLITE_NULL, scope,
                           sqlite3_column_int (row, 7) != 0, disagreement);
  reading->reader->policy (reading->user_data, policy);
  return TRUE;
}

static gboolean
read_setting (sqlite3_stmt *row,
              Reading *reading)
{
  const char *value = (const char *) sqlite3_column_text (row, 1);

  if (value != NULL)
    reading->reader->setting (reading->user_data, (const char *) sqlite3_column_text (row, 0), value);

  return TRUE;
}

static gboolean
read_table (sqlite3 *db,
            const char *path,
            const char *sql,
            RowFunc func,
            Reading *reading,
            GError **error)
{
  g_autofree char *display = g_filename_display_name (path);
  sqlite3_stmt *row = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &row, NULL);
  gboolean fits = TRUE;

  while (fits && (result == SQLITE_OK || result == SQLITE_ROW))
    {
      result = sqlite3_step (row);
      fits = result != SQLITE_ROW || func (row, reading);
    }

  if (!fits)
    g_set_error (error, POL_ERROR, POL_ERROR_NOT_A_PROJECT,
                 _("“%s” is damaged. Open a copy that was saved earlier."), display);
  else if (result != SQLITE_DONE)
    pol_store_set_error (error, db, path);
  sqlite3_finalize (row);

  return fits && result == SQLITE_DONE;
}

/* Reads all tables; @path is for messages. */
gboolean
pol_store_reader_read (const PolStoreReader *self,
                       sqlite3 *db,
                       const char *path,
                       gpointer user_data,
                       GError **error)
{
  static const struct
  {
    const char *sql;
    RowFunc func;
  } tables[] = {
    { "SELECT name, value FROM setting", read_setting },
    { "SELECT id, path, state, missing, size, mtime, width, height FROM image ORDER BY id",
      read_image },
    { "SELECT id, key, name, grp, shortcut, position, state, note FROM concept ORDER BY id",
      read_concept },
    { "SELECT concept, image FROM example ORDER BY concept, image", read_example },
    { "SELECT id, name FROM annotator ORDER BY id", read_annotator },
    { "SELECT image, concept, annotator, polarity, at FROM annotation"
      " ORDER BY image, concept, annotator", read_annotation },
    { "SELECT image, concept, score FROM suggestion ORDER BY image, concept", read_suggestion },
    { "SELECT id, name, with_positive, only_negatives, no_tags, reviewed, scope, exclusive,"
      " disagreement FROM policy ORDER BY id", read_policy },
  };
  Reading reading = { self, user_data };
  gboolean read = TRUE;

  for (guint i = 0; read && i < G_N_ELEMENTS (tables); i++)
    read = read_table (db, path, tables[i].sql, tables[i].func, &reading, error);

  return read;
}

/* Reads what was found in pictures. */
void
pol_store_reader_read_looks (sqlite3 *db,
                             PolStoreLookFunc func,
                             gpointer user_data)
{
  sqlite3_stmt *row = NULL;

  sqlite3_prepare_v2 (db, "SELECT id, look, phash, size, mtime, digest FROM image"
                          " WHERE look IS NOT NULL", -1, &row, NULL);
  while (row != NULL && sqlite3_step (row) == SQLITE_ROW)
    func (user_data, &(PolPictureLook) { sqlite3_column_int64 (row, 0), sqlite3_column_int (row, 1),
                                         sqlite3_column_int64 (row, 2), sqlite3_column_int64 (row, 3),
                                         sqlite3_column_int64 (row, 4),
                                         (char *) sqlite3_column_text (row, 5) });
  sqlite3_finalize (row);
}

/* Whether every picture that is not missing was looked at. Most often the first row says that
 * none was. */
gboolean
pol_store_reader_has_all_looks (sqlite3 *db)
{
  sqlite3_stmt *row = NULL;
  gboolean all;

  sqlite3_prepare_v2 (db, "SELECT EXISTS (SELECT 1 FROM image)"
                          " AND NOT EXISTS (SELECT 1 FROM image WHERE look IS NULL AND missing = 0)",
                      -1, &row, NULL);
  all = row != NULL && sqlite3_step (row) == SQLITE_ROW && sqlite3_column_int (row, 0) != 0;
  sqlite3_finalize (row);

  return all;
}
