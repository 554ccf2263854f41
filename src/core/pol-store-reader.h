#pragma once

#include <sqlite3.h>

#include "pol-concept-private.h"
#include "pol-picture-look.h"
#include "pol-policy.h"
#include "pol-suggestions.h"
#include "pol-types.h"

G_BEGIN_DECLS

/* An image as the file has it; what is not known is as in a PolImageTable. */
typedef struct
{
  const char    *path;
  PolImageState  state;
  gboolean       missing;
  gint64         size;
  gint64         mtime;
  guint          width;
  guint          height;
} PolImageFields;

/* Takes what is in a project file, table by table, rows in the order of their
 * keys. Strings belong to the caller. */
typedef struct
{
  void (*image)      (gpointer user_data, const PolImageFields *fields);
  void (*concept)    (gpointer user_data, const char *id, const PolConceptFields *fields);
  void (*example)    (gpointer user_data, guint concept, guint image);
  void (*annotator)  (gpointer user_data, const char *name);
  void (*annotation) (gpointer user_data, guint image, PolAnnotation annotation);
  void (*suggestion) (gpointer user_data, guint image, PolSuggestion suggestion);
  void (*policy)     (gpointer user_data, PolPolicy *policy);
  void (*setting)    (gpointer user_data, const char *name, const char *value);
} PolStoreReader;

typedef void (*PolStoreLookFunc) (gpointer user_data, const PolPictureLook *look);

gboolean pol_store_reader_read (const PolStoreReader  *self,
                                sqlite3               *db,
                                const char            *path,
                                gpointer               user_data,
                                GError               **error);
void     pol_store_reader_read_looks
                               (sqlite3               *db,
                                PolStoreLookFunc       func,
                                gpointer               user_data);
gboolean pol_store_reader_has_all_looks
                               (sqlite3               *db);

G_END_DECLS
