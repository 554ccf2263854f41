/* pol-matrix.c: a table of any number of cells, drawn as far as it shows
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-matrix-private.h"

#include <math.h>

/* In the picture of all cells, an arrow moves the cursor by so many pixels, and a page is this
 * part of it. */
#define PICTURE_STEP 4
#define PICTURE_PAGE 10

static const int sizes[] = { 1, 2, 4, 8, 12, 16, 20, 28, 40 };

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_MENU_MODEL,
  PROP_CELL_SIZE,
  PROP_HIGH_CONTRAST,
  N_PROPS
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolMatrix, pol_matrix, POL_TYPE_CANVAS)

static void
pol_matrix_get_extent (PolCanvas *canvas,
                       GtkOrientation orientation,
                       double *page,
                       double *size,
                       double *step)
{
  PolMatrix *self = POL_MATRIX (canvas);

  *page = pol_matrix_get_body_size (self, orientation);
  *size = pol_matrix_is_picture (self)
              ? 0
              : pol_matrix_get_n_cells (self, orientation) * (double)self->cell_size;
  *step = MAX (self->cell_size, 16) * 2;
}

/* A cell, or in the picture of all what is one pixel with it. */
static char *
describe (PolMatrix *self, guint row, guint column)
{
  PolMatrixBlock area;
  const guint8 *shares;

  if (!pol_matrix_is_picture (self))
    return pol_matrix_model_describe (self->model, row, column);

  shares = pol_matrix_picture_find_area (self->picture, row, column, &area);
  if (area.n_rows == 1 && area.n_columns == 1)
    return pol_matrix_model_describe (self->model, row, column);

  return pol_matrix_model_describe_area (self->model, &area, shares);
}

/* Tells who cannot see it what the cell under the cursor is. */
static void
tell_cell (PolMatrix *self)
{
  g_autofree char *text = NULL;

  if (self->row < pol_matrix_get_n_rows (self) && self->column < pol_matrix_get_n_columns (self))
    text = describe (self, self->row, self->column);

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

static void
show_cells (PolMatrix *self)
{
  tell_cell (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_cells_changed (PolMatrix *self)
{
  pol_matrix_picture_renew (self->picture);
  show_cells (self);
}

static guint *
get_cursor (PolMatrix *self, GtkOrientation orientation)
{
  return orientation == GTK_ORIENTATION_HORIZONTAL ? &self->column : &self->row;
}

static void
note_cursor (PolMatrix *self)
{
  for (GtkOrientation i = 0; i < G_N_ELEMENTS (self->cursor_ids); i++)
    if (*get_cursor (self, i) < pol_matrix_get_n_cells (self, i))
      self->cursor_ids[i] = pol_matrix_model_identify (self->model, i, *get_cursor (self, i));
}

/* The row or column of the cursor, or the first one where that is out of sight. */
static void
note_pin (PolMatrix *self, GtkOrientation orientation)
{
  PolMatrixPin *pin = &self->pins[orientation];
  guint place = *get_cursor (self, orientation);
  guint first, n;
  float start;

  pol_matrix_find_visible (self, orientation, &first, &n, &start);
  pin->set = n > 0 && (self->moved || first > 0 || start < 0);
  if (!pin->set)
    return;

  if (place < first || place - first >= n)
    place = first;
  pin->id = pol_matrix_model_identify (self->model, orientation, place);
  pin->distance = start + (double)(place - first) * pol_matrix_get_cell_extent (self, orientation);
}

static void
find_cursor (PolMatrix *self, GtkOrientation orientation)
{
  guint *cursor = get_cursor (self, orientation);
  guint n = pol_matrix_get_n_cells (self, orientation);

  if (!self->moved || n == 0
      || !pol_matrix_model_find (self->model, orientation, self->cursor_ids[orientation], cursor))
    *cursor = MIN (*cursor, MAX (n, 1) - 1);
}

static void
scroll_to_pin (PolMatrix *self, GtkOrientation orientation)
{
  const PolMatrixPin *pin = &self->pins[orientation];
  guint place;

  if (pin->set && pol_matrix_get_n_cells (self, orientation) > 0
      && pol_matrix_model_find (self->model, orientation, pin->id, &place))
    pol_canvas_set_offset (POL_CANVAS (self), orientation,
                           place * pol_matrix_get_cell_extent (self, orientation) - pin->distance);
}

/* Who had the cursor has it still, and is where it was on the screen. */
static void
on_changed (PolMatrix *self)
{
  find_cursor (self, GTK_ORIENTATION_HORIZONTAL);
  find_cursor (self, GTK_ORIENTATION_VERTICAL);
  self->anchor_row = self->row;
  self->anchor_column = self->column;
  note_cursor (self);
  pol_matrix_measure_names (self);
  pol_canvas_configure (POL_CANVAS (self));
  scroll_to_pin (self, GTK_ORIENTATION_HORIZONTAL);
  scroll_to_pin (self, GTK_ORIENTATION_VERTICAL);
  on_cells_changed (self);
}

/* Scrolls as little as shows a cell in full. */
static void
scroll_to (PolMatrix *self, GtkOrientation orientation, guint cell)
{
  double size = pol_matrix_get_cell_extent (self, orientation);

  pol_canvas_scroll_to (POL_CANVAS (self), orientation, cell * size, size);
}

static void
pol_matrix_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PolMatrix *self = POL_MATRIX (widget);

  note_pin (self, GTK_ORIENTATION_HORIZONTAL);
  note_pin (self, GTK_ORIENTATION_VERTICAL);
  pol_matrix_draw (self, snapshot);
}

static void
pol_matrix_measure (GtkWidget *widget,
                    GtkOrientation orientation,
                    int for_size,
                    int *minimum,
                    int *natural,
                    int *minimum_baseline,
                    int *natural_baseline)
{
  PolMatrix *self = POL_MATRIX (widget);
  int names = orientation == GTK_ORIENTATION_HORIZONTAL ? 0 : pol_matrix_get_names_height (self);

  *minimum = names + self->cell_size;
  *natural = MAX (*minimum, 300);
}

static void
pol_matrix_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PolMatrix *self = POL_MATRIX (widget);

  pol_canvas_configure (POL_CANVAS (self));
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
}

static void
update_painter (PolMatrix *self)
{
  pol_cell_painter_set_size (self->painter, GTK_WIDGET (self), MAX (self->cell_size, 1),
                             self->high_contrast);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
pol_matrix_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pol_matrix_parent_class)->css_changed (widget, change);
  update_painter (POL_MATRIX (widget));
  pol_matrix_measure_names (POL_MATRIX (widget));
}

