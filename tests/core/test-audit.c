/* test-audit.c: the audit finds what a loop over all cells finds, and nothing in a clean data set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"

#define N_IMAGES 25
#define N_ROUNDS 20
#define N_CHANGES 60

typedef gboolean (*Test) (PolProject *project, PolPolicy *policy, guint image, guint concept);

static PolAuditFinding *
find (GPtrArray *findings,
      const char *id)
{
  PolAuditFinding *found = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      PolAuditFinding *finding = g_ptr_array_index (findings, i);

      g_assert_cmpuint (pol_audit_finding_get_count (finding), >, 0);
      if (g_str_equal (pol_audit_finding_get_id (finding), id))
        {
          g_assert_null (found);
          found = finding;
        }
    }

  return found;
}

static gboolean
has (GArray *indexes,
     guint32 index)
{
  for (guint i = 0; i < indexes->len; i++)
    {
      if (g_array_index (indexes, guint32, i) == index)
        return TRUE;
    }

  return FALSE;
}

static PolReason
get_reason (PolProject *project,
            PolPolicy *policy,
            guint image,
            guint concept)
{
  g_autoptr (PolLabels) labels = pol_project_resolve (project, policy, image);
  PolReason reason;

  pol_labels_get (labels, concept, &reason);
  return reason;
}

static gboolean
is_active (PolProject *project,
           guint concept)
{
  PolConceptList *concepts = pol_project_get_concepts (project);

  return !pol_concept_get_archived (pol_concept_list_get_concept (concepts, concept));
}

static gboolean
has_reason (PolProject *project,
            PolPolicy *policy,
            guint image,
            guint concept,
            PolReason reason)
{
  return is_active (project, concept) && get_reason (project, policy, image, concept) == reason;
}

static gboolean
is_widened (PolProject *project,
            PolPolicy *policy,
            guint image,
            guint concept)
{
  return has_reason (project, policy, image, concept, POL_REASON_WIDENED);
}

static gboolean
is_doubtful (PolProject *project,
             PolPolicy *policy,
             guint image,
             guint concept)
{
  double score;

  return is_widened (project, policy, image, concept)
         && project_fixture_find_suggestion (project, image, concept, &score) && score >= 0.5;
}

static gboolean
is_disputed (PolProject *project,
             PolPolicy *policy,
             guint image,
             guint concept)
{
  return has_reason (project, pol_policy_get_preset ("explicit"), image, concept,
                     POL_REASON_DISAGREEMENT);
}

static gboolean
is_unsure (PolProject *project,
           PolPolicy *policy,
           guint image,
           guint concept)
{
  return has_reason (project, policy, image, concept, POL_REASON_UNSURE);
}

static gboolean
is_archived_tag (PolProject *project,
                 PolPolicy *policy,
                 guint image,
                 guint concept)
{
  gsize n;
  const PolAnnotation *annotations = pol_project_get_annotations (project, image, &n);

  for (gsize i = 0; i < n; i++)
    {
      if (annotations[i].concept == concept)
        return !is_active (project, concept);
    }

  return FALSE;
}

/* A positive that is set aside because there are others. */
static gboolean
is_one_of_several (PolProject *project,
                   PolPolicy *policy,
                   guint image,
                   guint concept)
{
  g_autoptr (PolPolicy) shared = NULL;
  g_autoptr (PolLabels) labels = NULL;

  if (!pol_policy_get_exclusive (policy)
      || !has_reason (project, policy, image, concept, POL_REASON_EXCLUSIVE))
    return FALSE;

  shared = pol_policy_new ("shared", NULL, POL_LABEL_IGNORED, POL_LABEL_IGNORED, POL_LABEL_IGNORED,
                           FALSE, pol_policy_get_scope (policy), FALSE,
                           pol_policy_get_disagreement (policy));
  labels = pol_project_resolve (project, shared, image);

  return pol_labels_get (labels, concept, NULL) == POL_LABEL_POSITIVE;
}

