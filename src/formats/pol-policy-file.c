/* pol-policy-file.c: policies as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-policy-file.h"

#include <glib/gi18n-lib.h>

#include "pol-file-sink.h"
#include "pol-file-utils.h"
#include "pol-json-reader.h"

/* What a file says of a policy; what it leaves out stays unset. */
typedef struct
{
  char *id;
  char *name;
  int untagged[POL_N_SITUATIONS];
  int reviewed_is_negative;
  int scope;
  int exclusive;
  int disagreement;
} PolicyFields;

#define UNSET -1

static void
read_untagged (PolJsonReader *reader,
               const char *key,
               int *setting)
{
  const char *word = pol_json_reader_read_string (reader);
  PolLabel label;

  if (word == NULL)
    return;
  if (pol_label_from_string (word, &label) && label != POL_LABEL_POSITIVE)
    *setting = label;
  else
    pol_json_reader_fail (reader, _("“%s” is “negative” or “ignored”, not “%s”."), key, word);
}

static void
read_reviewed (PolJsonReader *reader,
               int *setting)
{
  const char *word;

  if (pol_json_reader_peek (reader) == POL_JSON_NULL)
    {
      pol_json_reader_skip (reader);
      *setting = FALSE;
      return;
    }

  word = pol_json_reader_read_string (reader);
  if (word != NULL && g_str_equal (word, "negative"))
    *setting = TRUE;
  else if (word != NULL)
    pol_json_reader_fail (reader, _("“reviewed” is “negative” or null, not “%s”."), word);
}

static void
read_scope (PolJsonReader *reader,
            int *setting)
{
  const char *word = pol_json_reader_read_string (reader);
  PolScope scope;

  if (word == NULL)
    return;
  if (pol_scope_from_string (word, &scope))
    *setting = scope;
  else
    pol_json_reader_fail (reader, _("“scope” is “all” or “group”, not “%s”."), word);
}

static void
read_disagreement (PolJsonReader *reader,
                   int *setting)
{
  const char *word = pol_json_reader_read_string (reader);
  PolDisagreement disagreement;

  if (word == NULL)
    return;
  if (pol_disagreement_from_string (word, &disagreement))
    *setting = disagreement;
  else
    pol_json_reader_fail (reader,
                          _("“disagreement” is “ignore”, “latest”, “majority”, “positive” or "
                            "“negative”, not “%s”."),
                          word);
}

static void
read_text (PolJsonReader *reader,
           char **text)
{
  const char *read = pol_json_reader_read_string (reader);

  if (read == NULL)
    return;

  g_free (*text);
  *text = g_strdup (read);
  if (read[0] == '\0')
    pol_json_reader_fail (reader, _("A text that is not empty is expected here."));
}

static void
read_exclusive (PolJsonReader *reader,
                int *setting)
{
  gboolean exclusive;

  if (pol_json_reader_read_boolean (reader, &exclusive))
    *setting = exclusive;
}

static void
read_member (PolJsonReader *reader,
             const char *key,
             PolicyFields *fields)
{
  if (g_str_equal (key, "id"))
    read_text (reader, &fields->id);
  else if (g_str_equal (key, "name"))
    read_text (reader, &fields->name);
  else if (g_str_equal (key, "with_positive"))
    read_untagged (reader, "with_positive", &fields->untagged[POL_SITUATION_WITH_POSITIVE]);
  else if (g_str_equal (key, "only_negatives"))
    read_untagged (reader, "only_negatives", &fields->untagged[POL_SITUATION_ONLY_NEGATIVES]);
  else if (g_str_equal (key, "no_tags"))
    read_untagged (reader, "no_tags", &fields->untagged[POL_SITUATION_NO_TAGS]);
  else if (g_str_equal (key, "reviewed"))
    read_reviewed (reader, &fields->reviewed_is_negative);
  else if (g_str_equal (key, "scope"))
    read_scope (reader, &fields->scope);
  else if (g_str_equal (key, "exclusive"))
    read_exclusive (reader, &fields->exclusive);
  else if (g_str_equal (key, "disagreement"))
    read_disagreement (reader, &fields->disagreement);
  else
    pol_json_reader_fail (reader, _("A policy has no setting “%s”."), key);
}

