/* pol-tag-page.c: where tagging happens: the images, the picture, the concepts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-tag-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-concept-panel.h"
#include "pol-filter-bar.h"
#include "pol-image-grid.h"
#include "pol-image-pane.h"
#include "pol-suggestion-dialog.h"
#include "pol-tagging.h"
#include "pol-trail.h"

#define NARROW_PICTURE_HEIGHT 200
#define THUMBNAIL_STEP 32

struct _PolTagPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  PolFilterBar *filter_bar;
  GtkWidget *blind_bar;
  GtkPaned *outer;
  GtkPaned *inner;
  PolImageGrid *grid;
  PolImagePane *pane;
  PolConceptPanel *panel;

  GSettings *settings;
  PolProject *project;
  PolImageList *images;
  PolImageSelection *selection;
  gboolean narrow;
  gboolean show_image;
  gboolean full_screen;
  int wide_position; /* of the inner pane, while it is narrow, if someone set it */
  gboolean wide_position_set;

  /* The image that was selected because it was the first. */
  guint selected_first;

  /* The image looked at, and the tagged one looked at last before it. */
  guint current;
  guint repeatable;

  PolTrail *trail;              /* of images that were left by a jump */
  GArray *copied;               /* PolTag, NULL until something was copied */
  GtkBitset *held;              /* hardware codes of the keys that tagged and are still down */
  gboolean advancing;           /* as soon as they are let go */
};

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_NARROW,
  PROP_SHOW_IMAGE,
  PROP_FULL_SCREEN,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolTagPage, pol_tag_page, GTK_TYPE_WIDGET)

static const struct
{
  const char *action;
  PolImageFilter filter;
} jumps[] = {
  { "tag.next-untagged", POL_IMAGE_FILTER_UNTAGGED },
  { "tag.next-disagreement", POL_IMAGE_FILTER_DISAGREEMENT },
  { "tag.next-skipped", POL_IMAGE_FILTER_SKIPPED },
  { "tag.next-unsure", POL_IMAGE_FILTER_UNSURE },
  { "tag.next-suggested", POL_IMAGE_FILTER_SUGGESTED },
};

static const struct
{
  const char *action;
  PolImageState mark;
} marks[] = {
  { "tag.mark-reviewed", POL_IMAGE_STATE_REVIEWED },
  { "tag.mark-skipped", POL_IMAGE_STATE_SKIPPED },
  { "tag.remove-mark", POL_IMAGE_STATE_NONE },
};

static void
on_counts_changed (PolTagPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), jumps[i].action,
                                   pol_image_list_get_count (self->images, jumps[i].filter) > 0);
}

static void
go_to (PolTagPage *self, guint position)
{
  pol_image_selection_select_image (self->selection,
                                    pol_image_list_get_image (self->images, position));
  pol_image_grid_scroll_to (self->grid, position);
}

static gboolean
is_tagged (PolTagPage *self, guint image)
{
  gsize n;

  pol_project_get_annotations (self->project, image, &n);
  return n > 0;
}

/* There is always an image to tag, if there is one at all: the first, also when
 * a scan finds one that comes before it, until someone does something. */
static void
select_first (PolTagPage *self)
{
  guint current = pol_image_selection_get_current (self->selection);
  gboolean untouched
      = current != G_MAXUINT && current == self->selected_first && !is_tagged (self, current);

  if (g_list_model_get_n_items (G_LIST_MODEL (self->images)) == 0
      || (current != G_MAXUINT && !untouched))
    return;

  if (current == pol_image_list_get_image (self->images, 0))
    return;

  self->selected_first = pol_image_list_get_image (self->images, 0);
  go_to (self, 0);
}

static void
on_selection_changed (PolTagPage *self)
{
  pol_tag_summary_set_images (pol_concept_panel_get_summary (self->panel),
                              pol_image_selection_get_images (self->selection));
}

/* What a query hides is not to be tagged unseen: the selection has let go of it.
 * If nothing is left, the first image that passes takes its place. */
static void
on_query_changed (PolTagPage *self)
{
  guint current = pol_image_selection_get_current (self->selection);
  guint position;

  if (current != G_MAXUINT && pol_image_list_find (self->images, current, &position))
    pol_image_grid_scroll_to (self->grid, position);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->images)) > 0)
    go_to (self, 0);
  on_selection_changed (self);
}

