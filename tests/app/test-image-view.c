/* test-image-view.c: a picture is fitted, zoomed and moved
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "pol-image-view.h"

#define SIZE 200

static GdkTexture *
make_texture (guint width,
              guint height)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (width * height * 3), width * height * 3);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, width * 3);
}

static PolImageView *
make_view (guint width,
           guint height)
{
  PolImageView *view = POL_IMAGE_VIEW (g_object_ref_sink (pol_image_view_new ()));
  g_autoptr (GdkTexture) texture = make_texture (width, height);

  pol_image_view_set_texture (view, texture);
  gtk_widget_measure (GTK_WIDGET (view), GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_allocate (GTK_WIDGET (view), SIZE, SIZE, -1, NULL);

  return view;
}

static void
assert_zoom (PolImageView *view,
             double zoom)
{
  g_assert_cmpfloat_with_epsilon (pol_image_view_get_zoom (view), zoom, 0.001);
}

static void
test_fits_at_first (void)
{
  PolImageView *large = make_view (800, 400);
  PolImageView *small = make_view (50, 20);

  g_assert_true (pol_image_view_get_fit (large));
  assert_zoom (large, 0.25);
  g_assert_true (pol_image_view_get_fit (small));
  assert_zoom (small, 1.0);

  gtk_widget_allocate (GTK_WIDGET (large), 2 * SIZE, 2 * SIZE, -1, NULL);
  assert_zoom (large, 0.5);
  g_assert_finalize_object (large);
  g_assert_finalize_object (small);
}

static void
test_zooms_by_actions (void)
{
  PolImageView *view = make_view (800, 400);
  GtkWidget *widget = GTK_WIDGET (view);

  g_assert_true (gtk_widget_activate_action (widget, "view.zoom-in", NULL));
  assert_zoom (view, 0.25 * 1.25);
  g_assert_false (pol_image_view_get_fit (view));
  g_assert_true (gtk_widget_activate_action (widget, "view.zoom-out", NULL));
  assert_zoom (view, 0.25);
  g_assert_true (gtk_widget_activate_action (widget, "view.zoom-100", NULL));
  assert_zoom (view, 1.0);
  g_assert_true (gtk_widget_activate_action (widget, "view.zoom-fit", NULL));
  assert_zoom (view, 0.25);
  g_assert_true (pol_image_view_get_fit (view));
  g_assert_finalize_object (view);
}

static void
test_zoom_has_limits (void)
{
  PolImageView *view = make_view (800, 400);

  pol_image_view_set_zoom (view, 1e6);
  g_assert_cmpfloat (pol_image_view_get_zoom (view), <=, 64);
  pol_image_view_set_zoom (view, 1e-6);
  g_assert_cmpfloat (pol_image_view_get_zoom (view), >=, 0.01);
  g_assert_finalize_object (view);
}

static void
count_notify (guint *n)
{
  (*n)++;
}

static void
test_new_texture_fits_again (void)
{
  PolImageView *view = make_view (800, 400);
  g_autoptr (GdkTexture) texture = make_texture (400, 400);
  guint n_zoom = 0;

  pol_image_view_set_zoom (view, 3.0);
  g_signal_connect_swapped (view, "notify::zoom", G_CALLBACK (count_notify), &n_zoom);
  pol_image_view_set_texture (view, texture);
  assert_zoom (view, 0.5);
  g_assert_cmpuint (n_zoom, ==, 1);

  pol_image_view_set_texture (view, NULL);
  g_assert_null (pol_image_view_get_texture (view));
  g_assert_finalize_object (view);
}

static void
test_needs_no_detail_without_a_place (void)
{
  PolImageView *view = POL_IMAGE_VIEW (g_object_ref_sink (pol_image_view_new ()));
  g_autoptr (GdkTexture) texture = make_texture (800, 400);

  pol_image_view_set_texture (view, texture);
  g_assert_cmpuint (pol_image_view_get_detail (view), ==, 0);
  g_assert_finalize_object (view);
}

static void
test_reduced_keeps_the_zoom (void)
{
  PolImageView *view = make_view (100, 50);
  g_autoptr (GdkTexture) reduced = make_texture (100, 50);
  g_autoptr (GdkTexture) finer = make_texture (200, 100);

  pol_image_view_set_reduced (view, reduced, 400, 200);
  assert_zoom (view, 0.5);
  g_assert_cmpuint (pol_image_view_get_detail (view), ==, 200);

  pol_image_view_set_zoom (view, 2.0);
  pol_image_view_set_reduced (view, finer, 400, 200);
  g_assert_true (pol_image_view_get_texture (view) == finer);
  assert_zoom (view, 2.0);
  g_assert_cmpuint (pol_image_view_get_detail (view), ==, 800);
  g_assert_finalize_object (view);
}

static GskRenderNode *
draw (PolImageView *view)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  GTK_WIDGET_GET_CLASS (view)->snapshot (GTK_WIDGET (view), snapshot);

  return gtk_snapshot_free_to_node (snapshot);
}

static void
test_draws_in_the_middle (void)
{
  PolImageView *view = make_view (800, 400);
  g_autoptr (GskRenderNode) node = draw (view);
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, 0, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y, 50, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, 200, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, 100, 0.01);
  g_assert_finalize_object (view);
}

static void
test_draws_only_what_is_seen (void)
{
  PolImageView *view = make_view (800, 400);
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  pol_image_view_set_zoom (view, 8.0);
  node = draw (view);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat (bounds.size.width, <=, SIZE + 1);
  g_assert_cmpfloat (bounds.size.height, <=, SIZE + 1);
  g_assert_cmpint (gsk_render_node_get_node_type (node), ==, GSK_CAIRO_NODE);
  g_assert_finalize_object (view);
}

static void
test_turns (void)
{
  PolImageView *view = make_view (800, 400);
  GtkWidget *widget = GTK_WIDGET (view);
  g_autoptr (GskRenderNode) node = NULL;
  graphene_rect_t bounds;

  gtk_widget_activate_action (widget, "view.rotate-right", NULL);
  g_assert_cmpuint (pol_image_view_get_turns (view), ==, 1);
  assert_zoom (view, 0.25);
  g_assert_cmpuint (pol_image_view_get_detail (view), ==, 200);

  node = draw (view);
  gsk_render_node_get_bounds (node, &bounds);
  g_assert_cmpfloat_with_epsilon (bounds.origin.x, 50, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.origin.y, 0, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.width, 100, 0.01);
  g_assert_cmpfloat_with_epsilon (bounds.size.height, 200, 0.01);

  gtk_widget_activate_action (widget, "view.rotate-left", NULL);
  gtk_widget_activate_action (widget, "view.rotate-left", NULL);
  g_assert_cmpuint (pol_image_view_get_turns (view), ==, 3);
  g_assert_finalize_object (view);
}

/* The same picture in more pixels, while it lies on its side. */
static void
test_turned_keeps_the_zoom (void)
{
  PolImageView *view = make_view (100, 50);
  g_autoptr (GdkTexture) reduced = make_texture (100, 50);
  g_autoptr (GdkTexture) finer = make_texture (200, 100);

  pol_image_view_set_turns (view, 1);
  pol_image_view_set_reduced (view, reduced, 400, 200);
  assert_zoom (view, 0.5);
  pol_image_view_set_zoom (view, 2.0);
  pol_image_view_set_reduced (view, finer, 400, 200);
  assert_zoom (view, 2.0);
  g_assert_finalize_object (view);
}

