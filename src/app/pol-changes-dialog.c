/* pol-changes-dialog.c: what becomes of each concept's labels, and the images behind it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-changes-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-changes-text.h"
#include "pol-choice.h"
#include "pol-concept-menu.h"
#include "pol-evidence.h"
#include "pol-policy-menu.h"
#include "pol-tooltip.h"

/* What the labels are compared with, in the order of the template's choice. */
typedef enum
{
  KIND_POLICY,
  KIND_ACCEPTED,
  KIND_RESTORED,
  KIND_ARCHIVED,
  KIND_MERGED,
  KIND_ADDED
} Kind;

/* What is to be chosen for each: a page of the template. */
static const char *const choices[]
    = { "policy", "percent", NULL, "concept", "concepts", "group" };

static const struct
{
  PolLabel from;
  PolLabel to;
} directions[] = {
  { POL_LABEL_POSITIVE, POL_LABEL_NEGATIVE }, { POL_LABEL_POSITIVE, POL_LABEL_IGNORED },
  { POL_LABEL_NEGATIVE, POL_LABEL_POSITIVE }, { POL_LABEL_NEGATIVE, POL_LABEL_IGNORED },
  { POL_LABEL_IGNORED, POL_LABEL_POSITIVE },  { POL_LABEL_IGNORED, POL_LABEL_NEGATIVE },
};

#define N_DIRECTIONS G_N_ELEMENTS (directions)

/* A column of numbers: those of one direction, and in the last one all of them. */
typedef struct
{
  PolChangesDialog *dialog;
  GtkColumnViewColumn *column;
  guint changes;            /* as of PolEvidence */
  char *title;
} NumberColumn;

struct _PolChangesDialog
{
  AdwWindow parent_instance;

  PolAdaptiveBin *bin;
  GtkBox *choice_box;
  GtkDropDown *kind_menu;
  GtkStack *choices;
  PolPolicyMenu *policy_menu;
  GtkSpinButton *percent;
  PolConceptMenu *concept_menu;
  PolConceptMenu *from_menu;
  PolConceptMenu *into_menu;
  GtkWidget *group;
  GtkLabel *summary;
  GtkLabel *directions;
  GtkStack *stack;
  AdwStatusPage *problem;
  GtkColumnView *table;

  PolProject *project;
  PolPolicy *policy;
  PolAlternative *alternative;
  PolConceptChanges *changes;
  GListStore *concepts;     /* PolConcept, those with most changes first */
  NumberColumn columns[N_DIRECTIONS + 1];
  GCancellable *counting;
  GCancellable *finding;
  char *finding_title;
};

enum
{
  SHOW_IMAGES,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolChangesDialog, pol_changes_dialog, ADW_TYPE_WINDOW)

static guint
count_changes (PolChangesDialog *self, guint concept, guint changes)
{
  guint n = 0;

  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      if ((changes & POL_CHANGE (directions[i].from, directions[i].to)) != 0)
        n += pol_concept_changes_get_n (self->changes, concept, directions[i].from,
                                        directions[i].to);
    }

  return n;
}

static int
compare_concepts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  PolChangesDialog *self = user_data;
  guint first = pol_concept_get_index (*(PolConcept **)a);
  guint second = pol_concept_get_index (*(PolConcept **)b);
  guint n_first = pol_concept_changes_get_n_changed (self->changes, first);
  guint n_second = pol_concept_changes_get_n_changed (self->changes, second);

  if (n_first != n_second)
    return n_first > n_second ? -1 : 1;

  return first < second ? -1 : 1;
}

/* Of the project's concepts: one that came meanwhile, or would only come, has no row. */
static void
list_concepts (PolChangesDialog *self)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  guint n = MIN (pol_concept_list_get_n_concepts (concepts),
                 pol_concept_changes_get_n_concepts (self->changes));
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      if (pol_concept_changes_get_n_changed (self->changes, i) > 0)
        g_ptr_array_add (changed, pol_concept_list_get_concept (concepts, i));
    }
  g_ptr_array_sort_with_data (changed, compare_concepts, self);

  g_list_store_remove_all (self->concepts);
  g_list_store_splice (self->concepts, 0, 0, changed->pdata, changed->len);
}

/* Only columns that say something: all of them together say nothing more than one alone. */
static void
show_columns (PolChangesDialog *self, const PolLabelChanges *sum)
{
  guint n_shown = 0;

  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      gboolean occurs = sum->n[directions[i].from][directions[i].to] > 0;

      gtk_column_view_column_set_visible (self->columns[i].column, occurs);
      n_shown += occurs;
    }
  gtk_column_view_column_set_visible (self->columns[N_DIRECTIONS].column, n_shown > 1);
}

