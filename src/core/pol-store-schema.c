/* pol-store-schema.c: the tables of a project file, and how older ones become new
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-store-schema.h"

#include <errno.h>
#include <glib/gi18n-lib.h>

#include "pol-error.h"

/* Indexes of images, concepts and annotators count from 0, and are never used
 * again: rows are added, not removed. `state` of an image is a PolImageState,
 * of a concept 1 when it is archived; `polarity` is a PolValue; times are
 * milliseconds since 1970. A path that is not UTF-8 is a BLOB.
 *
 * `event` is the history, which only grows: `who` changed `what` at `at`, `before`
 * and `after`. A tag has a row 'tag' of its own, but the tags of a large step
 * share rows 'tags', whose `after` is a BLOB of changes, 12 bytes each,
 * little-endian: image and concept (4 bytes each), annotator (2), the PolValue
 * before and the one after (1 each). pol-store-history.c reads both. */
static const char version_1[] =
    "CREATE TABLE image (id INTEGER PRIMARY KEY, path TEXT NOT NULL, size INTEGER, mtime INTEGER,"
    " width INTEGER, height INTEGER, state INTEGER NOT NULL DEFAULT 0, phash INTEGER);"
    "CREATE TABLE concept (id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL,"
    " grp TEXT, position INTEGER NOT NULL, shortcut TEXT, state INTEGER NOT NULL DEFAULT 0);"
    "CREATE TABLE annotator (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);"
    "CREATE TABLE annotation (image INTEGER NOT NULL REFERENCES image,"
    " concept INTEGER NOT NULL REFERENCES concept, annotator INTEGER NOT NULL REFERENCES annotator,"
    " polarity INTEGER NOT NULL, at INTEGER NOT NULL,"
    " PRIMARY KEY (image, concept, annotator)) WITHOUT ROWID;"
    "CREATE TABLE event (id INTEGER PRIMARY KEY, at INTEGER NOT NULL, who TEXT NOT NULL,"
    " what TEXT NOT NULL, image INTEGER, concept INTEGER, annotator INTEGER, before, after);"
    "CREATE TABLE policy (id TEXT PRIMARY KEY, json TEXT NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;";

/* Version 2 keeps images that are gone from the folder, and tells which events
 * were one step. */
static const char version_2[] =
    "ALTER TABLE image ADD COLUMN missing INTEGER NOT NULL DEFAULT 0;"
    "ALTER TABLE event ADD COLUMN step INTEGER;";

/* Version 3 tells annotators when a concept counts, in words and by examples, and
 * keeps what a model suggests, which is not a tag until someone accepts it.
 * `note` and `example` belong to a concept; a suggestion's score is from 0 to 1. */
static const char version_3[] =
    "ALTER TABLE concept ADD COLUMN note TEXT;"
    "CREATE TABLE example (concept INTEGER NOT NULL REFERENCES concept,"
    " image INTEGER NOT NULL REFERENCES image, PRIMARY KEY (concept, image)) WITHOUT ROWID;"
    "CREATE TABLE suggestion (image INTEGER NOT NULL REFERENCES image,"
    " concept INTEGER NOT NULL REFERENCES concept, score REAL NOT NULL,"
    " PRIMARY KEY (image, concept)) WITHOUT ROWID;";

/* Version 4 keeps the policies that people save, setting by setting, in the words
 * of policy files. Nothing was ever written into the table that there was. */
static const char version_4[] =
    "DROP TABLE policy;"
    "CREATE TABLE policy (id TEXT PRIMARY KEY, name TEXT NOT NULL, with_positive TEXT NOT NULL,"
    " only_negatives TEXT NOT NULL, no_tags TEXT NOT NULL, reviewed TEXT, scope TEXT NOT NULL,"
    " exclusive INTEGER NOT NULL, disagreement TEXT NOT NULL) WITHOUT ROWID;";

/* Version 5 keeps what was found in the pictures, so that nobody need look again: `look` is a
 * PolPictureState, `phash` the perceptual hash where there is one, `digest` the SHA-256 of the
 * file where another has its size. All are of a file of that `size` and `mtime`. */
static const char version_5[] =
    "ALTER TABLE image ADD COLUMN look INTEGER;"
    "ALTER TABLE image ADD COLUMN digest TEXT;";

static const char *const migrations[POL_STORE_VERSION] = { version_1, version_2, version_3,
                                                           version_4, version_5 };