/* The images to tag: those selected, or none. */
static GtkBitset *
get_selected (PolTagPage *self)
{
  return pol_tag_summary_get_images (pol_concept_panel_get_summary (self->panel));
}

static void
on_current_notify (PolTagPage *self)
{
  guint current = pol_image_selection_get_current (self->selection);

  if (current == self->current)
    return;

  if (self->current != G_MAXUINT && is_tagged (self, self->current))
    self->repeatable = self->current;
  self->current = current;
  if (current != self->selected_first)
    self->selected_first = G_MAXUINT;
}

static void
on_image_activated (PolTagPage *self, guint image)
{
  g_object_set (self, "show-image", TRUE, NULL);
  if (self->narrow)
    gtk_widget_child_focus (GTK_WIDGET (self->inner), GTK_DIR_TAB_FORWARD);
}

/* Goes to an image that is not beside this one; there is a way back. */
static void
jump_to (PolTagPage *self, guint position)
{
  guint from = pol_image_selection_get_current (self->selection);

  if (from != G_MAXUINT && from != pol_image_list_get_image (self->images, position))
    pol_trail_leave (self->trail, from);
  go_to (self, position);
}

static gboolean
jump_to_next (PolTagPage *self, PolImageFilter filter)
{
  guint current = pol_image_selection_get_current (self->selection);
  guint from = 0, position;

  if (current != G_MAXUINT && pol_image_list_find (self->images, current, &position))
    from = position + 1;
  if (!pol_image_list_find_next (self->images, filter, from, &position))
    return FALSE;

  jump_to (self, position);
  return TRUE;
}

/* An image that is named elsewhere, such as an example of a concept. */
static void
go_to_image_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);
  guint position;

  if (self->images == NULL)
    return;

  if (pol_image_list_find (self->images, g_variant_get_uint32 (parameter), &position))
    go_to (self, position);
  else
    gtk_widget_activate_action (widget, "win.notify", "s",
                                _ ("A filter hides this image. Choose “All” to see it."));
}

static void
jump_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);

  for (guint i = 0; self->images != NULL && i < G_N_ELEMENTS (jumps); i++)
    if (g_str_equal (jumps[i].action, action_name) && !jump_to_next (self, jumps[i].filter))
      gtk_widget_error_bell (widget);
}

static gboolean
is_listed (guint image, gpointer user_data)
{
  PolTagPage *self = user_data;

  return pol_image_list_find (self->images, image, NULL);
}

static void
go_along_trail (PolTagPage *self, gboolean back)
{
  guint image, position;

  if (self->selection == NULL
      || !pol_trail_go (self->trail, back, pol_image_selection_get_current (self->selection),
                        is_listed, self, &image))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (pol_image_list_find (self->images, image, &position))
    go_to (self, position);
}

static void
go_back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_along_trail (POL_TAG_PAGE (widget), TRUE);
}

static void
go_forward_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_along_trail (POL_TAG_PAGE (widget), FALSE);
}

/* Goes on after a tag, if that is wanted. Who tags several images at once stays
 * with them; and while keys that tag are held down, more tags may follow. */
static void
advance (PolTagPage *self)
{
  self->advancing = FALSE;
  if (self->selection == NULL || !g_settings_get_boolean (self->settings, "tag-and-advance")
      || pol_image_selection_get_n_selected (self->selection) > 1)
    return;

  if (gtk_bitset_is_empty (self->held))
    jump_to_next (self, POL_IMAGE_FILTER_UNTAGGED);
  else
    self->advancing = TRUE;
}

/* After a click: who holds Ctrl has more to click. */
static void
advance_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  GdkSeat *seat = gdk_display_get_default_seat (gtk_widget_get_display (widget));
  GdkDevice *keyboard = seat != NULL ? gdk_seat_get_keyboard (seat) : NULL;

  if (keyboard == NULL || (gdk_device_get_modifier_state (keyboard) & GDK_CONTROL_MASK) == 0)
    advance (POL_TAG_PAGE (widget));
}

static void
mark_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);
  GtkBitset *images = get_selected (self);
  PolImageState mark = POL_IMAGE_STATE_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].action, action_name))
      mark = marks[i].mark;

  if (gtk_bitset_is_empty (images) || !pol_tagging_mark (self->project, images, mark))
    gtk_widget_error_bell (widget);
  else if (mark != POL_IMAGE_STATE_NONE)
    advance (self);
}

