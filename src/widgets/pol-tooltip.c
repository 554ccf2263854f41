/* pol-tooltip.c: tooltips of rows of a list, of which there are many at once
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-tooltip.h"

#define KEY "pol-tooltip"

static gboolean
on_query (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  const char *text = pol_tooltip_get_text (widget);

  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

/**
 * pol_tooltip_set_text:
 * @widget: a widget
 * @text: (nullable): its tooltip, and for assistive tools its description
 *
 * Does what gtk_widget_set_tooltip_text() does, which GTK 4.8 asks the X server for the place
 * of the pointer in: a list that turns to other items waits for a hundred answers.
 */
void
pol_tooltip_set_text (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (!gtk_widget_get_has_tooltip (widget))
    {
      g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query), NULL);
      gtk_widget_set_has_tooltip (widget, TRUE);
    }

  g_object_set_data_full (G_OBJECT (widget), KEY, g_strdup (text), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
}

/**
 * pol_tooltip_get_text:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): what pol_tooltip_set_text() set
 */
const char *
pol_tooltip_get_text (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return g_object_get_data (G_OBJECT (widget), KEY);
}
