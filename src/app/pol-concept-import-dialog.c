/* pol-concept-import-dialog.c: what a concept list would change, to be taken or skipped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-import.h"
#include "pol-shy-bin.h"

struct _PolConceptImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkSpinner *spinner;
  AdwStatusPage *message;
  GtkLabel *summary;
  GtkGridView *list;

  GtkWindow *window; /* weak */
  PolProject *project;
  PolConceptPlan *plan;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PolConceptImportDialog, pol_concept_import_dialog, ADW_TYPE_WINDOW)

static void
show_page (PolConceptImportDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "working"));
}

static void
show_message (PolConceptImportDialog *self, const char *title, const char *text)
{
  adw_status_page_set_title (self->message, title);
  adw_status_page_set_description (self->message, text);
  show_page (self, "message");
}

static guint
count_chosen (PolConceptImportDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->plan->proposals->len; i++)
    n += pol_concept_proposal_get_chosen (self->plan->proposals->pdata[i]);

  return n;
}

static guint
count_kind (PolConceptImportDialog *self, PolConceptProposalKind kind)
{
  guint n = 0;

  for (guint i = 0; i < self->plan->proposals->len; i++)
    n += pol_concept_proposal_get_kind (self->plan->proposals->pdata[i]) == kind;

  return n;
}

static void
update_action (PolConceptImportDialog *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", count_chosen (self) > 0);
}

static void
show_summary (PolConceptImportDialog *self)
{
  guint n_repeated = self->plan->repeated != NULL ? g_strv_length (self->plan->repeated) : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  if (self->plan->n_known > 0)
    g_string_append_printf (text,
                            ngettext ("%'u concept of the file is on the list already.",
                                      "%'u concepts of the file are on the list already.",
                                      self->plan->n_known),
                            self->plan->n_known);
  if (n_repeated > 0 && text->len > 0)
    g_string_append_c (text, '\n');
  if (n_repeated > 0)
    g_string_append_printf (text,
                            ngettext ("The concept list repeats %u concept, which is used once.",
                                      "The concept list repeats %u concepts, each is used once.",
                                      n_repeated),
                            n_repeated);
  gtk_label_set_label (self->summary, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->summary), text->len > 0);
}

static void
show_plan (PolConceptImportDialog *self)
{
  GListStore *store = g_list_store_new (POL_TYPE_CONCEPT_PROPOSAL);
  g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (store));

  if (self->plan->proposals->len == 0)
    {
      show_message (self, _ ("Nothing to Import"),
                    _ ("All concepts of the file are on the list already."));
      return;
    }

  g_list_store_splice (store, 0, 0, self->plan->proposals->pdata, self->plan->proposals->len);
  gtk_grid_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
  show_summary (self);
  update_action (self);
  show_page (self, "list");
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolConceptImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PolConceptPlan *plan = pol_concept_import_read_finish (result, &error);

  if (self->cancellable == NULL)
    {
      g_clear_pointer (&plan, pol_concept_plan_free);
      return;
    }

  self->plan = plan;
  if (plan != NULL)
    show_plan (self);
  else
    show_message (self, _ ("No Concept Was Added"), error->message);
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolConceptImportDialog) self = user_data;
  g_autofree char *notice = NULL;
  guint n;

  if (!pol_project_edit_finish (POL_PROJECT (source), result, NULL) || self->cancellable == NULL)
    return;

  n = count_chosen (self);
  notice = g_strdup_printf (ngettext ("%'u concept changed", "%'u concepts changed", n), n);
  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.notify-undo", "s", notice);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptImportDialog *self = POL_CONCEPT_IMPORT_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "import.apply", FALSE);
  show_page (self, "working");
  pol_concept_import_apply_async (self->project, self->plan->proposals, self->cancellable,
                                  on_applied, g_object_ref (self));
}

static char *
describe (PolConceptProposal *it)
{
  const char *name = pol_concept_proposal_get_name (it);
  const char *group = pol_concept_proposal_get_group (it);

  if (pol_concept_proposal_get_like (it) != NULL)
    /* Translators: a new name, and one of the list that is written nearly the same */
    return g_strdup_printf (_ ("%1$s ≈ %2$s"), name, pol_concept_proposal_get_like (it));
  if (group != NULL)
    /* Translators: the name of a concept and of its group */
    return g_strdup_printf (_ ("%1$s, in the group “%2$s”"), name, group);

  return g_strdup (name);
}

