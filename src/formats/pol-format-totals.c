/* pol-format-totals.c: how often a model reads each label of each concept
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-export-private.h"
#include "pol-format-private.h"
#include "pol-policy-file.h"

#define FORMAT_ID "polarity-totals"
#define VERSION 1

typedef struct
{
  PolLabel label;
  guint n_reasons;
  PolReason reasons[5];
} Column;

/* The reasons that each label can have, in the order of the file. */
static const Column columns[] = {
  { POL_LABEL_POSITIVE, 1, { POL_REASON_EXPLICIT } },
  { POL_LABEL_NEGATIVE, 5,
    { POL_REASON_EXPLICIT, POL_REASON_IMPLICIT, POL_REASON_WIDENED, POL_REASON_ASSUMED,
      POL_REASON_REVIEWED } },
  { POL_LABEL_IGNORED, 5,
    { POL_REASON_UNTAGGED, POL_REASON_UNANNOTATED, POL_REASON_DISAGREEMENT, POL_REASON_UNSURE,
      POL_REASON_EXCLUSIVE } },
};

static void
write_count (PolJsonWriter *writer,
             const char *name,
             guint count)
{
  pol_json_writer_member (writer, name);
  pol_json_writer_integer (writer, count);
}

static void
write_concept (PolJsonWriter *writer,
               PolTotals *totals,
               PolConcept *concept)
{
  guint index = pol_concept_get_index (concept);

  pol_json_writer_break_line (writer);
  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "id", pol_concept_get_id (concept));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const Column *column = &columns[i];

      pol_json_writer_member (writer, pol_label_to_string (column->label));
      pol_json_writer_begin_object (writer);
      for (guint j = 0; j < column->n_reasons; j++)
        write_count (writer, pol_reason_to_string (column->reasons[j]),
                     pol_totals_get_count (totals, index, column->label, column->reasons[j]));
      pol_json_writer_end_object (writer);
    }
  pol_json_writer_end_object (writer);
}

static void
write_images (PolJsonWriter *writer,
              PolTotals *totals)
{
  static const PolSituation situations[] = { POL_SITUATION_WITH_POSITIVE,
                                             POL_SITUATION_ONLY_NEGATIVES,
                                             POL_SITUATION_NO_TAGS };

  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "images");
  pol_json_writer_begin_object (writer);
  write_count (writer, "total", pol_totals_get_n_images (totals));
  for (guint i = 0; i < G_N_ELEMENTS (situations); i++)
    write_count (writer, pol_situation_to_string (situations[i]),
                 pol_totals_get_images (totals, situations[i]));
  pol_json_writer_end_object (writer);
}

/* Totals are always those of the whole data set. */
static gboolean
totals_write (PolExport *export,
              GOutputStream *stream,
              GError **error)
{
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, export->cancellable);
  g_autoptr (PolTotals) totals = pol_project_get_totals (export->project, export->policy);
  PolConceptList *concepts = pol_project_get_concepts (export->project);

  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "format", FORMAT_ID);
  write_count (writer, "version", VERSION);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "policy");
  pol_policy_file_write (export->policy, writer);
  write_images (writer, totals);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "concepts");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    write_concept (writer, totals, pol_concept_list_get_active (concepts, i));
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);

  return pol_json_writer_finish (writer, error);
}

const PolFormat pol_format_totals = {
  .id = "totals",
  .name = N_("Totals"),
  .extension = "json",
  .takes_policy = TRUE,
  .write = totals_write,
};
