/* pol-image-view.c: shows a picture, fitted or at a zoom, to be moved about
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <math.h>

#include "pol-image-view.h"

#define MIN_ZOOM 0.01
#define MAX_ZOOM 64.0
#define ZOOM_STEP 1.25

/* From here on the texture's pixels are drawn as squares. */
#define CRISP_ZOOM 2.0

/* How far a key, and a notch of a wheel, moves the picture, in pixels. */
#define PAN_STEP 64.0

struct _PolImageView
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  double width;                 /* of the picture as it is turned; the texture may be smaller */
  double height;
  guint turns;                  /* quarters, clockwise */
  cairo_surface_t *pixels;      /* the texture's, once they are drawn crisp */
  char *label;

  gboolean fit;
  double zoom;                  /* when it does not fit */
  graphene_point_t center;      /* the picture's pixel in the middle of the view */

  graphene_point_t pointer;     /* in the view */
  graphene_point_t drag_center; /* center when dragging began */
  double pinch_zoom;            /* zoom when pinching began */
};

enum
{
  PROP_0,
  PROP_TEXTURE,
  PROP_ZOOM,
  PROP_FIT,
  PROP_TURNS,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolImageView, pol_image_view, GTK_TYPE_WIDGET)

static double
get_fit_zoom (PolImageView *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  double zoom;

  if (self->texture == NULL || width <= 0 || height <= 0)
    return 1.0;

  zoom = MIN (width / self->width, height / self->height);

  return MIN (zoom, 1.0);
}

static double
get_zoom (PolImageView *self)
{
  return self->fit ? get_fit_zoom (self) : self->zoom;
}

/* The picture is kept in the middle along an axis on which it fits, and fills
 * the view otherwise. */
static float
clamp_axis (double center,
            double picture,
            double view)
{
  if (picture <= view)
    return picture / 2;

  return CLAMP (center, view / 2, picture - view / 2);
}

static void
clamp_center (PolImageView *self)
{
  double zoom = get_zoom (self);

  if (self->texture == NULL)
    return;

  self->center.x = clamp_axis (self->center.x, self->width,
                               gtk_widget_get_width (GTK_WIDGET (self)) / zoom);
  self->center.y = clamp_axis (self->center.y, self->height,
                               gtk_widget_get_height (GTK_WIDGET (self)) / zoom);
}

/* Where the picture is in the view. */
static void
get_picture_bounds (PolImageView *self,
                    graphene_rect_t *bounds)
{
  double zoom = get_zoom (self);

  graphene_rect_init (bounds,
                      gtk_widget_get_width (GTK_WIDGET (self)) / 2.0 - self->center.x * zoom,
                      gtk_widget_get_height (GTK_WIDGET (self)) / 2.0 - self->center.y * zoom,
                      self->width * zoom, self->height * zoom);
}

static void
update_actions (PolImageView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = self->texture != NULL;
  double zoom = get_zoom (self);

  gtk_widget_action_set_enabled (widget, "view.zoom-in", any && zoom < MAX_ZOOM);
  gtk_widget_action_set_enabled (widget, "view.zoom-out", any && zoom > MIN_ZOOM);
  gtk_widget_action_set_enabled (widget, "view.zoom-fit", any && !self->fit);
  gtk_widget_action_set_enabled (widget, "view.zoom-100", any);
  gtk_widget_action_set_enabled (widget, "view.toggle-fit", any);
  gtk_widget_action_set_enabled (widget, "view.rotate-left", any);
  gtk_widget_action_set_enabled (widget, "view.rotate-right", any);
}

static void
update_cursor (PolImageView *self)
{
  gboolean movable = self->texture != NULL && get_zoom (self) > get_fit_zoom (self);

  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), movable ? "grab" : NULL);
}

