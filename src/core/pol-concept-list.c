/* pol-concept-list.c: the concepts of a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-list-private.h"

/* So many concepts are remembered as those that were used last. */
#define N_RECENT 32

/**
 * PolConceptList:
 *
 * The concepts of a project: a list model of the active ones in list order, and
 * all of them, archived ones included, by index and by id.
 */
struct _PolConceptList
{
  GObject parent_instance;

  GPtrArray *all;       /* PolConcept, by index */
  GPtrArray *active;    /* the same objects, by position */
  GArray *positions;    /* guint by index, G_MAXUINT when archived */
  GHashTable *by_id;    /* the index of each id, a GRefString */
  gboolean shares_ids;  /* by_id is a copy's too, and may not change */
  GArray *recent;       /* guint: indexes of those tagged last, newest first */
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void pol_concept_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolConceptList, pol_concept_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pol_concept_list_model_init))

static GType
pol_concept_list_get_item_type (GListModel *model)
{
  return POL_TYPE_CONCEPT;
}

static guint
pol_concept_list_get_n_items (GListModel *model)
{
  return POL_CONCEPT_LIST (model)->active->len;
}

static gpointer
pol_concept_list_get_item (GListModel *model,
                           guint position)
{
  PolConceptList *self = POL_CONCEPT_LIST (model);

  if (position >= self->active->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->active, position));
}

static void
pol_concept_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pol_concept_list_get_item_type;
  iface->get_n_items = pol_concept_list_get_n_items;
  iface->get_item = pol_concept_list_get_item;
}

static void
pol_concept_list_finalize (GObject *object)
{
  PolConceptList *self = POL_CONCEPT_LIST (object);

  g_array_unref (self->recent);
  g_hash_table_unref (self->by_id);
  g_array_unref (self->positions);
  g_ptr_array_unref (self->active);
  g_ptr_array_unref (self->all);

  G_OBJECT_CLASS (pol_concept_list_parent_class)->finalize (object);
}

