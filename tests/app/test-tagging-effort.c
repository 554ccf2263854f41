/* test-tagging-effort.c: how many key strokes and clicks a tag costs
 *
 * A fixed script tags 1,000 images with the six concepts that the demo data set
 * uses most, as the demo's 40 images are tagged, in an order that keeps no two
 * of its neighbours together.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "label-fixture.h"
#include "pol-concept-row.h"
#include "pol-import.h"
#include "pol-tag-page.h"
#include "pol-tagging.h"
#include "widget-tree.h"

#define N_IMAGES 1000
#define N_CONCEPTS 6
#define N_DEMO 40

/* Neighbours in the script are this far from each other in the demo. */
#define STRIDE 17

static const char *const concepts[] = { "animal", "flower", "water", "sky", "mountain", "food",
                                        NULL };

static const PolValue values[] = { POL_VALUE_POSITIVE, POL_VALUE_NEGATIVE, POL_VALUE_UNSURE };

typedef struct
{
  LabelFixture labels;
  PolImageList *images;
  PolImageSelection *selection;
  GSettings *settings;
  GtkWidget *window;
  PolTagPage *page;
  PolValue plan[N_DEMO][N_CONCEPTS];
  guint n_tags;
} Fixture;

static PolValue
get_planned (Fixture *fixture, guint image, guint concept)
{
  return fixture->plan[image * STRIDE % N_DEMO][concept];
}

static PolProject *
open_demo (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "demo.polarity", NULL);
  g_autofree char *demo = g_test_build_filename (G_TEST_DIST, "..", "data", "demo", NULL);
  g_autoptr (GFile) pictures = g_file_new_build_filename (demo, "images", NULL);
  g_autoptr (GFile) annotations = g_file_new_build_filename (demo, "annotations.json", NULL);
  PolImportOptions options = { 0 };
  g_auto (PolImportReport) report = { 0 };
  g_autoptr (GError) error = NULL;
  PolProject *project = pol_project_create (path, pictures, &error);

  g_assert_no_error (error);
  pol_project_scan (project, NULL, NULL, &error);
  g_assert_no_error (error);
  pol_import_file (project, annotations, &options, &report, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (pol_project_get_n_images (project), ==, N_DEMO);

  return project;
}

/* What the first annotator said of each image of the demo. */
static void
read_plan (Fixture *fixture)
{
  g_autofree char *folder = g_dir_make_tmp ("polarity-XXXXXX", NULL);
  PolProject *demo = open_demo (folder);

  for (guint i = 0; i < N_DEMO; i++)
    {
      gsize n;
      const PolAnnotation *annotations
          = pol_project_get_annotations (demo, pol_project_get_nth_image (demo, i), &n);

      for (guint c = 0; c < N_CONCEPTS; c++)
        {
          PolConcept *concept
              = pol_concept_list_find (pol_project_get_concepts (demo), concepts[c]);

          for (gsize a = n; a-- > 0;)
            if (annotations[a].concept == pol_concept_get_index (concept))
              fixture->plan[i][c] = annotations[a].value;
        }
    }

  pol_project_flush (demo, NULL);
  g_assert_finalize_object (demo);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  read_plan (fixture);
  for (guint i = 0; i < N_IMAGES; i++)
    for (guint c = 0; c < N_CONCEPTS; c++)
      fixture->n_tags += get_planned (fixture, i, c) != POL_VALUE_NONE;

  label_fixture_set_up (&fixture->labels, N_IMAGES, concepts);
  pol_project_set_annotator (fixture->labels.project, "me");
  fixture->settings = g_settings_new ("io.github.polarity_app.Polarity");
  fixture->images = pol_image_list_new (fixture->labels.project);
  fixture->selection = pol_image_selection_new (fixture->images);
  fixture->page = POL_TAG_PAGE (pol_tag_page_new ());
  fixture->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 700);
  pol_tag_page_set_project (fixture->page, fixture->labels.project, fixture->images,
                            fixture->selection);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  pol_tag_page_set_project (fixture->page, NULL, NULL, NULL);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_settings_reset (fixture->settings, "tag-and-advance");
  g_clear_object (&fixture->settings);
  g_clear_object (&fixture->selection);
  g_clear_object (&fixture->images);
  label_fixture_tear_down (&fixture->labels);
}

static void
assert_tagged (Fixture *fixture)
{
  PolPolicy *policy = pol_policy_get_preset ("explicit");

  for (guint i = 0; i < N_IMAGES; i++)
    for (guint c = 0; c < N_CONCEPTS; c++)
      {
        PolReason reason;
        PolLabel label = pol_project_read (fixture->labels.project, policy, i,
                                           label_fixture_find (&fixture->labels, concepts[c]),
                                           &reason);

        switch (get_planned (fixture, i, c))
          {
          case POL_VALUE_POSITIVE:
            g_assert_cmpint (label, ==, POL_LABEL_POSITIVE);
            break;
          case POL_VALUE_NEGATIVE:
            g_assert_cmpint (label, ==, POL_LABEL_NEGATIVE);
            g_assert_cmpint (reason, ==, POL_REASON_EXPLICIT);
            break;
          case POL_VALUE_UNSURE:
            g_assert_cmpint (reason, ==, POL_REASON_UNSURE);
            break;
          case POL_VALUE_NONE:
          default:
            g_assert_cmpint (label, ==, POL_LABEL_IGNORED);
            g_assert_cmpint (reason, !=, POL_REASON_UNSURE);
            break;
          }
      }
}