static void
copy_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);
  g_autofree char *notice = NULL;
  guint n;

  if (self->current == G_MAXUINT)
    {
      gtk_widget_error_bell (widget);
      return;
    }

  g_clear_pointer (&self->copied, g_array_unref);
  self->copied = pol_tagging_copy (self->project, self->current);
  n = self->copied->len;
  notice = n > 0 ? g_strdup_printf (ngettext ("%u tag copied", "%u tags copied", n), n)
                 : g_strdup (_ ("This image has no tags to copy"));
  gtk_widget_activate_action (widget, "win.notify", "s", notice);
}

static void
paste_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);
  GtkBitset *images = get_selected (self);

  if (self->copied == NULL || gtk_bitset_is_empty (images)
      || !pol_tagging_paste (self->project, self->copied, images))
    gtk_widget_error_bell (widget);
  else
    advance (self);
}

/* Whoever wants to go on after a tag does so when nothing is left to answer. */
static void
answer (PolTagPage *self, PolValue value)
{
  PolTagSummary *summary = pol_concept_panel_get_summary (self->panel);

  if (self->project == NULL || !pol_concept_panel_answer (self->panel, value))
    gtk_widget_error_bell (GTK_WIDGET (self));
  else if (g_settings_get_boolean (self->settings, "tag-and-advance")
           && gtk_bitset_get_size (get_selected (self)) == 1
           && pol_tag_summary_get_suggested (summary) == NULL)
    jump_to_next (self, POL_IMAGE_FILTER_SUGGESTED);
}

static void
accept_many_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);

  if (self->project != NULL)
    gtk_window_present (GTK_WINDOW (pol_suggestion_dialog_new (
        GTK_WINDOW (gtk_widget_get_root (widget)), self->project, get_selected (self))));
}

static void
accept_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  answer (POL_TAG_PAGE (widget), POL_VALUE_POSITIVE);
}

static void
reject_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  answer (POL_TAG_PAGE (widget), POL_VALUE_NEGATIVE);
}

static void
repeat_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);
  GtkBitset *images = get_selected (self);

  if (gtk_bitset_is_empty (images) || self->repeatable == G_MAXUINT
      || !pol_tagging_repeat (self->project, self->repeatable, images))
    gtk_widget_error_bell (widget);
  else
    advance (self);
}

static void
negative_rest_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);
  g_autoptr (GArray) concepts = pol_concept_panel_get_shown (self->panel);
  GtkBitset *images = get_selected (self);

  if (gtk_bitset_is_empty (images) || !pol_tagging_negative_rest (self->project, images, concepts))
    gtk_widget_error_bell (widget);
}

static void
search_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);

  g_object_set (self, "show-image", TRUE, NULL);
  pol_concept_panel_focus_search (self->panel);
}

static void
find_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);

  g_object_set (self, "show-image", FALSE, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self->filter_bar), "images.find", NULL);
}

static void
toggle_fit_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (POL_TAG_PAGE (widget)->pane), "view.toggle-fit", NULL);
}

/* Between the limits of the setting. */
static void
resize_thumbnails (PolTagPage *self, int step)
{
  int size = g_settings_get_int (self->settings, "thumbnail-size");
  g_autoptr (GVariant) wanted = g_variant_ref_sink (g_variant_new_int32 (size + step));
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettingsSchemaKey) key = NULL;

  g_object_get (self->settings, "settings-schema", &schema, NULL);
  key = g_settings_schema_get_key (schema, "thumbnail-size");
  if (g_settings_schema_key_range_check (key, wanted))
    g_settings_set_value (self->settings, "thumbnail-size", wanted);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
larger_thumbnails_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  resize_thumbnails (POL_TAG_PAGE (widget), THUMBNAIL_STEP);
}

static void
smaller_thumbnails_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  resize_thumbnails (POL_TAG_PAGE (widget), -THUMBNAIL_STEP);
}

static void
select_all_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);

  if (self->selection != NULL)
    gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

static void
focus_images (PolTagPage *self)
{
  if (gtk_widget_get_visible (GTK_WIDGET (self->grid)))
    gtk_widget_grab_focus (GTK_WIDGET (self->grid));
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->pane));
}

static void
on_stop_search (PolTagPage *self)
{
  focus_images (self);
}