/* What the audit says of cells is what a look at each of them says. */
static void
assert_cells (PolProject *project,
              PolPolicy *policy,
              PolAuditFinding *finding,
              Test test)
{
  guint n_concepts = pol_concept_list_get_n_concepts (pol_project_get_concepts (project));
  g_autoptr (GHashTable) concepts = g_hash_table_new (NULL, NULL);
  guint n = 0;

  for (guint image = 0; image < pol_project_get_n_images (project); image++)
    {
      gboolean any = FALSE;

      for (guint concept = 0; concept < n_concepts; concept++)
        {
          if (!test (project, policy, image, concept))
            continue;
          any = TRUE;
          g_hash_table_add (concepts, GUINT_TO_POINTER (concept));
        }
      if (!any)
        continue;

      n++;
      g_assert_nonnull (finding);
      g_assert_true (has (pol_audit_finding_get_images (finding), image));
    }

  if (finding == NULL)
    return;

  g_assert_cmpuint (pol_audit_finding_get_count (finding), ==, n);
  g_assert_cmpuint (pol_audit_finding_get_images (finding)->len, ==, n);
  g_assert_cmpuint (pol_audit_finding_get_concepts (finding)->len, ==, g_hash_table_size (concepts));
  for (guint concept = 0; concept < n_concepts; concept++)
    g_assert_cmpint (has (pol_audit_finding_get_concepts (finding), concept), ==,
                     g_hash_table_contains (concepts, GUINT_TO_POINTER (concept)));
}

static void
assert_order (PolProject *project,
              GPtrArray *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      GArray *images = pol_audit_finding_get_images (g_ptr_array_index (findings, i));

      for (guint j = 1; j < images->len; j++)
        g_assert_cmpstr (pol_project_get_image_path (project, g_array_index (images, guint32, j - 1)), <,
                         pol_project_get_image_path (project, g_array_index (images, guint32, j)));
    }
}

static void
test_agrees_with_a_loop (void)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (ProjectFixture) fixture = project_fixture_new (N_IMAGES);
      PolProject *project = fixture->project;

      draw_concepts (fixture);
      for (guint i = 0; i < N_CHANGES; i++)
        {
          g_autoptr (PolPolicy) policy = draw_policy ();
          g_autoptr (GPtrArray) findings = NULL;

          draw_change (fixture);
          project_fixture_suggest (fixture, g_test_rand_int_range (0, N_IMAGES), 0,
                                   g_test_rand_double ());
          findings = pol_audit_run (project, policy, NULL, 0, NULL);
          assert_cells (project, policy, find (findings, "doubtful-negatives"), is_doubtful);
          assert_cells (project, policy, find (findings, "widened-negatives"), is_widened);
          assert_cells (project, policy, find (findings, "disagreement"), is_disputed);
          assert_cells (project, policy, find (findings, "unsure"), is_unsure);
          assert_cells (project, policy, find (findings, "archived-tags"), is_archived_tag);
          assert_cells (project, policy, find (findings, "exclusive"), is_one_of_several);
          assert_order (project, findings);
        }
    }
}

static void
assert_concepts (PolProject *project,
                 PolAuditFinding *finding,
                 const char *expected)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; finding != NULL && i < pol_audit_finding_get_concepts (finding)->len; i++)
    {
      guint concept = g_array_index (pol_audit_finding_get_concepts (finding), guint32, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                              pol_concept_get_id (pol_concept_list_get_concept (
                                  pol_project_get_concepts (project), concept)));
    }
  g_assert_cmpstr (ids->str, ==, expected);
}

static void
test_concepts_without_examples (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (2);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  g_autoptr (GPtrArray) findings = NULL;
  PolAuditFinding *finding;

  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, pizza, "A", POL_VALUE_NEGATIVE);
  findings = pol_audit_run (fixture->project, pol_policy_get_default (), NULL, 0, NULL);

  finding = find (findings, "no-positives");
  assert_concepts (fixture->project, finding, "pizza");
  g_assert_cmpuint (pol_audit_finding_get_count (finding), ==, 1);
  g_assert_cmpuint (pol_audit_finding_get_images (finding)->len, ==, 0);
  assert_concepts (fixture->project, find (findings, "no-negatives"), "burger");
}

static void
test_names_that_are_alike (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (1);
  g_autoptr (GPtrArray) findings = NULL;

  project_fixture_add_concept (fixture, "Café au lait", NULL);
  project_fixture_add_concept (fixture, "cat", NULL);
  project_fixture_add_concept (fixture, "cafe-au-lait", NULL);
  project_fixture_add_concept (fixture, "car", NULL);
  project_fixture_add_concept (fixture, "+", NULL);
  project_fixture_add_concept (fixture, "-", NULL);
  findings = pol_audit_run (fixture->project, pol_policy_get_default (), NULL, 0, NULL);

  assert_concepts (fixture->project, find (findings, "alike-concepts"), "Café au lait cafe-au-lait");
}

