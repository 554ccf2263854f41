/* pol-matrix-view.c: the label matrix, and what it is set up by
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-cell-painter.h"
#include "pol-label-matrix.h"
#include "pol-matrix.h"
#include "pol-tagging.h"

#define LEGEND_SIZE 24
#define LEGEND_HINT_CHARS 36

/* What is told while a menu closes goes with the menu: it has given the focus back after so
 * many milliseconds. */
#define MENU_DELAY 250

struct _PolMatrixView
{
  GtkWidget parent_instance;

  PolMatrix *matrix;
  GtkWidget *differences_button;
  GtkWidget *legend_button;
  GtkGrid *legend;
  gboolean is_picture;          /* what the legend is of */
  GtkSpinner *spinner;

  PolImageList *images;
  PolLabelMatrix *labels;
  PolRowOrder row_order;
  PolColumnOrder column_order;
  char *announcement;           /* of an order, to be told once it is there */
  guint announce_id;
  PolPolicy *policy;
  PolPolicy *compared;
};

enum
{
  PROP_0,
  PROP_ROW_ORDER,
  PROP_COLUMN_ORDER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  OPEN_IMAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolMatrixView, pol_matrix_view, GTK_TYPE_WIDGET)

static void
update_policies (PolMatrixView *self)
{
  gtk_widget_set_sensitive (self->differences_button, self->compared != NULL);
  if (self->labels != NULL && self->policy != NULL)
    pol_label_matrix_set_policies (self->labels, self->policy, self->compared);
}

static void
update_differences (PolMatrixView *self)
{
  if (self->labels != NULL)
    pol_label_matrix_set_only_differences (
        self->labels,
        gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->differences_button)));
}

/* Their words, and how they are told. */
static const struct
{
  const char *word;
  const char *told;
} row_orders[] = {
  [POL_ROW_ORDER_LIST] = { "list", N_ ("Images are in the order of the list") },
  [POL_ROW_ORDER_NAME] = { "name", N_ ("Images are sorted by path") },
  [POL_ROW_ORDER_SITUATION] = { "situation", N_ ("Images are sorted by situation") },
  [POL_ROW_ORDER_TAGS] = { "tags", N_ ("Images with the same tags are beside each other") },
  /* Translators: the name of a concept */
  [POL_ROW_ORDER_LABEL] = { "label", N_ ("Images are sorted by the label of “%s”") },
}, column_orders[] = {
  [POL_COLUMN_ORDER_LIST] = { "list", N_ ("Concepts are in the order of the list") },
  [POL_COLUMN_ORDER_NAME] = { "name", N_ ("Concepts are sorted by name") },
  [POL_COLUMN_ORDER_GROUP] = { "group", N_ ("Concepts are sorted by group") },
  [POL_COLUMN_ORDER_POSITIVES] = { "positives", N_ ("Concepts with the most positive tags are first") },
  [POL_COLUMN_ORDER_TOGETHER]
  = { "together", N_ ("Concepts that are on the same images are beside each other") },
};

static gboolean
is_sorting (PolMatrixView *self)
{
  gboolean sorting = FALSE;

  if (self->labels != NULL)
    g_object_get (self->labels, "sorting", &sorting, NULL);

  return sorting;
}

static gboolean
tell_order (gpointer user_data)
{
  PolMatrixView *self = user_data;
  g_autofree char *announcement = g_steal_pointer (&self->announcement);

  self->announce_id = 0;
  if (announcement != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.announce", "s", announcement);

  return G_SOURCE_REMOVE;
}

static void
on_sorting_changed (PolMatrixView *self)
{
  gboolean sorting = is_sorting (self);

  gtk_spinner_set_spinning (self->spinner, sorting);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), sorting);
  g_clear_handle_id (&self->announce_id, g_source_remove);
  if (!sorting && self->announcement != NULL)
    self->announce_id = g_timeout_add (MENU_DELAY, tell_order, self);
}

/* What is sorted is told once it is. */
static void
announce (PolMatrixView *self, char *take_text)
{
  g_free (self->announcement);
  self->announcement = take_text;
  on_sorting_changed (self);
}

static guint
get_current_concept (PolMatrixView *self)
{
  guint column;

  return pol_matrix_get_cursor (self->matrix, NULL, &column)
             ? pol_label_matrix_get_concept (self->labels, column)
             : G_MAXUINT;
}

static char *
tell_row_order (PolMatrixView *self, guint concept)
{
  const char *told = _ (row_orders[self->row_order].told);
  PolConceptList *concepts;

  if (self->row_order != POL_ROW_ORDER_LABEL)
    return g_strdup (told);

  concepts = pol_project_get_concepts (pol_image_list_get_project (self->images));
  return g_strdup_printf (told,
                          pol_concept_get_name (pol_concept_list_get_concept (concepts, concept)));
}