static gboolean
pol_matrix_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PolMatrix *self = POL_MATRIX (widget);
  PolMatrixPart view = pol_matrix_get_part (self);
  g_autofree char *text = NULL;
  guint row = self->row;
  guint column = self->column;
  gboolean over_cell = keyboard || pol_matrix_find_cell (self, x, y, &row, &column);
  double from_start = pol_matrix_unmirror (self, x);

  if (view.n_rows == 0 || view.n_columns == 0)
    return FALSE;

  if (over_cell)
    text = describe (self, row, column);
  else if (from_start < view.body.origin.x && y >= view.body.origin.y)
    text = pol_matrix_model_get_row_name (self->model, row);
  else if (y < view.body.origin.y && from_start >= view.body.origin.x)
    text = pol_matrix_model_get_column_name (self->model, column);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
open_menu (PolMatrix *self)
{
  PolMatrixPart view = pol_matrix_get_part (self);
  PolMatrixBlock cell = { self->row, 1, self->column, 1 };
  graphene_rect_t place = pol_matrix_get_place (self, &view, &cell);

  if (self->menu == NULL || pol_matrix_is_picture (self))
    return;

  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle){ place.origin.x, place.origin.y, place.size.width,
                                                place.size.height });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
is_selected (PolMatrix *self, guint row, guint column)
{
  PolMatrixBlock block = pol_matrix_get_block (self);

  return row >= block.row && row - block.row < block.n_rows && column >= block.column
         && column - block.column < block.n_columns;
}

/* From the picture, it leads to the boxes. */
static void
activate_cell (PolMatrix *self)
{
  if (!pol_matrix_is_picture (self))
    {
      g_signal_emit (self, signals[ACTIVATE], 0, self->row, self->column);
      return;
    }

  self->dragging = FALSE;
  pol_matrix_set_cell_size (self, POL_MATRIX_DEFAULT_SIZE);
}

