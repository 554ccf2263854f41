/* pol-format-report.c: the weak spots of a data set, as a page to read and to print
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-audit-text.h"
#include "pol-export-private.h"
#include "pol-format-private.h"
#include "pol-html-writer.h"
#include "pol-report-agreement.h"

/* So many pictures tell what a finding is about. The JSON has all of its images. */
#define MAX_PICTURES 24

/* Everything is in the page: it can be sent on, and read years later. Severity and
 * label have words and patterns, for those who print in grey. */
static const char style[] =
    ":root{color-scheme:light;--positive:#1b7a45;--negative:#a51d2d;--line:#c9c6c2;--dim:#5e5c64}\n"
    "body{font:15px/1.45 Cantarell,\"Adwaita Sans\",\"Segoe UI\",system-ui,sans-serif;max-width:60em;"
    "margin:2em auto;padding:0 1em;color:#241f31;background:#fff}\n"
    "h1{font-size:1.7em;margin:0}h2{font-size:1.3em;margin:2em 0 .6em}h3{font-size:1.05em;margin:0}\n"
    ".dim{color:var(--dim)}p{margin:.3em 0}\n"
    "table{border-collapse:collapse;width:100%;margin:1em 0}caption{text-align:start;color:var(--dim);margin-bottom:.4em}\n"
    "th,td{padding:.25em .6em;border-bottom:1px solid var(--line);text-align:start;vertical-align:middle}\n"
    "th.n,td.n{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}\n"
    "td.name{overflow-wrap:anywhere}td.chart{width:12em}\n"
    ".bar{display:flex;height:1em;border:1px solid var(--dim);print-color-adjust:exact;"
    "-webkit-print-color-adjust:exact}\n"
    ".bar span{display:block}.positive{background:var(--positive)}\n"
    ".negative{background:repeating-linear-gradient(-45deg,var(--negative) 0 4px,#fff 4px 5px)}\n"
    ".implied{background:repeating-linear-gradient(45deg,var(--negative) 0 2px,#fff 2px 6px)}\n"
    ".ignored{background:#fff}\n"
    ".key{display:inline-block;width:1.2em;height:.8em;border:1px solid var(--dim);margin:0 .4em 0 1em}\n"
    "article{border:1px solid var(--line);border-inline-start-width:6px;border-radius:6px;padding:.8em 1em;"
    "margin:.8em 0}\n"
    "article header{display:flex;gap:.8em;align-items:baseline;flex-wrap:wrap}\n"
    "article header .count{margin-inline-start:auto;font-variant-numeric:tabular-nums}\n"
    ".severity{font-weight:bold}.error{border-color:var(--negative)}.warning{border-color:#9c6e03}\n"
    ".pictures{display:flex;flex-wrap:wrap;gap:.8em;margin:.8em 0 0;padding:0;list-style:none}\n"
    ".pictures li{width:10em;font-size:.8em;overflow-wrap:anywhere;break-inside:avoid}\n"
    ".pictures img,.pictures .none{display:block;width:10em;height:8em;object-fit:contain;"
    "background:#f2f1f0}\n"
    ".pictures .none{display:flex;align-items:center;justify-content:center;color:var(--dim)}\n"
    "@media print{body{margin:0;max-width:none;font-size:11px}article header,tr{break-inside:avoid}"
    "h2{break-after:avoid}thead{display:table-header-group}}\n";

/* What a row of the table of concepts adds up. */
typedef struct
{
  guint positive;
  guint negative;
  guint implied;
  guint ignored;
} Counts;

static Counts
count_labels (PolTotals *totals,
              guint concept)
{
  Counts counts = { 0 };

  for (PolReason reason = POL_REASON_EXPLICIT; reason < POL_N_REASONS; reason++)
    {
      guint negative = pol_totals_get_count (totals, concept, POL_LABEL_NEGATIVE, reason);

      counts.positive += pol_totals_get_count (totals, concept, POL_LABEL_POSITIVE, reason);
      counts.ignored += pol_totals_get_count (totals, concept, POL_LABEL_IGNORED, reason);
      if (reason == POL_REASON_EXPLICIT)
        counts.negative += negative;
      else
        counts.implied += negative;
    }

  return counts;
}

static void
write_number (PolHtmlWriter *writer,
              guint number)
{
  g_autofree char *text = g_strdup_printf ("%'u", number);

  pol_html_writer_element (writer, "td class=\"n\"", text);
}

