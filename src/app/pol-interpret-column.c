/* pol-interpret-column.c: an image, its tags, and with them what a model reads
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-interpret-column.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-label-row.h"
#include "pol-label-text.h"
#include "pol-statements.h"
#include "pol-tag-row.h"
#include "pol-tagging.h"

#define MIN_WIDTH 320
#define NATURAL_WIDTH 920
#define PICTURE_HEIGHT 160
#define LARGE_PICTURE_HEIGHT 220
#define ROW_HEIGHT 34
#define THUMBNAIL_SIZE 512

/* A table never shows fewer rows at once, as far as it has them. */
#define MIN_ROWS 5

struct _PolInterpretColumn
{
  GtkWidget parent_instance;

  AdwClamp *picture_clamp;
  GtkStack *picture_stack;
  GtkPicture *picture;
  GtkLabel *path_label;
  GtkLabel *summary_label;
  PolAdaptiveBin *tables_bin;
  GtkBox *tables_box;
  GtkScrolledWindow *tags_scroller;
  GtkScrolledWindow *labels_scroller;
  GtkGridView *tags_view;
  GtkGridView *labels_view;
  GtkLabel *difference_label;

  PolProject *project;
  PolThumbnailLoader *loader;
  PolScrollGroup *scrolling;
  GCancellable *cancellable;
  PolPolicy *policy;
  PolPolicy *compared;
  guint image;

  PolLabels *tags;
  PolLabels *labels;
  PolLabels *compared_labels;

  /* The rows in sight, not owned. */
  GHashTable *tag_rows;
  GHashTable *label_rows;
};

G_DEFINE_FINAL_TYPE (PolInterpretColumn, pol_interpret_column, GTK_TYPE_WIDGET)

static void
update_tag_row (PolInterpretColumn *self, PolTagRow *row)
{
  guint concept;

  if (self->tags == NULL)
    return;

  concept = pol_concept_get_index (pol_tag_row_get_concept (row));
  pol_tag_row_set_state (row, pol_tagging_state_from_labels (self->tags, concept),
                         pol_statements_describe_click (self->project, self->image, concept));
}

static void
update_label_row (PolInterpretColumn *self, PolLabelRow *row)
{
  PolLabel label, compared;
  PolReason reason;
  guint concept;

  if (self->labels == NULL)
    return;

  concept = pol_concept_get_index (pol_label_row_get_concept (row));
  label = pol_labels_get (self->labels, concept, &reason);
  pol_label_row_set_label (row, label, reason);

  pol_label_row_clear_difference (row);
  if (self->compared_labels == NULL)
    return;
  compared = pol_labels_get (self->compared_labels, concept, &reason);
  if (compared != label)
    pol_label_row_set_difference (row, pol_policy_get_name (self->compared), compared, reason);
}

static void
on_row_clicked (PolInterpretColumn *self, PolTagState box, PolTagRow *row)
{
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (self->image, 1);
  guint concept = pol_concept_get_index (pol_tag_row_get_concept (row));

  pol_tagging_toggle (self->project, images, concept,
                      box == POL_TAG_STATE_POSITIVE ? POL_VALUE_POSITIVE : POL_VALUE_NEGATIVE);
}

static char *
on_row_explain (PolInterpretColumn *self, PolLabelRow *row)
{
  PolConcept *concept = pol_label_row_get_concept (row);

  if (self->labels == NULL || concept == NULL)
    return NULL;

  return pol_label_text_explain (self->project, self->policy, self->labels,
                                 pol_concept_get_index (concept));
}

static void
set_row (GtkListItem *item, GtkWidget *row)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, row);
}

/* What is in a row takes the focus and bears a name, not the list item around it. */
static gpointer
get_row (GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);

  gtk_widget_set_focusable (gtk_widget_get_parent (row), FALSE);

  return row;
}

static void
on_tag_setup (PolInterpretColumn *self, GtkListItem *item)
{
  GtkWidget *row = pol_tag_row_new ();

  g_signal_connect_object (row, "clicked", G_CALLBACK (on_row_clicked), self, G_CONNECT_SWAPPED);
  set_row (item, row);
}

static void
on_tag_bind (PolInterpretColumn *self, GtkListItem *item)
{
  PolTagRow *row = get_row (item);

  pol_tag_row_set_concept (row, gtk_list_item_get_item (item));
  update_tag_row (self, row);
  g_hash_table_add (self->tag_rows, row);
}

static void
on_tag_unbind (PolInterpretColumn *self, GtkListItem *item)
{
  PolTagRow *row = POL_TAG_ROW (gtk_list_item_get_child (item));

  g_hash_table_remove (self->tag_rows, row);
  pol_tag_row_set_concept (row, NULL);
}

