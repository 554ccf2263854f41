/* pol-thumbnail.c: a cell of the image grid: a small picture, its name and its badges
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "pol-thumbnail.h"

#define SPACING 3

/* What is answered steps back behind what is not. */
#define ANSWERED_OPACITY 0.4

struct _PolThumbnail
{
  GtkWidget parent_instance;

  GtkWidget *problem_icon;
  GtkLabel *positive_badge;
  GtkLabel *negative_badge;
  GtkImage *state_mark;
  GtkImage *answer_mark;
  GtkInscription *title_label;

  PolThumbnailLoader *loader;
  PolImageItem *item;
  PolThumbnailView view;
  PolThumbnailLook look;
  GdkTexture *texture;
  gboolean loaded;
  char *error;                  /* why there is no picture */
  GCancellable *cancellable;    /* while loading */

  PolImageState state;          /* what the badges and marks show */
  guint n_positive;
  guint n_negative;
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
            guint *shown,
            guint n,
            gboolean wanted,
            const char *sign)
{
  g_autofree char *text = NULL;

  gtk_widget_set_visible (GTK_WIDGET (badge), wanted && n > 0);
  if (*shown == n)
    return;

  *shown = n;
  text = g_strdup_printf ("%s%u", sign, n);
  gtk_label_set_label (badge, text);
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
show_state (PolThumbnail *self,
            PolImageState state)
{
  gtk_widget_set_visible (GTK_WIDGET (self->state_mark),
                          self->look.mark && state != POL_IMAGE_STATE_NONE);
  if (self->state == state)
    return;

  self->state = state;
  gtk_image_set_from_icon_name (self->state_mark, get_state_icon (state));
}

/* What each answer looks like: a sign and, in the style sheet, a shape. */
static const struct
{
  const char *icon;
  const char *css_class;
} answers[] = {
  [POL_TAG_STATE_POSITIVE] = { "object-select-symbolic", "positive" },
  [POL_TAG_STATE_NEGATIVE] = { "window-close-symbolic", "negative" },
  [POL_TAG_STATE_UNSURE] = { "dialog-question-symbolic", "unsure" },
  [POL_TAG_STATE_DISAGREEMENT] = { "dialog-warning-symbolic", "disagreement" },
};

static const char *
get_answer_class (PolTagState answer)
{
  return answer < G_N_ELEMENTS (answers) ? answers[answer].css_class : NULL;
}

static void
show_problem (PolThumbnail *self)
{
  gtk_widget_set_visible (self->problem_icon,
                          pol_image_item_get_missing (self->item) || self->error != NULL);
}

/* A grid has hundreds of cells: only what is different is touched. */
static void
show_item (PolThumbnail *self)
{
  /* Translators: a number of positive tags on a small picture */
  show_badge (self->positive_badge, &self->n_positive,
              pol_image_item_get_n_positive (self->item), self->look.positive, "+");
  show_badge (self->negative_badge, &self->n_negative,
              pol_image_item_get_n_negative (self->item), self->look.negative, "−");
  show_state (self, pol_image_item_get_state (self->item));
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
  else if (g_str_equal (name, "title"))
    gtk_inscription_set_text (self->title_label, pol_image_item_get_title (self->item));
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

  *minimum = *natural = self->look.size;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      int title;

      gtk_widget_measure (GTK_WIDGET (self->title_label), orientation, -1, NULL, &title, NULL,
                          NULL);
      *minimum = *natural = self->look.size + SPACING + title;
    }
}

/* Puts a badge on the picture, which begins at @left, at the start of its lower
 * side. Returns where the next one goes. */
static int
allocate_badge (GtkWidget *badge,
                int side,
                int left,
                int offset)
{
  gboolean rtl = gtk_widget_get_direction (badge) == GTK_TEXT_DIR_RTL;
  GtkRequisition size;
  int x;

  if (!gtk_widget_should_layout (badge))
    return offset;

  gtk_widget_get_preferred_size (badge, NULL, &size);
  x = rtl ? side - offset - size.width : offset;
  gtk_widget_size_allocate (badge,
                            &(GtkAllocation) { left + x, side - size.height,
                                               size.width, size.height }, -1);

  return offset + size.width + SPACING;
}

/* The mark of the state is at the end of the upper side. */
static void
allocate_mark (GtkWidget *mark,
               int side,
               int left)
{
  gboolean rtl = gtk_widget_get_direction (mark) == GTK_TEXT_DIR_RTL;
  GtkRequisition size;

  if (!gtk_widget_should_layout (mark))
    return;

  gtk_widget_get_preferred_size (mark, NULL, &size);
  gtk_widget_size_allocate (mark,
                            &(GtkAllocation) { rtl ? left : left + side - size.width, 0,
                                               size.width, size.height }, -1);
}

/* The mark of an answer is at the start of the upper side. */
static void
allocate_answer (GtkWidget *mark,
                 int side,
                 int left)
{
  gboolean rtl = gtk_widget_get_direction (mark) == GTK_TEXT_DIR_RTL;
  GtkRequisition size;

  if (!gtk_widget_should_layout (mark))
    return;

  gtk_widget_get_preferred_size (mark, NULL, &size);
  gtk_widget_size_allocate (mark,
                            &(GtkAllocation) { rtl ? left + side - size.width : left, 0,
                                               size.width, size.height }, -1);
}

static void
pol_thumbnail_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  PolThumbnail *self = POL_THUMBNAIL (widget);
  int side = self->look.size;
  int left = (width - side) / 2;
  int offset;

  offset = allocate_badge (GTK_WIDGET (self->positive_badge), side, left, 0);
  allocate_badge (GTK_WIDGET (self->negative_badge), side, left, offset);
  allocate_answer (GTK_WIDGET (self->answer_mark), side, left);
  allocate_mark (GTK_WIDGET (self->state_mark), side, left);
  gtk_widget_size_allocate (GTK_WIDGET (self->title_label),
                            &(GtkAllocation) { left, side + SPACING, side,
                                               height - side - SPACING }, -1);
  if (gtk_widget_should_layout (self->problem_icon))
    gtk_widget_size_allocate (self->problem_icon, &(GtkAllocation) { left, 0, side, side }, -1);
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
  GtkWidget *child;

  pol_thumbnail_set_item (self, NULL);
  g_clear_object (&self->loader);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

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
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/thumbnail.ui");
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, positive_badge);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, negative_badge);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, state_mark);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, answer_mark);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnail, title_label);
}

static void
pol_thumbnail_init (PolThumbnail *self)
{
  self->look = (PolThumbnailLook) POL_THUMBNAIL_DEFAULT_LOOK;
  gtk_widget_init_template (GTK_WIDGET (self));
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
      gtk_inscription_set_text (self->title_label, pol_image_item_get_title (item));
      show_item (self);
      load (self);
    }
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
  if (self->item != NULL)
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
  GtkWidget *mark;

  g_return_if_fail (POL_IS_THUMBNAIL (self));

  if (self->answer == answer)
    return;

  mark = GTK_WIDGET (self->answer_mark);
  if (get_answer_class (self->answer) != NULL)
    gtk_widget_remove_css_class (mark, get_answer_class (self->answer));
  self->answer = answer;
  if (get_answer_class (answer) != NULL)
    {
      gtk_widget_add_css_class (mark, get_answer_class (answer));
      gtk_image_set_from_icon_name (self->answer_mark, answers[answer].icon);
    }
  gtk_widget_set_visible (mark, get_answer_class (answer) != NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
