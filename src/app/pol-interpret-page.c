/* pol-interpret-page.c: the selected images side by side, as people tagged and as models read them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-interpret-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "pol-adaptive-bin.h"
#include "pol-indexes.h"
#include "pol-interpret-column.h"
#include "pol-policy-menu.h"

/* How many images stand side by side. */
#define PAGE_SIZE 12

struct _PolInterpretPage
{
  GtkWidget parent_instance;

  PolAdaptiveBin *bin;
  GtkBox *toolbar;
  GtkWidget *policies_box;
  PolPolicyMenu *policy_menu;
  PolPolicyMenu *compared_menu;
  GtkSearchEntry *search_entry;
  GtkWidget *pager_box;
  GtkLabel *pager_label;
  GtkLabel *difference_label;
  GtkStack *stack;
  GtkBox *columns_box;
  PolMatrixView *matrix_view;
  gboolean shows_matrix;

  PolProject *project;
  PolImageSelection *selection;
  GtkSelectionModel *concepts;
  PolThumbnailLoader *loader;
  PolScrollGroup *scrolling;
  GtkSizeGroup *heights;

  /* The selected positions, and the images of those that are on this page. */
  GtkBitset *positions;
  GArray *images;
  guint first;

  GPtrArray *columns;
  guint n_shown;

  guint update_id;
  guint fill_id;
  GCancellable *counting;
  gboolean count_again;
};

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_SELECTION,
  PROP_POLICY,
  PROP_COMPARED_POLICY,
  PROP_VIEW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  OPEN_IMAGE,
  POLICY_GONE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolInterpretPage, pol_interpret_page, GTK_TYPE_WIDGET)

static void
show_column (PolInterpretPage *self, guint nth)
{
  if (nth == self->columns->len)
    {
      GtkWidget *column = pol_interpret_column_new (self->project, self->loader,
                                                    self->scrolling, self->heights);

      gtk_box_append (self->columns_box, column);
      g_ptr_array_add (self->columns, column);
    }

  pol_interpret_column_show (g_ptr_array_index (self->columns, nth),
                             g_array_index (self->images, guint32, nth), self->concepts,
                             pol_interpret_page_get_policy (self),
                             pol_interpret_page_get_compared_policy (self));
}

static void
remove_columns (PolInterpretPage *self, guint from)
{
  for (guint i = from; i < self->columns->len; i++)
    gtk_box_remove (self->columns_box, g_ptr_array_index (self->columns, i));
  g_ptr_array_set_size (self->columns, MIN (from, self->columns->len));
}

/* A column costs a few milliseconds, so that each gets a turn of the main loop. */
static gboolean
show_next_column (gpointer user_data)
{
  PolInterpretPage *self = user_data;

  show_column (self, self->n_shown++);
  if (self->n_shown < self->images->len)
    return G_SOURCE_CONTINUE;

  self->fill_id = 0;

  return G_SOURCE_REMOVE;
}

/* A picture alone on a wide page has room to be seen. */
static void
update_picture (PolInterpretPage *self)
{
  gboolean alone = self->images->len == 1 && !pol_adaptive_bin_get_narrow (self->bin);

  if (self->columns->len > 0)
    pol_interpret_column_set_large (g_ptr_array_index (self->columns, 0), alone);
}

static void
show_columns (PolInterpretPage *self)
{
  guint n = self->images->len;

  g_clear_handle_id (&self->fill_id, g_source_remove);
  remove_columns (self, n);

  self->n_shown = 0;
  if (n > 0)
    show_column (self, self->n_shown++);
  update_picture (self);
  if (n > 1)
    self->fill_id = g_idle_add (show_next_column, self);
}

static void
update_pager (PolInterpretPage *self)
{
  guint n_selected = gtk_bitset_get_size (self->positions);
  guint last = self->first + self->images->len;
  g_autofree char *text = NULL;

  /* Translators: which images are shown, of how many: “1–12 of 340” */
  text = g_strdup_printf (_ ("%1$u–%2$u of %3$u"), self->first + 1, last, n_selected);
  gtk_label_set_label (self->pager_label, text);
  gtk_widget_set_visible (self->pager_box, n_selected > PAGE_SIZE && !self->shows_matrix);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.previous", self->first > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.next", last < n_selected);
}

