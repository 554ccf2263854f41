/* test-narrow.c: every window fits into 360 pixels, with large letters and in each language
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>

#include "label-fixture.h"
#include "pol-adaptive-bin.h"
#include "pol-audit-page.h"
#include "pol-chart-view.h"
#include "pol-changes-dialog.h"
#include "pol-concept-import-dialog.h"
#include "pol-concept-manager.h"
#include "pol-concept-merge-dialog.h"
#include "pol-concept-note-dialog.h"
#include "pol-concept-question.h"
#include "pol-export-dialog.h"
#include "pol-interpret-page.h"
#include "pol-key-dialog.h"
#include "pol-list-dialog.h"
#include "pol-matrix-view.h"
#include "pol-policy-editor.h"
#include "pol-policy-manager.h"
#include "pol-preferences-window.h"
#include "pol-suggestion-dialog.h"
#include "pol-tour.h"
#include "pol-window.h"
#include "widget-tree.h"

#define WIDTH 360
#define HEIGHT 720

/* Turns after which a window has found out how wide it is, on a busy machine too. */
#define MOST_TURNS 20
#define SETTLED_MS 125

/* One and a half times the usual size, as the desktop's large text does it; all sizes of
 * letters follow, those of headings and captions too. */
#define LARGE_TEXT (1024 * 96 * 3 / 2)

static const char *const concepts[]
    = { "food/A concept whose name nobody wanted to be short", "food/pizza", "taco", NULL };

typedef struct
{
  LabelFixture labels;
  AdwApplication *application;
} Fixture;

typedef GtkWidget *(*MakeFunc) (Fixture *fixture);

typedef struct
{
  const char *language;
  const char *name;
  MakeFunc make;
} Case;

/* Texts are looked for anew once the domain is set again. No language is English. */
static void
speak (const char *language)
{
  g_setenv ("LANGUAGE", language, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("POLARITY_TRANSLATIONS"));
  textdomain (GETTEXT_PACKAGE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Case *this = data;

  speak (this->language);
  label_fixture_set_up (&fixture->labels, 5, concepts);
  label_fixture_tag (&fixture->labels, 0, "pizza", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (&fixture->labels, 1, "taco", "Ana", POL_VALUE_NEGATIVE);
  fixture->application
      = adw_application_new ("io.github.polarity_app.Polarity.Test", G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (fixture->application), NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* threads that were given up let go of the project a moment later */
  while (G_OBJECT (fixture->labels.project)->ref_count > 1)
    g_main_context_iteration (NULL, FALSE);
  g_clear_object (&fixture->application);
  label_fixture_tear_down (&fixture->labels);
}

static void
check_width (GtkWidget *widget, int width, GString *problems)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > width)
    g_string_append_printf (problems, "%s takes %d of %d pixels\n", G_OBJECT_TYPE_NAME (widget),
                            minimum, width);
}

/* What says that it takes no room, and cuts off what does not fit. */
static void
check_bins (GtkWidget *widget, GString *problems)
{
  if (!gtk_widget_get_mapped (widget))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (POL_IS_ADAPTIVE_BIN (widget))
        check_width (child, gtk_widget_get_width (widget), problems);
      check_bins (child, problems);
    }
}

/* The content has the width, whatever the window has around it. */
static void
resize (GtkWidget *window)
{
  int content = gtk_widget_get_width (gtk_widget_get_first_child (window));
  int around = gdk_surface_get_width (gtk_native_get_surface (GTK_NATIVE (window))) - content;

  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH + around, HEIGHT);
}

static void
show (GtkWidget *window)
{
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_present (GTK_WINDOW (window));
}

static void
check_is_narrow (GtkWidget *content, GString *problems)
{
  int width = gtk_widget_get_width (content);

  if (width > WIDTH)
    g_string_append_printf (problems, "it is %d pixels wide\n", width);
}

static void
check (GtkWidget *window, const char *place, GString *problems)
{
  g_autoptr (GString) found = g_string_new ("not shown");

  for (guint i = 0; i < MOST_TURNS && found->len > 0; i++)
    {
      resize (window);
      widget_tree_settle (SETTLED_MS);
      g_string_truncate (found, 0);
      check_is_narrow (gtk_widget_get_first_child (window), found);
      check_width (gtk_widget_get_first_child (window), WIDTH, found);
      check_bins (window, found);
    }
  if (found->len > 0)
    g_string_append_printf (problems, "%s: %s", place, found->str);
}

