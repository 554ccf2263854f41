/* test-measuring.c: how large pictures are is found out after a scan
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <gtk/gtk.h>

#include "image-fixture.h"
#include "pol-measuring.h"

static gboolean
is_measured (ImageFixture *fixture,
             const char *path,
             guint width,
             guint height)
{
  guint w, h;

  return pol_project_get_image_dimensions (fixture->project, image_fixture_find (fixture, path), &w, &h)
         && w == width && h == height;
}

static void
test_measures_after_a_scan (ImageFixture *fixture,
                            gconstpointer data)
{
  g_autoptr (PolMeasuring) measuring = NULL;

  image_fixture_write_pixels (fixture, "*.png", 0, 3, 40, 30);
  image_fixture_write_empty (fixture, "*.jpg", 3, 1);
  measuring = pol_measuring_new (fixture->project);
  pol_project_scan_async (fixture->project, NULL, NULL, NULL);

  wait_until (pol_project_get_n_images (fixture->project) == 4
              && is_measured (fixture, "000002.png", 40, 30));
  g_assert_true (is_measured (fixture, "000000.png", 40, 30));
  g_assert_false (is_measured (fixture, "000003.jpg", 0, 0));
}

static void
test_lets_go_while_measuring (ImageFixture *fixture,
                              gconstpointer data)
{
  g_autoptr (PolMeasuring) measuring = NULL;

  image_fixture_write_pixels (fixture, "*.png", 0, 1000, 4, 3);
  measuring = pol_measuring_new (fixture->project);
  pol_project_scan_async (fixture->project, NULL, NULL, NULL);

  wait_until (pol_project_get_n_images (fixture->project) == 1000
              && is_measured (fixture, "000000.png", 4, 3));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  image_fixture_add ("/measuring/measures-after-a-scan", test_measures_after_a_scan);
  image_fixture_add ("/measuring/lets-go-while-measuring", test_lets_go_while_measuring);

  return g_test_run ();
}