static void
pol_concept_list_class_init (PolConceptListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_concept_list_finalize;

  /**
   * PolConceptList::changed:
   *
   * Emitted once after any change of concepts, be it of the list's order, of a
   * name, a group or a key: what policies read may be another. Labels are right
   * when it comes; what the list model tells of its items follows.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                   0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GHashTable *
make_ids (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, (GDestroyNotify) g_ref_string_release,
                                NULL);
}

static void
pol_concept_list_init (PolConceptList *self)
{
  self->all = g_ptr_array_new_with_free_func (g_object_unref);
  self->active = g_ptr_array_new ();
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->by_id = make_ids ();
  self->recent = g_array_new (FALSE, FALSE, sizeof (guint));
}

PolConceptList *
pol_concept_list_new (void)
{
  return g_object_new (POL_TYPE_CONCEPT_LIST, NULL);
}

/* A list of concepts that stay as these are now, for another thread. What did
 * not change since the last copy is shared with it. */
PolConceptList *
pol_concept_list_copy (PolConceptList *self)
{
  PolConceptList *copy = pol_concept_list_new ();

  for (guint i = 0; i < self->all->len; i++)
    g_ptr_array_add (copy->all, g_object_ref (pol_concept_freeze (self->all->pdata[i])));
  for (guint i = 0; i < self->active->len; i++)
    g_ptr_array_add (copy->active, pol_concept_freeze (self->active->pdata[i]));
  g_array_append_vals (copy->positions, self->positions->data, self->positions->len);

  g_hash_table_unref (copy->by_id);
  copy->by_id = g_hash_table_ref (self->by_id);
  copy->shares_ids = self->shares_ids = TRUE;

  return copy;
}

/* A table of ids that no copy shares. */
static void
own_ids (PolConceptList *self)
{
  g_autoptr (GHashTable) shared = g_steal_pointer (&self->by_id);
  GHashTableIter iter;
  gpointer id, index;

  self->by_id = make_ids ();
  self->shares_ids = FALSE;
  g_hash_table_iter_init (&iter, shared);
  while (g_hash_table_iter_next (&iter, &id, &index))
    g_hash_table_insert (self->by_id, g_ref_string_acquire (id), index);
}

/* Adds a concept, archived until its fields are set and the list is synced. */
PolConcept *
pol_concept_list_append (PolConceptList *self,
                         const char *id)
{
  PolConcept *concept = pol_concept_new (self->all->len, id);
  guint nowhere = G_MAXUINT;

  g_assert (!g_hash_table_contains (self->by_id, id));

  if (self->shares_ids)
    own_ids (self);

  g_ptr_array_add (self->all, concept);
  g_array_append_val (self->positions, nowhere);
  g_hash_table_insert (self->by_id, g_ref_string_new (id),
                       GUINT_TO_POINTER (pol_concept_get_index (concept)));

  return concept;
}

/* Puts a concept of the list's own in the place of one that it may share with other
 * copies, so that it can change. */
void
pol_concept_list_thaw (PolConceptList *self,
                       guint index)
{
  PolConcept *shared = g_ptr_array_index (self->all, index);
  PolConcept *own = pol_concept_new (index, pol_concept_get_id (shared));
  guint position = g_array_index (self->positions, guint, index);

  pol_concept_set_fields (own, pol_concept_get_fields (shared));
  if (position != G_MAXUINT)
    g_ptr_array_index (self->active, position) = own;
  g_ptr_array_index (self->all, index) = own;
  g_object_unref (shared);
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  PolConcept *first = *(PolConcept **) a;
  PolConcept *second = *(PolConcept **) b;
  double first_place = pol_concept_get_fields (first)->place;
  double second_place = pol_concept_get_fields (second)->place;

  if (first_place != second_place)
    return first_place < second_place ? -1 : 1;

  return pol_concept_get_index (first) < pol_concept_get_index (second) ? -1 : 1;
}

static gboolean
is_sorted (GPtrArray *concepts)
{
  for (guint i = 1; i < concepts->len; i++)
    {
      if (compare_places (&concepts->pdata[i - 1], &concepts->pdata[i]) > 0)
        return FALSE;
    }

  return TRUE;
}

/* As they were before, and those that have come. Most changes leave the order as
 * it was, and sorting takes long. */
static GPtrArray *
list_active (PolConceptList *self,
             GPtrArray *old)
{
  GPtrArray *active = g_ptr_array_sized_new (self->all->len);

  for (guint i = 0; i < old->len; i++)
    {
      if (!pol_concept_get_archived (old->pdata[i]))
        g_ptr_array_add (active, old->pdata[i]);
    }

  for (guint i = 0; i < self->all->len; i++)
    {
      PolConcept *concept = g_ptr_array_index (self->all, i);

      if (g_array_index (self->positions, guint, i) == G_MAXUINT
          && !pol_concept_get_archived (concept))
        g_ptr_array_add (active, concept);
    }

  if (!is_sorted (active))
    g_ptr_array_sort (active, compare_places);

  return active;
}

static void
number_positions (PolConceptList *self)
{
  for (guint i = 0; i < self->positions->len; i++)
    g_array_index (self->positions, guint, i) = G_MAXUINT;

  for (guint i = 0; i < self->active->len; i++)
    {
      PolConcept *concept = g_ptr_array_index (self->active, i);

      g_array_index (self->positions, guint, pol_concept_get_index (concept)) = i;
    }
}

/* Puts the active concepts in order again after fields were set, and returns
 * them as they were, for pol_concept_list_tell(). */
GPtrArray *
pol_concept_list_sync (PolConceptList *self)
{
  GPtrArray *old = g_steal_pointer (&self->active);

  self->active = list_active (self, old);
  number_positions (self);

  return old;
}

/* Tells that concepts changed, and then of the stretch of the list that is no
 * longer as it was, if there is one. */
void
pol_concept_list_tell (PolConceptList *self,
                       GPtrArray *old)
{
  guint shorter = MIN (old->len, self->active->len);
  guint head = 0;
  guint tail = 0;

  g_signal_emit (self, signals[CHANGED], 0);

  while (head < shorter && old->pdata[head] == self->active->pdata[head])
    head++;
  while (tail < shorter - head
         && old->pdata[old->len - tail - 1] == self->active->pdata[self->active->len - tail - 1])
    tail++;

  if (head + tail < MAX (old->len, self->active->len))
    g_list_model_items_changed (G_LIST_MODEL (self), head,
                                old->len - head - tail, self->active->len - head - tail);
}

/* Remembers that a concept was tagged just now. */
void
pol_concept_list_use (PolConceptList *self,
                      guint index)
{
  guint n = self->recent->len;

  for (guint i = 0; i < n; i++)
    {
      if (g_array_index (self->recent, guint, i) != index)
        continue;
      g_array_remove_index (self->recent, i);
      break;
    }

  g_array_prepend_val (self->recent, index);
  if (self->recent->len > N_RECENT)
    g_array_set_size (self->recent, N_RECENT);
}

static int
compare_times (gconstpointer a,
               gconstpointer b,
               gpointer times)
{
  gint64 first = ((const gint64 *) times)[*(const guint *) a];
  gint64 second = ((const gint64 *) times)[*(const guint *) b];

  return (first < second) - (first > second);
}

/* Remembers which concepts were tagged last, from the time when each was, 0 for
 * those that never were. */
void
pol_concept_list_recall (PolConceptList *self,
                         gint64 *times)
{
  g_array_set_size (self->recent, 0);
  for (guint i = 0; i < self->all->len; i++)
    {
      if (times[i] != 0)
        g_array_append_val (self->recent, i);
    }

  g_array_sort_with_data (self->recent, compare_times, times);
  g_array_set_size (self->recent, MIN (self->recent->len, N_RECENT));
}

/**
 * pol_concept_list_get_n_active:
 * @self: a concept list
 *
 * Gets the number of active concepts.
 *
 * Returns: how many they are
 */
guint
pol_concept_list_get_n_active (PolConceptList *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), 0);

  return self->active->len;
}

