/* pol-chart.c: what charts have in common: scrolling, a cursor, a legend, a picture to save
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-chart.h"

#include <math.h>

#define MARGIN 12
#define LEGEND_BOX 14
#define LEGEND_GAP 6
#define LEGEND_SPACING 18
#define SAVED_WIDTH 900
#define SAVED_HEIGHT 480
#define SCROLL_STEP 40

typedef struct
{
  PolChartModel *model;
  char *caption;

  PolChartLayout layout;
  GArray *values; /* guint: those of the row that was read last */

  /* The value under the cursor, and the one under the pointer. */
  guint row, column;
  gboolean hovers;
  guint hover_row, hover_column;
} PolChartPrivate;

enum
{
  PROP_0,
  PROP_MODEL,
  PROP_CAPTION,
  N_PROPS
};

enum
{
  ACTIVATE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (PolChart, pol_chart, POL_TYPE_CANVAS)

static PolChartPrivate *
get_private (PolChart *self)
{
  return pol_chart_get_instance_private (self);
}

static guint
get_n_rows (PolChart *self)
{
  PolChartModel *model = get_private (self)->model;

  return model != NULL ? pol_chart_model_get_n_rows (model) : 0;
}

static guint
get_n_columns (PolChart *self)
{
  PolChartModel *model = get_private (self)->model;

  return model != NULL ? pol_chart_model_get_n_columns (model) : 0;
}

static gboolean
is_mirrored (PolChart *self)
{
  return pol_canvas_is_mirrored (POL_CANVAS (self));
}

/* Calls a function for each entry of the legend, with where it is; returns the height. */
typedef void (*LegendFunc) (PolChartPainter *painter,
                            const char *name,
                            PolChartLook look,
                            graphene_rect_t place);

static double
for_each_in_legend (PolChart *self,
                    PolChartPainter *painter,
                    graphene_rect_t place,
                    LegendFunc func)
{
  PolChartModel *model = get_private (self)->model;
  double x = 0;
  double y = 0;
  double line = 0;

  for (guint i = 0; i < get_n_columns (self); i++)
    {
      g_autofree char *name = pol_chart_model_get_column_name (model, i);
      PangoRectangle size = pol_chart_painter_measure (painter, name, -1);
      double width = LEGEND_BOX + LEGEND_GAP + size.width;

      line = MAX (size.height, LEGEND_BOX) + LEGEND_GAP;
      if (x > 0 && x + width > place.size.width)
        {
          x = 0;
          y += line;
        }
      if (func != NULL)
        func (painter, name, pol_chart_model_get_look (model, i),
              GRAPHENE_RECT_INIT (place.origin.x + x, place.origin.y + y,
                                  MIN (width, place.size.width), line - LEGEND_GAP));
      x += width + LEGEND_SPACING;
    }

  return y + line;
}

static void
draw_legend_entry (PolChartPainter *painter, const char *name, PolChartLook look, graphene_rect_t place)
{
  double gap = LEGEND_BOX + LEGEND_GAP;

  pol_chart_painter_part (painter,
                          GRAPHENE_RECT_INIT (place.origin.x,
                                              place.origin.y + (place.size.height - LEGEND_BOX) / 2,
                                              LEGEND_BOX, LEGEND_BOX),
                          look);
  pol_chart_painter_text (painter, name,
                          GRAPHENE_RECT_INIT (place.origin.x + gap, place.origin.y,
                                              place.size.width - gap, place.size.height),
                          0, &painter->colors[POL_CHART_COLOR_TEXT]);
}

static double
pol_chart_measure_legend (PolChart *self, PolChartPainter *painter, double width)
{
  PolChartModel *model = get_private (self)->model;

  if (model == NULL || !pol_chart_model_has_looks (model))
    return 0;

  return for_each_in_legend (self, painter, GRAPHENE_RECT_INIT (0, 0, width, 0), NULL);
}

static void
pol_chart_draw_legend (PolChart *self, PolChartPainter *painter, graphene_rect_t place)
{
  for_each_in_legend (self, painter, place, draw_legend_entry);
}

/* The title, the caption and the legend, one below the other; returns how high they are.
 * Draws them where the painter has a snapshot. */
static double
do_header (PolChart *self, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartClass *klass = POL_CHART_GET_CLASS (self);
  const char *texts[] = { layout->title, layout->caption };
  double width = MAX (layout->width - 2 * MARGIN, 1);
  double y = MARGIN / 2;
  double legend;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      double height;

      if (texts[i] == NULL || *texts[i] == '\0')
        continue;
      height = pol_chart_painter_measure (painter, texts[i], width).height;
      if (painter->snapshot != NULL)
        pol_chart_painter_paragraph (
            painter, texts[i], GRAPHENE_RECT_INIT (MARGIN, y, width, height),
            &painter->colors[i == 0 ? POL_CHART_COLOR_TEXT : POL_CHART_COLOR_FAINT]);
      y += height + LEGEND_GAP;
    }

