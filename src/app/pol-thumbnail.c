/* pol-thumbnail.c: a cell of the image grid: a small picture, its name and its badges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-suggestion-text.h"
#include "pol-thumbnail.h"

/* What is answered steps back behind what is not. */
#define ANSWERED_OPACITY 0.4

struct _PolThumbnail
{
  GtkWidget parent_instance;

  PolThumbnailFace *face;       /* made when the cell is first seen */
  PolThumbnailLoader *loader;
  PolImageItem *item;
  PolThumbnailView view;
  PolThumbnailLook look;
  GdkTexture *texture;
  gboolean filled;              /* the face shows the item */
  gboolean loaded;
  char *error;                  /* why there is no picture */
  GCancellable *cancellable;    /* while loading */
  PolTagState answer;
};

G_DEFINE_FINAL_TYPE (PolThumbnail, pol_thumbnail, GTK_TYPE_WIDGET)

/* All that the badges and marks say, in words. */
static char *
describe (PolThumbnail *self)
{
  GString *text = g_string_new (pol_image_item_get_path (self->item));
  guint n_positive = pol_image_item_get_n_positive (self->item);
  guint n_negative = pol_image_item_get_n_negative (self->item);
  guint n_suggested = pol_image_item_get_n_suggested (self->item);
  PolImageState state = pol_image_item_get_state (self->item);

  g_string_append_c (text, '\n');
  if (n_positive > 0)
    g_string_append_printf (text, ngettext ("%u concept tagged positive\n",
                                            "%u concepts tagged positive\n", n_positive),
                            n_positive);
  if (n_negative > 0)
    g_string_append_printf (text, ngettext ("%u concept tagged negative\n",
                                            "%u concepts tagged negative\n", n_negative),
                            n_negative);
  if (n_suggested > 0)
    {
      g_autofree char *suggested = pol_suggestion_text_count (n_suggested);

      g_string_append_printf (text, "%s\n", suggested);
    }

  if (state == POL_IMAGE_STATE_REVIEWED)
    g_string_append_printf (text, "%s\n", _ ("Reviewed"));
  else if (state == POL_IMAGE_STATE_SKIPPED)
    g_string_append_printf (text, "%s\n", _ ("Skipped"));

  if (pol_image_item_get_missing (self->item))
    g_string_append_printf (text, "%s\n", _ ("The file is missing"));
  else if (self->error != NULL)
    g_string_append_printf (text, "%s\n", self->error);

  g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static void
show_problem (PolThumbnail *self)
{
  if (self->filled)
    pol_thumbnail_face_show_problem (self->face, pol_image_item_get_missing (self->item)
                                                     || self->error != NULL);
}

/* A grid has hundreds of cells: those that nobody sees are left as they are. */
static void
show_item (PolThumbnail *self)
{
  gboolean filled = self->view != POL_THUMBNAIL_HIDDEN && self->item != NULL;

  if (self->filled != filled)
    gtk_widget_queue_draw (GTK_WIDGET (self));
  self->filled = filled;
  if (!filled)
    return;

  if (self->face == NULL)
    {
      self->face = POL_THUMBNAIL_FACE (pol_thumbnail_face_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->face), GTK_WIDGET (self));
    }
  pol_thumbnail_face_show_item (self->face, self->item, &self->look);
  pol_thumbnail_face_show_answer (self->face, self->answer);
  show_problem (self);
}

