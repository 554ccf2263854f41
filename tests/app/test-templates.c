/* test-templates.c: every widget with a template can be made and goes again
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "pol-audit-page.h"
#include "pol-chart-view.h"
#include "pol-concept-panel.h"
#include "pol-concept-row.h"
#include "pol-interpret-column.h"
#include "pol-interpret-page.h"
#include "pol-label-row.h"
#include "pol-image-pane.h"
#include "pol-policy-menu.h"
#include "pol-policy-situation.h"
#include "pol-progress-popover.h"
#include "pol-question-page.h"
#include "pol-status-bar.h"
#include "pol-sweep-bar.h"
#include "pol-sweep-done.h"
#include "pol-sweep-page.h"
#include "pol-tag-page.h"
#include "pol-tag-row.h"
#include "pol-welcome-page.h"

static void
test_template (gconstpointer data)
{
  GType type = GPOINTER_TO_SIZE (data);
  GtkWidget *widget = g_object_ref_sink (g_object_new (type, NULL));

  g_assert_nonnull (gtk_widget_get_first_child (widget));
  g_assert_finalize_object (widget);
}

static void
test_concept_row (void)
{
  g_autoptr (PolTagSummary) summary = pol_tag_summary_new ();
  g_autoptr (PolConceptSearch) search = pol_concept_search_new (NULL);
  GtkWidget *row = g_object_ref_sink (pol_concept_row_new (summary, search));

  g_assert_nonnull (gtk_widget_get_first_child (row));
  g_assert_finalize_object (row);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/templates/concept-row", test_concept_row);
  g_test_add_data_func ("/templates/audit-page", GSIZE_TO_POINTER (POL_TYPE_AUDIT_PAGE),
                        test_template);
  g_test_add_data_func ("/templates/chart-view", GSIZE_TO_POINTER (POL_TYPE_CHART_VIEW),
                        test_template);
  g_test_add_data_func ("/templates/concept-panel", GSIZE_TO_POINTER (POL_TYPE_CONCEPT_PANEL),
                        test_template);
  g_test_add_data_func ("/templates/interpret-column", GSIZE_TO_POINTER (POL_TYPE_INTERPRET_COLUMN),
                        test_template);
  g_test_add_data_func ("/templates/interpret-page", GSIZE_TO_POINTER (POL_TYPE_INTERPRET_PAGE),
                        test_template);
  g_test_add_data_func ("/templates/label-row", GSIZE_TO_POINTER (POL_TYPE_LABEL_ROW),
                        test_template);
  g_test_add_data_func ("/templates/policy-menu", GSIZE_TO_POINTER (POL_TYPE_POLICY_MENU),
                        test_template);
  g_test_add_data_func ("/templates/policy-situation",
                        GSIZE_TO_POINTER (POL_TYPE_POLICY_SITUATION), test_template);
  g_test_add_data_func ("/templates/image-pane", GSIZE_TO_POINTER (POL_TYPE_IMAGE_PANE),
                        test_template);
  g_test_add_data_func ("/templates/progress-popover", GSIZE_TO_POINTER (POL_TYPE_PROGRESS_POPOVER),
                        test_template);
  g_test_add_data_func ("/templates/question-page", GSIZE_TO_POINTER (POL_TYPE_QUESTION_PAGE),
                        test_template);
  g_test_add_data_func ("/templates/sweep-bar", GSIZE_TO_POINTER (POL_TYPE_SWEEP_BAR),
                        test_template);
  g_test_add_data_func ("/templates/sweep-done", GSIZE_TO_POINTER (POL_TYPE_SWEEP_DONE),
                        test_template);
  g_test_add_data_func ("/templates/sweep-page", GSIZE_TO_POINTER (POL_TYPE_SWEEP_PAGE),
                        test_template);
  g_test_add_data_func ("/templates/status-bar", GSIZE_TO_POINTER (POL_TYPE_STATUS_BAR),
                        test_template);
  g_test_add_data_func ("/templates/tag-page", GSIZE_TO_POINTER (POL_TYPE_TAG_PAGE), test_template);
  g_test_add_data_func ("/templates/tag-row", GSIZE_TO_POINTER (POL_TYPE_TAG_ROW), test_template);
  g_test_add_data_func ("/templates/welcome-page", GSIZE_TO_POINTER (POL_TYPE_WELCOME_PAGE),
                        test_template);

  return g_test_run ();
}