static void
on_pressed (PolMatrix *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GtkGestureSingle *single = GTK_GESTURE_SINGLE (gesture);
  GdkEvent *event
      = gtk_gesture_get_last_event (gesture, gtk_gesture_single_get_current_sequence (single));
  GdkModifierType state = gdk_event_get_modifier_state (event);
  gboolean for_menu = gdk_event_triggers_context_menu (event);
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (n_press == 1)
    self->zoomed = pol_matrix_is_picture (self);
  if (!pol_matrix_find_cell (self, x, y, &row, &column))
    return;

  if (!for_menu || !is_selected (self, row, column))
    pol_matrix_select (self, row, column, state & GDK_SHIFT_MASK);
  if (for_menu)
    open_menu (self);
  else if (pol_matrix_is_picture (self) || (n_press == 2 && !self->zoomed))
    activate_cell (self);
}

static void
on_drag_begin (PolMatrix *self, double x, double y)
{
  guint row, column;

  self->dragging = !pol_matrix_is_picture (self) && !self->zoomed
                   && pol_matrix_find_cell (self, x, y, &row, &column);
}

static void
on_drag_update (PolMatrix *self, double x, double y, GtkGestureDrag *gesture)
{
  double start_x, start_y;
  guint row, column;

  if (!self->dragging)
    return;

  gtk_gesture_drag_get_start_point (gesture, &start_x, &start_y);
  pol_matrix_find_cell (self, start_x + x, start_y + y, &row, &column);
  if (row != self->row || column != self->column)
    pol_matrix_select (self, row, column, TRUE);
}

static gboolean
on_scroll (PolMatrix *self, double dx, double dy, GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;

  gtk_widget_activate_action (GTK_WIDGET (self), dy < 0 ? "matrix.zoom-in" : "matrix.zoom-out",
                              NULL);
  return GDK_EVENT_STOP;
}

static guint
move (guint from, gint64 steps, guint n)
{
  return CLAMP (from + steps, 0, MAX ((gint64)n, 1) - 1);
}

/* By how many cells an arrow moves the cursor, and how many are a page. */
static guint
get_step (PolMatrix *self, GtkOrientation orientation)
{
  return pol_matrix_is_picture (self)
             ? ceil (PICTURE_STEP / pol_matrix_get_cell_extent (self, orientation))
             : 1;
}

static guint
get_page (PolMatrix *self)
{
  guint n = pol_matrix_is_picture (self) ? pol_matrix_get_n_rows (self) / PICTURE_PAGE
                                         : pol_matrix_get_part (self).n_rows - 1;

  return MAX ((int)n, 1);
}

/* Moves the cursor by whole rows and columns. An arrow goes where it points. */
static gboolean
move_cursor (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PolMatrix *self = POL_MATRIX (widget);
  int rows, columns, pages;
  gboolean extend;

  g_variant_get (args, "(iiib)", &rows, &columns, &pages, &extend);
  if ((columns == 1 || columns == -1) && pol_canvas_is_mirrored (POL_CANVAS (self)))
    columns = -columns;
  pol_matrix_select (self,
                     move (self->row,
                           (gint64)rows * get_step (self, GTK_ORIENTATION_VERTICAL)
                               + (gint64)pages * get_page (self),
                           pol_matrix_get_n_rows (self)),
                     move (self->column,
                           (gint64)columns * get_step (self, GTK_ORIENTATION_HORIZONTAL),
                           pol_matrix_get_n_columns (self)),
                     extend);

  return TRUE;
}

static void
activate (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolMatrix *self = POL_MATRIX (widget);

  if (pol_matrix_get_n_rows (self) > 0 && pol_matrix_get_n_columns (self) > 0)
    activate_cell (self);
}

static gboolean
show_menu (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  open_menu (POL_MATRIX (widget));
  return TRUE;
}

static gboolean
can_fit (PolMatrix *self)
{
  return self->model != NULL && pol_matrix_model_can_count (self->model);
}

/* The size of cells in the picture, by the side that is short of room. */
static double
get_picture_size (PolMatrix *self)
{
  return MIN (pol_matrix_get_fitting_size (self, GTK_ORIENTATION_HORIZONTAL),
              pol_matrix_get_fitting_size (self, GTK_ORIENTATION_VERTICAL));
}

