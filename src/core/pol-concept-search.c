/* pol-concept-search.c: the concepts that a search finds, or all of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-search.h"

#include "pol-concept-private.h"
#include "pol-search-query.h"

/* The few that were tagged last stand on top of a list that is longer than what
 * is seen at once. */
#define MOST_RECENT 8
#define SHORT_LIST 20

/* So many concepts are made ready in one idle moment. */
#define SLICE 500

/**
 * PolConceptSearch:
 *
 * A list model of the active concepts that a query finds: by any part of their
 * names, ids and groups, whatever the case and the accents, each word of the
 * query somewhere. Those that fit best come first, and among equals those that
 * were tagged last, then in list order.
 *
 * Without a query it has all active concepts in list order, those of a group
 * together where its first one stands and those without a group first, and
 * before them, where the list is long, once more the few that were tagged last.
 *
 * It may list the archived concepts instead of the active ones, do without
 * those that were tagged last, and leave one concept out.
 */
struct _PolConceptSearch
{
  GObject parent_instance;

  PolConceptList *concepts;
  char *text;
  PolSearchQuery *query;    /* NULL where nothing is looked for */
  gboolean archived;
  gboolean with_recent;
  PolConcept *left_out;     /* NULL for none */
  GPtrArray *listed;        /* PolConcept, all that are searched, group by group */
  GPtrArray *found;         /* PolConcept, best first, while there is a query */
  GPtrArray *recent;        /* PolConcept, on top of the list otherwise */

  guint n_ready;
  guint source;
};

enum
{
  PROP_CONCEPTS = 1,
  PROP_QUERY,
  PROP_ARCHIVED,
  PROP_WITH_RECENT,
  PROP_LEFT_OUT,
  N_PROPS
};

enum
{
  SECTIONS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GParamSpec *properties[N_PROPS];

static void pol_concept_search_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolConceptSearch, pol_concept_search, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pol_concept_search_model_init))

static GType
pol_concept_search_get_item_type (GListModel *model)
{
  return POL_TYPE_CONCEPT;
}

static guint
pol_concept_search_get_n_items (GListModel *model)
{
  PolConceptSearch *self = POL_CONCEPT_SEARCH (model);

  if (self->query != NULL)
    return self->found->len;

  return self->recent->len + self->listed->len;
}

static gpointer
pol_concept_search_get_item (GListModel *model,
                             guint position)
{
  PolConceptSearch *self = POL_CONCEPT_SEARCH (model);
  GPtrArray *top = self->query != NULL ? self->found : self->recent;

  if (position < top->len)
    return g_object_ref (g_ptr_array_index (top, position));
  if (self->query != NULL || position - top->len >= self->listed->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->listed, position - top->len));
}

static void
pol_concept_search_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pol_concept_search_get_item_type;
  iface->get_n_items = pol_concept_search_get_n_items;
  iface->get_item = pol_concept_search_get_item;
}

/* Tells of what is another one now that those of the list from @first on are @new,
 * which were @old. */
static void
tell (PolConceptSearch *self,
      guint first,
      GPtrArray *old,
      GPtrArray *new)
{
  guint shorter = MIN (old->len, new->len);
  guint head = 0;
  guint tail = 0;

  while (head < shorter && old->pdata[head] == new->pdata[head])
    head++;
  while (tail < shorter - head
         && old->pdata[old->len - tail - 1] == new->pdata[new->len - tail - 1])
    tail++;

  if (head + tail < MAX (old->len, new->len))
    g_list_model_items_changed (G_LIST_MODEL (self), first + head, old->len - head - tail,
                                new->len - head - tail);
}

