/* test-image-arrangement.c: images are arranged as a slow sort by what is read of each would do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <string.h>

#include "draw.h"
#include "pol-image-arrangement.h"

#define N_IMAGES 40
#define N_ROUNDS 10
#define N_CHANGES 120

/* Some of the images, shuffled. */
static GArray *
draw_images (void)
{
  GArray *images = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < N_IMAGES; i++)
    if (g_test_rand_int_range (0, 4) > 0)
      g_array_insert_val (images, g_test_rand_int_range (0, images->len + 1), i);

  return images;
}

static guint32
get (GArray *images,
     guint nth)
{
  return g_array_index (images, guint32, nth);
}

/* The explicit reading of each concept, as text: equal where the tags are. */
static char *
spell_tags (PolProject *project,
            PolPolicy *policy,
            guint image)
{
  g_autoptr (PolLabels) labels = pol_project_resolve (project, policy, image);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;
      guint concept = pol_labels_get_tagged (labels, i, &label, &reason);

      g_string_append_printf (text, "%u:%d:%d ", concept, label, reason);
    }

  return g_string_free (text, FALSE);
}

static guint
rate_situation (PolProject *project,
                PolPolicy *policy,
                guint image)
{
  g_autoptr (PolLabels) labels = pol_project_resolve (project, policy, image);
  PolSituation situation = pol_labels_get_situation (labels);

  if (situation != POL_SITUATION_NO_TAGS)
    return situation == POL_SITUATION_WITH_POSITIVE ? 0 : 1;

  return pol_labels_get_n_tagged (labels) > 0 ? 2 : 3;
}

static guint
rate_label (PolProject *project,
            PolPolicy *policy,
            guint image,
            guint concept)
{
  static const guint groups[] = { 200, 0, 100 };
  PolReason reason;
  PolLabel label = pol_project_read (project, policy, image, concept, &reason);

  return groups[label] + reason;
}

static int
compare (PolProject *project,
         PolPolicy *policy,
         PolImageAspect aspect,
         guint concept,
         guint first,
         guint second)
{
  if (aspect == POL_IMAGE_ASPECT_NAME)
    return strverscmp (pol_project_get_image_path (project, first),
                       pol_project_get_image_path (project, second));
  if (aspect == POL_IMAGE_ASPECT_SITUATION)
    return (int) rate_situation (project, policy, first)
           - (int) rate_situation (project, policy, second);

  return (int) rate_label (project, policy, first, concept)
         - (int) rate_label (project, policy, second, concept);
}

/* Sorts by insertion, which moves nothing past its like. */
static GArray *
sort_slowly (PolProject *project,
             PolPolicy *policy,
             PolImageAspect aspect,
             guint concept,
             GArray *images)
{
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = get (images, i);
      guint place = sorted->len;

      while (place > 0
             && compare (project, policy, aspect, concept, get (sorted, place - 1), image) > 0)
        place--;
      g_array_insert_val (sorted, place, image);
    }

  return sorted;
}

static void
assert_same (GArray *images,
             GArray *expected)
{
  g_assert_cmpmem (images->data, images->len * sizeof (guint32), expected->data,
                   expected->len * sizeof (guint32));
}

static void
assert_found (PolImageArrangement *arrangement)
{
  GArray *images = pol_image_arrangement_get_images (arrangement);
  guint n_found = 0;

  for (guint i = 0; i < N_IMAGES; i++)
    {
      guint position;

      if (!pol_image_arrangement_find (arrangement, i, &position))
        continue;
      g_assert_cmpuint (get (images, position), ==, i);
      n_found++;
    }
  g_assert_cmpuint (n_found, ==, images->len);
}

/* An active one. */
static guint
draw_concept (PolProject *project)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint nth = g_test_rand_int_range (0, pol_concept_list_get_n_active (concepts));

  return pol_concept_get_index (pol_concept_list_get_active (concepts, nth));
}