  legend = klass->measure_legend (self, painter, width);
  if (painter->snapshot != NULL && legend > 0)
    klass->draw_legend (self, painter, GRAPHENE_RECT_INIT (MARGIN, y, width, legend));

  return y + legend + LEGEND_GAP;
}

static void
complete_layout (PolChart *self, PolChartPainter *painter, PolChartLayout *layout)
{
  layout->header = layout->n_rows > 0 ? do_header (self, painter, layout) : 0;
  POL_CHART_GET_CLASS (self)->lay_out (self, painter, layout);
  layout->body = GRAPHENE_RECT_INIT (layout->start, layout->top,
                                     MAX (layout->width - layout->start - layout->end, 0),
                                     MAX (layout->height - layout->top - layout->bottom, 0));
}

static void
pol_chart_get_extent (PolCanvas *canvas,
                      GtkOrientation orientation,
                      double *page,
                      double *size,
                      double *step)
{
  const PolChartLayout *layout = &get_private (POL_CHART (canvas))->layout;
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *page = across ? layout->body.size.width : layout->body.size.height;
  *size = across ? layout->content_width : layout->content_height;
  *step = SCROLL_STEP;
}

static void
lay_out (PolChart *self)
{
  PolChartPrivate *priv = get_private (self);
  GtkWidget *widget = GTK_WIDGET (self);
  PolChartPainter painter;

  priv->layout = (PolChartLayout){ .width = gtk_widget_get_width (widget),
                                   .height = gtk_widget_get_height (widget),
                                   .caption = priv->caption,
                                   .n_rows = get_n_rows (self) };
  pol_chart_painter_init (&painter, widget, NULL, priv->layout.width);
  complete_layout (self, &painter, &priv->layout);
  pol_canvas_configure (POL_CANVAS (self));
  gtk_widget_queue_draw (widget);
}

/**
 * pol_chart_lay_out: (skip)
 * @self: a chart
 *
 * For kinds of charts: finds anew where things are, if it is seen.
 */
void
pol_chart_lay_out (PolChart *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    lay_out (self);
}

/* Where a value is drawn in the whole, as things are scrolled. */
static graphene_rect_t
find_place (PolChart *self, const PolChartLayout *layout, guint row, guint column)
{
  graphene_rect_t place = POL_CHART_GET_CLASS (self)->get_place (self, layout, row, column);

  graphene_rect_offset (&place, layout->body.origin.x - layout->x, layout->body.origin.y - layout->y);

  return place;
}

static PolChartLayout
get_layout (PolChart *self)
{
  PolChartLayout layout = get_private (self)->layout;

  layout.x = pol_canvas_get_offset (POL_CANVAS (self), GTK_ORIENTATION_HORIZONTAL);
  layout.y = pol_canvas_get_offset (POL_CANVAS (self), GTK_ORIENTATION_VERTICAL);

  return layout;
}

