/* pol-session.c: what was tagged since a project was opened, and how fast
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-session.h"

#define SECOND G_GINT64_CONSTANT (1000)
#define HOUR (3600 * SECOND)

/* Who does nothing for longer is doing something else. */
#define PAUSE (120 * SECOND)

/* A rate of less time says nothing. */
#define MIN_TIME (60 * SECOND)

/* No one looks at more images in one step. */
#define MAX_STEP 1000

struct _PolSession
{
  GObject parent_instance;

  PolProject *project;
  PolClock clock;
  gint64 start;
  GHashTable *tags;             /* image to its number of tags of this session, if not 0 */
  guint n_tags;
  gint64 last;                  /* when the last tag was set, or 0 */
  gint64 active;                /* the time before that, without pauses */
};

G_DEFINE_FINAL_TYPE (PolSession, pol_session, G_TYPE_OBJECT)

static guint
find_annotator (PolProject *project)
{
  const char *name = pol_project_get_annotator (project);

  for (guint i = 0; i < pol_project_get_n_annotators (project); i++)
    if (g_str_equal (pol_project_get_annotator_name (project, i), name))
      return i;

  return G_MAXUINT;
}

static guint
count_tags (PolSession *self, guint image, guint annotator)
{
  const PolAnnotation *annotations;
  guint count = 0;
  gsize n;

  annotations = pol_project_get_annotations (self->project, image, &n);
  for (gsize i = 0; i < n; i++)
    if (annotations[i].annotator == annotator && annotations[i].at >= self->start)
      count++;

  return count;
}

static gboolean
count_image (PolSession *self, guint image, guint annotator)
{
  gpointer key = GUINT_TO_POINTER (image);
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (self->tags, key));
  guint now = count_tags (self, image, annotator);

  if (now == before)
    return FALSE;

  self->n_tags += now - before;
  if (now == 0)
    g_hash_table_remove (self->tags, key);
  else
    g_hash_table_insert (self->tags, key, GUINT_TO_POINTER (now));

  return TRUE;
}

static gint64
get_time_since_last (PolSession *self)
{
  gint64 gap = self->clock () - self->last;

  return self->last != 0 && gap > 0 && gap <= PAUSE ? gap : 0;
}

static void
on_images_changed (PolSession *self, GArray *images)
{
  guint annotator = find_annotator (self->project);
  gboolean changed = FALSE;

  if (images->len > MAX_STEP)
    return;

  for (guint i = 0; i < images->len; i++)
    changed |= count_image (self, g_array_index (images, guint32, i), annotator);

  if (changed)
    {
      self->active += get_time_since_last (self);
      self->last = self->clock ();
    }
}

static void
pol_session_dispose (GObject *object)
{
  PolSession *self = POL_SESSION (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->tags, g_hash_table_unref);

  G_OBJECT_CLASS (pol_session_parent_class)->dispose (object);
}

static void
pol_session_class_init (PolSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = pol_session_dispose;
}

static void
pol_session_init (PolSession *self)
{
  self->tags = g_hash_table_new (NULL, NULL);
}

/**
 * pol_session_new:
 * @project: a project
 * @clock: tells the time
 *
 * Begins a session.
 *
 * Returns: (transfer full): the session
 */
PolSession *
pol_session_new (PolProject *project, PolClock clock)
{
  PolSession *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (clock != NULL, NULL);

  self = g_object_new (POL_TYPE_SESSION, NULL);
  self->project = g_object_ref (project);
  self->clock = clock;
  self->start = clock ();
  g_signal_connect_object (project, "images-changed", G_CALLBACK (on_images_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pol_session_get_n_images:
 * @self: a session
 *
 * Returns: on how many images it set tags
 */
guint
pol_session_get_n_images (PolSession *self)
{
  g_return_val_if_fail (POL_IS_SESSION (self), 0);

  return g_hash_table_size (self->tags);
}

/**
 * pol_session_get_n_tags:
 * @self: a session
 *
 * Returns: how many tags it set
 */
guint
pol_session_get_n_tags (PolSession *self)
{
  g_return_val_if_fail (POL_IS_SESSION (self), 0);

  return self->n_tags;
}

/**
 * pol_session_get_rates:
 * @self: a session
 * @images: (out): how many images an hour
 * @tags: (out): how many tags an hour
 *
 * Gets how fast the session goes, from its first tag to now, without the pauses
 * that are longer than two minutes.
 *
 * Returns: whether that can be said yet
 */
gboolean
pol_session_get_rates (PolSession *self, guint *images, guint *tags)
{
  gint64 time;

  g_return_val_if_fail (POL_IS_SESSION (self), FALSE);

  time = self->active + get_time_since_last (self);
  if (time < MIN_TIME)
    return FALSE;

  *images = pol_session_get_n_images (self) * HOUR / time;
  *tags = self->n_tags * HOUR / time;
  return TRUE;
}
