#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Containers may be nested this deep. */
#define POL_JSON_READER_MAX_DEPTH 64

/**
 * PolJsonType:
 * @POL_JSON_INVALID: nothing more to read, or an error
 * @POL_JSON_OBJECT: an object
 * @POL_JSON_ARRAY: an array
 * @POL_JSON_STRING: a string
 * @POL_JSON_NUMBER: a number
 * @POL_JSON_BOOLEAN: true or false
 * @POL_JSON_NULL: null
 *
 * What comes next in a JSON text.
 */
typedef enum
{
  POL_JSON_INVALID,
  POL_JSON_OBJECT,
  POL_JSON_ARRAY,
  POL_JSON_STRING,
  POL_JSON_NUMBER,
  POL_JSON_BOOLEAN,
  POL_JSON_NULL
} PolJsonType;

/* Reads JSON as a stream, value by value. The first error stays: from then on
 * every function returns FALSE or NULL, and pol_json_reader_finish() tells what
 * was wrong, so a caller need not look for errors in between:
 *
 *   pol_json_reader_enter_object (reader);
 *   while ((name = pol_json_reader_next_member (reader)) != NULL)
 *     if (g_str_equal (name, "path"))
 *       path = g_strdup (pol_json_reader_read_string (reader));
 *     else
 *       pol_json_reader_skip (reader);
 *   return pol_json_reader_finish (reader, error);
 *
 * A string that a function returns is valid until the next call. */
typedef struct _PolJsonReader PolJsonReader;

PolJsonReader *pol_json_reader_new          (GInputStream   *stream,
                                             const char     *name,
                                             GCancellable   *cancellable);
void           pol_json_reader_free         (PolJsonReader  *self);

PolJsonType    pol_json_reader_peek         (PolJsonReader  *self);
gboolean       pol_json_reader_has_more     (PolJsonReader  *self);
gboolean       pol_json_reader_enter_object (PolJsonReader  *self);
const char    *pol_json_reader_next_member  (PolJsonReader  *self);
gboolean       pol_json_reader_enter_array  (PolJsonReader  *self);
gboolean       pol_json_reader_next_element (PolJsonReader  *self);

const char    *pol_json_reader_read_string  (PolJsonReader  *self);
gboolean       pol_json_reader_read_integer (PolJsonReader  *self,
                                             gint64         *value);
gboolean       pol_json_reader_read_number  (PolJsonReader  *self,
                                             double         *value);
gboolean       pol_json_reader_read_boolean (PolJsonReader  *self,
                                             gboolean       *value);
gboolean       pol_json_reader_read_null    (PolJsonReader  *self);
gboolean       pol_json_reader_skip         (PolJsonReader  *self);

guint          pol_json_reader_get_line     (PolJsonReader  *self);
guint64        pol_json_reader_get_offset   (PolJsonReader  *self);
gboolean       pol_json_reader_has_failed   (PolJsonReader  *self);
void           pol_json_reader_fail         (PolJsonReader  *self,
                                             const char     *format,
                                             ...) G_GNUC_PRINTF (2, 3);
gboolean       pol_json_reader_finish       (PolJsonReader  *self,
                                             GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolJsonReader, pol_json_reader_free)

G_END_DECLS