static ProjectFixture *
draw_project (void)
{
  ProjectFixture *fixture = project_fixture_new (N_IMAGES);

  draw_concepts (fixture);
  for (guint i = 0; i < N_CHANGES; i++)
    draw_change (fixture);
  project_fixture_add_concept (fixture, "there", NULL);

  return fixture;
}

static void
test_agrees_with_a_slow_sort (void)
{
  static const PolImageAspect aspects[]
      = { POL_IMAGE_ASPECT_NAME, POL_IMAGE_ASPECT_SITUATION, POL_IMAGE_ASPECT_LABEL };

  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (GArray) images = draw_images ();
      guint concept = draw_concept (fixture->project);

      for (guint i = 0; i < G_N_ELEMENTS (aspects); i++)
        {
          g_autoptr (PolImageArrangement) arrangement = pol_image_arrangement_new (
              fixture->project, policy, aspects[i], concept, images, NULL, NULL);
          g_autoptr (GArray) expected
              = sort_slowly (fixture->project, policy, aspects[i], concept, images);

          assert_same (pol_image_arrangement_get_images (arrangement), expected);
          assert_found (arrangement);
        }
    }
}

/* Where the tags change from one image to the next, they do not come back later. */
static void
test_same_tags_are_neighbours (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = draw_project ();
      g_autoptr (PolPolicy) policy = draw_policy ();
      g_autoptr (GArray) images = draw_images ();
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_autoptr (PolImageArrangement) arrangement = pol_image_arrangement_new (
          fixture->project, policy, POL_IMAGE_ASPECT_TAGS, 0, images, NULL, NULL);
      GArray *arranged = pol_image_arrangement_get_images (arrangement);
      g_autofree char *last = NULL;

      g_assert_cmpuint (arranged->len, ==, images->len);
      assert_found (arrangement);
      for (guint i = 0; i < arranged->len; i++)
        {
          char *tags = spell_tags (fixture->project, policy, get (arranged, i));

          if (g_strcmp0 (last, "") == 0)
            g_assert_cmpstr (tags, ==, "");
          if (g_strcmp0 (last, tags) != 0)
            g_assert_false (g_hash_table_contains (seen, tags));
          g_free (last);
          last = g_strdup (tags);
          g_hash_table_add (seen, tags);
        }
    }
}

/* What most images show decides first, and the order of the list where nothing else does. */
static void
test_frequent_tags_come_first (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (5);
  guint rare = project_fixture_add_concept (fixture, "rare", NULL);
  guint frequent = project_fixture_add_concept (fixture, "frequent", NULL);
  const guint32 listed[] = { 0, 1, 2, 3, 4 };
  const guint32 sorted[] = { 3, 1, 4, 2, 0 };
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (PolImageArrangement) arrangement = NULL;

  g_array_append_vals (images, listed, G_N_ELEMENTS (listed));
  project_fixture_tag (fixture, 1, frequent, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 2, rare, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 3, frequent, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 3, rare, "Ana", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 4, frequent, "Ana", POL_VALUE_POSITIVE);

  arrangement = pol_image_arrangement_new (fixture->project, pol_policy_get_default (),
                                           POL_IMAGE_ASPECT_TAGS, 0, images, NULL, NULL);
  g_array_set_size (images, 0);
  g_array_append_vals (images, sorted, G_N_ELEMENTS (sorted));
  assert_same (pol_image_arrangement_get_images (arrangement), images);
}