static void
sort_rows (PolMatrixView *self)
{
  guint concept = G_MAXUINT;

  if (self->labels == NULL)
    return;

  if (self->row_order == POL_ROW_ORDER_LABEL)
    concept = get_current_concept (self);
  if (self->row_order == POL_ROW_ORDER_LABEL && concept == G_MAXUINT)
    return;

  g_clear_pointer (&self->announcement, g_free);
  pol_label_matrix_set_row_order (self->labels, self->row_order, concept);
  announce (self, tell_row_order (self, concept));
}

static void
sort_columns (PolMatrixView *self)
{
  if (self->labels == NULL)
    return;

  g_clear_pointer (&self->announcement, g_free);
  pol_label_matrix_set_column_order (self->labels, self->column_order);
  announce (self, g_strdup (_ (column_orders[self->column_order].told)));
}

static void
set_row_order (PolMatrixView *self, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (row_orders); i++)
    if (g_strcmp0 (row_orders[i].word, word) == 0)
      self->row_order = i;

  sort_rows (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW_ORDER]);
}

static void
set_column_order (PolMatrixView *self, const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (column_orders); i++)
    if (g_strcmp0 (column_orders[i].word, word) == 0)
      self->column_order = i;

  sort_columns (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLUMN_ORDER]);
}

/* What was tagged since has its place now. */
static void
sort_again (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  sort_columns (POL_MATRIX_VIEW (widget));
  sort_rows (POL_MATRIX_VIEW (widget));
}

static void
zoom_in (PolMatrixView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->matrix), "matrix.zoom-in", NULL);
}

static void
zoom_out (PolMatrixView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->matrix), "matrix.zoom-out", NULL);
}

static void
fit (PolMatrixView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self->matrix), "matrix.fit", NULL);
}

static void
on_activate (PolMatrixView *self, guint row, guint column)
{
  g_signal_emit (self, signals[OPEN_IMAGE], 0, pol_label_matrix_get_image (self->labels, row));
}

/* Each tag of the block is set, whatever was said before, as one step of undo. */
static void
tag (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolMatrixView *self = POL_MATRIX_VIEW (widget);
  PolMatrixBlock block = pol_matrix_get_block (self->matrix);
  g_autoptr (GtkBitset) images = gtk_bitset_new_empty ();
  g_autoptr (GArray) concepts = g_array_new (FALSE, FALSE, sizeof (guint32));
  PolValue value = POL_VALUE_NONE;

  pol_value_from_string (g_variant_get_string (parameter, NULL), &value);
  for (guint i = 0; i < block.n_rows; i++)
    gtk_bitset_add (images, pol_label_matrix_get_image (self->labels, block.row + i));
  for (guint i = 0; i < block.n_columns; i++)
    {
      guint32 concept = pol_label_matrix_get_concept (self->labels, block.column + i);

      g_array_append_val (concepts, concept);
    }
  if (block.n_rows > 0)
    pol_tagging_answer_all (pol_image_list_get_project (self->images), images, concepts, value);
}

/* What a box means, and what the shade of a place in the picture of all does. */
static const struct
{
  guint8 cell;
  const char *meaning;
} box_meanings[] = {
  { POL_CELL_TICK, N_ ("Tagged positive") },
  { POL_CELL_CROSS, N_ ("Tagged negative") },
  { POL_CELL_CROSS_OUTLINED, N_ ("Untagged, and read as negative") },
  { POL_CELL_CROSS_HATCHED, N_ ("Read as negative because the image has only negative tags") },
  { POL_CELL_EMPTY, N_ ("Ignored") },
  { POL_CELL_QUESTION, N_ ("Ignored: someone was unsure") },
  { POL_CELL_DISPUTED, N_ ("Annotators disagree") },
  { POL_CELL_EMPTY | POL_CELL_MARKED, N_ ("The compared policy reads another label") },
};

static const struct
{
  guint8 shares[POL_N_SHARES];
  const char *meaning;
} shade_meanings[] = {
  { { [POL_SHARE_POSITIVE] = 255 }, N_ ("All positive") },
  { { [POL_SHARE_POSITIVE] = 64, [POL_SHARE_NEGATIVE] = 191 },
    N_ ("One in four positive, the others negative") },
  { { [POL_SHARE_POSITIVE] = 3, [POL_SHARE_NEGATIVE] = 252 },
    N_ ("One in a hundred positive, the others negative") },
  { { [POL_SHARE_NEGATIVE] = 255 }, N_ ("All negative") },
  { { [POL_SHARE_NEGATIVE] = 128, [POL_SHARE_IGNORED] = 127 }, N_ ("Half negative, half ignored") },
  { { [POL_SHARE_IGNORED] = 255 }, N_ ("All ignored") },
  { { [POL_SHARE_NEGATIVE] = 255, [POL_SHARE_DIFFERENT] = 255 },
    N_ ("The compared policy reads other labels") },
};