/* The next smaller size, which is the picture of all where no smaller one shows more of them. */
static int
find_smaller (PolMatrix *self)
{
  double fitting = can_fit (self) ? get_picture_size (self) : G_MAXDOUBLE;
  int smaller = 0;

  for (guint i = 0; i < G_N_ELEMENTS (sizes) && sizes[i] < self->cell_size; i++)
    smaller = sizes[i];
  if (fitting < self->cell_size && fitting >= smaller)
    return 0;

  return smaller > 0 ? smaller : self->cell_size;
}

static int
find_larger (PolMatrix *self)
{
  double size = pol_matrix_is_picture (self) ? get_picture_size (self) : self->cell_size;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (sizes[i] > size)
      return sizes[i];

  return sizes[G_N_ELEMENTS (sizes) - 1];
}

static void
zoom (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolMatrix *self = POL_MATRIX (widget);

  pol_matrix_set_cell_size (self, g_str_equal (action_name, "matrix.zoom-in")
                                      ? find_larger (self)
                                      : find_smaller (self));
}

static void
fit (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  pol_matrix_set_cell_size (POL_MATRIX (widget), 0);
}

static void
add_move (GtkWidgetClass *widget_class, guint keyval, int rows, int columns, int pages)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, move_cursor, "(iiib)", rows, columns,
                                pages, FALSE);
  gtk_widget_class_add_binding (widget_class, keyval, GDK_SHIFT_MASK, move_cursor, "(iiib)", rows,
                                columns, pages, TRUE);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  add_move (widget_class, GDK_KEY_Up, -1, 0, 0);
  add_move (widget_class, GDK_KEY_Down, 1, 0, 0);
  add_move (widget_class, GDK_KEY_Left, 0, -1, 0);
  add_move (widget_class, GDK_KEY_Right, 0, 1, 0);
  add_move (widget_class, GDK_KEY_Page_Up, 0, 0, -1);
  add_move (widget_class, GDK_KEY_Page_Down, 0, 0, 1);
  add_move (widget_class, GDK_KEY_Home, 0, G_MININT, 0);
  add_move (widget_class, GDK_KEY_End, 0, G_MAXINT, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, GDK_CONTROL_MASK, move_cursor, "(iiib)",
                                G_MININT, G_MININT, 0, FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, GDK_CONTROL_MASK, move_cursor, "(iiib)",
                                G_MAXINT, G_MAXINT, 0, FALSE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "matrix.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "matrix.activate", NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, show_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, show_menu, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "matrix.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "matrix.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, GDK_CONTROL_MASK,
                                       "matrix.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "matrix.fit",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "matrix.fit",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "matrix.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, GDK_CONTROL_MASK,
                                       "matrix.zoom-out", NULL);
}

static void
set_menu_model (PolMatrix *self, GMenuModel *menu_model)
{
  if (!g_set_object (&self->menu_model, menu_model))
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (menu_model != NULL)
    {
      self->menu = gtk_popover_menu_new_from_model (menu_model);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MENU_MODEL]);
}

static void
set_high_contrast (PolMatrix *self, gboolean high_contrast)
{
  if (self->high_contrast == high_contrast)
    return;

  self->high_contrast = high_contrast;
  update_painter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HIGH_CONTRAST]);
}