static void
update_stack (PolInterpretPage *self)
{
  const char *name = self->shows_matrix ? "matrix" : "columns";

  if (self->shows_matrix && self->selection != NULL
      && g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    name = "no-listed";
  else if (self->project == NULL || (self->images->len == 0 && !self->shows_matrix))
    name = "no-image";
  else if (pol_concept_list_get_n_active (pol_project_get_concepts (self->project)) == 0)
    name = "no-concept";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->concepts)) == 0)
    name = "no-match";

  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
show_differences (PolInterpretPage *self, guint64 n)
{
  g_autofree char *text = NULL;

  text
      = g_strdup_printf (ngettext ("%'" PRIu64 " label differs in the whole data set",
                                   "%'" PRIu64 " labels differ in the whole data set", n),
                         n);
  gtk_label_set_label (self->difference_label, text);
}

static void queue_count (PolInterpretPage *self);

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolInterpretPage) self = user_data;
  guint64 n;

  if (!pol_project_count_differences_finish (POL_PROJECT (source), result, &n, NULL))
    return;

  g_clear_object (&self->counting);
  show_differences (self, n);
  if (self->count_again)
    queue_count (self);
}

static void
stop_counting (PolInterpretPage *self)
{
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

/* One count at a time: what changes meanwhile is counted after it. */
static void
queue_count (PolInterpretPage *self)
{
  PolPolicy *compared = pol_interpret_page_get_compared_policy (self);

  gtk_widget_set_visible (GTK_WIDGET (self->difference_label),
                          self->project != NULL && compared != NULL);
  if (self->project == NULL || compared == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      stop_counting (self);
      return;
    }

  self->count_again = self->counting != NULL;
  if (self->count_again)
    return;

  self->counting = g_cancellable_new ();
  pol_project_count_differences_async (self->project, pol_interpret_page_get_policy (self),
                                       compared, self->counting, on_counted,
                                       g_object_ref (self));
}

/* Takes the images from the `first` of the selected on, or the current one where
 * none is selected. */
static void
take_images (PolInterpretPage *self, guint first)
{
  PolImageList *list = pol_image_selection_get_list (self->selection);
  guint n_selected = gtk_bitset_get_size (self->positions);
  guint n_listed = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint32 current = pol_image_selection_get_current (self->selection);

  self->first = first;
  g_array_set_size (self->images, 0);
  for (guint i = first; i < n_selected && self->images->len < PAGE_SIZE; i++)
    {
      guint position = gtk_bitset_get_nth (self->positions, i);
      guint32 image = position < n_listed ? pol_image_list_get_image (list, position) : G_MAXUINT;

      if (image != G_MAXUINT)
        g_array_append_val (self->images, image);
    }
  if (n_selected == 0 && current != G_MAXUINT)
    g_array_append_val (self->images, current);
}

static void
take_selection (PolInterpretPage *self)
{
  g_clear_pointer (&self->positions, gtk_bitset_unref);
  if (self->selection == NULL)
    {
      self->positions = gtk_bitset_new_empty ();
      g_array_set_size (self->images, 0);
      return;
    }

  self->positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  take_images (self, 0);
}

static void
show_matrix (PolInterpretPage *self)
{
  PolImageList *images
      = self->selection != NULL ? pol_image_selection_get_list (self->selection) : NULL;

  pol_matrix_view_set_policies (self->matrix_view, pol_interpret_page_get_policy (self),
                                pol_interpret_page_get_compared_policy (self));
  pol_matrix_view_show (self->matrix_view, images, G_LIST_MODEL (self->concepts));
}

static void
show_view (PolInterpretPage *self)
{
  if (self->shows_matrix)
    show_matrix (self);
  else
    show_columns (self);
}

static gboolean
update (gpointer user_data)
{
  PolInterpretPage *self = user_data;

  self->update_id = 0;
  take_selection (self);
  update_pager (self);
  update_stack (self);
  if (self->project != NULL)
    show_view (self);

  return G_SOURCE_REMOVE;
}

/* Nothing is read while the page is out of sight. */
static void
queue_update (PolInterpretPage *self)
{
  if (self->update_id == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update, self, NULL);
}

static void
turn_page (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (widget);

  if (g_str_equal (action_name, "page.next"))
    take_images (self, self->first + PAGE_SIZE);
  else
    take_images (self, self->first - MIN (self->first, PAGE_SIZE));

  update_pager (self);
  show_columns (self);
}

static void
show_policies (PolInterpretPage *self)
{
  if (self->project != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_view (self);
  queue_count (self);
}

static void
on_narrow_changed (PolInterpretPage *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->toolbar),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (self->toolbar, narrow ? 6 : 12);
  gtk_widget_set_halign (self->policies_box, narrow ? GTK_ALIGN_FILL : GTK_ALIGN_START);
  update_picture (self);
}

static void
on_policy_changed (PolInterpretPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
  show_policies (self);
}

static void
on_compared_changed (PolInterpretPage *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPARED_POLICY]);
  show_policies (self);
}

