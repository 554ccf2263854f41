/* pol-sweep-page.c: many images, one concept, each answered by a click or a key
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-sweep-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-image-grid.h"
#include "pol-sweep-bar.h"
#include "pol-sweep-done.h"

struct _PolSweepPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  PolSweepBar *bar;
  GtkStack *stack;
  PolImageGrid *grid;
  PolSweepDone *done;
  GtkLabel *last;
  GtkBox *bottom;
  GtkLabel *rest_of_screen_label;
  GtkLabel *rest_label;

  PolSweep *sweep;
  PolValue click;
  guint pressed; /* the image that the pointer was pressed on */
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_CLICK,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolSweepPage, pol_sweep_page, GTK_TYPE_WIDGET)

static void
show_last (PolSweepPage *self)
{
  g_autofree char *text = pol_sweep_describe_last (self->sweep);

  gtk_label_set_label (self->last, text != NULL ? text : "");
}

static GtkBitset *
find_rest_of_screen (PolSweepPage *self)
{
  g_autoptr (GtkBitset) seen = pol_image_grid_get_seen (self->grid);

  return pol_sweep_find_untagged (self->sweep, seen);
}

/* How many it would be is said beforehand. */
static void
show_rest (PolSweepPage *self)
{
  g_autofree char *of_screen = NULL;
  g_autofree char *of_list = NULL;
  g_autoptr (GtkBitset) rest = NULL;
  guint n, n_left;

  if (self->sweep == NULL)
    return;

  rest = find_rest_of_screen (self);
  n = gtk_bitset_get_size (rest);
  n_left = pol_sweep_count_left (self->sweep);
  /* Translators: a button that tags the images seen that have no answer yet negative */
  of_screen = g_strdup_printf (ngettext ("%'u Here Negative", "%'u Here Negative", n), n);
  /* Translators: a button that tags all images that have no answer yet negative */
  of_list = g_strdup_printf (ngettext ("All %'u Negative…", "All %'u Negative…", n_left), n_left);
  gtk_label_set_label (self->rest_of_screen_label, of_screen);
  gtk_label_set_label (self->rest_label, of_list);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sweep.rest-of-screen", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sweep.rest", n_left > 0);
}

static void
show_done (PolSweepPage *self)
{
  PolImageList *images = pol_image_selection_get_list (pol_sweep_get_selection (self->sweep));
  gboolean done = pol_sweep_get_concept (self->sweep) == NULL
                  || (g_list_model_get_n_items (G_LIST_MODEL (images)) == 0
                      && !pol_image_list_get_searching (images));

  const char *page = done ? "done" : "images";
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL;

  if (done)
    pol_sweep_done_show (self->done, self->sweep);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sweep.go-on", !done);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), page))
    return;

  gtk_stack_set_visible_child_name (self->stack, page);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_sweep (PolSweepPage *self)
{
  PolConcept *concept = pol_sweep_get_concept (self->sweep);

  pol_image_grid_set_concept (self->grid,
                              concept != NULL ? pol_concept_get_index (concept) : G_MAXUINT);
  show_last (self);
  show_rest (self);
  show_done (self);
}

static void
answer_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolSweepPage *self = POL_SWEEP_PAGE (widget);
  PolValue value = POL_VALUE_NONE;

  pol_value_from_string (g_variant_get_string (parameter, NULL), &value);
  if (!pol_sweep_answer (self->sweep, value))
    gtk_widget_error_bell (widget);
  else if (value != POL_VALUE_NONE)
    pol_sweep_next (self->sweep);
}

static void
back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (!pol_sweep_previous (POL_SWEEP_PAGE (widget)->sweep))
    gtk_widget_error_bell (widget);
}

static void
scroll_to_current (PolSweepPage *self)
{
  PolImageSelection *selection = pol_sweep_get_selection (self->sweep);
  guint current = pol_image_selection_get_current (selection);
  guint position;

  if (current != G_MAXUINT
      && pol_image_list_find (pol_image_selection_get_list (selection), current, &position))
    pol_image_grid_scroll_to (self->grid, position);
}

static void
go_on_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolSweepPage *self = POL_SWEEP_PAGE (widget);

  pol_sweep_go_on (self->sweep);
  scroll_to_current (self);
}

static void
rest_of_screen_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolSweepPage *self = POL_SWEEP_PAGE (widget);
  g_autoptr (GtkBitset) rest = find_rest_of_screen (self);

  pol_sweep_negative_among (self->sweep, rest);
}

static void
on_rest_response (PolSweepPage *self, const char *response)
{
  if (g_str_equal (response, "tag") && self->sweep != NULL)
    pol_sweep_negative_rest (self->sweep);
}

static void
rest_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolSweepPage *self = POL_SWEEP_PAGE (widget);
  guint n = pol_sweep_count_left (self->sweep);
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  heading
      = g_strdup_printf (ngettext ("Tag %'u Image Negative?", "Tag %'u Images Negative?", n), n);
  body = g_strdup_printf (
      _ ("Every image without an answer for “%s” is tagged negative, also those you have not "
         "seen. This can be undone in one step."),
      pol_concept_get_name (pol_sweep_get_concept (self->sweep)));
  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "tag",
                                    _ ("_Tag Negative"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "tag",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_rest_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_pressed (PolSweepPage *self, int n_press, double x, double y)
{
  self->pressed = pol_image_grid_find_at (self->grid, x, y);
}

static PolValue
get_click (PolSweepPage *self, GtkGesture *gesture)
{
  GtkEventController *controller = GTK_EVENT_CONTROLLER (gesture);
  GdkModifierType state = gtk_event_controller_get_current_event_state (controller);
  guint button = gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture));

  if (button == GDK_BUTTON_SECONDARY || (state & GDK_SHIFT_MASK) != 0)
    return POL_VALUE_NEGATIVE;

  return self->click;
}