/* Images 0 to 3 look alike, 4 is the same file as 5, 6 cannot be read. */
static GArray *
make_pictures (void)
{
  static const guint64 hashes[] = { 0xff00, 0xff01, 0xff03, 0xff3f, 0, 0, 0, G_MAXUINT64 };
  GArray *pictures = g_array_new (FALSE, TRUE, sizeof (PolPictureFact));

  for (guint i = 0; i < G_N_ELEMENTS (hashes); i++)
    {
      PolPictureFact fact = { hashes[i], i == 5 ? 4 : i, POL_PICTURE_STATE_HASHED };

      if (i >= 4 && i <= 6)
        fact.state = i == 6 ? POL_PICTURE_STATE_UNREADABLE : POL_PICTURE_STATE_UNKNOWN;
      g_array_append_val (pictures, fact);
    }

  return pictures;
}

static void
assert_images (PolAuditFinding *finding,
               const char *expected)
{
  g_autoptr (GString) images = g_string_new (NULL);

  for (guint i = 0; finding != NULL && i < pol_audit_finding_get_images (finding)->len; i++)
    g_string_append_printf (images, "%u", g_array_index (pol_audit_finding_get_images (finding), guint32, i));
  g_assert_cmpstr (images->str, ==, expected);
}

static void
test_pictures (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (8);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  g_autoptr (GArray) pictures = make_pictures ();
  g_autoptr (GPtrArray) findings = NULL;

  project_fixture_tag (fixture, 0, burger, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, burger, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 1, pizza, "A", POL_VALUE_NEGATIVE);
  project_fixture_tag (fixture, 2, pizza, "A", POL_VALUE_NEGATIVE);
  project_fixture_tag (fixture, 7, pizza, "A", POL_VALUE_POSITIVE);
  findings = pol_audit_run (fixture->project, pol_policy_get_default (), pictures, 0, NULL);

  /* The third is read as negative for the burger of the first two. The fourth has no tag. */
  assert_images (find (findings, "near-duplicates"), "012");
  assert_concepts (fixture->project, find (findings, "near-duplicates"), "burger");
  assert_images (find (findings, "exact-duplicates"), "45");
  assert_images (find (findings, "unreadable-images"), "6");
}

static void
test_same_file_tagged_differently (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (8);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  g_autoptr (GArray) pictures = make_pictures ();
  g_autoptr (GPtrArray) findings = NULL;

  project_fixture_tag (fixture, 4, burger, "A", POL_VALUE_POSITIVE);
  project_fixture_tag (fixture, 5, burger, "A", POL_VALUE_NEGATIVE);
  findings = pol_audit_run (fixture->project, pol_policy_get_default (), pictures, 0, NULL);

  assert_images (find (findings, "near-duplicates"), "45");
}

static void
test_clean_data_has_no_findings (void)
{
  g_autoptr (ProjectFixture) fixture = project_fixture_new (4);
  guint burger = project_fixture_add_concept (fixture, "burger", NULL);
  guint pizza = project_fixture_add_concept (fixture, "pizza", NULL);
  g_autoptr (GPtrArray) findings = NULL;

  for (guint image = 0; image < 4; image++)
    {
      project_fixture_tag (fixture, image, image % 2 == 0 ? burger : pizza, "A", POL_VALUE_POSITIVE);
      project_fixture_tag (fixture, image, image % 2 == 0 ? pizza : burger, "A", POL_VALUE_NEGATIVE);
    }
  findings = pol_audit_run (fixture->project, pol_policy_get_default (), NULL, 0, NULL);

  g_assert_cmpuint (findings->len, ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/audit/agrees-with-a-loop", test_agrees_with_a_loop);
  g_test_add_func ("/audit/concepts-without-examples", test_concepts_without_examples);
  g_test_add_func ("/audit/names-that-are-alike", test_names_that_are_alike);
  g_test_add_func ("/audit/pictures", test_pictures);
  g_test_add_func ("/audit/same-file-tagged-differently", test_same_file_tagged_differently);
  g_test_add_func ("/audit/clean-data-has-no-findings", test_clean_data_has_no_findings);

  return g_test_run ();
}