static gboolean
has_value_at_cursor (PolChart *self)
{
  PolChartPrivate *priv = get_private (self);

  return priv->row < get_n_rows (self) && priv->column < get_n_columns (self);
}

/* Tells who cannot see it what the value under the cursor is. */
static void
tell_value (PolChart *self)
{
  PolChartPrivate *priv = get_private (self);
  g_autofree char *text = NULL;

  if (has_value_at_cursor (self))
    text = pol_chart_model_describe (priv->model, priv->row, priv->column);

  if (text != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    text, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* The axis may be another one. */
static void
on_values_changed (PolChart *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  lay_out (self);
  tell_value (self);
}

static void
on_changed (PolChart *self)
{
  PolChartPrivate *priv = get_private (self);

  priv->row = MIN (priv->row, MAX (get_n_rows (self), 1) - 1);
  priv->column = MIN (priv->column, MAX (get_n_columns (self), 1) - 1);
  priv->hovers = FALSE;
  on_values_changed (self);
}

static void
draw_cursor (PolChart *self, PolChartPainter *painter, const PolChartLayout *layout)
{
  PolChartPrivate *priv = get_private (self);

  if (priv->hovers)
    pol_chart_painter_frame (painter,
                             find_place (self, layout, priv->hover_row, priv->hover_column),
                             &painter->colors[POL_CHART_COLOR_OUTLINE]);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)) && has_value_at_cursor (self))
    pol_chart_painter_frame (painter, find_place (self, layout, priv->row, priv->column),
                             &painter->colors[POL_CHART_COLOR_TEXT]);
}

static void
draw (PolChart *self, PolChartPainter *painter, const PolChartLayout *layout, gboolean with_cursor)
{
  PolChartClass *klass = POL_CHART_GET_CLASS (self);
  graphene_rect_t body = layout->body;

  do_header (self, painter, layout);
  klass->draw_frame (self, painter, layout);
  /* The line round a value at the edge shows. */
  graphene_rect_inset (&body, -2, -2);
  pol_chart_painter_push_clip (painter, body);
  klass->draw_body (self, painter, layout);
  if (with_cursor)
    draw_cursor (self, painter, layout);
  pol_chart_painter_pop (painter);
}

static void
pol_chart_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PolChart *self = POL_CHART (widget);
  PolChartLayout layout = get_layout (self);
  PolChartPainter painter;

  if (layout.n_rows == 0)
    return;

  pol_chart_painter_init (&painter, widget, snapshot, layout.width);
  draw (self, &painter, &layout, TRUE);
}

static void
pol_chart_measure (GtkWidget *widget,
                   GtkOrientation orientation,
                   int for_size,
                   int *minimum,
                   int *natural,
                   int *minimum_baseline,
                   int *natural_baseline)
{
  *minimum = 100;
  *natural = 300;
}

static void
pol_chart_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (POL_CHART (widget));
}

static void
pol_chart_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_chart_parent_class)->map (widget);
  on_values_changed (POL_CHART (widget));
}

static void
pol_chart_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (pol_chart_parent_class)->css_changed (widget, change);
  gtk_widget_queue_resize (widget);
}

static gboolean
find_value (PolChart *self, double x, double y, guint *row, guint *column)
{
  PolChartLayout layout = get_layout (self);

  if (is_mirrored (self))
    x = layout.width - x;
  if (layout.n_rows == 0
      || !graphene_rect_contains_point (&layout.body, &GRAPHENE_POINT_INIT (x, y)))
    return FALSE;

  return POL_CHART_GET_CLASS (self)->find (self, &layout, x - layout.body.origin.x + layout.x,
                                           y - layout.body.origin.y + layout.y, row, column);
}

