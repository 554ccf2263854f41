/* pol-image-pane.c: one image of a project, large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pol-adaptive-bin.h"
#include "pol-animation-player.h"
#include "pol-file-manager.h"
#include "pol-image-details.h"
#include "pol-image-pane.h"
#include "pol-image-view.h"
#include "pol-picture-cache.h"
#include "pol-rotations.h"

/* For how long the last picture stays while the next is loading, in
 * milliseconds: most are there sooner, and nothing flickers. */
#define PATIENCE 150

/* For how long what lies over a picture that fills the screen stays after the
 * pointer rests, in milliseconds. */
#define OVERLAY_TIME 2000

/* The longest side of what moves, in pixels. */
#define MAX_FRAME_SIZE 2048

struct _PolImagePane
{
  GtkWidget parent_instance;

  GtkWidget *bin;
  GtkWidget *split;
  PolImageDetails *details;
  GtkWidget *overlay;
  GtkStack *stack;
  PolImageView *view;
  AdwStatusPage *error_page;
  GtkSpinner *spinner;
  GtkWidget *title_box;
  GtkLabel *title_label;
  GtkWidget *note_label;
  GtkWidget *toolbar;
  GtkLabel *zoom_label;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *full_screen_button;
  GtkWidget *play_button;
  GMenuModel *menu;
  GtkWidget *popover;

  PolImageSelection *selection;
  PolProject *project;
  PolPictureCache *cache;
  guint image;
  guint shown;                  /* the image whose picture the view has */
  guint patience_id;
  gboolean asks;                /* the arrow keys answer a question about the picture */

  PolAnimationPlayer *player;   /* of a picture that can move */
  gboolean playing;
  gboolean show_details;
  gboolean full_screen;
  guint overlay_id;
  graphene_point_t pointer;     /* over the picture */
};

enum
{
  PROP_0,
  PROP_SELECTION,
  PROP_FULL_SCREEN,
  PROP_SHOW_DETAILS,
  PROP_PLAYING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* Those of the view. */
static const char *const actions[]
    = { "view.zoom-in",    "view.zoom-out",    "view.zoom-fit",    "view.zoom-100",
        "view.toggle-fit", "view.rotate-left", "view.rotate-right" };

static const char *const file_actions[] = { "view.open", "view.show-in-files", "view.copy-path" };

G_DEFINE_FINAL_TYPE (PolImagePane, pol_image_pane, GTK_TYPE_WIDGET)

static void
show_page (PolImagePane *self,
           const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_set_visible (self->toolbar, g_str_equal (name, "picture"));
}

static void
stop_waiting (PolImagePane *self)
{
  g_clear_handle_id (&self->patience_id, g_source_remove);
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

static void
on_frame (GdkTexture *frame,
          gpointer user_data)
{
  PolImagePane *self = user_data;
  const PolPicture *picture = pol_picture_cache_lookup (self->cache, self->image);

  pol_image_view_set_reduced (self->view, frame, picture->width, picture->height);
}

static void
update_playing (PolImagePane *self)
{
  if (self->player != NULL)
    pol_animation_player_set_playing (self->player,
                                      self->playing && gtk_widget_get_mapped (GTK_WIDGET (self)));

  gtk_widget_set_visible (self->play_button, self->player != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.playing", self->player != NULL);
}

static void
set_player (PolImagePane *self,
            PolAnimationPlayer *player)
{
  g_clear_pointer (&self->player, pol_animation_player_free);
  self->player = player;
  update_playing (self);
}

static void
clear_view (PolImagePane *self)
{
  self->shown = G_MAXUINT;
  set_player (self, NULL);
  pol_image_view_set_texture (self->view, NULL);
}

/* It is turned as it was when it was seen last. */
static void
fill_view (PolImagePane *self,
           const PolPicture *picture)
{
  g_autoptr (GFile) file = pol_project_get_image_file (self->project, self->image);
  PolAnimationPlayer *player = NULL;

  pol_image_view_set_turns (self->view, pol_rotations_get (file));
  self->shown = self->image;
  pol_image_view_set_reduced (self->view, picture->texture, picture->width, picture->height);
  if (picture->animated)
    player = pol_animation_player_new (file, MAX_FRAME_SIZE, on_frame, self);
  set_player (self, player);
}

static gboolean
on_impatient (gpointer user_data)
{
  PolImagePane *self = user_data;

  self->patience_id = 0;
  clear_view (self);
  show_page (self, "picture");
  gtk_widget_set_visible (self->toolbar, FALSE);
  gtk_spinner_set_spinning (self->spinner, TRUE);

  return G_SOURCE_REMOVE;
}

static void
wait_for_picture (PolImagePane *self)
{
  if (self->patience_id == 0 && !gtk_spinner_get_spinning (self->spinner))
    self->patience_id = g_timeout_add (PATIENCE, on_impatient, self);
}

static void
show_picture (PolImagePane *self)
{
  const PolPicture *picture = pol_picture_cache_lookup (self->cache, self->image);

  pol_image_details_set_picture (self->details, picture);
  gtk_widget_set_visible (self->note_label, picture->incomplete);
  if (picture->texture == NULL && picture->error == NULL)
    {
      wait_for_picture (self);
      return;
    }

  stop_waiting (self);
  if (self->shown != self->image)
    clear_view (self);

  if (picture->error != NULL)
    {
      adw_status_page_set_description (self->error_page, picture->error->message);
      show_page (self, "error");
      return;
    }

  fill_view (self, picture);
  show_page (self, "picture");
}

static void
on_loaded (guint image,
           gpointer user_data)
{
  PolImagePane *self = user_data;

  if (image == self->image)
    show_picture (self);
}

static void
update_details (PolImagePane *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->details), self->show_details && !self->full_screen
                                                          && self->image != G_MAXUINT);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "view.show-details", !self->full_screen);
}