static void
view_changed (PolImageView *self)
{
  clamp_center (self);
  update_actions (self);
  update_cursor (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Zooms so that what is at @point in the view stays there. */
static void
zoom_at (PolImageView *self,
         double zoom,
         const graphene_point_t *point)
{
  double old = get_zoom (self);
  double x = point->x - gtk_widget_get_width (GTK_WIDGET (self)) / 2.0;
  double y = point->y - gtk_widget_get_height (GTK_WIDGET (self)) / 2.0;

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  self->center.x += x / old - x / zoom;
  self->center.y += y / old - y / zoom;
  self->zoom = zoom;

  g_object_freeze_notify (G_OBJECT (self));
  if (self->fit)
    {
      self->fit = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  view_changed (self);
  g_object_thaw_notify (G_OBJECT (self));
}

static void
get_middle (PolImageView *self,
            graphene_point_t *middle)
{
  graphene_point_init (middle, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0f,
                       gtk_widget_get_height (GTK_WIDGET (self)) / 2.0f);
}

static void
zoom_at_middle (PolImageView *self,
                double zoom)
{
  graphene_point_t middle;

  get_middle (self, &middle);
  zoom_at (self, zoom, &middle);
}

static void
toggle_fit_at (PolImageView *self,
               const graphene_point_t *point)
{
  if (self->fit)
    zoom_at (self, 1.0, point);
  else
    pol_image_view_set_fit (self, TRUE);
}

static gboolean
pan (PolImageView *self,
     double dx,
     double dy)
{
  graphene_point_t before = self->center;
  double zoom = get_zoom (self);

  self->center.x += dx / zoom;
  self->center.y += dy / zoom;
  view_changed (self);

  return !graphene_point_near (&before, &self->center, 0.001f);
}

static void
zoom_in_activated (GtkWidget *widget,
                   const char *action_name,
                   GVariant *parameter)
{
  PolImageView *self = POL_IMAGE_VIEW (widget);

  zoom_at_middle (self, get_zoom (self) * ZOOM_STEP);
}

static void
zoom_out_activated (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  PolImageView *self = POL_IMAGE_VIEW (widget);

  zoom_at_middle (self, get_zoom (self) / ZOOM_STEP);
}

static void
zoom_fit_activated (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  pol_image_view_set_fit (POL_IMAGE_VIEW (widget), TRUE);
}

static void
zoom_100_activated (GtkWidget *widget,
                    const char *action_name,
                    GVariant *parameter)
{
  pol_image_view_set_zoom (POL_IMAGE_VIEW (widget), 1.0);
}

static void
toggle_fit_activated (GtkWidget *widget,
                      const char *action_name,
                      GVariant *parameter)
{
  PolImageView *self = POL_IMAGE_VIEW (widget);
  graphene_point_t middle;

  get_middle (self, &middle);
  toggle_fit_at (self, &middle);
}

static void
rotate_activated (GtkWidget *widget,
                  const char *action_name,
                  GVariant *parameter)
{
  PolImageView *self = POL_IMAGE_VIEW (widget);

  pol_image_view_set_turns (self, self->turns + (g_str_equal (action_name, "view.rotate-left") ? 3 : 1));
}

/* Arrow keys move the picture as far as it goes; then they are for others, who
 * may go on to the next image. */
static gboolean
pan_by_key (GtkWidget *widget,
            GVariant *args,
            gpointer user_data)
{
  int x, y;

  g_variant_get (args, "(ii)", &x, &y);
  return pan (POL_IMAGE_VIEW (widget), x * PAN_STEP, y * PAN_STEP);
}

static void
on_motion (PolImageView *self,
           double x,
           double y)
{
  graphene_point_init (&self->pointer, x, y);
}

static gboolean
on_scroll (PolImageView *self,
           double dx,
           double dy,
           GtkEventController *controller)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);

  if (self->texture == NULL)
    return FALSE;

  if (state & GDK_CONTROL_MASK)
    {
      zoom_at (self, get_zoom (self) * pow (ZOOM_STEP, -dy), &self->pointer);
      return TRUE;
    }
  if (state & GDK_SHIFT_MASK)
    return pan (self, dy * PAN_STEP, dx * PAN_STEP);

  return pan (self, dx * PAN_STEP, dy * PAN_STEP);
}

static void
on_drag_begin (PolImageView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->drag_center = self->center;
}

static void
on_drag_update (PolImageView *self,
                double x,
                double y)
{
  self->center = self->drag_center;
  pan (self, -x, -y);
}

static void
on_pinch_begin (PolImageView *self)
{
  self->pinch_zoom = get_zoom (self);
}

static void
on_pinch (PolImageView *self,
          double scale,
          GtkGesture *gesture)
{
  double x, y;
  graphene_point_t point;

  if (self->texture == NULL || !gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    return;

  graphene_point_init (&point, x, y);
  zoom_at (self, self->pinch_zoom * scale, &point);
}

static void
on_pressed (PolImageView *self,
            int n_press,
            double x,
            double y)
{
  graphene_point_t point;

  if (self->texture == NULL || n_press % 2 != 0)
    return;

  graphene_point_init (&point, x, y);
  toggle_fit_at (self, &point);
}

static cairo_surface_t *
get_pixels (PolImageView *self)
{
  if (self->pixels == NULL)
    {
      self->pixels = cairo_image_surface_create (CAIRO_FORMAT_ARGB32,
                                                 gdk_texture_get_width (self->texture),
                                                 gdk_texture_get_height (self->texture));
      gdk_texture_download (self->texture, cairo_image_surface_get_data (self->pixels),
                            cairo_image_surface_get_stride (self->pixels));
      cairo_surface_mark_dirty (self->pixels);
    }

  return self->pixels;
}

static gboolean
lies_on_its_side (guint turns)
{
  return turns % 2 != 0;
}

static void
snapshot_crisp (PolImageView *self,
                GtkSnapshot *snapshot,
                const graphene_rect_t *bounds,
                const graphene_rect_t *visible)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, visible);
  double width = gdk_texture_get_width (self->texture);
  double height = gdk_texture_get_height (self->texture);
  double scale = bounds->size.width / (lies_on_its_side (self->turns) ? height : width);

  cairo_rectangle (cr, visible->origin.x, visible->origin.y,
                   visible->size.width, visible->size.height);
  cairo_clip (cr);
  cairo_translate (cr, bounds->origin.x + bounds->size.width / 2,
                   bounds->origin.y + bounds->size.height / 2);
  cairo_rotate (cr, self->turns * G_PI_2);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, get_pixels (self), -width / 2, -height / 2);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_paint (cr);
  cairo_destroy (cr);
}