/* Beside another policy, the one that labels are read by is to be named. */
static PolPolicy *
get_before (PolChangesDialog *self)
{
  return pol_alternative_get_policy (self->alternative, self->policy) != self->policy ? self->policy
                                                                                      : NULL;
}

static void
show_changes (PolChangesDialog *self)
{
  g_autofree char *summary = pol_changes_text_summarise (self->changes, get_before (self));
  g_autofree char *list = pol_changes_text_list (self->changes);
  PolLabelChanges sum;
  gboolean any, has_rows;

  pol_concept_changes_add_up (self->changes, &sum);
  any = pol_label_changes_sum (&sum) > 0;
  gtk_label_set_label (self->summary, summary);
  gtk_label_set_label (self->directions, list);
  gtk_widget_set_visible (GTK_WIDGET (self->directions), any);
  show_columns (self, &sum);
  list_concepts (self);
  has_rows = g_list_model_get_n_items (G_LIST_MODEL (self->concepts)) > 0;
  if (!any)
    gtk_stack_set_visible_child_name (self->stack, "none");
  else
    gtk_stack_set_visible_child_name (self->stack, has_rows ? "table" : "new");
}

static void
stop (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChangesDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  PolConceptChanges *changes
      = pol_concept_changes_count_finish (POL_PROJECT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->counting);
  if (changes == NULL)
    {
      gtk_label_set_label (self->summary, "");
      gtk_widget_set_visible (GTK_WIDGET (self->directions), FALSE);
      adw_status_page_set_description (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }

  g_clear_pointer (&self->changes, pol_concept_changes_unref);
  self->changes = changes;
  show_changes (self);
}

static PolAlternative *
make_restored (PolChangesDialog *self)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  g_autoptr (GArray) archived = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < pol_concept_list_get_n_concepts (concepts); i++)
    {
      if (pol_concept_get_archived (pol_concept_list_get_concept (concepts, i)))
        g_array_append_val (archived, i);
    }

  return pol_alternative_new_archived ((const guint *)archived->data, archived->len, FALSE);
}

/* The index of the concept that is chosen, if there is one. */
static gboolean
get_chosen (PolConceptMenu *menu, guint *concept)
{
  PolConcept *chosen = pol_concept_menu_get_concept (menu);

  if (chosen == NULL)
    return FALSE;

  *concept = pol_concept_get_index (chosen);

  return TRUE;
}

static PolAlternative *
make_archived (PolChangesDialog *self)
{
  guint concept;

  return pol_alternative_new_archived (&concept, get_chosen (self->concept_menu, &concept), TRUE);
}

/* A concept that is merged into itself stays what it is. */
static PolAlternative *
make_merged (PolChangesDialog *self)
{
  guint from = 0, into = 0;
  gboolean both = get_chosen (self->from_menu, &from) && get_chosen (self->into_menu, &into);

  return pol_alternative_new_merged (&from, both && from != into ? 1 : 0, into);
}

/* It has no name yet, so it gets one that nobody gives. */
static PolAlternative *
make_added (PolChangesDialog *self)
{
  g_autofree char *name = g_uuid_string_random ();
  const char *group = gtk_editable_get_text (GTK_EDITABLE (self->group));

  return pol_alternative_new_added (name, *group != '\0' ? group : NULL);
}

static PolAlternative *
make_alternative (PolChangesDialog *self)
{
  switch ((Kind)gtk_drop_down_get_selected (self->kind_menu))
    {
    case KIND_ACCEPTED:
      return pol_alternative_new_accepted (gtk_spin_button_get_value_as_int (self->percent));
    case KIND_RESTORED:
      return make_restored (self);
    case KIND_ARCHIVED:
      return make_archived (self);
    case KIND_MERGED:
      return make_merged (self);
    case KIND_ADDED:
      return make_added (self);
    case KIND_POLICY:
    default:
      return pol_alternative_new_policy (pol_policy_menu_get_policy (self->policy_menu));
    }
}

/* What was shown stays until the new numbers are there. */
static void
count (PolChangesDialog *self)
{
  if (self->project == NULL)
    return;

  stop (&self->counting);
  stop (&self->finding);
  g_clear_pointer (&self->alternative, pol_alternative_unref);
  self->alternative = make_alternative (self);
  self->counting = g_cancellable_new ();
  pol_concept_changes_count_async (self->project, self->policy, self->alternative, self->counting,
                                   on_counted, g_object_ref (self));
}

/* What is chosen is below what it is chosen for where there is no room beside it. */
static void
on_narrow_changed (PolChangesDialog *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->choice_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->choice_box, !narrow);
}