/* The concepts that are searched, in list order. */
static GPtrArray *
list_scope (PolConceptSearch *self)
{
  GPtrArray *scope = g_ptr_array_new ();
  guint left_out;

  for (guint i = 0; !self->archived && i < pol_concept_list_get_n_active (self->concepts); i++)
    g_ptr_array_add (scope, pol_concept_list_get_active (self->concepts, i));
  for (guint i = 0; self->archived && i < pol_concept_list_get_n_concepts (self->concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_concept (self->concepts, i);

      if (pol_concept_get_archived (concept))
        g_ptr_array_add (scope, concept);
    }

  if (self->left_out != NULL && g_ptr_array_find (scope, self->left_out, &left_out))
    g_ptr_array_remove_index (scope, left_out);

  return scope;
}

/* The concepts of each group, a NULL one first, in the order in which groups
 * occur. */
static GPtrArray *
split_by_group (GPtrArray *concepts)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  g_ptr_array_add (groups, g_ptr_array_new ());
  g_hash_table_insert (by_name, (gpointer) "", groups->pdata[0]);
  for (guint i = 0; i < concepts->len; i++)
    {
      const char *name = pol_concept_get_group (concepts->pdata[i]);
      gpointer key = (gpointer) (name != NULL ? name : "");
      GPtrArray *group = g_hash_table_lookup (by_name, key);

      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_name, key, group);
        }
      g_ptr_array_add (group, concepts->pdata[i]);
    }

  return groups;
}

static GPtrArray *
list_by_group (PolConceptSearch *self)
{
  GPtrArray *listed = g_ptr_array_new ();
  g_autoptr (GPtrArray) scope = NULL;
  g_autoptr (GPtrArray) groups = NULL;

  if (self->concepts == NULL)
    return listed;

  scope = list_scope (self);
  groups = split_by_group (scope);
  for (guint i = 0; i < groups->len; i++)
    g_ptr_array_extend (listed, groups->pdata[i], NULL, NULL);

  return listed;
}

static gboolean
is_spelled (PolConcept *concept,
            const char *text)
{
  g_autofree char *name = g_utf8_casefold (pol_concept_get_name (concept), -1);
  g_autofree char *wanted = g_utf8_casefold (text, -1);

  return g_str_equal (name, wanted);
}

/* Of the concepts of that very name, the one with the same accents is first. */
static void
try_concept (PolConceptSearch *self,
             PolConcept *concept,
             GPtrArray **by_match)
{
  PolMatch match = pol_search_query_match (self->query, pol_concept_get_text (concept));

  if (match == POL_MATCH_NAME && is_spelled (concept, self->text))
    g_ptr_array_insert (by_match[match], 0, concept);
  else if (match != POL_MATCH_NONE)
    g_ptr_array_add (by_match[match], concept);
}

static void
try_all (PolConceptSearch *self,
         GPtrArray **by_match)
{
  g_autoptr (GPtrArray) recent = pol_concept_list_list_recent (self->concepts);
  g_autoptr (GPtrArray) scope = list_scope (self);
  g_autofree gboolean *tried = g_new0 (gboolean, pol_concept_list_get_n_concepts (self->concepts));

  for (guint i = 0; i < recent->len; i++)
    {
      if (self->archived || recent->pdata[i] == self->left_out)
        continue;
      try_concept (self, recent->pdata[i], by_match);
      tried[pol_concept_get_index (recent->pdata[i])] = TRUE;
    }

  for (guint i = 0; i < scope->len; i++)
    {
      PolConcept *concept = scope->pdata[i];

      if (!tried[pol_concept_get_index (concept)])
        try_concept (self, concept, by_match);
    }
}

static GPtrArray *
search (PolConceptSearch *self)
{
  GPtrArray *found = g_ptr_array_new ();
  GPtrArray *by_match[POL_MATCH_NONE];

  if (self->query == NULL || self->concepts == NULL)
    return found;

  for (guint i = 0; i < POL_MATCH_NONE; i++)
    by_match[i] = g_ptr_array_new ();
  try_all (self, by_match);
  for (guint i = 0; i < POL_MATCH_NONE; i++)
    g_ptr_array_extend_and_steal (found, by_match[i]);

  return found;
}

static void
search_again (PolConceptSearch *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->found);

  self->found = search (self);
  tell (self, 0, old, self->found);
}

/* Those that stay keep their places, so that nothing moves under someone's hand;
 * the new ones take the places of those that go. */
