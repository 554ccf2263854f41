/* pol-project-labels.c: what a model reads from a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include "pol-comparison.h"
#include "pol-totals-private.h"

static PolLabels *
resolve_image (PolProject *self,
               PolResolver *resolver,
               guint image)
{
  gsize n;
  const PolAnnotation *annotations = pol_tag_table_get (self->tags, image, &n);

  return pol_resolver_resolve (resolver, annotations, n,
                               pol_image_table_get_state (self->images, image));
}

/**
 * pol_project_get_resolver:
 * @self: a project
 * @policy: a policy
 *
 * Gets the resolver of a policy for the concepts as they are now.
 *
 * Returns: (transfer none): the resolver, valid until the concepts change
 */
PolResolver *
pol_project_get_resolver (PolProject *self,
                          PolPolicy *policy)
{
  PolResolver *resolver;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  for (guint i = 0; i < self->resolvers->len; i++)
    {
      resolver = g_ptr_array_index (self->resolvers, i);
      if (pol_resolver_get_policy (resolver) == policy)
        return resolver;
    }

  resolver = pol_resolver_new (policy, self->concepts);
  g_ptr_array_add (self->resolvers, resolver);
  return resolver;
}

/**
 * pol_project_resolve:
 * @self: a project
 * @policy: a policy
 * @image: the index of an image
 *
 * Gets what a model reads for an image.
 *
 * Returns: (transfer full): the labels
 */
PolLabels *
pol_project_resolve (PolProject *self,
                     PolPolicy *policy,
                     guint image)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (image < pol_image_table_get_n (self->images), NULL);

  return resolve_image (self, pol_project_get_resolver (self, policy), image);
}

static void
count_image (PolProject *self,
             PolTotals *totals,
             guint image,
             int sign)
{
  gsize n;
  const PolAnnotation *annotations = pol_tag_table_get (self->tags, image, &n);
  PolImageState state = pol_image_table_get_state (self->images, image);

  if (sign > 0)
    pol_totals_add (totals, annotations, n, state);
  else
    pol_totals_remove (totals, annotations, n, state);
}

static void
count_all (PolProject *self,
           PolTotals *totals)
{
  for (guint i = 0; i < pol_image_table_get_n (self->images); i++)
    count_image (self, totals, i, 1);
}

static void
forget (gpointer user_data,
        GObject *totals)
{
  PolProject *self = user_data;

  g_ptr_array_remove_fast (self->totals, totals);
}

/**
 * pol_project_get_totals:
 * @self: a project
 * @policy: a policy
 *
 * Gets how often each label and reason occurs for each concept, in one pass
 * over the annotations. The project keeps the totals right for as long as they
 * are in use.
 *
 * Returns: (transfer full): the totals
 */
PolTotals *
pol_project_get_totals (PolProject *self,
                        PolPolicy *policy)
{
  PolTotals *totals;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  for (guint i = 0; i < self->totals->len; i++)
    {
      totals = g_ptr_array_index (self->totals, i);
      if (pol_totals_get_policy (totals) == policy)
        return g_object_ref (totals);
    }

  totals = pol_totals_new (pol_project_get_resolver (self, policy));
  count_all (self, totals);
  g_ptr_array_add (self->totals, totals);
  g_object_weak_ref (G_OBJECT (totals), forget, self);

  return totals;
}

/* Adds images to all totals in use or, with @sign -1, takes them away. */
void
pol_project_count_images (PolProject *self,
                          GArray *images,
                          int sign)
{
  for (guint i = 0; i < self->totals->len; i++)
    {
      for (guint j = 0; j < images->len; j++)
        count_image (self, g_ptr_array_index (self->totals, i),
                     g_array_index (images, guint32, j), sign);
    }
}

/* The active concepts, their order or their groups changed. The list tells of
 * it when resolvers and totals are right. */
void
pol_project_concepts_changed (PolProject *self)
{
  g_autoptr (GPtrArray) old = pol_concept_list_sync (self->concepts);

  g_ptr_array_set_size (self->resolvers, 0);

  for (guint i = 0; i < self->totals->len; i++)
    {
      PolTotals *totals = g_ptr_array_index (self->totals, i);

      pol_totals_reset (totals, pol_project_get_resolver (self, pol_totals_get_policy (totals)));
      count_all (self, totals);
    }

  pol_concept_list_tell (self->concepts, old);
}

void
pol_project_totals_changed (PolProject *self)
{
  g_autoptr (GPtrArray) totals = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->totals->len; i++)
    g_ptr_array_add (totals, g_object_ref (g_ptr_array_index (self->totals, i)));
  for (guint i = 0; i < totals->len; i++)
    pol_totals_changed (g_ptr_array_index (totals, i));
}

void
pol_project_forget_totals (PolProject *self)
{
  for (guint i = 0; i < self->totals->len; i++)
    g_object_weak_unref (g_ptr_array_index (self->totals, i), forget, self);
  g_ptr_array_set_size (self->totals, 0);
}

/**
 * pol_project_count_differences:
 * @self: a project
 * @policy: a policy
 * @other: another one
 *
 * Counts the labels of the whole data set that two policies read differently,
 * in one pass over the annotations.
 *
 * Returns: how many labels, each of one image and concept, differ
 */
guint64
pol_project_count_differences (PolProject *self,
                               PolPolicy *policy,
                               PolPolicy *other)
{
  g_autoptr (PolComparison) comparison = NULL;
  guint64 count = 0;

  g_return_val_if_fail (POL_IS_PROJECT (self), 0);
  g_return_val_if_fail (POL_IS_POLICY (policy), 0);
  g_return_val_if_fail (POL_IS_POLICY (other), 0);

  comparison = pol_comparison_new (pol_project_get_resolver (self, policy),
                                   pol_project_get_resolver (self, other));
  for (guint i = 0; i < pol_image_table_get_n (self->images); i++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_tag_table_get (self->tags, i, &n);

      count += pol_comparison_count (comparison, annotations, n,
                                     pol_image_table_get_state (self->images, i));
    }

  return count;
}
