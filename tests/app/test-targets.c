/* test-targets.c: in every template, what is clicked is large enough and tells its state
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-announcer.h"
#include "pol-audit-page.h"
#include "pol-chart-view.h"
#include "pol-concept-filter.h"
#include "pol-concept-manager.h"
#include "pol-filter-bar.h"
#include "pol-image-pane.h"
#include "pol-interpret-page.h"
#include "pol-matrix-view.h"
#include "pol-policy-menu.h"
#include "pol-policy-situation.h"
#include "pol-preferences-window.h"
#include "pol-status-bar.h"
#include "pol-sweep-page.h"
#include "pol-tag-page.h"
#include "pol-welcome-page.h"
#include "widget-tree.h"

/* What a finger hits, in pixels. */
#define TARGET 32

#define SETTLED_MS 200

static const char *const concepts[] = { "burger", "pizza", NULL };

/* A click anywhere on the row is for its switch. */
static gboolean
is_switch_of_row (GtkWidget *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);

  return row != NULL && adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == widget;
}

static gboolean
is_target (GtkWidget *widget)
{
  const char *css_name = gtk_widget_get_css_name (widget);

  if (is_switch_of_row (widget))
    return FALSE;
  if (GTK_IS_BUTTON (widget) || GTK_IS_CHECK_BUTTON (widget) || GTK_IS_SWITCH (widget)
      || GTK_IS_EDITABLE (widget))
    /* what is a part of another control is as large as that lets it be */
    return !GTK_IS_TEXT (widget) && gtk_widget_get_can_target (widget);

  /* a drop-down's button shows a row, which is not what is clicked */
  return (g_str_equal (css_name, "row") || g_str_equal (css_name, "child"))
         && gtk_widget_get_focusable (widget)
         && !GTK_IS_STACK (gtk_widget_get_parent (widget));
}

/* Both with its padding: all of that is clicked. */
static void
check_size (GtkWidget *widget, GString *problems)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, widget, &bounds))
    return;

  if (bounds.size.width < TARGET || bounds.size.height < TARGET)
    g_string_append_printf (problems, "%s %s is %g × %g in %s\n", G_OBJECT_TYPE_NAME (widget),
                            gtk_widget_get_css_name (widget), bounds.size.width,
                            bounds.size.height,
                            G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
}

static void
check_state (GtkWidget *widget, GString *problems)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  if (gtk_accessible_get_accessible_role (accessible) == GTK_ACCESSIBLE_ROLE_CHECKBOX
      && !gtk_test_accessible_has_state (accessible, GTK_ACCESSIBLE_STATE_CHECKED))
    g_string_append_printf (problems, "%s has no state\n", G_OBJECT_TYPE_NAME (widget));
}

static void
check (GtkWidget *widget, GString *problems)
{
  check_state (widget, problems);
  if (gtk_widget_get_mapped (widget) && is_target (widget))
    check_size (widget, problems);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    check (child, problems);
}

static void
check_window (GtkWidget *window)
{
  g_autoptr (GString) problems = g_string_new (NULL);

  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_widget_show (window);
  widget_tree_settle (SETTLED_MS);
  check (window, problems);
  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_cmpstr (problems->str, ==, "");
}

static void
check_in_window (GtkWidget *widget)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), widget);
  check_window (window);
}

static void
test_template (gconstpointer data)
{
  check_in_window (g_object_new (GPOINTER_TO_SIZE (data), NULL));
}

typedef struct
{
  LabelFixture base;
  PolImageList *images;
  PolImageSelection *selection;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  label_fixture_set_up (&fixture->base, 5, concepts);
  fixture->images = pol_image_list_new (fixture->base.project);
  fixture->selection = pol_image_selection_new (fixture->images);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->selection);
  g_object_unref (fixture->images);
  widget_tree_settle (SETTLED_MS);
  label_fixture_tear_down (&fixture->base);
}

static void
test_tag_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = pol_tag_page_new ();

  pol_tag_page_set_project (POL_TAG_PAGE (page), fixture->base.project, fixture->images,
                            fixture->selection);
  g_object_ref (page);
  check_in_window (page);
  pol_tag_page_set_project (POL_TAG_PAGE (page), NULL, NULL, NULL);
  g_object_unref (page);
}

