/* test-tagging.c: what a click on a box means
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <glib.h>

#include "label-fixture.h"
#include "pol-tag-summary.h"
#include "pol-tagging.h"

static const char *const food[] = { "burger", "pizza", "taco", NULL };

#define N_IMAGES 3

static void
set_up (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_set_up (fixture, N_IMAGES, food);
  pol_project_set_annotator (fixture->project, "me");
}

static void
tear_down (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_tear_down (fixture);
}

/* On @n_images images from @first on. */
static void
click (LabelFixture *fixture, guint first, guint n_images, PolValue value)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (first, n_images);

  pol_tagging_toggle (fixture->project, images, label_fixture_find (fixture, "burger"), value);
}

static PolTagState
get_state_of (LabelFixture *fixture, const char *concept, guint first, guint n_images)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (first, n_images);

  return pol_tagging_get_state (fixture->project, images, label_fixture_find (fixture, concept));
}

static PolTagState
get_state (LabelFixture *fixture, guint first, guint n_images)
{
  return get_state_of (fixture, "burger", first, n_images);
}

static gsize
count_annotations (LabelFixture *fixture, guint image)
{
  gsize n;

  pol_project_get_annotations (fixture->project, image, &n);
  return n;
}

static void
test_click_tags (LabelFixture *fixture, gconstpointer data)
{
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_NONE);
  click (fixture, 0, 1, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "burger: positive");
}

static void
test_other_box_takes_over (LabelFixture *fixture, gconstpointer data)
{
  click (fixture, 0, 1, POL_VALUE_POSITIVE);
  click (fixture, 0, 1, POL_VALUE_NEGATIVE);

  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_NEGATIVE);
  g_assert_cmpuint (count_annotations (fixture, 0), ==, 1);
}

static void
test_second_click_clears (LabelFixture *fixture, gconstpointer data)
{
  click (fixture, 0, 1, POL_VALUE_POSITIVE);
  click (fixture, 0, 1, POL_VALUE_POSITIVE);

  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_NONE);
  g_assert_cmpuint (count_annotations (fixture, 0), ==, 0);
}

static void
test_clearing_begins_with_ones_own (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_tag (fixture, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  label_fixture_tag (fixture, 0, "burger", "me", POL_VALUE_POSITIVE);

  click (fixture, 0, 1, POL_VALUE_POSITIVE);
  g_assert_cmpuint (count_annotations (fixture, 0), ==, 1);
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_POSITIVE);

  click (fixture, 0, 1, POL_VALUE_POSITIVE);
  g_assert_cmpuint (count_annotations (fixture, 0), ==, 0);
}

static void
test_disagreement_shows_and_is_joined (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_tag (fixture, 0, "burger", "Ana", POL_VALUE_POSITIVE);
  click (fixture, 0, 1, POL_VALUE_NEGATIVE);
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_DISAGREEMENT);

  click (fixture, 0, 1, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_POSITIVE);
}

static void
test_several_images_are_one_step (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_tag (fixture, 1, "burger", "me", POL_VALUE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, 3), ==, POL_TAG_STATE_MIXED);

  click (fixture, 0, 3, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, 3), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "“burger” on 3 images");

  click (fixture, 0, 3, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, 3), ==, POL_TAG_STATE_NONE);

  pol_project_undo (fixture->project);
  pol_project_undo (fixture->project);
  g_assert_cmpint (get_state (fixture, 0, 3), ==, POL_TAG_STATE_MIXED);
  g_assert_cmpint (get_state (fixture, 1, 1), ==, POL_TAG_STATE_POSITIVE);
}

static void
test_tags_are_repeated (LabelFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) others = gtk_bitset_new_range (1, 2);

  label_fixture_tag (fixture, 0, "burger", "me", POL_VALUE_POSITIVE);
  label_fixture_tag (fixture, 0, "pizza", "me", POL_VALUE_NEGATIVE);

  g_assert_true (pol_tagging_repeat (fixture->project, 0, others));
  g_assert_cmpint (get_state (fixture, 0, 3), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state_of (fixture, "pizza", 0, 3), ==, POL_TAG_STATE_NEGATIVE);
  g_assert_false (pol_tagging_repeat (fixture->project, 0, others));
}

