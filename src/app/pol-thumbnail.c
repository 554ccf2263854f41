/* pol-thumbnail.c: a cell of the image grid: a small picture, its name and its badges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-thumbnail.h"

/* Logical pixels on each side, as in thumbnail.ui. */
#define SIZE 128
#define ICON_SIZE 48

struct _PolThumbnail
{
  GtkWidget parent_instance;

  GtkWidget *overlay;
  GtkImage *picture;
  GtkLabel *positive_badge;
  GtkLabel *negative_badge;
  GtkWidget *problem_mark;
  GtkImage *state_mark;
  GtkWidget *title_label;

  PolThumbnailer *thumbnailer;
  PolImageItem *item;
  gboolean shown;
  gboolean loaded;
  char *error;                  /* why there is no picture */
  GCancellable *cancellable;    /* while loading */
};

enum
{
  PROP_0,
  PROP_ITEM,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolThumbnail, pol_thumbnail, GTK_TYPE_WIDGET)

/* All that the badges and marks say, in words. */
static char *
describe (PolThumbnail *self)
{
  GString *text = g_string_new (pol_image_item_get_path (self->item));
  guint n_positive = pol_image_item_get_n_positive (self->item);
  guint n_negative = pol_image_item_get_n_negative (self->item);
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
show_badge (GtkLabel *badge,
            guint n,
            const char *sign)
{
  g_autofree char *text = g_strdup_printf ("%s%u", sign, n);

  gtk_label_set_label (badge, text);
  gtk_widget_set_visible (GTK_WIDGET (badge), n > 0);
}

static const char *
get_state_icon (PolImageState state)
{
  switch (state)
    {
    case POL_IMAGE_STATE_REVIEWED:
      return "object-select-symbolic";
    case POL_IMAGE_STATE_SKIPPED:
      return "media-skip-forward-symbolic";
    case POL_IMAGE_STATE_NONE:
    default:
      return NULL;
    }
}

static void
show_item (PolThumbnail *self)
{
  PolImageState state = pol_image_item_get_state (self->item);
  gboolean problem = pol_image_item_get_missing (self->item) || self->error != NULL;

  gtk_label_set_label (GTK_LABEL (self->title_label), pol_image_item_get_title (self->item));
  /* Translators: a number of positive tags on a small picture */
  show_badge (self->positive_badge, pol_image_item_get_n_positive (self->item), "+");
  show_badge (self->negative_badge, pol_image_item_get_n_negative (self->item), "−");
  gtk_image_set_from_icon_name (self->state_mark, get_state_icon (state));
  gtk_widget_set_visible (GTK_WIDGET (self->state_mark), state != POL_IMAGE_STATE_NONE);
  gtk_widget_set_visible (self->problem_mark, problem);
  gtk_widget_trigger_tooltip_query (GTK_WIDGET (self));
}

static void
show_icon (PolThumbnail *self,
           const char *icon_name)
{
  gtk_image_set_from_icon_name (self->picture, icon_name);
  gtk_image_set_pixel_size (self->picture, ICON_SIZE);
  gtk_widget_add_css_class (GTK_WIDGET (self->picture), "dim-label");
}

/* A picture that is smaller than its cell keeps its size. */
static void
show_pixbuf (PolThumbnail *self,
             GdkPixbuf *pixbuf)
{
  g_autoptr (GdkTexture) texture = gdk_texture_new_for_pixbuf (pixbuf);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  int size = MAX (gdk_pixbuf_get_width (pixbuf), gdk_pixbuf_get_height (pixbuf)) / scale;

  gtk_image_set_from_paintable (self->picture, GDK_PAINTABLE (texture));
  gtk_image_set_pixel_size (self->picture, CLAMP (size, 1, SIZE));
  gtk_widget_remove_css_class (GTK_WIDGET (self->picture), "dim-label");
}

static void
on_loaded (GObject *source,
           GAsyncResult *result,
           gpointer user_data)
{
  g_autoptr (PolThumbnail) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf =
      pol_thumbnailer_load_finish (POL_THUMBNAILER (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->cancellable);
  self->loaded = TRUE;
  if (pixbuf != NULL)
    {
      show_pixbuf (self, pixbuf);
      return;
    }

  self->error = g_strdup (error->message);
  show_icon (self, "image-missing-symbolic");
  show_item (self);
}

static void
load (PolThumbnail *self)
{
  g_autoptr (GFile) file = NULL;

  if (!self->shown || self->item == NULL || self->loaded || self->cancellable != NULL
      || pol_image_item_get_missing (self->item))
    return;

  file = pol_image_item_get_file (self->item);
  self->cancellable = g_cancellable_new ();
  pol_thumbnailer_load_async (self->thumbnailer, file,
                              SIZE * gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                              self->cancellable, on_loaded, g_object_ref (self));
}

static void
stop_loading (PolThumbnail *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
forget_picture (PolThumbnail *self)
{
  stop_loading (self);
  self->loaded = FALSE;
  g_clear_pointer (&self->error, g_free);
  gtk_image_clear (self->picture);
}

static void
on_scale_factor (PolThumbnail *self)
{
  forget_picture (self);
  load (self);
}

static void
on_missing (PolThumbnail *self)
{
  forget_picture (self);
  if (pol_image_item_get_missing (self->item))
    show_icon (self, "image-missing-symbolic");
  load (self);
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

  if (self->overlay != NULL)
    pol_thumbnail_set_item (self, NULL);
  g_clear_object (&self->thumbnailer);
  g_clear_pointer (&self->overlay, gtk_widget_unparent);
  g_clear_pointer (&self->title_label, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_thumbnail_parent_class)->dispose (object);
}

static void
pol_thumbnail_get_property (GObject *object,
                            guint prop_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  PolThumbnail *self = POL_THUMBNAIL (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      g_value_set_object (value, self->item);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_thumbnail_set_property (GObject *object,
                            guint prop_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  PolThumbnail *self = POL_THUMBNAIL (object);

  switch (prop_id)
    {
    case PROP_ITEM:
      pol_thumbnail_set_item (self, g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_thumbnail_class_init (PolThumbnailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_thumbnail_dispose;
  object_class->get_property = pol_thumbnail_get_property;
  object_class->set_property = pol_thumbnail_set_property;
  widget_class->query_tooltip = pol_thumbnail_query_tooltip;

  properties[PROP_ITEM] =
      g_param_spec_object ("item", NULL, NULL, POL_TYPE_IMAGE_ITEM,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "thumbnail");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/thumbnail.ui");
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, overlay);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, picture);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, positive_badge);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, negative_badge);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, problem_mark);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, state_mark);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, title_label);
}

static void
pol_thumbnail_init (PolThumbnail *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (on_scale_factor), NULL);
}