static void
on_policy_gone (PolInterpretPage *self, PolPolicy *policy, PolPolicyMenu *menu)
{
  g_signal_emit (self, signals[POLICY_GONE], 0, policy, pol_policy_menu_get_policy (menu));
}

static void
on_images_changed (PolInterpretPage *self, GArray *images)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  for (guint i = 0; i < self->n_shown; i++)
    {
      PolInterpretColumn *column = g_ptr_array_index (self->columns, i);

      if (pol_indexes_contain (images, pol_interpret_column_get_image (column)))
        pol_interpret_column_refresh (column);
    }
  queue_count (self);
}

static void
on_concepts_changed (PolInterpretPage *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  for (guint i = 0; i < self->n_shown; i++)
    pol_interpret_column_refresh (g_ptr_array_index (self->columns, i));
  queue_count (self);
}

/* Each search makes a model of its own, so that the columns can take it in turn. */
static void
update_concepts (PolInterpretPage *self)
{
  GListModel *concepts = G_LIST_MODEL (pol_project_get_concepts (self->project));
  GtkExpression *name = gtk_property_expression_new (POL_TYPE_CONCEPT, NULL, "name");
  GtkStringFilter *filter = gtk_string_filter_new (name);
  GtkFilterListModel *model = NULL;

  gtk_string_filter_set_search (filter, gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  model = gtk_filter_list_model_new (g_object_ref (concepts), GTK_FILTER (filter));
  g_signal_connect_object (model, "items-changed", G_CALLBACK (update_stack), self,
                           G_CONNECT_SWAPPED);
  g_clear_object (&self->concepts);
  self->concepts = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (model)));
}

static void
on_search_changed (PolInterpretPage *self)
{
  if (self->project == NULL)
    return;

  update_concepts (self);
  update_stack (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_view (self);
}

static void
on_open_image (PolInterpretPage *self, guint image)
{
  g_signal_emit (self, signals[OPEN_IMAGE], 0, image);
}

static const char *
get_view (PolInterpretPage *self)
{
  return self->shows_matrix ? "matrix" : "images";
}

static void
set_view (PolInterpretPage *self, const char *view)
{
  gboolean shows_matrix = g_strcmp0 (view, "matrix") == 0;

  if (self->shows_matrix == shows_matrix)
    return;

  self->shows_matrix = shows_matrix;
  g_clear_handle_id (&self->fill_id, g_source_remove);
  queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

static gboolean
switch_view (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (widget);

  set_view (self, self->shows_matrix ? "images" : "matrix");
  return TRUE;
}

static void
pol_interpret_page_map (GtkWidget *widget)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (widget);

  GTK_WIDGET_CLASS (pol_interpret_page_parent_class)->map (widget);

  update (self);
  queue_count (self);
}

static void
pol_interpret_page_unmap (GtkWidget *widget)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (widget);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  stop_counting (self);

  GTK_WIDGET_CLASS (pol_interpret_page_parent_class)->unmap (widget);
}

