/* test-image-grid.c: thumbnails are loaded for what is seen, and keys go through them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>

#include "image-fixture.h"
#include "pol-image-grid.h"
#include "pol-thumbnail.h"
#include "widget-tree.h"

typedef struct
{
  GtkWidget *window;
  PolImageGrid *grid;
  PolImageList *list;
  PolImageSelection *selection;
} Shown;

static void
show (Shown *shown,
      ImageFixture *fixture)
{
  shown->list = pol_image_list_new (fixture->project);
  shown->selection = pol_image_selection_new (shown->list);
  shown->grid = POL_IMAGE_GRID (pol_image_grid_new ());
  pol_image_grid_set_selection (shown->grid, shown->selection);
  shown->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (shown->window), 600, 500);
  gtk_window_set_child (GTK_WINDOW (shown->window), GTK_WIDGET (shown->grid));
  gtk_window_present (GTK_WINDOW (shown->window));
}

/* The pictures that are loading are let go by their threads in their own time. */
static void
hide (Shown *shown)
{
  g_object_add_weak_pointer (G_OBJECT (shown->grid), (gpointer *) &shown->grid);
  gtk_window_destroy (GTK_WINDOW (shown->window));
  wait_until (shown->grid == NULL);
  g_assert_finalize_object (shown->selection);
  g_assert_finalize_object (shown->list);
}

static guint
get_n_decoded (Shown *shown)
{
  return pol_thumbnail_loader_get_n_decoded (pol_image_grid_get_loader (shown->grid));
}

static gboolean
on_timeout (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
pass_time (guint milliseconds)
{
  gboolean over = FALSE;

  g_timeout_add (milliseconds, on_timeout, &over);
  wait_until (over);
}

static gboolean
has_picture (GtkWidget *cell)
{
  return pol_thumbnail_get_texture (POL_THUMBNAIL (cell)) != NULL;
}

static GtkWidget *
find_cell (Shown *shown,
           const char *path)
{
  GtkWidget *row = widget_tree_find (GTK_WIDGET (shown->grid), GTK_TYPE_WIDGET, path);

  return row != NULL ? gtk_widget_get_first_child (row) : NULL;
}

static gboolean
shows_picture (Shown *shown,
               const char *path)
{
  GtkWidget *cell = find_cell (shown, path);

  return cell != NULL && has_picture (cell);
}

static int
get_picture_width (Shown *shown,
                   const char *path)
{
  GtkWidget *cell = find_cell (shown, path);

  return gdk_texture_get_width (pol_thumbnail_get_texture (POL_THUMBNAIL (cell)));
}

/* From 0, the top, to 1, the end. */
static void
scroll_to (Shown *shown,
           double place)
{
  GtkWidget *window = widget_tree_find (shown->window, GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *adjustment =
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));

  gtk_adjustment_set_value (adjustment, place * gtk_adjustment_get_upper (adjustment));
}

static void
test_decodes_what_is_shown (ImageFixture *fixture,
                            gconstpointer data)
{
  Shown shown;
  guint n_decoded;

  image_fixture_write_pixels (fixture, "*.png", 0, 10000, 8, 8);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (shows_picture (&shown, "000000.png"));
  pass_time (300);
  n_decoded = get_n_decoded (&shown);
  g_assert_cmpuint (n_decoded, >=, 4);
  g_assert_cmpuint (n_decoded, <, 60);
  g_assert_cmpuint (pol_image_list_get_n_rows (shown.list), <, 600);

  scroll_to (&shown, 1.0);
  wait_until (shows_picture (&shown, "009999.png"));
  pass_time (300);
  g_assert_cmpuint (get_n_decoded (&shown) - n_decoded, <, 60);
  g_assert_cmpuint (pol_image_list_get_n_rows (shown.list), <, 600);

  n_decoded = get_n_decoded (&shown);
  scroll_to (&shown, 0.0);
  wait_until (shows_picture (&shown, "000000.png"));
  pass_time (300);
  g_assert_cmpuint (get_n_decoded (&shown), ==, n_decoded);
  hide (&shown);
}

static void
on_frame (gboolean *passed)
{
  *passed = TRUE;
}

static void
pass_frame (Shown *shown)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (shown->window);
  gboolean passed = FALSE;
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (on_frame), &passed);

  wait_until (passed);
  g_signal_handler_disconnect (clock, handler);
}

/* Goes through the whole list, faster than anything can be decoded. */
static void
test_fast_scrolling_decodes_little (ImageFixture *fixture,
                                    gconstpointer data)
{
  Shown shown;

  image_fixture_write_pixels (fixture, "*.png", 0, 10000, 400, 300);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (shows_picture (&shown, "000000.png"));
  for (guint i = 1; i <= 200; i++)
    {
      scroll_to (&shown, i / 200.0);
      pass_frame (&shown);
    }
  wait_until (shows_picture (&shown, "009999.png"));
  g_assert_cmpuint (get_n_decoded (&shown), <, 2000);
  hide (&shown);
}

