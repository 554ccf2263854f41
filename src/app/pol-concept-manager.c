/* pol-concept-manager.c: all concepts, to be archived, restored, merged, grouped
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-manager.h"

#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-concept-editing.h"
#include "pol-concept-manager-row.h"
#include "pol-concept-merge-dialog.h"
#include "pol-concept-note-dialog.h"
#include "pol-concept-question.h"
#include "pol-concept-search.h"
#include "pol-tag-count.h"

struct _PolConceptManager
{
  AdwWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkEditable *search;
  GtkToggleButton *listed_button;
  GtkToggleButton *archived_button;
  GtkStack *stack;
  GtkGridView *list;
  AdwStatusPage *empty;
  GtkLabel *n_selected;
  GtkWidget *listed_actions;
  GtkWidget *archived_actions;

  PolProject *project;
  PolConceptSearch *listed;
  PolConceptSearch *archived;
  GtkSelectionModel *selection;
  guint list_id;             /* before the list has its rows */
  GArray *counts;            /* PolTagCount by concept index, NULL until they are known */
  GPtrArray *rows;           /* PolConceptManagerRow, those that show a concept */
  GCancellable *cancellable;
  gboolean counting;
  gboolean count_again;
};

G_DEFINE_FINAL_TYPE (PolConceptManager, pol_concept_manager, ADW_TYPE_WINDOW)

static gboolean
shows_archived (PolConceptManager *self)
{
  return gtk_toggle_button_get_active (self->archived_button);
}

static GListModel *
get_shown (PolConceptManager *self)
{
  return G_LIST_MODEL (shows_archived (self) ? self->archived : self->listed);
}

static guint
count_selected (PolConceptManager *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);

  return gtk_bitset_get_size (selected);
}

static GPtrArray *
list_selected (PolConceptManager *self)
{
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (self->selection);
  GPtrArray *concepts = g_ptr_array_new_with_free_func (g_object_unref);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_ptr_array_add (concepts, g_list_model_get_item (get_shown (self), position));

  return concepts;
}

static void
update_actions (PolConceptManager *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean archived = shows_archived (self);
  guint n = count_selected (self);
  g_autofree char *text = NULL;

  text = n > 0 ? g_strdup_printf (ngettext ("%'u selected", "%'u selected", n), n)
               : g_strdup (_ ("None selected"));
  gtk_label_set_label (self->n_selected, text);
  gtk_widget_set_visible (self->listed_actions, !archived);
  gtk_widget_set_visible (self->archived_actions, archived);
  gtk_widget_action_set_enabled (widget, "concepts.archive", n > 0 && !archived);
  gtk_widget_action_set_enabled (widget, "concepts.change-group", n > 0 && !archived);
  gtk_widget_action_set_enabled (widget, "concepts.merge", n > 0 && !archived);
  gtk_widget_action_set_enabled (widget, "concepts.rename", n == 1 && !archived);
  gtk_widget_action_set_enabled (widget, "concepts.edit-note", n == 1 && !archived);
  gtk_widget_action_set_enabled (widget, "concepts.restore", n > 0 && archived);
}

static void
show_emptiness (PolConceptManager *self)
{
  gboolean archived = shows_archived (self);

  if (*gtk_editable_get_text (self->search) != '\0')
    g_object_set (self->empty, "title", _ ("No Concept Matches"), "description",
                  _ ("Search for another part of the name, or of the group."), NULL);
  else if (archived)
    g_object_set (self->empty, "title", _ ("Nothing Is Archived"), "description",
                  _ ("Concepts that are taken off the list are kept here, with their tags."), NULL);
  else
    g_object_set (self->empty, "title", _ ("No Concepts Yet"), "description",
                  _ ("Add concepts beside the images, or import a list of them."), NULL);
}

static void
label_page (GtkToggleButton *button, const char *format, guint n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *label = g_strconcat (format, " ", number, NULL);

  gtk_button_set_label (GTK_BUTTON (button), label);
}

