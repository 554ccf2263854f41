/* pol-edit-policies.c: changes of the policies of a project's own
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-edit-private.h"

#include <glib/gi18n-lib.h>

#include "pol-error.h"

/* What an id is where the name has no letter or digit. */
#define PLAIN_ID "policy"

void
pol_policy_change_free (PolPolicyChange *self)
{
  g_free (self->id);
  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

static PolPolicyChange *
find_change (PolEdit *self,
             const char *id)
{
  for (guint i = 0; i < self->policies->len; i++)
    {
      PolPolicyChange *change = g_ptr_array_index (self->policies, i);

      if (g_str_equal (change->id, id))
        return change;
    }

  return NULL;
}

static void
change_policy (PolEdit *self,
               const char *id,
               PolPolicy *policy)
{
  PolPolicyChange *change = find_change (self, id);

  if (change == NULL)
    {
      PolPolicy *before = pol_policy_list_find (pol_project_get_policies (self->project), id);

      change = g_new0 (PolPolicyChange, 1);
      change->id = g_strdup (id);
      g_set_object (&change->before, before);
      g_ptr_array_add (self->policies, change);
    }

  g_set_object (&change->after, policy);
}

/**
 * pol_edit_find_policy:
 * @self: an edit
 * @id: an id
 *
 * Looks up a policy of the project's own as it will be when the edit so far is
 * applied.
 *
 * Returns: (transfer none) (nullable): the policy, or %NULL if there is none
 */
PolPolicy *
pol_edit_find_policy (PolEdit *self,
                      const char *id)
{
  PolPolicyChange *change;

  g_return_val_if_fail (self != NULL && self->project != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  change = find_change (self, id);
  if (change != NULL)
    return change->after;

  return pol_policy_list_find (pol_project_get_policies (self->project), id);
}

/**
 * pol_edit_set_policy:
 * @self: an edit
 * @policy: a policy whose id is not a preset's
 *
 * Saves a policy in the project, in place of the project's own one with the same
 * id. See [method@Edit.check_policies].
 */
void
pol_edit_set_policy (PolEdit *self,
                     PolPolicy *policy)
{
  g_return_if_fail (self != NULL && self->project != NULL);
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (pol_policy_get_preset (pol_policy_get_id (policy)) == NULL);

  change_policy (self, pol_policy_get_id (policy), policy);
}

/**
 * pol_edit_remove_policy:
 * @self: an edit
 * @id: the id of a policy of the project's own
 *
 * Removes a policy from the project.
 */
void
pol_edit_remove_policy (PolEdit *self,
                        const char *id)
{
  g_return_if_fail (self != NULL && self->project != NULL);
  g_return_if_fail (id != NULL);

  change_policy (self, id, NULL);
}

/* The letters and digits of a name, in small letters, with a dash for what is
 * between them. */
static char *
make_slug (const char *name)
{
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *small = g_utf8_strdown (normal != NULL ? normal : "", -1);
  GString *slug = g_string_new (NULL);
  gboolean gap = FALSE;

  for (const char *p = small; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (g_unichar_isalnum (letter) || g_unichar_ismark (letter))
        {
          if (gap && slug->len > 0)
            g_string_append_c (slug, '-');
          g_string_append_unichar (slug, letter);
        }
      gap = !g_unichar_isalnum (letter) && !g_unichar_ismark (letter);
    }

  if (slug->len == 0)
    g_string_append (slug, PLAIN_ID);

  return g_string_free (slug, FALSE);
}

static gboolean
is_taken (PolEdit *self,
          const char *id)
{
  return pol_policy_get_preset (id) != NULL || pol_edit_find_policy (self, id) != NULL;
}

static char *
make_id (PolEdit *self,
         const char *name)
{
  g_autofree char *slug = make_slug (name);
  char *id = g_strdup (slug);

  for (guint n = 2; is_taken (self, id); n++)
    {
      g_free (id);
      id = g_strdup_printf ("%s-%u", slug, n);
    }

  return id;
}

/**
 * pol_edit_add_policy:
 * @self: an edit
 * @policy: a policy
 *
 * Saves a policy in the project beside those that it has, with the same name and
 * settings. Its id, too, stays as it is, unless there is a preset or a policy of
 * the project's own with the same, or it is `custom`: then it has one made of
 * the name. From then on the id stays, whatever becomes of the name. See
 * [method@Edit.check_policies].
 *
 * Returns: (transfer none): the policy as it is saved
 */
PolPolicy *
pol_edit_add_policy (PolEdit *self,
                     PolPolicy *policy)
{
  g_autofree char *id = NULL;
  g_autoptr (PolPolicy) added = NULL;

  g_return_val_if_fail (self != NULL && self->project != NULL, NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);

  id = g_strdup (pol_policy_get_id (policy));
  if (is_taken (self, id) || g_str_equal (id, POL_POLICY_CUSTOM_ID))
    {
      g_free (id);
      id = make_id (self, pol_policy_get_name (policy));
    }

  added = pol_policy_copy (policy, id, pol_policy_get_name (policy));
  change_policy (self, id, added);

  return pol_edit_find_policy (self, id);
}

/* What two names have in common that nobody could tell apart. */
static char *
fold_name (PolPolicy *policy)
{
  g_autofree char *name = g_strstrip (g_strdup (pol_policy_get_name (policy)));
  g_autofree char *normal = g_utf8_normalize (name, -1, G_NORMALIZE_ALL_COMPOSE);

  return g_utf8_casefold (normal != NULL ? normal : name, -1);
}

static void
add_names (GHashTable *names,
           GListModel *policies,
           PolEdit *edit)
{
  for (guint i = 0; i < g_list_model_get_n_items (policies); i++)
    {
      g_autoptr (PolPolicy) policy = g_list_model_get_item (policies, i);

      if (edit == NULL || find_change (edit, pol_policy_get_id (policy)) == NULL)
        g_hash_table_add (names, fold_name (policy));
    }
}

/* The names of what the edit leaves as it is. */
static GHashTable *
list_names (PolEdit *self)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  add_names (names, pol_policy_get_presets (), NULL);
  add_names (names, G_LIST_MODEL (pol_project_get_policies (self->project)), self);

  return names;
}

/**
 * pol_edit_check_policies:
 * @self: an edit
 * @error: return location for an error
 *
 * Checks the names of the policies that the edit saves: each has one, and it is
 * not that of a preset or of another policy of the project's own, be it in small
 * letters or capitals, when the edit so far is applied.
 *
 * Returns: %FALSE with `POL_ERROR_EXISTS`, or with `POL_ERROR_INVALID` if a name
 *   is empty
 */
gboolean
pol_edit_check_policies (PolEdit *self,
                         GError **error)
{
  g_autoptr (GHashTable) names = NULL;

  g_return_val_if_fail (self != NULL && self->project != NULL, FALSE);

  names = list_names (self);
  for (guint i = 0; i < self->policies->len; i++)
    {
      const PolPolicyChange *change = g_ptr_array_index (self->policies, i);
      g_autofree char *name = change->after != NULL ? fold_name (change->after) : NULL;

      if (name == NULL)
        continue;
      if (name[0] == '\0')
        {
          g_set_error (error, POL_ERROR, POL_ERROR_INVALID, _("A policy needs a name."));
          return FALSE;
        }
      if (!g_hash_table_add (names, g_steal_pointer (&name)))
        {
          g_set_error (error, POL_ERROR, POL_ERROR_EXISTS,
                       _("There is a policy “%s” already. Choose another name."),
                       pol_policy_get_name (change->after));
          return FALSE;
        }
    }

  return TRUE;
}

/* Drops what changes nothing. */
void
pol_edit_settle_policies (PolEdit *self)
{
  for (guint i = self->policies->len; i > 0; i--)
    {
      const PolPolicyChange *change = g_ptr_array_index (self->policies, i - 1);

      if (change->before == change->after
          || (change->before != NULL && change->after != NULL
              && pol_policy_equal (change->before, change->after)))
        g_ptr_array_remove_index (self->policies, i - 1);
    }
}