static void
test_changed_file_is_shown (ImageFixture *fixture,
                            gconstpointer data)
{
  Shown shown;

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 8, 8);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (shows_picture (&shown, "000000.png"));
  g_assert_cmpint (get_picture_width (&shown, "000000.png"), ==, 8);

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 90, 60);
  image_fixture_scan (fixture);
  wait_until (get_picture_width (&shown, "000000.png") == 90);
  hide (&shown);
}

static void
test_sharp_where_pixels_are_small (ImageFixture *fixture,
                                   gconstpointer data)
{
  Shown shown;

  if (!g_test_subprocess ())
    {
      g_setenv ("GDK_SCALE", "2", TRUE);
      g_test_trap_subprocess (NULL, 0, 0);
      g_unsetenv ("GDK_SCALE");
      g_test_trap_assert_passed ();
      return;
    }

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 600, 300);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (shows_picture (&shown, "000000.png"));
  g_assert_cmpint (get_picture_width (&shown, "000000.png"), ==, 256);
  hide (&shown);
}

static const char *
get_title (GtkWidget *cell)
{
  GtkWidget *title = widget_tree_find (cell, GTK_TYPE_INSCRIPTION, NULL);

  return title != NULL ? gtk_inscription_get_text (GTK_INSCRIPTION (title)) : NULL;
}

/* A badge that is shown and begins with @text. */
static GtkWidget *
find_badge (GtkWidget *cell,
            const char *text)
{
  GtkWidget *face = gtk_widget_get_first_child (cell);

  for (GtkWidget *child = gtk_widget_get_first_child (face); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LABEL (child) && gtk_widget_get_visible (child)
        && g_str_has_prefix (gtk_label_get_text (GTK_LABEL (child)), text))
      return child;

  return NULL;
}

static void
test_badges_say_what_is_tagged (ImageFixture *fixture,
                                gconstpointer data)
{
  Shown shown;
  GtkWidget *cell;

  image_fixture_write_pixels (fixture, "*.png", 0, 2, 8, 8);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (find_cell (&shown, "000001.png") != NULL);
  cell = find_cell (&shown, "000001.png");
  wait_until (get_title (cell) != NULL);
  g_assert_cmpstr (get_title (cell), ==, "000001.png");

  image_fixture_tag (fixture, pol_image_list_get_image (shown.list, 1), "Ana", POL_VALUE_POSITIVE);
  g_assert_nonnull (find_badge (cell, "+1"));
  g_assert_null (find_badge (cell, "−"));

  image_fixture_tag (fixture, pol_image_list_get_image (shown.list, 1), "Ana", POL_VALUE_NEGATIVE);
  g_assert_nonnull (find_badge (cell, "−1"));
  g_assert_null (find_badge (cell, "+"));
  hide (&shown);
}

static void
set_suggestion (ImageFixture *fixture,
                guint image,
                guint concept,
                double score)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Suggest");

  pol_edit_set_suggestion (edit, image, concept, score);
  pol_project_apply (fixture->project, edit);
}

/* Only while a suggestion is open, a mark and a description say so. */
static void
test_open_suggestions_are_marked (ImageFixture *fixture,
                                  gconstpointer data)
{
  Shown shown;
  GtkWidget *cell, *mark;
  guint image;

  image_fixture_write_pixels (fixture, "*.png", 0, 2, 8, 8);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (find_cell (&shown, "000001.png") != NULL);
  cell = find_cell (&shown, "000001.png");
  wait_until (get_title (cell) != NULL);
  mark = widget_tree_find (cell, GTK_TYPE_BOX, NULL);
  image = pol_image_list_get_image (shown.list, 1);
  g_assert_false (gtk_widget_get_visible (mark));

  set_suggestion (fixture, image, 0, 0.5);
  g_assert_true (gtk_widget_get_visible (mark));
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (widget_tree_find (mark, GTK_TYPE_LABEL, NULL))),
                   ==, "1");
  gtk_test_accessible_assert_property (gtk_widget_get_parent (cell),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "1 concept suggested");

  image_fixture_tag (fixture, image, "Ana", POL_VALUE_NEGATIVE);
  g_assert_false (gtk_widget_get_visible (mark));
  gtk_test_accessible_assert_property (gtk_widget_get_parent (cell),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");
  hide (&shown);
}

static guint
count_faces (GtkWidget *widget)
{
  guint n = POL_IS_THUMBNAIL_FACE (widget) ? 1 : 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_faces (child);

  return n;
}

/* The grid makes cells for thirty rows more than it shows. */
static void
test_cells_out_of_sight_are_empty (ImageFixture *fixture,
                                   gconstpointer data)
{
  Shown shown;
  guint n_faces;

  image_fixture_write_pixels (fixture, "*.png", 0, 1000, 8, 8);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (shows_picture (&shown, "000000.png"));
  pass_time (300);
  n_faces = count_faces (GTK_WIDGET (shown.grid));
  g_assert_cmpuint (n_faces, >=, 4);
  g_assert_cmpuint (n_faces, <, 60);
  g_assert_cmpuint (pol_image_list_get_n_rows (shown.list), >, 2 * n_faces);
  hide (&shown);
}