/* The name of the row or column that is pointed at beside the body. */
static char *
find_name (PolChart *self, double x, double y)
{
  PolChartPrivate *priv = get_private (self);
  PolChartLayout layout = get_layout (self);
  double in_x = CLAMP (is_mirrored (self) ? layout.width - x : x, layout.body.origin.x,
                       layout.body.origin.x + layout.body.size.width - 1);
  double in_y = CLAMP (y, layout.body.origin.y, layout.body.origin.y + layout.body.size.height - 1);
  guint row, column;

  if (y < layout.header
      || !find_value (self, is_mirrored (self) ? layout.width - in_x : in_x, in_y, &row, &column))
    return NULL;
  if (in_y == y && !POL_CHART_GET_CLASS (self)->rows_stand)
    return pol_chart_model_get_row_name (priv->model, row);
  if (in_y > y && !pol_chart_model_has_looks (priv->model))
    return pol_chart_model_get_column_name (priv->model, column);

  return NULL;
}

static gboolean
pol_chart_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  PolChart *self = POL_CHART (widget);
  PolChartPrivate *priv = get_private (self);
  guint row = priv->row;
  guint column = priv->column;
  g_autofree char *text = NULL;

  if (keyboard ? has_value_at_cursor (self) : find_value (self, x, y, &row, &column))
    text = pol_chart_model_describe (priv->model, row, column);
  else if (!keyboard && get_n_rows (self) > 0)
    text = find_name (self, x, y);
  gtk_tooltip_set_text (tooltip, text);

  return text != NULL;
}

static void
activate (PolChart *self)
{
  PolChartPrivate *priv = get_private (self);

  if (has_value_at_cursor (self) && pol_chart_model_can_open (priv->model, priv->row, priv->column))
    g_signal_emit (self, signals[ACTIVATE], 0, priv->row, priv->column);
}

static void
on_released (PolChart *self, int n_press, double x, double y)
{
  guint row, column;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (!find_value (self, x, y, &row, &column))
    return;

  pol_chart_set_cursor (self, row, column);
  activate (self);
}

static void
set_hover (PolChart *self, gboolean hovers, guint row, guint column)
{
  PolChartPrivate *priv = get_private (self);

  if (priv->hovers == hovers && (!hovers || (priv->hover_row == row && priv->hover_column == column)))
    return;

  priv->hovers = hovers;
  priv->hover_row = row;
  priv->hover_column = column;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), hovers ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_motion (PolChart *self, double x, double y)
{
  guint row = 0;
  guint column = 0;
  gboolean hovers = find_value (self, x, y, &row, &column)
                    && pol_chart_model_can_open (get_private (self)->model, row, column);

  set_hover (self, hovers, row, column);
}

static void
on_leave (PolChart *self)
{
  set_hover (self, FALSE, 0, 0);
}

static guint
move (guint from, int steps, guint n)
{
  return CLAMP ((gint64)from + steps, 0, MAX ((gint64)n, 1) - 1);
}

/* How many rows show. */
static int
get_page (PolChart *self)
{
  PolChartLayout layout = get_layout (self);
  gboolean across = POL_CHART_GET_CLASS (self)->rows_stand;
  double size = across ? layout.content_width : layout.content_height;
  double page = across ? layout.body.size.width : layout.body.size.height;

  return size > 0 ? MAX (floor (layout.n_rows * page / size) - 1, 1) : 1;
}

/* Moves the cursor by steps across and down, or by pages of rows. */
static gboolean
move_cursor (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PolChart *self = POL_CHART (widget);
  PolChartPrivate *priv = get_private (self);
  int across, down, pages;

  g_variant_get (args, "(iii)", &across, &down, &pages);
  if (is_mirrored (self))
    across = -CLAMP (across, -G_MAXINT, G_MAXINT);
  /* Parts are stacked upwards, and rows listed downwards. */
  if (POL_CHART_GET_CLASS (self)->rows_stand)
    pol_chart_set_cursor (self, move (priv->row, across + pages * get_page (self), get_n_rows (self)),
                          move (priv->column, -down, get_n_columns (self)));
  else
    pol_chart_set_cursor (self, move (priv->row, down + pages * get_page (self), get_n_rows (self)),
                          move (priv->column, across, get_n_columns (self)));

  return TRUE;
}