static void
test_fits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  const Case *this = data;
  GtkWidget *window = this->make (fixture);

  show (window);
  check (window, this->name, problems);
  gtk_window_destroy (GTK_WINDOW (window));
  if (problems->len > 0)
    g_test_fail_printf ("%s", problems->str);
}

static const char *const pages[] = { "tag", "interpret", "audit", "sweep", "questions" };

static void
go_to_page (GtkWidget *window, const char *page)
{
  g_action_group_change_action_state (G_ACTION_GROUP (window), "page", g_variant_new_string (page));
}

static gboolean
shows (GtkWidget *window, GType type)
{
  GtkWidget *widget = widget_tree_find (window, type, NULL);

  return widget != NULL && gtk_widget_get_mapped (widget);
}

static void
check_view (GtkWidget *window, GType page, const char *view, GType type, GString *problems)
{
  g_object_set (widget_tree_find (window, page, NULL), "view", view, NULL);
  while (!shows (window, type))
    g_main_context_iteration (NULL, TRUE);
  check (window, view, problems);
}

static void
check_views (GtkWidget *window, GString *problems)
{
  go_to_page (window, "interpret");
  check_view (window, POL_TYPE_INTERPRET_PAGE, "matrix", POL_TYPE_MATRIX_VIEW, problems);
  go_to_page (window, "audit");
  check_view (window, POL_TYPE_AUDIT_PAGE, "charts", POL_TYPE_CHART_VIEW, problems);
}

static void
check_pages (GtkWidget *window, GString *problems)
{
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      if (i < 3)
        go_to_page (window, pages[i]);
      else
        g_action_group_activate_action (G_ACTION_GROUP (window), pages[i], NULL);
      check (window, pages[i], problems);
    }
}

static void
test_pages_fit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (fixture->labels.folder);
  g_autoptr (GFile) list = g_file_get_child (folder, "concepts.txt");
  GtkWidget *window = pol_window_new (fixture->application);

  show (window);
  check (window, "welcome", problems);
  g_file_set_contents (g_file_peek_path (list), "burger\npizza\n", -1, NULL);
  pol_window_open (POL_WINDOW (window), folder, list);
  while (pol_window_is_opening (POL_WINDOW (window)))
    g_main_context_iteration (NULL, TRUE);
  check_pages (window, problems);
  check_views (window, problems);
  gtk_window_destroy (GTK_WINDOW (window));
  if (problems->len > 0)
    g_test_fail_printf ("%s", problems->str);
}

static PolConcept *
get_concept (Fixture *fixture)
{
  return pol_concept_list_get_active (pol_project_get_concepts (fixture->labels.project), 0);
}

static GPtrArray *
list_concepts (Fixture *fixture)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (list, g_object_ref (pol_concept_list_get_active (
                               pol_project_get_concepts (fixture->labels.project), i)));

  return list;
}

static GtkWidget *
make_changes_dialog (Fixture *fixture)
{
  return pol_changes_dialog_new (NULL, fixture->labels.project, pol_policy_get_default (), NULL);
}

static GtkWidget *
make_concept_manager (Fixture *fixture)
{
  return pol_concept_manager_new (NULL, fixture->labels.project);
}

static GtkWidget *
make_merge_dialog (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = list_concepts (fixture);

  return pol_concept_merge_dialog_new (NULL, fixture->labels.project, list);
}

static GtkWidget *
make_note_dialog (Fixture *fixture)
{
  return pol_concept_note_dialog_new (NULL, fixture->labels.project, get_concept (fixture));
}

static GtkWidget *
make_name_question (Fixture *fixture)
{
  return pol_concept_question_new_name (NULL, fixture->labels.project, get_concept (fixture));
}

static GtkWidget *
make_group_question (Fixture *fixture)
{
  g_autoptr (GPtrArray) list = list_concepts (fixture);

  return pol_concept_question_new_group (NULL, fixture->labels.project, list);
}

static GtkWidget *
make_concept_import_dialog (Fixture *fixture)
{
  g_autoptr (GFile) file = g_file_new_build_filename (fixture->labels.folder, "none.txt", NULL);

  return pol_concept_import_dialog_new (NULL, fixture->labels.project, file);
}

