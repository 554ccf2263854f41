/* test-preferences-window.c: what is set is kept, and what is kept is shown
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pol-image-grid.h"
#include "pol-preferences-window.h"
#include "pol-project.h"
#include "pol-tag-page.h"
#include "widget-tree.h"

typedef struct
{
  GSettings *settings;
  GtkWidget *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = g_settings_new ("io.github.polarity_app.Polarity");
  fixture->window = pol_preferences_window_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[]
      = { "annotator", "hide-other-annotators", "tag-and-advance", "thumbnail-size",
          "show-positive", "show-negative", "show-marks" };

  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_clear_object (&fixture->settings);
}

static void
assert_switch (Fixture *fixture, const char *name, const char *key)
{
  GtkWidget *toggle = widget_tree_find (fixture->window, GTK_TYPE_SWITCH, name);
  gboolean before = g_settings_get_boolean (fixture->settings, key);

  g_assert_nonnull (toggle);
  g_assert_cmpint (gtk_switch_get_active (GTK_SWITCH (toggle)), ==, before);
  gtk_switch_set_active (GTK_SWITCH (toggle), !before);
  g_assert_cmpint (g_settings_get_boolean (fixture->settings, key), ==, !before);
  g_settings_set_boolean (fixture->settings, key, before);
  g_assert_cmpint (gtk_switch_get_active (GTK_SWITCH (toggle)), ==, before);
}

static void
test_switches_are_kept (Fixture *fixture, gconstpointer data)
{
  assert_switch (fixture, "Hide the Tags of Others", "hide-other-annotators");
  assert_switch (fixture, "Next Untagged Image After Tagging", "tag-and-advance");
  assert_switch (fixture, "Number of Positive Tags", "show-positive");
  assert_switch (fixture, "Number of Negative Tags", "show-negative");
  assert_switch (fixture, "Reviewed and Skipped", "show-marks");
}

static void
apply_name (Fixture *fixture, const char *name)
{
  GtkWidget *entry = widget_tree_find (fixture->window, ADW_TYPE_ENTRY_ROW, NULL);

  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  g_signal_emit_by_name (entry, "apply");
}

static void
assert_name (Fixture *fixture, const char *kept, const char *shown)
{
  GtkWidget *entry = widget_tree_find (fixture->window, ADW_TYPE_ENTRY_ROW, NULL);
  g_autofree char *name = g_settings_get_string (fixture->settings, "annotator");

  g_assert_cmpstr (name, ==, kept);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, shown);
}

/* Without a name, it is the account's, which is not kept. */
static void
test_annotator_is_kept (Fixture *fixture, gconstpointer data)
{
  const char *account = pol_project_get_default_annotator ();

  assert_name (fixture, "", account);
  apply_name (fixture, " Ana ");
  assert_name (fixture, "Ana", "Ana");
  apply_name (fixture, "");
  assert_name (fixture, "", account);
  apply_name (fixture, account);
  assert_name (fixture, "", account);
}

/* At once, in all windows, and within limits. */
static void
test_thumbnails_follow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (pol_tag_page_new ());
  GtkWidget *grid = widget_tree_find (page, POL_TYPE_IMAGE_GRID, NULL);
  GtkWidget *scale = widget_tree_find (fixture->window, GTK_TYPE_SCALE, NULL);
  gboolean shown;
  int size;

  gtk_range_set_value (GTK_RANGE (scale), 192);
  g_settings_set_boolean (fixture->settings, "show-positive", FALSE);
  g_object_get (grid, "thumbnail-size", &size, "show-positive", &shown, NULL);
  g_assert_cmpint (size, ==, 192);
  g_assert_false (shown);

  for (guint i = 0; i < 10; i++)
    gtk_widget_activate_action (page, "tag.larger-thumbnails", NULL);
  g_object_get (grid, "thumbnail-size", &size, NULL);
  g_assert_cmpint (size, ==, 256);
  g_assert_cmpfloat (gtk_range_get_value (GTK_RANGE (scale)), ==, 256);
  gtk_widget_activate_action (page, "tag.smaller-thumbnails", NULL);
  g_object_get (grid, "thumbnail-size", &size, NULL);
  g_assert_cmpint (size, ==, 224);

  g_assert_finalize_object (page);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/preferences-window/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("switches-are-kept", test_switches_are_kept);
  ADD ("annotator-is-kept", test_annotator_is_kept);
  ADD ("thumbnails-follow", test_thumbnails_follow);

  return g_test_run ();
}
