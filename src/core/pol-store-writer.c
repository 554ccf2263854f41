/* pol-store-writer.c: the statements that change a project file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-store-writer.h"

#include <string.h>

typedef enum
{
  NEXT_EVENT,
  ADD_EVENT,
  ADD_ANNOTATOR,
  ADD_CONCEPT,
  SET_CONCEPT,
  SET_ANNOTATION,
  CLEAR_ANNOTATION,
  SET_STATE,
  ADD_IMAGE,
  MOVE_IMAGE,
  SET_MISSING,
  SET_FILE,
  SET_DIMENSIONS,
  SET_SETTING,
  N_STATEMENTS
} Statement;

static const char *const sql[N_STATEMENTS] = {
  [NEXT_EVENT] = "SELECT ifnull(max(id), 0) + 1 FROM event",
  [ADD_EVENT] = "INSERT INTO event (step, at, who, what, image, concept, annotator, before, after)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_ANNOTATOR] = "INSERT OR IGNORE INTO annotator (id, name) VALUES (?, ?)",
  [ADD_CONCEPT] = "INSERT OR IGNORE INTO concept (id, key, name, position, state)"
                  " VALUES (?1, ?2, ?2, ?1, 1)",
  [SET_CONCEPT] = "UPDATE concept SET name = ?, grp = ?, shortcut = ?, position = ?, state = ?"
                  " WHERE id = ?",
  [SET_ANNOTATION] = "INSERT INTO annotation (image, concept, annotator, polarity, at)"
                     " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
                     " polarity = excluded.polarity, at = excluded.at",
  [CLEAR_ANNOTATION] = "DELETE FROM annotation WHERE image = ? AND concept = ? AND annotator = ?",
  [SET_STATE] = "UPDATE image SET state = ? WHERE id = ?",
  [ADD_IMAGE] = "INSERT INTO image (id, path) VALUES (?, ?)",
  [MOVE_IMAGE] = "UPDATE image SET path = ? WHERE id = ?",
  [SET_MISSING] = "UPDATE image SET missing = ? WHERE id = ?",
  [SET_FILE] = "UPDATE image SET size = ?, mtime = ? WHERE id = ?",
  [SET_DIMENSIONS] = "UPDATE image SET width = nullif(?, 0), height = nullif(?, 0) WHERE id = ?",
  [SET_SETTING] = "INSERT INTO setting (name, value) VALUES (?, ?)"
                  " ON CONFLICT DO UPDATE SET value = excluded.value",
};

struct _PolStoreWriter
{
  sqlite3 *db;
  sqlite3_stmt *statements[N_STATEMENTS];

  gint64 step;       /* the first event of the edit at hand */
  gint64 at;
  const char *who;
};

PolStoreWriter *
pol_store_writer_new (sqlite3 *db)
{
  PolStoreWriter *self = g_new0 (PolStoreWriter, 1);

  self->db = db;

  return self;
}

void
pol_store_writer_free (PolStoreWriter *self)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  g_free (self);
}

static sqlite3_stmt *
prepare (PolStoreWriter *self,
         Statement which)
{
  if (self->statements[which] == NULL)
    sqlite3_prepare_v3 (self->db, sql[which], -1, SQLITE_PREPARE_PERSISTENT,
                        &self->statements[which], NULL);

  return self->statements[which];
}

static void
bind_string (sqlite3_stmt *statement,
             int column,
             const char *string)
{
  if (string == NULL)
    sqlite3_bind_null (statement, column);
  else if (g_utf8_validate (string, -1, NULL))
    sqlite3_bind_text (statement, column, string, -1, SQLITE_STATIC);
  else
    sqlite3_bind_blob (statement, column, string, strlen (string), SQLITE_STATIC);
}

/* Runs a statement with its parameters in order: 'i' for a gint64, 's' for a
 * string or NULL, '-' for SQL's NULL. */
static gboolean
run (PolStoreWriter *self,
     Statement which,
     const char *types,
     ...)
{
  sqlite3_stmt *statement = prepare (self, which);
  gboolean done;
  va_list args;

  if (statement == NULL)
    return FALSE;

  va_start (args, types);
  for (int i = 0; types[i] != '\0'; i++)
    {
      if (types[i] == 'i')
        sqlite3_bind_int64 (statement, i + 1, va_arg (args, gint64));
      else if (types[i] == 's')
        bind_string (statement, i + 1, va_arg (args, const char *));
      else
        sqlite3_bind_null (statement, i + 1);
    }
  va_end (args);

  done = sqlite3_step (statement) == SQLITE_DONE;
  sqlite3_reset (statement);

  return done;
}

#define INT(value) ((gint64) (value))

static gboolean
begin_step (PolStoreWriter *self,
            const char *who,
            gint64 at)
{
  sqlite3_stmt *statement = prepare (self, NEXT_EVENT);
  gboolean found = statement != NULL && sqlite3_step (statement) == SQLITE_ROW;

  if (found)
    self->step = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  self->who = who;
  self->at = at;

  return found;
}

static gboolean
write_tag (PolStoreWriter *self,
           const PolTagChange *change,
           gboolean backwards)
{
  PolValue from = backwards ? change->after : change->before;
  PolValue to = backwards ? change->before : change->after;
  gint64 at = backwards ? change->before_at : change->after_at;
  gboolean written;

  if (to == POL_VALUE_NONE)
    written = run (self, CLEAR_ANNOTATION, "iii",
                   INT (change->image), INT (change->concept), INT (change->annotator));
  else
    written = run (self, SET_ANNOTATION, "iiiii", INT (change->image), INT (change->concept),
                   INT (change->annotator), INT (to), at);

  return written
         && run (self, ADD_EVENT, "iissiiiii", self->step, self->at, self->who, "tag",
                 INT (change->image), INT (change->concept), INT (change->annotator),
                 INT (from), INT (to));
}

