/* pol-format-audit.c: the weak spots of a data set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-export-private.h"
#include "pol-format-private.h"
#include "pol-policy-file.h"

#define FORMAT_ID "polarity-audit"
#define VERSION 1

static void
write_concept (PolExport *export,
               PolJsonWriter *writer,
               guint index)
{
  PolConceptList *concepts = pol_project_get_concepts (export->project);

  pol_json_writer_string (writer, pol_concept_get_id (pol_concept_list_get_concept (concepts, index)));
}

static void
write_concepts (PolExport *export,
                PolJsonWriter *writer,
                GArray *concepts)
{
  pol_json_writer_member (writer, "concepts");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < concepts->len; i++)
    write_concept (export, writer, g_array_index (concepts, guint32, i));
  pol_json_writer_end_array (writer);
}

static void
write_pairs (PolExport *export,
             PolJsonWriter *writer,
             GArray *pairs)
{
  pol_json_writer_member (writer, "pairs");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < pairs->len; i += 2)
    {
      pol_json_writer_begin_array (writer);
      write_concept (export, writer, g_array_index (pairs, guint32, i));
      write_concept (export, writer, g_array_index (pairs, guint32, i + 1));
      pol_json_writer_end_array (writer);
    }
  pol_json_writer_end_array (writer);
}

static void
write_images (PolExport *export,
              PolJsonWriter *writer,
              GArray *images)
{
  pol_json_writer_member (writer, "images");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < MIN (images->len, export->n_images); i++)
    {
      guint image = g_array_index (images, guint32, i);
      g_autofree char *path =
          pol_format_encode_path (pol_project_get_image_path (export->project, image));

      pol_json_writer_string (writer, path);
    }
  pol_json_writer_end_array (writer);
}

static void
write_finding (PolExport *export,
               PolJsonWriter *writer,
               PolAuditFinding *finding)
{
  PolSeverity severity = pol_audit_finding_get_severity (finding);

  pol_json_writer_break_line (writer);
  pol_json_writer_begin_object (writer);
  pol_json_writer_member_word (writer, "id", pol_audit_finding_get_id (finding));
  pol_json_writer_member_word (writer, "severity", pol_severity_to_string (severity));
  pol_json_writer_member (writer, "count");
  pol_json_writer_integer (writer, pol_audit_finding_get_count (finding));
  write_concepts (export, writer, pol_audit_finding_get_concepts (finding));
  if (pol_audit_finding_get_pairs (finding) != NULL)
    write_pairs (export, writer, pol_audit_finding_get_pairs (finding));
  write_images (export, writer, pol_audit_finding_get_images (finding));
  pol_json_writer_end_object (writer);
}

/* The limit on images is one on those of each finding. */
static gboolean
audit_write (PolExport *export,
             GOutputStream *stream,
             GError **error)
{
  g_autoptr (PolJsonWriter) writer = pol_json_writer_new (stream, export->cancellable);
  g_autoptr (GPtrArray) findings =
      pol_audit_run (export->project, export->policy, export->pictures, export->minimum, export->cancellable);

  pol_json_writer_begin_object (writer);
  pol_json_writer_member_word (writer, "format", FORMAT_ID);
  pol_json_writer_member (writer, "version");
  pol_json_writer_integer (writer, VERSION);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "policy");
  pol_policy_file_write (export->policy, writer);
  pol_json_writer_break_line (writer);
  pol_json_writer_member (writer, "findings");
  pol_json_writer_begin_array (writer);
  for (guint i = 0; i < findings->len; i++)
    write_finding (export, writer, g_ptr_array_index (findings, i));
  pol_json_writer_end_array (writer);
  pol_json_writer_end_object (writer);

  return pol_json_writer_finish (writer, error);
}

const PolFormat pol_format_audit = {
  .id = "audit",
  .name = N_("Audit"),
  .extension = "json",
  .takes_policy = TRUE,
  .write = audit_write,
};
