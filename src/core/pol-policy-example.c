/* pol-policy-example.c: a tiny data set that shows what a policy does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-policy-example.h"

#include "pol-concept-list-private.h"
#include "pol-resolver.h"

/* The examples by which the rule's own documentation explains it: one concept is
 * tagged positive, another one is tagged negative, none is tagged. */
static const PolValue tags[POL_N_SITUATIONS][POL_POLICY_EXAMPLE_N_CONCEPTS] = {
  [POL_SITUATION_WITH_POSITIVE] = { POL_VALUE_POSITIVE, POL_VALUE_NONE, POL_VALUE_NONE },
  [POL_SITUATION_ONLY_NEGATIVES] = { POL_VALUE_NONE, POL_VALUE_NEGATIVE, POL_VALUE_NONE },
  [POL_SITUATION_NO_TAGS] = { POL_VALUE_NONE, POL_VALUE_NONE, POL_VALUE_NONE },
};

static PolConceptList *
make_concepts (void)
{
  PolConceptList *concepts = pol_concept_list_new ();

  for (guint i = 0; i < POL_POLICY_EXAMPLE_N_CONCEPTS; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);
      const PolConceptFields fields = { id, NULL, NULL, i, FALSE };

      pol_concept_set_fields (pol_concept_list_append (concepts, id), &fields);
    }
  g_ptr_array_unref (pol_concept_list_sync (concepts));

  return concepts;
}

/**
 * pol_policy_example_get_tag: (skip)
 * @situation: a situation
 * @concept: the index of one of the example's concepts
 *
 * Gets how the example's image is tagged in a situation.
 *
 * Returns: the tag, or none
 */
PolValue
pol_policy_example_get_tag (PolSituation situation,
                            guint concept)
{
  g_return_val_if_fail (situation < POL_N_SITUATIONS, POL_VALUE_NONE);
  g_return_val_if_fail (concept < POL_POLICY_EXAMPLE_N_CONCEPTS, POL_VALUE_NONE);

  return tags[situation][concept];
}

/**
 * pol_policy_example_resolve: (skip)
 * @policy: a policy
 * @situation: a situation
 *
 * Gets what a model reads from the example's image in a situation.
 *
 * Returns: (transfer full): the labels
 */
PolLabels *
pol_policy_example_resolve (PolPolicy *policy,
                            PolSituation situation)
{
  g_autoptr (PolConceptList) concepts = make_concepts ();
  g_autoptr (PolResolver) resolver = pol_resolver_new (policy, concepts);
  PolAnnotation annotations[POL_POLICY_EXAMPLE_N_CONCEPTS];
  gsize n = 0;

  g_return_val_if_fail (situation < POL_N_SITUATIONS, NULL);

  for (guint i = 0; i < POL_POLICY_EXAMPLE_N_CONCEPTS; i++)
    {
      if (tags[situation][i] != POL_VALUE_NONE)
        annotations[n++] = (PolAnnotation) { 0, i, 0, tags[situation][i] };
    }

  return pol_resolver_resolve (resolver, annotations, n, POL_IMAGE_STATE_NONE);
}