static void
on_label_setup (PolInterpretColumn *self, GtkListItem *item)
{
  GtkWidget *row = pol_label_row_new ();

  g_signal_connect_object (row, "explain", G_CALLBACK (on_row_explain), self, G_CONNECT_SWAPPED);
  set_row (item, row);
}

static void
on_label_bind (PolInterpretColumn *self, GtkListItem *item)
{
  PolLabelRow *row = get_row (item);

  pol_label_row_set_concept (row, gtk_list_item_get_item (item));
  update_label_row (self, row);
  g_hash_table_add (self->label_rows, row);
}

static void
on_label_unbind (PolInterpretColumn *self, GtkListItem *item)
{
  PolLabelRow *row = POL_LABEL_ROW (gtk_list_item_get_child (item));

  g_hash_table_remove (self->label_rows, row);
  pol_label_row_set_concept (row, NULL);
}

static guint
count_differences_one_by_one (PolInterpretColumn *self)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  guint n = 0;

  for (guint i = 0; i < pol_concept_list_get_n_active (concepts); i++)
    {
      guint concept = pol_concept_get_index (pol_concept_list_get_active (concepts, i));
      PolReason reason;

      n += pol_labels_get (self->labels, concept, &reason)
           != pol_labels_get (self->compared_labels, concept, &reason);
    }

  return n;
}

/* Where both policies see the image as a whole, all untagged concepts are alike. */
static guint
count_differences (PolInterpretColumn *self)
{
  guint n_tagged = pol_labels_get_n_tagged (self->labels);
  guint n = 0;
  PolLabel label, compared;
  PolReason reason;

  if (pol_policy_get_scope (self->policy) == POL_SCOPE_GROUP
      || pol_policy_get_scope (self->compared) == POL_SCOPE_GROUP)
    return count_differences_one_by_one (self);

  for (guint i = 0; i < n_tagged; i++)
    {
      guint concept = pol_labels_get_tagged (self->labels, i, &label, &reason);

      n += label != pol_labels_get (self->compared_labels, concept, &reason);
    }

  if (pol_labels_get_n_rests (self->labels) == 0
      || pol_labels_get_n_rests (self->compared_labels) == 0)
    return n;
  pol_labels_get_rest (self->labels, 0, &label, &reason);
  pol_labels_get_rest (self->compared_labels, 0, &compared, &reason);
  if (label != compared)
    n += pol_concept_list_get_n_active (pol_project_get_concepts (self->project)) - n_tagged;

  return n;
}

static char *
describe_differences (PolInterpretColumn *self)
{
  guint n;

  if (self->compared_labels == NULL)
    return g_strdup ("");

  n = count_differences (self);
  if (n == 0)
    return g_strdup (_ ("no difference"));

  return g_strdup_printf (ngettext ("≠ %u differs", "≠ %u differ", n), n);
}

static void
update_height (PolInterpretColumn *self)
{
  GListModel *rows = G_LIST_MODEL (gtk_grid_view_get_model (self->tags_view));
  int height = MIN (g_list_model_get_n_items (rows), MIN_ROWS) * ROW_HEIGHT;

  gtk_scrolled_window_set_min_content_height (self->tags_scroller, height);
  gtk_scrolled_window_set_min_content_height (self->labels_scroller, height);
}

static void
update_text (PolInterpretColumn *self)
{
  g_autofree char *summary = NULL;
  g_autofree char *differences = describe_differences (self);

  summary = pol_label_text_summarise (self->project, self->policy, self->labels);
  gtk_label_set_label (self->summary_label, summary);
  gtk_label_set_label (self->difference_label, differences);
}

/* With room, a concept's tag and what a model reads are on one line. */
static void
on_narrow_changed (PolInterpretColumn *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->tables_bin);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->tables_box),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_homogeneous (self->tables_box, !narrow);
  gtk_box_set_spacing (self->tables_box, narrow ? 6 : 18);
}

static void
pol_interpret_column_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MAX (*minimum, MIN_WIDTH);
      *natural = MAX (*minimum, NATURAL_WIDTH);
    }
}

static void
pol_interpret_column_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  gtk_widget_allocate (gtk_widget_get_first_child (widget), width, height, baseline, NULL);
}

static GtkWidget *
find_focused_row (PolInterpretColumn *self)
{
  GtkWidget *row = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  for (GtkWidget *parent; row != NULL; row = parent)
    {
      parent = gtk_widget_get_parent (row);
      if (parent == GTK_WIDGET (self->tags_view) || parent == GTK_WIDGET (self->labels_view))
        break;
    }

  return row;
}

/* A grid view goes through all of its rows before Tab leaves it. Here, Tab goes
 * through one row, and the arrow keys from row to row. */
