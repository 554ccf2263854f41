/* pol-cli-tag.c: tag
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-cli.h"

#include <glib/gi18n-lib.h>

/* What is to be said of concepts, by value: --clear is POL_VALUE_NONE. */
typedef struct
{
  char **ids[POL_VALUE_UNSURE + 1];
  char **paths;
  char *annotator;
  PolImageState state;
  gboolean sets_state;
} TagRequest;

static void
tag_request_clear (TagRequest *request)
{
  for (guint i = 0; i < G_N_ELEMENTS (request->ids); i++)
    g_strfreev (request->ids[i]);
  g_strfreev (request->paths);
  g_free (request->annotator);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TagRequest, tag_request_clear)

static gboolean
parse_state (const char *option,
             const char *value,
             gpointer data,
             GError **error)
{
  TagRequest *request = data;

  request->sets_state = TRUE;
  if (pol_image_state_from_string (value, &request->state))
    return TRUE;

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("--state takes reviewed, skipped or none, not “%s”"), value);
  return FALSE;
}

/* The id that is given two different values, or NULL. */
static const char *
find_contradiction (const TagRequest *request)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint value = 0; value < G_N_ELEMENTS (request->ids); value++)
    {
      for (guint i = 0; request->ids[value] != NULL && request->ids[value][i] != NULL; i++)
        {
          char *id = request->ids[value][i];
          gpointer other;

          if (g_hash_table_lookup_extended (values, id, NULL, &other)
              && GPOINTER_TO_UINT (other) != value)
            return id;
          g_hash_table_insert (values, id, GUINT_TO_POINTER (value));
        }
    }

  return NULL;
}

static PolConcept *
find_concept (PolProject *project,
              const char *id,
              GError **error)
{
  PolConcept *concept = pol_concept_list_find (pol_project_get_concepts (project), id);

  if (concept == NULL || pol_concept_get_archived (concept))
    {
      g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT,
                   _("The concept “%s” is not on the list. Add it with “concepts --add”."), id);
      return NULL;
    }

  return concept;
}

static gboolean
fill_edit (PolProject *project,
           PolEdit *edit,
           const TagRequest *request,
           GError **error)
{
  g_autoptr (GArray) images = pol_cli_find_images (project, request->paths, error);
  const char *name = request->annotator != NULL ? request->annotator
                                                : pol_project_get_annotator (project);
  guint annotator = pol_edit_add_annotator (edit, name);
  gint64 now = pol_time_now ();

  if (images == NULL)
    return FALSE;

  for (guint value = 0; value < G_N_ELEMENTS (request->ids); value++)
    {
      for (guint i = 0; request->ids[value] != NULL && request->ids[value][i] != NULL; i++)
        {
          PolConcept *concept = find_concept (project, request->ids[value][i], error);

          if (concept == NULL)
            return FALSE;
          for (guint j = 0; j < images->len; j++)
            pol_edit_set_tag (edit, g_array_index (images, guint32, j),
                              pol_concept_get_index (concept), annotator, value, now);
        }
    }

  for (guint i = 0; request->sets_state && i < images->len; i++)
    pol_edit_set_state (edit, g_array_index (images, guint32, i), request->state);

  return TRUE;
}

static gboolean
parse_request (GOptionContext *context,
               TagRequest *request,
               int *argc,
               char ***argv)
{
  const GOptionEntry entries[] = {
    { "image", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &request->paths,
      N_("An image, relative to the folder; may be repeated"), N_("PATH") },
    { "positive", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request->ids[POL_VALUE_POSITIVE],
      N_("A concept that the images show"), N_("ID") },
    { "negative", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request->ids[POL_VALUE_NEGATIVE],
      N_("A concept that the images do not show"), N_("ID") },
    { "unsure", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request->ids[POL_VALUE_UNSURE],
      N_("A concept that cannot be told"), N_("ID") },
    { "clear", 0, 0, G_OPTION_ARG_STRING_ARRAY, &request->ids[POL_VALUE_NONE],
      N_("A concept whose tag is taken away"), N_("ID") },
    { "annotator", 0, 0, G_OPTION_ARG_STRING, &request->annotator,
      N_("Who says so; the account's name by default"), N_("NAME") },
    G_OPTION_ENTRY_NULL
  };
  const GOptionEntry state_entries[] = {
    { "state", 0, 0, G_OPTION_ARG_CALLBACK, parse_state,
      N_("Mark the images: reviewed, skipped or none"), N_("STATE") },
    G_OPTION_ENTRY_NULL
  };
  GOptionGroup *group = g_option_group_new (NULL, NULL, NULL, request, NULL);

  g_option_group_set_translation_domain (group, GETTEXT_PACKAGE);
  g_option_group_add_entries (group, entries);
  g_option_group_add_entries (group, state_entries);
  g_option_context_set_main_group (context, group);

  return pol_cli_parse (context, NULL, argc, argv, 1);
}

PolCliStatus
pol_cli_tag (GOptionContext *context,
             int argc,
             char **argv)
{
  g_auto (TagRequest) request = { 0 };
  g_autoptr (PolProject) project = NULL;
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  const char *contradiction;

  if (!parse_request (context, &request, &argc, &argv))
    return POL_CLI_MISUSED;
  if (request.paths == NULL)
    return pol_cli_misuse (_("--image is missing. See “polarity-cli tag --help”."));
  if (request.annotator != NULL && request.annotator[0] == '\0')
    return pol_cli_misuse (_("An annotator needs a name. See “polarity-cli tag --help”."));
  contradiction = find_contradiction (&request);
  if (contradiction != NULL)
    return pol_cli_misuse (_("The concept “%s” is given two tags at once."), contradiction);

  project = pol_project_open (argv[1], TRUE, &error);
  if (project == NULL)
    return pol_cli_fail (error);

  edit = pol_project_begin_edit (project, _("Tags"));
  if (!fill_edit (project, edit, &request, &error))
    return pol_cli_fail (error);

  pol_project_apply (project, edit);
  return pol_cli_finish (project);
}