static GPtrArray *
choose_recent (PolConceptSearch *self)
{
  GPtrArray *chosen = g_ptr_array_new ();
  g_autoptr (GPtrArray) last = NULL;

  if (self->concepts == NULL || !self->with_recent || self->listed->len <= SHORT_LIST)
    return chosen;

  last = pol_concept_list_list_recent (self->concepts);
  g_ptr_array_remove (last, self->left_out);
  g_ptr_array_set_size (last, MIN (last->len, MOST_RECENT));
  for (guint i = 0; i < self->recent->len; i++)
    {
      gpointer concept = self->recent->pdata[i];

      g_ptr_array_add (chosen, g_ptr_array_remove (last, concept) ? concept : NULL);
    }

  for (guint i = 0; i < chosen->len; i++)
    {
      if (chosen->pdata[i] == NULL && last->len > 0)
        chosen->pdata[i] = g_ptr_array_steal_index (last, 0);
    }
  g_ptr_array_extend_and_steal (chosen, g_steal_pointer (&last));
  while (g_ptr_array_remove (chosen, NULL))
    ;

  return chosen;
}

static void
replace_recent (PolConceptSearch *self)
{
  GPtrArray *recent = choose_recent (self);

  g_ptr_array_unref (self->recent);
  self->recent = recent;
}

static void
take_recent (PolConceptSearch *self,
             GPtrArray *recent)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->recent);

  self->recent = recent;
  tell (self, 0, old, recent);
}

/* A concept that was taken off the list leaves the top of it too. */
static void
drop_archived (PolConceptSearch *self)
{
  GPtrArray *left = g_ptr_array_new ();

  for (guint i = 0; i < self->recent->len; i++)
    {
      if (!pol_concept_get_archived (self->recent->pdata[i]) && self->listed->len > SHORT_LIST)
        g_ptr_array_add (left, self->recent->pdata[i]);
    }
  take_recent (self, left);
}

static gboolean
on_idle (gpointer user_data)
{
  PolConceptSearch *self = user_data;
  guint n = self->listed->len;

  for (guint end = MIN (self->n_ready + SLICE, n); self->n_ready < end; self->n_ready++)
    pol_concept_get_text (self->listed->pdata[self->n_ready]);
  if (self->n_ready < n)
    return G_SOURCE_CONTINUE;

  self->source = 0;
  return G_SOURCE_REMOVE;
}

/* The first search shall not wait until all names are folded. */
static void
get_ready (PolConceptSearch *self)
{
  self->n_ready = 0;
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
}

static void
on_concepts_changed (PolConceptSearch *self)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->listed);

  self->listed = list_by_group (self);
  get_ready (self);
  if (self->query != NULL)
    {
      search_again (self);
      return;
    }

  tell (self, self->recent->len, old, self->listed);
  drop_archived (self);
  g_signal_emit (self, signals[SECTIONS_CHANGED], 0);
}

static void
clear_concepts (PolConceptSearch *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  g_ptr_array_set_size (self->found, 0);
  g_ptr_array_set_size (self->recent, 0);
  g_ptr_array_set_size (self->listed, 0);
  if (self->concepts != NULL)
    g_signal_handlers_disconnect_by_data (self->concepts, self);
  g_clear_object (&self->concepts);
}

static void
pol_concept_search_dispose (GObject *object)
{
  clear_concepts (POL_CONCEPT_SEARCH (object));

  G_OBJECT_CLASS (pol_concept_search_parent_class)->dispose (object);
}

static void
pol_concept_search_finalize (GObject *object)
{
  PolConceptSearch *self = POL_CONCEPT_SEARCH (object);

  g_ptr_array_unref (self->found);
  g_ptr_array_unref (self->recent);
  g_ptr_array_unref (self->listed);
  g_clear_pointer (&self->query, pol_search_query_free);
  g_clear_object (&self->left_out);
  g_free (self->text);

  G_OBJECT_CLASS (pol_concept_search_parent_class)->finalize (object);
}

