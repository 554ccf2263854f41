/* pol-scroll-group.c: adjustments that scroll together
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-scroll-group.h"

#include <math.h>

struct _PolScrollGroup
{
  GObject parent_instance;

  GPtrArray *adjustments;
  gboolean following;
};

G_DEFINE_FINAL_TYPE (PolScrollGroup, pol_scroll_group, G_TYPE_OBJECT)

static double
get_range (GtkAdjustment *adjustment)
{
  return gtk_adjustment_get_upper (adjustment) - gtk_adjustment_get_lower (adjustment)
         - gtk_adjustment_get_page_size (adjustment);
}

/* A list rounds its value to a pixel: less than that is no reason to move it. */
static void
follow (GtkAdjustment *adjustment, double fraction)
{
  double value = gtk_adjustment_get_lower (adjustment) + round (fraction * get_range (adjustment));

  if (get_range (adjustment) > 0 && fabs (value - gtk_adjustment_get_value (adjustment)) > 1)
    gtk_adjustment_set_value (adjustment, value);
}

static void
on_value_changed (PolScrollGroup *self, GtkAdjustment *leader)
{
  double range = get_range (leader);
  double fraction;

  if (self->following || range <= 0)
    return;

  fraction = (gtk_adjustment_get_value (leader) - gtk_adjustment_get_lower (leader)) / range;
  self->following = TRUE;
  for (guint i = 0; i < self->adjustments->len; i++)
    {
      GtkAdjustment *adjustment = g_ptr_array_index (self->adjustments, i);

      if (adjustment != leader)
        follow (adjustment, fraction);
    }
  self->following = FALSE;
}

static void
pol_scroll_group_finalize (GObject *object)
{
  PolScrollGroup *self = POL_SCROLL_GROUP (object);

  g_ptr_array_unref (self->adjustments);

  G_OBJECT_CLASS (pol_scroll_group_parent_class)->finalize (object);
}

static void
pol_scroll_group_class_init (PolScrollGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_scroll_group_finalize;
}

static void
pol_scroll_group_init (PolScrollGroup *self)
{
  self->adjustments = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * pol_scroll_group_new:
 *
 * Returns: (transfer full): a group without members
 */
PolScrollGroup *
pol_scroll_group_new (void)
{
  return g_object_new (POL_TYPE_SCROLL_GROUP, NULL);
}

/**
 * pol_scroll_group_add:
 * @self: a scroll group
 * @adjustment: an adjustment that is not in the group
 *
 * Lets @adjustment scroll with the others.
 */
void
pol_scroll_group_add (PolScrollGroup *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (POL_IS_SCROLL_GROUP (self));
  g_return_if_fail (GTK_IS_ADJUSTMENT (adjustment));

  g_ptr_array_add (self->adjustments, g_object_ref (adjustment));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (on_value_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pol_scroll_group_remove:
 * @self: a scroll group
 * @adjustment: an adjustment of the group
 *
 * Lets @adjustment scroll on its own again.
 */
void
pol_scroll_group_remove (PolScrollGroup *self, GtkAdjustment *adjustment)
{
  g_return_if_fail (POL_IS_SCROLL_GROUP (self));
  g_return_if_fail (GTK_IS_ADJUSTMENT (adjustment));

  g_signal_handlers_disconnect_by_func (adjustment, on_value_changed, self);
  g_ptr_array_remove (self->adjustments, adjustment);
}
