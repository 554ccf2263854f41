/* pol-report-agreement.c: how far annotators agree, as a section of a report
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-report-agreement.h"

#include <glib/gi18n-lib.h>

#include "pol-agreement-text.h"
#include "pol-export-private.h"

/* So many rows tell where it is worst. The agreement as JSON has all of them. */
#define MAX_ROWS 20

static void
begin_table (PolHtmlWriter *writer,
             const char *caption,
             const char *of_whom,
             const char *figure)
{
  pol_html_writer_markup (writer, "<table>");
  pol_html_writer_element (writer, "caption", caption);
  pol_html_writer_markup (writer, "\n<thead><tr>");
  pol_html_writer_element (writer, "th scope=\"col\"", of_whom);
  pol_html_writer_element (writer, "th scope=\"col\" class=\"n\"", figure);
  pol_html_writer_element (writer, "th scope=\"col\" class=\"n\"", _("Items"));
  pol_html_writer_element (writer, "th scope=\"col\" class=\"n\"", _("Disputed"));
  pol_html_writer_markup (writer, "</tr></thead>\n<tbody>\n");
}

static void
end_table (PolHtmlWriter *writer,
           guint n)
{
  g_autofree char *more = NULL;

  pol_html_writer_markup (writer, "</tbody></table>\n");
  if (n <= MAX_ROWS)
    return;

  more = g_strdup_printf (ngettext ("and %'u more", "and %'u more", n - MAX_ROWS), n - MAX_ROWS);
  pol_html_writer_element (writer, "p class=\"dim\"", more);
}

static void
write_row (PolHtmlWriter *writer,
           const char *name,
           const PolAgreementFigures *figures,
           double figure)
{
  g_autofree char *text = pol_agreement_text_format (figure);
  g_autofree char *items = g_strdup_printf ("%'u", (guint) figures->n_items);
  g_autofree char *disputed = g_strdup_printf ("%'u", (guint) (figures->n_items - figures->n_agreed));

  pol_html_writer_markup (writer, "<tr>");
  pol_html_writer_element (writer, "td class=\"name\"", name);
  pol_html_writer_element (writer, "td class=\"n\"", text);
  pol_html_writer_element (writer, "td class=\"n\"", items);
  pol_html_writer_element (writer, "td class=\"n\"", disputed);
  pol_html_writer_markup (writer, "</tr>\n");
}

static void
write_pairs (PolExport *export,
             PolHtmlWriter *writer,
             PolAgreement *agreement)
{
  g_autoptr (GPtrArray) pairs = pol_agreement_rank_pairs (agreement);

  begin_table (writer, _("Each two annotators, those who agree least first."), _("Annotators"),
               _("Cohen’s kappa"));
  for (guint i = 0; i < MIN (pairs->len, MAX_ROWS); i++)
    {
      const PolAgreementPair *pair = g_ptr_array_index (pairs, i);
      /* Translators: two annotators */
      g_autofree char *names
          = g_strdup_printf (_("%1$s and %2$s"),
                             pol_project_get_annotator_name (export->project, pair->annotator),
                             pol_project_get_annotator_name (export->project, pair->other));

      write_row (writer, names, &pair->figures, pair->figures.cohen);
    }
  end_table (writer, pairs->len);
}

static void
write_concepts (PolExport *export,
                PolHtmlWriter *writer,
                PolAgreement *agreement)
{
  PolConceptList *concepts = pol_project_get_concepts (export->project);
  g_autoptr (GArray) ranked = pol_agreement_rank_concepts (agreement);

  begin_table (writer, _("Each concept, those agreed on least first."), _("Concept"),
               _("Krippendorff’s alpha"));
  for (guint i = 0; i < MIN (ranked->len, MAX_ROWS); i++)
    {
      guint concept = g_array_index (ranked, guint, i);
      const PolAgreementFigures *figures = pol_agreement_get_concept (agreement, concept);

      write_row (writer, pol_concept_get_name (pol_concept_list_get_concept (concepts, concept)), figures,
                 figures->krippendorff);
    }
  end_table (writer, ranked->len);
}

/* What one annotator says alone needs no section. */
void
pol_report_agreement_write (PolExport *export,
                            PolHtmlWriter *writer)
{
  g_autoptr (PolAgreement) agreement = pol_agreement_compute (export->project, export->cancellable, NULL);
  g_autofree char *overall = NULL;

  if (agreement == NULL || pol_agreement_get_overall (agreement)->n_items == 0)
    return;

  overall = pol_agreement_text_describe (pol_agreement_get_overall (agreement));
  pol_html_writer_element (writer, "h2", _("Agreement"));
  pol_html_writer_element (writer, "p", overall);
  pol_html_writer_element (writer, "p class=\"dim\"", pol_agreement_text_explain ());
  write_pairs (export, writer, agreement);
  write_concepts (export, writer, agreement);
}