static gboolean
move_to_end (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PolChart *self = POL_CHART (widget);

  pol_chart_set_cursor (self, g_variant_get_boolean (args) ? MAX (get_n_rows (self), 1) - 1 : 0,
                        get_private (self)->column);

  return TRUE;
}

static void
activate_action (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  activate (POL_CHART (widget));
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    int across, down, pages;
  } moves[] = {
    { GDK_KEY_Left, -1, 0, 0 },    { GDK_KEY_Right, 1, 0, 0 },     { GDK_KEY_Up, 0, -1, 0 },
    { GDK_KEY_Down, 0, 1, 0 },     { GDK_KEY_KP_Left, -1, 0, 0 },  { GDK_KEY_KP_Right, 1, 0, 0 },
    { GDK_KEY_KP_Up, 0, -1, 0 },   { GDK_KEY_KP_Down, 0, 1, 0 },   { GDK_KEY_Page_Up, 0, 0, -1 },
    { GDK_KEY_Page_Down, 0, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    gtk_widget_class_add_binding (widget_class, moves[i].keyval, 0, move_cursor, "(iii)",
                                  moves[i].across, moves[i].down, moves[i].pages);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, move_to_end, "b", FALSE);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_End, 0, move_to_end, "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, 0, "chart.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter, 0, "chart.activate", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "chart.activate", NULL);
}

