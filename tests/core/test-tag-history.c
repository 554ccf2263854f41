/* test-tag-history.c: each tag is counted once, in the span of the calendar that it was set in
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"
#include "pol-evidence.h"
#include "pol-tag-history.h"

#define N_IMAGES 30
#define N_ROUNDS 30
#define N_TAGS 80
#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

static void
tag_at (ProjectFixture *fixture,
        guint image,
        guint concept,
        PolValue value,
        gint64 at)
{
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");

  pol_edit_set_tag (edit, image, concept, pol_edit_add_annotator (edit, "Ana"), value, at);
  pol_project_apply (fixture->project, edit);
}

static gint64
parse (const char *time)
{
  gint64 at;

  g_assert_true (pol_time_from_string (time, &at));
  return at;
}

/* What a span should count, by a loop over all tags. */
static PolTagSpan
count_span (PolProject *project,
            gint64 from,
            gint64 to)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  PolTagSpan span = { from, to, 0, 0, 0 };

  for (guint image = 0; image < N_IMAGES; image++)
    {
      gsize n;
      const PolAnnotation *tags = pol_project_get_annotations (project, image, &n);

      for (gsize i = 0; i < n; i++)
        {
          PolConcept *concept = pol_concept_list_get_concept (concepts, tags[i].concept);

          if (tags[i].at < from || tags[i].at >= to || pol_concept_get_archived (concept))
            continue;
          span.positive += tags[i].value == POL_VALUE_POSITIVE;
          span.negative += tags[i].value == POL_VALUE_NEGATIVE;
          span.unsure += tags[i].value == POL_VALUE_UNSURE;
        }
    }

  return span;
}

static void
assert_evidence (PolProject *project,
                 const PolTagSpan *span,
                 PolValue value,
                 guint n_tags)
{
  PolEvidence evidence
      = { .kind = POL_EVIDENCE_TAGGED, .value = value, .from = span->from, .to = span->to };
  g_autoptr (GArray) images = pol_evidence_find (project, &evidence, NULL);

  g_assert_cmpuint (images->len, <=, n_tags);
  g_assert_cmpint (images->len > 0, ==, n_tags > 0);
}

static void
assert_spans (PolProject *project,
              PolTagHistory *history)
{
  for (guint i = 0; i < pol_tag_history_get_n_spans (history); i++)
    {
      const PolTagSpan *span = pol_tag_history_get_span (history, i);
      PolTagSpan wanted = count_span (project, span->from, span->to);

      g_assert_cmpint (span->from, <, span->to);
      if (i > 0)
        g_assert_cmpint (span->from, ==, pol_tag_history_get_span (history, i - 1)->to);
      g_assert_cmpuint (span->positive, ==, wanted.positive);
      g_assert_cmpuint (span->negative, ==, wanted.negative);
      g_assert_cmpuint (span->unsure, ==, wanted.unsure);
      assert_evidence (project, span, POL_VALUE_POSITIVE, span->positive);
      assert_evidence (project, span, POL_VALUE_UNSURE, span->unsure);
    }
}

static guint
count_all (PolTagHistory *history)
{
  guint n = pol_tag_history_get_n_untimed (history);

  for (guint i = 0; i < pol_tag_history_get_n_spans (history); i++)
    {
      const PolTagSpan *span = pol_tag_history_get_span (history, i);

      n += span->positive + span->negative + span->unsure;
    }

  return n;
}

/* Tags set in so many days, and a concept taken off the list. */
static void
draw_tags (ProjectFixture *fixture,
           int n_days)
{
  guint n_concepts = pol_concept_list_get_n_concepts (pol_project_get_concepts (fixture->project));
  g_autoptr (PolEdit) edit = pol_project_begin_edit (fixture->project, "Tag");
  guint annotator = pol_edit_add_annotator (edit, "Ana");

  for (guint i = 0; i < N_TAGS; i++)
    pol_edit_set_tag (edit, g_test_rand_int_range (0, N_IMAGES),
                      g_test_rand_int_range (0, n_concepts), annotator,
                      g_test_rand_int_range (1, 4),
                      g_test_rand_double_range (0, n_days) * DAY_MS
                          + parse ("2021-02-03T04:05:06Z"));
  if (n_concepts > 1)
    pol_edit_set_archived (edit, 0, TRUE);
  pol_project_apply (fixture->project, edit);
}

