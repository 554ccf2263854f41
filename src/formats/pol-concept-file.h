#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One concept of a concept list. */
typedef struct
{
  char *id;
  char *name;     /* NULL for none of its own: the id is what it is called */
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
