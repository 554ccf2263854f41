#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes JSON as a stream, value by value, with fixed spaces: the same calls
 * give the same bytes. The first error stays, and pol_json_writer_finish()
 * tells of it. */
typedef struct _PolJsonWriter PolJsonWriter;

PolJsonWriter *pol_json_writer_new           (GOutputStream  *stream,
                                              GCancellable   *cancellable);
void           pol_json_writer_free          (PolJsonWriter  *self);

void           pol_json_writer_begin_object  (PolJsonWriter  *self);
void           pol_json_writer_end_object    (PolJsonWriter  *self);
void           pol_json_writer_begin_array   (PolJsonWriter  *self);
void           pol_json_writer_end_array     (PolJsonWriter  *self);
void           pol_json_writer_break_line    (PolJsonWriter  *self);
void           pol_json_writer_member        (PolJsonWriter  *self,
                                              const char     *name);

void           pol_json_writer_string        (PolJsonWriter  *self,
                                              const char     *string);
void           pol_json_writer_integer       (PolJsonWriter  *self,
                                              gint64          value);
void           pol_json_writer_number        (PolJsonWriter  *self,
                                              double          value);
void           pol_json_writer_boolean       (PolJsonWriter  *self,
                                              gboolean        value);
void           pol_json_writer_null          (PolJsonWriter  *self);

void           pol_json_writer_item          (PolJsonWriter  *self,
                                              const char     *head,
                                              gsize           head_length,
                                              const char     *tail,
                                              gsize           tail_length);
char          *pol_json_quote                (const char     *string);

void           pol_json_writer_member_string (PolJsonWriter  *self,
                                              const char     *name,
                                              const char     *string);
void           pol_json_writer_member_word   (PolJsonWriter  *self,
                                              const char     *name,
                                              const char     *word);

gboolean       pol_json_writer_has_failed    (PolJsonWriter  *self);
gboolean       pol_json_writer_finish        (PolJsonWriter  *self,
                                              GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolJsonWriter, pol_json_writer_free)

G_END_DECLS
