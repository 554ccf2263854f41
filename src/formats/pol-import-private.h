#pragma once

#include "pol-import.h"

G_BEGIN_DECLS

/* An import under way, as formats see it: they read a file and say what it
 * brings, and the import turns that into an edit. */
struct _PolImport
{
  PolProject       *project;
  PolEdit          *edit;
  const char       *name;               /* of the file, in messages */
  GCancellable     *cancellable;
  PolImportReport  *report;

  GHashTable       *concepts;           /* index + 1 by id */
  GHashTable       *unknown;            /* ids of concepts that the project lacks */
  GHashTable       *annotators;         /* index + 1 by name */
  guint             default_annotator;
  gboolean          lists_nothing;      /* the file has no list of concepts */
  gint64            now;
  guint             next_place;         /* where the next image is looked for first */

  PolProgressFunc   progress;           /* or NULL */
  gpointer          progress_data;
  guint64           n_bytes;            /* of the file, 0 if nobody knows */
  guint64           n_told;             /* of them, when progress was told last */
};

void     pol_import_add_concept    (PolImport     *self,
                                    const char    *id,
                                    const char    *name,
                                    const char    *group,
                                    const char    *key,
                                    gboolean       archived);
guint    pol_import_find_concept   (PolImport     *self,
                                    const char    *id);
gboolean pol_import_find_known_concept
                                   (PolImport     *self,
                                    const char    *id,
                                    guint         *concept);
gboolean pol_import_find_annotator (PolImport     *self,
                                    const char    *name,
                                    guint         *annotator);
gboolean pol_import_find_image     (PolImport     *self,
                                    const char    *path,
                                    guint         *image);
void     pol_import_add_tag        (PolImport     *self,
                                    guint          image,
                                    guint          concept,
                                    guint          annotator,
                                    PolValue       value,
                                    gint64         at);
void     pol_import_add_suggestion (PolImport     *self,
                                    guint          image,
                                    guint          concept,
                                    double         score);
void     pol_import_tell_progress  (PolImport     *self,
                                    guint64        n_read);

G_END_DECLS