static void
update_list (PolConceptManager *self)
{
  PolConceptList *concepts;
  guint n_active;

  if (self->project == NULL)
    return;

  concepts = pol_project_get_concepts (self->project);
  n_active = pol_concept_list_get_n_active (concepts);
  label_page (self->listed_button, _ ("List"), n_active);
  label_page (self->archived_button, _ ("Archive"),
              pol_concept_list_get_n_concepts (concepts) - n_active);
  show_emptiness (self);
  gtk_stack_set_visible_child_name (
      self->stack, g_list_model_get_n_items (get_shown (self)) > 0 ? "list" : "empty");
  update_actions (self);
}

static void
show_count (PolConceptManager *self, PolConceptManagerRow *row)
{
  PolConcept *concept = pol_concept_manager_row_get_concept (row);
  guint index = pol_concept_get_index (concept);

  if (self->counts != NULL && index < self->counts->len)
    pol_concept_manager_row_set_count (row, &g_array_index (self->counts, PolTagCount, index));
}

static void count (PolConceptManager *self);

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolConceptManager) self = user_data;
  GArray *counts = pol_tag_count_all_finish (result, NULL);

  self->counting = FALSE;
  if (counts == NULL || self->project == NULL)
    {
      g_clear_pointer (&counts, g_array_unref);
      return;
    }

  g_clear_pointer (&self->counts, g_array_unref);
  self->counts = counts;
  for (guint i = 0; i < self->rows->len; i++)
    show_count (self, self->rows->pdata[i]);
  if (self->count_again)
    count (self);
}

/* One count at a time: what changes meanwhile is counted after it. */
static void
count (PolConceptManager *self)
{
  self->count_again = self->counting;
  if (self->counting || self->project == NULL)
    return;

  self->counting = TRUE;
  pol_tag_count_all_async (self->project, self->cancellable, on_counted, g_object_ref (self));
}

static void
show_list (PolConceptManager *self)
{
  g_autoptr (GtkSelectionModel) selection
      = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (get_shown (self))));

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_func (self->selection, update_actions, self);
  g_set_object (&self->selection, selection);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (selection, "items-changed", G_CALLBACK (update_list), self,
                           G_CONNECT_SWAPPED);
  if (self->list_id == 0)
    gtk_grid_view_set_model (self->list, selection);
  update_list (self);
}

static gboolean
show_first_list (gpointer user_data)
{
  PolConceptManager *self = user_data;

  self->list_id = 0;
  gtk_grid_view_set_model (self->list, self->selection);

  return G_SOURCE_REMOVE;
}

static void
on_page_toggled (PolConceptManager *self)
{
  if (self->project != NULL)
    show_list (self);
}

static void
on_search_changed (PolConceptManager *self)
{
  const char *text = gtk_editable_get_text (self->search);

  if (self->project == NULL)
    return;

  pol_concept_search_set_query (self->listed, text);
  pol_concept_search_set_query (self->archived, text);
  update_list (self);
}

static void
on_search_stopped (PolConceptManager *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
show_toast (PolConceptManager *self, const char *text, gboolean with_undo)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (markup);

  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
archive_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (widget);
  g_autoptr (GPtrArray) concepts = list_selected (self);
  g_autofree char *notice = NULL;

  if (concepts->len == 0)
    return;

  if (concepts->len == 1)
    notice = g_strdup_printf (_ ("“%s” archived. Its tags come back with it."),
                              pol_concept_get_name (concepts->pdata[0]));
  else
    notice = g_strdup_printf (ngettext ("%'u concept archived", "%'u concepts archived",
                                        concepts->len),
                              concepts->len);
  pol_concept_editing_archive (self->project, concepts);
  show_toast (self, notice, TRUE);
}

