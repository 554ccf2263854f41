#pragma once

#include "pol-format.h"
#include "pol-json-reader.h"
#include "pol-json-writer.h"

G_BEGIN_DECLS

/* The formats, each from the file of its name. */
extern const PolFormat pol_format_annotations;
extern const PolFormat pol_format_labels;
extern const PolFormat pol_format_predictions;
extern const PolFormat pol_format_totals;

char *pol_format_peek_json_format (const char    *head,
                                   gsize          length);
char *pol_format_encode_path      (const char    *path);
void  pol_format_write_path       (PolJsonWriter *writer,
                                   const char    *path);
void  pol_format_read_encoding    (PolJsonReader *reader,
                                   gboolean      *is_uri);
char *pol_format_decode_path      (const char    *path,
                                   gboolean       is_uri);
void  pol_format_write_concept    (PolJsonWriter *writer,
                                   PolConcept    *concept);

G_END_DECLS