/* Tags that came, images that went and images that came leave the others where they were. */
static void
test_keeps_to_the_previous_one (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (4);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  const guint32 before[] = { 0, 1, 2 };
  const guint32 after[] = { 3, 2, 0 };
  const guint32 expected[] = { 2, 0, 3 };
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (PolImageArrangement) previous = NULL;
  g_autoptr (PolImageArrangement) arrangement = NULL;

  g_array_append_vals (images, before, G_N_ELEMENTS (before));
  project_fixture_tag (fixture, 2, burger, "Ana", POL_VALUE_POSITIVE);
  previous = pol_image_arrangement_new (fixture->project, pol_policy_get_default (),
                                        POL_IMAGE_ASPECT_SITUATION, 0, images, NULL, NULL);
  project_fixture_tag (fixture, 2, burger, "Ana", POL_VALUE_NONE);
  project_fixture_tag (fixture, 3, burger, "Ana", POL_VALUE_POSITIVE);

  g_array_set_size (images, 0);
  g_array_append_vals (images, after, G_N_ELEMENTS (after));
  arrangement = pol_image_arrangement_new (fixture->project, pol_policy_get_default (),
                                           POL_IMAGE_ASPECT_SITUATION, 0, images, previous, NULL);
  g_array_set_size (images, 0);
  g_array_append_vals (images, expected, G_N_ELEMENTS (expected));
  assert_same (pol_image_arrangement_get_images (arrangement), images);
  g_assert_false (pol_image_arrangement_find (arrangement, 1, NULL));
}

static void
on_arranged (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  PolImageArrangement **arrangement = user_data;

  *arrangement = pol_image_arrangement_new_finish (result, NULL);
  g_main_context_wakeup (NULL);
}

/* On the other thread too, what others said is not there for who works blind. */
static void
test_sees_what_the_project_sees (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  const guint32 listed[] = { 0, 1 };
  g_autoptr (GArray) images = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (PolImageArrangement) arrangement = NULL;

  g_array_append_vals (images, listed, G_N_ELEMENTS (listed));
  project_fixture_tag (fixture, 1, burger, "Ben", POL_VALUE_POSITIVE);
  pol_project_set_annotator (fixture->project, "Ana");
  pol_project_set_blind (fixture->project, TRUE);
  pol_image_arrangement_new_async (fixture->project, pol_policy_get_default (),
                                   POL_IMAGE_ASPECT_SITUATION, 0, images, NULL, NULL, on_arranged,
                                   &arrangement);
  while (arrangement == NULL)
    g_main_context_iteration (NULL, TRUE);

  assert_same (pol_image_arrangement_get_images (arrangement), images);
}

static void
test_without_images (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (GArray) none = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (PolImageAspect aspect = 0; aspect <= POL_IMAGE_ASPECT_TAGS; aspect++)
    {
      g_autoptr (PolImageArrangement) arrangement = pol_image_arrangement_new (
          fixture->project, pol_policy_get_default (), aspect, 0, none, NULL, NULL);

      g_assert_cmpuint (pol_image_arrangement_get_images (arrangement)->len, ==, 0);
      g_assert_false (pol_image_arrangement_find (arrangement, 0, NULL));
    }
}

static void
test_can_be_cancelled (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GArray) images = g_array_new (FALSE, TRUE, sizeof (guint32));

  g_array_set_size (images, 1);
  g_cancellable_cancel (cancellable);
  g_assert_null (pol_image_arrangement_new (fixture->project, pol_policy_get_default (),
                                            POL_IMAGE_ASPECT_TAGS, 0, images, NULL, cancellable));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/image-arrangement/agrees-with-a-slow-sort", test_agrees_with_a_slow_sort);
  g_test_add_func ("/image-arrangement/same-tags-are-neighbours", test_same_tags_are_neighbours);
  g_test_add_func ("/image-arrangement/frequent-tags-come-first", test_frequent_tags_come_first);
  g_test_add_func ("/image-arrangement/keeps-to-the-previous-one", test_keeps_to_the_previous_one);
  g_test_add_func ("/image-arrangement/sees-what-the-project-sees",
                   test_sees_what_the_project_sees);
  g_test_add_func ("/image-arrangement/without-images", test_without_images);
  g_test_add_func ("/image-arrangement/can-be-cancelled", test_can_be_cancelled);

  return g_test_run ();
}
