/* test-image-query.c: queries agree with a look at each image
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#include <string.h>

#include "pol-image-query.h"

#define N_IMAGES 60
#define N_ROUNDS 300

static void
draw_project (ProjectFixture *fixture)
{
  static const char *const groups[] = { NULL, "x", "y" };
  static const char *const annotators[] = { "Ana", "Ben" };
  g_autoptr (PolEdit) edit = NULL;
  guint n_concepts = 4;

  for (guint i = 0; i < n_concepts; i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      project_fixture_add_concept (fixture, id, groups[i % 3]);
    }

  edit = pol_project_begin_edit (fixture->project, "Draw");
  for (guint image = 0; image < N_IMAGES; image++)
    {
      pol_edit_set_state (edit, image, g_test_rand_int_range (0, 3));
      for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
        pol_edit_set_tag (edit, image, g_test_rand_int_range (0, n_concepts),
                          pol_edit_add_annotator (edit, annotators[g_test_rand_int_range (0, 2)]),
                          g_test_rand_int_range (POL_VALUE_POSITIVE, POL_VALUE_UNSURE + 1),
                          g_test_rand_int_range (1, 1000));
      for (int i = g_test_rand_int_range (0, 4); i > 0; i--)
        pol_edit_set_suggestion (edit, image, g_test_rand_int_range (0, n_concepts),
                                 g_test_rand_double_range (0, 1));
    }
  pol_project_apply (fixture->project, edit);

  g_clear_pointer (&edit, pol_edit_unref);
  edit = pol_project_begin_edit (fixture->project, "Archive");
  pol_edit_set_archived (edit, 3, TRUE);
  pol_project_apply (fixture->project, edit);
}

static PolImageQuery *
draw_query (void)
{
  static const char *const texts[] = { NULL, NULL, "1", ".JPG", "é", "00" };
  GListModel *presets = pol_policy_get_presets ();
  PolImageQuery *query = pol_image_query_new ();

  query->filter = g_test_rand_int_range (0, POL_N_IMAGE_FILTERS);
  if (g_test_rand_bit ())
    query->concept = g_test_rand_int_range (0, 3);
  query->match = g_test_rand_int_range (0, POL_N_IMAGE_MATCHES);
  query->policy = g_list_model_get_item (
      presets, g_test_rand_int_range (0, g_list_model_get_n_items (presets)));
  query->text = g_strdup (texts[g_test_rand_int_range (0, G_N_ELEMENTS (texts))]);

  return query;
}

static gboolean
is_seen (PolProject *project,
         const PolAnnotation *tag)
{
  return !pol_project_get_blind (project)
         || g_str_equal (pol_project_get_annotator_name (project, tag->annotator),
                         pol_project_get_annotator (project));
}

/* The highest score of a suggestion that nobody answered, of @concept if that is
 * one, or with @doubt the score nearest to 0.5; -1 if there is none. */
static double
find_score (PolProject *project,
            guint image,
            guint concept,
            gboolean doubt)
{
  double best = -1;

  for (guint i = 0; i < 3; i++)
    {
      gsize n;
      const PolAnnotation *tags = pol_project_get_annotations (project, image, &n);
      gboolean answered = FALSE;
      double score;

      if (!project_fixture_find_suggestion (project, image, i, &score)
          || (concept != G_MAXUINT && concept != i))
        continue;
      for (gsize j = 0; j < n; j++)
        answered |= tags[j].concept == i && is_seen (project, &tags[j]);
      if (!answered && (best < 0 || (doubt ? ABS (score - 0.5) < ABS (best - 0.5) : score > best)))
        best = score;
    }

  return best;
}

static gboolean
passes_filter (PolProject *project,
               const PolImageQuery *query,
               guint image)
{
  g_autoptr (PolLabels) labels = pol_project_resolve (project, pol_policy_get_default (), image);
  PolSituation situation = pol_labels_get_situation (labels);

  switch (query->filter)
    {
    case POL_IMAGE_FILTER_UNTAGGED:
      return situation == POL_SITUATION_NO_TAGS;
    case POL_IMAGE_FILTER_TAGGED:
      return situation != POL_SITUATION_NO_TAGS;
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
      return situation == POL_SITUATION_ONLY_NEGATIVES;
    case POL_IMAGE_FILTER_REVIEWED:
      return pol_project_get_image_state (project, image) == POL_IMAGE_STATE_REVIEWED;
    case POL_IMAGE_FILTER_SKIPPED:
      return pol_project_get_image_state (project, image) == POL_IMAGE_STATE_SKIPPED;
    case POL_IMAGE_FILTER_UNSURE:
      return labels_have_reason (labels, POL_REASON_UNSURE);
    case POL_IMAGE_FILTER_DISAGREEMENT:
      return labels_have_reason (labels, POL_REASON_DISAGREEMENT);
    case POL_IMAGE_FILTER_MISSING:
      return pol_project_get_image_missing (project, image);
    case POL_IMAGE_FILTER_SUGGESTED:
      return find_score (project, image, G_MAXUINT, FALSE) >= 0;
    case POL_IMAGE_FILTER_ALL:
    default:
      return TRUE;
    }
}

