/* pol-tag-summary.c: what the tags and labels of the selected images have in common
 *
 * One pass over the images counts, for the concepts that any of them is tagged
 * with, how often each label and reason occurs; all other concepts share the
 * counts of their group. So the cost follows the tags, not images × concepts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-tag-summary.h"

#include "pol-tagging.h"

/* So many images are counted at once; what is left waits for the next idle moment. */
#define SLICE 4000

#define N_KINDS ((POL_LABEL_NEGATIVE + 1) * POL_N_REASONS)

typedef struct
{
  guint n[N_KINDS];
} Counts;

typedef struct
{
  guint states[POL_TAG_STATE_MIXED]; /* how often tagged so */
  Counts tagged;                     /* its labels where it is tagged */
  Counts rest;                       /* what the rest of its group reads there */
} Tally;

typedef struct
{
  guint n_images;
  GHashTable *tallies; /* concept index → Tally */
  GHashTable *groups;  /* group, "" for none or all → Counts */
} Result;

struct _PolTagSummary
{
  GObject parent_instance;

  PolProject *project;
  PolPolicy *policy;
  GArray *images;

  Result *result;
  Result *pending;
  guint source;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_POLICY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  CHANGED,
  IMAGES_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolTagSummary, pol_tag_summary, G_TYPE_OBJECT)

static Result *
result_new (void)
{
  Result *result = g_new0 (Result, 1);

  result->tallies = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  result->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return result;
}

static void
result_free (Result *result)
{
  g_hash_table_unref (result->tallies);
  g_hash_table_unref (result->groups);
  g_free (result);
}

static guint
get_kind (PolLabel label, PolReason reason)
{
  return label * POL_N_REASONS + reason;
}

static Tally *
ensure_tally (Result *result, guint concept)
{
  Tally *tally = g_hash_table_lookup (result->tallies, GUINT_TO_POINTER (concept));

  if (tally == NULL)
    {
      tally = g_new0 (Tally, 1);
      g_hash_table_insert (result->tallies, GUINT_TO_POINTER (concept), tally);
    }

  return tally;
}

static Counts *
ensure_group (Result *result, const char *group)
{
  Counts *counts = g_hash_table_lookup (result->groups, group);

  if (counts == NULL)
    {
      counts = g_new0 (Counts, 1);
      g_hash_table_insert (result->groups, g_strdup (group), counts);
    }

  return counts;
}

/* Under a scope of all there is one rest, and one group that all belong to. */
static const char *
get_group (PolTagSummary *self, guint concept)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  const char *group = NULL;

  if (pol_policy_get_scope (self->policy) == POL_SCOPE_GROUP)
    group = pol_concept_get_group (pol_concept_list_get_concept (concepts, concept));

  return group != NULL ? group : "";
}

static gboolean
find_rest_kind (PolLabels *labels, const char *wanted, guint *kind)
{
  for (guint i = 0; i < pol_labels_get_n_rests (labels); i++)
    {
      PolLabel label;
      PolReason reason;
      const char *group = pol_labels_get_rest (labels, i, &label, &reason);

      if (g_str_equal (group != NULL ? group : "", wanted))
        {
          *kind = get_kind (label, reason);
          return TRUE;
        }
    }

  return FALSE;
}

static void
count_states (PolTagSummary *self, Result *result, guint image)
{
  g_autoptr (PolLabels) labels = NULL;

  labels = pol_project_resolve (self->project, pol_policy_get_preset ("explicit"), image);
  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;
      guint concept = pol_labels_get_tagged (labels, i, &label, &reason);

      ensure_tally (result, concept)->states[pol_tagging_state_from_labels (labels, concept)]++;
    }
}

static void
count_labels (PolTagSummary *self, Result *result, guint image)
{
  g_autoptr (PolLabels) labels = pol_project_resolve (self->project, self->policy, image);
  PolLabel label;
  PolReason reason;

  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      guint concept = pol_labels_get_tagged (labels, i, &label, &reason);
      Tally *tally = ensure_tally (result, concept);
      guint kind;

      tally->tagged.n[get_kind (label, reason)]++;
      if (find_rest_kind (labels, get_group (self, concept), &kind))
        tally->rest.n[kind]++;
    }

  for (guint i = 0; i < pol_labels_get_n_rests (labels); i++)
    {
      const char *group = pol_labels_get_rest (labels, i, &label, &reason);

      ensure_group (result, group != NULL ? group : "")->n[get_kind (label, reason)]++;
    }
}

