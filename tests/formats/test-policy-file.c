/* test-policy-file.c: policies as JSON
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <polarity.h>

#include <string.h>

#include "format-fixture.h"
#include "pol-policy-file.h"

static char *
write_policy (PolPolicy *policy)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, NULL);
  g_autoptr (GError) error = NULL;

  pol_policy_file_write (policy, writer);
  pol_json_writer_finish (writer, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);

  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static PolPolicy *
read_policy (FormatFixture *fixture,
             const char *text,
             GError **error)
{
  g_autoptr (GFile) file = format_fixture_write (fixture, "policy.json", text, -1);

  return pol_policy_file_read (file, NULL, error);
}

static void
test_key_order (FormatFixture *fixture,
                gconstpointer data)
{
  g_autofree char *text = write_policy (pol_policy_get_preset ("reviewed"));

  g_assert_cmpstr (text, ==,
                   "{\"id\": \"reviewed\", \"with_positive\": \"ignored\", "
                   "\"only_negatives\": \"ignored\", \"no_tags\": \"ignored\", "
                   "\"reviewed\": \"negative\", \"scope\": \"all\", \"exclusive\": false, "
                   "\"disagreement\": \"ignore\"}\n");
}

static void
test_presets_come_back (FormatFixture *fixture,
                        gconstpointer data)
{
  GListModel *presets = pol_policy_get_presets ();

  for (guint i = 0; i < g_list_model_get_n_items (presets); i++)
    {
      g_autoptr (PolPolicy) preset = g_list_model_get_item (presets, i);
      g_autofree char *text = write_policy (preset);
      g_autoptr (GError) error = NULL;
      g_autoptr (PolPolicy) policy = read_policy (fixture, text, &error);
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      again = write_policy (policy);
      g_assert_cmpstr (again, ==, text);
    }
}

static void
test_all_settings (FormatFixture *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PolPolicy) policy =
      read_policy (fixture,
                   "{\"name\": \"Mine\", \"id\": \"mine\", \"with_positive\": \"ignored\","
                   " \"only_negatives\": \"negative\", \"no_tags\": \"negative\","
                   " \"reviewed\": \"negative\", \"scope\": \"group\", \"exclusive\": true,"
                   " \"disagreement\": \"majority\"}",
                   &error);

  g_assert_no_error (error);
  g_assert_cmpstr (pol_policy_get_id (policy), ==, "mine");
  g_assert_cmpstr (pol_policy_get_name (policy), ==, "Mine");
  g_assert_cmpint (pol_policy_get_untagged (policy, POL_SITUATION_WITH_POSITIVE), ==,
                   POL_LABEL_IGNORED);
  g_assert_cmpint (pol_policy_get_untagged (policy, POL_SITUATION_ONLY_NEGATIVES), ==,
                   POL_LABEL_NEGATIVE);
  g_assert_cmpint (pol_policy_get_untagged (policy, POL_SITUATION_NO_TAGS), ==, POL_LABEL_NEGATIVE);
  g_assert_true (pol_policy_get_reviewed_is_negative (policy));
  g_assert_cmpint (pol_policy_get_scope (policy), ==, POL_SCOPE_GROUP);
  g_assert_true (pol_policy_get_exclusive (policy));
  g_assert_cmpint (pol_policy_get_disagreement (policy), ==, POL_DISAGREEMENT_MAJORITY);
}

static void
test_left_out (FormatFixture *fixture,
               gconstpointer data)
{
  g_autoptr (PolPolicy) empty = read_policy (fixture, "{}", NULL);
  g_autoptr (PolPolicy) explicit = read_policy (fixture, "{\"id\": \"explicit\"}", NULL);

  g_assert_cmpstr (pol_policy_get_id (empty), ==, "custom");
  g_assert_cmpint (pol_policy_get_untagged (empty, POL_SITUATION_ONLY_NEGATIVES), ==,
                   POL_LABEL_NEGATIVE);
  g_assert_cmpint (pol_policy_get_untagged (explicit, POL_SITUATION_ONLY_NEGATIVES), ==,
                   POL_LABEL_IGNORED);
}

static void
test_errors_name_the_key (FormatFixture *fixture,
                          gconstpointer data)
{
  static const struct
  {
    const char *text;
    const char *part;
  } cases[] = {
    { "{\"with_positive\": \"positive\"}", "with_positive" },
    { "{\"no_tags\": \"maybe\"}", "no_tags" },
    { "{\"reviewed\": \"ignored\"}", "reviewed" },
    { "{\"scope\": \"some\"}", "scope" },
    { "{\"exclusive\": \"yes\"}", "true" },
    { "{\"disagreement\": \"oldest\"}", "disagreement" },
    { "{\"with_positives\": \"negative\"}", "with_positives" },
    { "{\"id\": \"\"}", "not empty" },
    { "[]", "object" },
    { "{\"scope\": \"all\"", "ends too early" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_policy (fixture, cases[i].text, &error));
      g_assert_error (error, POL_ERROR, POL_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "policy.json"));
      g_assert_nonnull (strstr (error->message, cases[i].part));
    }
}

/* A policy of someone's own, name and all, by way of a file. */
static void
test_saved_comes_back (FormatFixture *fixture,
                       gconstpointer data)
{
  g_autoptr (PolPolicy) policy
      = pol_policy_new ("mine", "Mine “2”", POL_LABEL_IGNORED, POL_LABEL_NEGATIVE, POL_LABEL_NEGATIVE,
                        TRUE, POL_SCOPE_GROUP, TRUE, POL_DISAGREEMENT_NEGATIVE);
  g_autoptr (GFile) file = format_fixture_write (fixture, "policy.json", "replaced", -1);
  g_autoptr (PolPolicy) read = NULL;
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nowhere/policy.json");
  g_autoptr (GError) error = NULL;

  g_assert_true (pol_policy_file_save (policy, file, NULL, &error));
  g_assert_no_error (error);
  read = pol_policy_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (pol_policy_equal (read, policy));

  g_assert_false (pol_policy_file_save (policy, nowhere, NULL, &error));
  g_assert_nonnull (strstr (error->message, "policy.json"));
}

#define ADD(path, func) \
  g_test_add (path, FormatFixture, NULL, format_fixture_set_up, func, format_fixture_tear_down)

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/policy-file/keys-have-their-order", test_key_order);
  ADD ("/policy-file/presets-come-back", test_presets_come_back);
  ADD ("/policy-file/saved-comes-back", test_saved_comes_back);
  ADD ("/policy-file/all-settings", test_all_settings);
  ADD ("/policy-file/what-is-left-out", test_left_out);
  ADD ("/policy-file/errors-name-the-key", test_errors_name_the_key);

  return g_test_run ();
}