static void
restore_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (widget);
  g_autoptr (GPtrArray) concepts = list_selected (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *notice = NULL;

  if (concepts->len == 0)
    return;

  if (concepts->len == 1)
    notice = g_strdup_printf (_ ("“%s” restored"), pol_concept_get_name (concepts->pdata[0]));
  else
    notice = g_strdup_printf (ngettext ("%'u concept restored", "%'u concepts restored",
                                        concepts->len),
                              concepts->len);
  if (pol_concept_editing_restore (self->project, concepts, &error))
    show_toast (self, notice, TRUE);
  else
    show_toast (self, error->message, FALSE);
}

static void
merge_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (widget);
  g_autoptr (GPtrArray) concepts = list_selected (self);

  gtk_window_present (
      GTK_WINDOW (pol_concept_merge_dialog_new (GTK_WINDOW (self), self->project, concepts)));
}

static void
change_group_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (widget);
  g_autoptr (GPtrArray) concepts = list_selected (self);

  gtk_window_present (
      GTK_WINDOW (pol_concept_question_new_group (GTK_WINDOW (self), self->project, concepts)));
}

static void
rename_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (widget);
  g_autoptr (GPtrArray) concepts = list_selected (self);

  gtk_window_present (GTK_WINDOW (pol_concept_question_new_name (GTK_WINDOW (self), self->project,
                                                                 concepts->pdata[0])));
}

static void
edit_note_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (widget);
  g_autoptr (GPtrArray) concepts = list_selected (self);

  gtk_window_present (GTK_WINDOW (pol_concept_note_dialog_new (GTK_WINDOW (self), self->project,
                                                               concepts->pdata[0])));
}

static void
delete_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gboolean archived = shows_archived (POL_CONCEPT_MANAGER (widget));

  gtk_widget_activate_action (widget, archived ? "concepts.restore" : "concepts.archive", NULL);
}

static void
find_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (POL_CONCEPT_MANAGER (widget)->search));
}

/* What dialogs and notices ask of a window that they belong to. */

static void
undo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pol_project_step_async (POL_CONCEPT_MANAGER (user_data)->project, TRUE, NULL, NULL, NULL);
}

static void
redo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  pol_project_step_async (POL_CONCEPT_MANAGER (user_data)->project, FALSE, NULL, NULL, NULL);
}

static void
notify_undo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_toast (user_data, g_variant_get_string (parameter, NULL), TRUE);
}

static const GActionEntry window_actions[] = {
  { .name = "undo", .activate = undo_activated },
  { .name = "redo", .activate = redo_activated },
  { .name = "notify-undo", .activate = notify_undo_activated, .parameter_type = "s" },
};

static void
on_item_selected (GtkListItem *item)
{
  PolConceptManagerRow *row = POL_CONCEPT_MANAGER_ROW (gtk_list_item_get_child (item));

  g_object_set (row, "selected", gtk_list_item_get_selected (item), NULL);
}

/* A click on the box adds to what is selected, or takes away from it. */
static void
on_row_selected (PolConceptManagerRow *row, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (row)));
  guint position = gtk_list_item_get_position (item);
  gboolean selected;

  g_object_get (row, "selected", &selected, NULL);
  if (!POL_IS_CONCEPT_MANAGER (window) || selected == gtk_list_item_get_selected (item))
    return;

  if (selected)
    gtk_selection_model_select_item (POL_CONCEPT_MANAGER (window)->selection, position, FALSE);
  else
    gtk_selection_model_unselect_item (POL_CONCEPT_MANAGER (window)->selection, position);
}

static void
on_setup (PolConceptManager *self, GtkListItem *item)
{
  GtkWidget *row = pol_concept_manager_row_new ();

  gtk_list_item_set_child (item, row);
  g_signal_connect_object (item, "notify::selected", G_CALLBACK (on_item_selected), row, 0);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_row_selected), item, 0);
}

static void
on_bind (PolConceptManager *self, GtkListItem *item)
{
  PolConceptManagerRow *row = POL_CONCEPT_MANAGER_ROW (gtk_list_item_get_child (item));

  pol_concept_manager_row_set_concept (row, gtk_list_item_get_item (item));
  on_item_selected (item);
  show_count (self, row);
  g_ptr_array_add (self->rows, row);
}

