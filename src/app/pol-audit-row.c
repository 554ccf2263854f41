/* pol-audit-row.c: one finding of an audit: what, how much, why it matters, and where
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-audit-row.h"

#include <glib/gi18n-lib.h>

#include "pol-audit-fix.h"
#include "pol-audit-text.h"

struct _PolAuditRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *count;
  GtkLabel *explanation;
  GtkLabel *concepts;
  GtkWidget *show_button;
  GtkButton *fix_button;

  PolAuditFinding *finding;
};

enum
{
  SHOW_IMAGES,
  FIX,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolAuditRow, pol_audit_row, GTK_TYPE_LIST_BOX_ROW)

static void
on_show_clicked (PolAuditRow *self)
{
  g_signal_emit (self, signals[SHOW_IMAGES], 0);
}

static void
on_fix_clicked (PolAuditRow *self)
{
  g_signal_emit (self, signals[FIX], 0);
}

/* The word says what the colour and the shape do. */
static void
show_severity (PolAuditRow *self)
{
  static const struct
  {
    const char *icon;
    const char *css_class;
  } severities[] = {
    [POL_SEVERITY_INFO] = { "dialog-information-symbolic", "accent" },
    [POL_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning" },
    [POL_SEVERITY_ERROR] = { "dialog-error-symbolic", "error" },
  };
  PolSeverity severity = pol_audit_finding_get_severity (self->finding);
  const char *word = pol_audit_text_get_severity (self->finding);

  gtk_image_set_from_icon_name (self->icon, severities[severity].icon);
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), severities[severity].css_class);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->icon), word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

static void
show_fix (PolAuditRow *self)
{
  const char *label = pol_audit_fix_get_label (self->finding);
  g_autofree char *name = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->fix_button), label != NULL);
  if (label == NULL)
    return;

  gtk_button_set_label (self->fix_button, label);
  /* Translators: a button: what it does, and what of, such as “Merge…: Concepts With Names That Are Alike” */
  name = g_strdup_printf (_ ("%1$s: %2$s"), label, pol_audit_text_get_title (self->finding));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->fix_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
show_finding (PolAuditRow *self, PolConceptList *concepts)
{
  g_autofree char *count = pol_audit_text_describe_count (self->finding);
  g_autofree char *names = pol_audit_text_list_concepts (self->finding, concepts);
  const char *title = pol_audit_text_get_title (self->finding);
  g_autofree char *name = NULL;
  g_autofree char *button = NULL;

  show_severity (self);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->count, count);
  gtk_label_set_label (self->explanation, pol_audit_text_get_explanation (self->finding));
  gtk_label_set_label (self->concepts, names != NULL ? names : "");
  gtk_widget_set_visible (GTK_WIDGET (self->concepts), names != NULL);
  show_fix (self);
  gtk_widget_set_visible (self->show_button, pol_audit_finding_get_images (self->finding)->len > 0);

  /* Translators: what a row of the audit is read as: what was found, and how much of it */
  name = g_strdup_printf (_ ("%1$s: %2$s"), title, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  pol_audit_text_get_explanation (self->finding), -1);
  /* Translators: a button that shows the images behind a finding, which is %s */
  button = g_strdup_printf (_ ("Show: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->show_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  button, -1);
}

static void
pol_audit_row_dispose (GObject *object)
{
  PolAuditRow *self = POL_AUDIT_ROW (object);

  g_clear_object (&self->finding);

  G_OBJECT_CLASS (pol_audit_row_parent_class)->dispose (object);
}

static void
pol_audit_row_class_init (PolAuditRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_audit_row_dispose;

  signals[SHOW_IMAGES] = g_signal_new ("show-images", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  signals[FIX] = g_signal_new ("fix", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/audit-row.ui");
  gtk_widget_class_bind_template_child (widget_class, PolAuditRow, icon);
  gtk_widget_class_bind_template_child (widget_class, PolAuditRow, title);
  gtk_widget_class_bind_template_child (widget_class, PolAuditRow, count);
  gtk_widget_class_bind_template_child (widget_class, PolAuditRow, explanation);
  gtk_widget_class_bind_template_child (widget_class, PolAuditRow, concepts);
  gtk_widget_class_bind_template_child (widget_class, PolAuditRow, show_button);
  gtk_widget_class_bind_template_child (widget_class, PolAuditRow, fix_button);
  gtk_widget_class_bind_template_callback (widget_class, on_fix_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);
}

static void
pol_audit_row_init (PolAuditRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_audit_row_new:
 * @finding: a finding
 * @concepts: the concepts of its project
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
pol_audit_row_new (PolAuditFinding *finding, PolConceptList *concepts)
{
  PolAuditRow *self = g_object_new (POL_TYPE_AUDIT_ROW, NULL);

  self->finding = g_object_ref (finding);
  show_finding (self, concepts);

  return GTK_WIDGET (self);
}

/**
 * pol_audit_row_get_finding:
 * @self: a row
 *
 * Returns: (transfer none): its finding
 */
PolAuditFinding *
pol_audit_row_get_finding (PolAuditRow *self)
{
  g_return_val_if_fail (POL_IS_AUDIT_ROW (self), NULL);

  return self->finding;
}