static void
pol_concept_search_get_property (GObject *object,
                                 guint prop_id,
                                 GValue *value,
                                 GParamSpec *pspec)
{
  PolConceptSearch *self = POL_CONCEPT_SEARCH (object);

  switch (prop_id)
    {
    case PROP_CONCEPTS:
      g_value_set_object (value, self->concepts);
      break;
    case PROP_QUERY:
      g_value_set_string (value, self->text);
      break;
    case PROP_ARCHIVED:
      g_value_set_boolean (value, self->archived);
      break;
    case PROP_WITH_RECENT:
      g_value_set_boolean (value, self->with_recent);
      break;
    case PROP_LEFT_OUT:
      g_value_set_object (value, self->left_out);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_concept_search_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  PolConceptSearch *self = POL_CONCEPT_SEARCH (object);

  switch (prop_id)
    {
    case PROP_CONCEPTS:
      pol_concept_search_set_concepts (self, g_value_get_object (value));
      break;
    case PROP_QUERY:
      pol_concept_search_set_query (self, g_value_get_string (value));
      break;
    case PROP_ARCHIVED:
      self->archived = g_value_get_boolean (value);
      break;
    case PROP_WITH_RECENT:
      self->with_recent = g_value_get_boolean (value);
      break;
    case PROP_LEFT_OUT:
      self->left_out = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_concept_search_class_init (PolConceptSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_concept_search_dispose;
  object_class->finalize = pol_concept_search_finalize;
  object_class->get_property = pol_concept_search_get_property;
  object_class->set_property = pol_concept_search_set_property;

  /**
   * PolConceptSearch:concepts: (getter get_concepts) (setter set_concepts)
   *
   * The concepts of a project, or %NULL.
   */
  properties[PROP_CONCEPTS] =
      g_param_spec_object ("concepts", NULL, NULL, POL_TYPE_CONCEPT_LIST, flags);

  /**
   * PolConceptSearch:query: (getter get_query) (setter set_query)
   *
   * What is looked for.
   */
  properties[PROP_QUERY] = g_param_spec_string ("query", NULL, NULL, "", flags);

  /**
   * PolConceptSearch:archived:
   *
   * Whether the archived concepts are listed rather than the active ones.
   */
  properties[PROP_ARCHIVED] = g_param_spec_boolean ("archived", NULL, NULL, FALSE,
                                                    flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * PolConceptSearch:with-recent:
   *
   * Whether those that were tagged last stand on top of a long list.
   */
  properties[PROP_WITH_RECENT] = g_param_spec_boolean ("with-recent", NULL, NULL, TRUE,
                                                       flags | G_PARAM_CONSTRUCT_ONLY);

  /**
   * PolConceptSearch:left-out:
   *
   * A concept that is never found, or %NULL.
   */
  properties[PROP_LEFT_OUT] = g_param_spec_object ("left-out", NULL, NULL, POL_TYPE_CONCEPT,
                                                   flags | G_PARAM_CONSTRUCT_ONLY);

  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * PolConceptSearch::sections-changed:
   *
   * Emitted when groups may begin at other places than before.
   */
  signals[SECTIONS_CHANGED] = g_signal_new ("sections-changed", G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
pol_concept_search_init (PolConceptSearch *self)
{
  self->text = g_strdup ("");
  self->found = g_ptr_array_new ();
  self->recent = g_ptr_array_new ();
  self->listed = g_ptr_array_new ();
}

/**
 * pol_concept_search_new:
 * @concepts: (nullable): the concepts of a project
 *
 * Makes a list of all concepts.
 *
 * Returns: (transfer full): the list
 */
PolConceptSearch *
pol_concept_search_new (PolConceptList *concepts)
{
  g_return_val_if_fail (concepts == NULL || POL_IS_CONCEPT_LIST (concepts), NULL);

  return g_object_new (POL_TYPE_CONCEPT_SEARCH, "concepts", concepts, NULL);
}

/**
 * pol_concept_search_get_concepts: (get-property concepts)
 * @self: a search
 *
 * Gets the concepts that are searched.
 *
 * Returns: (transfer none) (nullable): the concepts
 */
PolConceptList *
pol_concept_search_get_concepts (PolConceptSearch *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_SEARCH (self), NULL);

  return self->concepts;
}

/**
 * pol_concept_search_set_concepts: (set-property concepts)
 * @self: a search
 * @concepts: (nullable): the concepts of a project
 *
 * Searches the concepts of another project.
 */
void
pol_concept_search_set_concepts (PolConceptSearch *self,
                                 PolConceptList *concepts)
{
  guint n_before;

  g_return_if_fail (POL_IS_CONCEPT_SEARCH (self));
  g_return_if_fail (concepts == NULL || POL_IS_CONCEPT_LIST (concepts));

  if (self->concepts == concepts)
    return;

  n_before = g_list_model_get_n_items (G_LIST_MODEL (self));
  clear_concepts (self);
  if (concepts != NULL)
    {
      self->concepts = g_object_ref (concepts);
      g_signal_connect_object (concepts, "changed", G_CALLBACK (on_concepts_changed), self,
                               G_CONNECT_SWAPPED);
      g_ptr_array_unref (self->listed);
      self->listed = list_by_group (self);
      get_ready (self);
    }
  g_ptr_array_extend_and_steal (self->found, search (self));
  replace_recent (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before,
                              g_list_model_get_n_items (G_LIST_MODEL (self)));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONCEPTS]);
}

/**
 * pol_concept_search_get_query: (get-property query)
 * @self: a search
 *
 * Gets what is looked for.
 *
 * Returns: (transfer none): the words, empty for none
 */
const char *
pol_concept_search_get_query (PolConceptSearch *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_SEARCH (self), NULL);

  return self->text;
}

static void
change_query (PolConceptSearch *self,
              PolSearchQuery *query)
{
  gboolean both = self->query != NULL && query != NULL;
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self));

  g_clear_pointer (&self->query, pol_search_query_free);
  self->query = query;
  if (both)
    {
      search_again (self);
      return;
    }

  g_ptr_array_unref (self->found);
  self->found = search (self);
  if (query == NULL)
    replace_recent (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before,
                              g_list_model_get_n_items (G_LIST_MODEL (self)));
}