static void
pol_interpret_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_POLICY:
      g_value_set_object (value, pol_interpret_page_get_policy (self));
      break;
    case PROP_COMPARED_POLICY:
      g_value_set_object (value, pol_interpret_page_get_compared_policy (self));
      break;
    case PROP_VIEW:
      g_value_set_string (value, get_view (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_interpret_page_set_property (GObject *object,
                                 guint prop_id,
                                 const GValue *value,
                                 GParamSpec *pspec)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      pol_interpret_page_set_project (self, g_value_get_object (value));
      break;
    case PROP_SELECTION:
      pol_interpret_page_set_selection (self, g_value_get_object (value));
      break;
    case PROP_POLICY:
      pol_interpret_page_set_policy (self, g_value_get_object (value));
      break;
    case PROP_COMPARED_POLICY:
      pol_interpret_page_set_compared_policy (self, g_value_get_object (value));
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_interpret_page_dispose (GObject *object)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_handle_id (&self->fill_id, g_source_remove);
  stop_counting (self);
  pol_interpret_page_set_selection (self, NULL);
  pol_interpret_page_set_project (self, NULL);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_interpret_page_parent_class)->dispose (object);
}

static void
pol_interpret_page_finalize (GObject *object)
{
  PolInterpretPage *self = POL_INTERPRET_PAGE (object);

  g_ptr_array_unref (self->columns);
  gtk_bitset_unref (self->positions);
  g_object_unref (self->loader);
  g_object_unref (self->scrolling);
  g_object_unref (self->heights);
  g_array_unref (self->images);

  G_OBJECT_CLASS (pol_interpret_page_parent_class)->finalize (object);
}

static void
pol_interpret_page_class_init (PolInterpretPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_interpret_page_dispose;
  object_class->finalize = pol_interpret_page_finalize;
  object_class->get_property = pol_interpret_page_get_property;
  object_class->set_property = pol_interpret_page_set_property;
  widget_class->map = pol_interpret_page_map;
  widget_class->unmap = pol_interpret_page_unmap;

  properties[PROP_PROJECT] = g_param_spec_object ("project", NULL, NULL, POL_TYPE_PROJECT, flags);
  properties[PROP_SELECTION]
      = g_param_spec_object ("selection", NULL, NULL, POL_TYPE_IMAGE_SELECTION, flags);
  properties[PROP_POLICY] = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY, flags);
  properties[PROP_COMPARED_POLICY]
      = g_param_spec_object ("compared-policy", NULL, NULL, POL_TYPE_POLICY, flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "images", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN_IMAGE] = g_signal_new ("open-image", POL_TYPE_INTERPRET_PAGE, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  signals[POLICY_GONE]
      = g_signal_new ("policy-gone", POL_TYPE_INTERPRET_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, POL_TYPE_POLICY, POL_TYPE_POLICY);

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (POL_TYPE_MATRIX_VIEW);
  g_type_ensure (POL_TYPE_POLICY_MENU);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/interpret-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, bin);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, policies_box);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, policy_menu);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, compared_menu);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, pager_box);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, pager_label);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, difference_label);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, columns_box);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretPage, matrix_view);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_policy_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_compared_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_open_image);
  gtk_widget_class_bind_template_callback (widget_class, on_policy_gone);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);

  gtk_widget_class_install_action (widget_class, "page.next", NULL, turn_page);
  gtk_widget_class_install_action (widget_class, "page.previous", NULL, turn_page);
  gtk_widget_class_install_property_action (widget_class, "page.view", "view");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, switch_view, NULL);
}

static void
pol_interpret_page_init (PolInterpretPage *self)
{
  self->columns = g_ptr_array_new ();
  self->positions = gtk_bitset_new_empty ();
  self->loader = pol_thumbnail_loader_dup_default ();
  self->scrolling = pol_scroll_group_new ();
  self->heights = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  self->images = g_array_new (FALSE, FALSE, sizeof (guint32));
  gtk_widget_init_template (GTK_WIDGET (self));
  update_pager (self);
}

/**
 * pol_interpret_page_new:
 *
 * Returns: (transfer floating): a page without a project
 */
GtkWidget *
pol_interpret_page_new (void)
{
  return g_object_new (POL_TYPE_INTERPRET_PAGE, NULL);
}

/**
 * pol_interpret_page_get_project:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the project
 */
PolProject *
pol_interpret_page_get_project (PolInterpretPage *self)
{
  g_return_val_if_fail (POL_IS_INTERPRET_PAGE (self), NULL);

  return self->project;
}

/**
 * pol_interpret_page_set_project:
 * @self: a page
 * @project: (nullable): the project
 *
 * Sets the project whose images are shown.
 */