static void
on_kind_changed (PolChangesDialog *self)
{
  Kind kind = gtk_drop_down_get_selected (self->kind_menu);

  gtk_widget_set_visible (GTK_WIDGET (self->choices), choices[kind] != NULL);
  if (choices[kind] != NULL)
    gtk_stack_set_visible_child_name (self->choices, choices[kind]);
  count (self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolChangesDialog) self = user_data;
  g_autoptr (GArray) images = pol_evidence_find_finish (result, NULL);

  if (images == NULL)
    return;

  g_clear_object (&self->finding);
  g_signal_emit (self, signals[SHOW_IMAGES], 0, images, self->finding_title);
  gtk_window_close (GTK_WINDOW (self));
}

static const char *
get_title (PolChangesDialog *self, guint changes)
{
  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      if (self->columns[i].changes == changes)
        return self->columns[i].title;
    }

  return self->columns[N_DIRECTIONS].title;
}

static void
show_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolChangesDialog *self = POL_CHANGES_DIALOG (widget);
  PolEvidence evidence = { .kind = POL_EVIDENCE_CHANGED, .policy = self->policy,
                           .alternative = self->alternative };
  PolConcept *concept;

  g_variant_get (parameter, "(uu)", &evidence.concept, &evidence.changes);
  concept = pol_concept_list_get_concept (pol_project_get_concepts (self->project),
                                          evidence.concept);
  stop (&self->finding);
  g_free (self->finding_title);
  /* Translators: a concept, and what happens to its labels: “taco: negative → ignored” */
  self->finding_title = g_strdup_printf (_ ("%1$s: %2$s"), pol_concept_get_name (concept),
                                         get_title (self, evidence.changes));
  self->finding = g_cancellable_new ();
  pol_evidence_find_async (self->project, &evidence, self->finding, on_found,
                           g_object_ref (self));
}

/* A row leads to all images where its concept changes. */
static void
on_row_activated (PolChangesDialog *self, guint position)
{
  g_autoptr (PolConcept) concept = g_list_model_get_item (G_LIST_MODEL (self->concepts), position);

  gtk_widget_activate_action (GTK_WIDGET (self), "changes.show", "(uu)",
                              pol_concept_get_index (concept), self->columns[N_DIRECTIONS].changes);
}

static void
on_name_setup (PolChangesDialog *self, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 10);
  gtk_list_item_set_child (item, label);
}

