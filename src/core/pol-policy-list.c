/* pol-policy-list.c: the policies of a project's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-policy-list-private.h"

#include <string.h>

/**
 * PolPolicyList:
 *
 * The policies that people saved in a project: a list model of them, by name,
 * and each by its id. The presets are not among them, see
 * [func@Policy.get_presets]. They change by [method@Project.apply].
 */
struct _PolPolicyList
{
  GObject parent_instance;

  GPtrArray *policies;      /* PolPolicy, sorted */
};

static void pol_policy_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolPolicyList, pol_policy_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pol_policy_list_model_init))

static GType
pol_policy_list_get_item_type (GListModel *model)
{
  return POL_TYPE_POLICY;
}

static guint
pol_policy_list_get_n_items (GListModel *model)
{
  return POL_POLICY_LIST (model)->policies->len;
}

static gpointer
pol_policy_list_get_item (GListModel *model,
                          guint position)
{
  PolPolicyList *self = POL_POLICY_LIST (model);

  if (position >= self->policies->len)
    return NULL;

  return g_object_ref (g_ptr_array_index (self->policies, position));
}

static void
pol_policy_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pol_policy_list_get_item_type;
  iface->get_n_items = pol_policy_list_get_n_items;
  iface->get_item = pol_policy_list_get_item;
}

static void
pol_policy_list_finalize (GObject *object)
{
  g_ptr_array_unref (POL_POLICY_LIST (object)->policies);

  G_OBJECT_CLASS (pol_policy_list_parent_class)->finalize (object);
}

static void
pol_policy_list_class_init (PolPolicyListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_policy_list_finalize;
}

static void
pol_policy_list_init (PolPolicyList *self)
{
  self->policies = g_ptr_array_new_with_free_func (g_object_unref);
}

PolPolicyList *
pol_policy_list_new (void)
{
  return g_object_new (POL_TYPE_POLICY_LIST, NULL);
}

PolPolicyList *
pol_policy_list_copy (PolPolicyList *self)
{
  PolPolicyList *copy = pol_policy_list_new ();

  for (guint i = 0; i < self->policies->len; i++)
    g_ptr_array_add (copy->policies, g_object_ref (g_ptr_array_index (self->policies, i)));

  return copy;
}

/* By name, as anyone would look for it; the id puts equal ones in an order. */
static int
compare_policies (gconstpointer a,
                  gconstpointer b)
{
  PolPolicy *first = *(PolPolicy *const *) a;
  PolPolicy *second = *(PolPolicy *const *) b;
  int order = g_utf8_collate (pol_policy_get_name (first), pol_policy_get_name (second));

  return order != 0 ? order : strcmp (pol_policy_get_id (first), pol_policy_get_id (second));
}

static void
tell (PolPolicyList *self,
      GPtrArray *old)
{
  GPtrArray *new = self->policies;
  guint first = 0;
  guint n_same = 0;
  guint shorter = MIN (old->len, new->len);

  while (first < shorter && old->pdata[first] == new->pdata[first])
    first++;
  while (n_same < shorter - first
         && old->pdata[old->len - n_same - 1] == new->pdata[new->len - n_same - 1])
    n_same++;

  if (first + n_same < old->len || first + n_same < new->len)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - n_same,
                                new->len - first - n_same);
}

/* Makes each id of @changes stand for the policy that it has there, or for none
 * where it has %NULL. All is told of at once, so that nobody takes a policy that
 * moved for one that is gone. */
void
pol_policy_list_set (PolPolicyList *self,
                     GHashTable *changes)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->policies);
  GHashTableIter iter;
  gpointer policy;

  self->policies = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < old->len; i++)
    {
      policy = g_ptr_array_index (old, i);
      if (!g_hash_table_contains (changes, pol_policy_get_id (policy)))
        g_ptr_array_add (self->policies, g_object_ref (policy));
    }

  g_hash_table_iter_init (&iter, changes);
  while (g_hash_table_iter_next (&iter, NULL, &policy))
    {
      if (policy != NULL)
        g_ptr_array_add (self->policies, g_object_ref (policy));
    }

  g_ptr_array_sort (self->policies, compare_policies);
  tell (self, old);
}

/**
 * pol_policy_list_find:
 * @self: a list
 * @id: an id
 *
 * Looks a policy up.
 *
 * Returns: (transfer none) (nullable): the policy, or %NULL if the list has none
 *   with this id
 */
PolPolicy *
pol_policy_list_find (PolPolicyList *self,
                      const char *id)
{
  g_return_val_if_fail (POL_IS_POLICY_LIST (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->policies->len; i++)
    {
      PolPolicy *policy = g_ptr_array_index (self->policies, i);

      if (g_str_equal (pol_policy_get_id (policy), id))
        return policy;
    }

  return NULL;
}