/* Claimed only now: the finger that scrolls and the pointer that draws a
 * rubber band begin as a click does. */
static void
on_released (PolSweepPage *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint image = pol_image_grid_find_at (self->grid, x, y);

  if (image == G_MAXUINT || image != self->pressed
      || gtk_gesture_single_get_current_button (GTK_GESTURE_SINGLE (gesture)) == GDK_BUTTON_MIDDLE)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  pol_sweep_answer_image (self->sweep, image, get_click (self, gesture));
}

static void
arrange (PolSweepPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bottom), self->narrow
                                                                     ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
}

static void
pol_sweep_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolSweepPage *self = POL_SWEEP_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_CLICK:
      g_value_set_string (value, pol_value_to_string (self->click));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_sweep_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolSweepPage *self = POL_SWEEP_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      arrange (self);
      break;
    case PROP_CLICK:
      if (!pol_value_from_string (g_value_get_string (value), &self->click))
        self->click = POL_VALUE_NONE;
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
pol_sweep_page_grab_focus (GtkWidget *widget)
{
  PolSweepPage *self = POL_SWEEP_PAGE (widget);

  if (!g_str_equal (gtk_stack_get_visible_child_name (self->stack), "images"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->done));

  if (self->sweep != NULL)
    scroll_to_current (self);
  return gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
pol_sweep_page_dispose (GObject *object)
{
  PolSweepPage *self = POL_SWEEP_PAGE (object);

  if (self->box != NULL)
    pol_sweep_page_set_sweep (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_sweep_page_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_CLICK] = g_param_spec_string ("click", NULL, NULL, "positive", flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "sweep.click", "click");
  gtk_widget_class_install_action (widget_class, "sweep.answer", "s", answer_activated);
  gtk_widget_class_install_action (widget_class, "sweep.back", NULL, back_activated);
  gtk_widget_class_install_action (widget_class, "sweep.go-on", NULL, go_on_activated);
  gtk_widget_class_install_action (widget_class, "sweep.rest-of-screen", NULL,
                                   rest_of_screen_activated);
  gtk_widget_class_install_action (widget_class, "sweep.rest", NULL, rest_activated);
}

/* The digits are for keyboards without these letters. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    const char *value;
  } answers[] = {
    { GDK_KEY_y, "positive" },  { GDK_KEY_1, "positive" },     { GDK_KEY_KP_1, "positive" },
    { GDK_KEY_n, "negative" },  { GDK_KEY_2, "negative" },     { GDK_KEY_KP_2, "negative" },
    { GDK_KEY_u, "unsure" },    { GDK_KEY_3, "unsure" },       { GDK_KEY_KP_3, "unsure" },
    { GDK_KEY_Delete, "none" }, { GDK_KEY_KP_Delete, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_class_add_binding_action (widget_class, answers[i].keyval, 0, "sweep.answer", "s",
                                         answers[i].value);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, 0, "sweep.rest-of-screen", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_x, GDK_SHIFT_MASK, "sweep.rest", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "sweep.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.page", "s", "tag");
}

static void
pol_sweep_page_class_init (PolSweepPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_sweep_page_get_property;
  object_class->set_property = pol_sweep_page_set_property;
  object_class->dispose = pol_sweep_page_dispose;
  widget_class->grab_focus = pol_sweep_page_grab_focus;
  install_properties (object_class);

  g_type_ensure (POL_TYPE_IMAGE_GRID);
  g_type_ensure (POL_TYPE_SWEEP_BAR);
  g_type_ensure (POL_TYPE_SWEEP_DONE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/sweep-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, box);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, bar);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, grid);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, done);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, last);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, bottom);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, rest_of_screen_label);
  gtk_widget_class_bind_template_child (widget_class, PolSweepPage, rest_label);
  gtk_widget_class_bind_template_callback (widget_class, gtk_widget_grab_focus);
  gtk_widget_class_bind_template_callback (widget_class, on_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_released);
  gtk_widget_class_bind_template_callback (widget_class, show_rest);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
  add_keys (widget_class);
}

static void
pol_sweep_page_init (PolSweepPage *self)
{
  self->click = POL_VALUE_POSITIVE;
  self->pressed = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_sweep_page_new:
 *
 * Returns: (transfer floating): a page without a sweep
 */
GtkWidget *
pol_sweep_page_new (void)
{
  return g_object_new (POL_TYPE_SWEEP_PAGE, NULL);
}

/**
 * pol_sweep_page_set_sweep:
 * @self: a page
 * @sweep: (nullable): what to show
 *
 * Turns to another sweep.
 */
void
pol_sweep_page_set_sweep (PolSweepPage *self, PolSweep *sweep)
{
  g_return_if_fail (POL_IS_SWEEP_PAGE (self));
  g_return_if_fail (sweep == NULL || POL_IS_SWEEP (sweep));

  if (self->sweep == sweep)
    return;

  if (self->sweep != NULL)
    g_signal_handlers_disconnect_by_data (self->sweep, self);
  g_set_object (&self->sweep, sweep);
  pol_sweep_bar_set_sweep (self->bar, sweep);
  pol_image_grid_set_concept (self->grid, G_MAXUINT);
  pol_image_grid_set_selection (self->grid, sweep != NULL ? pol_sweep_get_selection (sweep) : NULL);
  if (sweep == NULL)
    return;

  g_signal_connect_object (sweep, "changed", G_CALLBACK (show_sweep), self, G_CONNECT_SWAPPED);
  show_sweep (self);
}
