/* test-types.c: words and times
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "polarity.h"

static void
test_words (void)
{
  PolValue value = POL_VALUE_NONE;
  PolLabel label = POL_LABEL_POSITIVE;
  PolDisagreement disagreement;

  g_assert_true (pol_value_from_string ("unsure", &value));
  g_assert_cmpint (value, ==, POL_VALUE_UNSURE);
  g_assert_false (pol_value_from_string ("Positive", &value));
  g_assert_false (pol_value_from_string (NULL, &value));
  g_assert_cmpint (value, ==, POL_VALUE_UNSURE);
  g_assert_true (pol_label_from_string ("ignored", &label));
  g_assert_cmpint (label, ==, POL_LABEL_IGNORED);

  for (guint i = POL_DISAGREEMENT_IGNORE; i <= POL_DISAGREEMENT_NEGATIVE; i++)
    {
      g_assert_true (pol_disagreement_from_string (pol_disagreement_to_string (i), &disagreement));
      g_assert_cmpint (disagreement, ==, i);
    }
  for (guint i = 0; i < POL_N_REASONS; i++)
    g_assert_nonnull (pol_reason_to_string (i));
}

static void
test_times_round_trip (void)
{
  static const char *const times[] = { "2026-11-23T10:00:00.000Z", "1970-01-01T00:00:00.001Z",
                                       "2024-02-29T23:59:59.999Z", "1969-12-31T23:59:59.999Z",
                                       "0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      g_autofree char *back = NULL;
      gint64 time;

      g_assert_true (pol_time_from_string (times[i], &time));
      back = pol_time_to_string (time);
      g_assert_cmpstr (back, ==, times[i]);
    }
}

static void
test_times_in_other_forms (void)
{
  gint64 expected;
  gint64 time;

  g_assert_true (pol_time_from_string ("2026-11-23T10:00:00.250Z", &expected));
  g_assert_true (pol_time_from_string ("2026-11-23T11:00:00.2509+01:00", &time));
  g_assert_cmpint (time, ==, expected);
  g_assert_true (pol_time_from_string ("2026-11-23T10:00:00.25", &time));
  g_assert_cmpint (time, ==, expected);
}

static void
test_no_times (void)
{
  static const char *const strings[] = { "", "yesterday", "2026-02-30T10:00:00.000Z",
                                         "2026-13-01T10:00:00.000Z", "2026-11-23T24:00:01.000Z",
                                         "2026-11-23T10:00:00.000Zx" };
  gint64 time = 7;

  for (guint i = 0; i < G_N_ELEMENTS (strings); i++)
    g_assert_false (pol_time_from_string (strings[i], &time));
  g_assert_false (pol_time_from_string (NULL, &time));
  g_assert_cmpint (time, ==, 7);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/types/words", test_words);
  g_test_add_func ("/types/times-round-trip", test_times_round_trip);
  g_test_add_func ("/types/times-in-other-forms", test_times_in_other_forms);
  g_test_add_func ("/types/no-times", test_no_times);

  return g_test_run ();
}