void
pol_interpret_page_set_project (PolInterpretPage *self, PolProject *project)
{
  g_return_if_fail (POL_IS_INTERPRET_PAGE (self));
  g_return_if_fail (project == NULL || POL_IS_PROJECT (project));

  if (self->project == project)
    return;

  g_clear_handle_id (&self->fill_id, g_source_remove);
  remove_columns (self, 0);
  self->n_shown = 0;
  pol_matrix_view_show (self->matrix_view, NULL, NULL);
  g_clear_object (&self->concepts);
  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->project, self);
      g_signal_handlers_disconnect_by_data (pol_project_get_concepts (self->project), self);
    }
  g_set_object (&self->project, project);
  if (project != NULL)
    {
      /* Before the rows hear of it: they ask for the labels of what is new. */
      g_signal_connect_object (pol_project_get_concepts (project), "changed",
                               G_CALLBACK (on_concepts_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "images-changed", G_CALLBACK (on_images_changed), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "notify::annotator", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "notify::blind", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (project, "images-moved", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      update_concepts (self);
    }
  stop_counting (self);
  g_object_set (self->policy_menu, "project", project, NULL);
  g_object_set (self->compared_menu, "project", project, NULL);
  queue_update (self);
  queue_count (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROJECT]);
}

/**
 * pol_interpret_page_get_selection:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the selection
 */
PolImageSelection *
pol_interpret_page_get_selection (PolInterpretPage *self)
{
  g_return_val_if_fail (POL_IS_INTERPRET_PAGE (self), NULL);

  return self->selection;
}

/**
 * pol_interpret_page_set_selection:
 * @self: a page
 * @selection: (nullable): the selected images of the project
 *
 * Sets what decides which images are shown: the selected ones, or the current
 * one where none is.
 */
void
pol_interpret_page_set_selection (PolInterpretPage *self, PolImageSelection *selection)
{
  g_return_if_fail (POL_IS_INTERPRET_PAGE (self));
  g_return_if_fail (selection == NULL || POL_IS_IMAGE_SELECTION (selection));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);
  if (selection != NULL)
    {
      g_signal_connect_object (selection, "selection-changed", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (selection, "items-changed", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (selection, "notify::current", G_CALLBACK (queue_update), self,
                               G_CONNECT_SWAPPED);
    }
  queue_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

/**
 * pol_interpret_page_get_policy:
 * @self: a page
 *
 * Returns: (transfer none): the policy that reads the tags
 */
PolPolicy *
pol_interpret_page_get_policy (PolInterpretPage *self)
{
  g_return_val_if_fail (POL_IS_INTERPRET_PAGE (self), NULL);

  return pol_policy_menu_get_policy (self->policy_menu);
}

/**
 * pol_interpret_page_set_policy:
 * @self: a page
 * @policy: a policy
 *
 * Sets the policy that reads the tags.
 */
void
pol_interpret_page_set_policy (PolInterpretPage *self, PolPolicy *policy)
{
  g_return_if_fail (POL_IS_INTERPRET_PAGE (self));
  g_return_if_fail (POL_IS_POLICY (policy));

  pol_policy_menu_set_policy (self->policy_menu, policy);
}

/**
 * pol_interpret_page_get_compared_policy:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the policy to compare with
 */
PolPolicy *
pol_interpret_page_get_compared_policy (PolInterpretPage *self)
{
  g_return_val_if_fail (POL_IS_INTERPRET_PAGE (self), NULL);

  return pol_policy_menu_get_policy (self->compared_menu);
}

/**
 * pol_interpret_page_set_compared_policy:
 * @self: a page
 * @policy: (nullable): a policy
 *
 * Sets a second policy, whose differences are marked.
 */
void
pol_interpret_page_set_compared_policy (PolInterpretPage *self, PolPolicy *policy)
{
  g_return_if_fail (POL_IS_INTERPRET_PAGE (self));
  g_return_if_fail (policy == NULL || POL_IS_POLICY (policy));

  pol_policy_menu_set_policy (self->compared_menu, policy);
}

/**
 * pol_interpret_page_get_matrix:
 * @self: a page
 *
 * Returns: (transfer none): the labels of all images
 */
PolMatrixView *
pol_interpret_page_get_matrix (PolInterpretPage *self)
{
  g_return_val_if_fail (POL_IS_INTERPRET_PAGE (self), NULL);

  return self->matrix_view;
}