static void
test_rest_becomes_negative (LabelFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (0, 1);
  g_autoptr (GArray) concepts = g_array_new (FALSE, FALSE, sizeof (guint32));
  guint32 shown[] = { label_fixture_find (fixture, "burger"),
                      label_fixture_find (fixture, "pizza") };

  label_fixture_tag (fixture, 0, "burger", "me", POL_VALUE_POSITIVE);

  g_array_append_vals (concepts, shown, G_N_ELEMENTS (shown));
  g_assert_true (pol_tagging_negative_rest (fixture->project, images, concepts));
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state_of (fixture, "pizza", 0, 1), ==, POL_TAG_STATE_NEGATIVE);
  g_assert_cmpuint (count_annotations (fixture, 0), ==, 2);
}

static void
test_unsure_is_said_and_taken_back (LabelFixture *fixture, gconstpointer data)
{
  click (fixture, 0, 1, POL_VALUE_UNSURE);
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_UNSURE);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "burger: unsure");

  click (fixture, 0, 1, POL_VALUE_UNSURE);
  g_assert_cmpuint (count_annotations (fixture, 0), ==, 0);
}

/* What was copied stays what it was, whatever becomes of the image. */
static void
test_tags_are_copied_and_pasted (LabelFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) others = gtk_bitset_new_range (1, 2);
  g_autoptr (GArray) tags = NULL;

  label_fixture_tag (fixture, 0, "burger", "me", POL_VALUE_POSITIVE);
  label_fixture_tag (fixture, 0, "pizza", "me", POL_VALUE_UNSURE);
  tags = pol_tagging_copy (fixture->project, 0);
  g_assert_cmpuint (tags->len, ==, 2);
  click (fixture, 0, 1, POL_VALUE_POSITIVE);

  g_assert_true (pol_tagging_paste (fixture->project, tags, others));
  g_assert_cmpint (get_state (fixture, 1, 2), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state_of (fixture, "pizza", 1, 2), ==, POL_TAG_STATE_UNSURE);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "Pasted tags on 2 images");
  g_assert_false (pol_tagging_paste (fixture->project, tags, others));

  pol_project_undo (fixture->project);
  g_assert_cmpint (get_state (fixture, 1, 2), ==, POL_TAG_STATE_NONE);
}

static void
test_marks_are_one_step (LabelFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (0, 3);

  label_fixture_review (fixture, 1);
  g_assert_true (pol_tagging_mark (fixture->project, images, POL_IMAGE_STATE_SKIPPED));
  for (guint i = 0; i < N_IMAGES; i++)
    g_assert_cmpint (pol_project_get_image_state (fixture->project, i), ==,
                     POL_IMAGE_STATE_SKIPPED);
  g_assert_cmpstr (pol_project_get_undo_text (fixture->project), ==, "skipped on 3 images");
  g_assert_false (pol_tagging_mark (fixture->project, images, POL_IMAGE_STATE_SKIPPED));

  pol_project_undo (fixture->project);
  g_assert_cmpint (pol_project_get_image_state (fixture->project, 0), ==, POL_IMAGE_STATE_NONE);
  g_assert_cmpint (pol_project_get_image_state (fixture->project, 1), ==,
                   POL_IMAGE_STATE_REVIEWED);
}

