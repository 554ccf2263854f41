#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PolImageError:
 * @POL_IMAGE_ERROR_UNREADABLE: the file is missing or must not be read
 * @POL_IMAGE_ERROR_EMPTY: the file is empty
 * @POL_IMAGE_ERROR_NOT_AN_IMAGE: the content is no picture of a kind that is known
 * @POL_IMAGE_ERROR_DAMAGED: the content of the picture cannot be read
 * @POL_IMAGE_ERROR_INCOMPLETE: the file ends too early
 * @POL_IMAGE_ERROR_TOO_LARGE: the picture has more than %POL_IMAGE_MAX_PIXELS pixels
 *
 * Why a picture cannot be read. Every message is a translated sentence that
 * names the file and says what to do. A cancelled reading is a
 * %G_IO_ERROR_CANCELLED instead.
 */
typedef enum
{
  POL_IMAGE_ERROR_UNREADABLE,
  POL_IMAGE_ERROR_EMPTY,
  POL_IMAGE_ERROR_NOT_AN_IMAGE,
  POL_IMAGE_ERROR_DAMAGED,
  POL_IMAGE_ERROR_INCOMPLETE,
  POL_IMAGE_ERROR_TOO_LARGE
} PolImageError;

#define POL_IMAGE_ERROR (pol_image_error_quark ())

GQuark pol_image_error_quark (void);

void   pol_image_error_set   (GError        **error,
                              PolImageError   code,
                              GFile          *file);
void   pol_image_error_take  (GError        **error,
                              GFile          *file,
                              GError         *cause);

G_END_DECLS