static gboolean
passes_concept (PolProject *project,
                const PolImageQuery *query,
                guint image)
{
  g_autoptr (PolLabels) tags = pol_project_resolve (project, pol_policy_get_preset ("explicit"), image);
  g_autoptr (PolLabels) labels = pol_project_resolve (project, query->policy, image);
  PolReason reason;
  PolLabel tag = pol_labels_get (tags, query->concept, &reason);

  switch (query->match)
    {
    case POL_IMAGE_MATCH_POSITIVE:
      return tag == POL_LABEL_POSITIVE;
    case POL_IMAGE_MATCH_NEGATIVE:
      return tag == POL_LABEL_NEGATIVE;
    case POL_IMAGE_MATCH_UNSURE:
      return reason == POL_REASON_UNSURE;
    case POL_IMAGE_MATCH_UNTAGGED:
      return reason == POL_REASON_UNTAGGED || reason == POL_REASON_UNANNOTATED;
    case POL_IMAGE_MATCH_READS_POSITIVE:
      return pol_labels_get (labels, query->concept, NULL) == POL_LABEL_POSITIVE;
    case POL_IMAGE_MATCH_READS_NEGATIVE:
      return pol_labels_get (labels, query->concept, NULL) == POL_LABEL_NEGATIVE;
    case POL_IMAGE_MATCH_SUGGESTED:
      return find_score (project, image, query->concept, FALSE) >= 0;
    case POL_IMAGE_MATCH_READS_IGNORED:
    default:
      return pol_labels_get (labels, query->concept, NULL) == POL_LABEL_IGNORED;
    }
}

static gboolean
passes_text (PolProject *project,
             const PolImageQuery *query,
             guint image)
{
  g_autofree char *path = g_utf8_casefold (pol_project_get_image_path (project, image), -1);
  g_autofree char *text = query->text != NULL ? g_utf8_casefold (query->text, -1) : NULL;

  return text == NULL || strstr (path, text) != NULL;
}

/* Half of the rounds for who sees everyone's tags, one for a blind annotator with
 * tags, and one for one without. */
static void
draw_sight (PolProject *project,
            guint round)
{
  pol_project_set_annotator (project, round % 4 < 3 ? "Ana" : "Cem");
  pol_project_set_blind (project, round % 4 >= 2);
}

static void
test_conditions_agree_with_a_look_at_each (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
  g_autoptr (PolImageOrder) order = NULL;

  draw_project (fixture);
  order = pol_image_order_new_by_path (fixture->project);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (PolImageQuery) query = draw_query ();
      g_autoptr (GArray) found = NULL;
      guint nth = 0;

      draw_sight (fixture->project, i);
      found = pol_image_query_run (query, fixture->project, order, NULL);
      for (guint position = 0; position < N_IMAGES; position++)
        {
          guint image = pol_image_order_get_nth (order, position);
          gboolean fits = passes_filter (fixture->project, query, image)
                          && (query->concept == G_MAXUINT
                              || passes_concept (fixture->project, query, image))
                          && passes_text (fixture->project, query, image);

          g_assert_cmpint (pol_image_query_fits (query, fixture->project, image), ==, fits);
          if (fits)
            g_assert_cmpuint (g_array_index (found, guint32, nth++), ==, image);
        }
      g_assert_cmpuint (found->len, ==, nth);
    }
}

static void
test_kept_images_are_found_too (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (3);
  g_autoptr (PolImageQuery) query = pol_image_query_new ();
  g_autoptr (PolImageOrder) order = pol_image_order_new_by_path (fixture->project);
  g_autoptr (GArray) found = NULL;
  guint8 kept[] = { 0, 1, 0 };

  query->filter = POL_IMAGE_FILTER_REVIEWED;
  found = pol_image_query_run (query, fixture->project, order, kept);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (g_array_index (found, guint32, 0), ==, 1);
}

static void
assert_order (ProjectFixture *fixture,
              PolImageSort sort,
              gboolean descending,
              const char *expected)
{
  g_autoptr (PolImageOrder) order = pol_image_order_new (fixture->project, sort, descending, 1,
                                                         G_MAXUINT);
  g_autoptr (GString) paths = g_string_new (NULL);

  for (guint i = 0; i < pol_image_order_get_n_images (order); i++)
    {
      guint image = pol_image_order_get_nth (order, i);

      g_assert_cmpuint (pol_image_order_get_rank (order, image), ==, i);
      g_string_append_printf (paths, i > 0 ? " %s" : "%s",
                              pol_project_get_image_path (fixture->project, image));
    }
  g_assert_cmpstr (paths->str, ==, expected);
}

/* What images are sorted by: those without a suggestion come last. */
static double
get_distance (PolProject *project,
              guint image,
              PolImageSort sort,
              guint concept)
{
  double score = find_score (project, image, concept, sort == POL_IMAGE_SORT_DOUBT);

  if (score < 0)
    return 2;

  return sort == POL_IMAGE_SORT_DOUBT ? ABS (score - 0.5) : 1 - score;
}