static void
write_part (PolHtmlWriter *writer,
            const char *css_class,
            guint part,
            guint whole)
{
  char percent[G_ASCII_DTOSTR_BUF_SIZE];

  if (part == 0)
    return;

  g_ascii_formatd (percent, sizeof percent, "%.3f", 100.0 * part / whole);
  pol_html_writer_markup (writer, "<span class=\"%s\" style=\"width:%s%%\"></span>", css_class, percent);
}

/* The numbers beside it say the same. */
static void
write_bar (PolHtmlWriter *writer,
           const Counts *counts,
           guint n_images)
{
  pol_html_writer_markup (writer, "<td class=\"chart\"><div class=\"bar\" aria-hidden=\"true\">");
  write_part (writer, "positive", counts->positive, n_images);
  write_part (writer, "negative", counts->negative, n_images);
  write_part (writer, "implied", counts->implied, n_images);
  write_part (writer, "ignored", counts->ignored, n_images);
  pol_html_writer_markup (writer, "</div></td>");
}

static void
write_concept (PolHtmlWriter *writer,
               PolTotals *totals,
               PolConcept *concept)
{
  Counts counts = count_labels (totals, pol_concept_get_index (concept));

  pol_html_writer_markup (writer, "<tr>");
  pol_html_writer_element (writer, "td class=\"name\"", pol_concept_get_name (concept));
  write_bar (writer, &counts, MAX (pol_totals_get_n_images (totals), 1));
  write_number (writer, counts.positive);
  write_number (writer, counts.negative);
  write_number (writer, counts.implied);
  write_number (writer, counts.ignored);
  pol_html_writer_markup (writer, "</tr>\n");
}

static void
write_key (PolHtmlWriter *writer,
           const char *css_class,
           const char *word)
{
  pol_html_writer_markup (writer, "<span class=\"key %s\"></span>", css_class);
  pol_html_writer_text (writer, word);
}

static void
write_concepts (PolExport *export,
                PolHtmlWriter *writer,
                PolTotals *totals)
{
  PolConceptList *concepts = pol_project_get_concepts (export->project);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (concepts));

  pol_html_writer_element (writer, "h2", _("Concepts"));
  pol_html_writer_markup (writer, "<table><caption>");
  pol_html_writer_text (writer, _("What a model reads, in numbers of images."));
  write_key (writer, "positive", _("tagged positive"));
  write_key (writer, "negative", _("tagged negative"));
  write_key (writer, "implied", _("negative, not tagged"));
  write_key (writer, "ignored", _("ignored"));
  pol_html_writer_markup (writer, "</caption>\n<thead><tr>");
  pol_html_writer_element (writer, "th scope=\"col\"", _("Concept"));
  pol_html_writer_markup (writer, "<th></th>");
  pol_html_writer_element (writer, "th scope=\"col\" class=\"n\"", _("tagged positive"));
  pol_html_writer_element (writer, "th scope=\"col\" class=\"n\"", _("tagged negative"));
  pol_html_writer_element (writer, "th scope=\"col\" class=\"n\"", _("negative, not tagged"));
  pol_html_writer_element (writer, "th scope=\"col\" class=\"n\"", _("ignored"));
  pol_html_writer_markup (writer, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (export->cancellable); i++)
    {
      g_autoptr (PolConcept) concept = g_list_model_get_item (G_LIST_MODEL (concepts), i);

      write_concept (writer, totals, concept);
    }
  pol_html_writer_markup (writer, "</tbody></table>\n");
}

static void
write_picture (PolExport *export,
               PolHtmlWriter *writer,
               guint image)
{
  const char *path = pol_project_get_image_path (export->project, image);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GFile) file = pol_project_get_image_file (export->project, image);
  g_autoptr (GBytes) picture = NULL;

  if (export->load_picture != NULL)
    picture = export->load_picture (file, export->cancellable);

  pol_html_writer_markup (writer, "<li>");
  if (picture != NULL)
    pol_html_writer_image (writer, "image/jpeg", picture);
  else
    pol_html_writer_element (writer, "span class=\"none\"", _("no picture"));
  pol_html_writer_text (writer, name);
  pol_html_writer_markup (writer, "</li>\n");
}

static void
write_pictures (PolExport *export,
                PolHtmlWriter *writer,
                GArray *images)
{
  guint n = MIN (images->len, MIN (export->n_images, MAX_PICTURES));
  guint n_more = images->len - n;
  g_autofree char *more = NULL;

  if (images->len == 0)
    return;

  pol_html_writer_markup (writer, "<ul class=\"pictures\">\n");
  for (guint i = 0; i < n && !g_cancellable_is_cancelled (export->cancellable); i++)
    write_picture (export, writer, g_array_index (images, guint32, i));
  pol_html_writer_markup (writer, "</ul>\n");

  if (n_more > 0)
    {
      more = g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_more), n_more);
      pol_html_writer_element (writer, "p class=\"dim\"", more);
    }
}

