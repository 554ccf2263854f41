/* test-export-dialog.c: the dialog shows what it would write
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-export-dialog.h"
#include "pol-policy-menu.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", "pizza", NULL };

typedef struct
{
  LabelFixture labels;
  GtkWidget *dialog;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->labels, 5, food);
  label_fixture_tag (&fixture->labels, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  fixture->dialog
      = pol_export_dialog_new (NULL, fixture->labels.project, pol_policy_get_preset ("explicit"));
  gtk_window_present (GTK_WINDOW (fixture->dialog));
  g_object_add_weak_pointer (G_OBJECT (fixture->dialog), (gpointer *)&fixture->dialog);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->dialog));
  while (fixture->dialog != NULL)
    g_main_context_iteration (NULL, TRUE);
  label_fixture_tear_down (&fixture->labels);
}

static AdwComboRow *
find_row (Fixture *fixture, const char *name)
{
  return ADW_COMBO_ROW (widget_tree_find (fixture->dialog, ADW_TYPE_COMBO_ROW, name));
}

static PolPolicyMenu *
find_policy_menu (Fixture *fixture)
{
  return POL_POLICY_MENU (widget_tree_find (fixture->dialog, POL_TYPE_POLICY_MENU, NULL));
}

/* The row may be out of sight, with the menu in it. */
static gboolean
offers_policy (Fixture *fixture)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (find_policy_menu (fixture)),
                                            ADW_TYPE_ACTION_ROW);

  return gtk_widget_get_visible (row);
}

static char *
dup_preview (Fixture *fixture)
{
  GtkWidget *view = widget_tree_find (fixture->dialog, GTK_TYPE_TEXT_VIEW, "Preview");
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  char *text;

  g_object_get (buffer, "text", &text, NULL);
  return text;
}

/* The preview is made on another thread: waits until it has @part. */
static char *
wait_for_preview (Fixture *fixture, const char *part)
{
  char *text = dup_preview (fixture);

  while (strstr (text, part) == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (text);
      text = dup_preview (fixture);
    }

  return text;
}

static void
test_begins_with_policy_of_window (Fixture *fixture, gconstpointer data)
{
  g_autofree char *preview = wait_for_preview (fixture, "polarity-labels");

  g_assert_nonnull (strstr (preview, "\"id\": \"explicit\""));
  g_assert_true (pol_policy_menu_get_policy (find_policy_menu (fixture))
                 == pol_policy_get_preset ("explicit"));
}

static void
test_preview_follows_layout (Fixture *fixture, gconstpointer data)
{
  g_autofree char *full = wait_for_preview (fixture, "polarity-labels");
  g_autofree char *compact = NULL;

  g_assert_null (strstr (full, "\"rest\""));

  adw_combo_row_set_selected (find_row (fixture, "Layout"), 1);
  compact = wait_for_preview (fixture, "\"rest\"");
}

/* Whichever thread is done last, the last choice is shown. */
static void
test_preview_is_of_the_last_choice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *preview = NULL;

  for (guint i = 0; i < 20; i++)
    adw_combo_row_set_selected (find_row (fixture, "Format"), i % 3);
  adw_combo_row_set_selected (find_row (fixture, "Format"), 0);
  g_free (wait_for_preview (fixture, "polarity-annotations"));
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (1000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }

  preview = dup_preview (fixture);
  g_assert_nonnull (strstr (preview, "polarity-annotations"));
}

static void
test_preview_is_of_three_images (Fixture *fixture, gconstpointer data)
{
  g_autofree char *preview = wait_for_preview (fixture, "002.jpg");

  g_assert_null (strstr (preview, "003.jpg"));
}

static void
test_options_follow_format (Fixture *fixture, gconstpointer data)
{
  g_assert_true (offers_policy (fixture));

  adw_combo_row_set_selected (find_row (fixture, "Format"), 0);

  g_assert_false (offers_policy (fixture));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_row (fixture, "Layout"))));
}

#define ADD(path, func)                                                                            \
  g_test_add ("/export-dialog/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("begins-with-policy-of-window", test_begins_with_policy_of_window);
  ADD ("preview-follows-layout", test_preview_follows_layout);
  ADD ("preview-is-of-the-last-choice", test_preview_is_of_the_last_choice);
  ADD ("preview-is-of-three-images", test_preview_is_of_three_images);
  ADD ("options-follow-format", test_options_follow_format);

  return g_test_run ();
}