static gboolean
pol_interpret_column_focus (GtkWidget *widget, GtkDirectionType direction)
{
  PolInterpretColumn *self = POL_INTERPRET_COLUMN (widget);
  GtkWidget *row = find_focused_row (self);
  GtkWidget *table;

  if (row == NULL || (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD))
    return GTK_WIDGET_CLASS (pol_interpret_column_parent_class)->focus (widget, direction);
  if (gtk_widget_child_focus (row, direction))
    return TRUE;

  table = gtk_widget_get_parent (row);
  if (direction == GTK_DIR_TAB_FORWARD && table == GTK_WIDGET (self->tags_view))
    return gtk_widget_child_focus (GTK_WIDGET (self->labels_scroller), direction);
  if (direction == GTK_DIR_TAB_BACKWARD && table == GTK_WIDGET (self->labels_view))
    return gtk_widget_child_focus (GTK_WIDGET (self->tags_scroller), direction);

  return FALSE;
}

static GtkSizeRequestMode
pol_interpret_column_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
leave_group (PolInterpretColumn *self)
{
  if (self->scrolling == NULL)
    return;

  pol_scroll_group_remove (self->scrolling,
                           gtk_scrolled_window_get_vadjustment (self->tags_scroller));
  pol_scroll_group_remove (self->scrolling,
                           gtk_scrolled_window_get_vadjustment (self->labels_scroller));
  g_clear_object (&self->scrolling);
}

static void
pol_interpret_column_dispose (GObject *object)
{
  PolInterpretColumn *self = POL_INTERPRET_COLUMN (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  leave_group (self);
  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->loader);
  g_clear_object (&self->project);
  g_clear_object (&self->policy);
  g_clear_object (&self->compared);
  g_clear_pointer (&self->tags, pol_labels_unref);
  g_clear_pointer (&self->labels, pol_labels_unref);
  g_clear_pointer (&self->compared_labels, pol_labels_unref);

  G_OBJECT_CLASS (pol_interpret_column_parent_class)->dispose (object);
}

static void
pol_interpret_column_finalize (GObject *object)
{
  PolInterpretColumn *self = POL_INTERPRET_COLUMN (object);

  g_hash_table_unref (self->tag_rows);
  g_hash_table_unref (self->label_rows);

  G_OBJECT_CLASS (pol_interpret_column_parent_class)->finalize (object);
}

static void
pol_interpret_column_class_init (PolInterpretColumnClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_interpret_column_dispose;
  object_class->finalize = pol_interpret_column_finalize;
  widget_class->focus = pol_interpret_column_focus;
  widget_class->measure = pol_interpret_column_measure;
  widget_class->size_allocate = pol_interpret_column_size_allocate;
  widget_class->get_request_mode = pol_interpret_column_get_request_mode;

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_css_name (widget_class, "interpretcolumn");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/interpret-column.ui");
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, picture_clamp);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, picture_stack);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, picture);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, path_label);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, summary_label);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, tables_bin);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, tables_box);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, tags_scroller);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, labels_scroller);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, tags_view);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, labels_view);
  gtk_widget_class_bind_template_child (widget_class, PolInterpretColumn, difference_label);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_tag_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_label_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_label_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_label_unbind);
}

static void
pol_interpret_column_init (PolInterpretColumn *self)
{
  self->image = G_MAXUINT;
  self->tag_rows = g_hash_table_new (NULL, NULL);
  self->label_rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_interpret_column_new:
 * @project: the project
 * @loader: what makes the picture
 * @scrolling: the tables that scroll together, joined by this column's
 * @heights: the summaries that are of one height, joined by this column's
 *
 * Returns: (transfer floating): a column that shows no image yet
 */
GtkWidget *
pol_interpret_column_new (PolProject *project,
                          PolThumbnailLoader *loader,
                          PolScrollGroup *scrolling,
                          GtkSizeGroup *heights)
{
  PolInterpretColumn *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_THUMBNAIL_LOADER (loader), NULL);
  g_return_val_if_fail (POL_IS_SCROLL_GROUP (scrolling), NULL);
  g_return_val_if_fail (GTK_IS_SIZE_GROUP (heights), NULL);

  self = g_object_new (POL_TYPE_INTERPRET_COLUMN, NULL);
  self->project = g_object_ref (project);
  self->loader = g_object_ref (loader);
  self->scrolling = g_object_ref (scrolling);
  gtk_size_group_add_widget (heights, GTK_WIDGET (self->summary_label));
  pol_scroll_group_add (scrolling, gtk_scrolled_window_get_vadjustment (self->tags_scroller));
  pol_scroll_group_add (scrolling, gtk_scrolled_window_get_vadjustment (self->labels_scroller));

  return GTK_WIDGET (self);
}