static void
count_slice (PolTagSummary *self)
{
  guint end = MIN (self->pending->n_images + SLICE, self->images->len);

  for (; self->pending->n_images < end; self->pending->n_images++)
    {
      guint image = g_array_index (self->images, guint32, self->pending->n_images);

      count_states (self, self->pending, image);
      count_labels (self, self->pending, image);
    }
}

static void
finish (PolTagSummary *self)
{
  g_clear_pointer (&self->result, result_free);
  self->result = g_steal_pointer (&self->pending);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
on_idle (gpointer user_data)
{
  PolTagSummary *self = user_data;

  count_slice (self);
  if (self->pending->n_images < self->images->len)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  finish (self);
  return G_SOURCE_REMOVE;
}

static void
recount (PolTagSummary *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->pending, result_free);
  self->pending = result_new ();

  if (self->project != NULL)
    count_slice (self);

  if (self->project == NULL || self->pending->n_images == self->images->len)
    finish (self);
  else
    self->source = g_idle_add (on_idle, self);
}

static int
compare_images (gconstpointer a, gconstpointer b)
{
  guint32 x = *(const guint32 *)a;
  guint32 y = *(const guint32 *)b;

  return (x > y) - (x < y);
}

static void
on_images_changed (PolTagSummary *self, GArray *images)
{
  for (guint i = 0; i < self->images->len; i++)
    if (g_array_binary_search (images, &g_array_index (self->images, guint32, i), compare_images,
                               NULL))
      {
        recount (self);
        return;
      }
}