/* Who tags blind sees, clears and joins nothing but what they said themselves. */
static void
test_blind_is_ones_own (LabelFixture *fixture, gconstpointer data)
{
  label_fixture_tag (fixture, 0, "burger", "Ana", POL_VALUE_NEGATIVE);
  label_fixture_tag (fixture, 0, "burger", "me", POL_VALUE_POSITIVE);
  label_fixture_tag (fixture, 1, "burger", "Ana", POL_VALUE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_DISAGREEMENT);

  pol_project_set_blind (fixture->project, TRUE);
  g_assert_cmpint (get_state (fixture, 0, 1), ==, POL_TAG_STATE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 1, 1), ==, POL_TAG_STATE_NONE);
  click (fixture, 1, 1, POL_VALUE_POSITIVE);
  click (fixture, 1, 1, POL_VALUE_POSITIVE);
  g_assert_cmpint (get_state (fixture, 1, 1), ==, POL_TAG_STATE_NONE);

  pol_project_set_blind (fixture->project, FALSE);
  g_assert_cmpint (get_state (fixture, 1, 1), ==, POL_TAG_STATE_POSITIVE);
}

/* The summary counts once what the verbs ask image by image. */
static void
test_summary_agrees (LabelFixture *fixture, gconstpointer data)
{
  g_autoptr (PolTagSummary) summary = pol_tag_summary_new ();
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (0, 2);
  guint taco = label_fixture_find (fixture, "taco");
  PolLabel label;
  PolReason reason;

  pol_tag_summary_set_project (summary, fixture->project);
  pol_tag_summary_set_images (summary, images);
  label_fixture_tag (fixture, 0, "burger", "me", POL_VALUE_POSITIVE);

  g_assert_cmpint (pol_tag_summary_get_state (summary, 0), ==, get_state (fixture, 0, 2));
  g_assert_false (pol_tag_summary_get_label (summary, taco, &label, &reason));

  label_fixture_tag (fixture, 1, "pizza", "me", POL_VALUE_POSITIVE);
  g_assert_true (pol_tag_summary_get_label (summary, taco, &label, &reason));
  g_assert_cmpint (label, ==, POL_LABEL_NEGATIVE);
  g_assert_cmpint (reason, ==, POL_REASON_IMPLICIT);
  g_assert_cmpint (pol_tag_summary_get_state (summary, taco), ==, POL_TAG_STATE_NONE);
}

/* A concept tagged on one image reads there as the rest does on the other. */
static void
test_summary_tells_tagged_from_rest (LabelFixture *fixture, gconstpointer data)
{
  g_autoptr (PolTagSummary) summary = pol_tag_summary_new ();
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (0, 1);
  PolLabel label;
  PolReason reason;

  pol_tag_summary_set_project (summary, fixture->project);
  pol_tag_summary_set_images (summary, images);
  label_fixture_tag (fixture, 0, "burger", "me", POL_VALUE_NEGATIVE);

  g_assert_true (
      pol_tag_summary_get_label (summary, label_fixture_find (fixture, "burger"), &label, &reason));
  g_assert_cmpint (reason, ==, POL_REASON_EXPLICIT);
  g_assert_true (
      pol_tag_summary_get_label (summary, label_fixture_find (fixture, "taco"), &label, &reason));
  g_assert_cmpint (reason, ==, POL_REASON_WIDENED);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/tagging/" path, LabelFixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("click-tags", test_click_tags);
  ADD ("other-box-takes-over", test_other_box_takes_over);
  ADD ("second-click-clears", test_second_click_clears);
  ADD ("clearing-begins-with-ones-own", test_clearing_begins_with_ones_own);
  ADD ("disagreement-shows-and-is-joined", test_disagreement_shows_and_is_joined);
  ADD ("several-images-are-one-step", test_several_images_are_one_step);
  ADD ("tags-are-repeated", test_tags_are_repeated);
  ADD ("rest-becomes-negative", test_rest_becomes_negative);
  ADD ("unsure-is-said-and-taken-back", test_unsure_is_said_and_taken_back);
  ADD ("tags-are-copied-and-pasted", test_tags_are_copied_and_pasted);
  ADD ("marks-are-one-step", test_marks_are_one_step);
  ADD ("blind-is-ones-own", test_blind_is_ones_own);
  ADD ("summary-agrees", test_summary_agrees);
  ADD ("summary-tells-tagged-from-rest", test_summary_tells_tagged_from_rest);

  return g_test_run ();
}