/**
 * pol_concept_list_get_active:
 * @self: a concept list
 * @position: a place among the active concepts
 *
 * Gets an active concept.
 *
 * Returns: (transfer none): the concept at @position
 */
PolConcept *
pol_concept_list_get_active (PolConceptList *self,
                             guint position)
{
  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), NULL);
  g_return_val_if_fail (position < self->active->len, NULL);

  return g_ptr_array_index (self->active, position);
}

/**
 * pol_concept_list_get_n_concepts:
 * @self: a concept list
 *
 * Gets the number of concepts, archived ones included.
 *
 * Returns: how many they are
 */
guint
pol_concept_list_get_n_concepts (PolConceptList *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), 0);

  return self->all->len;
}

/**
 * pol_concept_list_get_concept:
 * @self: a concept list
 * @index: the number that annotations know the concept by
 *
 * Gets a concept, active or archived.
 *
 * Returns: (transfer none): the concept
 */
PolConcept *
pol_concept_list_get_concept (PolConceptList *self,
                              guint index)
{
  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), NULL);
  g_return_val_if_fail (index < self->all->len, NULL);

  return g_ptr_array_index (self->all, index);
}

/**
 * pol_concept_list_find:
 * @self: a concept list
 * @id: an id
 *
 * Looks a concept up, active or archived.
 *
 * Returns: (transfer none) (nullable): the concept, or %NULL if there is none
 */
PolConcept *
pol_concept_list_find (PolConceptList *self,
                       const char *id)
{
  gpointer index;

  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  if (!g_hash_table_lookup_extended (self->by_id, id, NULL, &index))
    return NULL;

  return g_ptr_array_index (self->all, GPOINTER_TO_UINT (index));
}

static gboolean
is_called (PolConcept *concept,
           const char *wanted)
{
  g_autofree char *name = g_utf8_casefold (pol_concept_get_name (concept), -1);

  return g_str_equal (name, wanted);
}

/**
 * pol_concept_list_find_name:
 * @self: a concept list
 * @name: a name
 *
 * Looks a concept up by its name, whatever the case of its letters; an active
 * one rather than an archived one.
 *
 * Returns: (transfer none) (nullable): the concept, or %NULL if there is none
 */
PolConcept *
pol_concept_list_find_name (PolConceptList *self,
                            const char *name)
{
  g_autoptr (GString) folded = NULL;
  g_autofree char *wanted = NULL;
  PolConcept *archived = NULL;

  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  folded = g_string_new (NULL);
  pol_search_text_fold (folded, name, NULL);
  wanted = g_utf8_casefold (name, -1);
  for (guint i = 0; i < self->all->len; i++)
    {
      PolConcept *concept = g_ptr_array_index (self->all, i);

      if (!pol_search_text_is_name (pol_concept_get_text (concept), folded)
          || !is_called (concept, wanted))
        continue;
      if (!pol_concept_get_archived (concept))
        return concept;
      if (archived == NULL)
        archived = concept;
    }

  return archived;
}

/**
 * pol_concept_list_get_position:
 * @self: a concept list
 * @concept: a concept of the list
 * @position: (out) (optional): its place among the active concepts
 *
 * Gets where a concept stands.
 *
 * Returns: whether the concept is active
 */
gboolean
pol_concept_list_get_position (PolConceptList *self,
                               PolConcept *concept,
                               guint *position)
{
  guint found;

  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), FALSE);
  g_return_val_if_fail (POL_IS_CONCEPT (concept), FALSE);

  found = g_array_index (self->positions, guint, pol_concept_get_index (concept));
  if (position != NULL && found != G_MAXUINT)
    *position = found;

  return found != G_MAXUINT;
}

/**
 * pol_concept_list_list_recent:
 * @self: a concept list
 *
 * Lists the active concepts among those that were tagged last. Undo does not
 * change which they are.
 *
 * Returns: (transfer container) (element-type PolConcept): a few concepts, the
 *   one tagged last first
 */
GPtrArray *
pol_concept_list_list_recent (PolConceptList *self)
{
  GPtrArray *recent;

  g_return_val_if_fail (POL_IS_CONCEPT_LIST (self), NULL);

  recent = g_ptr_array_new ();
  for (guint i = 0; i < self->recent->len; i++)
    {
      guint index = g_array_index (self->recent, guint, i);

      if (g_array_index (self->positions, guint, index) != G_MAXUINT)
        g_ptr_array_add (recent, g_ptr_array_index (self->all, index));
    }

  return recent;
}
