/* pol-store-writer.c: the statements that change a project file
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-store-writer.h"

#include <string.h>

#include "pol-store-history.h"

/* From so many tags on, an edit is large. */
#define LARGE_EDIT 1000

/* About so many bytes of a large edit's changes share a row in the history. */
#define PACKED_EVENT_SIZE (48 * 1024)

/* So many tags go into their table at once: SQLite takes half as long for each
 * as if it were told one by one. */
#define ROWS_AT_ONCE 16
#define ROW "(?, ?, ?, ?, ?)"
#define FOUR_ROWS ROW ", " ROW ", " ROW ", " ROW

typedef enum
{
  NEXT_EVENT,
  COUNT_ROWS,
  ADD_EVENT,
  ADD_TAGS_EVENT,
  ADD_ANNOTATOR,
  ADD_CONCEPT,
  SET_CONCEPT,
  ADD_EXAMPLE,
  REMOVE_EXAMPLE,
  SET_POLICY,
  REMOVE_POLICY,
  ADD_ANNOTATION,
  ADD_ANNOTATIONS,
  SET_ANNOTATION,
  CLEAR_ANNOTATION,
  SET_STATE,
  SET_SUGGESTION,
  REMOVE_SUGGESTION,
  CLEAR_SUGGESTIONS,
  ADD_IMAGE,
  MOVE_IMAGE,
  SET_MISSING,
  SET_FILE,
  SET_DIMENSIONS,
  SET_LOOK,
  SET_SETTING,
  N_STATEMENTS
} Statement;

static const char *const sql[N_STATEMENTS] = {
  [NEXT_EVENT] = "SELECT ifnull(max(id), 0) + 1 FROM event",
  [COUNT_ROWS] = "SELECT ifnull((SELECT max(id) + 1 FROM image), 0),"
                 " ifnull((SELECT max(id) + 1 FROM concept), 0),"
                 " ifnull((SELECT max(id) + 1 FROM annotator), 0)",
  [ADD_EVENT] = "INSERT INTO event (step, at, who, what, image, concept, annotator, before, after)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [ADD_TAGS_EVENT] = "INSERT INTO event (step, at, who, what, after) VALUES (?, ?, ?, 'tags', ?)",
  [ADD_ANNOTATOR] = "INSERT OR IGNORE INTO annotator (id, name) VALUES (?, ?)",
  [ADD_CONCEPT] = "INSERT OR IGNORE INTO concept (id, key, name, position, state)"
                  " VALUES (?1, ?2, ?2, ?1, 1)",
  [SET_CONCEPT] = "UPDATE concept SET name = ?, grp = ?, shortcut = ?, position = ?, state = ?,"
                  " note = ? WHERE id = ?",
  [ADD_EXAMPLE] = "INSERT OR IGNORE INTO example (concept, image) VALUES (?, ?)",
  [REMOVE_EXAMPLE] = "DELETE FROM example WHERE concept = ? AND image = ?",
  [SET_POLICY] = "INSERT OR REPLACE INTO policy (id, name, with_positive, only_negatives, no_tags,"
                 " reviewed, scope, exclusive, disagreement) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
  [REMOVE_POLICY] = "DELETE FROM policy WHERE id = ?",
  [ADD_ANNOTATION] = "INSERT INTO annotation (image, concept, annotator, polarity, at)"
                     " VALUES " ROW,
  [ADD_ANNOTATIONS] = "INSERT INTO annotation (image, concept, annotator, polarity, at) VALUES "
                      FOUR_ROWS ", " FOUR_ROWS ", " FOUR_ROWS ", " FOUR_ROWS,
  [SET_ANNOTATION] = "INSERT INTO annotation (image, concept, annotator, polarity, at)"
                     " VALUES " ROW " ON CONFLICT DO UPDATE SET"
                     " polarity = excluded.polarity, at = excluded.at",
  [CLEAR_ANNOTATION] = "DELETE FROM annotation WHERE image = ? AND concept = ? AND annotator = ?",
  [SET_SUGGESTION] = "INSERT OR REPLACE INTO suggestion (image, concept, score) VALUES (?, ?, ?)",
  [REMOVE_SUGGESTION] = "DELETE FROM suggestion WHERE image = ? AND concept = ?",
  [CLEAR_SUGGESTIONS] = "DELETE FROM suggestion",
  [SET_STATE] = "UPDATE image SET state = ? WHERE id = ?",
  [ADD_IMAGE] = "INSERT INTO image (id, path) VALUES (?, ?)",
  [MOVE_IMAGE] = "UPDATE image SET path = ? WHERE id = ?",
  [SET_MISSING] = "UPDATE image SET missing = ? WHERE id = ?",
  [SET_FILE] = "UPDATE image SET size = ?, mtime = ?, look = NULL, phash = NULL, digest = NULL"
               " WHERE id = ?",
  [SET_DIMENSIONS] = "UPDATE image SET width = nullif(?, 0), height = nullif(?, 0) WHERE id = ?",
  [SET_LOOK] = "UPDATE image SET look = ?, phash = ?, digest = ?"
               " WHERE id = ? AND size = ? AND mtime = ?",
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
  GByteArray *packed;    /* changes that wait for their row in the history */
};

