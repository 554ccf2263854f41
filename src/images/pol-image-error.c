/* pol-image-error.c: why a picture cannot be read, in one sentence
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-image-error.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (pol-image-error-quark, pol_image_error)

static const char *
get_sentence (PolImageError code)
{
  switch (code)
    {
    case POL_IMAGE_ERROR_UNREADABLE:
      return N_("“%s” cannot be read; check that it is still there and that you may open it.");
    case POL_IMAGE_ERROR_EMPTY:
      return N_("“%s” is empty; copy the picture into its folder again.");
    case POL_IMAGE_ERROR_NOT_AN_IMAGE:
      return N_("“%s” is not a picture of a known kind; save it as JPEG or PNG, or take it out of "
                "the folder.");
    case POL_IMAGE_ERROR_DAMAGED:
      return N_("“%s” is damaged; copy the picture into its folder again.");
    case POL_IMAGE_ERROR_INCOMPLETE:
      return N_("“%s” ends too early; copy the picture into its folder again.");
    case POL_IMAGE_ERROR_TOO_LARGE:
      return N_("“%s” has too many pixels to be opened; scale it down first.");
    default:
      g_assert_not_reached ();
    }
}

static char *
get_display_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return name != NULL ? g_filename_display_name (name) : g_file_get_parse_name (file);
}

/**
 * pol_image_error_set:
 * @error: (out) (optional): where the error goes
 * @code: what is wrong
 * @file: the file
 *
 * Sets @error to the sentence for @code and @file.
 */
void
pol_image_error_set (GError **error, PolImageError code, GFile *file)
{
  g_autofree char *name = get_display_name (file);
  g_autofree char *message = g_strdup_printf (_(get_sentence (code)), name);

  g_set_error_literal (error, POL_IMAGE_ERROR, code, message);
}

static PolImageError
get_code (const GError *cause)
{
  if (cause->domain == POL_IMAGE_ERROR)
    return cause->code;
  if (cause->domain == G_IO_ERROR)
    return POL_IMAGE_ERROR_UNREADABLE;
  if (g_error_matches (cause, GDK_PIXBUF_ERROR, GDK_PIXBUF_ERROR_UNKNOWN_TYPE))
    return POL_IMAGE_ERROR_NOT_AN_IMAGE;
  return POL_IMAGE_ERROR_DAMAGED;
}

/**
 * pol_image_error_take:
 * @error: (out) (optional): where the error goes
 * @file: the file
 * @cause: (transfer full): what GIO or GDK-Pixbuf reported
 *
 * Sets @error to what @cause means for @file. A cancellation stays as it is.
 */
void
pol_image_error_take (GError **error, GFile *file, GError *cause)
{
  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, cause);
      return;
    }

  pol_image_error_set (error, get_code (cause), file);
  g_error_free (cause);
}