static void
pol_tag_summary_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolTagSummary *self = POL_TAG_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_POLICY:
      g_value_set_object (value, self->policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_tag_summary_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  PolTagSummary *self = POL_TAG_SUMMARY (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      pol_tag_summary_set_project (self, g_value_get_object (value));
      break;
    case PROP_POLICY:
      pol_tag_summary_set_policy (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
disconnect_project (PolTagSummary *self)
{
  if (self->project == NULL)
    return;

  g_signal_handlers_disconnect_by_data (pol_project_get_concepts (self->project), self);
  g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
}

static void
pol_tag_summary_dispose (GObject *object)
{
  PolTagSummary *self = POL_TAG_SUMMARY (object);

  g_clear_handle_id (&self->source, g_source_remove);
  disconnect_project (self);
  g_clear_object (&self->policy);

  G_OBJECT_CLASS (pol_tag_summary_parent_class)->dispose (object);
}

static void
pol_tag_summary_finalize (GObject *object)
{
  PolTagSummary *self = POL_TAG_SUMMARY (object);

  g_array_unref (self->images);
  g_clear_pointer (&self->result, result_free);
  g_clear_pointer (&self->pending, result_free);

  G_OBJECT_CLASS (pol_tag_summary_parent_class)->finalize (object);
}

static void
pol_tag_summary_class_init (PolTagSummaryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pol_tag_summary_get_property;
  object_class->set_property = pol_tag_summary_set_property;
  object_class->dispose = pol_tag_summary_dispose;
  object_class->finalize = pol_tag_summary_finalize;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, POL_TYPE_PROJECT, flags);
  properties[PROP_POLICY] = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[IMAGES_CHANGED] = g_signal_new ("images-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pol_tag_summary_init (PolTagSummary *self)
{
  self->images = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->policy = g_object_ref (pol_policy_get_default ());
  self->result = result_new ();
}

/**
 * pol_tag_summary_new:
 *
 * Makes a summary of no image.
 *
 * Returns: (transfer full): the summary
 */
PolTagSummary *
pol_tag_summary_new (void)
{
  return g_object_new (POL_TYPE_TAG_SUMMARY, NULL);
}

/**
 * pol_tag_summary_get_project:
 * @self: a summary
 *
 * Returns: (transfer none) (nullable): the project
 */
PolProject *
pol_tag_summary_get_project (PolTagSummary *self)
{
  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), NULL);

  return self->project;
}

/**
 * pol_tag_summary_set_project:
 * @self: a summary
 * @project: (nullable): the project to follow
 *
 * Turns to a project, with no image selected.
 */
void
pol_tag_summary_set_project (PolTagSummary *self, PolProject *project)
{
  g_return_if_fail (POL_IS_TAG_SUMMARY (self));
  g_return_if_fail (project == NULL || POL_IS_PROJECT (project));

  if (self->project == project)
    return;

  disconnect_project (self);
  g_array_set_size (self->images, 0);
  if (project != NULL)
    {
      self->project = g_object_ref (project);
      g_signal_connect_object (project, "images-changed", G_CALLBACK (on_images_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (pol_project_get_concepts (project), "changed",
                               G_CALLBACK (recount), self, G_CONNECT_SWAPPED);
    }
  recount (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * pol_tag_summary_get_policy:
 * @self: a summary
 *
 * Returns: (transfer none): the policy that turns tags into labels
 */
PolPolicy *
pol_tag_summary_get_policy (PolTagSummary *self)
{
  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), NULL);

  return self->policy;
}

/**
 * pol_tag_summary_set_policy:
 * @self: a summary
 * @policy: a policy
 *
 * Reads labels under another policy.
 */
void
pol_tag_summary_set_policy (PolTagSummary *self, PolPolicy *policy)
{
  g_return_if_fail (POL_IS_TAG_SUMMARY (self));
  g_return_if_fail (POL_IS_POLICY (policy));

  if (!g_set_object (&self->policy, policy))
    return;

  recount (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
}

/**
 * pol_tag_summary_get_images:
 * @self: a summary
 * @n_images: (out): how many they are
 *
 * Returns: (transfer none) (array length=n_images): the images it is about
 */
const guint32 *
pol_tag_summary_get_images (PolTagSummary *self, guint *n_images)
{
  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), NULL);
  g_return_val_if_fail (n_images != NULL, NULL);

  *n_images = self->images->len;
  return (const guint32 *)(gpointer)self->images->data;
}

/**
 * pol_tag_summary_set_images:
 * @self: a summary
 * @images: (element-type guint32): indexes of images of the project
 *
 * Turns to other images.
 */
void
pol_tag_summary_set_images (PolTagSummary *self, GArray *images)
{
  gboolean same;

  g_return_if_fail (POL_IS_TAG_SUMMARY (self));
  g_return_if_fail (images != NULL);

  same = images->len == self->images->len
         && (images->len == 0
             || memcmp (images->data, self->images->data, images->len * sizeof (guint32)) == 0);
  g_array_set_size (self->images, 0);
  g_array_append_vals (self->images, images->data, images->len);
  recount (self);
  if (!same)
    g_signal_emit (self, signals[IMAGES_CHANGED], 0);
}

/**
 * pol_tag_summary_get_state:
 * @self: a summary
 * @concept: index of an active concept
 *
 * Returns: what the boxes of @concept show
 */
PolTagState
pol_tag_summary_get_state (PolTagSummary *self, guint concept)
{
  Tally *tally;
  guint n_tagged = 0;

  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), POL_TAG_STATE_NONE);

  tally = g_hash_table_lookup (self->result->tallies, GUINT_TO_POINTER (concept));
  if (tally == NULL)
    return POL_TAG_STATE_NONE;

  for (guint state = POL_TAG_STATE_POSITIVE; state < POL_TAG_STATE_MIXED; state++)
    {
      if (tally->states[state] == self->result->n_images)
        return state;
      n_tagged += tally->states[state];
    }

  return n_tagged > 0 ? POL_TAG_STATE_MIXED : POL_TAG_STATE_NONE;
}

/**
 * pol_tag_summary_get_label:
 * @self: a summary
 * @concept: index of an active concept
 * @label: (out): the label
 * @reason: (out): why
 *
 * Finds what a model reads for @concept in all of the images.
 *
 * Returns: %TRUE if it reads the same in all of them, %FALSE if not, or if
 *   there are none
 */
gboolean
pol_tag_summary_get_label (PolTagSummary *self, guint concept, PolLabel *label, PolReason *reason)
{
  Counts *group;
  Tally *tally;

  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), FALSE);

  if (self->project == NULL || self->result->n_images == 0)
    return FALSE;

  group = g_hash_table_lookup (self->result->groups, get_group (self, concept));
  tally = g_hash_table_lookup (self->result->tallies, GUINT_TO_POINTER (concept));
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      guint n = group != NULL ? group->n[kind] : 0;

      if (tally != NULL)
        n = n - tally->rest.n[kind] + tally->tagged.n[kind];
      if (n != self->result->n_images)
        continue;
      *label = kind / POL_N_REASONS;
      *reason = kind % POL_N_REASONS;
      return TRUE;
    }

  return FALSE;
}
