/* pol-policy.c: the rule that turns annotations into labels, as data
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-policy.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * PolPolicy:
 *
 * What an untagged concept becomes in three situations, and four settings.
 * Immutable. The base rule is the one that Clarifai documents for
 * classification labels; the other presets are the rules of other tools and
 * data sets.
 */
struct _PolPolicy
{
  GObject parent_instance;

  char *id;
  char *name;
  PolLabel untagged[POL_N_SITUATIONS];
  gboolean reviewed_is_negative;
  PolScope scope;
  gboolean exclusive;
  PolDisagreement disagreement;
};

G_DEFINE_FINAL_TYPE (PolPolicy, pol_policy, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_NAME,
  PROP_DESCRIPTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

#define N POL_LABEL_NEGATIVE
#define I POL_LABEL_IGNORED

static const struct
{
  const char *id;
  const char *name;
  const char *description;
  PolLabel with_positive;
  PolLabel only_negatives;
  PolLabel no_tags;
  gboolean reviewed_is_negative;
  PolScope scope;
  gboolean exclusive;
} presets[] = {
  { "clarifai", N_("Clarifai"),
    N_("A tag makes every untagged concept of its image negative; an untagged image is ignored."),
    N, N, I, FALSE, POL_SCOPE_ALL, FALSE },
  { "clarifai-groups", N_("Clarifai by Group"),
    N_("As Clarifai, but a tag reaches the concepts of its own group only."),
    N, N, I, FALSE, POL_SCOPE_GROUP, FALSE },
  { "no-widening", N_("No Widening"),
    N_("A positive makes the untagged concepts negative; a negative speaks for itself alone."),
    N, I, I, FALSE, POL_SCOPE_ALL, FALSE },
  { "explicit", N_("Explicit Tags Only"),
    N_("Only what was tagged counts, as in Open Images, LVIS and CheXpert."),
    I, I, I, FALSE, POL_SCOPE_ALL, FALSE },
  { "assume-negative", N_("Assume Negative"),
    N_("All that is untagged is negative, as in exhaustively labelled data sets such as COCO."),
    N, N, N, FALSE, POL_SCOPE_ALL, FALSE },
  { "single-label", N_("Single Label"),
    N_("One concept for each image: a positive excludes the others, and two of them cancel out."),
    N, I, I, FALSE, POL_SCOPE_ALL, TRUE },
  { "reviewed", N_("Reviewed Images"),
    N_("What is untagged is negative on images that are marked reviewed, and ignored elsewhere."),
    I, I, I, TRUE, POL_SCOPE_ALL, FALSE },
};

#undef N
#undef I

static void
pol_policy_finalize (GObject *object)
{
  PolPolicy *self = POL_POLICY (object);

  g_free (self->id);
  g_free (self->name);

  G_OBJECT_CLASS (pol_policy_parent_class)->finalize (object);
}

static void
pol_policy_get_property (GObject *object,
                         guint prop_id,
                         GValue *value,
                         GParamSpec *pspec)
{
  PolPolicy *self = POL_POLICY (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_DESCRIPTION:
      g_value_set_string (value, pol_policy_get_description (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_policy_class_init (PolPolicyClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pol_policy_finalize;
  object_class->get_property = pol_policy_get_property;

  /**
   * PolPolicy:id: (getter get_id)
   *
   * The name that files know the policy by.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);

  /**
   * PolPolicy:name: (getter get_name)
   *
   * The name that people see.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  /**
   * PolPolicy:description: (getter get_description)
   *
   * One sentence of what the policy does, or %NULL.
   */
  properties[PROP_DESCRIPTION] = g_param_spec_string ("description", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_policy_init (PolPolicy *self)
{
}

/**
 * pol_policy_new:
 * @id: the name that files know the policy by
 * @name: (nullable): the name that people see; @id if %NULL
 * @with_positive: what an untagged concept becomes where there is a positive
 * @only_negatives: where there are negatives and no positive
 * @no_tags: where there is no tag
 * @reviewed_is_negative: whether an untagged concept of an image that is
 *   marked reviewed is negative, whatever the situation
 * @scope: which tags decide the situation
 * @exclusive: whether more than one positive makes the scope ignored
 * @disagreement: what becomes of a concept on which annotators disagree
 *
 * Makes a policy. @with_positive, @only_negatives and @no_tags are
 * `POL_LABEL_NEGATIVE` or `POL_LABEL_IGNORED`: no rule makes an untagged
 * concept positive.
 *
 * Returns: (transfer full): the policy
 */
PolPolicy *
pol_policy_new (const char *id,
                const char *name,
                PolLabel with_positive,
                PolLabel only_negatives,
                PolLabel no_tags,
                gboolean reviewed_is_negative,
                PolScope scope,
                gboolean exclusive,
                PolDisagreement disagreement)
{
  PolPolicy *self;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (with_positive != POL_LABEL_POSITIVE, NULL);
  g_return_val_if_fail (only_negatives != POL_LABEL_POSITIVE, NULL);
  g_return_val_if_fail (no_tags != POL_LABEL_POSITIVE, NULL);

  self = g_object_new (POL_TYPE_POLICY, NULL);
  self->id = g_strdup (id);
  self->name = g_strdup (name != NULL ? name : id);
  self->untagged[POL_SITUATION_WITH_POSITIVE] = with_positive;
  self->untagged[POL_SITUATION_ONLY_NEGATIVES] = only_negatives;
  self->untagged[POL_SITUATION_NO_TAGS] = no_tags;
  self->reviewed_is_negative = reviewed_is_negative;
  self->scope = scope;
  self->exclusive = exclusive;
  self->disagreement = disagreement;

  return self;
}

/**
 * pol_policy_copy:
 * @self: a policy
 * @id: the name that files know the copy by
 * @name: (nullable): the name that people see; @id if %NULL
 *
 * Makes a policy with the same settings.
 *
 * Returns: (transfer full): the policy
 */
PolPolicy *
pol_policy_copy (PolPolicy *self,
                 const char *id,
                 const char *name)
{
  g_return_val_if_fail (POL_IS_POLICY (self), NULL);

  return pol_policy_new (id, name, self->untagged[POL_SITUATION_WITH_POSITIVE],
                         self->untagged[POL_SITUATION_ONLY_NEGATIVES],
                         self->untagged[POL_SITUATION_NO_TAGS], self->reviewed_is_negative,
                         self->scope, self->exclusive, self->disagreement);
}

static GListStore *
make_presets (void)
{
  GListStore *store = g_list_store_new (POL_TYPE_POLICY);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      g_autoptr (PolPolicy) policy =
          pol_policy_new (presets[i].id, _(presets[i].name),
                          presets[i].with_positive, presets[i].only_negatives, presets[i].no_tags,
                          presets[i].reviewed_is_negative, presets[i].scope, presets[i].exclusive,
                          POL_DISAGREEMENT_IGNORE);

      g_list_store_append (store, policy);
    }

  return store;
}

/**
 * pol_policy_get_presets:
 *
 * Gets the policies that come with the library, the default first.
 *
 * Returns: (transfer none): a list model of [class@Polarity.Policy]
 */
GListModel *
pol_policy_get_presets (void)
{
  static gsize store = 0;

  if (g_once_init_enter (&store))
    g_once_init_leave (&store, (gsize) make_presets ());

  return G_LIST_MODEL ((gpointer) store);
}

/**
 * pol_policy_get_preset:
 * @id: the id of a preset
 *
 * Looks a preset up.
 *
 * Returns: (transfer none) (nullable): the policy, or %NULL if there is none
 *   with this id
 */
PolPolicy *
pol_policy_get_preset (const char *id)
{
  GListModel *model = pol_policy_get_presets ();

  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (PolPolicy) policy = g_list_model_get_item (model, i);

      if (g_str_equal (policy->id, id))
        return policy;
    }

  return NULL;
}

/**
 * pol_policy_get_default:
 *
 * Gets the policy `clarifai`: a positive makes every other concept of the
 * image negative, an image with negatives alone is negative for all concepts,
 * and an untagged image is ignored.
 *
 * Returns: (transfer none): the policy
 */
PolPolicy *
pol_policy_get_default (void)
{
  return pol_policy_get_preset ("clarifai");
}

/**
 * pol_policy_get_id: (get-property id)
 * @self: a policy
 *
 * Gets the name that files know the policy by.
 *
 * Returns: (transfer none): the id
 */
const char *
pol_policy_get_id (PolPolicy *self)
{
  g_return_val_if_fail (POL_IS_POLICY (self), NULL);

  return self->id;
}

/**
 * pol_policy_get_name: (get-property name)
 * @self: a policy
 *
 * Gets the name that people see.
 *
 * Returns: (transfer none): the name
 */
const char *
pol_policy_get_name (PolPolicy *self)
{
  g_return_val_if_fail (POL_IS_POLICY (self), NULL);

  return self->name;
}

/**
 * pol_policy_get_description: (get-property description)
 * @self: a policy
 *
 * Gets what the policy does in one sentence.
 *
 * Returns: (transfer none) (nullable): the sentence, %NULL for a policy that
 *   is no preset
 */
const char *
pol_policy_get_description (PolPolicy *self)
{
  g_return_val_if_fail (POL_IS_POLICY (self), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      if (g_str_equal (presets[i].id, self->id))
        return _(presets[i].description);
    }

  return NULL;
}

/**
 * pol_policy_get_untagged:
 * @self: a policy
 * @situation: what the tags in scope amount to
 *
 * Gets what an untagged concept becomes.
 *
 * Returns: `POL_LABEL_NEGATIVE` or `POL_LABEL_IGNORED`
 */
PolLabel
pol_policy_get_untagged (PolPolicy *self,
                         PolSituation situation)
{
  g_return_val_if_fail (POL_IS_POLICY (self), POL_LABEL_IGNORED);
  g_return_val_if_fail (situation < POL_N_SITUATIONS, POL_LABEL_IGNORED);

  return self->untagged[situation];
}

/**
 * pol_policy_get_reviewed_is_negative:
 * @self: a policy
 *
 * Gets whether an untagged concept of an image that is marked reviewed is
 * negative, whatever the situation.
 *
 * Returns: whether it is
 */
gboolean
pol_policy_get_reviewed_is_negative (PolPolicy *self)
{
  g_return_val_if_fail (POL_IS_POLICY (self), FALSE);

  return self->reviewed_is_negative;
}

/**
 * pol_policy_get_scope:
 * @self: a policy
 *
 * Gets which tags decide the situation of a concept.
 *
 * Returns: the scope
 */
PolScope
pol_policy_get_scope (PolPolicy *self)
{
  g_return_val_if_fail (POL_IS_POLICY (self), POL_SCOPE_ALL);

  return self->scope;
}

/**
 * pol_policy_get_exclusive:
 * @self: a policy
 *
 * Gets whether more than one positive makes every concept in scope ignored that
 * is not explicitly negative.
 *
 * Returns: whether the policy is exclusive
 */
gboolean
pol_policy_get_exclusive (PolPolicy *self)
{
  g_return_val_if_fail (POL_IS_POLICY (self), FALSE);

  return self->exclusive;
}

/**
 * pol_policy_get_disagreement:
 * @self: a policy
 *
 * Gets what becomes of a concept on which annotators disagree.
 *
 * Returns: the setting
 */
PolDisagreement
pol_policy_get_disagreement (PolPolicy *self)
{
  g_return_val_if_fail (POL_IS_POLICY (self), POL_DISAGREEMENT_IGNORE);

  return self->disagreement;
}

/**
 * pol_policy_equal:
 * @self: a policy
 * @other: another one
 *
 * Gets whether two policies are the same in everything: id, name and settings.
 *
 * Returns: whether they are
 */
gboolean
pol_policy_equal (PolPolicy *self,
                  PolPolicy *other)
{
  g_return_val_if_fail (POL_IS_POLICY (self), FALSE);
  g_return_val_if_fail (POL_IS_POLICY (other), FALSE);

  return g_str_equal (self->id, other->id) && g_str_equal (self->name, other->name)
         && memcmp (self->untagged, other->untagged, sizeof self->untagged) == 0
         && !self->reviewed_is_negative == !other->reviewed_is_negative
         && self->scope == other->scope
         && !self->exclusive == !other->exclusive
         && self->disagreement == other->disagreement;
}