static char *
make_heading (PolConceptProposalKind kind, guint n)
{
  switch (kind)
    {
    case POL_CONCEPT_PROPOSAL_NEW:
      return g_strdup_printf (ngettext ("%'u new concept", "%'u new concepts", n), n);
    case POL_CONCEPT_PROPOSAL_ALIKE:
      return g_strdup_printf (ngettext ("%'u concept that is written nearly as another one: add it?",
                                        "%'u concepts that are written nearly as others: add them?",
                                        n),
                              n);
    case POL_CONCEPT_PROPOSAL_ARCHIVED:
      return g_strdup_printf (ngettext ("%'u archived concept: restore it?",
                                        "%'u archived concepts: restore them?", n),
                              n);
    case POL_CONCEPT_PROPOSAL_GONE:
    default:
      return g_strdup_printf (ngettext ("%'u concept of the list is not in the file: archive it?",
                                        "%'u concepts of the list are not in the file: archive them?",
                                        n),
                              n);
    }
}

/* The first row of a kind bears its heading. */
static void
show_heading (PolConceptImportDialog *self, GtkLabel *heading, guint position)
{
  GPtrArray *proposals = self->plan->proposals;
  PolConceptProposalKind kind = pol_concept_proposal_get_kind (proposals->pdata[position]);
  gboolean first = position == 0
                   || pol_concept_proposal_get_kind (proposals->pdata[position - 1]) != kind;
  g_autofree char *text = first ? make_heading (kind, count_kind (self, kind)) : NULL;

  gtk_label_set_label (heading, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (heading), first);
}

static void
on_check_toggled (GtkCheckButton *check, GtkListItem *item)
{
  PolConceptProposal *proposal = gtk_list_item_get_item (item);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (check));

  if (proposal == NULL || !POL_IS_CONCEPT_IMPORT_DIALOG (root))
    return;

  pol_concept_proposal_set_chosen (proposal, gtk_check_button_get_active (check));
  update_action (POL_CONCEPT_IMPORT_DIALOG (root));
}

static void
on_setup (PolConceptImportDialog *self, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *heading
      = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE,
                      "xalign", 0.0, "margin-top", 12, "margin-bottom", 3, NULL);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (heading, "heading");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_widget_set_size_request (check, -1, 32);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_check_toggled), item, 0);
}

static void
on_bind (PolConceptImportDialog *self, GtkListItem *item)
{
  PolConceptProposal *proposal = gtk_list_item_get_item (item);
  GtkWidget *heading = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkCheckButton *check = GTK_CHECK_BUTTON (gtk_widget_get_next_sibling (heading));
  g_autofree char *text = describe (proposal);

  gtk_label_set_label (GTK_LABEL (gtk_check_button_get_child (check)), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (item))),
      GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_check_button_set_active (check, pol_concept_proposal_get_chosen (proposal));
  show_heading (self, GTK_LABEL (heading), gtk_list_item_get_position (item));
}

static void
pol_concept_import_dialog_dispose (GObject *object)
{
  PolConceptImportDialog *self = POL_CONCEPT_IMPORT_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pol_concept_import_dialog_parent_class)->dispose (object);
}

static void
pol_concept_import_dialog_finalize (GObject *object)
{
  PolConceptImportDialog *self = POL_CONCEPT_IMPORT_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->project);
  g_clear_pointer (&self->plan, pol_concept_plan_free);

  G_OBJECT_CLASS (pol_concept_import_dialog_parent_class)->finalize (object);
}

static void
pol_concept_import_dialog_class_init (PolConceptImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_import_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pol_concept_import_dialog_finalize;

  g_type_ensure (POL_TYPE_SHY_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptImportDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PolConceptImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PolConceptImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PolConceptImportDialog, message);
  gtk_widget_class_bind_template_child (widget_class, PolConceptImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PolConceptImportDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);

  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pol_concept_import_dialog_init (PolConceptImportDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  show_page (self, "working");
}

/**
 * pol_concept_import_dialog_new:
 * @parent: (nullable): the window it belongs to, which is told of the end
 * @project: a project
 * @file: a concept list
 *
 * Begins to read a concept list, and makes a dialog that shows what it would
 * change.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_concept_import_dialog_new (GtkWindow *parent, PolProject *project, GFile *file)
{
  g_autofree char *base = NULL;
  g_autofree char *name = NULL;
  PolConceptImportDialog *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = g_object_new (POL_TYPE_CONCEPT_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_set_weak_pointer (&self->window, parent);
  self->project = g_object_ref (project);
  base = g_file_get_basename (file);
  name = g_filename_display_name (base);
  adw_window_title_set_subtitle (self->title, name);
  pol_concept_import_read_async (project, file, self->cancellable, on_read, g_object_ref (self));

  return GTK_WIDGET (self);
}