static void
pol_matrix_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolMatrix *self = POL_MATRIX (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, self->model);
      break;
    case PROP_MENU_MODEL:
      g_value_set_object (value, self->menu_model);
      break;
    case PROP_CELL_SIZE:
      g_value_set_int (value, self->cell_size);
      break;
    case PROP_HIGH_CONTRAST:
      g_value_set_boolean (value, self->high_contrast);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_matrix_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolMatrix *self = POL_MATRIX (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      pol_matrix_set_model (self, g_value_get_object (value));
      break;
    case PROP_MENU_MODEL:
      set_menu_model (self, g_value_get_object (value));
      break;
    case PROP_CELL_SIZE:
      pol_matrix_set_cell_size (self, g_value_get_int (value));
      break;
    case PROP_HIGH_CONTRAST:
      set_high_contrast (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_matrix_dispose (GObject *object)
{
  PolMatrix *self = POL_MATRIX (object);

  pol_matrix_set_model (self, NULL);
  set_menu_model (self, NULL);

  G_OBJECT_CLASS (pol_matrix_parent_class)->dispose (object);
}

static void
pol_matrix_finalize (GObject *object)
{
  PolMatrix *self = POL_MATRIX (object);

  pol_cell_painter_free (self->painter);
  g_object_unref (self->picture);
  g_array_unref (self->cells);

  G_OBJECT_CLASS (pol_matrix_parent_class)->finalize (object);
}

static void
pol_matrix_class_init (PolMatrixClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_matrix_dispose;
  object_class->finalize = pol_matrix_finalize;
  object_class->get_property = pol_matrix_get_property;
  object_class->set_property = pol_matrix_set_property;
  widget_class->snapshot = pol_matrix_snapshot;
  widget_class->measure = pol_matrix_measure;
  widget_class->size_allocate = pol_matrix_size_allocate;
  widget_class->css_changed = pol_matrix_css_changed;
  widget_class->query_tooltip = pol_matrix_query_tooltip;
  POL_CANVAS_CLASS (klass)->mirrors = TRUE;
  POL_CANVAS_CLASS (klass)->get_extent = pol_matrix_get_extent;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, POL_TYPE_MATRIX_MODEL, flags);
  properties[PROP_MENU_MODEL]
      = g_param_spec_object ("menu-model", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_CELL_SIZE]
      = g_param_spec_int ("cell-size", NULL, NULL, 0, 64, POL_MATRIX_DEFAULT_SIZE, flags);
  properties[PROP_HIGH_CONTRAST] = g_param_spec_boolean ("high-contrast", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", POL_TYPE_MATRIX, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "matrix");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_install_action (widget_class, "matrix.activate", NULL, activate);
  gtk_widget_class_install_action (widget_class, "matrix.fit", NULL, fit);
  gtk_widget_class_install_action (widget_class, "matrix.zoom-in", NULL, zoom);
  gtk_widget_class_install_action (widget_class, "matrix.zoom-out", NULL, zoom);
  add_bindings (widget_class);
}

static void
add_controllers (PolMatrix *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), 0);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
}

static void
pol_matrix_init (PolMatrix *self)
{
  self->painter = pol_cell_painter_new ();
  self->picture = pol_matrix_picture_new ();
  g_signal_connect_object (self->picture, "changed", G_CALLBACK (show_cells), self,
                           G_CONNECT_SWAPPED);
  self->cell_size = POL_MATRIX_DEFAULT_SIZE;
  self->cells = g_array_new (FALSE, FALSE, sizeof (guint8));

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  add_controllers (self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (update_painter), NULL);
  update_painter (self);
}