static GtkWidget *
make_export_dialog (Fixture *fixture)
{
  return pol_export_dialog_new (NULL, fixture->labels.project, pol_policy_get_default ());
}

static GtkWidget *
make_key_dialog (Fixture *fixture)
{
  return pol_key_dialog_new (NULL, fixture->labels.project, get_concept (fixture));
}

static GtkWidget *
make_list_dialog (Fixture *fixture)
{
  const char *const lines[]
      = { "/a/folder/with/a/long/name/and/no/blank/in/it/where/a/line/could/end.jpg", NULL };

  return pol_list_dialog_new (NULL, "Missing", lines);
}

static GtkWidget *
make_policy_editor (Fixture *fixture)
{
  return pol_policy_editor_new_for_copy (NULL, fixture->labels.project, pol_policy_get_default (),
                                         "A policy of my own");
}

static GtkWidget *
make_own_policy_editor (Fixture *fixture)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->labels.project, "Add");
  g_autoptr (PolPolicy) policy
      = pol_policy_copy (pol_policy_get_default (), POL_POLICY_CUSTOM_ID, "A policy of my own");
  PolPolicy *added = pol_edit_add_policy (edit, policy);

  pol_project_apply (fixture->labels.project, edit);

  return pol_policy_editor_new_for_own (NULL, fixture->labels.project, added);
}

static GtkWidget *
make_policy_manager (Fixture *fixture)
{
  return pol_policy_manager_new (NULL, fixture->labels.project);
}

static GtkWidget *
make_preferences (Fixture *fixture)
{
  return pol_preferences_window_new (NULL);
}

static GtkWidget *
make_suggestion_dialog (Fixture *fixture)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_range (0, 4);

  return pol_suggestion_dialog_new (NULL, fixture->labels.project, selected);
}

static GtkWidget *
make_tour (Fixture *fixture)
{
  return pol_tour_new (NULL);
}

static const struct
{
  const char *name;
  MakeFunc make;
} windows[] = {
  { "changes-dialog", make_changes_dialog },
  { "concept-import-dialog", make_concept_import_dialog },
  { "concept-manager", make_concept_manager },
  { "export-dialog", make_export_dialog },
  { "group-question", make_group_question },
  { "key-dialog", make_key_dialog },
  { "list-dialog", make_list_dialog },
  { "merge-dialog", make_merge_dialog },
  { "name-question", make_name_question },
  { "note-dialog", make_note_dialog },
  { "own-policy-editor", make_own_policy_editor },
  { "policy-editor", make_policy_editor },
  { "policy-manager", make_policy_manager },
  { "preferences", make_preferences },
  { "suggestion-dialog", make_suggestion_dialog },
  { "tour", make_tour },
};

static void
add_case (GPtrArray *cases, const char *language, const char *name, MakeFunc make)
{
  g_autofree char *path
      = g_strdup_printf ("/narrow/%s/%s", *language != '\0' ? language : "en", name);
  Case *this = g_new0 (Case, 1);

  *this = (Case){ language, name, make };
  g_ptr_array_add (cases, this);
  g_test_add_vtable (path, sizeof (Fixture), this, (GTestFixtureFunc) set_up,
                     (GTestFixtureFunc) (make != NULL ? test_fits : test_pages_fit),
                     (GTestFixtureFunc) tear_down);
}

static void
add_language (GPtrArray *cases, const char *language)
{
  add_case (cases, language, "pages", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    add_case (cases, language, windows[i].name, windows[i].make);
}

static gboolean
is_translated (const char *language)
{
  g_autofree char *path = g_build_filename (g_getenv ("POLARITY_TRANSLATIONS"), language,
                                            "LC_MESSAGES", GETTEXT_PACKAGE ".mo", NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
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

int
main (int argc, char *argv[])
{
  static const char *const languages[] = { "de", "fr", "es", "uk", "ar" };
  g_autoptr (GPtrArray) cases = g_ptr_array_new_with_free_func (g_free);

  gtk_test_init (&argc, &argv, NULL);
  setlocale (LC_ALL, "");
  adw_init ();
  load_style ();
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", LARGE_TEXT, NULL);

  add_language (cases, "");
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (is_translated (languages[i]))
      add_language (cases, languages[i]);

  return g_test_run ();
}
