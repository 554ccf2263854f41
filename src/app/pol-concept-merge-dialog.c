/* pol-concept-merge-dialog.c: which concept stays, and what holds where tags contradict
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-merge-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-conflict-row.h"
#include "pol-concept-merge.h"
#include "pol-concept-search.h"
#include "pol-place-list.h"
#include "pol-shy-bin.h"

struct _PolConceptMergeDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkStack *stack;
  GtkLabel *question;
  GtkEditable *search;
  GtkGridView *targets;
  GtkSpinner *spinner;
  GtkLabel *contradictions;
  GtkStack *targets_stack;
  GtkLabel *progress;
  GtkGridView *conflicts;

  GtkWindow *window; /* weak */
  PolProject *project;
  GPtrArray *concepts;      /* those to merge */
  PolConceptSearch *others; /* where one is to be merged into another one */
  PolConceptMerge *merge;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (PolConceptMergeDialog, pol_concept_merge_dialog, ADW_TYPE_WINDOW)

static void
show_page (PolConceptMergeDialog *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "working"));
}

static PolConcept *
get_target (PolConceptMergeDialog *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_grid_view_get_model (self->targets));

  return gtk_single_selection_get_selected_item (selection);
}

static void
update_choice (PolConceptMergeDialog *self)
{
  gboolean any = get_target (self) != NULL;

  gtk_stack_set_visible_child_name (self->targets_stack, any ? "targets" : "none");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", any);
}

static void
update_decisions (PolConceptMergeDialog *self)
{
  guint n = pol_concept_merge_get_conflicts (self->merge)->len;
  guint n_left = pol_concept_merge_count_undecided (self->merge);
  /* Translators: how far someone has come */
  g_autofree char *text = g_strdup_printf (_ ("%1$'u of %2$'u decided"), n - n_left, n);

  gtk_label_set_label (self->progress, text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "merge.apply", n_left == 0);
}

static void
list_conflicts (PolConceptMergeDialog *self)
{
  guint n = pol_concept_merge_get_conflicts (self->merge)->len;
  g_autoptr (PolPlaceList) places = pol_place_list_new_sized (n);
  g_autoptr (GtkNoSelection) selection
      = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (places)));

  gtk_grid_view_set_model (self->conflicts, GTK_SELECTION_MODEL (selection));
}

static void
show_conflicts (PolConceptMergeDialog *self)
{
  guint n = pol_concept_merge_get_conflicts (self->merge)->len;
  g_autofree char *text = NULL;

  text = g_strdup_printf (ngettext ("On %'u image, someone said opposite things of these concepts. "
                                    "What shall hold?",
                                    "On %'u images, someone said opposite things of these "
                                    "concepts. What shall hold?",
                                    n),
                          n);
  gtk_label_set_label (self->contradictions, text);
  list_conflicts (self);
  update_decisions (self);
  show_page (self, "decide");
}

static const char *
get_name (PolConceptMergeDialog *self, guint index)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);

  return pol_concept_get_name (pol_concept_list_get_concept (concepts, index));
}

static void
end (PolConceptMergeDialog *self)
{
  g_autofree char *notice = NULL;

  /* Translators: a notice; %s is the name of a concept */
  notice = g_strdup_printf (_ ("Merged into “%s”"),
                            get_name (self, pol_concept_merge_get_into (self->merge)));
  if (self->window != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self->window), "win.notify-undo", "s", notice);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
on_applied (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolConceptMergeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean merged = pol_concept_merge_apply_finish (self->merge, result, &error);

  if (error != NULL || self->cancellable == NULL)
    return;

  if (merged)
    end (self);
  else
    show_conflicts (self);
}

static void
choose_target (PolConceptMergeDialog *self)
{
  PolConcept *target = get_target (self);
  g_autoptr (GArray) from = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->concepts->len; i++)
    {
      guint index = pol_concept_get_index (self->concepts->pdata[i]);

      if (self->concepts->pdata[i] != target)
        g_array_append_val (from, index);
    }
  self->merge = pol_concept_merge_new ((const guint *)from->data, from->len,
                                       pol_concept_get_index (target));
  adw_window_title_set_subtitle (self->title, pol_concept_get_name (target));
}

static void
apply_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptMergeDialog *self = POL_CONCEPT_MERGE_DIALOG (widget);
  g_autofree char *description = NULL;

  if (self->merge == NULL)
    choose_target (self);

  /* Translators: a step of undo; %s is the name of a concept */
  description = g_strdup_printf (_ ("Merging into “%s”"),
                                 get_name (self, pol_concept_merge_get_into (self->merge)));
  gtk_widget_action_set_enabled (widget, "merge.apply", FALSE);
  show_page (self, "working");
  pol_concept_merge_apply_async (self->merge, self->project, description, self->cancellable,
                                 on_applied, g_object_ref (self));
}

static void
decide_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptMergeDialog *self = POL_CONCEPT_MERGE_DIALOG (widget);
  guint image, value;

  g_variant_get (parameter, "(uu)", &image, &value);
  pol_concept_merge_decide (self->merge, image, value);
  update_decisions (self);
}

static void
decide_all_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptMergeDialog *self = POL_CONCEPT_MERGE_DIALOG (widget);

  pol_concept_merge_decide_all (self->merge, g_variant_get_uint32 (parameter));
  list_conflicts (self);
  update_decisions (self);
}