static void
snapshot_smooth (PolImageView *self,
                 GtkSnapshot *snapshot,
                 const graphene_rect_t *bounds)
{
  graphene_size_t size = bounds->size;
  graphene_point_t middle;

  if (self->turns == 0)
    {
      gtk_snapshot_append_texture (snapshot, self->texture, bounds);
      return;
    }

  if (lies_on_its_side (self->turns))
    graphene_size_init (&size, bounds->size.height, bounds->size.width);
  graphene_rect_get_center (bounds, &middle);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &middle);
  gtk_snapshot_rotate (snapshot, self->turns * 90);
  gtk_snapshot_append_texture (snapshot, self->texture,
                               &GRAPHENE_RECT_INIT (-size.width / 2, -size.height / 2,
                                                    size.width, size.height));
  gtk_snapshot_restore (snapshot);
}

/* Whether a pixel of the texture takes so many on the screen that it shall be a square. */
static gboolean
is_crisp (PolImageView *self,
          const graphene_rect_t *bounds)
{
  double longer = MAX (bounds->size.width, bounds->size.height);

  return longer * gtk_widget_get_scale_factor (GTK_WIDGET (self))
         >= CRISP_ZOOM * MAX (gdk_texture_get_width (self->texture),
                              gdk_texture_get_height (self->texture));
}