PolStoreWriter *
pol_store_writer_new (sqlite3 *db)
{
  PolStoreWriter *self = g_new0 (PolStoreWriter, 1);

  self->db = db;
  self->packed = g_byte_array_new ();

  return self;
}

void
pol_store_writer_free (PolStoreWriter *self)
{
  for (guint i = 0; i < N_STATEMENTS; i++)
    sqlite3_finalize (self->statements[i]);
  g_byte_array_unref (self->packed);
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

/* Runs a statement with its parameters in order: 'i' for a gint64, 'd' for a
 * double, 's' for a string or NULL, '-' for SQL's NULL. */
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
      else if (types[i] == 'd')
        sqlite3_bind_double (statement, i + 1, va_arg (args, double));
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

static guint
nth_in_direction (guint n,
                  guint nth,
                  gboolean backwards)
{
  return backwards ? n - nth - 1 : nth;
}

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
  g_byte_array_set_size (self->packed, 0);

  return found;
}

static const PolTagChange *
get_tag (GArray *tags,
         guint nth,
         gboolean backwards)
{
  return &g_array_index (tags, PolTagChange, nth_in_direction (tags->len, nth, backwards));
}

/* How a tag goes into its table. One that was not there needs no search for
 * what it replaces. */
static Statement
choose_statement (const PolTagChange *change,
                  gboolean backwards)
{
  PolValue from = backwards ? change->after : change->before;
  PolValue to = backwards ? change->before : change->after;

  if (to == POL_VALUE_NONE)
    return CLEAR_ANNOTATION;

  return from == POL_VALUE_NONE ? ADD_ANNOTATION : SET_ANNOTATION;
}

static gboolean
are_new (GArray *tags,
         guint first,
         guint n,
         gboolean backwards)
{
  if (first + n > tags->len)
    return FALSE;

  for (guint i = first; i < first + n; i++)
    {
      if (choose_statement (get_tag (tags, i, backwards), backwards) != ADD_ANNOTATION)
        return FALSE;
    }

  return TRUE;
}

/* Writes the next tags, many at once where all are new. Returns how many, 0
 * where SQLite failed. */
static guint
write_next_tags (PolStoreWriter *self,
                 GArray *tags,
                 guint first,
                 gboolean backwards)
{
  gboolean many = are_new (tags, first, ROWS_AT_ONCE, backwards);
  Statement which = many ? ADD_ANNOTATIONS
                         : choose_statement (get_tag (tags, first, backwards), backwards);
  sqlite3_stmt *statement = prepare (self, which);
  guint n = many ? ROWS_AT_ONCE : 1;
  int column = 0;
  gboolean done;

  if (statement == NULL)
    return 0;

  for (guint i = first; i < first + n; i++)
    {
      const PolTagChange *change = get_tag (tags, i, backwards);

      sqlite3_bind_int64 (statement, ++column, change->image);
      sqlite3_bind_int64 (statement, ++column, change->concept);
      sqlite3_bind_int64 (statement, ++column, change->annotator);
      if (which == CLEAR_ANNOTATION)
        break;
      sqlite3_bind_int64 (statement, ++column, backwards ? change->before : change->after);
      sqlite3_bind_int64 (statement, ++column, backwards ? change->before_at : change->after_at);
    }
  done = sqlite3_step (statement) == SQLITE_DONE;
  sqlite3_reset (statement);

  return done ? n : 0;
}

