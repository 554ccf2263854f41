/* test-question-page.c: a question is asked, answered, and followed by the next
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pol-image-view.h"
#include "pol-question-page.h"
#include "sweep-fixture.h"
#include "widget-tree.h"

static void
set_up (SweepFixture *fixture, gconstpointer data)
{
  sweep_fixture_set_up (fixture, pol_question_page_new ());
  pol_question_page_set_sweep (POL_QUESTION_PAGE (fixture->page), fixture->sweep);
  sweep_fixture_present (fixture);
}

static void
answer (SweepFixture *fixture, const char *value)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "question.answer", "s", value));
  settle ();
}

static GtkWidget *
find_view (SweepFixture *fixture)
{
  return widget_tree_find (fixture->page, POL_TYPE_IMAGE_VIEW, NULL);
}

static void
assert_description (GtkWidget *widget, const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  g_assert_null (other);
}

static void
test_an_answer_leads_on (SweepFixture *fixture, gconstpointer data)
{
  g_assert_nonnull (widget_tree_find_label (fixture->page, "Does this show “burger”?"));
  g_assert_nonnull (widget_tree_find_label (fixture->page, "4 left"));
  answer (fixture, "positive");
  answer (fixture, "unsure");

  g_assert_cmpint (get_state (fixture, 0), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 1), ==, POL_TAG_STATE_UNSURE);
  g_assert_cmpuint (get_current (fixture), ==, 2);
  g_assert_nonnull (widget_tree_find_label (fixture->page, "2 left"));
}

/* Who does not see the picture hears what is asked, and what was said. */
static void
test_the_picture_says_what_is_asked (SweepFixture *fixture, gconstpointer data)
{
  assert_description (find_view (fixture), "Does this show “burger”?");
  answer (fixture, "negative");
  activate (fixture, "question.back");
  assert_description (find_view (fixture), "Does this show “burger”? Answered: no");
}

static void
test_a_skip_says_nothing (SweepFixture *fixture, gconstpointer data)
{
  activate (fixture, "question.skip");

  g_assert_cmpint (get_state (fixture, 0), ==, POL_TAG_STATE_NONE);
  g_assert_cmpuint (get_current (fixture), ==, 1);
}

static void
test_the_end_names_the_next_concept (SweepFixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  for (guint i = 0; i < 4; i++)
    answer (fixture, "negative");
  g_assert_nonnull (widget_tree_find_label (fixture->page, "Next Concept: pizza"));
  g_assert_cmpuint (get_current (fixture), ==, G_MAXUINT);

  button = gtk_widget_get_ancestor (widget_tree_find_label (fixture->page, "Next Concept: pizza"),
                                    GTK_TYPE_BUTTON);
  g_signal_emit_by_name (button, "clicked");
  settle ();
  g_assert_nonnull (widget_tree_find_label (fixture->page, "Does this show “pizza”?"));
  g_assert_cmpuint (get_current (fixture), ==, 0);
}

static void
test_buttons_are_for_fingers (SweepFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "Yes", "No", "Cannot Tell", "Skip" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = widget_tree_find (fixture->page, GTK_TYPE_BUTTON, names[i]);
      int height;

      gtk_widget_measure (button, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, >=, 48);
    }
}

static void
test_narrow_fits (SweepFixture *fixture, gconstpointer data)
{
  int width;

  g_object_set (fixture->page, "narrow", TRUE, NULL);
  gtk_widget_measure (fixture->page, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  g_assert_cmpint (width, <=, 360);
}

#define ADD(path, func) g_test_add ("/question-page/" path, SweepFixture, NULL, set_up, func, sweep_fixture_tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("an-answer-leads-on", test_an_answer_leads_on);
  ADD ("the-picture-says-what-is-asked", test_the_picture_says_what_is_asked);
  ADD ("a-skip-says-nothing", test_a_skip_says_nothing);
  ADD ("the-end-names-the-next-concept", test_the_end_names_the_next_concept);
  ADD ("buttons-are-for-fingers", test_buttons_are_for_fingers);
  ADD ("narrow-fits", test_narrow_fits);

  return g_test_run ();
}