static void
update_zoom (PolMatrix *self)
{
  gboolean can_shrink
      = self->cell_size > sizes[0] || (self->cell_size == sizes[0] && can_fit (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matrix.zoom-out", can_shrink);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matrix.zoom-in",
                                 self->cell_size < sizes[G_N_ELEMENTS (sizes) - 1]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "matrix.fit",
                                 !pol_matrix_is_picture (self) && can_fit (self));
}

/**
 * pol_matrix_new:
 *
 * Returns: (transfer floating): a matrix without cells
 */
GtkWidget *
pol_matrix_new (void)
{
  return g_object_new (POL_TYPE_MATRIX, NULL);
}

/**
 * pol_matrix_get_model:
 * @self: a matrix
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PolMatrixModel *
pol_matrix_get_model (PolMatrix *self)
{
  g_return_val_if_fail (POL_IS_MATRIX (self), NULL);

  return self->model;
}

/**
 * pol_matrix_set_model:
 * @self: a matrix
 * @model: (nullable): what to show
 *
 * Sets what it shows.
 */
void
pol_matrix_set_model (PolMatrix *self, PolMatrixModel *model)
{
  g_return_if_fail (POL_IS_MATRIX (self));
  g_return_if_fail (model == NULL || POL_IS_MATRIX_MODEL (model));

  if (self->model == model)
    return;

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_set_object (&self->model, model);
  if (model != NULL)
    {
      g_signal_connect_object (model, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "cells-changed", G_CALLBACK (on_cells_changed), self,
                               G_CONNECT_SWAPPED);
    }
  pol_matrix_picture_set_model (self->picture, model);
  if (pol_matrix_is_picture (self) && !can_fit (self))
    pol_matrix_set_cell_size (self, POL_MATRIX_DEFAULT_SIZE);
  update_zoom (self);
  self->row = self->column = 0;
  self->moved = FALSE;
  self->pins[0].set = self->pins[1].set = FALSE;
  on_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/* Keeps the cell in the middle of the view where it is; to or from the picture of all, the one
 * under the cursor gets there. */
static double
zoom_about_middle (PolMatrix *self, GtkOrientation orientation, int size)
{
  double half = pol_matrix_get_body_size (self, orientation) / 2.0;

  if (pol_matrix_is_picture (self))
    return (*get_cursor (self, orientation) + 0.5) * size - half;

  return (pol_canvas_get_offset (POL_CANVAS (self), orientation) + half) / self->cell_size * size
         - half;
}

/**
 * pol_matrix_set_cell_size:
 * @self: a matrix
 * @size: the side of a cell, in pixels, or 0 for all cells in one picture, if the model can count
 *   them
 *
 * Makes cells larger or smaller. Small ones are mere squares of colour.
 */
void
pol_matrix_set_cell_size (PolMatrix *self, int size)
{
  double values[2];

  g_return_if_fail (POL_IS_MATRIX (self));
  g_return_if_fail (size >= 0);
  g_return_if_fail (size > 0 || can_fit (self));

  if (self->cell_size == size)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = zoom_about_middle (self, i, size);
  self->cell_size = size;
  pol_canvas_configure (POL_CANVAS (self));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    pol_canvas_set_offset (POL_CANVAS (self), i, values[i]);

  update_zoom (self);
  tell_cell (self);
  update_painter (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CELL_SIZE]);
}

/**
 * pol_matrix_get_block:
 * @self: a matrix
 *
 * Returns: the selected cells; none where there is no cell, and in the picture of all
 */
PolMatrixBlock
pol_matrix_get_block (PolMatrix *self)
{
  PolMatrixBlock block = { 0 };

  g_return_val_if_fail (POL_IS_MATRIX (self), block);

  if (pol_matrix_get_n_rows (self) == 0 || pol_matrix_get_n_columns (self) == 0
      || pol_matrix_is_picture (self))
    return block;

  block.row = MIN (self->row, self->anchor_row);
  block.n_rows = MAX (self->row, self->anchor_row) - block.row + 1;
  block.column = MIN (self->column, self->anchor_column);
  block.n_columns = MAX (self->column, self->anchor_column) - block.column + 1;

  return block;
}

/**
 * pol_matrix_get_cursor:
 * @self: a matrix
 * @row: (out) (optional): its row
 * @column: (out) (optional): its column
 *
 * Gets the cell under the cursor.
 *
 * Returns: whether there is one
 */
gboolean
pol_matrix_get_cursor (PolMatrix *self, guint *row, guint *column)
{
  g_return_val_if_fail (POL_IS_MATRIX (self), FALSE);

  if (pol_matrix_get_n_rows (self) == 0 || pol_matrix_get_n_columns (self) == 0)
    return FALSE;

  if (row != NULL)
    *row = self->row;
  if (column != NULL)
    *column = self->column;
  return TRUE;
}

/**
 * pol_matrix_select:
 * @self: a matrix
 * @row: a row
 * @column: a column
 * @extend: whether all from where the selection began is selected
 *
 * Moves the cursor to a cell, and scrolls to it.
 */
void
pol_matrix_select (PolMatrix *self, guint row, guint column, gboolean extend)
{
  g_return_if_fail (POL_IS_MATRIX (self));

  if (row >= pol_matrix_get_n_rows (self) || column >= pol_matrix_get_n_columns (self))
    return;

  self->row = row;
  self->column = column;
  self->moved = TRUE;
  note_cursor (self);
  if (!extend)
    {
      self->anchor_row = row;
      self->anchor_column = column;
    }
  scroll_to (self, GTK_ORIENTATION_HORIZONTAL, column);
  scroll_to (self, GTK_ORIENTATION_VERTICAL, row);
  show_cells (self);
}
