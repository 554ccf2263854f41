/* pol-tag-summary.c: what the tags and labels of the selected images have in common
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-tag-summary.h"

#include "pol-tagging.h"

/* More images than this are counted on another thread. */
#define FEW_IMAGES 2000

struct _PolTagSummary
{
  GObject parent_instance;

  PolProject *project;
  PolPolicy *policy;
  GtkBitset *images;

  PolTotals *tags;   /* of the images, under the policy that reads nothing but tags */
  PolTotals *labels; /* of the images, under the policy */
  PolSuggestionCounts *suggested; /* of the images, NULL if nothing is */
  GCancellable *counting;
  guint settle_id; /* before other images are counted */
};

/* Images to be counted, and what comes of it. */
typedef struct
{
  PolProject *project;
  PolPolicy *policy;
  GtkBitset *images;
  PolTotals *tags;
  PolTotals *labels;
  PolSuggestionCounts *suggested;
} Count;

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

static void
count_free (Count *count)
{
  g_object_unref (count->project);
  g_object_unref (count->policy);
  gtk_bitset_unref (count->images);
  g_clear_object (&count->tags);
  g_clear_object (&count->labels);
  g_clear_pointer (&count->suggested, pol_suggestion_counts_free);
  g_free (count);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Count, count_free)

static Count *
count_new (PolTagSummary *self, PolProject *project)
{
  Count *count = g_new0 (Count, 1);

  count->project = g_object_ref (project);
  count->policy = g_object_ref (self->policy);
  count->images = gtk_bitset_copy (self->images);

  return count;
}

static void
count_run (Count *count)
{
  g_autoptr (GArray) images = g_array_sized_new (FALSE, FALSE, sizeof (guint32),
                                                 gtk_bitset_get_size (count->images));
  GtkBitsetIter iter;
  guint32 image;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, count->images, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    g_array_append_val (images, image);

  count->tags = pol_project_count_labels (count->project, pol_policy_get_preset ("explicit"), images);
  count->labels = pol_project_count_labels (count->project, count->policy, images);
  count->suggested = pol_suggestion_counts_new (count->project, images);
}

static void
show_count (PolTagSummary *self, Count *count)
{
  g_set_object (&self->tags, count->tags);
  g_set_object (&self->labels, count->labels);
  g_clear_pointer (&self->suggested, pol_suggestion_counts_free);
  self->suggested = g_steal_pointer (&count->suggested);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
count_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  count_run (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolTagSummary) self = user_data;

  if (g_task_propagate_boolean (G_TASK (result), NULL))
    show_count (self, g_task_get_task_data (G_TASK (result)));
}

static void
recount_in_thread (PolTagSummary *self)
{
  g_autoptr (PolProject) snapshot = pol_project_snapshot (self->project);
  g_autoptr (GTask) task = NULL;

  pol_project_set_blind (snapshot, pol_project_get_blind (self->project));

  /* Not the task's source, which the other thread may be the last to let go. */
  self->counting = g_cancellable_new ();
  task = g_task_new (NULL, self->counting, on_counted, g_object_ref (self));
  g_task_set_task_data (task, count_new (self, snapshot), (GDestroyNotify)count_free);
  g_task_run_in_thread (task, count_thread);
}

static void
recount (PolTagSummary *self)
{
  g_autoptr (Count) count = NULL;

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  if (self->project == NULL)
    {
      g_clear_object (&self->tags);
      g_clear_object (&self->labels);
      g_clear_pointer (&self->suggested, pol_suggestion_counts_free);
      g_signal_emit (self, signals[CHANGED], 0);
      return;
    }
  if (gtk_bitset_get_size (self->images) > FEW_IMAGES)
    {
      recount_in_thread (self);
      return;
    }

  count = count_new (self, self->project);
  count_run (count);
  show_count (self, count);
}

static gboolean
settle (gpointer user_data)
{
  recount (user_data);

  return G_SOURCE_REMOVE;
}

/* Who asks before the main loop comes to it has an answer all the same. */
static void
settle_now (PolTagSummary *self)
{
  if (self->settle_id != 0)
    recount (self);
}

static void
on_images_changed (PolTagSummary *self, GArray *images)
{
  if (gtk_bitset_is_empty (self->images))
    return;

  for (guint i = 0; i < images->len; i++)
    if (gtk_bitset_contains (self->images, g_array_index (images, guint32, i)))
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

  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
  disconnect_project (self);
  g_clear_object (&self->policy);

  G_OBJECT_CLASS (pol_tag_summary_parent_class)->dispose (object);
}

static void
pol_tag_summary_finalize (GObject *object)
{
  PolTagSummary *self = POL_TAG_SUMMARY (object);

  gtk_bitset_unref (self->images);
  g_clear_object (&self->tags);
  g_clear_object (&self->labels);
  g_clear_pointer (&self->suggested, pol_suggestion_counts_free);

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
  self->images = gtk_bitset_new_empty ();
  self->policy = g_object_ref (pol_policy_get_default ());
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
  gtk_bitset_remove_all (self->images);
  if (project != NULL)
    {
      self->project = g_object_ref (project);
      g_signal_connect_object (project, "images-changed", G_CALLBACK (on_images_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "notify::annotator", G_CALLBACK (recount), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "notify::blind", G_CALLBACK (recount), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "suggestions-changed", G_CALLBACK (recount), self,
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
 *
 * Returns: (transfer none): the images it is about
 */
GtkBitset *
pol_tag_summary_get_images (PolTagSummary *self)
{
  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), NULL);

  return self->images;
}

/**
 * pol_tag_summary_set_images:
 * @self: a summary
 * @images: indexes of images of the project
 *
 * Turns to other images. What they have in common is counted before the next
 * frame, or earlier for who asks; if they are very many, a little later.
 */
void
pol_tag_summary_set_images (PolTagSummary *self, GtkBitset *images)
{
  gboolean same;

  g_return_if_fail (POL_IS_TAG_SUMMARY (self));
  g_return_if_fail (images != NULL);

  same = gtk_bitset_equals (images, self->images);
  gtk_bitset_unref (self->images);
  self->images = gtk_bitset_copy (images);
  if (self->settle_id == 0)
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle, self, NULL);
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
  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), POL_TAG_STATE_NONE);

  settle_now (self);
  if (self->tags == NULL)
    return POL_TAG_STATE_NONE;

  return pol_tagging_state_from_totals (self->tags, concept);
}

/**
 * pol_tag_summary_get_suggested:
 * @self: a summary
 *
 * Returns: (transfer none) (nullable): what is suggested for the images, %NULL if
 *   nothing is
 */
PolSuggestionCounts *
pol_tag_summary_get_suggested (PolTagSummary *self)
{
  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), NULL);

  settle_now (self);
  return self->suggested;
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
  guint n_images;

  g_return_val_if_fail (POL_IS_TAG_SUMMARY (self), FALSE);
  g_return_val_if_fail (label != NULL && reason != NULL, FALSE);

  settle_now (self);
  n_images = self->labels != NULL ? pol_totals_get_n_images (self->labels) : 0;
  if (n_images == 0)
    return FALSE;

  for (*label = POL_LABEL_IGNORED; *label <= POL_LABEL_NEGATIVE; (*label)++)
    for (*reason = POL_REASON_EXPLICIT; *reason < POL_N_REASONS; (*reason)++)
      if (pol_totals_get_count (self->labels, concept, *label, *reason) == n_images)
        return TRUE;

  return FALSE;
}
