#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of text, read through a buffer of 64 KiB that the readers on top of it
 * scan in place: `buffer[pos]` up to `buffer[end]` is what is there already.
 * The first error stays, and from then on there is nothing more to read. */
typedef struct
{
  GInputStream *stream;
  GCancellable *cancellable;
  char         *name;         /* of the file, in messages */
  GError       *error;
  char         *buffer;
  gsize         pos;
  gsize         end;
  guint64       offset;       /* of the buffer's first byte in the file */
  guint         line;         /* counted from 1 by the readers */
  guint64       line_start;   /* where it begins in the file */
} PolTextSource;

/* No field, string or line may be longer than this, in bytes. */
#define POL_TEXT_SOURCE_MAX_TEXT (1024 * 1024)

PolTextSource *pol_text_source_new     (GInputStream  *stream,
                                        const char    *name,
                                        GCancellable  *cancellable);
void           pol_text_source_free    (PolTextSource *self);
gboolean       pol_text_source_fill    (PolTextSource *self);
void           pol_text_source_fail    (PolTextSource *self,
                                        const char    *format,
                                        ...) G_GNUC_PRINTF (2, 3);
gboolean       pol_text_source_append  (PolTextSource *self,
                                        GString       *text,
                                        const char    *bytes,
                                        gsize          length);

/* The next byte, which stays, or -1 at the end of the file. */
static inline int
pol_text_source_peek (PolTextSource *self)
{
  if (self->pos == self->end && !pol_text_source_fill (self))
    return -1;

  return (guchar) self->buffer[self->pos];
}

/* To be called after a line's end was passed. */
static inline void
pol_text_source_next_line (PolTextSource *self)
{
  self->line++;
  self->line_start = self->offset + self->pos;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTextSource, pol_text_source_free)

G_END_DECLS