/* SQLite tells of a full disk as such only where it writes pages: not when it
 * makes a journal or the memory that connections share. */
static gboolean
is_out_of_room (sqlite3 *db)
{
  int cause = sqlite3_system_errno (db);

  return cause == ENOSPC || cause == EDQUOT || cause == EFBIG;
}

/* Sets an error from the last call on @db. */
void
pol_store_set_error (GError **error,
                     sqlite3 *db,
                     const char *path)
{
  g_autofree char *display = g_filename_display_name (path);
  int code = sqlite3_errcode (db) & 0xff;

  g_debug ("%s: SQLite error %d: %s", path, sqlite3_extended_errcode (db), sqlite3_errmsg (db));
  if (code == SQLITE_NOTADB || code == SQLITE_CORRUPT)
    g_set_error (error, POL_ERROR, POL_ERROR_NOT_A_PROJECT,
                 _("“%s” is not a Polarity project, or it is damaged."), display);
  else if (code == SQLITE_READONLY)
    g_set_error (error, POL_ERROR, POL_ERROR_READ_ONLY,
                 _("“%s” cannot be written. Copy it to a folder of your own and open the copy."),
                 display);
  else if (code == SQLITE_FULL || (code == SQLITE_IOERR && is_out_of_room (db)))
    g_set_error (error, POL_ERROR, POL_ERROR_FAILED,
                 _("“%s” cannot be saved: the disk is full. Make room and try again."), display);
  else if (code == SQLITE_BUSY)
    g_set_error (error, POL_ERROR, POL_ERROR_FAILED,
                 _("“%s” is in use by another program. Close it there and try again."), display);
  else
    g_set_error (error, POL_ERROR, POL_ERROR_FAILED,
                 _("“%s” cannot be read or written: %s"), display, sqlite3_errmsg (db));
}

static gboolean
execute (sqlite3 *db,
         const char *path,
         const char *sql,
         GError **error)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  pol_store_set_error (error, db, path);
  return FALSE;
}

static gboolean
read_pragma (sqlite3 *db,
             const char *path,
             const char *sql,
             int *value,
             GError **error)
{
  sqlite3_stmt *statement = NULL;
  gboolean read = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) == SQLITE_OK
                  && sqlite3_step (statement) == SQLITE_ROW;

  if (read)
    *value = sqlite3_column_int (statement, 0);
  else
    pol_store_set_error (error, db, path);
  sqlite3_finalize (statement);

  return read;
}

/* Makes the tables of a new project in an empty database. */
gboolean
pol_store_schema_create (sqlite3 *db,
                         const char *path,
                         GError **error)
{
  g_autofree char *mark =
      g_strdup_printf ("PRAGMA application_id = %d", POL_STORE_APPLICATION_ID);

  return execute (db, path, mark, error) && pol_store_schema_migrate (db, path, 0, error);
}

/* Tells whether a database is a project that this version can open, and of
 * which version it is. */
gboolean
pol_store_schema_check (sqlite3 *db,
                        const char *path,
                        int *version,
                        GError **error)
{
  g_autofree char *display = g_filename_display_name (path);
  int application_id;

  if (!read_pragma (db, path, "PRAGMA application_id", &application_id, error)
      || !read_pragma (db, path, "PRAGMA user_version", version, error))
    return FALSE;

  if (application_id != POL_STORE_APPLICATION_ID || *version < 1)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_NOT_A_PROJECT,
                   _("“%s” is not a Polarity project."), display);
      return FALSE;
    }

  if (*version > POL_STORE_VERSION)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_TOO_NEW,
                   _("“%s” was made by a newer version of Polarity. Update Polarity to open it."),
                   display);
      return FALSE;
    }

  return TRUE;
}

/* Brings a database from @version, 0 for an empty one, to this version's. */
gboolean
pol_store_schema_migrate (sqlite3 *db,
                          const char *path,
                          int version,
                          GError **error)
{
  g_autoptr (GString) sql = g_string_new ("BEGIN IMMEDIATE;");

  if (version == POL_STORE_VERSION)
    return TRUE;

  for (int i = version; i < POL_STORE_VERSION; i++)
    g_string_append (sql, migrations[i]);
  g_string_append_printf (sql, "PRAGMA user_version = %d; COMMIT;", POL_STORE_VERSION);

  if (execute (db, path, sql->str, error))
    return TRUE;

  sqlite3_exec (db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}
