/* pol-cli-concepts.c: concepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The changes are made in the order in which they stand on the command line. */
typedef struct
{
  char *option;
  char *value;
} Change;

static void
change_free (Change *change)
{
  g_free (change->option);
  g_free (change->value);
  g_free (change);
}

static gboolean
note_change (const char *option,
             const char *value,
             gpointer data,
             GError **error)
{
  Change *change = g_new0 (Change, 1);

  change->option = g_strdup (option);
  change->value = g_strdup (value);
  g_ptr_array_add (data, change);

  return TRUE;
}

static gboolean
find_active (PolEdit *edit,
             const char *id,
             guint *index,
             GError **error)
{
  if (pol_edit_find_concept (edit, id, index))
    return TRUE;

  g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT,
               _("The concept “%s” is not on the list."), id);
  return FALSE;
}

static gboolean
add (PolEdit *edit,
     const char *name,
     GError **error)
{
  g_autofree char *id = g_strstrip (g_strdup (name));

  if (id[0] == '\0')
    {
      g_set_error (error, POL_ERROR, POL_ERROR_INVALID, _("A concept needs a name."));
      return FALSE;
    }

  if (pol_edit_find_concept (edit, id, NULL))
    {
      g_set_error (error, POL_ERROR, POL_ERROR_EXISTS,
                   _("The concept “%s” is on the list already."), id);
      return FALSE;
    }

  pol_edit_add_concept (edit, id, NULL, NULL, NULL, FALSE);
  return pol_edit_check_names (edit, error);
}

static gboolean
remove_concept (PolEdit *edit,
                const char *id,
                GError **error)
{
  guint index;

  if (!find_active (edit, id, &index, error))
    return FALSE;

  pol_edit_set_archived (edit, index, TRUE);
  return TRUE;
}

/* Splits ID=NAME at the first "=" that ends an id of the list: an id may hold
 * one itself. */
static gboolean
split_at_id (PolEdit *edit,
             const char *pair,
             guint *index,
             const char **rest,
             GError **error)
{
  for (const char *sign = strchr (pair, '='); sign != NULL; sign = strchr (sign + 1, '='))
    {
      g_autofree char *id = g_strndup (pair, sign - pair);

      if (find_active (edit, id, index, NULL))
        {
          *rest = sign + 1;
          return TRUE;
        }
    }

  g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT,
               _("“%s” names no concept of the list before a “=”."), pair);
  return FALSE;
}

static gboolean
rename_concept (PolEdit *edit,
                const char *pair,
                GError **error)
{
  g_autofree char *name = NULL;
  const char *rest;
  guint index;

  if (!split_at_id (edit, pair, &index, &rest, error))
    return FALSE;

  name = g_strstrip (g_strdup (rest));
  if (name[0] == '\0')
    {
      g_set_error (error, POL_ERROR, POL_ERROR_INVALID, _("“%s” gives no name after the “=”."),
                   pair);
      return FALSE;
    }

  pol_edit_rename_concept (edit, index, name);
  return pol_edit_check_names (edit, error);
}

static gboolean
merge (PolEdit *edit,
       const char *pair,
       GError **error)
{
  const char *into;
  guint from_index;
  guint into_index;

  if (!split_at_id (edit, pair, &from_index, &into, error)
      || !find_active (edit, into, &into_index, error))
    return FALSE;

  if (from_index == into_index)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                   _("The concept “%s” cannot be merged into itself."), into);
      return FALSE;
    }

  return pol_edit_merge_concepts (edit, from_index, into_index, error);
}

static gboolean
load_list (PolEdit *edit,
           const char *path,
           GError **error)
{
  g_autoptr (GPtrArray) specs = pol_cli_read_concepts (path, error);

  if (specs == NULL)
    return FALSE;

  pol_cli_add_concepts (edit, specs);
  return TRUE;
}

