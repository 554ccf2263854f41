/* pol-format-comparison.c: what becomes of labels under another policy
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-changes.h"
#include "pol-export-private.h"
#include "pol-format-private.h"
#include "pol-policy-file.h"

#define FORMAT_ID "polarity-comparison"
#define VERSION 1

static void
write_reading (PolJsonWriter *writer,
               guint reading,
               const char *label,
               const char *reason)
{
  pol_json_writer_member_word (writer, label, pol_label_to_string (pol_reading_get_label (reading)));
  pol_json_writer_member_word (writer, reason,
                               pol_reason_to_string (pol_reading_get_reason (reading)));
}

static void
write_change (PolJsonWriter *writer,
              guint from,
              guint to,
              guint count)
{
  pol_json_writer_begin_object (writer);
  write_reading (writer, from, "from", "reason");
  write_reading (writer, to, "to", "to_reason");
  pol_json_writer_member (writer, "count");
  pol_json_writer_integer (writer, count);
  pol_json_writer_end_object (writer);
}

static void
write_changes (PolJsonWriter *writer,
               const PolReadingCounts *counts)
{
  pol_json_writer_member (writer, "changes");
  pol_json_writer_begin_array (writer);
  for (guint from = 0; from < POL_READING_ABSENT; from++)
    for (guint to = 0; to < POL_READING_ABSENT; to++)
      {
        if (counts->n[from][to] > 0 && pol_reading_get_label (from) != pol_reading_get_label (to))
          write_change (writer, from, to, counts->n[from][to]);
      }
  pol_json_writer_end_array (writer);
}

/* Concepts without a change are named, too: a reader need not know the list. */
static void
write_concepts (PolExport *export,
                PolJsonWriter *writer,
                PolConceptChanges *changes)
{
  PolConceptList *concepts = pol_project_get_concepts (export->project);

  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "concepts");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    {
      PolConcept *concept = pol_concept_list_get_active (concepts, i);

      pol_json_writer_break_line (writer);
      pol_json_writer_begin_object (writer);
      pol_json_writer_member_string (writer, "id", pol_concept_get_id (concept));
      write_changes (writer, pol_concept_changes_get (changes, pol_concept_get_index (concept)));
      pol_json_writer_end_object (writer);
    }
  pol_json_writer_end_array (writer);
}

static void
write_policies (PolExport *export,
                PolJsonWriter *writer)
{
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "policy");
  pol_policy_file_write (export->policy, writer);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "with");
  pol_policy_file_write (export->other, writer);
}

/* The comparison is always that of the whole data set. */
static gboolean
comparison_write (PolExport *export,
                  GOutputStream *stream,
                  GError **error)
{
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, export->cancellable);
  g_autoptr (PolConceptChanges) changes
      = pol_concept_changes_count (export->project, export->policy, export->project, export->other,
                                   export->cancellable);
  PolLabelChanges sum;

  if (changes == NULL)
    {
      g_cancellable_set_error_if_cancelled (export->cancellable, error);
      return FALSE;
    }

  pol_concept_changes_add_up (changes, &sum);
  pol_json_writer_begin_object (writer);
  pol_json_writer_member_word (writer, "format", FORMAT_ID);
  pol_json_writer_member (writer, "version");
  pol_json_writer_integer (writer, VERSION);
  write_policies (export, writer);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "changed");
  pol_json_writer_integer (writer, pol_label_changes_sum (&sum));
  write_concepts (export, writer, changes);
  pol_json_writer_end_object (writer);

  return pol_json_writer_finish (writer, error);
}

const PolFormat pol_format_comparison = {
  .id = "comparison",
  .name = N_("Comparison"),
  .extension = "json",
  .write = comparison_write,
};