static void
pol_image_view_snapshot (GtkWidget *widget,
                         GtkSnapshot *snapshot)
{
  PolImageView *self = POL_IMAGE_VIEW (widget);
  graphene_rect_t bounds, view, visible;

  if (self->texture == NULL)
    return;

  get_picture_bounds (self, &bounds);
  graphene_rect_init (&view, 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  if (!graphene_rect_intersection (&bounds, &view, &visible))
    return;

  if (is_crisp (self, &bounds))
    {
      snapshot_crisp (self, snapshot, &bounds, &visible);
      return;
    }

  g_clear_pointer (&self->pixels, cairo_surface_destroy);
  snapshot_smooth (self, snapshot, &bounds);
}

static void
pol_image_view_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  PolImageView *self = POL_IMAGE_VIEW (widget);

  view_changed (self);
  if (self->fit)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
change_texture (PolImageView *self,
                GdkTexture *texture)
{
  if (!g_set_object (&self->texture, texture))
    return;

  g_clear_pointer (&self->pixels, cairo_surface_destroy);
  view_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXTURE]);
}

static void
pol_image_view_dispose (GObject *object)
{
  PolImageView *self = POL_IMAGE_VIEW (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->pixels, cairo_surface_destroy);
  g_clear_pointer (&self->label, g_free);

  G_OBJECT_CLASS (pol_image_view_parent_class)->dispose (object);
}