static void
on_unbind (PolConceptManager *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  pol_concept_manager_row_set_concept (POL_CONCEPT_MANAGER_ROW (row), NULL);
  g_ptr_array_remove_fast (self->rows, row);
}

static void
on_activate (PolConceptManager *self, guint position)
{
  gtk_selection_model_select_item (self->selection, position, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self),
                              shows_archived (self) ? "concepts.restore" : "concepts.edit-note",
                              NULL);
}

static void
pol_concept_manager_dispose (GObject *object)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (object);

  g_clear_handle_id (&self->list_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->list != NULL)
    gtk_grid_view_set_model (self->list, NULL);
  g_clear_object (&self->selection);
  g_clear_object (&self->listed);
  g_clear_object (&self->archived);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pol_concept_manager_parent_class)->dispose (object);
}

static void
pol_concept_manager_finalize (GObject *object)
{
  PolConceptManager *self = POL_CONCEPT_MANAGER (object);

  g_clear_pointer (&self->counts, g_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (pol_concept_manager_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-manager.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, toasts);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, search);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, listed_button);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, archived_button);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, stack);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, list);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, empty);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, n_selected);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, listed_actions);
  gtk_widget_class_bind_template_child (widget_class, PolConceptManager, archived_actions);
  gtk_widget_class_bind_template_callback (widget_class, on_page_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "concepts.archive", NULL, archive_activated);
  gtk_widget_class_install_action (widget_class, "concepts.restore", NULL, restore_activated);
  gtk_widget_class_install_action (widget_class, "concepts.merge", NULL, merge_activated);
  gtk_widget_class_install_action (widget_class, "concepts.change-group", NULL,
                                   change_group_activated);
  gtk_widget_class_install_action (widget_class, "concepts.rename", NULL, rename_activated);
  gtk_widget_class_install_action (widget_class, "concepts.edit-note", NULL, edit_note_activated);
  gtk_widget_class_install_action (widget_class, "concepts.delete", NULL, delete_activated);
  gtk_widget_class_install_action (widget_class, "concepts.find", NULL, find_activated);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "concepts.delete", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "concepts.rename", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "concepts.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
pol_concept_manager_class_init (PolConceptManagerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_concept_manager_dispose;
  G_OBJECT_CLASS (klass)->finalize = pol_concept_manager_finalize;

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  bind_template (widget_class);
  install_actions (widget_class);
  add_keys (widget_class);
}

static void
pol_concept_manager_init (PolConceptManager *self)
{
  g_autoptr (GSimpleActionGroup) actions = g_simple_action_group_new ();

  self->rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (actions), window_actions,
                                   G_N_ELEMENTS (window_actions), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search Concepts"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->search)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Search Concepts"), -1);
}

/**
 * pol_concept_manager_new:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 *
 * Makes a window with all concepts of a project.
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWidget *
pol_concept_manager_new (GtkWindow *parent, PolProject *project)
{
  PolConceptManager *self;
  PolConceptList *concepts;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  self = g_object_new (POL_TYPE_CONCEPT_MANAGER, "transient-for", parent, NULL);
  self->project = g_object_ref (project);
  concepts = pol_project_get_concepts (project);
  self->listed = g_object_new (POL_TYPE_CONCEPT_SEARCH, "with-recent", FALSE, "concepts", concepts,
                               NULL);
  self->archived = g_object_new (POL_TYPE_CONCEPT_SEARCH, "archived", TRUE, "with-recent", FALSE,
                                 "concepts", concepts, NULL);
  g_signal_connect_object (concepts, "changed", G_CALLBACK (update_list), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (project, "images-changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  /* the rows are made after the first frame: both at once would hold up the window */
  self->list_id = g_idle_add (show_first_list, self);
  show_list (self);
  count (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));

  return GTK_WIDGET (self);
}
