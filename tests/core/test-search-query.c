/* test-search-query.c: what words find, and how well
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pol-search-query.h"

static PolMatch
match (const char *words,
       const char *name,
       const char *id,
       const char *group)
{
  g_autoptr (PolSearchQuery) query = pol_search_query_new (words);
  g_autoptr (PolSearchText) text = pol_search_text_new (name, id, group);

  return pol_search_query_match (query, text);
}

static gboolean
finds (const char *words,
       const char *name)
{
  return match (words, name, name, NULL) != POL_MATCH_NONE;
}

static void
test_case_does_not_count (void)
{
  g_assert_true (finds ("BURG", "Hamburger"));
  g_assert_true (finds ("strasse", "Straße"));
  g_assert_true (finds ("STRASSE", "straße"));
  g_assert_true (finds ("ß", "Strasse"));
  g_assert_true (finds ("οδοσ", "ΟΔΟΣ"));
  g_assert_true (finds ("мяч", "МЯЧ"));
  g_assert_true (finds ("istanbul", "İSTANBUL"));
}

static void
test_accents_do_not_count (void)
{
  g_assert_true (finds ("cafe", "Café"));
  g_assert_true (finds ("Café", "cafe"));
  g_assert_true (finds ("cafe", "Cafe\xcc\x81"));
  g_assert_true (finds ("lodz", "Łódź"));
  g_assert_true (finds ("smoergas", "Smørgås"));
  g_assert_true (finds ("fi", "ﬁsh"));
  g_assert_false (finds ("caf\xc3\xa9s", "cafe"));
}

static void
test_other_scripts (void)
{
  g_assert_true (finds ("寿司", "握り寿司"));
  g_assert_true (finds ("한", "한국"));
  g_assert_false (finds ("กา", "กิน"));
  g_assert_true (finds ("سلام", "سَلَام"));
}

static void
test_best_first (void)
{
  g_assert_cmpint (match ("red", "Red", "c1", NULL), ==, POL_MATCH_NAME);
  g_assert_cmpint (match ("c1", "Red", "C1", NULL), ==, POL_MATCH_ID);
  g_assert_cmpint (match ("red", "Red car", "c1", NULL), ==, POL_MATCH_NAME_START);
  g_assert_cmpint (match ("red", "Dark-red car", "c1", NULL), ==, POL_MATCH_WORD_START);
  g_assert_cmpint (match ("red", "Shredded red cabbage", "c1", NULL), ==, POL_MATCH_WORD_START);
  g_assert_cmpint (match ("red", "Shredder", "c1", NULL), ==, POL_MATCH_NAME_PART);
  g_assert_cmpint (match ("red", "Blue", "n-red", "red"), ==, POL_MATCH_ID_PART);
  g_assert_cmpint (match ("red", "Blue", "c1", "Colours: red"), ==, POL_MATCH_GROUP_PART);
  g_assert_cmpint (match ("red", "Blue", "c1", "Colours"), ==, POL_MATCH_NONE);
}

static void
test_every_word_must_fit (void)
{
  g_assert_cmpint (match ("car red", "Red sports car", "c1", NULL), ==, POL_MATCH_WORD_START);
  g_assert_cmpint (match ("red sports", "Red sports car", "c1", NULL), ==, POL_MATCH_NAME_START);
  g_assert_cmpint (match ("  red   car ", "Red car", "c1", NULL), ==, POL_MATCH_NAME);
  g_assert_cmpint (match ("red toys", "Red car", "c1", "Toys"), ==, POL_MATCH_GROUP_PART);
  g_assert_cmpint (match ("red bus", "Red car", "c1", NULL), ==, POL_MATCH_NONE);
}

static void
test_words_do_not_span_parts (void)
{
  g_assert_cmpint (match ("abcd", "ab", "cd", NULL), ==, POL_MATCH_NONE);
  g_assert_cmpint (match ("b\nc", "ab", "cd", NULL), ==, POL_MATCH_ID_PART);
}

static void
test_no_word_finds_nothing (void)
{
  g_assert_false (finds ("", "a"));
  g_assert_false (finds (" \t\n", "a"));
  g_assert_false (finds ("\xcc\x81", "a"));
}

static void
assert_part (const char *words,
             const char *name,
             const char *part)
{
  g_autoptr (PolSearchQuery) query = pol_search_query_new (words);
  g_autoptr (GArray) parts = pol_search_query_find (query, name);
  guint start, end;
  g_autofree char *found = NULL;

  g_assert_cmpuint (parts->len, ==, 2);
  start = g_array_index (parts, guint, 0);
  end = g_array_index (parts, guint, 1);
  found = g_strndup (name + start, end - start);
  g_assert_cmpstr (found, ==, part);
}

static void
test_parts_are_whole_characters (void)
{
  assert_part ("cafe", "Grand Café", "Café");
  assert_part ("cafe", "Cafe\xcc\x81s", "Cafe\xcc\x81");
  assert_part ("s", "aß", "ß");
  assert_part ("rass", "Straße", "raß");
  assert_part ("red", "Shredded red", "red");
}

static void
test_several_parts (void)
{
  g_autoptr (PolSearchQuery) query = pol_search_query_new ("car red toys");
  g_autoptr (GArray) parts = pol_search_query_find (query, "Red car");
  const guint expected[] = { 4, 7, 0, 3 };

  g_assert_cmpmem (parts->data, parts->len * sizeof (guint), expected, sizeof (expected));
}

static void
test_broken_text_is_no_harm (void)
{
  g_assert_true (finds ("a", "a\xf0"));
  g_assert_true (finds ("b", "\xff\xfe" "b"));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/search-query/case-does-not-count", test_case_does_not_count);
  g_test_add_func ("/search-query/accents-do-not-count", test_accents_do_not_count);
  g_test_add_func ("/search-query/other-scripts", test_other_scripts);
  g_test_add_func ("/search-query/best-first", test_best_first);
  g_test_add_func ("/search-query/every-word-must-fit", test_every_word_must_fit);
  g_test_add_func ("/search-query/words-do-not-span-parts", test_words_do_not_span_parts);
  g_test_add_func ("/search-query/no-word-finds-nothing", test_no_word_finds_nothing);
  g_test_add_func ("/search-query/parts-are-whole-characters", test_parts_are_whole_characters);
  g_test_add_func ("/search-query/several-parts", test_several_parts);
  g_test_add_func ("/search-query/broken-text-is-no-harm", test_broken_text_is_no_harm);

  return g_test_run ();
}
