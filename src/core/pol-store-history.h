#pragma once

#include <sqlite3.h>

#include "pol-types.h"

G_BEGIN_DECLS

/* A change of a tag as the table `event` keeps it. */
typedef struct
{
  guint32  image;
  guint32  concept;
  guint16  annotator;
  PolValue before;
  PolValue after;
} PolTagEvent;

/* Hears of a change that @who made at @at, milliseconds since 1970. Changes of
 * one @step were one step of undo, or of taking one back. */
typedef void (*PolTagEventFunc) (const PolTagEvent *event,
                                 const char        *who,
                                 gint64             at,
                                 gint64             step,
                                 gpointer           user_data);

void     pol_store_history_pack      (GByteArray        *packed,
                                      const PolTagEvent *event);
gboolean pol_store_history_read_tags (sqlite3           *db,
                                      PolTagEventFunc    func,
                                      gpointer           user_data);

G_END_DECLS
