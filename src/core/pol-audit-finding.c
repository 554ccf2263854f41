/* pol-audit-finding.c: one kind of weak spot of a data set, and where it is
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-audit-private.h"

/* The ids are those of the audit's file format. */
static const struct
{
  const char *id;
  PolSeverity severity;
  gboolean about_concepts;      /* alone: there are no images to it */
} kinds[POL_AUDIT_N_KINDS] = {
  [POL_AUDIT_DOUBTFUL] = { "doubtful-negatives", POL_SEVERITY_WARNING },
  [POL_AUDIT_WIDENED] = { "widened-negatives", POL_SEVERITY_WARNING },
  [POL_AUDIT_NO_POSITIVES] = { "no-positives", POL_SEVERITY_ERROR, TRUE },
  [POL_AUDIT_NO_NEGATIVES] = { "no-negatives", POL_SEVERITY_WARNING, TRUE },
  [POL_AUDIT_DISAGREEMENT] = { "disagreement", POL_SEVERITY_WARNING },
  [POL_AUDIT_UNSURE] = { "unsure", POL_SEVERITY_INFO },
  [POL_AUDIT_EXCLUSIVE] = { "exclusive", POL_SEVERITY_ERROR },
  [POL_AUDIT_NEAR_DUPLICATES] = { "near-duplicates", POL_SEVERITY_WARNING },
  [POL_AUDIT_EXACT_DUPLICATES] = { "exact-duplicates", POL_SEVERITY_INFO },
  [POL_AUDIT_ARCHIVED_TAGS] = { "archived-tags", POL_SEVERITY_INFO },
  [POL_AUDIT_ALIKE_CONCEPTS] = { "alike-concepts", POL_SEVERITY_WARNING, TRUE },
  [POL_AUDIT_MISSING] = { "missing-images", POL_SEVERITY_WARNING },
  [POL_AUDIT_UNREADABLE] = { "unreadable-images", POL_SEVERITY_ERROR },
  [POL_AUDIT_FEW_POSITIVES] = { "few-positives", POL_SEVERITY_WARNING, TRUE },
  [POL_AUDIT_FEW_NEGATIVES] = { "few-negatives", POL_SEVERITY_INFO, TRUE },
  [POL_AUDIT_ALWAYS_TOGETHER] = { "always-together", POL_SEVERITY_WARNING },
  [POL_AUDIT_NEVER_TOGETHER] = { "never-together", POL_SEVERITY_INFO, TRUE },
  [POL_AUDIT_FAST_STRETCHES] = { "fast-stretches", POL_SEVERITY_WARNING },
  [POL_AUDIT_UNIFORM_STRETCHES] = { "uniform-stretches", POL_SEVERITY_INFO },
  [POL_AUDIT_LEAKING_SPLITS] = { "leaking-splits", POL_SEVERITY_ERROR },
};

/**
 * pol_severity_to_string:
 * @severity: a severity
 *
 * Returns: the word for it in files
 */
const char *
pol_severity_to_string (PolSeverity severity)
{
  static const char *const words[] = { "info", "warning", "error" };

  g_return_val_if_fail (severity < G_N_ELEMENTS (words), NULL);

  return words[severity];
}

/**
 * PolAuditFinding:
 *
 * One kind of weak spot of a data set, the concepts it is about and the images
 * where it is. Immutable.
 */
struct _PolAuditFinding
{
  GObject parent_instance;

  PolAuditKind kind;
  guint count;
  GArray *concepts;
  GArray *pairs;
  GArray *images;
};

G_DEFINE_FINAL_TYPE (PolAuditFinding, pol_audit_finding, G_TYPE_OBJECT)

static void
pol_audit_finding_finalize (GObject *object)
{
  PolAuditFinding *self = POL_AUDIT_FINDING (object);

  g_clear_pointer (&self->concepts, g_array_unref);
  g_clear_pointer (&self->pairs, g_array_unref);
  g_clear_pointer (&self->images, g_array_unref);

  G_OBJECT_CLASS (pol_audit_finding_parent_class)->finalize (object);
}

static void
pol_audit_finding_class_init (PolAuditFindingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_audit_finding_finalize;
}

static void
pol_audit_finding_init (PolAuditFinding *self)
{
}

/**
 * pol_audit_finding_get_id:
 * @self: a finding
 *
 * Returns: the id of its kind, such as `widened-negatives`
 */
const char *
pol_audit_finding_get_id (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), NULL);

  return kinds[self->kind].id;
}

/**
 * pol_audit_finding_get_severity:
 * @self: a finding
 *
 * Returns: how bad it is
 */
PolSeverity
pol_audit_finding_get_severity (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), POL_SEVERITY_INFO);

  return kinds[self->kind].severity;
}

/**
 * pol_audit_finding_get_count:
 * @self: a finding
 *
 * Gets how often it was found: the number of images, or of concepts where it is
 * about concepts alone.
 *
 * Returns: the number, above 0
 */
guint
pol_audit_finding_get_count (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), 0);

  return self->count;
}

/**
 * pol_audit_finding_get_concepts:
 * @self: a finding
 *
 * Returns: (transfer none) (element-type guint32): the indexes of the concepts it
 *   is about, in list order, archived ones last
 */
GArray *
pol_audit_finding_get_concepts (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), NULL);

  return self->concepts;
}

/**
 * pol_audit_finding_get_pairs:
 * @self: a finding
 *
 * Returns: (transfer none) (nullable) (element-type guint32): where it is about pairs
 *   of concepts, the indexes of the first two, of the next two and so on; %NULL where
 *   it is not
 */
GArray *
pol_audit_finding_get_pairs (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), NULL);

  return self->pairs;
}

/**
 * pol_audit_finding_get_images:
 * @self: a finding
 *
 * Returns: (transfer none) (element-type guint32): the indexes of the images where
 *   it is, in the order of their paths; none where it is about concepts alone
 */
GArray *
pol_audit_finding_get_images (PolAuditFinding *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (self), NULL);

  return self->images;
}

static int
compare_severities (gconstpointer a,
                    gconstpointer b)
{
  PolSeverity first = pol_audit_finding_get_severity (*(PolAuditFinding *const *) a);
  PolSeverity second = pol_audit_finding_get_severity (*(PolAuditFinding *const *) b);

  return (first < second) - (first > second);
}

/**
 * pol_audit_sort_findings:
 * @findings: (element-type PolAuditFinding): findings
 *
 * Puts the worst first, as people read them; of those, the order stays.
 */
void
pol_audit_sort_findings (GPtrArray *findings)
{
  g_return_if_fail (findings != NULL);

  g_ptr_array_sort (findings, compare_severities);
}

gboolean
pol_audit_kind_has_images (PolAuditKind kind)
{
  return !kinds[kind].about_concepts;
}

/* Takes the images sorted. */
PolAuditFinding *
pol_audit_finding_new (PolAuditKind kind,
                       GArray *concepts,
                       GArray *pairs,
                       GArray *images)
{
  PolAuditFinding *self = g_object_new (POL_TYPE_AUDIT_FINDING, NULL);

  self->kind = kind;
  self->concepts = g_array_ref (concepts);
  self->pairs = pairs != NULL ? g_array_ref (pairs) : NULL;
  self->images = g_array_ref (images);
  self->count = kinds[kind].about_concepts ? concepts->len : images->len;

  return self;
}