static void
show_nothing (PolImagePane *self)
{
  stop_waiting (self);
  clear_view (self);
  pol_image_view_set_label (self->view, NULL);
  gtk_widget_set_visible (self->title_box, FALSE);
  update_details (self);
  show_page (self, "none");
}

/* A picture that fits the pane is all that is needed at first. */
static guint
get_size (PolImagePane *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  return MAX (gtk_widget_get_width (widget), gtk_widget_get_height (widget))
         * gtk_widget_get_scale_factor (widget);
}

/* The image itself, the next one and the one before. */
static guint
get_wanted (PolImagePane *self,
            guint *wanted)
{
  PolImageList *list;
  guint position, n = 0;

  wanted[n++] = self->image;
  if (self->selection == NULL)
    return n;

  list = pol_image_selection_get_list (self->selection);
  if (!pol_image_list_find (list, self->image, &position))
    return n;

  if (position + 1 < g_list_model_get_n_items (G_LIST_MODEL (list)))
    wanted[n++] = pol_image_list_get_image (list, position + 1);
  if (position > 0)
    wanted[n++] = pol_image_list_get_image (list, position - 1);

  return n;
}

static gboolean
on_overlay_seen (gpointer user_data)
{
  PolImagePane *self = user_data;

  self->overlay_id = 0;
  gtk_widget_add_css_class (self->overlay, "quiet");
  gtk_widget_set_visible (self->notice, FALSE);

  return G_SOURCE_REMOVE;
}

/* Where the picture fills the screen, what lies over it fades after a while,
 * unless the pointer or the focus is there (see style.css). */
static void
show_overlay (PolImagePane *self)
{
  g_clear_handle_id (&self->overlay_id, g_source_remove);
  gtk_widget_remove_css_class (self->overlay, "quiet");
  if (self->full_screen)
    self->overlay_id = g_timeout_add (OVERLAY_TIME, on_overlay_seen, self);
}

/* Not for the events that GTK makes when something under the pointer changes. */
static void
on_motion (PolImagePane *self,
           double x,
           double y)
{
  graphene_point_t pointer = GRAPHENE_POINT_INIT (x, y);

  if (self->full_screen && !graphene_point_equal (&pointer, &self->pointer))
    show_overlay (self);
  self->pointer = pointer;
}

/* The boxes are not on the screen then; an undone step is told by the window. */
static void
on_step (PolImagePane *self)
{
  const char *step = pol_project_get_undo_text (self->project);

  if (!self->full_screen || step == NULL || pol_project_get_redo_text (self->project) != NULL)
    return;

  gtk_label_set_label (self->notice_label, step);
  gtk_widget_set_visible (self->notice, TRUE);
  show_overlay (self);
}

static void
update_file_actions (PolImagePane *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (file_actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), file_actions[i],
                                   self->image != G_MAXUINT);
}

static void
show_image (PolImagePane *self)
{
  g_autofree char *path = NULL;
  guint wanted[3];

  update_file_actions (self);
  pol_image_details_set_image (self->details, self->project, self->image);
  if (self->image == G_MAXUINT)
    {
      pol_picture_cache_want (self->cache, NULL, 0, 0);
      show_nothing (self);
      return;
    }

  path = g_filename_display_name (pol_project_get_image_path (self->project, self->image));
  gtk_label_set_label (self->title_label, path);
  gtk_widget_set_visible (self->title_box, TRUE);
  pol_image_view_set_label (self->view, path);
  update_details (self);
  show_overlay (self);
  pol_picture_cache_want (self->cache, wanted, get_wanted (self, wanted), get_size (self));
  show_picture (self);
}

