/* pol-totals.c: how often each label and reason occurs for each concept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-totals-private.h"

/**
 * PolTotals:
 *
 * How often each label and reason occurs for each concept of a project, under
 * one policy: in one pass over the explicit tags, and afterwards by the
 * difference of the images that change.
 */
struct _PolTotals
{
  GObject parent_instance;

  PolPolicy *policy;
  PolTally *tally;
};

G_DEFINE_FINAL_TYPE (PolTotals, pol_totals, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
pol_totals_finalize (GObject *object)
{
  PolTotals *self = POL_TOTALS (object);

  g_clear_object (&self->policy);
  g_clear_pointer (&self->tally, pol_tally_free);

  G_OBJECT_CLASS (pol_totals_parent_class)->finalize (object);
}

static void
pol_totals_class_init (PolTotalsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_totals_finalize;

  /**
   * PolTotals::changed:
   *
   * Emitted after the counts changed.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pol_totals_init (PolTotals *self)
{
}

PolTotals *
pol_totals_new (PolPolicy *policy)
{
  PolTotals *self = g_object_new (POL_TYPE_TOTALS, NULL);

  self->policy = g_object_ref (policy);

  return self;
}

PolTally *
pol_totals_get_tally (PolTotals *self)
{
  return self->tally;
}

PolTally *
pol_totals_steal_tally (PolTotals *self)
{
  return g_steal_pointer (&self->tally);
}

/* Takes @tally. */
void
pol_totals_set_tally (PolTotals *self,
                      PolTally *tally)
{
  g_clear_pointer (&self->tally, pol_tally_free);
  self->tally = tally;
}

void
pol_totals_changed (PolTotals *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * pol_totals_get_policy:
 * @self: totals
 *
 * Gets the policy by which they are counted.
 *
 * Returns: (transfer none): the policy
 */
PolPolicy *
pol_totals_get_policy (PolTotals *self)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), NULL);

  return self->policy;
}

/**
 * pol_totals_get_n_images:
 * @self: totals
 *
 * Gets how many images the project has.
 *
 * Returns: the number
 */
guint
pol_totals_get_n_images (PolTotals *self)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);

  return pol_tally_get_n_images (self->tally, POL_IMAGE_STATE_NONE)
         + pol_tally_get_n_images (self->tally, POL_IMAGE_STATE_REVIEWED)
         + pol_tally_get_n_images (self->tally, POL_IMAGE_STATE_SKIPPED);
}

/**
 * pol_totals_get_images:
 * @self: totals
 * @situation: what the tags of an image amount to
 *
 * Gets how many images are in a situation, over the whole image, whatever the
 * policy's scope.
 *
 * Returns: the number
 */
guint
pol_totals_get_images (PolTotals *self,
                       PolSituation situation)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);
  g_return_val_if_fail (situation < POL_N_SITUATIONS, 0);

  return pol_tally_get_situation (self->tally, situation);
}

/**
 * pol_totals_get_marked:
 * @self: totals
 * @state: a mark
 *
 * Gets how many images have a mark.
 *
 * Returns: the number
 */
guint
pol_totals_get_marked (PolTotals *self,
                       PolImageState state)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);

  return pol_tally_get_n_images (self->tally, state);
}

/**
 * pol_totals_get_unsure:
 * @self: totals
 *
 * Gets how many images have a concept of which every annotator is unsure.
 *
 * Returns: the number
 */
guint
pol_totals_get_unsure (PolTotals *self)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);

  return pol_tally_get_unsure (self->tally);
}

/**
 * pol_totals_get_disagreement:
 * @self: totals
 *
 * Gets how many images have a concept on which annotators disagree, and which
 * the policy therefore ignores.
 *
 * Returns: the number
 */
guint
pol_totals_get_disagreement (PolTotals *self)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);

  return pol_tally_get_disagreement (self->tally);
}

/**
 * pol_totals_get_count:
 * @self: totals
 * @concept: the index of a concept
 * @label: a label
 * @reason: a reason
 *
 * Gets in how many images a concept has a label for a reason. An archived
 * concept has none.
 *
 * Returns: the number
 */
guint
pol_totals_get_count (PolTotals *self,
                      guint concept,
                      PolLabel label,
                      PolReason reason)
{
  g_return_val_if_fail (POL_IS_TOTALS (self), 0);

  return pol_tally_get_count (self->tally, concept, label, reason);
}