static void
on_thumbnail_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  PolInterpretColumn *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  gboolean loaded;

  loaded = pol_thumbnail_loader_load_finish (POL_THUMBNAIL_LOADER (source), result, &texture,
                                             &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (texture != NULL || !loaded)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_stack_set_visible_child_name (self->picture_stack, loaded ? "picture" : "missing");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->picture_stack),
                               error != NULL ? error->message : NULL);
}

static void
load_thumbnail (PolInterpretColumn *self)
{
  g_autoptr (GFile) file = pol_project_get_image_file (self->project, self->image);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (pol_thumbnail_loader_peek (
                                                self->loader, file, THUMBNAIL_SIZE)));
  pol_thumbnail_loader_load_async (self->loader, file, THUMBNAIL_SIZE, POL_THUMBNAIL_PRIORITY_SEEN,
                                   self->cancellable, on_thumbnail_loaded, self);
}

/* Which may be another one for the same image, when its file was moved. */
static void
show_path (PolInterpretColumn *self)
{
  const char *path = pol_project_get_image_path (self->project, self->image);

  if (g_str_equal (gtk_label_get_label (self->path_label), path))
    return;

  gtk_label_set_label (self->path_label, path);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->path_label), path);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, path, -1);
}

/* So that both tables have rows of one height, although only labels differ. */
static void
mark_compared (PolInterpretColumn *self)
{
  if (self->compared != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "compared");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "compared");
}

/**
 * pol_interpret_column_show:
 * @self: a column
 * @image: index of an image
 * @concepts: a selection model of [class@Concept]s, the rows of both tables
 * @policy: the policy that reads the tags
 * @compared: (nullable): another policy, whose differences are marked
 *
 * Shows an image.
 */
void
pol_interpret_column_show (PolInterpretColumn *self,
                           guint image,
                           GtkSelectionModel *concepts,
                           PolPolicy *policy,
                           PolPolicy *compared)
{
  g_return_if_fail (POL_IS_INTERPRET_COLUMN (self));
  g_return_if_fail (GTK_IS_SELECTION_MODEL (concepts));
  g_return_if_fail (POL_IS_POLICY (policy));
  g_return_if_fail (compared == NULL || POL_IS_POLICY (compared));

  if (self->image != image)
    {
      self->image = image;
      load_thumbnail (self);
    }
  show_path (self);
  g_set_object (&self->policy, policy);
  g_set_object (&self->compared, compared);
  mark_compared (self);
  pol_interpret_column_refresh (self);
  gtk_grid_view_set_model (self->tags_view, concepts);
  gtk_grid_view_set_model (self->labels_view, concepts);
  update_height (self);
}

static PolLabels *
resolve (PolInterpretColumn *self, PolPolicy *policy)
{
  return policy != NULL ? pol_project_resolve (self->project, policy, self->image) : NULL;
}

/**
 * pol_interpret_column_set_large:
 * @self: a column
 * @large: whether the picture may take more room
 *
 * Sets how high the picture may be.
 */
void
pol_interpret_column_set_large (PolInterpretColumn *self, gboolean large)
{
  int height = large ? LARGE_PICTURE_HEIGHT : PICTURE_HEIGHT;

  g_return_if_fail (POL_IS_INTERPRET_COLUMN (self));

  adw_clamp_set_maximum_size (self->picture_clamp, height);
  adw_clamp_set_tightening_threshold (self->picture_clamp, height);
}

/**
 * pol_interpret_column_refresh:
 * @self: a column that shows an image
 *
 * Reads the image's tags again.
 */
void
pol_interpret_column_refresh (PolInterpretColumn *self)
{
  GHashTableIter iter;
  gpointer row;

  g_return_if_fail (POL_IS_INTERPRET_COLUMN (self));
  g_return_if_fail (self->image != G_MAXUINT);

  g_clear_pointer (&self->tags, pol_labels_unref);
  g_clear_pointer (&self->labels, pol_labels_unref);
  g_clear_pointer (&self->compared_labels, pol_labels_unref);
  self->tags = resolve (self, pol_policy_get_preset ("explicit"));
  self->labels = resolve (self, self->policy);
  self->compared_labels = resolve (self, self->compared);

  g_hash_table_iter_init (&iter, self->tag_rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    update_tag_row (self, row);
  g_hash_table_iter_init (&iter, self->label_rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    update_label_row (self, row);
  update_text (self);
}

/**
 * pol_interpret_column_get_image:
 * @self: a column
 *
 * Returns: index of the image shown, or %G_MAXUINT
 */
guint
pol_interpret_column_get_image (PolInterpretColumn *self)
{
  g_return_val_if_fail (POL_IS_INTERPRET_COLUMN (self), G_MAXUINT);

  return self->image;
}