static void
show_texture (PolThumbnail *self,
              GdkTexture *texture)
{
  if (g_set_object (&self->texture, texture))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_error (PolThumbnail *self,
           const char *error)
{
  g_free (self->error);
  self->error = g_strdup (error);
  show_problem (self);
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (PolThumbnail) self = user_data;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GError) error = NULL;
  gboolean loaded = pol_thumbnail_loader_load_finish (POL_THUMBNAIL_LOADER (source), result,
                                                      &texture, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  self->loaded = TRUE;
  if (texture != NULL || !loaded)
    show_texture (self, texture);
  set_error (self, loaded ? NULL : error->message);
}

static int
get_priority (PolThumbnail *self)
{
  return self->view == POL_THUMBNAIL_SEEN ? POL_THUMBNAIL_PRIORITY_SEEN
                                          : POL_THUMBNAIL_PRIORITY_NEAR;
}

/* What is in memory is shown at once, and replaced if the file has changed. */
static void
load (PolThumbnail *self)
{
  g_autoptr (GFile) file = NULL;
  GdkTexture *texture;
  guint size = self->look.size * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  if (self->view == POL_THUMBNAIL_HIDDEN || self->item == NULL || self->loaded
      || self->cancellable != NULL || pol_image_item_get_missing (self->item))
    return;

  file = pol_image_item_get_file (self->item);
  texture = pol_thumbnail_loader_peek (self->loader, file, size);
  if (texture != NULL)
    show_texture (self, texture);
  self->cancellable = g_cancellable_new ();
  pol_thumbnail_loader_load_async (self->loader, file, size, get_priority (self),
                                   self->cancellable, on_loaded, g_object_ref (self));
}

static void
forget_picture (PolThumbnail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->loaded = FALSE;
  g_clear_pointer (&self->error, g_free);
  show_texture (self, NULL);
}

static void
load_again (PolThumbnail *self)
{
  forget_picture (self);
  load (self);
}

/* Looks whether the file has changed. If so, the picture is loaded again, and
 * stays until then. */
static void
check (PolThumbnail *self)
{
  self->loaded = FALSE;
  load (self);
}

static void
on_item_changed (PolThumbnail *self,
                 GParamSpec *pspec)
{
  const char *name = g_param_spec_get_name (pspec);

  if (g_str_equal (name, "missing"))
    load_again (self);
  else if (g_str_equal (name, "file"))
    check (self);
  show_item (self);
}

static GtkSizeRequestMode
pol_thumbnail_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
pol_thumbnail_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  PolThumbnail *self = POL_THUMBNAIL (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? (int) self->look.size
                            : pol_thumbnail_face_get_height (widget, &self->look);
}

static void
pol_thumbnail_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  PolThumbnail *self = POL_THUMBNAIL (widget);

  if (self->face != NULL)
    gtk_widget_allocate (GTK_WIDGET (self->face), width, height, baseline, NULL);
}

/* A picture that is smaller than its cell keeps its size. */
static void
snapshot_texture (PolThumbnail *self,
                  GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  float width = gdk_texture_get_width (self->texture);
  float height = gdk_texture_get_height (self->texture);
  float scale = MAX (gtk_widget_get_scale_factor (widget), MAX (width, height) / self->look.size);
  graphene_rect_t bounds;

  width /= scale;
  height /= scale;
  graphene_rect_init (&bounds, (gtk_widget_get_width (widget) - (int) width) / 2,
                      ((int) self->look.size - (int) height) / 2, width, height);
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}

static void
pol_thumbnail_snapshot (GtkWidget *widget,
                        GtkSnapshot *snapshot)
{
  PolThumbnail *self = POL_THUMBNAIL (widget);

  if (self->answer != POL_TAG_STATE_NONE)
    gtk_snapshot_push_opacity (snapshot, ANSWERED_OPACITY);
  if (self->texture != NULL)
    snapshot_texture (self, snapshot);
  if (self->answer != POL_TAG_STATE_NONE)
    gtk_snapshot_pop (snapshot);
  if (self->filled)
    GTK_WIDGET_CLASS (pol_thumbnail_parent_class)->snapshot (widget, snapshot);
}

static gboolean
pol_thumbnail_query_tooltip (GtkWidget *widget,
                             int x,
                             int y,
                             gboolean keyboard_tooltip,
                             GtkTooltip *tooltip)
{
  PolThumbnail *self = POL_THUMBNAIL (widget);
  g_autofree char *text = NULL;

  if (self->item == NULL)
    return FALSE;

  text = describe (self);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
pol_thumbnail_dispose (GObject *object)
{
  PolThumbnail *self = POL_THUMBNAIL (object);

  pol_thumbnail_set_item (self, NULL);
  g_clear_object (&self->loader);
  if (self->face != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->face)));

  G_OBJECT_CLASS (pol_thumbnail_parent_class)->dispose (object);
}

static void
pol_thumbnail_class_init (PolThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_thumbnail_dispose;
  widget_class->get_request_mode = pol_thumbnail_get_request_mode;
  widget_class->measure = pol_thumbnail_measure;
  widget_class->size_allocate = pol_thumbnail_size_allocate;
  widget_class->snapshot = pol_thumbnail_snapshot;
  widget_class->query_tooltip = pol_thumbnail_query_tooltip;

  gtk_widget_class_set_css_name (widget_class, "thumbnail");
}

