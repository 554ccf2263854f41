/* pol-audit-fix.c: what can be done at once about something that an audit found
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-audit-fix.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-editing.h"
#include "pol-concept-likeness.h"
#include "pol-concept-merge-dialog.h"

/* One attempt to put something right. */
typedef struct
{
  GtkWidget *widget;
  PolProject *project;
  PolAuditFinding *finding;
} Attempt;

static GPtrArray *
list_concepts (Attempt *attempt)
{
  PolConceptList *list = pol_project_get_concepts (attempt->project);
  GArray *indexes = pol_audit_finding_get_concepts (attempt->finding);
  GPtrArray *concepts = g_ptr_array_new ();

  for (guint i = 0; i < indexes->len; i++)
    g_ptr_array_add (concepts, pol_concept_list_get_concept (list, g_array_index (indexes, guint32, i)));

  return concepts;
}

/* Tells of a step in a notice that takes it back. */
static void
offer_undo (Attempt *attempt)
{
  const char *step = pol_project_get_undo_text (attempt->project);

  gtk_widget_activate_action (attempt->widget, "win.notify-undo", "s", step);
}

static void
archive_concepts (Attempt *attempt)
{
  g_autoptr (GPtrArray) concepts = list_concepts (attempt);

  pol_concept_editing_archive (attempt->project, concepts);
  offer_undo (attempt);
}

static void
restore_concepts (Attempt *attempt)
{
  g_autoptr (GPtrArray) concepts = list_concepts (attempt);
  g_autoptr (GError) error = NULL;

  if (pol_concept_editing_restore (attempt->project, concepts, &error))
    offer_undo (attempt);
  else
    gtk_widget_activate_action (attempt->widget, "win.notify", "s", error->message);
}

/* Names may be alike in several ways: those of the first way are merged, and the
 * others are still there in the next audit. */
static void
merge_concepts (Attempt *attempt)
{
  g_autoptr (GPtrArray) concepts = list_concepts (attempt);
  g_autoptr (GPtrArray) alike = g_ptr_array_new ();
  g_autoptr (PolConceptLikeness) likeness = pol_concept_likeness_new ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (attempt->widget));

  pol_concept_likeness_add (likeness, pol_concept_get_name (concepts->pdata[0]));
  for (guint i = 0; i < concepts->len; i++)
    {
      if (pol_concept_likeness_find (likeness, pol_concept_get_name (concepts->pdata[i])) != NULL)
        g_ptr_array_add (alike, concepts->pdata[i]);
    }

  gtk_window_present (GTK_WINDOW (pol_concept_merge_dialog_new (window, attempt->project, alike)));
}

static const struct
{
  const char *id;           /* of the finding */
  const char *label;
  void (*apply) (Attempt *attempt);
} fixes[] = {
  { "no-positives", N_ ("Archive Concepts"), archive_concepts },
  { "archived-tags", N_ ("Restore Concepts"), restore_concepts },
  { "alike-concepts", N_ ("Merge…"), merge_concepts },
};

/**
 * pol_audit_fix_get_label:
 * @finding: a finding
 *
 * Gets what a button says that puts something right at once.
 *
 * Returns: (nullable): the label, %NULL where people have to look first
 */
const char *
pol_audit_fix_get_label (PolAuditFinding *finding)
{
  g_return_val_if_fail (POL_IS_AUDIT_FINDING (finding), NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    if (g_str_equal (fixes[i].id, pol_audit_finding_get_id (finding)))
      return _ (fixes[i].label);

  return NULL;
}

/**
 * pol_audit_fix_apply:
 * @widget: a widget of the project's window
 * @project: a project
 * @finding: a finding that has a label
 *
 * Does what the label says, as one step of undo, which a notice offers to take
 * back; or opens the dialog that asks how.
 */
void
pol_audit_fix_apply (GtkWidget *widget,
                     PolProject *project,
                     PolAuditFinding *finding)
{
  Attempt attempt = { widget, project, finding };

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (POL_IS_AUDIT_FINDING (finding));

  for (guint i = 0; i < G_N_ELEMENTS (fixes); i++)
    if (g_str_equal (fixes[i].id, pol_audit_finding_get_id (finding)))
      fixes[i].apply (&attempt);
}
