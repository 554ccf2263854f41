#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One concept of a concept list. Without a name of its own it is called by its
 * id. */
typedef struct
{
  char *id;
  char *name;
  char *group;    /* NULL for none */
  char *key;      /* NULL for none */
} PolConceptSpec;

void       pol_concept_spec_free  (PolConceptSpec  *spec);

GPtrArray *pol_concept_file_read  (GFile           *file,
                                   char          ***repeated,
                                   GCancellable    *cancellable,
                                   GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolConceptSpec, pol_concept_spec_free)

G_END_DECLS