static PolTagEvent
make_tag_event (const PolTagChange *change,
                gboolean backwards)
{
  return (PolTagEvent) { change->image, change->concept, change->annotator,
                         backwards ? change->after : change->before,
                         backwards ? change->before : change->after };
}

static gboolean
add_tag_event (PolStoreWriter *self,
               const PolTagEvent *event)
{
  return run (self, ADD_EVENT, "iissiiiii", self->step, self->at, self->who, "tag",
              INT (event->image), INT (event->concept), INT (event->annotator),
              INT (event->before), INT (event->after));
}

/* One row for all that was packed. */
static gboolean
add_packed_event (PolStoreWriter *self)
{
  sqlite3_stmt *statement = prepare (self, ADD_TAGS_EVENT);
  gboolean done;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int64 (statement, 1, self->step);
  sqlite3_bind_int64 (statement, 2, self->at);
  bind_string (statement, 3, self->who);
  sqlite3_bind_blob (statement, 4, self->packed->data, self->packed->len, SQLITE_STATIC);
  done = sqlite3_step (statement) == SQLITE_DONE;
  sqlite3_reset (statement);
  g_byte_array_set_size (self->packed, 0);

  return done;
}

static gboolean
add_tag_events (PolStoreWriter *self,
                GArray *tags,
                gboolean backwards)
{
  gboolean packs = tags->len >= LARGE_EDIT;

  for (guint i = 0; i < tags->len; i++)
    {
      PolTagEvent event = make_tag_event (get_tag (tags, i, backwards), backwards);

      if (!packs && !add_tag_event (self, &event))
        return FALSE;
      if (packs)
        pol_store_history_pack (self->packed, &event);
      if (self->packed->len >= PACKED_EVENT_SIZE && !add_packed_event (self))
        return FALSE;
    }

  return self->packed->len == 0 || add_packed_event (self);
}

static gboolean
check_suggestions (PolSuggestions *suggestions,
                   gint64 n_images,
                   gint64 n_concepts)
{
  gboolean fits = pol_suggestions_get_n_images (suggestions) <= n_images;

  for (guint image = 0; fits && image < pol_suggestions_get_n_images (suggestions); image++)
    {
      gsize n;
      const PolSuggestion *it = pol_suggestions_get (suggestions, image, &n);

      fits = n == 0 || it[n - 1].concept < n_concepts;
    }

  return fits;
}

/* Whether there is a row for every image, concept and annotator that tags and
 * suggestions refer to: ids count from 0 without gaps. */
static gboolean
check_references (PolStoreWriter *self,
                  PolEdit *edit)
{
  GArray *tags = edit->tags;
  sqlite3_stmt *row = prepare (self, COUNT_ROWS);
  gboolean fits = row != NULL && sqlite3_step (row) == SQLITE_ROW;
  gint64 n_images = fits ? sqlite3_column_int64 (row, 0) : 0;
  gint64 n_concepts = fits ? sqlite3_column_int64 (row, 1) : 0;
  gint64 n_annotators = fits ? sqlite3_column_int64 (row, 2) : 0;

  sqlite3_reset (row);
  for (guint i = 0; fits && i < tags->len; i++)
    {
      const PolTagChange *change = &g_array_index (tags, PolTagChange, i);

      fits = change->image < n_images && change->concept < n_concepts
             && change->annotator < n_annotators;
    }

  return fits && (edit->suggestions_after == NULL
                  || check_suggestions (edit->suggestions_after, n_images, n_concepts));
}

