/* pol-image-pane.c: one image of a project, large
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "pol-image-pane.h"
#include "pol-image-view.h"
#include "pol-picture-cache.h"

/* For how long the last picture stays while the next is loading, in
 * milliseconds: most are there sooner, and nothing flickers. */
#define PATIENCE 150

struct _PolImagePane
{
  GtkWidget parent_instance;

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

  PolImageSelection *selection;
  PolProject *project;
  PolPictureCache *cache;
  guint image;
  guint shown;                  /* the image whose picture the view has */
  guint patience_id;
};

enum
{
  PROP_0,
  PROP_SELECTION,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *const actions[] = { "view.zoom-in", "view.zoom-out", "view.zoom-fit",
                                       "view.zoom-100", "view.toggle-fit" };

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
clear_view (PolImagePane *self)
{
  self->shown = G_MAXUINT;
  pol_image_view_set_texture (self->view, NULL);
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

  self->shown = self->image;
  pol_image_view_set_reduced (self->view, picture->texture, picture->width, picture->height);
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
show_nothing (PolImagePane *self)
{
  stop_waiting (self);
  clear_view (self);
  pol_image_view_set_label (self->view, NULL);
  gtk_widget_set_visible (self->title_box, FALSE);
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

static void
show_image (PolImagePane *self)
{
  g_autofree char *path = NULL;
  guint wanted[3];

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
  show_nothing (self);
  if (project == NULL)
    return;

  self->cache = pol_picture_cache_new (project, on_loaded, self);
  g_signal_connect_swapped (project, "images-moved", G_CALLBACK (show_image), self);
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
  g_clear_pointer (&self->cache, pol_picture_cache_free);
  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_object (&self->project);
  g_clear_handle_id (&self->patience_id, g_source_remove);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);

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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_pane_class_init (PolImagePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (POL_TYPE_IMAGE_VIEW);

  object_class->dispose = pol_image_pane_dispose;
  object_class->get_property = pol_image_pane_get_property;
  object_class->set_property = pol_image_pane_set_property;
  widget_class->grab_focus = pol_image_pane_grab_focus;

  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, POL_TYPE_IMAGE_SELECTION,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], NULL, forward_action);

  gtk_widget_class_set_css_name (widget_class, "imagepane");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/image-pane.ui");
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
  gtk_widget_class_bind_template_callback (widget_class, on_zoom);
}

static void
pol_image_pane_init (PolImagePane *self)
{
  self->image = self->shown = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  on_zoom (self);
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

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  question != NULL ? question : "", -1);
}
