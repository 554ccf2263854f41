/* test-concept-likeness.c: names that are written nearly the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "polarity.h"

#include "pol-concept-likeness.h"

static void
assert_like (const char *known,
             const char *name,
             gboolean expected)
{
  g_autoptr (PolConceptLikeness) likeness = pol_concept_likeness_new ();
  const char *found;

  pol_concept_likeness_add (likeness, known);
  found = pol_concept_likeness_find (likeness, name);
  g_assert_cmpstr (found, ==, expected ? known : NULL);
}

static void
test_case_accents_and_spaces (void)
{
  assert_like ("Burger", "burger", TRUE);
  assert_like ("Crème brûlée", "creme brulee", TRUE);
  assert_like ("Hot dog", "hotdog", TRUE);
  assert_like ("hot-dog", "Hot  Dog", TRUE);
  assert_like ("Straße", "STRASSE", TRUE);
  assert_like ("burger", "pizza", FALSE);
}

static void
test_a_slip_of_the_pen (void)
{
  assert_like ("burger", "burgr", TRUE);
  assert_like ("burger", "burgger", TRUE);
  assert_like ("burger", "burgar", TRUE);
  assert_like ("burger", "bugrer", TRUE);
  assert_like ("burger", "bunger", TRUE);
  assert_like ("Бургер", "бургир", TRUE);
  assert_like ("burger", "bungle", FALSE);
}

static void
test_short_words_are_other_words (void)
{
  assert_like ("cat", "car", FALSE);
  assert_like ("cat", "Cat", TRUE);
  assert_like ("cat", "cats", FALSE);
  assert_like ("taco", "tacos", TRUE);
  assert_like ("C", "C++", TRUE);
  assert_like ("+", "-", FALSE);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/concept-likeness/case-accents-and-spaces", test_case_accents_and_spaces);
  g_test_add_func ("/concept-likeness/a-slip-of-the-pen", test_a_slip_of_the_pen);
  g_test_add_func ("/concept-likeness/short-words-are-other-words",
                   test_short_words_are_other_words);

  return g_test_run ();
}