static void
pol_image_view_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PolImageView *self = POL_IMAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_TEXTURE:
      g_value_set_object (value, self->texture);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, get_zoom (self));
      break;
    case PROP_FIT:
      g_value_set_boolean (value, self->fit);
      break;
    case PROP_TURNS:
      g_value_set_uint (value, self->turns);
      break;
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_view_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PolImageView *self = POL_IMAGE_VIEW (object);

  switch (prop_id)
    {
    case PROP_TEXTURE:
      pol_image_view_set_texture (self, g_value_get_object (value));
      break;
    case PROP_ZOOM:
      pol_image_view_set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FIT:
      pol_image_view_set_fit (self, g_value_get_boolean (value));
      break;
    case PROP_TURNS:
      pol_image_view_set_turns (self, g_value_get_uint (value));
      break;
    case PROP_LABEL:
      pol_image_view_set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
add_pan_binding (GtkWidgetClass *widget_class,
                 guint keyval,
                 guint keypad_keyval,
                 int x,
                 int y)
{
  gtk_widget_class_add_binding (widget_class, keyval, 0, pan_by_key, "(ii)", x, y);
  gtk_widget_class_add_binding (widget_class, keypad_keyval, 0, pan_by_key, "(ii)", x, y);
}

static void
install_keys (GtkWidgetClass *widget_class)
{
  add_pan_binding (widget_class, GDK_KEY_Left, GDK_KEY_KP_Left, -1, 0);
  add_pan_binding (widget_class, GDK_KEY_Right, GDK_KEY_KP_Right, 1, 0);
  add_pan_binding (widget_class, GDK_KEY_Up, GDK_KEY_KP_Up, 0, -1);
  add_pan_binding (widget_class, GDK_KEY_Down, GDK_KEY_KP_Down, 0, 1);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, 0, "view.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, 0, "view.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, 0, "view.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, 0, "view.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, 0, "view.zoom-out", NULL);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_TEXTURE] =
      g_param_spec_object ("texture", NULL, NULL, GDK_TYPE_TEXTURE, flags);
  properties[PROP_ZOOM] =
      g_param_spec_double ("zoom", NULL, NULL, 0, MAX_ZOOM, 1, flags);
  properties[PROP_FIT] = g_param_spec_boolean ("fit", NULL, NULL, TRUE, flags);
  properties[PROP_TURNS] = g_param_spec_uint ("turns", NULL, NULL, 0, 3, 0, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_image_view_class_init (PolImageViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_image_view_dispose;
  object_class->get_property = pol_image_view_get_property;
  object_class->set_property = pol_image_view_set_property;
  widget_class->snapshot = pol_image_view_snapshot;
  widget_class->size_allocate = pol_image_view_size_allocate;
  install_properties (object_class);

  gtk_widget_class_install_action (widget_class, "view.zoom-in", NULL, zoom_in_activated);
  gtk_widget_class_install_action (widget_class, "view.zoom-out", NULL, zoom_out_activated);
  gtk_widget_class_install_action (widget_class, "view.zoom-fit", NULL, zoom_fit_activated);
  gtk_widget_class_install_action (widget_class, "view.zoom-100", NULL, zoom_100_activated);
  gtk_widget_class_install_action (widget_class, "view.toggle-fit", NULL, toggle_fit_activated);
  gtk_widget_class_install_action (widget_class, "view.rotate-left", NULL, rotate_activated);
  gtk_widget_class_install_action (widget_class, "view.rotate-right", NULL, rotate_activated);
  install_keys (widget_class);

  gtk_widget_class_set_css_name (widget_class, "imageview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
add_gestures (PolImageView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_swapped (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (on_pinch), self);

  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
}

static void
pol_image_view_init (PolImageView *self)
{
  self->fit = TRUE;
  self->zoom = 1.0;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_gestures (self);
  update_actions (self);
}

/**
 * pol_image_view_new:
 *
 * Returns: (transfer floating): a view that shows nothing yet
 */
GtkWidget *
pol_image_view_new (void)
{
  return g_object_new (POL_TYPE_IMAGE_VIEW, NULL);
}

/**
 * pol_image_view_get_texture:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the picture
 */
GdkTexture *
pol_image_view_get_texture (PolImageView *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_VIEW (self), NULL);

  return self->texture;
}

/**
 * pol_image_view_set_texture:
 * @self: a view
 * @texture: (nullable): a picture
 *
 * Shows @texture, fitted.
 */
void
pol_image_view_set_texture (PolImageView *self,
                            GdkTexture *texture)
{
  g_return_if_fail (POL_IS_IMAGE_VIEW (self));
  g_return_if_fail (texture == NULL || GDK_IS_TEXTURE (texture));

  if (self->texture == texture)
    return;

  self->width = self->height = 0;
  if (texture != NULL)
    pol_image_view_set_reduced (self, texture, gdk_texture_get_width (texture),
                                gdk_texture_get_height (texture));
  else
    change_texture (self, NULL);
}

/**
 * pol_image_view_set_reduced:
 * @self: a view
 * @texture: a picture, maybe in fewer pixels than it has
 * @width: how many pixels wide the picture really is
 * @height: how many pixels high the picture really is
 *
 * Shows @texture, fitted. Where the picture had the same size before, this is
 * taken for another rendering of it, and the zoom stays as it is; to show
 * another picture, set no texture first.
 */
void
pol_image_view_set_reduced (PolImageView *self,
                            GdkTexture *texture,
                            guint width,
                            guint height)
{
  gboolean same;

  g_return_if_fail (POL_IS_IMAGE_VIEW (self));
  g_return_if_fail (GDK_IS_TEXTURE (texture));
  g_return_if_fail (width > 0 && height > 0);

  if (lies_on_its_side (self->turns))
    {
      guint side = width;

      width = height;
      height = side;
    }
  same = self->texture != NULL && self->width == width && self->height == height;
  self->width = width;
  self->height = height;
  g_object_freeze_notify (G_OBJECT (self));
  if (!same)
    self->fit = FALSE;
  change_texture (self, texture);
  pol_image_view_set_fit (self, same ? self->fit : TRUE);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pol_image_view_get_detail:
 * @self: a view
 *
 * Returns: how many pixels the longer side of the picture takes on the screen:
 *   a texture of that size shows all that can be seen. 0 while the view has no
 *   place yet
 */
guint
pol_image_view_get_detail (PolImageView *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_VIEW (self), 0);

  if (self->texture == NULL || gtk_widget_get_width (GTK_WIDGET (self)) == 0)
    return 0;

  return ceil (MAX (self->width, self->height) * get_zoom (self)
               * gtk_widget_get_scale_factor (GTK_WIDGET (self)));
}

/**
 * pol_image_view_get_zoom:
 * @self: a view
 *
 * Returns: the width of one of the picture's pixels, in logical pixels
 */
double
pol_image_view_get_zoom (PolImageView *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_VIEW (self), 1.0);

  return get_zoom (self);
}

/**
 * pol_image_view_set_zoom:
 * @self: a view
 * @zoom: the width of one of the picture's pixels, in logical pixels
 *
 * Zooms about the middle of the view. The picture does not follow the size of
 * the view any more.
 */
void
pol_image_view_set_zoom (PolImageView *self,
                         double zoom)
{
  g_return_if_fail (POL_IS_IMAGE_VIEW (self));
  g_return_if_fail (zoom > 0);

  zoom_at_middle (self, zoom);
}

/**
 * pol_image_view_get_fit:
 * @self: a view
 *
 * Returns: whether the picture is made as small as the view
 */
gboolean
pol_image_view_get_fit (PolImageView *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_VIEW (self), TRUE);

  return self->fit;
}

