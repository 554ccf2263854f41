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
#include "pol-tagging.h"

#define NARROW_PICTURE_HEIGHT 200

struct _PolTagPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  PolFilterBar *filter_bar;
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
  int wide_position; /* of the inner pane, while it is narrow */

  /* The image that was selected because it was the first. */
  guint selected_first;

  /* The image looked at, and the tagged one looked at last before it. */
  guint current;
  guint repeatable;
};

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_NARROW,
  PROP_SHOW_IMAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolTagPage, pol_tag_page, GTK_TYPE_WIDGET)

static void
on_counts_changed (PolTagPage *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "tag.next-untagged",
                                 pol_image_list_get_count (self->images, POL_IMAGE_FILTER_UNTAGGED)
                                     > 0);
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

static gboolean
go_to_next_untagged (PolTagPage *self)
{
  guint current = pol_image_selection_get_current (self->selection);
  guint from = 0, position;

  if (current != G_MAXUINT && pol_image_list_find (self->images, current, &position))
    from = position + 1;
  if (!pol_image_list_find_next (self->images, POL_IMAGE_FILTER_UNTAGGED, from, &position))
    return FALSE;

  go_to (self, position);
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
next_untagged_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);

  if (self->images != NULL && !go_to_next_untagged (self))
    gtk_widget_error_bell (widget);
}

static void
repeat_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolTagPage *self = POL_TAG_PAGE (widget);
  GtkBitset *images = get_selected (self);

  if (gtk_bitset_is_empty (images) || self->repeatable == G_MAXUINT
      || !pol_tagging_repeat (self->project, self->repeatable, images))
    gtk_widget_error_bell (widget);
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
    self->wide_position = gtk_paned_get_position (self->inner);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->inner), self->narrow
                                                                    ? GTK_ORIENTATION_VERTICAL
                                                                    : GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_resize_end_child (self->inner, self->narrow);
  gtk_paned_set_position (self->inner, self->narrow ? NARROW_PICTURE_HEIGHT : self->wide_position);
}

/* Wide: three panes side by side. Narrow: either the images, or the picture
 * above the concepts, which get the larger part. */
static void
arrange (PolTagPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->grid), !self->narrow || !self->show_image);
  gtk_widget_set_visible (GTK_WIDGET (self->inner), !self->narrow || self->show_image);
  turn_inner (self);
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

static gboolean
toggle_by_key (PolTagPage *self, guint keyval, guint keycode, PolValue value)
{
  int digit = get_digit (gtk_widget_get_display (GTK_WIDGET (self)), keyval, keycode);
  char key[7] = { 0 };

  if (g_unichar_isgraph (gdk_keyval_to_unicode (keyval)))
    g_unichar_to_utf8 (gdk_keyval_to_unicode (keyval), key);
  if (key[0] != '\0' && pol_concept_panel_toggle_key (self->panel, key, value))
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
install_properties (GObjectClass *object_class)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_POLICY] = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY, flags);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_IMAGE] = g_param_spec_boolean ("show-image", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_property_action (widget_class, "tag.show-image", "show-image");
  gtk_widget_class_install_action (widget_class, "tag.go-to-image", "u", go_to_image_activated);
  gtk_widget_class_install_action (widget_class, "tag.next-untagged", NULL,
                                   next_untagged_activated);
  gtk_widget_class_install_action (widget_class, "tag.repeat", NULL, repeat_activated);
  gtk_widget_class_install_action (widget_class, "tag.negative-rest", NULL,
                                   negative_rest_activated);
  gtk_widget_class_install_action (widget_class, "tag.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "tag.find", NULL, find_activated);
  gtk_widget_class_install_action (widget_class, "tag.toggle-fit", NULL, toggle_fit_activated);
  gtk_widget_class_install_action (widget_class, "tag.select-all", NULL, select_all_activated);
}

static void
pol_tag_page_class_init (PolTagPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_tag_page_get_property;
  object_class->set_property = pol_tag_page_set_property;
  object_class->dispose = pol_tag_page_dispose;
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
pol_tag_page_init (PolTagPage *self)
{
  self->current = G_MAXUINT;
  self->repeatable = G_MAXUINT;
  self->selected_first = G_MAXUINT;
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
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

/**
 * pol_tag_page_handle_key:
 * @self: a page
 * @keyval: the key's symbol
 * @keycode: the key's hardware code
 * @state: the modifiers
 *
 * Tags by the number keys and the keys of concepts; negative with Shift.
 *
 * Returns: whether the key was one of them
 */
gboolean
pol_tag_page_handle_key (PolTagPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  PolValue value = modifiers == GDK_SHIFT_MASK ? POL_VALUE_NEGATIVE : POL_VALUE_POSITIVE;

  g_return_val_if_fail (POL_IS_TAG_PAGE (self), FALSE);

  if (self->project == NULL || (modifiers & ~GDK_SHIFT_MASK) != 0
      || !toggle_by_key (self, keyval, keycode, value))
    return FALSE;

  if (g_settings_get_boolean (self->settings, "tag-and-advance"))
    go_to_next_untagged (self);

  return TRUE;
}