static void
set_project (PolImagePane *self,
             PolProject *project)
{
  if (self->project == project)
    return;

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);

  self->image = G_MAXUINT;
  g_clear_pointer (&self->cache, pol_picture_cache_free);
  update_file_actions (self);
  pol_image_details_set_image (self->details, NULL, G_MAXUINT);
  show_nothing (self);
  if (project == NULL)
    return;

  self->cache = pol_picture_cache_new (project, on_loaded, self);
  g_signal_connect_swapped (project, "images-moved", G_CALLBACK (show_image), self);
  g_signal_connect_swapped (project, "notify::undo-text", G_CALLBACK (on_step), self);
}

static void
on_current_changed (PolImagePane *self)
{
  pol_image_pane_set_image (self, self->project, pol_image_selection_get_current (self->selection));
}

static void
on_zoom (PolImagePane *self)
{
  g_autofree char *text = NULL;
  gboolean any = pol_image_view_get_texture (self->view) != NULL;
  gboolean fit = pol_image_view_get_fit (self->view);

  /* Translators: how large a picture is shown, in percent of its own size */
  text = g_strdup_printf (_ ("%d %%"), (int) round (pol_image_view_get_zoom (self->view) * 100));
  gtk_label_set_label (self->zoom_label, text);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   any && !(fit && g_str_equal (actions[i], "view.zoom-fit")));

  if (any && self->shown == self->image)
    pol_picture_cache_refine (self->cache, self->image, pol_image_view_get_detail (self->view));
}

/* So that the buttons, and keys while one of them has the focus, reach the view. */
static void
forward_action (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (POL_IMAGE_PANE (widget)->view), action_name,
                                      parameter);
}

static void
on_turned (PolImagePane *self)
{
  g_autoptr (GFile) file = NULL;

  if (self->shown == G_MAXUINT || self->shown != self->image)
    return;

  file = pol_project_get_image_file (self->project, self->image);
  pol_rotations_set (file, pol_image_view_get_turns (self->view));
}

static void
notify_user (PolImagePane *self,
             const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.notify", "s", text);
}

static void
on_opened (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (PolImagePane) self = user_data;

  if (!g_app_info_launch_default_for_uri_finish (result, NULL))
    notify_user (self, _ ("No program opened the image. Choose one for its kind in the settings "
                          "of the desktop."));
}

static void
open_activated (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  PolImagePane *self = POL_IMAGE_PANE (widget);
  g_autoptr (GFile) file = pol_project_get_image_file (self->project, self->image);
  g_autoptr (GdkAppLaunchContext) context
      = gdk_display_get_app_launch_context (gtk_widget_get_display (widget));
  g_autofree char *uri = g_file_get_uri (file);

  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, on_opened,
                                           g_object_ref (self));
}

static void
on_shown_in_files (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (PolImagePane) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!pol_file_manager_show_finish (result, &error))
    notify_user (self, error->message);
}

static void
show_in_files_activated (GtkWidget *widget,
                         const char *action_name,
                         GVariant *parameter)
{
  PolImagePane *self = POL_IMAGE_PANE (widget);
  g_autoptr (GFile) file = pol_project_get_image_file (self->project, self->image);

  pol_file_manager_show_async (file, on_shown_in_files, g_object_ref (self));
}

static void
copy_path_activated (GtkWidget *widget,
                     const char *action_name,
                     GVariant *parameter)
{
  PolImagePane *self = POL_IMAGE_PANE (widget);
  g_autoptr (GFile) file = pol_project_get_image_file (self->project, self->image);
  g_autofree char *path = g_file_get_parse_name (file);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), path);
  notify_user (self, _ ("Path copied"));
}

