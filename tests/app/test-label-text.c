/* test-label-text.c: labels and reasons read as plain sentences
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "label-fixture.h"
#include "pol-label-text.h"

static const char *const food[] = { "burger", "pizza", "taco", NULL };
static const char *const groups[]
    = { "food/burger", "food/pizza", "place/indoors", "blurred", NULL };

static void
set_up (LabelFixture *fixture, gconstpointer concepts)
{
  label_fixture_set_up (fixture, 1, concepts);
}

static void
tear_down (LabelFixture *fixture, gconstpointer concepts)
{
  label_fixture_tear_down (fixture);
}

static void
assert_summary (LabelFixture *fixture, const char *policy_id, const char *expected)
{
  PolPolicy *policy = pol_policy_get_preset (policy_id);
  g_autoptr (PolLabels) labels = pol_project_resolve (fixture->project, policy, 0);
  g_autofree char *text = pol_label_text_summarise (fixture->project, policy, labels);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_explanation (LabelFixture *fixture,
                    const char *policy_id,
                    const char *concept,
                    const char *expected)
{
  PolPolicy *policy = pol_policy_get_preset (policy_id);
  g_autoptr (PolLabels) labels = pol_project_resolve (fixture->project, policy, 0);
  g_autofree char *text = pol_label_text_explain (fixture->project, policy, labels,
                                                  label_fixture_find (fixture, concept));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_short (PolLabel label, PolReason reason, const char *expected)
{
  g_autofree char *text = pol_label_text_get_short (label, reason);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_words (void)
{
  g_autofree char *accessible = NULL;

  for (PolReason reason = 0; reason < POL_N_REASONS; reason++)
    g_assert_cmpstr (pol_label_text_get_reason (reason), ==, pol_reason_to_string (reason));

  assert_short (POL_LABEL_POSITIVE, POL_REASON_EXPLICIT, "✓ positive");
  assert_short (POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT, "✗ negative");
  assert_short (POL_LABEL_NEGATIVE, POL_REASON_IMPLICIT, "(✗ negative)");
  assert_short (POL_LABEL_IGNORED, POL_REASON_UNANNOTATED, "– ignored");
  assert_short (POL_LABEL_IGNORED, POL_REASON_UNSURE, "? unsure");

  accessible = pol_label_text_get_accessible ("burger", POL_LABEL_NEGATIVE, POL_REASON_IMPLICIT);
  g_assert_cmpstr (accessible, ==, "burger: negative, implicit");
}

static void
test_positive (LabelFixture *fixture, gconstpointer concepts)
{
  label_fixture_tag (fixture, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  assert_summary (fixture, "clarifai",
                  "burger is tagged positive, so the 2 other concepts read as negative.");
  assert_explanation (fixture, "clarifai", "burger", "Tagged positive, and read as tagged.");
  assert_explanation (fixture, "clarifai", "taco",
                      "Untagged, and burger is tagged positive: the policy reads every untagged "
                      "concept as negative.");

  label_fixture_tag (fixture, 0, "pizza", "Ana", POL_VALUE_NEGATIVE);
  assert_summary (fixture, "clarifai",
                  "burger is tagged positive, so the 1 untagged concept reads as negative.");
  assert_explanation (fixture, "clarifai", "pizza", "Tagged negative, and read as tagged.");
  assert_summary (fixture, "explicit",
                  "The policy reads only what is tagged, so the 1 untagged concept is ignored.");

  label_fixture_tag (fixture, 0, "pizza", "Ana", POL_VALUE_POSITIVE);
  assert_summary (fixture, "clarifai",
                  "burger and pizza are tagged positive, so the 1 untagged concept reads as "
                  "negative.");

  label_fixture_tag (fixture, 0, "taco", "Ana", POL_VALUE_NEGATIVE);
  assert_summary (fixture, "clarifai",
                  "Every concept is tagged, so nothing is left to the policy.");
}

static void
test_widened (LabelFixture *fixture, gconstpointer concepts)
{
  label_fixture_tag (fixture, 0, "pizza", "Ana", POL_VALUE_NEGATIVE);

  assert_summary (fixture, "clarifai",
                  "The image has only negative tags, so the 2 other concepts read as negative, "
                  "whatever the image shows.");
  assert_explanation (
      fixture, "clarifai", "taco",
      "Untagged, and the image has only negative tags: the policy reads every other "
      "concept as negative, too.");
  assert_summary (fixture, "no-widening",
                  "The image has only negative tags, and the policy reads nothing else into them: "
                  "the 2 untagged concepts are ignored.");
}

static void
test_untagged (LabelFixture *fixture, gconstpointer concepts)
{
  assert_summary (fixture, "clarifai",
                  "Nothing is tagged, so a model learns nothing from this image.");
  assert_summary (fixture, "assume-negative",
                  "The image has no tag that counts, and the policy assumes that the 3 untagged "
                  "concepts are negative.");

  label_fixture_review (fixture, 0);
  assert_summary (fixture, "reviewed",
                  "The image is marked reviewed, so the 3 untagged concepts read as negative.");
}

static void
test_set_aside (LabelFixture *fixture, gconstpointer concepts)
{
  label_fixture_tag (fixture, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (fixture, 0, "burger", "Bo", POL_VALUE_NEGATIVE);
  label_fixture_tag (fixture, 0, "pizza", "Bo", POL_VALUE_UNSURE);

  assert_summary (fixture, "clarifai",
                  "No concept has a sure and undisputed tag, so a model learns nothing from this "
                  "image. Annotators disagree on 1 concept, which is ignored. 1 concept is tagged "
                  "unsure and is ignored.");
  assert_explanation (fixture, "clarifai", "burger",
                      "Annotators disagree, and the policy ignores the concept until they agree.");
}

static void
test_exclusive (LabelFixture *fixture, gconstpointer concepts)
{
  label_fixture_tag (fixture, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (fixture, 0, "pizza", "Ana", POL_VALUE_POSITIVE);

  assert_summary (fixture, "single-label",
                  "More than one concept is tagged positive, but the policy allows only one: all "
                  "without a negative tag are ignored.");
}

static void
test_groups (LabelFixture *fixture, gconstpointer concepts)
{
  label_fixture_tag (fixture, 0, "burger", "Ana", POL_VALUE_POSITIVE);

  assert_summary (
      fixture, "clarifai-groups",
      "The group “food” has a positive tag, so its untagged concepts read as negative. "
      "The group “place” has no tag and is ignored. The concepts without a group have no "
      "tag and are ignored.");
  assert_explanation (
      fixture, "clarifai-groups", "indoors",
      "Untagged, and no concept of its group is tagged positive or negative: a model "
      "does not learn this concept from the image.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/label-text/words", test_words);
  g_test_add ("/label-text/positive-names-the-concept", LabelFixture, food, set_up, test_positive,
              tear_down);
  g_test_add ("/label-text/only-negatives-warns", LabelFixture, food, set_up, test_widened,
              tear_down);
  g_test_add ("/label-text/untagged", LabelFixture, food, set_up, test_untagged, tear_down);
  g_test_add ("/label-text/set-aside-tags-are-told", LabelFixture, food, set_up, test_set_aside,
              tear_down);
  g_test_add ("/label-text/exclusive", LabelFixture, food, set_up, test_exclusive, tear_down);
  g_test_add ("/label-text/groups", LabelFixture, groups, set_up, test_groups, tear_down);

  return g_test_run ();
}