static void
add_meaning (PolMatrixView *self, guint row, GdkTexture *texture, const char *meaning)
{
  GtkWidget *picture
      = g_object_new (GTK_TYPE_PICTURE, "paintable", texture, "can-shrink", TRUE, "width-request",
                      LEGEND_SIZE, "height-request", LEGEND_SIZE, "accessible-role",
                      GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label = gtk_label_new (meaning);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (self->legend, picture, 0, row, 1, 1);
  gtk_grid_attach (self->legend, label, 1, row, 1, 1);
}

static void
add_shades (PolMatrixView *self, PolCellPainter *painter)
{
  guint n = G_N_ELEMENTS (shade_meanings);
  GtkWidget *hint = gtk_label_new (_ ("Each place stands for many labels. Point at one, or move "
                                      "the cursor to it, to read their shares."));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GdkTexture) shade
          = pol_cell_painter_make_shade (painter, shade_meanings[i].shares);

      add_meaning (self, i, shade, _ (shade_meanings[i].meaning));
    }

  gtk_label_set_xalign (GTK_LABEL (hint), 0);
  gtk_label_set_wrap (GTK_LABEL (hint), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (hint), LEGEND_HINT_CHARS);
  gtk_widget_add_css_class (hint, "dim-label");
  gtk_grid_attach (self->legend, hint, 0, n, 2, 1);
}

static void
fill_legend (PolMatrixView *self)
{
  g_autoptr (PolCellPainter) painter = pol_cell_painter_new ();
  const char *title = self->is_picture ? _ ("What the Shades Mean") : _ ("What the Boxes Mean");
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->legend))) != NULL)
    gtk_grid_remove (self->legend, child);

  gtk_widget_set_tooltip_text (self->legend_button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->legend_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  pol_cell_painter_set_size (painter, GTK_WIDGET (self), LEGEND_SIZE,
                             adw_style_manager_get_high_contrast (
                                 adw_style_manager_get_default ()));
  if (self->is_picture)
    add_shades (self, painter);
  else
    for (guint i = 0; i < G_N_ELEMENTS (box_meanings); i++)
      add_meaning (self, i, pol_cell_painter_get_box (painter, box_meanings[i].cell),
                   _ (box_meanings[i].meaning));
}

static void
on_cell_size_changed (PolMatrixView *self)
{
  int size;

  g_object_get (self->matrix, "cell-size", &size, NULL);
  if (self->is_picture == (size == 0))
    return;

  self->is_picture = size == 0;
  fill_legend (self);
}

static void
pol_matrix_view_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pol_matrix_view_parent_class)->css_changed (widget, change);
  fill_legend (POL_MATRIX_VIEW (widget));
}

static gboolean
pol_matrix_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POL_MATRIX_VIEW (widget)->matrix));
}

static void
pol_matrix_view_dispose (GObject *object)
{
  PolMatrixView *self = POL_MATRIX_VIEW (object);
  GtkWidget *child;

  pol_matrix_view_show (self, NULL, NULL);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->policy);
  g_clear_object (&self->compared);
  g_clear_pointer (&self->announcement, g_free);
  g_clear_handle_id (&self->announce_id, g_source_remove);

  G_OBJECT_CLASS (pol_matrix_view_parent_class)->dispose (object);
}