static void
pol_thumbnail_init (PolThumbnail *self)
{
  self->look = (PolThumbnailLook) POL_THUMBNAIL_DEFAULT_LOOK;
  gtk_widget_add_css_class (GTK_WIDGET (self), "caption");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (load_again), NULL);
}

/**
 * pol_thumbnail_new:
 * @loader: what loads the pictures
 *
 * Makes a cell without an image.
 *
 * Returns: (transfer floating): the cell
 */
GtkWidget *
pol_thumbnail_new (PolThumbnailLoader *loader)
{
  PolThumbnail *self;

  g_return_val_if_fail (POL_IS_THUMBNAIL_LOADER (loader), NULL);

  self = g_object_new (POL_TYPE_THUMBNAIL, NULL);
  self->loader = g_object_ref (loader);

  return GTK_WIDGET (self);
}

/**
 * pol_thumbnail_get_item:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the image it shows
 */
PolImageItem *
pol_thumbnail_get_item (PolThumbnail *self)
{
  g_return_val_if_fail (POL_IS_THUMBNAIL (self), NULL);

  return self->item;
}

/**
 * pol_thumbnail_set_item:
 * @self: a cell
 * @item: (nullable): an image
 *
 * Shows @item, whose picture is loaded while the cell is seen or near.
 */
void
pol_thumbnail_set_item (PolThumbnail *self,
                        PolImageItem *item)
{
  g_return_if_fail (POL_IS_THUMBNAIL (self));
  g_return_if_fail (item == NULL || POL_IS_IMAGE_ITEM (item));

  if (self->item == item)
    return;

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, on_item_changed, self);
  forget_picture (self);
  g_set_object (&self->item, item);

  if (item != NULL)
    {
      g_signal_connect_swapped (item, "notify", G_CALLBACK (on_item_changed), self);
      load (self);
    }
  show_item (self);
}

/**
 * pol_thumbnail_get_texture:
 * @self: a cell
 *
 * Returns: (transfer none) (nullable): the picture, once it is loaded
 */
GdkTexture *
pol_thumbnail_get_texture (PolThumbnail *self)
{
  g_return_val_if_fail (POL_IS_THUMBNAIL (self), NULL);

  return self->texture;
}

/**
 * pol_thumbnail_set_look:
 * @self: a cell
 * @look: how it is to look
 *
 * A picture that is shown in another size is loaded again, and stays until then.
 */
void
pol_thumbnail_set_look (PolThumbnail *self,
                        const PolThumbnailLook *look)
{
  gboolean resized;

  g_return_if_fail (POL_IS_THUMBNAIL (self));
  g_return_if_fail (look != NULL && look->size > 0);

  resized = self->look.size != look->size;
  self->look = *look;
  show_item (self);
  if (!resized)
    return;

  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  check (self);
}

/**
 * pol_thumbnail_set_view:
 * @self: a cell
 * @view: whether someone sees it
 *
 * A grid has many more cells than it shows. Only those that are seen or near
 * have a picture, and those that are seen come first.
 */
void
pol_thumbnail_set_view (PolThumbnail *self,
                        PolThumbnailView view)
{
  g_return_if_fail (POL_IS_THUMBNAIL (self));

  if (self->view == view)
    return;

  self->view = view;
  if (view != POL_THUMBNAIL_HIDDEN && !self->filled)
    show_item (self);

  if (view == POL_THUMBNAIL_HIDDEN)
    forget_picture (self);
  else if (self->cancellable != NULL)
    pol_thumbnail_loader_raise (self->loader, self->cancellable, get_priority (self));
  else
    load (self);
}

/**
 * pol_thumbnail_set_answer:
 * @self: a cell
 * @answer: what was said of the image, or none
 *
 * Marks the picture with the answer to a question about it.
 */
void
pol_thumbnail_set_answer (PolThumbnail *self,
                          PolTagState answer)
{
  g_return_if_fail (POL_IS_THUMBNAIL (self));

  if (self->answer == answer)
    return;

  self->answer = answer;
  if (self->face != NULL)
    pol_thumbnail_face_show_answer (self->face, answer);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