static gboolean
write_tags (PolStoreWriter *self,
            GArray *tags,
            gboolean backwards)
{
  guint n;

  for (guint i = 0; i < tags->len; i += n)
    {
      n = write_next_tags (self, tags, i, backwards);
      if (n == 0)
        return FALSE;
    }

  return add_tag_events (self, tags, backwards);
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
remove_suggestions (PolStoreWriter *self,
                    PolSuggestions *from,
                    PolSuggestions *to)
{
  if (pol_suggestions_get_n (to) == 0)
    return run (self, CLEAR_SUGGESTIONS, "");

  for (guint image = 0; image < pol_suggestions_get_n_images (from); image++)
    {
      gsize n;
      const PolSuggestion *suggestions = pol_suggestions_get (from, image, &n);
      float score;

      for (gsize i = 0; i < n; i++)
        {
          if (!pol_suggestions_find (to, image, suggestions[i].concept, &score)
              && !run (self, REMOVE_SUGGESTION, "ii", INT (image), INT (suggestions[i].concept)))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
set_suggestions (PolStoreWriter *self,
                 PolSuggestions *from,
                 PolSuggestions *to)
{
  for (guint image = 0; image < pol_suggestions_get_n_images (to); image++)
    {
      gsize n;
      const PolSuggestion *suggestions = pol_suggestions_get (to, image, &n);

      for (gsize i = 0; i < n; i++)
        {
          const PolSuggestion *it = &suggestions[i];
          float score;

          if ((!pol_suggestions_find (from, image, it->concept, &score) || score != it->score)
              && !run (self, SET_SUGGESTION, "iid", INT (image), INT (it->concept),
                       (double) it->score))
            return FALSE;
        }
    }

  return TRUE;
}

/* No more than what differs. */
static gboolean
write_suggestions (PolStoreWriter *self,
                   PolEdit *edit,
                   gboolean backwards)
{
  PolSuggestions *from = backwards ? edit->suggestions_after : edit->suggestions_before;
  PolSuggestions *to = backwards ? edit->suggestions_before : edit->suggestions_after;

  return to == NULL
         || (remove_suggestions (self, from, to)
             && set_suggestions (self, from, to)
             && run (self, ADD_EVENT, "iiss---ii", self->step, self->at, self->who, "suggestions",
                     INT (pol_suggestions_get_n (from)), INT (pol_suggestions_get_n (to))));
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
                    double from,
                    double to)
{
  if (from == to)
    return TRUE;

  return run (self, ADD_EVENT, "iiss-i-dd", self->step, self->at, self->who, what,
              INT (concept), from, to);
}

static gboolean
write_example (PolStoreWriter *self,
               guint concept,
               guint32 image,
               gboolean is_example)
{
  return run (self, is_example ? ADD_EXAMPLE : REMOVE_EXAMPLE, "ii", INT (concept), INT (image))
         && run (self, ADD_EVENT, "iissii-ii", self->step, self->at, self->who, "example",
                 INT (image), INT (concept), INT (!is_example), INT (is_example));
}

/* Of two sorted lists of images, what is in one of them. */
static gboolean
write_examples (PolStoreWriter *self,
                guint concept,
                GArray *from,
                GArray *to)
{
  guint n_from = from != NULL ? from->len : 0;
  guint n_to = to != NULL ? to->len : 0;
  guint i = 0, j = 0;

  while (i < n_from || j < n_to)
    {
      guint32 old = i < n_from ? g_array_index (from, guint32, i) : G_MAXUINT32;
      guint32 new = j < n_to ? g_array_index (to, guint32, j) : G_MAXUINT32;

      if (old != new && !write_example (self, concept, MIN (old, new), new < old))
        return FALSE;
      i += old <= new;
      j += new <= old;
    }

  return TRUE;
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

  return run (self, SET_CONCEPT, "sssdisi", to->name, to->group, to->key,
              to->place, INT (to->archived), to->note, INT (change->concept))
         && write_string_event (self, change->concept, "name", from->name, to->name)
         && write_string_event (self, change->concept, "group", from->group, to->group)
         && write_string_event (self, change->concept, "key", from->key, to->key)
         && write_number_event (self, change->concept, "position", from->place, to->place)
         && write_number_event (self, change->concept, "archived", from->archived, to->archived)
         && write_string_event (self, change->concept, "note", from->note, to->note)
         && write_examples (self, change->concept, from->examples, to->examples);
}

static const char *
get_untagged (PolPolicy *policy,
              PolSituation situation)
{
  return pol_label_to_string (pol_policy_get_untagged (policy, situation));
}

static gboolean
set_policy (PolStoreWriter *self,
            PolPolicy *policy)
{
  return run (self, SET_POLICY, "sssssssis", pol_policy_get_id (policy),
              pol_policy_get_name (policy), get_untagged (policy, POL_SITUATION_WITH_POSITIVE),
              get_untagged (policy, POL_SITUATION_ONLY_NEGATIVES),
              get_untagged (policy, POL_SITUATION_NO_TAGS),
              pol_policy_get_reviewed_is_negative (policy) ? "negative" : NULL,
              pol_scope_to_string (pol_policy_get_scope (policy)),
              INT (pol_policy_get_exclusive (policy)),
              pol_disagreement_to_string (pol_policy_get_disagreement (policy)));
}

/* All of a policy in one line of the history. */
static char *
make_policy_text (PolPolicy *policy)
{
  if (policy == NULL)
    return NULL;

  return g_strdup_printf (
      "%s: with_positive=%s only_negatives=%s no_tags=%s reviewed=%s scope=%s exclusive=%d"
      " disagreement=%s name=%s",
      pol_policy_get_id (policy), get_untagged (policy, POL_SITUATION_WITH_POSITIVE),
      get_untagged (policy, POL_SITUATION_ONLY_NEGATIVES),
      get_untagged (policy, POL_SITUATION_NO_TAGS),
      pol_policy_get_reviewed_is_negative (policy) ? "negative" : "null",
      pol_scope_to_string (pol_policy_get_scope (policy)), pol_policy_get_exclusive (policy),
      pol_disagreement_to_string (pol_policy_get_disagreement (policy)),
      pol_policy_get_name (policy));
}

static gboolean
write_policy (PolStoreWriter *self,
              const PolPolicyChange *change,
              gboolean backwards)
{
  PolPolicy *from = backwards ? change->after : change->before;
  PolPolicy *to = backwards ? change->before : change->after;
  g_autofree char *from_text = make_policy_text (from);
  g_autofree char *to_text = make_policy_text (to);

  return (to != NULL ? set_policy (self, to) : run (self, REMOVE_POLICY, "s", change->id))
         && run (self, ADD_EVENT, "iiss---ss", self->step, self->at, self->who, "policy",
                 from_text, to_text);
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

/* Whether an edit is to be written without SQLite's foreign keys, which would
 * take longer than the rest: what it refers to is checked here, all at once. */
gboolean
pol_store_writer_is_large (PolEdit *edit)
{
  return edit->tags->len >= LARGE_EDIT
         || (edit->suggestions_after != NULL
             && pol_suggestions_get_n (edit->suggestions_before)
                + pol_suggestions_get_n (edit->suggestions_after) >= LARGE_EDIT);
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

  for (guint i = 0; i < edit->policies->len; i++)
    {
      if (!write_policy (self, g_ptr_array_index (edit->policies, i), backwards))
        return FALSE;
    }

  if (pol_store_writer_is_large (edit) && !check_references (self, edit))
    return FALSE;
  if (!write_tags (self, edit->tags, backwards) || !write_suggestions (self, edit, backwards))
    return FALSE;

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
pol_store_writer_set_looks (PolStoreWriter *self,
                            GArray *looks)
{
  for (guint i = 0; i < looks->len; i++)
    {
      const PolPictureLook *it = pol_picture_look_nth (looks, i);

      if (!run (self, SET_LOOK, "iisiii", INT (it->state), INT (it->hash), it->digest,
                INT (it->image), it->size, it->mtime))
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