static void
pol_matrix_view_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolMatrixView *self = POL_MATRIX_VIEW (object);

  switch (prop_id)
    {
    case PROP_ROW_ORDER:
      g_value_set_string (value, row_orders[self->row_order].word);
      break;
    case PROP_COLUMN_ORDER:
      g_value_set_string (value, column_orders[self->column_order].word);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_matrix_view_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_ROW_ORDER:
      set_row_order (POL_MATRIX_VIEW (object), g_value_get_string (value));
      break;
    case PROP_COLUMN_ORDER:
      set_column_order (POL_MATRIX_VIEW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

/* The keys of a sweep, where they say the same. */
static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    const char *value;
  } answers[] = {
    { GDK_KEY_y, "positive" }, { GDK_KEY_n, "negative" }, { GDK_KEY_u, "unsure" },
    { GDK_KEY_KP_Delete, "none" }, { GDK_KEY_Delete, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_class_add_binding_action (widget_class, answers[i].keyval, 0, "labels.tag", "s",
                                         answers[i].value);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "labels.sort-again", NULL);
}

static void
pol_matrix_view_class_init (PolMatrixViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_matrix_view_dispose;
  object_class->get_property = pol_matrix_view_get_property;
  object_class->set_property = pol_matrix_view_set_property;
  widget_class->css_changed = pol_matrix_view_css_changed;
  widget_class->grab_focus = pol_matrix_view_grab_focus;

  properties[PROP_ROW_ORDER] = g_param_spec_string ("row-order", NULL, NULL, "list", flags);
  properties[PROP_COLUMN_ORDER] = g_param_spec_string ("column-order", NULL, NULL, "list", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[OPEN_IMAGE] = g_signal_new ("open-image", POL_TYPE_MATRIX_VIEW, G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  g_type_ensure (POL_TYPE_MATRIX);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/matrix-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PolMatrixView, matrix);
  gtk_widget_class_bind_template_child (widget_class, PolMatrixView, differences_button);
  gtk_widget_class_bind_template_child (widget_class, PolMatrixView, legend);
  gtk_widget_class_bind_template_child (widget_class, PolMatrixView, legend_button);
  gtk_widget_class_bind_template_child (widget_class, PolMatrixView, spinner);
  gtk_widget_class_bind_template_callback (widget_class, fit);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_cell_size_changed);
  gtk_widget_class_bind_template_callback (widget_class, update_differences);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out);
  gtk_widget_class_install_action (widget_class, "labels.tag", "s", tag);
  gtk_widget_class_install_action (widget_class, "labels.sort-again", NULL, sort_again);
  gtk_widget_class_install_property_action (widget_class, "labels.row-order", "row-order");
  gtk_widget_class_install_property_action (widget_class, "labels.column-order", "column-order");
  add_bindings (widget_class);
}

static void
pol_matrix_view_init (PolMatrixView *self)
{
  AdwStyleManager *style = adw_style_manager_get_default ();

  gtk_widget_init_template (GTK_WIDGET (self));
  g_object_bind_property (style, "high-contrast", self->matrix, "high-contrast",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (style, "notify::high-contrast", G_CALLBACK (fill_legend), self,
                           G_CONNECT_SWAPPED);
  fill_legend (self);
}

/* Other images have the order that is set, but the concept under the cursor is another one. */
static void
follow_labels (PolMatrixView *self)
{
  if (self->row_order == POL_ROW_ORDER_LABEL)
    {
      self->row_order = POL_ROW_ORDER_LIST;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW_ORDER]);
    }

  g_signal_connect_object (self->labels, "notify::sorting", G_CALLBACK (on_sorting_changed), self,
                           G_CONNECT_SWAPPED);
  pol_label_matrix_set_column_order (self->labels, self->column_order);
  pol_label_matrix_set_row_order (self->labels, self->row_order, G_MAXUINT);
  on_sorting_changed (self);
}

/**
 * pol_matrix_view_show:
 * @self: a view
 * @images: (nullable): the images to show
 * @concepts: (nullable): the active concepts to show
 *
 * Sets what the matrix is of; nothing, where one of them is %NULL.
 */
void
pol_matrix_view_show (PolMatrixView *self, PolImageList *images, GListModel *concepts)
{
  g_return_if_fail (POL_IS_MATRIX_VIEW (self));

  if (images != NULL && concepts != NULL && images == self->images)
    {
      pol_label_matrix_set_concepts (self->labels, concepts);
      return;
    }

  g_clear_object (&self->labels);
  g_set_object (&self->images, images);
  if (images != NULL && concepts != NULL)
    self->labels = pol_label_matrix_new (images, concepts);
  update_policies (self);
  update_differences (self);
  if (self->labels != NULL)
    follow_labels (self);
  if (self->matrix != NULL)
    pol_matrix_set_model (self->matrix, (PolMatrixModel *)self->labels);
}

/**
 * pol_matrix_view_set_policies:
 * @self: a view
 * @policy: the policy that reads the tags
 * @compared: (nullable): another one, whose differences are marked
 *
 * Sets under which policy labels are shown.
 */
void
pol_matrix_view_set_policies (PolMatrixView *self, PolPolicy *policy, PolPolicy *compared)
{
  g_return_if_fail (POL_IS_MATRIX_VIEW (self));
  g_return_if_fail (POL_IS_POLICY (policy));

  g_set_object (&self->policy, policy);
  g_set_object (&self->compared, compared);
  update_policies (self);
}