static void
pol_chart_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolChartPrivate *priv = get_private (POL_CHART (object));

  switch (prop_id)
    {
    case PROP_MODEL:
      g_value_set_object (value, priv->model);
      break;
    case PROP_CAPTION:
      g_value_set_string (value, priv->caption);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_chart_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolChart *self = POL_CHART (object);

  switch (prop_id)
    {
    case PROP_MODEL:
      pol_chart_set_model (self, g_value_get_object (value));
      break;
    case PROP_CAPTION:
      pol_chart_set_caption (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_chart_dispose (GObject *object)
{
  PolChart *self = POL_CHART (object);
  PolChartPrivate *priv = get_private (self);

  if (priv->model != NULL)
    g_signal_handlers_disconnect_by_data (priv->model, self);
  g_clear_object (&priv->model);

  G_OBJECT_CLASS (pol_chart_parent_class)->dispose (object);
}

static void
pol_chart_finalize (GObject *object)
{
  PolChartPrivate *priv = get_private (POL_CHART (object));

  g_array_unref (priv->values);
  g_free (priv->caption);

  G_OBJECT_CLASS (pol_chart_parent_class)->finalize (object);
}

static void
pol_chart_class_init (PolChartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_chart_dispose;
  object_class->finalize = pol_chart_finalize;
  object_class->get_property = pol_chart_get_property;
  object_class->set_property = pol_chart_set_property;
  widget_class->snapshot = pol_chart_snapshot;
  widget_class->map = pol_chart_map;
  widget_class->measure = pol_chart_measure;
  widget_class->size_allocate = pol_chart_size_allocate;
  widget_class->css_changed = pol_chart_css_changed;
  widget_class->query_tooltip = pol_chart_query_tooltip;
  POL_CANVAS_CLASS (klass)->mirrors = TRUE;
  POL_CANVAS_CLASS (klass)->get_extent = pol_chart_get_extent;
  klass->measure_legend = pol_chart_measure_legend;
  klass->draw_legend = pol_chart_draw_legend;

  properties[PROP_MODEL] = g_param_spec_object ("model", NULL, NULL, POL_TYPE_CHART_MODEL, flags);
  properties[PROP_CAPTION] = g_param_spec_string ("caption", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATE] = g_signal_new ("activate", POL_TYPE_CHART, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_install_action (widget_class, "chart.activate", NULL, activate_action);
  add_bindings (widget_class);
}

static void
pol_chart_init (PolChart *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  get_private (self)->values = g_array_new (FALSE, TRUE, sizeof (guint));
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_has_tooltip (widget, TRUE);

  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, motion);
}

/**
 * pol_chart_layout_find_visible:
 * @self: a layout
 * @orientation: along which rows or columns follow each other
 * @pitch: the room of each, in pixels
 * @n: how many there are
 * @first: (out): the first that shows
 * @end: (out): the one after the last
 *
 * Finds out which rows or columns show.
 */
void
pol_chart_layout_find_visible (const PolChartLayout *self,
                               GtkOrientation orientation,
                               double pitch,
                               guint n,
                               guint *first,
                               guint *end)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;
  double start = across ? self->x : self->y;
  double room = across ? self->body.size.width : self->body.size.height;

  *first = MIN (floor (start / pitch), n);
  *end = MIN (ceil ((start + room) / pitch), n);
}

/**
 * pol_chart_get_model:
 * @self: a chart
 *
 * Returns: (transfer none) (nullable): what it shows
 */
PolChartModel *
pol_chart_get_model (PolChart *self)
{
  g_return_val_if_fail (POL_IS_CHART (self), NULL);

  return get_private (self)->model;
}

/**
 * pol_chart_set_model:
 * @self: a chart
 * @model: (nullable): what to show
 *
 * Sets what it shows.
 */
void
pol_chart_set_model (PolChart *self, PolChartModel *model)
{
  PolChartPrivate *priv = get_private (self);

  g_return_if_fail (POL_IS_CHART (self));
  g_return_if_fail (model == NULL || POL_IS_CHART_MODEL (model));

  if (priv->model == model)
    return;

  if (priv->model != NULL)
    g_signal_handlers_disconnect_by_data (priv->model, self);
  g_set_object (&priv->model, model);
  if (model != NULL)
    {
      g_signal_connect_object (model, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (model, "values-changed", G_CALLBACK (on_values_changed), self,
                               G_CONNECT_SWAPPED);
    }
  on_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODEL]);
}

/**
 * pol_chart_set_caption:
 * @self: a chart
 * @caption: (nullable): what its values are
 *
 * Sets the words above the legend.
 */
void
pol_chart_set_caption (PolChart *self, const char *caption)
{
  PolChartPrivate *priv = get_private (self);

  g_return_if_fail (POL_IS_CHART (self));

  if (g_strcmp0 (priv->caption, caption) == 0)
    return;

  g_free (priv->caption);
  priv->caption = g_strdup (caption);
  pol_chart_lay_out (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAPTION]);
}

/* Scrolls as little as shows the value under the cursor. */
static void
scroll_to_cursor (PolChart *self)
{
  PolChartPrivate *priv = get_private (self);
  PolCanvas *canvas = POL_CANVAS (self);
  graphene_rect_t place
      = POL_CHART_GET_CLASS (self)->get_place (self, &priv->layout, priv->row, priv->column);

  pol_canvas_scroll_to (canvas, GTK_ORIENTATION_HORIZONTAL, place.origin.x, place.size.width);
  pol_canvas_scroll_to (canvas, GTK_ORIENTATION_VERTICAL, place.origin.y, place.size.height);
}

/**
 * pol_chart_set_cursor:
 * @self: a chart
 * @row: a row
 * @column: a column
 *
 * Moves the cursor to a value, and shows it.
 */
