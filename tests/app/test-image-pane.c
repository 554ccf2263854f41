/* test-image-pane.c: the current image is shown, or why it cannot be
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "fixtures.h"
#include "image-fixture.h"
#include "pol-animation-player.h"
#include "pol-image-pane.h"
#include "pol-image-view.h"
#include "pol-picture-cache.h"
#include "widget-tree.h"

static PolImagePane *
make_pane (ImageFixture *fixture,
           PolImageSelection **selection)
{
  g_autoptr (PolImageList) list = NULL;
  PolImagePane *pane;

  image_fixture_scan (fixture);
  list = pol_image_list_new (fixture->project);
  *selection = pol_image_selection_new (list);
  pane = POL_IMAGE_PANE (g_object_ref_sink (pol_image_pane_new ()));
  pol_image_pane_set_selection (pane, *selection);

  return pane;
}

static const char *
get_page (PolImagePane *pane)
{
  GtkWidget *stack = widget_tree_find (GTK_WIDGET (pane), GTK_TYPE_STACK, NULL);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static GdkTexture *
get_texture (PolImagePane *pane)
{
  GtkWidget *view = widget_tree_find (GTK_WIDGET (pane), POL_TYPE_IMAGE_VIEW, NULL);

  return pol_image_view_get_texture (POL_IMAGE_VIEW (view));
}

static void
test_follows_the_selection (ImageFixture *fixture,
                            gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;

  image_fixture_write_pixels (fixture, "a*.png", 0, 1, 30, 20);
  image_fixture_write_pixels (fixture, "b*.png", 0, 1, 10, 5);
  pane = make_pane (fixture, &selection);
  g_assert_cmpstr (get_page (pane), ==, "none");

  pol_image_selection_select_image (selection, image_fixture_find (fixture, "a000000.png"));
  wait_until (get_texture (pane) != NULL);
  g_assert_cmpstr (get_page (pane), ==, "picture");
  g_assert_cmpint (gdk_texture_get_width (get_texture (pane)), ==, 30);
  g_assert_nonnull (widget_tree_find_label (GTK_WIDGET (pane), "a000000.png"));
  g_assert_nonnull (widget_tree_find (GTK_WIDGET (pane), POL_TYPE_IMAGE_VIEW, "a000000.png"));

  pol_image_selection_select_image (selection, image_fixture_find (fixture, "b000000.png"));
  wait_until (gdk_texture_get_width (get_texture (pane)) == 10);

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (selection));
  g_assert_cmpstr (get_page (pane), ==, "none");
  g_assert_null (get_texture (pane));

  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

static void
test_says_why_not (ImageFixture *fixture,
                   gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;
  GtkWidget *error_page;

  image_fixture_write_empty (fixture, "*.jpg", 0, 1);
  pane = make_pane (fixture, &selection);
  pol_image_selection_select_image (selection, image_fixture_find (fixture, "000000.jpg"));
  wait_until (g_strcmp0 (get_page (pane), "error") == 0);

  error_page = GTK_WIDGET (
      gtk_widget_get_template_child (GTK_WIDGET (pane), POL_TYPE_IMAGE_PANE, "error_page"));
  g_assert_nonnull (
      g_strstr_len (adw_status_page_get_description (ADW_STATUS_PAGE (error_page)), -1,
                    "000000.jpg"));
  g_assert_null (get_texture (pane));
  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

static void
test_follows_the_file (ImageFixture *fixture,
                       gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;
  g_autofree char *file = g_build_filename (fixture->folder, "000000.png", NULL);

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 40, 30);
  pane = make_pane (fixture, &selection);
  pol_image_selection_select_image (selection, 0);
  wait_until (get_texture (pane) != NULL);

  g_remove (file);
  image_fixture_write_pixels (fixture, "*.png", 0, 1, 60, 50);
  image_fixture_scan (fixture);
  wait_until (gdk_texture_get_width (GDK_TEXTURE (get_texture (pane))) == 60);

  g_remove (file);
  image_fixture_scan (fixture);
  wait_until (g_strcmp0 (get_page (pane), "error") == 0);

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 60, 50);
  image_fixture_scan (fixture);
  wait_until (g_strcmp0 (get_page (pane), "picture") == 0);

  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

static void
test_lets_go_while_loading (ImageFixture *fixture,
                            gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;

  image_fixture_write_pixels (fixture, "*.png", 0, 3, 500, 500);
  pane = make_pane (fixture, &selection);
  for (guint i = 0; i < 3; i++)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (selection), i, TRUE);

  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

static void
test_changed_file_is_shown (ImageFixture *fixture,
                            gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 30, 20);
  pane = make_pane (fixture, &selection);
  pol_image_selection_select_image (selection, 0);
  wait_until (get_texture (pane) != NULL);

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 90, 60);
  image_fixture_scan (fixture);
  wait_until (gdk_texture_get_width (get_texture (pane)) == 90);

  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

typedef struct
{
  guint images[8];
  guint n;
} Loaded;

static void
on_loaded (guint image,
           gpointer user_data)
{
  Loaded *loaded = user_data;

  loaded->images[loaded->n++] = image;
}

static void
test_neighbours_come_after (ImageFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (PolPictureCache) cache = NULL;
  const guint wanted[] = { 1, 2, 0 };
  const guint moved[] = { 2, 3, 1 };
  Loaded loaded = { 0 };

  image_fixture_write_pixels (fixture, "*.png", 0, 4, 20, 20);
  image_fixture_scan (fixture);
  cache = pol_picture_cache_new (fixture->project, on_loaded, &loaded);
  pol_picture_cache_want (cache, wanted, 3, 100);
  wait_until (loaded.n == 3);
  g_assert_cmpmem (loaded.images, 3 * sizeof (guint), wanted, sizeof wanted);

  pol_picture_cache_want (cache, moved, 3, 100);
  g_assert_nonnull (pol_picture_cache_lookup (cache, 2)->texture);
  g_assert_null (pol_picture_cache_lookup (cache, 0));
  wait_until (loaded.n == 4);
  g_assert_cmpuint (loaded.images[3], ==, 3);
}

static void
test_more_pixels_when_zoomed (ImageFixture *fixture,
                              gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;
  GtkWidget *view;

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 3000, 20);
  pane = make_pane (fixture, &selection);
  view = widget_tree_find (GTK_WIDGET (pane), POL_TYPE_IMAGE_VIEW, NULL);
  gtk_widget_measure (GTK_WIDGET (pane), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (pane), 600, 600, -1, NULL);
  gtk_widget_allocate (view, 600, 600, -1, NULL);
  pol_image_selection_select_image (selection, 0);
  wait_until (get_texture (pane) != NULL);
  g_assert_cmpfloat_with_epsilon (pol_image_view_get_zoom (POL_IMAGE_VIEW (view)), 0.2, 0.001);
  g_assert_cmpint (gdk_texture_get_width (get_texture (pane)), ==, 1024);

  pol_image_view_set_zoom (POL_IMAGE_VIEW (view), 2.0);
  wait_until (gdk_texture_get_width (get_texture (pane)) == 3000);
  g_assert_cmpfloat_with_epsilon (pol_image_view_get_zoom (POL_IMAGE_VIEW (view)), 2.0, 0.001);
  g_assert_false (pol_image_view_get_fit (POL_IMAGE_VIEW (view)));

  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

/* Another image and back: each stays as it was turned. */
static void
test_remembers_how_it_was_turned (ImageFixture *fixture,
                                  gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;
  PolImageView *view;

  image_fixture_write_pixels (fixture, "*.png", 0, 2, 30, 20);
  pane = make_pane (fixture, &selection);
  view = POL_IMAGE_VIEW (widget_tree_find (GTK_WIDGET (pane), POL_TYPE_IMAGE_VIEW, NULL));
  pol_image_selection_select_image (selection, 0);
  wait_until (get_texture (pane) != NULL);
  gtk_widget_activate_action (GTK_WIDGET (pane), "view.rotate-right", NULL);
  g_assert_cmpuint (pol_image_view_get_turns (view), ==, 1);

  pol_image_selection_select_image (selection, 1);
  wait_until (pol_image_view_get_turns (view) == 0);
  pol_image_selection_select_image (selection, 0);
  wait_until (pol_image_view_get_turns (view) == 1);

  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

static void
write_gif (ImageFixture *fixture,
           guint n_frames)
{
  g_autoptr (GBytes) gif = gif_new (n_frames);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  image_fixture_write_empty (fixture, "*.gif", 0, 1);
  path = g_build_filename (fixture->folder, "000000.gif", NULL);
  g_file_set_contents (path, g_bytes_get_data (gif, NULL), g_bytes_get_size (gif), &error);
  g_assert_no_error (error);
}

static void
count_frame (GdkTexture *frame,
             gpointer user_data)
{
  guint *n = user_data;

  g_assert_cmpint (gdk_texture_get_width (frame), ==, 12);
  (*n)++;
}

static void
test_plays_every_frame (ImageFixture *fixture,
                        gconstpointer data)
{
  g_autoptr (PolAnimationPlayer) player = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "000000.gif", NULL);
  guint n = 0;

  write_gif (fixture, 4);
  file = g_file_new_for_path (path);
  player = pol_animation_player_new (file, 100, count_frame, &n);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (n, ==, 0);

  pol_animation_player_set_playing (player, TRUE);
  wait_until (n == 4);
  pol_animation_player_set_playing (player, FALSE);
}