static void
on_search_changed (PolConceptMergeDialog *self)
{
  if (self->others != NULL)
    pol_concept_search_set_query (self->others, gtk_editable_get_text (self->search));
}

static void
on_search_stopped (PolConceptMergeDialog *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
on_target_activated (PolConceptMergeDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "merge.apply", NULL);
}

static void
on_setup_target (PolConceptMergeDialog *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_size_request (label, -1, 32);
  gtk_list_item_set_child (item, label);
}

static void
on_bind_target (PolConceptMergeDialog *self, GtkListItem *item)
{
  GtkWidget *label = gtk_list_item_get_child (item);
  const char *name = pol_concept_get_name (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_setup_conflict (PolConceptMergeDialog *self, GtkListItem *item)
{
  gtk_list_item_set_child (item, pol_concept_conflict_row_new (self->project, self->merge));
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
}

static void
on_bind_conflict (PolConceptMergeDialog *self, GtkListItem *item)
{
  GArray *images = pol_concept_merge_get_conflicts (self->merge);
  guint position = gtk_list_item_get_position (item);

  if (position < images->len)
    pol_concept_conflict_row_set_image (POL_CONCEPT_CONFLICT_ROW (gtk_list_item_get_child (item)),
                                        g_array_index (images, guint32, position));
}

/* Closing it cancels what is under way. */
static void
pol_concept_merge_dialog_dispose (GObject *object)
{
  PolConceptMergeDialog *self = POL_CONCEPT_MERGE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (pol_concept_merge_dialog_parent_class)->dispose (object);
}

static void
pol_concept_merge_dialog_finalize (GObject *object)
{
  PolConceptMergeDialog *self = POL_CONCEPT_MERGE_DIALOG (object);

  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->project);
  g_clear_object (&self->others);
  g_clear_pointer (&self->concepts, g_ptr_array_unref);
  g_clear_pointer (&self->merge, pol_concept_merge_unref);

  G_OBJECT_CLASS (pol_concept_merge_dialog_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (POL_TYPE_SHY_BIN);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-merge-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, title);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, question);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, search);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, targets);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, contradictions);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, targets_stack);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMergeDialog, conflicts);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_target_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_target);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_target);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_conflict);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_conflict);
}

static void
pol_concept_merge_dialog_class_init (PolConceptMergeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_merge_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = pol_concept_merge_dialog_finalize;
  bind_template (widget_class);

  gtk_widget_class_install_action (widget_class, "merge.apply", NULL, apply_activated);
  gtk_widget_class_install_action (widget_class, "merge.decide", "(uu)", decide_activated);
  gtk_widget_class_install_action (widget_class, "merge.decide-all", "u", decide_all_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pol_concept_merge_dialog_init (PolConceptMergeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search Concepts"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->search)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search Concepts"), -1);
}

/* One concept may go into any other; of several, one stays. */
static GListModel *
make_targets (PolConceptMergeDialog *self)
{
  GListStore *store;

  if (self->concepts->len == 1)
    {
      self->others = g_object_new (POL_TYPE_CONCEPT_SEARCH, "with-recent", FALSE, "left-out",
                                   self->concepts->pdata[0], "concepts",
                                   pol_project_get_concepts (self->project), NULL);
      return g_object_ref (G_LIST_MODEL (self->others));
    }

  store = g_list_store_new (POL_TYPE_CONCEPT);
  g_list_store_splice (store, 0, 0, self->concepts->pdata, self->concepts->len);

  return G_LIST_MODEL (store);
}

static void
show_question (PolConceptMergeDialog *self)
{
  g_autofree char *text = NULL;

  if (self->concepts->len == 1)
    text = g_strdup_printf (_ ("Which concept shall take the tags of “%s”, which is archived then?"),
                            pol_concept_get_name (self->concepts->pdata[0]));
  else
    text = g_strdup (_ ("Which concept stays? It takes the tags of the others, which are archived "
                        "then."));
  gtk_label_set_label (self->question, text);
  gtk_widget_set_visible (GTK_WIDGET (self->search), self->concepts->len == 1);
}

/**
 * pol_concept_merge_dialog_new:
 * @parent: (nullable): the window it belongs to, which is told of the end
 * @project: a project
 * @concepts: (element-type PolConcept): one concept, to be merged into another
 *   one, or several, to become one
 *
 * Makes a dialog that merges concepts.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_concept_merge_dialog_new (GtkWindow *parent, PolProject *project, GPtrArray *concepts)
{
  g_autoptr (GtkSingleSelection) selection = NULL;
  PolConceptMergeDialog *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (concepts != NULL && concepts->len > 0, NULL);

  self = g_object_new (POL_TYPE_CONCEPT_MERGE_DIALOG, "transient-for", parent, NULL);
  g_set_weak_pointer (&self->window, parent);
  self->project = g_object_ref (project);
  self->concepts = g_ptr_array_ref (concepts);
  selection = gtk_single_selection_new (make_targets (self));
  g_signal_connect_object (selection, "notify::selected-item", G_CALLBACK (update_choice), self,
                           G_CONNECT_SWAPPED);
  gtk_grid_view_set_model (self->targets, GTK_SELECTION_MODEL (selection));
  show_question (self);
  update_choice (self);
  gtk_widget_grab_focus (self->concepts->len == 1 ? GTK_WIDGET (self->search)
                                                  : GTK_WIDGET (self->targets));

  return GTK_WIDGET (self);
}