static void
test_unreadable_image_is_marked (ImageFixture *fixture,
                                 gconstpointer data)
{
  Shown shown;
  GtkWidget *cell, *face, *mark;

  image_fixture_write_empty (fixture, "*.jpg", 0, 1);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  wait_until (find_cell (&shown, "000000.jpg") != NULL);
  cell = find_cell (&shown, "000000.jpg");
  wait_until (gtk_widget_get_first_child (cell) != NULL);
  face = gtk_widget_get_first_child (cell);
  mark = GTK_WIDGET (gtk_widget_get_template_child (face, POL_TYPE_THUMBNAIL_FACE, "problem_icon"));
  wait_until (gtk_widget_get_visible (mark));
  g_assert_false (has_picture (cell));
  hide (&shown);
}

static void
test_empty_list_has_words (ImageFixture *fixture,
                           gconstpointer data)
{
  Shown shown;
  GtkWidget *view;

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 8, 8);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  view = widget_tree_find (GTK_WIDGET (shown.grid), GTK_TYPE_GRID_VIEW, NULL);
  wait_until (gtk_widget_get_mapped (view));

  pol_image_list_set_filter (shown.list, POL_IMAGE_FILTER_DISAGREEMENT);
  g_assert_nonnull (widget_tree_find_label (GTK_WIDGET (shown.grid), "No Disagreement"));
  wait_until (!gtk_widget_get_mapped (view));

  pol_image_list_set_filter (shown.list, POL_IMAGE_FILTER_ALL);
  wait_until (gtk_widget_get_mapped (view));
  hide (&shown);
}

static guint
get_focused_image (Shown *shown)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (shown->window));
  GtkWidget *cell = focus != NULL ? gtk_widget_get_first_child (focus) : NULL;

  if (!POL_IS_THUMBNAIL (cell))
    return G_MAXUINT;

  return pol_image_item_get_image (pol_thumbnail_get_item (POL_THUMBNAIL (cell)));
}

static void
test_focus_follows_current (ImageFixture *fixture,
                            gconstpointer data)
{
  Shown shown;
  guint image;

  image_fixture_write_empty (fixture, "*.png", 0, 1000);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  gtk_widget_grab_focus (GTK_WIDGET (shown.grid));
  image = pol_image_list_get_image (shown.list, 0);
  pol_image_selection_select_image (shown.selection, image);
  wait_until (get_focused_image (&shown) == image);

  image = pol_image_list_get_image (shown.list, 900);
  pol_image_selection_select_image (shown.selection, image);
  wait_until (get_focused_image (&shown) == image);
  hide (&shown);
}

static void
on_activate (guint *activated,
             guint image)
{
  *activated = image;
}

static void
test_activating_tells_the_image (ImageFixture *fixture,
                                 gconstpointer data)
{
  Shown shown;
  GtkWidget *view;
  guint activated = G_MAXUINT;

  image_fixture_write_empty (fixture, "*.png", 0, 3);
  image_fixture_scan (fixture);
  show (&shown, fixture);
  g_signal_connect_swapped (shown.grid, "activate", G_CALLBACK (on_activate), &activated);
  view = widget_tree_find (GTK_WIDGET (shown.grid), GTK_TYPE_GRID_VIEW, NULL);
  g_signal_emit_by_name (view, "activate", 2);
  g_assert_cmpuint (activated, ==, pol_image_list_get_image (shown.list, 2));
  hide (&shown);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  image_fixture_add ("/image-grid/decodes-what-is-shown", test_decodes_what_is_shown);
  image_fixture_add ("/image-grid/fast-scrolling-decodes-little",
                     test_fast_scrolling_decodes_little);
  image_fixture_add ("/image-grid/changed-file-is-shown", test_changed_file_is_shown);
  image_fixture_add ("/image-grid/sharp-where-pixels-are-small", test_sharp_where_pixels_are_small);
  image_fixture_add ("/image-grid/badges-say-what-is-tagged", test_badges_say_what_is_tagged);
  image_fixture_add ("/image-grid/open-suggestions-are-marked", test_open_suggestions_are_marked);
  image_fixture_add ("/image-grid/cells-out-of-sight-are-empty",
                     test_cells_out_of_sight_are_empty);
  image_fixture_add ("/image-grid/unreadable-image-is-marked", test_unreadable_image_is_marked);
  image_fixture_add ("/image-grid/empty-list-has-words", test_empty_list_has_words);
  image_fixture_add ("/image-grid/focus-follows-current", test_focus_follows_current);
  image_fixture_add ("/image-grid/activating-tells-the-image", test_activating_tells_the_image);

  return g_test_run ();
}