static int
choose (int setting,
        int otherwise)
{
  return setting != UNSET ? setting : otherwise;
}

/* Settings that the file leaves out are those of the preset that it names or,
 * if it names none, of the default. */
static PolPolicy *
make_policy (PolicyFields *fields)
{
  PolPolicy *base = fields->id != NULL ? pol_policy_get_preset (fields->id) : NULL;
  int untagged[POL_N_SITUATIONS];

  if (base == NULL)
    base = pol_policy_get_default ();
  for (guint i = 0; i < POL_N_SITUATIONS; i++)
    untagged[i] = choose (fields->untagged[i], pol_policy_get_untagged (base, i));

  return pol_policy_new (fields->id != NULL ? fields->id : POL_POLICY_CUSTOM_ID, fields->name,
                         untagged[POL_SITUATION_WITH_POSITIVE],
                         untagged[POL_SITUATION_ONLY_NEGATIVES],
                         untagged[POL_SITUATION_NO_TAGS],
                         choose (fields->reviewed_is_negative,
                                 pol_policy_get_reviewed_is_negative (base)),
                         choose (fields->scope, pol_policy_get_scope (base)),
                         choose (fields->exclusive, pol_policy_get_exclusive (base)),
                         choose (fields->disagreement, pol_policy_get_disagreement (base)));
}

/**
 * pol_policy_file_read:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Reads a policy from a JSON object with the keys that
 * [func@policy_file_write] writes, and optionally `name`. Without `id` it is
 * called `custom`. Settings that are left out are those of the preset with this
 * id, or of the default policy. Blocks.
 *
 * Returns: (transfer full): the policy, or %NULL with an error that names the
 *   file, the line and the key
 */
PolPolicy *
pol_policy_file_read (GFile *file,
                      GCancellable *cancellable,
                      GError **error)
{
  PolicyFields fields = { NULL, NULL, { UNSET, UNSET, UNSET }, UNSET, UNSET, UNSET, UNSET };
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (PolJsonReader) reader = NULL;
  g_autofree char *display = NULL;
  PolPolicy *policy = NULL;
  const char *key;
  gsize length;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  stream = pol_file_open (file, &key, &length, cancellable, error);
  if (stream == NULL)
    return NULL;

  display = pol_file_get_display_name (file);
  reader = pol_json_reader_new (stream, display, cancellable);
  pol_json_reader_enter_object (reader);
  while ((key = pol_json_reader_next_member (reader)) != NULL)
    read_member (reader, key, &fields);

  if (pol_json_reader_finish (reader, error))
    policy = make_policy (&fields);
  g_free (fields.id);
  g_free (fields.name);

  return policy;
}

static void
write_settings (PolPolicy *policy,
                PolJsonWriter *writer)
{
  static const PolSituation situations[] = { POL_SITUATION_WITH_POSITIVE,
                                             POL_SITUATION_ONLY_NEGATIVES,
                                             POL_SITUATION_NO_TAGS };

  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    pol_json_writer_member_string (writer, pol_situation_to_string (situations[i]),
                                   pol_label_to_string (
                                       pol_policy_get_untagged (policy, situations[i])));
  pol_json_writer_member_string (writer, "reviewed",
                                 pol_policy_get_reviewed_is_negative (policy) ? "negative" : NULL);
  pol_json_writer_member_string (writer, "scope",
                                 pol_scope_to_string (pol_policy_get_scope (policy)));
  pol_json_writer_member (writer, "exclusive");
  pol_json_writer_boolean (writer, pol_policy_get_exclusive (policy));
  pol_json_writer_member_string (
      writer, "disagreement",
      pol_disagreement_to_string (pol_policy_get_disagreement (policy)));
}

