/* test-tooltip.c: tooltips of rows say what they are told, without asking for the pointer
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "pol-tooltip.h"

static gboolean
query (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 0, 0, FALSE, tooltip, &shown);

  return shown;
}

static void
test_says_its_text (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("taco"));
  g_autofree char *other = NULL;

  pol_tooltip_set_text (label, "a note");
  g_assert_true (query (label));
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (label),
                                              GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "a note");
  g_assert_cmpstr (other, ==, NULL);
  /* GTK would have asked the X server for the pointer then */
  g_assert_null (gtk_widget_get_tooltip_text (label));
}

static void
test_says_nothing_without_text (void)
{
  g_autoptr (GtkWidget) label = g_object_ref_sink (gtk_label_new ("taco"));

  pol_tooltip_set_text (label, "a note");
  pol_tooltip_set_text (label, NULL);
  g_assert_false (query (label));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tooltip/says-its-text", test_says_its_text);
  g_test_add_func ("/tooltip/says-nothing-without-text", test_says_nothing_without_text);

  return g_test_run ();
}
