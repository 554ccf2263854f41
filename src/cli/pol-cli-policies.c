/* pol-cli-policies.c: policies
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>

#include "pol-policy-file.h"

/* The policy that --policy names: a preset, one of the project's own, or else a
 * file. */
PolPolicy *
pol_cli_find_policy (PolProject *project,
                     const char *name,
                     GError **error)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *display = NULL;
  PolPolicy *policy;

  if (name == NULL)
    return g_object_ref (pol_policy_get_default ());

  policy = pol_project_find_policy (project, name);
  if (policy != NULL)
    return g_object_ref (policy);

  if (g_file_test (name, G_FILE_TEST_EXISTS))
    {
      file = g_file_new_for_path (name);
      return pol_policy_file_read (file, NULL, error);
    }

  display = g_filename_display_name (name);
  g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
               _("There is no policy and no file “%s”. “polarity-cli policies” lists the policies."),
               display);
  return NULL;
}

/* The changes are made in the order in which they stand on the command line. */
typedef struct
{
  gboolean removes;
  char *value;
} Change;

static void
change_free (Change *change)
{
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

  change->removes = g_str_equal (option, "--remove");
  change->value = g_strdup (value);
  g_ptr_array_add (data, change);

  return TRUE;
}

static gboolean
add_policy (PolEdit *edit,
            const char *path,
            GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (PolPolicy) read = pol_policy_file_read (file, NULL, error);
  g_autofree char *display = g_filename_display_name (path);

  if (read == NULL)
    return FALSE;

  pol_edit_add_policy (edit, read);
  if (pol_edit_check_policies (edit, error))
    return TRUE;

  g_prefix_error (error, "%s: ", display);
  return FALSE;
}

static gboolean
remove_policy (PolEdit *edit,
               const char *id,
               GError **error)
{
  if (pol_edit_find_policy (edit, id) != NULL)
    {
      pol_edit_remove_policy (edit, id);
      return TRUE;
    }

  if (pol_policy_get_preset (id) != NULL)
    g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                 _("“%s” is a preset, and cannot be removed."), id);
  else
    g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                 _("The project has no policy “%s”. “polarity-cli policies PROJECT” lists them."),
                 id);
  return FALSE;
}

static PolCliStatus
change_policies (const char *path,
                 GPtrArray *changes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PolProject) project = pol_project_open (path, TRUE, &error);
  g_autoptr (PolEdit) edit = NULL;

  if (project == NULL)
    return pol_cli_fail (error);

  edit = pol_project_begin_edit (project, _("Policies"));
  for (guint i = 0; i < changes->len; i++)
    {
      const Change *change = g_ptr_array_index (changes, i);
      gboolean done = change->removes ? remove_policy (edit, change->value, &error)
                                      : add_policy (edit, change->value, &error);

      if (!done)
        return pol_cli_fail (error);
    }

  pol_project_apply (project, edit);
  return pol_cli_finish (project);
}

static void
write_list (PolJsonWriter *writer,
            GListModel *policies,
            gboolean with_names)
{
  for (guint i = 0; i < g_list_model_get_n_items (policies); i++)
    {
      g_autoptr (PolPolicy) policy = g_list_model_get_item (policies, i);

      pol_json_writer_break_line (writer);
      if (with_names)
        pol_policy_file_write_named (policy, writer);
      else
        pol_policy_file_write (policy, writer);
    }
}

/* The presets and then, of a project, its own. */
static void
write_policies (PolJsonWriter *writer,
                gpointer user_data)
{
  PolProject *project = user_data;

  pol_json_writer_begin_object (writer);
  pol_json_writer_member (writer, "policies");
  pol_json_writer_begin_array (writer);
  write_list (writer, pol_policy_get_presets (), FALSE);
  if (project != NULL)
    write_list (writer, G_LIST_MODEL (pol_project_get_policies (project)), TRUE);
  pol_json_writer_break_line (writer);
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);
}

static PolCliStatus
print_policies (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PolProject) project = NULL;

  if (path != NULL)
    {
      project = pol_project_open (path, FALSE, &error);
      if (project == NULL)
        return pol_cli_fail (error);
    }

  return pol_cli_print (write_policies, project);
}

static gboolean
parse_changes (GOptionContext *context,
               GPtrArray *changes,
               int *argc,
               char ***argv)
{
  const GOptionEntry entries[] = {
    { "add", 0, G_OPTION_FLAG_FILENAME, G_OPTION_ARG_CALLBACK, note_change,
      N_("Take the policy of a file into the project"), N_("FILE") },
    { "remove", 0, 0, G_OPTION_ARG_CALLBACK, note_change,
      N_("Remove a policy from the project"), N_("ID") },
    G_OPTION_ENTRY_NULL
  };
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, changes, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_context_set_main_group (context, group);

  return pol_cli_parse_some (context, NULL, argc, argv, 0, 1);
}

PolCliStatus
pol_cli_policies (GOptionContext *context,
                  int argc,
                  char **argv)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  const char *path;

  if (!parse_changes (context, changes, &argc, &argv))
    return POL_CLI_MISUSED;

  path = argc > 1 ? argv[1] : NULL;
  if (changes->len == 0)
    return print_policies (path);
  if (path == NULL)
    return pol_cli_misuse (_("An argument is missing. See “polarity-cli %s --help”."), "policies");

  return change_policies (path, changes);
}
