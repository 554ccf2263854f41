/* pol-store-history.c: the history of tags in a project file, packed and read
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-store-history.h"

#include <string.h>

/* A change inside the BLOB of a row 'tags': little-endian, without gaps. */
typedef struct
{
  guint32 image;
  guint32 concept;
  guint16 annotator;
  guint8 before;
  guint8 after;
} Packed;

G_STATIC_ASSERT (sizeof (Packed) == 12);

/* Adds a change to what goes into a row 'tags'. */
void
pol_store_history_pack (GByteArray *packed,
                        const PolTagEvent *event)
{
  Packed change = { GUINT32_TO_LE (event->image), GUINT32_TO_LE (event->concept),
                    GUINT16_TO_LE (event->annotator), event->before, event->after };

  g_byte_array_append (packed, (const guint8 *) &change, sizeof change);
}

static PolTagEvent
unpack (const guint8 *bytes)
{
  Packed change;

  memcpy (&change, bytes, sizeof change);
  return (PolTagEvent) { GUINT32_FROM_LE (change.image), GUINT32_FROM_LE (change.concept),
                         GUINT16_FROM_LE (change.annotator), change.before, change.after };
}

static PolTagEvent
get_single (sqlite3_stmt *row)
{
  return (PolTagEvent) { sqlite3_column_int (row, 3), sqlite3_column_int (row, 4),
                         sqlite3_column_int (row, 5), sqlite3_column_int (row, 6),
                         sqlite3_column_int (row, 7) };
}

static void
read_row (sqlite3_stmt *row,
          PolTagEventFunc func,
          gpointer user_data)
{
  gint64 step = sqlite3_column_int64 (row, 0);
  gint64 at = sqlite3_column_int64 (row, 1);
  const char *who = (const char *) sqlite3_column_text (row, 2);
  const guint8 *packed;
  gsize length;
  PolTagEvent event;

  if (sqlite3_column_type (row, 7) != SQLITE_BLOB)
    {
      event = get_single (row);
      func (&event, who, at, step, user_data);
      return;
    }

  packed = sqlite3_column_blob (row, 7);
  length = sqlite3_column_bytes (row, 7);
  for (gsize i = 0; i + sizeof (Packed) <= length; i += sizeof (Packed))
    {
      event = unpack (packed + i);
      func (&event, who, at, step, user_data);
    }
}

/* Reads every change of a tag there ever was, in order, whether it has a row of
 * its own or shares one. FALSE where SQLite failed. */
gboolean
pol_store_history_read_tags (sqlite3 *db,
                             PolTagEventFunc func,
                             gpointer user_data)
{
  static const char sql[] = "SELECT step, at, who, image, concept, annotator, before, after"
                            " FROM event WHERE what IN ('tag', 'tags') ORDER BY id";
  sqlite3_stmt *row = NULL;
  int result = sqlite3_prepare_v2 (db, sql, -1, &row, NULL);

  while (result == SQLITE_OK || result == SQLITE_ROW)
    {
      result = sqlite3_step (row);
      if (result == SQLITE_ROW)
        read_row (row, func, user_data);
    }
  sqlite3_finalize (row);

  return result == SQLITE_DONE;
}