static void
popup_menu (PolImagePane *self,
            double x,
            double y)
{
  if (self->image == G_MAXUINT)
    return;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &(GdkRectangle){ x, y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_secondary_pressed (PolImagePane *self,
                      int n_press,
                      double x,
                      double y)
{
  popup_menu (self, x, y);
}

static void
on_long_pressed (PolImagePane *self,
                 double x,
                 double y)
{
  popup_menu (self, x, y);
}

static void
menu_activated (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  popup_menu (POL_IMAGE_PANE (widget), gtk_widget_get_width (widget) / 2.0,
              gtk_widget_get_height (widget) / 2.0);
}

static void
set_playing (PolImagePane *self,
             gboolean playing)
{
  const char *name = playing ? _ ("Pause Animation") : _ ("Play Animation");

  self->playing = playing;
  gtk_button_set_icon_name (GTK_BUTTON (self->play_button),
                            playing ? "media-playback-pause-symbolic"
                                    : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_playing (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PLAYING]);
}

/* Who wants nothing to move by itself may still play a picture. */
static void
on_animations_notify (PolImagePane *self)
{
  gboolean enabled;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &enabled,
                NULL);
  set_playing (self, enabled);
}

static void
set_full_screen (PolImagePane *self,
                 gboolean full_screen)
{
  const char *name = full_screen ? _ ("Leave Full Screen") : _ ("Full Screen");

  self->full_screen = full_screen;
  gtk_button_set_icon_name (GTK_BUTTON (self->full_screen_button),
                            full_screen ? "view-restore-symbolic" : "view-fullscreen-symbolic");
  gtk_widget_set_tooltip_text (self->full_screen_button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->full_screen_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (full_screen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "full-screen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "full-screen");
  gtk_widget_set_visible (self->notice, FALSE);
  update_details (self);
  show_overlay (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FULL_SCREEN]);
}

static void
set_show_details (PolImagePane *self,
                  gboolean show)
{
  self->show_details = show;
  update_details (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOW_DETAILS]);
}

/* From the picture, once it need not be moved, the arrow keys go on to another. */
static gboolean
go_by_key (GtkWidget *widget,
           GVariant *args,
           gpointer user_data)
{
  PolImagePane *self = POL_IMAGE_PANE (widget);
  PolImageList *list;
  int step = g_variant_get_int32 (args);
  guint position;

  if (self->selection == NULL || self->asks || !gtk_widget_has_focus (GTK_WIDGET (self->view)))
    return FALSE;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    step = -step;

  list = pol_image_selection_get_list (self->selection);
  if (!pol_image_list_find (list, self->image, &position)
      || (step < 0 && position == 0)
      || position + step >= g_list_model_get_n_items (G_LIST_MODEL (list)))
    return FALSE;

  pol_image_selection_select_image (self->selection,
                                    pol_image_list_get_image (list, position + step));
  return TRUE;
}

static void
on_narrow (PolImagePane *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->split),
                                  pol_adaptive_bin_get_narrow (POL_ADAPTIVE_BIN (self->bin))
                                      ? GTK_ORIENTATION_VERTICAL
                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
pol_image_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_image_pane_parent_class)->map (widget);
  update_playing (POL_IMAGE_PANE (widget));
}

static void
pol_image_pane_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_image_pane_parent_class)->unmap (widget);
  update_playing (POL_IMAGE_PANE (widget));
}

static gboolean
pol_image_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POL_IMAGE_PANE (widget)->view));
}

static void
pol_image_pane_dispose (GObject *object)
{
  PolImagePane *self = POL_IMAGE_PANE (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->player, pol_animation_player_free);
  g_clear_pointer (&self->cache, pol_picture_cache_free);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_handle_id (&self->overlay_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->bin, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_image_pane_parent_class)->dispose (object);
}

static void
pol_image_pane_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PolImagePane *self = POL_IMAGE_PANE (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_FULL_SCREEN:
      g_value_set_boolean (value, self->full_screen);
      break;
    case PROP_SHOW_DETAILS:
      g_value_set_boolean (value, self->show_details);
      break;
    case PROP_PLAYING:
      g_value_set_boolean (value, self->playing);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_pane_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PolImagePane *self = POL_IMAGE_PANE (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      pol_image_pane_set_selection (self, g_value_get_object (value));
      break;
    case PROP_FULL_SCREEN:
      set_full_screen (self, g_value_get_boolean (value));
      break;
    case PROP_SHOW_DETAILS:
      set_show_details (self, g_value_get_boolean (value));
      break;
    case PROP_PLAYING:
      set_playing (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, POL_TYPE_IMAGE_SELECTION, flags);
  properties[PROP_FULL_SCREEN] = g_param_spec_boolean ("full-screen", NULL, NULL, FALSE, flags);
  properties[PROP_SHOW_DETAILS] = g_param_spec_boolean ("show-details", NULL, NULL, FALSE, flags);
  properties[PROP_PLAYING] = g_param_spec_boolean ("playing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, forward_action);
  gtk_widget_class_install_property_action (widget_class, "view.show-details", "show-details");
  gtk_widget_class_install_property_action (widget_class, "view.playing", "playing");
  gtk_widget_class_install_action (widget_class, "view.open", NULL, open_activated);
  gtk_widget_class_install_action (widget_class, "view.show-in-files", NULL,
                                   show_in_files_activated);
  gtk_widget_class_install_action (widget_class, "view.copy-path", NULL, copy_path_activated);
  gtk_widget_class_install_action (widget_class, "view.menu", NULL, menu_activated);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Left, 0, go_by_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Left, 0, go_by_key, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Right, 0, go_by_key, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Right, 0, go_by_key, "i", 1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "view.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "view.menu",
                                       NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/image-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, bin);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, split);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, details);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, overlay);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, stack);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, view);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, error_page);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, spinner);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, title_box);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, title_label);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, note_label);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, toolbar);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, zoom_label);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, notice);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, notice_label);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, full_screen_button);
  gtk_widget_class_bind_template_child (widget_class, PolImagePane, play_button);
  gtk_widget_class_bind_template_child_full (widget_class, "picture_menu", FALSE,
                                             G_STRUCT_OFFSET (PolImagePane, menu));
  gtk_widget_class_bind_template_callback (widget_class, on_long_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_motion);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_turned);
  gtk_widget_class_bind_template_callback (widget_class, on_zoom);
}

