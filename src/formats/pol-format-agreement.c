/* pol-format-agreement.c: how far the annotators of a data set agree
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-export-private.h"
#include "pol-format-private.h"

#define FORMAT_ID "polarity-agreement"
#define VERSION 1

/* Figures that are not defined are null. */
static void
write_figures (PolJsonWriter *writer,
               const PolAgreementFigures *figures)
{
  pol_json_writer_member (writer, "items");
  pol_json_writer_integer (writer, figures->n_items);
  pol_json_writer_member (writer, "agreed");
  pol_json_writer_integer (writer, figures->n_agreed);
  pol_json_writer_member (writer, "cohen_kappa");
  pol_json_writer_number (writer, figures->cohen);
  pol_json_writer_member (writer, "fleiss_kappa");
  pol_json_writer_number (writer, figures->fleiss);
  pol_json_writer_member (writer, "krippendorff_alpha");
  pol_json_writer_number (writer, figures->krippendorff);
}

static void
write_pair (PolExport *export,
            PolJsonWriter *writer,
            const PolAgreementPair *pair)
{
  pol_json_writer_begin_object (writer);
  pol_json_writer_member (writer, "annotators");
  pol_json_writer_begin_array (writer);
  pol_json_writer_string (writer, pol_project_get_annotator_name (export->project, pair->annotator));
  pol_json_writer_string (writer, pol_project_get_annotator_name (export->project, pair->other));
  pol_json_writer_end_array (writer);
  write_figures (writer, &pair->figures);
  pol_json_writer_end_object (writer);
}

static void
write_concept (PolExport *export,
               PolJsonWriter *writer,
               PolAgreement *agreement,
               PolConcept *concept)
{
  guint index = pol_concept_get_index (concept);
  gsize n_pairs;
  const PolAgreementPair *pairs = pol_agreement_get_concept_pairs (agreement, index, &n_pairs);

  pol_json_writer_break_line (writer);
  pol_json_writer_begin_object (writer);
  pol_json_writer_member_string (writer, "id", pol_concept_get_id (concept));
  write_figures (writer, pol_agreement_get_concept (agreement, index));
  pol_json_writer_member (writer, "pairs");
  pol_json_writer_begin_array (writer);
  for (gsize i = 0; i < n_pairs; i++)
    write_pair (export, writer, &pairs[i]);
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);
}

static void
write_concepts (PolExport *export,
                PolJsonWriter *writer,
                PolAgreement *agreement)
{
  PolConceptList *concepts = pol_project_get_concepts (export->project);

  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "concepts");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    write_concept (export, writer, agreement, pol_concept_list_get_active (concepts, i));
  pol_json_writer_end_array (writer);
}

static void
write_annotators (PolExport *export,
                  PolJsonWriter *writer,
                  PolAgreement *agreement)
{
  gsize n_pairs;
  const PolAgreementPair *pairs = pol_agreement_get_pairs (agreement, &n_pairs);

  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "annotators");
  pol_json_writer_begin_array (writer);
  for (gsize i = 0; i < n_pairs; i++)
    {
      pol_json_writer_break_line (writer);
      write_pair (export, writer, &pairs[i]);
    }
  pol_json_writer_end_array (writer);
}

/* The agreement is always that of the whole data set. */
static gboolean
agreement_write (PolExport *export,
                 GOutputStream *stream,
                 GError **error)
{
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, export->cancellable);
  g_autoptr (PolAgreement) agreement =
      pol_agreement_compute (export->project, export->cancellable, error);

  if (agreement == NULL)
    return FALSE;

  pol_json_writer_begin_object (writer);
  pol_json_writer_member_word (writer, "format", FORMAT_ID);
  pol_json_writer_member (writer, "version");
  pol_json_writer_integer (writer, VERSION);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "overall");
  pol_json_writer_begin_object (writer);
  write_figures (writer, pol_agreement_get_overall (agreement));
  pol_json_writer_end_object (writer);
  write_concepts (export, writer, agreement);
  write_annotators (export, writer, agreement);
  pol_json_writer_end_object (writer);

  return pol_json_writer_finish (writer, error);
}

const PolFormat pol_format_agreement = {
  .id = "agreement",
  .name = N_("Agreement"),
  .extension = "json",
  .write = agreement_write,
};