static void
test_an_animation_can_be_paused (ImageFixture *fixture,
                                 gconstpointer data)
{
  PolImageSelection *selection;
  PolImagePane *pane;
  GtkWidget *button;

  write_gif (fixture, 3);
  pane = make_pane (fixture, &selection);
  button = GTK_WIDGET (gtk_widget_get_template_child (GTK_WIDGET (pane), POL_TYPE_IMAGE_PANE,
                                                      "play_button"));
  g_assert_false (gtk_widget_get_visible (button));
  pol_image_selection_select_image (selection, 0);
  wait_until (get_texture (pane) != NULL);
  g_assert_true (gtk_widget_get_visible (button));

  g_object_set (gtk_widget_get_settings (button), "gtk-enable-animations", FALSE, NULL);
  g_assert_true (button == widget_tree_find (GTK_WIDGET (pane), GTK_TYPE_BUTTON, "Play Animation"));
  gtk_widget_activate_action (GTK_WIDGET (pane), "view.playing", NULL);
  g_assert_true (button == widget_tree_find (GTK_WIDGET (pane), GTK_TYPE_BUTTON, "Pause Animation"));

  g_object_set (gtk_widget_get_settings (button), "gtk-enable-animations", TRUE, NULL);
  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

static void
test_details_name_file_and_tags (ImageFixture *fixture,
                                 gconstpointer data)
{
  GtkWidget *window = gtk_window_new ();
  PolImageSelection *selection;
  PolImagePane *pane;

  image_fixture_write_pixels (fixture, "*.png", 0, 1, 30, 20);
  pane = make_pane (fixture, &selection);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_widget_show (window);
  pol_image_selection_select_image (selection, 0);
  g_object_set (pane, "show-details", TRUE, NULL);
  wait_until (get_texture (pane) != NULL);
  g_assert_nonnull (widget_tree_find_label (GTK_WIDGET (pane), "30 × 20 pixels"));
  g_assert_nonnull (widget_tree_find_label (GTK_WIDGET (pane), "PNG"));
  wait_until (widget_tree_find_label (GTK_WIDGET (pane), "Not tagged yet") != NULL);

  image_fixture_tag (fixture, 0, "Ana", POL_VALUE_POSITIVE);
  g_assert_null (widget_tree_find_label (GTK_WIDGET (pane), "Not tagged yet"));

  pol_project_set_annotator (fixture->project, "Ben");
  pol_project_set_blind (fixture->project, TRUE);
  g_assert_nonnull (widget_tree_find_label (GTK_WIDGET (pane), "Not tagged yet"));
  pol_project_set_annotator (fixture->project, "Ana");
  g_assert_null (widget_tree_find_label (GTK_WIDGET (pane), "Not tagged yet"));

  gtk_window_destroy (GTK_WINDOW (window));
  g_assert_finalize_object (pane);
  g_assert_finalize_object (selection);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  image_fixture_add ("/image-pane/follows-the-selection", test_follows_the_selection);
  image_fixture_add ("/image-pane/changed-file-is-shown", test_changed_file_is_shown);
  image_fixture_add ("/image-pane/says-why-not", test_says_why_not);
  image_fixture_add ("/image-pane/follows-the-file", test_follows_the_file);
  image_fixture_add ("/image-pane/lets-go-while-loading", test_lets_go_while_loading);
  image_fixture_add ("/image-pane/more-pixels-when-zoomed", test_more_pixels_when_zoomed);
  image_fixture_add ("/image-pane/remembers-how-it-was-turned", test_remembers_how_it_was_turned);
  image_fixture_add ("/image-pane/plays-every-frame", test_plays_every_frame);
  image_fixture_add ("/image-pane/an-animation-can-be-paused", test_an_animation_can_be_paused);
  image_fixture_add ("/image-pane/details-name-file-and-tags", test_details_name_file_and_tags);
  image_fixture_add ("/image-pane/neighbours-come-after", test_neighbours_come_after);

  return g_test_run ();
}
