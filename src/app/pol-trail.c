/* pol-trail.c: the images that someone came from, to go back to
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-trail.h"

/* Nobody remembers more places than this. */
#define MAX_PLACES 1000

struct _PolTrail
{
  GArray *behind;       /* guint, the last one was left last */
  GArray *ahead;        /* guint, the last one was gone back from last */
};

/**
 * pol_trail_new:
 *
 * Makes a trail that leads nowhere yet.
 *
 * Returns: (transfer full): the trail
 */
PolTrail *
pol_trail_new (void)
{
  PolTrail *self = g_new0 (PolTrail, 1);

  self->behind = g_array_new (FALSE, FALSE, sizeof (guint));
  self->ahead = g_array_new (FALSE, FALSE, sizeof (guint));

  return self;
}

/**
 * pol_trail_free:
 * @self: (transfer full): a trail
 *
 * Frees it.
 */
void
pol_trail_free (PolTrail *self)
{
  g_array_unref (self->behind);
  g_array_unref (self->ahead);
  g_free (self);
}

/**
 * pol_trail_leave:
 * @self: a trail
 * @image: index of an image that someone leaves for another one
 *
 * Makes @image the place to go back to.
 */
void
pol_trail_leave (PolTrail *self, guint image)
{
  g_return_if_fail (self != NULL);

  if (self->behind->len == MAX_PLACES)
    g_array_remove_index (self->behind, 0);
  g_array_append_val (self->behind, image);
  g_array_set_size (self->ahead, 0);
}

/**
 * pol_trail_go:
 * @self: a trail
 * @back: %TRUE for the place before, %FALSE for the one gone back from
 * @from: index of the image looked at
 * @reaches: tells whether an image can be shown
 * @user_data: for @reaches
 * @image: (out): where that leads
 *
 * Goes along the trail, past images that cannot be shown any more.
 *
 * Returns: whether it leads anywhere
 */
gboolean
pol_trail_go (PolTrail *self,
              gboolean back,
              guint from,
              PolTrailFunc reaches,
              gpointer user_data,
              guint *image)
{
  GArray *places, *others;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (image != NULL, FALSE);

  places = back ? self->behind : self->ahead;
  others = back ? self->ahead : self->behind;
  while (places->len > 0)
    {
      *image = g_array_index (places, guint, places->len - 1);
      g_array_set_size (places, places->len - 1);
      if (*image == from || !reaches (*image, user_data))
        continue;
      if (from != G_MAXUINT)
        g_array_append_val (others, from);
      return TRUE;
    }

  return FALSE;
}