static const struct
{
  const char *option;
  gboolean (*change) (PolEdit *, const char *, GError **);
} changers[] = {
  { "--add", add },
  { "--remove", remove_concept },
  { "--rename", rename_concept },
  { "--merge", merge },
  { "--load", load_list },
};

static gboolean
make_change (PolEdit *edit,
             const Change *change,
             GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (changers); i++)
    {
      if (g_str_equal (changers[i].option, change->option))
        return changers[i].change (edit, change->value, error);
    }

  g_assert_not_reached ();
}

static PolCliStatus
change_concepts (const char *path,
                 GPtrArray *changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PolProject) project = pol_project_open (path, TRUE, &error);
  g_autoptr (PolEdit) edit = NULL;

  if (project == NULL)
    return pol_cli_fail (error);

  edit = pol_project_begin_edit (project, _("Concept list"));
  for (guint i = 0; i < changes->len; i++)
    {
      if (!make_change (edit, g_ptr_array_index (changes, i), &error))
        return pol_cli_fail (error);
    }

  pol_project_apply (project, edit);
  return pol_cli_finish (project);
}

static void
write_concept (PolJsonWriter *writer,
               PolConcept *concept)
{
  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "id", pol_concept_get_id (concept));
  pol_json_writer_member_string (writer, "name", pol_concept_get_name (concept));
  if (pol_concept_get_group (concept) != NULL)
    pol_json_writer_member_string (writer, "group", pol_concept_get_group (concept));
  if (pol_concept_get_key (concept) != NULL)
    pol_json_writer_member_string (writer, "key", pol_concept_get_key (concept));
  if (pol_concept_get_archived (concept))
    {
      pol_json_writer_member (writer, "archived");
      pol_json_writer_boolean (writer, TRUE);
    }
  pol_json_writer_end_object (writer);
}

/* Active concepts in list order, then archived ones. */
static void
write_concepts (PolJsonWriter *writer,
                gpointer user_data)
{
  PolConceptList *concepts = pol_project_get_concepts (user_data);

  pol_json_writer_begin_object (writer);
  pol_json_writer_member (writer, "concepts");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    write_concept (writer, pol_concept_list_get_active (concepts, i));
  for (guint i = 0; i < pol_concept_list_get_n_concepts (concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_concept (concepts, i);

      if (pol_concept_get_archived (concept))
        write_concept (writer, concept);
    }
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);
}

static PolCliStatus
print_concepts (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PolProject) project = pol_project_open (path, FALSE, &error);

  if (project == NULL)
    return pol_cli_fail (error);

  return pol_cli_print (write_concepts, project);
}

static gboolean
parse_changes (GOptionContext *context,
               GPtrArray *changes,
               int *argc,
               char ***argv)
{
  const GOptionEntry entries[] = {
    { "add", 0, 0, G_OPTION_ARG_CALLBACK, note_change,
      N_("Add a concept, or put an archived one back"), N_("NAME") },
    { "remove", 0, 0, G_OPTION_ARG_CALLBACK, note_change,
      N_("Take a concept off the list; its tags are kept"), N_("ID") },
    { "rename", 0, 0, G_OPTION_ARG_CALLBACK, note_change,
      N_("Change the name of a concept"), N_("ID=NAME") },
    { "merge", 0, 0, G_OPTION_ARG_CALLBACK, note_change,
      N_("Move the tags of a concept to another"), N_("FROM=INTO") },
    { "load", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, note_change,
      N_("Add the concepts of a list"), N_("FILE") },
    G_OPTION_ENTRY_NULL
  };
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, changes, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);

  return pol_cli_parse (context, NULL, argc, argv, 1);
}

PolCliStatus
pol_cli_concepts (GOptionContext *context,
                  int argc,
                  char **argv)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);

  if (!parse_changes (context, changes, &argc, &argv))
    return POL_CLI_MISUSED;
  if (changes->len == 0)
    return print_concepts (argv[1]);

  return change_concepts (argv[1], changes);
}