static void
write_policy (PolPolicy *policy,
              gboolean with_name,
              PolJsonWriter *writer)
{
  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "id", pol_policy_get_id (policy));
  if (with_name)
    pol_json_writer_member_string (writer, "name", pol_policy_get_name (policy));
  write_settings (policy, writer);
  pol_json_writer_end_object (writer);
}

/**
 * pol_policy_file_write:
 * @policy: a policy
 * @writer: a writer, where a value is due
 *
 * Writes a policy as a JSON object, without its name.
 */
void
pol_policy_file_write (PolPolicy *policy,
                       PolJsonWriter *writer)
{
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (writer != NULL);

  write_policy (policy, FALSE, writer);
}

/**
 * pol_policy_file_write_named:
 * @policy: a policy
 * @writer: a writer, where a value is due
 *
 * Writes a policy as a JSON object that [func@policy_file_read] makes all of it
 * of again.
 */
void
pol_policy_file_write_named (PolPolicy *policy,
                             PolJsonWriter *writer)
{
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (writer != NULL);

  write_policy (policy, TRUE, writer);
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer file,
             GCancellable *cancellable)
{
  GError *error = NULL;
  PolPolicy *policy = pol_policy_file_read (file, cancellable, &error);

  if (policy != NULL)
    g_task_return_pointer (task, policy, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pol_policy_file_read_async:
 * @file: a file
 * @cancellable: (nullable): a cancellable
 * @callback: called when the policy is read
 * @user_data: data for @callback
 *
 * Does what [func@policy_file_read] does, without blocking.
 */
void
pol_policy_file_read_async (GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (G_IS_FILE (file));

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_policy_file_read_async);
  g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_thread);
}

/**
 * pol_policy_file_read_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@policy_file_read_async].
 *
 * Returns: (transfer full): the policy, or %NULL
 */
PolPolicy *
pol_policy_file_read_finish (GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_policy_file_save:
 * @policy: a policy
 * @file: the file to write
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Writes a file of a policy, with its name. One that is there is replaced, once
 * all is written. Blocks.
 *
 * Returns: whether it is written
 */
gboolean
pol_policy_file_save (PolPolicy *policy,
                      GFile *file,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (PolFileSink) sink = NULL;
  g_autoptr (PolJsonWriter) writer = NULL;
  GError *cause = NULL;

  g_return_val_if_fail (POL_IS_POLICY (policy), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);

  sink = pol_file_sink_open (file, cancellable, error);
  if (sink == NULL)
    return FALSE;

  writer = pol_json_writer_new (pol_file_sink_get_stream (sink), cancellable);
  pol_policy_file_write_named (policy, writer);
  if (!pol_json_writer_finish (writer, &cause))
    {
      pol_file_sink_name_error (sink, error, cause);
      return FALSE;
    }

  return pol_file_sink_commit (sink, cancellable, error);
}

/* A policy on its way into a file. */
typedef struct
{
  PolPolicy *policy;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->policy);
  g_object_unref (saving->file);
  g_free (saving);
}

static void
save_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Saving *saving = task_data;
  GError *error = NULL;

  if (pol_policy_file_save (saving->policy, saving->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pol_policy_file_save_async:
 * @policy: a policy
 * @file: the file to write
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is written
 * @user_data: data for @callback
 *
 * Does what [func@policy_file_save] does, without blocking.
 */
void
pol_policy_file_save_async (PolPolicy *policy,
                            GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Saving *saving;

  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (G_IS_FILE (file));

  saving = g_new0 (Saving, 1);
  saving->policy = g_object_ref (policy);
  saving->file = g_object_ref (file);
  task = g_task_new (policy, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_policy_file_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify) saving_free);
  g_task_run_in_thread (task, save_thread);
}

/**
 * pol_policy_file_save_finish:
 * @policy: a policy
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@policy_file_save_async].
 *
 * Returns: whether it is written
 */
gboolean
pol_policy_file_save_finish (PolPolicy *policy,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, policy), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
