/* test-concept-key.c: which key a concept may have
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-concept-key.h"
#include "pol-key-dialog.h"
#include "widget-tree.h"

static const char *const food[] = { "burger", "pizza", NULL };

static void
set_up (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_set_up (fixture, 1, food);
}

static void
tear_down (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_tear_down (fixture);
}

static PolConcept *
get_concept (LabelFixture *fixture, const char *id)
{
  return pol_concept_list_find (pol_project_get_concepts (fixture->project), id);
}

static char *
refuse (LabelFixture *fixture, const char *id, const char *key)
{
  return pol_concept_key_refuse (pol_project_get_concepts (fixture->project),
                                 get_concept (fixture, id), key);
}

static void
assert_refused (LabelFixture *fixture, const char *key, const char *expected)
{
  g_autofree char *reason = refuse (fixture, "pizza", key);

  g_assert_cmpstr (reason, ==, expected);
}

static void
test_taken_keys_are_refused (LabelFixture *fixture, gconstpointer data)
{
  pol_concept_key_set (fixture->project, get_concept (fixture, "burger"), "b");

  assert_refused (fixture, "b", "“b” is the key of “burger”.");
  assert_refused (fixture, "B", "“B” is the key of “burger”.");
  assert_refused (fixture, "n", "N goes to the next untagged image.");
  assert_refused (fixture, "N", "N goes to the next untagged image.");
  assert_refused (fixture, "7", "The digits tag with the first ten concepts.");
  assert_refused (fixture, "/", "The slash searches the concepts.");
  assert_refused (fixture, "+",
                  "Only a letter can be the key of a concept: with Shift, it tags negative.");
  assert_refused (fixture, "p", NULL);
  assert_refused (fixture, "ж", NULL);
}

static void
test_own_key_may_stay (LabelFixture *fixture, gconstpointer data)
{
  g_autofree char *reason = NULL;

  pol_concept_key_set (fixture->project, get_concept (fixture, "burger"), "b");
  reason = refuse (fixture, "burger", "b");
  g_assert_null (reason);
}

static void
test_setting_is_one_step (LabelFixture *fixture, gconstpointer data)
{
  PolConcept *burger = get_concept (fixture, "burger");

  pol_concept_key_set (fixture->project, burger, "b");
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "Key of “burger”: b");
  g_assert_true (
      pol_concept_key_find (pol_project_get_concepts (fixture->project), "B") == burger);

  pol_project_undo (fixture->project);
  g_assert_null (pol_concept_key_find (pol_project_get_concepts (fixture->project), "b"));
}

/* Returns whether the dialog takes the key before its buttons do. */
static gboolean
press (GtkWidget *dialog, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (dialog);
  gboolean handled = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (controllers) && !handled; i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller)
          && gtk_event_controller_get_propagation_phase (controller) == GTK_PHASE_CAPTURE)
        g_signal_emit_by_name (controller, "key-pressed", keyval, 0, 0, &handled);
    }

  return handled;
}

/* The dialog takes a free key and closes; a taken one is refused in words. */
static void
test_dialog_listens (LabelFixture *fixture, gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  PolConcept *burger = get_concept (fixture, "burger");
  GtkWidget *dialog = pol_key_dialog_new (GTK_WINDOW (window), fixture->project, burger);

  gtk_window_present (GTK_WINDOW (dialog));
  g_assert_false (press (dialog, GDK_KEY_Tab));
  g_assert_true (press (dialog, GDK_KEY_N));
  g_assert_nonnull (widget_tree_find_label (dialog, "N goes to the next untagged image."));
  g_assert_null (pol_concept_get_key (burger));

  g_assert_true (press (dialog, GDK_KEY_b));
  g_assert_cmpstr (pol_concept_get_key (burger), ==, "b");

  gtk_window_destroy (GTK_WINDOW (window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

#define ADD(path, func)                                                                            \
  g_test_add ("/concept-key/" path, LabelFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("taken-keys-are-refused", test_taken_keys_are_refused);
  ADD ("own-key-may-stay", test_own_key_may_stay);
  ADD ("setting-is-one-step", test_setting_is_one_step);
  ADD ("dialog-listens", test_dialog_listens);

  return g_test_run ();
}