static void
on_name_bind (PolChangesDialog *self, GtkListItem *item)
{
  const char *name = pol_concept_get_name (gtk_list_item_get_item (item));
  GtkWidget *label = gtk_list_item_get_child (item);
  GtkWidget *cell = gtk_widget_get_parent (label);

  gtk_label_set_label (GTK_LABEL (label), name);
  pol_tooltip_set_text (label, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_number_setup (GtkListItemFactory *factory, GtkListItem *item, NumberColumn *column)
{
  GtkWidget *button = gtk_button_new_with_label ("");

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "numeric");
  gtk_list_item_set_child (item, button);
}

static void
on_number_bind (GtkListItemFactory *factory, GtkListItem *item, NumberColumn *column)
{
  PolConcept *concept = gtk_list_item_get_item (item);
  guint index = pol_concept_get_index (concept);
  GtkWidget *button = gtk_list_item_get_child (item);
  guint n = count_changes (column->dialog, index, column->changes);
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *name = NULL;

  /* Translators: a concept, what happens to its labels, and on how many images */
  name = g_strdup_printf (ngettext ("%1$s, %2$s: %3$'u image", "%1$s, %2$s: %3$'u images", n),
                          pol_concept_get_name (concept), column->title, n);
  gtk_button_set_label (GTK_BUTTON (button), number);
  pol_tooltip_set_text (button, _ ("Show These Images"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uu)", index, column->changes);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "changes.show");
  gtk_widget_set_visible (button, n > 0);
}

static void
add_column (PolChangesDialog *self, NumberColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  column->dialog = self;
  g_signal_connect (factory, "setup", G_CALLBACK (on_number_setup), column);
  g_signal_connect (factory, "bind", G_CALLBACK (on_number_bind), column);
  column->column = gtk_column_view_column_new (column->title, factory);
  gtk_column_view_append_column (self->table, column->column);
}

static void
add_columns (PolChangesDialog *self)
{
  NumberColumn *all = &self->columns[N_DIRECTIONS];

  for (guint i = 0; i < N_DIRECTIONS; i++)
    {
      self->columns[i].changes = POL_CHANGE (directions[i].from, directions[i].to);
      self->columns[i].title = pol_changes_text_get_direction (directions[i].from,
                                                               directions[i].to);
      all->changes |= self->columns[i].changes;
      add_column (self, &self->columns[i]);
    }
  all->title = g_strdup (_ ("all changes"));
  add_column (self, all);
}

/* The header of the table has nothing to be focused for. */
static void
set_up_parts (PolChangesDialog *self)
{
  pol_choice_set_up (GTK_WIDGET (self->kind_menu), _ ("Compare With"));
  gtk_widget_set_focusable (gtk_widget_get_first_child (GTK_WIDGET (self->table)), FALSE);
}

static void
fill_concept_menus (PolChangesDialog *self, PolConceptList *concepts)
{
  pol_concept_menu_set_concepts (self->concept_menu, concepts);
  pol_concept_menu_set_concepts (self->from_menu, concepts);
  pol_concept_menu_set_concepts (self->into_menu, concepts);
  if (pol_concept_list_get_n_active (concepts) == 0)
    return;

  pol_concept_menu_set_concept (self->concept_menu, pol_concept_list_get_active (concepts, 0));
  pol_concept_menu_set_concept (self->from_menu, pol_concept_list_get_active (concepts, 0));
}

static void
pol_changes_dialog_dispose (GObject *object)
{
  PolChangesDialog *self = POL_CHANGES_DIALOG (object);

  stop (&self->counting);
  stop (&self->finding);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  for (guint i = 0; i <= N_DIRECTIONS; i++)
    g_clear_object (&self->columns[i].column);

  G_OBJECT_CLASS (pol_changes_dialog_parent_class)->dispose (object);
}

static void
pol_changes_dialog_finalize (GObject *object)
{
  PolChangesDialog *self = POL_CHANGES_DIALOG (object);

  g_clear_object (&self->policy);
  g_clear_object (&self->concepts);
  g_clear_pointer (&self->alternative, pol_alternative_unref);
  g_clear_pointer (&self->changes, pol_concept_changes_unref);
  for (guint i = 0; i <= N_DIRECTIONS; i++)
    g_free (self->columns[i].title);
  g_free (self->finding_title);

  G_OBJECT_CLASS (pol_changes_dialog_parent_class)->finalize (object);
}

static void
pol_changes_dialog_class_init (PolChangesDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (POL_TYPE_CONCEPT_MENU);
  g_type_ensure (POL_TYPE_POLICY_MENU);
  object_class->dispose = pol_changes_dialog_dispose;
  object_class->finalize = pol_changes_dialog_finalize;

  signals[SHOW_IMAGES] = g_signal_new ("show-images", POL_TYPE_CHANGES_DIALOG, G_SIGNAL_RUN_LAST,
                                       0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY,
                                       G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/changes-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, bin);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, choice_box);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, kind_menu);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, policy_menu);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, percent);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, concept_menu);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, from_menu);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, into_menu);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, directions);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, PolChangesDialog, table);
  gtk_widget_class_bind_template_callback (widget_class, count);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_name_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_name_bind);

  gtk_widget_class_install_action (widget_class, "changes.show", "(uu)", show_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
pol_changes_dialog_init (PolChangesDialog *self)
{
  g_autoptr (GtkSelectionModel) model = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->concepts = g_list_store_new (POL_TYPE_CONCEPT);
  model = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->concepts))));
  gtk_column_view_set_model (self->table, model);
  add_columns (self);
  set_up_parts (self);
}

/* Another policy than the one the labels are read by. */
static PolPolicy *
choose_other (PolPolicy *policy, PolPolicy *other)
{
  PolPolicy *suggested = pol_policy_get_preset ("no-widening");

  if (other != NULL && other != policy)
    return other;

  return policy != suggested ? suggested : pol_policy_get_default ();
}

/**
 * pol_changes_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @project: a project
 * @policy: the policy that it is read by
 * @other: (nullable): a policy to compare it with
 *
 * Makes a dialog that compares the labels of @project with others.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_changes_dialog_new (GtkWindow *parent,
                        PolProject *project,
                        PolPolicy *policy,
                        PolPolicy *other)
{
  PolChangesDialog *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_POLICY (policy), NULL);
  g_return_val_if_fail (other == NULL || POL_IS_POLICY (other), NULL);

  self = g_object_new (POL_TYPE_CHANGES_DIALOG, "transient-for", parent, NULL);
  self->policy = g_object_ref (policy);
  g_object_set (self->policy_menu, "project", project, NULL);
  pol_policy_menu_set_policy (self->policy_menu, choose_other (policy, other));
  fill_concept_menus (self, pol_project_get_concepts (project));
  self->project = g_object_ref (project);
  g_signal_connect_swapped (project, "images-changed", G_CALLBACK (count), self);
  g_signal_connect_swapped (project, "images-added", G_CALLBACK (count), self);
  count (self);

  return GTK_WIDGET (self);
}