static void
write_finding (PolExport *export,
               PolHtmlWriter *writer,
               PolAuditFinding *finding)
{
  PolSeverity severity = pol_audit_finding_get_severity (finding);
  g_autofree char *count = pol_audit_text_describe_count (finding);
  g_autofree char *names =
      pol_audit_text_list_concepts (finding, pol_project_get_concepts (export->project));

  pol_html_writer_markup (writer, "<article class=\"%s\"><header>", pol_severity_to_string (severity));
  pol_html_writer_element (writer, "span class=\"severity\"", pol_audit_text_get_severity (finding));
  pol_html_writer_element (writer, "h3", pol_audit_text_get_title (finding));
  pol_html_writer_element (writer, "span class=\"count\"", count);
  pol_html_writer_markup (writer, "</header>\n");
  pol_html_writer_element (writer, "p", pol_audit_text_get_explanation (finding));
  if (names != NULL)
    pol_html_writer_element (writer, "p class=\"dim\"", names);
  write_pictures (export, writer, pol_audit_finding_get_images (finding));
  pol_html_writer_markup (writer, "</article>\n");
}

static void
write_findings (PolExport *export,
                PolHtmlWriter *writer,
                GPtrArray *findings)
{
  pol_html_writer_element (writer, "h2", _("Findings"));
  if (findings->len == 0)
    pol_html_writer_element (writer, "p", _("Nothing to complain of"));
  if (export->pictures == NULL)
    pol_html_writer_element (writer, "p class=\"dim\"",
                             _("The pictures were not looked at: this leaves out duplicates and "
                               "unreadable images."));

  pol_audit_sort_findings (findings);
  for (guint i = 0; i < findings->len && !g_cancellable_is_cancelled (export->cancellable); i++)
    write_finding (export, writer, g_ptr_array_index (findings, i));
}

static void
write_head (PolExport *export,
            PolHtmlWriter *writer,
            PolTotals *totals)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *name = pol_project_dup_folder_name (export->project);
  /* Translators: the title of a page; %s is the name of a folder of images */
  g_autofree char *title = g_strdup_printf (_("Audit of %s"), name);
  /* Translators: a date, see strftime */
  g_autofree char *date = g_date_time_format (now, _("%e %B %Y"));
  g_autofree char *images = NULL;
  guint n = pol_totals_get_n_images (totals);

  pol_html_writer_begin (writer, title, style);
  pol_html_writer_element (writer, "h1", title);
  pol_html_writer_element (writer, "p class=\"dim\"", date);
  images = g_strdup_printf (ngettext ("%1$'u image: %2$'u with a positive tag, %3$'u with negative tags "
                                      "alone, %4$'u without a tag",
                                      "%1$'u images: %2$'u with a positive tag, %3$'u with negative tags "
                                      "alone, %4$'u without a tag", n),
                            n, pol_totals_get_images (totals, POL_SITUATION_WITH_POSITIVE),
                            pol_totals_get_images (totals, POL_SITUATION_ONLY_NEGATIVES),
                            pol_totals_get_images (totals, POL_SITUATION_NO_TAGS));
  pol_html_writer_element (writer, "p", images);
  pol_html_writer_markup (writer, "<p><strong>");
  pol_html_writer_text (writer, pol_policy_get_name (export->policy));
  pol_html_writer_markup (writer, "</strong> ");
  pol_html_writer_text (writer, pol_policy_get_description (export->policy));
  pol_html_writer_markup (writer, "</p>\n");
}

/* The limit on images is one on the pictures of each finding. */
static gboolean
report_write (PolExport *export,
              GOutputStream *stream,
              GError **error)
{
  g_autoptr (PolHtmlWriter) writer = pol_html_writer_new (stream, export->cancellable);
  g_autoptr (PolTotals) totals = pol_project_get_totals (export->project, export->policy);
  g_autoptr (GPtrArray) findings = pol_audit_run (export->project, export->policy, export->pictures,
                                                  export->minimum, export->cancellable);

  write_head (export, writer, totals);
  write_findings (export, writer, findings);
  pol_report_agreement_write (export, writer);
  write_concepts (export, writer, totals);

  return pol_html_writer_finish (writer, error);
}

const PolFormat pol_format_report = {
  .id = "report",
  .name = N_("Report"),
  .extension = "html",
  .takes_policy = TRUE,
  .write = report_write,
};
