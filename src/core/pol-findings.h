#pragma once

#include "pol-image-file.h"
#include "pol-image-table.h"
#include "pol-project.h"

G_BEGIN_DECLS

/* What a search of a project's folder found out, on its way from the thread that
 * searches to the project's. What there is none of is NULL. */
typedef struct
{
  PolImageTable *images;      /* with the paths of new and moved images */
  char         **added;       /* the paths of new images */
  GArray        *moved;       /* guint32: images whose file has another path */
  char         **moved_to;    /* these paths */
  GArray        *gone;        /* guint32, sorted: images whose file is gone */
  GArray        *back;        /* guint32, sorted: images whose file is there again */
  GArray        *files;       /* PolImageFile, sorted by image */
  GTask         *ended;       /* the scan whose last findings these are */
  gboolean       checked;     /* these are the last of a check of files */
} PolFindings;

PolFindings *pol_findings_new     (void);
void         pol_findings_free    (PolFindings  *self);
void         pol_findings_deliver (PolFindings  *self,
                                   PolProject   *project,
                                   GMainContext *context);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolFindings, pol_findings_free)

G_END_DECLS