static void
assert_sorted_by_suggestions (PolProject *project,
                              PolImageSort sort,
                              gboolean descending,
                              guint concept)
{
  g_autoptr (PolImageOrder) order = pol_image_order_new (project, sort, descending, 0, concept);
  double last = descending ? 1 : 0;

  for (guint i = 0; i < N_IMAGES; i++)
    {
      double distance = get_distance (project, pol_image_order_get_nth (order, i), sort, concept);

      if (descending && distance < 2)
        g_assert_cmpfloat (distance, <=, last + 1e-6);
      else
        g_assert_cmpfloat (distance, >=, last - 1e-6);
      last = distance;
    }
}

static void
test_orders_by_suggestions_agree_with_a_look_at_each (void)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);

      draw_project (fixture);
      draw_sight (fixture->project, i);
      for (PolImageSort sort = POL_IMAGE_SORT_DOUBT; sort <= POL_IMAGE_SORT_SCORE; sort++)
        {
          assert_sorted_by_suggestions (fixture->project, sort, FALSE, G_MAXUINT);
          assert_sorted_by_suggestions (fixture->project, sort, TRUE, G_MAXUINT);
          assert_sorted_by_suggestions (fixture->project, sort, FALSE, 1);
        }
    }
}

static void
test_orders (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (0);
  g_autoptr (PolEdit) edit = NULL;
  guint annotator, a2, a10;

  project_fixture_add_file (fixture, "a10.jpg");
  project_fixture_add_file (fixture, "a2.jpg");
  project_fixture_add_file (fixture, "b.jpg");
  g_assert_true (pol_project_scan (fixture->project, NULL, NULL, NULL));
  assert_order (fixture, POL_IMAGE_SORT_NAME, FALSE, "a2.jpg a10.jpg b.jpg");
  assert_order (fixture, POL_IMAGE_SORT_NAME, TRUE, "b.jpg a10.jpg a2.jpg");

  project_fixture_add_concept (fixture, "burger", NULL);
  project_fixture_add_concept (fixture, "pizza", NULL);
  g_assert_true (pol_project_find_image (fixture->project, "a2.jpg", &a2));
  g_assert_true (pol_project_find_image (fixture->project, "a10.jpg", &a10));
  edit = pol_project_begin_edit (fixture->project, "Tag");
  annotator = pol_edit_add_annotator (edit, "Ana");
  pol_edit_set_tag (edit, a2, 0, annotator, POL_VALUE_POSITIVE, 10);
  pol_edit_set_tag (edit, a2, 1, annotator, POL_VALUE_NEGATIVE, 11);
  pol_edit_set_tag (edit, a10, 0, annotator, POL_VALUE_POSITIVE, 20);
  pol_project_apply (fixture->project, edit);

  assert_order (fixture, POL_IMAGE_SORT_TAGS, FALSE, "b.jpg a10.jpg a2.jpg");
  assert_order (fixture, POL_IMAGE_SORT_CHANGED, FALSE, "b.jpg a2.jpg a10.jpg");

  pol_project_set_annotator (fixture->project, "Ben");
  project_fixture_tag (fixture, a10, 1, "Ben", POL_VALUE_POSITIVE);
  pol_project_set_blind (fixture->project, TRUE);
  assert_order (fixture, POL_IMAGE_SORT_TAGS, FALSE, "a2.jpg b.jpg a10.jpg");
  assert_order (fixture, POL_IMAGE_SORT_CHANGED, FALSE, "a2.jpg b.jpg a10.jpg");
}

static void
test_random_order_keeps_its_seed (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (50);
  g_autoptr (PolImageOrder) first = pol_image_order_new (fixture->project, POL_IMAGE_SORT_RANDOM, FALSE, 7,
                                                         G_MAXUINT);
  g_autoptr (PolImageOrder) again = pol_image_order_new (fixture->project, POL_IMAGE_SORT_RANDOM, FALSE, 7,
                                                         G_MAXUINT);
  g_autoptr (PolImageOrder) other = pol_image_order_new (fixture->project, POL_IMAGE_SORT_RANDOM, FALSE, 8,
                                                         G_MAXUINT);
  guint n_moved = 0;

  for (guint i = 0; i < 50; i++)
    {
      g_assert_cmpuint (pol_image_order_get_nth (first, i), ==, pol_image_order_get_nth (again, i));
      n_moved += pol_image_order_get_nth (first, i) != pol_image_order_get_nth (other, i);
    }
  g_assert_cmpuint (n_moved, >, 25);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/image-query/conditions-agree-with-a-look-at-each",
                   test_conditions_agree_with_a_look_at_each);
  g_test_add_func ("/image-query/kept-images-are-found-too", test_kept_images_are_found_too);
  g_test_add_func ("/image-query/orders", test_orders);
  g_test_add_func ("/image-query/orders-by-suggestions-agree-with-a-look-at-each",
                   test_orders_by_suggestions_agree_with_a_look_at_each);
  g_test_add_func ("/image-query/random-order-keeps-its-seed", test_random_order_keeps_its_seed);

  return g_test_run ();
}
