#pragma once

#include <glib.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* "Pola", in a file's header: what tells a project from other databases. */
#define POL_STORE_APPLICATION_ID 0x506F6C61
#define POL_STORE_VERSION 5

gboolean pol_store_schema_create  (sqlite3     *db,
                                   const char  *path,
                                   GError     **error);
gboolean pol_store_schema_check   (sqlite3     *db,
                                   const char  *path,
                                   int         *version,
                                   GError     **error);
gboolean pol_store_schema_migrate (sqlite3     *db,
                                   const char  *path,
                                   int          version,
                                   GError     **error);
void     pol_store_set_error      (GError     **error,
                                   sqlite3     *db,
                                   const char  *path);

G_END_DECLS
