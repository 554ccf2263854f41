/* draw.c: projects, changes and policies drawn at random, by the seed of the test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "draw.h"

/* A preset or one of any settings. */
PolPolicy *
draw_policy (void)
{
  GListModel *presets = pol_policy_get_presets ();
  guint n = g_list_model_get_n_items (presets);
  guint nth = g_test_rand_int_range (0, 2 * n);

  if (nth < n)
    return g_list_model_get_item (presets, nth);

  return pol_policy_new ("drawn", NULL,
                         g_test_rand_bit () ? POL_LABEL_NEGATIVE : POL_LABEL_IGNORED,
                         g_test_rand_bit () ? POL_LABEL_NEGATIVE : POL_LABEL_IGNORED,
                         g_test_rand_bit () ? POL_LABEL_NEGATIVE : POL_LABEL_IGNORED,
                         g_test_rand_bit (),
                         g_test_rand_bit () ? POL_SCOPE_ALL : POL_SCOPE_GROUP,
                         g_test_rand_bit (), g_test_rand_int_range (0, 5));
}

void
draw_concepts (ProjectFixture *fixture)
{
  static const char *const groups[] = { NULL, NULL, "x", "y" };

  for (int i = g_test_rand_int_range (1, 9); i > 0; i--)
    {
      g_autofree char *id = g_strdup_printf ("c%d", i);

      project_fixture_add_concept (fixture, id, groups[g_test_rand_int_range (0, 4)]);
    }
}

/* Mostly a tag by one of three annotators. */
void
draw_change (ProjectFixture *fixture)
{
  PolConceptList *concepts = pol_project_get_concepts (fixture->project);
  guint concept = g_test_rand_int_range (0, pol_concept_list_get_n_concepts (concepts));
  guint image = g_test_rand_int_range (0, pol_project_get_n_images (fixture->project));
  g_autofree char *annotator = g_strdup_printf ("%d", g_test_rand_int_range (0, 3));
  g_autoptr (PolEdit) edit = NULL;

  switch (g_test_rand_int_range (0, 12))
    {
    case 0:
      edit = pol_project_begin_edit (fixture->project, "Mark");
      pol_edit_set_state (edit, image, g_test_rand_int_range (0, 3));
      pol_project_apply (fixture->project, edit);
      break;
    case 1:
      edit = pol_project_begin_edit (fixture->project, "Archive");
      pol_edit_set_archived (edit, concept, g_test_rand_bit ());
      pol_project_apply (fixture->project, edit);
      break;
    case 2:
      pol_project_undo (fixture->project);
      break;
    case 3:
      pol_project_redo (fixture->project);
      break;
    default:
      project_fixture_tag (fixture, image, concept, annotator, g_test_rand_int_range (0, 4));
    }
}