/**
 * pol_thumbnail_new:
 * @thumbnailer: what makes the pictures
 *
 * Makes a cell without an image.
 *
 * Returns: (transfer floating): the cell
 */
GtkWidget *
pol_thumbnail_new (PolThumbnailer *thumbnailer)
{
  PolThumbnail *self;

  g_return_val_if_fail (POL_IS_THUMBNAILER (thumbnailer), NULL);

  self = g_object_new (POL_TYPE_THUMBNAIL, NULL);
  self->thumbnailer = g_object_ref (thumbnailer);

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
 * Shows @item, whose picture is loaded while the cell is shown.
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
    g_signal_handlers_disconnect_by_data (self->item, self);
  forget_picture (self);
  g_set_object (&self->item, item);

  if (item != NULL)
    {
      g_signal_connect_swapped (item, "notify::missing", G_CALLBACK (on_missing), self);
      g_signal_connect_swapped (item, "notify", G_CALLBACK (show_item), self);
      show_item (self);
      on_missing (self);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ITEM]);
}

/**
 * pol_thumbnail_set_shown:
 * @self: a cell
 * @shown: whether someone sees it
 *
 * A view has many more cells than it shows; only those that are seen load
 * their picture.
 */
void
pol_thumbnail_set_shown (PolThumbnail *self,
                         gboolean shown)
{
  g_return_if_fail (POL_IS_THUMBNAIL (self));

  if (self->shown == shown)
    return;

  self->shown = shown;
  if (shown)
    load (self);
  else
    stop_loading (self);
}