static void
test_interpret_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_new (POL_TYPE_INTERPRET_PAGE, NULL);

  pol_image_selection_select_image (fixture->selection, 0);
  pol_interpret_page_set_project (POL_INTERPRET_PAGE (page), fixture->base.project);
  pol_interpret_page_set_selection (POL_INTERPRET_PAGE (page), fixture->selection);
  g_object_ref (page);
  check_in_window (page);
  pol_interpret_page_set_selection (POL_INTERPRET_PAGE (page), NULL);
  pol_interpret_page_set_project (POL_INTERPRET_PAGE (page), NULL);
  g_object_unref (page);
}

static void
test_concept_manager (Fixture *fixture, gconstpointer data)
{
  check_window (pol_concept_manager_new (NULL, fixture->base.project));
}

static void
test_preferences_window (void)
{
  check_window (pol_preferences_window_new (NULL));
}

static void
test_sweep_page (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = g_object_ref_sink (pol_sweep_page_new ());
  PolSweep *sweep = pol_sweep_new (fixture->images);

  pol_sweep_page_set_sweep (POL_SWEEP_PAGE (page), sweep);
  check_in_window (page);
  pol_sweep_page_set_sweep (POL_SWEEP_PAGE (page), NULL);
  g_object_unref (sweep);
  g_object_unref (page);
}

static void
assert_description (GtkWidget *widget, const char *text)
{
  g_autofree char *other = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  g_assert_cmpstr (other, ==, NULL);
}

static void
test_announcements_follow_the_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *first = gtk_button_new_with_label ("first");
  GtkWidget *second = gtk_button_new_with_label ("second");
  PolAnnouncer *announcer = pol_announcer_new (GTK_WINDOW (window));

  gtk_widget_set_tooltip_text (first, "a tooltip");
  gtk_box_append (GTK_BOX (box), first);
  gtk_box_append (GTK_BOX (box), second);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_widget_show (window);
  gtk_widget_grab_focus (first);

  pol_announcer_announce (announcer, "left out");
  pol_announcer_announce (announcer, "told");
  widget_tree_settle (SETTLED_MS);
  assert_description (first, "told");

  gtk_widget_grab_focus (second);
  assert_description (first, "a tooltip");
  pol_announcer_announce (announcer, "told again");
  widget_tree_settle (SETTLED_MS);
  assert_description (second, "told again");

  pol_announcer_announce (announcer, "never told");
  pol_announcer_free (announcer);
  widget_tree_settle (SETTLED_MS);
  assert_description (second, "told again");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* As an application does by itself. */
static void
load_style (void)
{
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (provider, "/io/github/polarity_app/Polarity/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
add_template (const char *path, GType type)
{
  g_test_add_data_func (path, GSIZE_TO_POINTER (type), test_template);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  load_style ();

  add_template ("/targets/audit-page", POL_TYPE_AUDIT_PAGE);
  add_template ("/targets/concept-filter", POL_TYPE_CONCEPT_FILTER);
  add_template ("/targets/filter-bar", POL_TYPE_FILTER_BAR);
  add_template ("/targets/image-pane", POL_TYPE_IMAGE_PANE);
  add_template ("/targets/matrix-view", POL_TYPE_MATRIX_VIEW);
  add_template ("/targets/policy-menu", POL_TYPE_POLICY_MENU);
  add_template ("/targets/policy-situation", POL_TYPE_POLICY_SITUATION);
  add_template ("/targets/chart-view", POL_TYPE_CHART_VIEW);
  add_template ("/targets/status-bar", POL_TYPE_STATUS_BAR);
  add_template ("/targets/welcome-page", POL_TYPE_WELCOME_PAGE);
  g_test_add ("/targets/tag-page", Fixture, NULL, set_up, test_tag_page, tear_down);
  g_test_add ("/targets/interpret-page", Fixture, NULL, set_up, test_interpret_page,
              tear_down);
  g_test_add ("/targets/sweep-page", Fixture, NULL, set_up, test_sweep_page, tear_down);
  g_test_add ("/targets/concept-manager", Fixture, NULL, set_up, test_concept_manager, tear_down);
  g_test_add_func ("/targets/preferences-window", test_preferences_window);
  g_test_add_func ("/targets/announcements-follow-the-focus",
                   test_announcements_follow_the_focus);

  return g_test_run ();
}