static void
pol_image_pane_class_init (PolImagePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (POL_TYPE_IMAGE_DETAILS);
  g_type_ensure (POL_TYPE_IMAGE_VIEW);

  object_class->dispose = pol_image_pane_dispose;
  object_class->get_property = pol_image_pane_get_property;
  object_class->set_property = pol_image_pane_set_property;
  widget_class->grab_focus = pol_image_pane_grab_focus;
  widget_class->map = pol_image_pane_map;
  widget_class->unmap = pol_image_pane_unmap;
  install_properties (object_class);
  install_actions (widget_class);

  gtk_widget_class_set_css_name (widget_class, "imagepane");
  bind_template (widget_class);
}

static void
pol_image_pane_init (PolImagePane *self)
{
  self->image = self->shown = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_widget_get_settings (GTK_WIDGET (self)),
                           "notify::gtk-enable-animations", G_CALLBACK (on_animations_notify),
                           self, G_CONNECT_SWAPPED);
  on_animations_notify (self);
  set_full_screen (self, FALSE);
  on_narrow (self);
  on_zoom (self);
  update_file_actions (self);
  show_nothing (self);
}

/**
 * pol_image_pane_new:
 *
 * Returns: (transfer floating): a pane that shows nothing yet
 */
GtkWidget *
pol_image_pane_new (void)
{
  return g_object_new (POL_TYPE_IMAGE_PANE, NULL);
}

/**
 * pol_image_pane_get_selection:
 * @self: a pane
 *
 * Returns: (transfer none) (nullable): the selection it follows
 */
PolImageSelection *
pol_image_pane_get_selection (PolImagePane *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_PANE (self), NULL);

  return self->selection;
}

/**
 * pol_image_pane_set_selection:
 * @self: a pane
 * @selection: (nullable): a selection
 *
 * Shows the current image of @selection, whenever it changes, and loads its
 * neighbours in the list ahead.
 */
void
pol_image_pane_set_selection (PolImagePane *self,
                              PolImageSelection *selection)
{
  g_return_if_fail (POL_IS_IMAGE_PANE (self));
  g_return_if_fail (selection == NULL || POL_IS_IMAGE_SELECTION (selection));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_set_object (&self->selection, selection);

  if (selection != NULL)
    {
      g_signal_connect_swapped (selection, "notify::current", G_CALLBACK (on_current_changed), self);
      set_project (self, pol_image_list_get_project (pol_image_selection_get_list (selection)));
      on_current_changed (self);
    }
  else
    set_project (self, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

/**
 * pol_image_pane_set_image:
 * @self: a pane
 * @project: (nullable): a project
 * @image: index of an image of @project, or %G_MAXUINT for none
 *
 * Shows @image.
 */
void
pol_image_pane_set_image (PolImagePane *self,
                          PolProject *project,
                          guint image)
{
  g_return_if_fail (POL_IS_IMAGE_PANE (self));
  g_return_if_fail (project == NULL || POL_IS_PROJECT (project));
  g_return_if_fail (project != NULL || image == G_MAXUINT);

  set_project (self, project);
  if (self->image == image)
    return;

  self->image = image;
  show_image (self);
}

/**
 * pol_image_pane_set_question:
 * @self: a pane
 * @question: (nullable): what is asked about the picture
 *
 * Tells who does not see the picture what it is about, beside its name.
 */
void
pol_image_pane_set_question (PolImagePane *self,
                             const char *question)
{
  g_return_if_fail (POL_IS_IMAGE_PANE (self));

  self->asks = question != NULL;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  question != NULL ? question : "", -1);
}
