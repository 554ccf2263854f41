#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes a page of HTML that needs no other file. The first error stays, and
 * pol_html_writer_finish() tells of it. */
typedef struct _PolHtmlWriter PolHtmlWriter;

PolHtmlWriter *pol_html_writer_new     (GOutputStream  *stream,
                                        GCancellable   *cancellable);
void           pol_html_writer_free    (PolHtmlWriter  *self);

void           pol_html_writer_begin   (PolHtmlWriter  *self,
                                        const char     *title,
                                        const char     *style);
void           pol_html_writer_markup  (PolHtmlWriter  *self,
                                        const char     *format,
                                        ...) G_GNUC_PRINTF (2, 3);
void           pol_html_writer_text    (PolHtmlWriter  *self,
                                        const char     *text);
void           pol_html_writer_element (PolHtmlWriter  *self,
                                        const char     *tag,
                                        const char     *text);
void           pol_html_writer_image   (PolHtmlWriter  *self,
                                        const char     *type,
                                        GBytes         *data);
gboolean       pol_html_writer_finish  (PolHtmlWriter  *self,
                                        GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolHtmlWriter, pol_html_writer_free)

G_END_DECLS
