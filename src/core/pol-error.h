#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PolError:
 * @POL_ERROR_FAILED: something else went wrong
 * @POL_ERROR_EXISTS: a file that was to be made is there already
 * @POL_ERROR_NOT_A_PROJECT: the file is not a Polarity project
 * @POL_ERROR_TOO_NEW: the project was made by a newer version
 * @POL_ERROR_READ_ONLY: the project cannot be written
 * @POL_ERROR_CHANGED: another program changed the project since it was opened
 * @POL_ERROR_NO_IMAGES: a folder holds no picture
 * @POL_ERROR_INVALID: the content of a file is not what it should be
 * @POL_ERROR_NO_SUCH_IMAGE: an image is not in the data set
 * @POL_ERROR_NO_SUCH_CONCEPT: a concept is not on the concept list
 * @POL_ERROR_CONFLICT: an annotator said opposite things of two concepts that were to be merged
 *
 * What can go wrong. Every message is a translated sentence that names the file.
 */
typedef enum
{
  POL_ERROR_FAILED,
  POL_ERROR_EXISTS,
  POL_ERROR_NOT_A_PROJECT,
  POL_ERROR_TOO_NEW,
  POL_ERROR_READ_ONLY,
  POL_ERROR_CHANGED,
  POL_ERROR_NO_IMAGES,
  POL_ERROR_INVALID,
  POL_ERROR_NO_SUCH_IMAGE,
  POL_ERROR_NO_SUCH_CONCEPT,
  POL_ERROR_CONFLICT
} PolError;

#define POL_ERROR (pol_error_quark ())

GQuark pol_error_quark (void);

G_END_DECLS
