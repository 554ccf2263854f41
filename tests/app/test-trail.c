/* test-trail.c: back and forth between images that were left
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pol-trail.h"

static gboolean
reaches_all_but (guint image, gpointer user_data)
{
  return image != GPOINTER_TO_UINT (user_data);
}

static void
assert_leads (PolTrail *trail, gboolean back, guint from, guint to)
{
  guint image;

  g_assert_true (
      pol_trail_go (trail, back, from, reaches_all_but, GUINT_TO_POINTER (G_MAXUINT), &image));
  g_assert_cmpuint (image, ==, to);
}

static void
assert_ends (PolTrail *trail, gboolean back, guint from)
{
  guint image;

  g_assert_false (
      pol_trail_go (trail, back, from, reaches_all_but, GUINT_TO_POINTER (G_MAXUINT), &image));
}

static void
test_back_and_forth (void)
{
  g_autoptr (PolTrail) trail = pol_trail_new ();

  assert_ends (trail, TRUE, 1);
  pol_trail_leave (trail, 1);
  pol_trail_leave (trail, 2);
  assert_leads (trail, TRUE, 3, 2);
  assert_leads (trail, TRUE, 2, 1);
  assert_ends (trail, TRUE, 1);
  assert_leads (trail, FALSE, 1, 2);
  assert_leads (trail, FALSE, 2, 3);
  assert_ends (trail, FALSE, 3);
}

static void
test_new_way_forgets_the_old_one (void)
{
  g_autoptr (PolTrail) trail = pol_trail_new ();

  pol_trail_leave (trail, 1);
  assert_leads (trail, TRUE, 2, 1);
  pol_trail_leave (trail, 1);
  assert_ends (trail, FALSE, 5);
  assert_leads (trail, TRUE, 5, 1);
}

static void
test_what_is_gone_is_passed_over (void)
{
  g_autoptr (PolTrail) trail = pol_trail_new ();
  guint image;

  pol_trail_leave (trail, 1);
  pol_trail_leave (trail, 2);
  g_assert_true (pol_trail_go (trail, TRUE, 3, reaches_all_but, GUINT_TO_POINTER (2), &image));
  g_assert_cmpuint (image, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/trail/back-and-forth", test_back_and_forth);
  g_test_add_func ("/trail/new-way-forgets-the-old-one", test_new_way_forgets_the_old_one);
  g_test_add_func ("/trail/what-is-gone-is-passed-over", test_what_is_gone_is_passed_over);

  return g_test_run ();
}