static gboolean
write_state (PolStoreWriter *self,
             const PolStateChange *change,
             gboolean backwards)
{
  PolImageState from = backwards ? change->after : change->before;
  PolImageState to = backwards ? change->before : change->after;

  return run (self, SET_STATE, "ii", INT (to), INT (change->image))
         && run (self, ADD_EVENT, "iissi--ii", self->step, self->at, self->who, "state",
                 INT (change->image), INT (from), INT (to));
}

static gboolean
write_string_event (PolStoreWriter *self,
                    guint concept,
                    const char *what,
                    const char *from,
                    const char *to)
{
  if (g_strcmp0 (from, to) == 0)
    return TRUE;

  return run (self, ADD_EVENT, "iiss-i-ss", self->step, self->at, self->who, what,
              INT (concept), from, to);
}

static gboolean
write_number_event (PolStoreWriter *self,
                    guint concept,
                    const char *what,
                    guint from,
                    guint to)
{
  if (from == to)
    return TRUE;

  return run (self, ADD_EVENT, "iiss-i-ii", self->step, self->at, self->who, what,
              INT (concept), INT (from), INT (to));
}

static gboolean
write_concept (PolStoreWriter *self,
               const PolConceptChange *change,
               gboolean backwards)
{
  const PolConceptFields *from = backwards ? &change->after : &change->before;
  const PolConceptFields *to = backwards ? &change->before : &change->after;

  if (change->new_id != NULL
      && !run (self, ADD_CONCEPT, "is", INT (change->concept), change->new_id))
    return FALSE;

  return run (self, SET_CONCEPT, "sssiii", to->name, to->group, to->key,
              INT (to->place), INT (to->archived), INT (change->concept))
         && write_string_event (self, change->concept, "name", from->name, to->name)
         && write_string_event (self, change->concept, "group", from->group, to->group)
         && write_string_event (self, change->concept, "key", from->key, to->key)
         && write_number_event (self, change->concept, "position", from->place, to->place)
         && write_number_event (self, change->concept, "archived", from->archived, to->archived);
}

/* Annotators are added in either direction: one who joined stays. */
static gboolean
write_annotators (PolStoreWriter *self,
                  PolEdit *edit)
{
  for (guint i = 0; i < edit->annotators->len; i++)
    {
      if (!run (self, ADD_ANNOTATOR, "is", INT (edit->first_annotator + i),
                g_ptr_array_index (edit->annotators, i)))
        return FALSE;
    }

  return TRUE;
}

static guint
nth_in_direction (guint n,
                  guint nth,
                  gboolean backwards)
{
  return backwards ? n - nth - 1 : nth;
}

/* Carries out an edit, or takes it back, and adds it to the history. */
gboolean
pol_store_writer_edit (PolStoreWriter *self,
                       PolEdit *edit,
                       gboolean backwards,
                       const char *who,
                       gint64 at)
{
  if (!begin_step (self, who, at) || !write_annotators (self, edit))
    return FALSE;

  for (guint i = 0; i < edit->concepts->len; i++)
    {
      guint nth = nth_in_direction (edit->concepts->len, i, backwards);

      if (!write_concept (self, g_ptr_array_index (edit->concepts, nth), backwards))
        return FALSE;
    }

  for (guint i = 0; i < edit->tags->len; i++)
    {
      guint nth = nth_in_direction (edit->tags->len, i, backwards);

      if (!write_tag (self, &g_array_index (edit->tags, PolTagChange, nth), backwards))
        return FALSE;
    }

  for (guint i = 0; i < edit->states->len; i++)
    {
      guint nth = nth_in_direction (edit->states->len, i, backwards);

      if (!write_state (self, &g_array_index (edit->states, PolStateChange, nth), backwards))
        return FALSE;
    }

  return TRUE;
}

gboolean
pol_store_writer_add_images (PolStoreWriter *self,
                             guint first,
                             const char *const *paths)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (!run (self, ADD_IMAGE, "is", INT (first + i), paths[i]))
        return FALSE;
    }

  return TRUE;
}

gboolean
pol_store_writer_set_missing (PolStoreWriter *self,
                              GArray *images,
                              gboolean missing)
{
  for (guint i = 0; i < images->len; i++)
    {
      if (!run (self, SET_MISSING, "ii", INT (missing), INT (g_array_index (images, guint32, i))))
        return FALSE;
    }

  return TRUE;
}

gboolean
pol_store_writer_move_images (PolStoreWriter *self,
                              GArray *images,
                              const char *const *paths)
{
  for (guint i = 0; i < images->len; i++)
    {
      if (!run (self, MOVE_IMAGE, "si", paths[i], INT (g_array_index (images, guint32, i))))
        return FALSE;
    }

  return TRUE;
}

gboolean
pol_store_writer_set_files (PolStoreWriter *self,
                            GArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const PolImageFile *file = &g_array_index (files, PolImageFile, i);

      if (!run (self, SET_FILE, "iii", file->size, file->mtime, INT (file->image)))
        return FALSE;
    }

  return TRUE;
}

gboolean
pol_store_writer_set_dimensions (PolStoreWriter *self,
                                 GArray *dimensions)
{
  for (guint i = 0; i < dimensions->len; i++)
    {
      const PolImageDimensions *it = &g_array_index (dimensions, PolImageDimensions, i);

      if (!run (self, SET_DIMENSIONS, "iii", INT (it->width), INT (it->height), INT (it->image)))
        return FALSE;
    }

  return TRUE;
}

gboolean
pol_store_writer_set_setting (PolStoreWriter *self,
                              const char *name,
                              const char *value)
{
  return run (self, SET_SETTING, "ss", name, value);
}