static void
turn_inner (PolTagPage *self)
{
  gboolean turned
      = gtk_orientable_get_orientation (GTK_ORIENTABLE (self->inner)) == GTK_ORIENTATION_VERTICAL;

  if (turned == self->narrow)
    return;

  if (self->narrow)
    g_object_get (self->inner, "position", &self->wide_position,
                  "position-set", &self->wide_position_set, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->inner), self->narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_resize_end_child (self->inner, self->narrow);
  g_object_set (self->inner, "position",
                self->narrow ? NARROW_PICTURE_HEIGHT : self->wide_position, "position-set",
                self->narrow || self->wide_position_set, NULL);
}

/* Wide: three panes side by side. Narrow: either the images, or the picture
 * above the concepts, which get the larger part. On the full screen: the picture. */
static void
arrange (PolTagPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->grid),
                          !self->full_screen && (!self->narrow || !self->show_image));
  gtk_widget_set_visible (GTK_WIDGET (self->inner),
                          self->full_screen || !self->narrow || self->show_image);
  turn_inner (self);
}

static void
set_full_screen (PolTagPage *self, gboolean full_screen)
{
  guint position;

  self->full_screen = full_screen;
  arrange (self);
  focus_images (self);
  if (!full_screen && self->images != NULL && self->current != G_MAXUINT
      && pol_image_list_find (self->images, self->current, &position))
    pol_image_grid_scroll_to (self->grid, position);
}

/* The digit that is printed on a key, whatever it types: the digits of some
 * keyboards want Shift, which here means negative. -1 for other keys. */
static int
get_digit (GdkDisplay *display, guint keyval, guint keycode)
{
  g_autofree GdkKeymapKey *keys = NULL;
  g_autofree guint *keyvals = NULL;
  int n_entries;

  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return keyval - GDK_KEY_KP_0;

  if (!gdk_display_map_keycode (display, keycode, &keys, &keyvals, &n_entries))
    return -1;

  for (int i = 0; i < n_entries; i++)
    if (keys[i].level <= 1 && keyvals[i] >= GDK_KEY_0 && keyvals[i] <= GDK_KEY_9)
      return keyvals[i] - GDK_KEY_0;

  return -1;
}