void
pol_chart_set_cursor (PolChart *self, guint row, guint column)
{
  PolChartPrivate *priv = get_private (self);

  g_return_if_fail (POL_IS_CHART (self));

  if (row >= get_n_rows (self) || column >= get_n_columns (self))
    return;

  priv->row = row;
  priv->column = column;
  scroll_to_cursor (self);
  tell_value (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

/**
 * pol_chart_read: (skip)
 * @self: a chart
 * @row: a row
 *
 * For kinds of charts.
 *
 * Returns: (transfer none): the values of a row, one for each column, until the next is read
 */
const guint *
pol_chart_read (PolChart *self, guint row)
{
  PolChartPrivate *priv = get_private (self);

  g_array_set_size (priv->values, get_n_columns (self));
  pol_chart_model_read (priv->model, row, (guint *)(gpointer)priv->values->data);

  return (const guint *)(gpointer)priv->values->data;
}

/**
 * pol_chart_get_value:
 * @self: a chart
 * @row: a row
 * @column: a column
 *
 * Returns: the value there
 */
guint
pol_chart_get_value (PolChart *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_CHART (self), 0);
  g_return_val_if_fail (row < get_n_rows (self) && column < get_n_columns (self), 0);

  return pol_chart_read (self, row)[column];
}

/**
 * pol_chart_get_place:
 * @self: a chart
 * @row: a row
 * @column: a column
 *
 * Returns: where the value is in the widget, as things are scrolled
 */
graphene_rect_t
pol_chart_get_place (PolChart *self, guint row, guint column)
{
  PolChartLayout layout;
  graphene_rect_t place;

  g_return_val_if_fail (POL_IS_CHART (self), GRAPHENE_RECT_INIT (0, 0, 0, 0));

  layout = get_layout (self);
  place = find_place (self, &layout, row, column);
  if (is_mirrored (self))
    place.origin.x = layout.width - place.origin.x - place.size.width;

  return place;
}

/* As large as all of it needs to be. */
static void
lay_out_whole (PolChart *self, PolChartPainter *painter, PolChartLayout *layout)
{
  layout->width = SAVED_WIDTH;
  layout->height = SAVED_HEIGHT;
  complete_layout (self, painter, layout);
  layout->width = layout->start + layout->content_width + layout->end;
  layout->height = layout->top + layout->content_height + layout->bottom;
  painter->width = layout->width;
  /* The legend may have more room now, or less. */
  complete_layout (self, painter, layout);
  layout->height = layout->top + layout->content_height + layout->bottom;
  complete_layout (self, painter, layout);
}

/**
 * pol_chart_draw_whole:
 * @self: a chart
 * @title: what it is
 * @note: (nullable): what else is to be known of it
 * @size: (out): its size, in pixels
 *
 * Draws all of it, not only what shows, on white paper: at most
 * %POL_CHART_MAX_SAVED_ROWS rows, the first ones.
 *
 * Returns: (transfer full) (nullable): the drawing, %NULL if there is nothing to draw
 */
GskRenderNode *
pol_chart_draw_whole (PolChart *self, const char *title, const char *note, graphene_size_t *size)
{
  PolChartPrivate *priv = get_private (self);
  g_autoptr (GtkSnapshot) snapshot = NULL;
  g_autofree char *caption = NULL;
  PolChartPainter painter;
  PolChartLayout layout = { .title = title };

  g_return_val_if_fail (POL_IS_CHART (self), NULL);
  g_return_val_if_fail (size != NULL, NULL);

  layout.n_rows = MIN (get_n_rows (self), POL_CHART_MAX_SAVED_ROWS);
  if (layout.n_rows == 0)
    return NULL;

  caption = g_strjoin (priv->caption != NULL && note != NULL ? "\n" : "",
                       priv->caption != NULL ? priv->caption : "", note, NULL);
  layout.caption = caption;
  snapshot = gtk_snapshot_new ();
  pol_chart_painter_init (&painter, GTK_WIDGET (self), NULL, SAVED_WIDTH);
  pol_chart_painter_use_paper (&painter);
  lay_out_whole (self, &painter, &layout);

  painter.snapshot = snapshot;
  pol_chart_painter_fill (&painter, GRAPHENE_RECT_INIT (0, 0, layout.width, layout.height),
                          &painter.colors[POL_CHART_COLOR_PAPER]);
  draw (self, &painter, &layout, FALSE);
  graphene_size_init (size, ceil (layout.width), ceil (layout.height));

  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}