/* Left, above: red; the rest is blue. Turned to the right, red is right above,
 * both where pixels are drawn smooth and where they are drawn as squares. */
static guint32
get_drawn_pixel (PolImageView *view,
                 int x,
                 int y)
{
  g_autoptr (GskRenderNode) node = draw (view);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, SIZE, SIZE);
  cairo_t *cr = cairo_create (surface);
  guint32 pixel;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  pixel = ((guint32 *) (cairo_image_surface_get_data (surface)
                        + y * cairo_image_surface_get_stride (surface)))[x] & 0xffffff;
  cairo_surface_destroy (surface);

  return pixel;
}

static void
test_turned_picture_is_upright_again (void)
{
  static const guint8 pixels[] = { 255, 0, 0, 0, 0, 255, 0, 0, 255, 0, 0, 255 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (pixels, sizeof pixels);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (2, 2, GDK_MEMORY_R8G8B8, bytes, 6);
  PolImageView *view = make_view (10, 10);

  pol_image_view_set_reduced (view, texture, 200, 200);
  pol_image_view_set_turns (view, 1);
  g_assert_cmphex (get_drawn_pixel (view, 180, 20), ==, 0xff0000);
  g_assert_cmphex (get_drawn_pixel (view, 20, 20), ==, 0x0000ff);

  pol_image_view_set_turns (view, 3);
  g_assert_cmphex (get_drawn_pixel (view, 20, 180), ==, 0xff0000);
  g_assert_finalize_object (view);
}

static void
test_has_an_accessible_name (void)
{
  PolImageView *view = make_view (10, 10);
  g_autofree char *problem = NULL;

  pol_image_view_set_label (view, "a/001.jpg");
  problem = gtk_test_accessible_check_property (GTK_ACCESSIBLE (view),
                                                GTK_ACCESSIBLE_PROPERTY_LABEL, "a/001.jpg");
  g_assert_null (problem);
  g_assert_finalize_object (view);
}

int
main (int argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/image-view/fits-at-first", test_fits_at_first);
  g_test_add_func ("/image-view/zooms-by-actions", test_zooms_by_actions);
  g_test_add_func ("/image-view/zoom-has-limits", test_zoom_has_limits);
  g_test_add_func ("/image-view/new-texture-fits-again", test_new_texture_fits_again);
  g_test_add_func ("/image-view/needs-no-detail-without-a-place", test_needs_no_detail_without_a_place);
  g_test_add_func ("/image-view/reduced-keeps-the-zoom", test_reduced_keeps_the_zoom);
  g_test_add_func ("/image-view/draws-in-the-middle", test_draws_in_the_middle);
  g_test_add_func ("/image-view/draws-only-what-is-seen", test_draws_only_what_is_seen);
  g_test_add_func ("/image-view/turns", test_turns);
  g_test_add_func ("/image-view/turned-keeps-the-zoom", test_turned_keeps_the_zoom);
  g_test_add_func ("/image-view/turned-picture-is-upright-again",
                   test_turned_picture_is_upright_again);
  g_test_add_func ("/image-view/has-an-accessible-name", test_has_an_accessible_name);

  return g_test_run ();
}