/* The keys of concepts are letters, which with Ctrl are the program's. */
static gboolean
toggle_by_key (PolTagPage *self, guint keyval, guint keycode, PolValue value)
{
  int digit = get_digit (gtk_widget_get_display (GTK_WIDGET (self)), keyval, keycode);
  char key[7] = { 0 };

  if (g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    g_unichar_to_utf8 (gdk_keyval_to_unicode (keyval), key);
  if (key[0] != '\0' && value != POL_VALUE_UNSURE
      && pol_concept_panel_toggle_key (self->panel, key, value))
    return TRUE;

  return digit >= 0 && pol_concept_panel_toggle_nth (self->panel, (digit + 9) % 10, value);
}

static void
pol_tag_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolTagPage *self = POL_TAG_PAGE (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      g_value_set_object (value,
                          pol_tag_summary_get_policy (pol_concept_panel_get_summary (self->panel)));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_SHOW_IMAGE:
      g_value_set_boolean (value, self->show_image);
      break;
    case PROP_FULL_SCREEN:
      g_value_set_boolean (value, self->full_screen);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_tag_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolTagPage *self = POL_TAG_PAGE (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      pol_tag_summary_set_policy (pol_concept_panel_get_summary (self->panel),
                                  g_value_get_object (value));
      g_object_set (self->filter_bar, "policy", g_value_get_object (value), NULL);
      break;
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      arrange (self);
      break;
    case PROP_SHOW_IMAGE:
      self->show_image = g_value_get_boolean (value);
      arrange (self);
      break;
    case PROP_FULL_SCREEN:
      set_full_screen (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
pol_tag_page_grab_focus (GtkWidget *widget)
{
  focus_images (POL_TAG_PAGE (widget));
  return TRUE;
}

static void
clear_project (PolTagPage *self)
{
  if (self->images != NULL)
    g_signal_handlers_disconnect_by_data (self->images, self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->images);
  g_clear_object (&self->selection);
  g_clear_object (&self->project);
  g_clear_pointer (&self->copied, g_array_unref);
  g_clear_pointer (&self->trail, pol_trail_free);
  self->trail = pol_trail_new ();
  gtk_bitset_remove_all (self->held);
  self->advancing = FALSE;
  self->current = G_MAXUINT;
  self->repeatable = G_MAXUINT;
  self->selected_first = G_MAXUINT;
}

static void
pol_tag_page_dispose (GObject *object)
{
  PolTagPage *self = POL_TAG_PAGE (object);

  clear_project (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pol_tag_page_parent_class)->dispose (object);
}

static void
pol_tag_page_finalize (GObject *object)
{
  PolTagPage *self = POL_TAG_PAGE (object);

  pol_trail_free (self->trail);
  gtk_bitset_unref (self->held);

  G_OBJECT_CLASS (pol_tag_page_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_POLICY] = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_IMAGE] = g_param_spec_boolean ("show-image", NULL, NULL, FALSE, flags);
  properties[PROP_FULL_SCREEN] = g_param_spec_boolean ("full-screen", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "tag.show-image", "show-image");
  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    gtk_widget_class_install_action (widget_class, jumps[i].action, NULL, jump_activated);
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    gtk_widget_class_install_action (widget_class, marks[i].action, NULL, mark_activated);
  gtk_widget_class_install_action (widget_class, "tag.go-back", NULL, go_back_activated);
  gtk_widget_class_install_action (widget_class, "tag.go-forward", NULL, go_forward_activated);
  gtk_widget_class_install_action (widget_class, "tag.advance", NULL, advance_activated);
  gtk_widget_class_install_action (widget_class, "tag.copy", NULL, copy_activated);
  gtk_widget_class_install_action (widget_class, "tag.paste", NULL, paste_activated);
  gtk_widget_class_install_action (widget_class, "tag.accept-suggestion", NULL, accept_activated);
  gtk_widget_class_install_action (widget_class, "tag.accept-suggestions", NULL,
                                   accept_many_activated);
  gtk_widget_class_install_action (widget_class, "tag.reject-suggestion", NULL, reject_activated);
  gtk_widget_class_install_action (widget_class, "tag.go-to-image", "u", go_to_image_activated);
  gtk_widget_class_install_action (widget_class, "tag.repeat", NULL, repeat_activated);
  gtk_widget_class_install_action (widget_class, "tag.negative-rest", NULL,
                                   negative_rest_activated);
  gtk_widget_class_install_action (widget_class, "tag.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "tag.find", NULL, find_activated);
  gtk_widget_class_install_action (widget_class, "tag.toggle-fit", NULL, toggle_fit_activated);
  gtk_widget_class_install_action (widget_class, "tag.select-all", NULL, select_all_activated);
  gtk_widget_class_install_action (widget_class, "tag.larger-thumbnails", NULL,
                                   larger_thumbnails_activated);
  gtk_widget_class_install_action (widget_class, "tag.smaller-thumbnails", NULL,
                                   smaller_thumbnails_activated);
}

static void
pol_tag_page_class_init (PolTagPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_tag_page_get_property;
  object_class->set_property = pol_tag_page_set_property;
  object_class->dispose = pol_tag_page_dispose;
  object_class->finalize = pol_tag_page_finalize;
  widget_class->grab_focus = pol_tag_page_grab_focus;
  install_properties (object_class);

  g_type_ensure (POL_TYPE_CONCEPT_PANEL);
  g_type_ensure (POL_TYPE_FILTER_BAR);
  g_type_ensure (POL_TYPE_IMAGE_GRID);
  g_type_ensure (POL_TYPE_IMAGE_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/tag-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, box);
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, blind_bar);
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, outer);
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, inner);
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, grid);
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PolTagPage, panel);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_image_activated);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  install_actions (widget_class);
}

static void
bind_settings (PolTagPage *self)
{
  static const char *const names[]
      = { "thumbnail-size", "show-positive", "show-negative", "show-marks" };

  self->settings = g_settings_new (APPLICATION_ID);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_settings_bind (self->settings, names[i], self->grid, names[i], G_SETTINGS_BIND_GET);
  g_settings_bind (self->settings, "hide-other-annotators", self->blind_bar, "visible",
                   G_SETTINGS_BIND_GET);
}

static void
pol_tag_page_init (PolTagPage *self)
{
  self->trail = pol_trail_new ();
  self->held = gtk_bitset_new_empty ();
  self->current = G_MAXUINT;
  self->repeatable = G_MAXUINT;
  self->selected_first = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  bind_settings (self);
}