/**
 * pol_concept_search_set_query: (set-property query)
 * @self: a search
 * @query: the words to look for, empty for none
 *
 * Looks for other words. When there are none any more, the concepts that were
 * tagged last are found anew, see [method@ConceptSearch.update_recent].
 */
void
pol_concept_search_set_query (PolConceptSearch *self,
                              const char *query)
{
  g_autofree char *text = NULL;

  g_return_if_fail (POL_IS_CONCEPT_SEARCH (self));

  text = g_strstrip (g_strdup (query != NULL ? query : ""));
  if (g_str_equal (self->text, text))
    return;

  g_free (self->text);
  self->text = g_steal_pointer (&text);
  change_query (self, *self->text != '\0' ? pol_search_query_new (self->text) : NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_QUERY]);
}

/**
 * pol_concept_search_get_n_recent:
 * @self: a search
 *
 * Gets how many concepts, from the first, are there because they were tagged
 * last.
 *
 * Returns: the number, 0 while there is a query
 */
guint
pol_concept_search_get_n_recent (PolConceptSearch *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_SEARCH (self), 0);

  return self->query == NULL ? self->recent->len : 0;
}

/**
 * pol_concept_search_update_recent:
 * @self: a search
 *
 * Finds anew which concepts were tagged last. They do not follow by themselves,
 * so that the list stays as it is while someone tags an image.
 */
void
pol_concept_search_update_recent (PolConceptSearch *self)
{
  g_return_if_fail (POL_IS_CONCEPT_SEARCH (self));

  if (self->query == NULL)
    take_recent (self, choose_recent (self));
}

/**
 * pol_concept_search_get_neighbour:
 * @self: a search
 * @concept: a concept
 * @step: 1 for the one after it, -1 for the one before
 *
 * Gets the concept that stands beside another one where there is no query,
 * group by group.
 *
 * Returns: (transfer none) (nullable): the concept, or %NULL at the end of the
 *   list
 */
PolConcept *
pol_concept_search_get_neighbour (PolConceptSearch *self,
                                  PolConcept *concept,
                                  int step)
{
  guint position;

  g_return_val_if_fail (POL_IS_CONCEPT_SEARCH (self), NULL);
  g_return_val_if_fail (POL_IS_CONCEPT (concept), NULL);

  if (!g_ptr_array_find (self->listed, concept, &position)
      || (step < 0 ? position == 0 : position + 1 == self->listed->len))
    return NULL;

  return g_ptr_array_index (self->listed, step < 0 ? position - 1 : position + 1);
}

/**
 * pol_concept_search_find_parts:
 * @self: a search
 * @name: a name
 *
 * Finds what the query is about in a name.
 *
 * Returns: (transfer full) (element-type guint): where each part starts and
 *   ends, in bytes, in turn
 */
GArray *
pol_concept_search_find_parts (PolConceptSearch *self,
                               const char *name)
{
  g_return_val_if_fail (POL_IS_CONCEPT_SEARCH (self), NULL);
  g_return_val_if_fail (name != NULL, NULL);

  if (self->query == NULL)
    return g_array_new (FALSE, FALSE, sizeof (guint));

  return pol_search_query_find (self->query, name);
}