/* Over hours, days, weeks, months and years, in zones with summer time and without. */
static void
test_agrees_with_a_loop (void)
{
  static const char *const zones[] = { "UTC", "Europe/Berlin", "Asia/Kolkata", "America/St_Johns" };
  static const int lengths[] = { 1, 20, 300, 2000, 20000 };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (zones[round % G_N_ELEMENTS (zones)]);
      g_autoptr (PolTagHistory) history = NULL;
      PolTagSpan all;

      g_assert_nonnull (zone);
      draw_concepts (fixture);
      draw_tags (fixture, lengths[round % G_N_ELEMENTS (lengths)]);

      history = pol_tag_history_count (fixture->project, zone, NULL);
      all = count_span (fixture->project, 0, G_MAXINT64);
      assert_spans (fixture->project, history);
      g_assert_cmpuint (count_all (history), ==, all.positive + all.negative + all.unsure);
      g_assert_cmpuint (pol_tag_history_get_n_spans (history), <=, 130);
    }
}

static void
assert_unit (const char *first,
             const char *last,
             PolTimeUnit unit,
             const char *start,
             guint n)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr (PolTagHistory) history = NULL;

  tag_at (fixture, 0, burger, POL_VALUE_POSITIVE, parse (first));
  tag_at (fixture, 1, burger, POL_VALUE_POSITIVE, parse (last));
  history = pol_tag_history_count (fixture->project, zone, NULL);

  g_assert_cmpint (pol_tag_history_get_unit (history), ==, unit);
  g_assert_cmpint (pol_tag_history_get_span (history, 0)->from, ==, parse (start));
  g_assert_cmpuint (pol_tag_history_get_n_spans (history), ==, n);
}

/* Berlin is an hour ahead of UTC in winter, two in summer. */
static void
test_spans_are_of_the_calendar (void)
{
  assert_unit ("2026-03-29T00:10:00Z", "2026-03-29T02:10:00Z", POL_TIME_UNIT_HOUR,
               "2026-03-29T00:00:00Z", 3);
  assert_unit ("2026-03-27T10:00:00Z", "2026-03-30T10:00:00Z", POL_TIME_UNIT_DAY,
               "2026-03-26T23:00:00Z", 4);
  assert_unit ("2026-01-01T10:00:00Z", "2026-07-01T10:00:00Z", POL_TIME_UNIT_WEEK,
               "2025-12-28T23:00:00Z", 27);
  assert_unit ("2021-05-20T10:00:00Z", "2026-04-01T10:00:00Z", POL_TIME_UNIT_MONTH,
               "2021-04-30T22:00:00Z", 60);
  assert_unit ("1971-05-20T10:00:00Z", "2026-04-01T10:00:00Z", POL_TIME_UNIT_YEAR,
               "1970-12-31T23:00:00Z", 56);
}

static void
test_tags_without_a_time_are_told_apart (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (PolTagHistory) history = NULL;

  tag_at (fixture, 0, burger, POL_VALUE_POSITIVE, 0);
  tag_at (fixture, 1, burger, POL_VALUE_POSITIVE, G_MAXINT64);
  tag_at (fixture, 2, burger, POL_VALUE_NEGATIVE, parse ("9999-12-31T23:59:59Z"));
  history = pol_tag_history_count (fixture->project, utc, NULL);

  g_assert_cmpuint (pol_tag_history_get_n_untimed (history), ==, 2);
  g_assert_cmpuint (pol_tag_history_get_n_spans (history), ==, 1);
  g_assert_cmpuint (pol_tag_history_get_span (history, 0)->negative, ==, 1);
}

static void
test_nothing_has_no_spans (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (PolTagHistory) history = pol_tag_history_count (fixture->project, utc, NULL);

  g_assert_cmpuint (pol_tag_history_get_n_spans (history), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tag-history/agrees-with-a-loop", test_agrees_with_a_loop);
  g_test_add_func ("/tag-history/spans-are-of-the-calendar", test_spans_are_of_the_calendar);
  g_test_add_func ("/tag-history/tags-without-a-time-are-told-apart",
                   test_tags_without_a_time_are_told_apart);
  g_test_add_func ("/tag-history/nothing-has-no-spans", test_nothing_has_no_spans);

  return g_test_run ();
}