/**
 * pol_tag_page_new:
 *
 * Makes a page without a project.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pol_tag_page_new (void)
{
  return g_object_new (POL_TYPE_TAG_PAGE, NULL);
}

static void
follow (PolTagPage *self)
{
  g_signal_connect_object (self->images, "counts-changed", G_CALLBACK (on_counts_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->images, "query-changed", G_CALLBACK (on_query_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (on_selection_changed),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "items-changed", G_CALLBACK (select_first), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->selection, "notify::current", G_CALLBACK (on_current_notify), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pol_tag_page_set_project:
 * @self: a page
 * @project: (nullable): the project to tag
 * @images: (nullable): its images, which must come with @project
 * @selection: (nullable): the selection of @images
 *
 * Turns to another project.
 */
void
pol_tag_page_set_project (PolTagPage *self,
                          PolProject *project,
                          PolImageList *images,
                          PolImageSelection *selection)
{
  g_return_if_fail (POL_IS_TAG_PAGE (self));
  g_return_if_fail ((project == NULL) == (images == NULL));
  g_return_if_fail ((project == NULL) == (selection == NULL));

  clear_project (self);
  pol_filter_bar_set_images (self->filter_bar, NULL);
  pol_image_grid_set_selection (self->grid, selection);
  pol_image_pane_set_selection (self->pane, selection);
  pol_tag_summary_set_project (pol_concept_panel_get_summary (self->panel), project);
  if (project == NULL)
    return;

  self->project = g_object_ref (project);
  self->images = g_object_ref (images);
  self->selection = g_object_ref (selection);
  pol_filter_bar_set_images (self->filter_bar, images);
  follow (self);
  on_counts_changed (self);
  select_first (self);
  on_selection_changed (self);
  on_current_notify (self);
}

static gboolean
get_value (GdkModifierType state, PolValue *value)
{
  switch (state & gtk_accelerator_get_default_mod_mask ())
    {
    case 0:
      *value = POL_VALUE_POSITIVE;
      return TRUE;
    case GDK_SHIFT_MASK:
      *value = POL_VALUE_NEGATIVE;
      return TRUE;
    case GDK_CONTROL_MASK:
      *value = POL_VALUE_UNSURE;
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * pol_tag_page_show_only:
 * @self: a page with a project
 * @images: (element-type guint32): indexes of images, in any order
 * @title: what these are
 *
 * Shows @images and no others, until someone wants the others back.
 */
void
pol_tag_page_show_only (PolTagPage *self, GArray *images, const char *title)
{
  g_return_if_fail (POL_IS_TAG_PAGE (self));

  pol_filter_bar_show_only (self->filter_bar, images, title);
}

/**
 * pol_tag_page_handle_key:
 * @self: a page
 * @keyval: the key's symbol
 * @keycode: the key's hardware code, 0 if it is not known
 * @state: the modifiers
 *
 * Tags by the number keys and the keys of concepts: positive, with Shift
 * negative, with Ctrl and a number unsure. A key that is held down tags once.
 *
 * Returns: whether the key was one of them
 */
gboolean
pol_tag_page_handle_key (PolTagPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  PolValue value;

  g_return_val_if_fail (POL_IS_TAG_PAGE (self), FALSE);

  if (self->project == NULL || !get_value (state, &value))
    return FALSE;
  if (keycode != 0 && gtk_bitset_contains (self->held, keycode))
    return TRUE;
  if (!toggle_by_key (self, keyval, keycode, value))
    return FALSE;

  if (keycode != 0)
    gtk_bitset_add (self->held, keycode);
  advance (self);

  return TRUE;
}

/**
 * pol_tag_page_handle_release:
 * @self: a page
 * @keycode: the hardware code of a key that was let go
 *
 * Goes on to the next image when the last one of the keys that tagged this one is
 * let go: what is held down together are the tags of one image.
 */
void
pol_tag_page_handle_release (PolTagPage *self, guint keycode)
{
  g_return_if_fail (POL_IS_TAG_PAGE (self));

  gtk_bitset_remove (self->held, keycode);
  if (self->advancing)
    advance (self);
}

/**
 * pol_tag_page_release_keys:
 * @self: a page
 *
 * Lets go of all keys, where nobody would hear of it: the window lost the focus.
 */
void
pol_tag_page_release_keys (PolTagPage *self)
{
  g_return_if_fail (POL_IS_TAG_PAGE (self));

  gtk_bitset_remove_all (self->held);
  if (self->advancing)
    advance (self);
}