static guint
get_keycode (Fixture *fixture, guint concept)
{
  g_autofree GdkKeymapKey *keys = NULL;
  int n = 0;

  g_assert_true (gdk_display_map_keyval (gtk_widget_get_display (fixture->window),
                                         GDK_KEY_1 + concept, &keys, &n));
  g_assert_cmpint (n, >, 0);

  return keys[0].keycode;
}

/* The keys of an image are held down together and let go. Returns how many there
 * were, and adds the modifiers that were held with them. */
static guint
press_chord (Fixture *fixture, guint image, guint *n_modifiers)
{
  static const GdkModifierType modifiers[] = { 0, GDK_SHIFT_MASK, GDK_CONTROL_MASK };
  guint n = 0;

  for (guint v = 0; v < G_N_ELEMENTS (values); v++)
    {
      guint before = n;

      for (guint c = 0; c < N_CONCEPTS; c++)
        if (get_planned (fixture, image, c) == values[v])
          {
            g_assert_true (pol_tag_page_handle_key (fixture->page, GDK_KEY_1 + c,
                                                    get_keycode (fixture, c), modifiers[v]));
            n++;
          }
      *n_modifiers += n > before && modifiers[v] != 0;
    }

  for (guint c = 0; c < N_CONCEPTS; c++)
    if (get_planned (fixture, image, c) != POL_VALUE_NONE)
      {
        g_assert_cmpuint (pol_image_selection_get_current (fixture->selection), ==, image);
        pol_tag_page_handle_release (fixture->page, get_keycode (fixture, c));
      }

  return n;
}

/* An image that shows none of the concepts is marked as reviewed, by one key. */
static void
test_by_keyboard (Fixture *fixture, gconstpointer data)
{
  guint n_keys = 0, n_modifiers = 0;

  g_settings_set_boolean (fixture->settings, "tag-and-advance", TRUE);
  for (guint i = 0; i < N_IMAGES; i++)
    {
      guint n;

      g_assert_cmpuint (pol_image_selection_get_current (fixture->selection), ==, i);
      n = press_chord (fixture, i, &n_modifiers);
      if (n == 0)
        {
          gtk_widget_activate_action (GTK_WIDGET (fixture->page), "tag.mark-reviewed", NULL);
          n = 1;
        }
      n_keys += n;
    }

  assert_tagged (fixture);
  g_test_message ("%u tags by %u key strokes, %.3f for each tag; %.3f where Shift and Ctrl are "
                  "key strokes, too",
                  fixture->n_tags, n_keys, (double)n_keys / fixture->n_tags,
                  (double)(n_keys + n_modifiers) / fixture->n_tags);
  g_assert_cmpuint (n_keys * 10, <=, fixture->n_tags * 12);
}

/* A click on a thumbnail, with Ctrl unless it is the first, does this. */
static guint
click_images (Fixture *fixture, guint concept, PolValue value)
{
  GtkWidget *grid = widget_tree_find (fixture->window, GTK_TYPE_GRID_VIEW, "Images");
  guint n = 0;

  for (guint i = 0; i < N_IMAGES; i++)
    if (get_planned (fixture, i, concept) == value)
      gtk_widget_activate_action (grid, "list.select-item", "(ubb)", i, n++ > 0, FALSE);

  return n;
}

/* Returns how many clicks it takes: the word unsure is in a menu. */
static guint
click_value (Fixture *fixture, guint concept, PolValue value)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", concepts[concept], pol_value_to_string (value));
  g_autofree char *menu = g_strdup_printf ("%s: menu", concepts[concept]);

  if (value != POL_VALUE_UNSURE)
    {
      g_assert_true (gtk_widget_activate (
          widget_tree_find (fixture->window, GTK_TYPE_CHECK_BUTTON, name)));
      return 1;
    }

  gtk_widget_activate_action (widget_tree_find (fixture->window, GTK_TYPE_BUTTON, menu),
                              "concept.unsure", NULL);
  return 2;
}

/* The images that show a concept are selected, one click each, and tagged at once. */
static void
test_by_mouse (Fixture *fixture, gconstpointer data)
{
  guint n_clicks = 0;

  for (guint c = 0; c < N_CONCEPTS; c++)
    for (guint v = 0; v < G_N_ELEMENTS (values); v++)
      {
        guint n = click_images (fixture, c, values[v]);

        if (n > 0)
          n_clicks += n + click_value (fixture, c, values[v]);
      }

  assert_tagged (fixture);
  g_test_message ("%u tags by %u clicks, %.3f for each tag", fixture->n_tags, n_clicks,
                  (double)n_clicks / fixture->n_tags);
  g_assert_cmpuint (n_clicks * 10, <=, fixture->n_tags * 11);
}

#define ADD(path, func) g_test_add ("/tagging-effort/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  ADD ("by-keyboard", test_by_keyboard);
  ADD ("by-mouse", test_by_mouse);

  return g_test_run ();
}