/**
 * pol_image_view_set_fit:
 * @self: a view
 * @fit: whether to show all of the picture
 *
 * Makes a picture that is larger than the view as small as it, now and
 * whenever the view changes its size. A smaller one keeps its own size.
 */
void
pol_image_view_set_fit (PolImageView *self,
                        gboolean fit)
{
  g_return_if_fail (POL_IS_IMAGE_VIEW (self));

  if (self->fit == fit)
    return;

  self->zoom = get_zoom (self);
  self->fit = fit;
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  view_changed (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pol_image_view_get_turns:
 * @self: a view
 *
 * Returns: by how many quarters the picture is turned clockwise, 0 to 3
 */
guint
pol_image_view_get_turns (PolImageView *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_VIEW (self), 0);

  return self->turns;
}

/* What is in the middle of the view stays there. */
static void
turn_once (PolImageView *self)
{
  double width = self->width;
  float x = self->center.x;

  self->center.x = self->height - self->center.y;
  self->center.y = x;
  self->width = self->height;
  self->height = width;
}

/**
 * pol_image_view_set_turns:
 * @self: a view
 * @turns: by how many quarters to turn the picture clockwise; whole turns do nothing
 *
 * Turns this picture, and those that are set later, on the screen.
 */
void
pol_image_view_set_turns (PolImageView *self,
                          guint turns)
{
  g_return_if_fail (POL_IS_IMAGE_VIEW (self));

  turns %= 4;
  if (self->turns == turns)
    return;

  for (; self->turns != turns; self->turns = (self->turns + 1) % 4)
    turn_once (self);
  g_object_freeze_notify (G_OBJECT (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TURNS]);
  if (self->fit)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  view_changed (self);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pol_image_view_get_label:
 * @self: a view
 *
 * Returns: (transfer none) (nullable): the accessible name
 */
const char *
pol_image_view_get_label (PolImageView *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_VIEW (self), NULL);

  return self->label;
}

/**
 * pol_image_view_set_label:
 * @self: a view
 * @label: (nullable): what the picture is, for those who do not see it
 */
void
pol_image_view_set_label (PolImageView *self,
                          const char *label)
{
  g_return_if_fail (POL_IS_IMAGE_VIEW (self));

  if (g_strcmp0 (self->label, label) == 0)
    return;

  g_free (self->label);
  self->label = g_strdup (label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LABEL]);
}
