/* pol-thumbnail-face.c: what stands on and under a small picture
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-thumbnail-face.h"

struct _PolThumbnailFace
{
  GtkWidget parent_instance;

  GtkWidget *problem_icon;
  GtkLabel *positive_badge;
  GtkLabel *negative_badge;
  GtkWidget *suggestion_badge;
  GtkLabel *suggestion_label;
  GtkImage *state_mark;
  GtkImage *answer_mark;
  GtkInscription *title_label;

  PolThumbnailLook look;
  PolImageState state;          /* what the badges and marks show */
  guint n_positive;
  guint n_negative;
  guint n_suggested;
  PolTagState answer;
};

G_DEFINE_FINAL_TYPE (PolThumbnailFace, pol_thumbnail_face, GTK_TYPE_WIDGET)

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
show_state (PolThumbnailFace *self,
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

/* All cells have the same font, and it takes Pango long to say how high it is. */
static int
measure_title (GtkWidget *widget)
{
  static PangoFontDescription *known;
  static double resolution;
  static int height;
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);

  if (known == NULL || !pango_font_description_equal (font, known)
      || pango_cairo_context_get_resolution (context) != resolution)
    {
      PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);

      g_clear_pointer (&known, pango_font_description_free);
      known = pango_font_description_copy (font);
      resolution = pango_cairo_context_get_resolution (context);
      height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));
      pango_font_metrics_unref (metrics);
    }

  return height;
}

static GtkSizeRequestMode
pol_thumbnail_face_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
pol_thumbnail_face_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  PolThumbnailFace *self = POL_THUMBNAIL_FACE (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL
                            ? (int) self->look.size
                            : pol_thumbnail_face_get_height (widget, &self->look);
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

  return offset + size.width + POL_THUMBNAIL_SPACING;
}

/* Puts a mark at one end of the upper side of the picture, which begins at @left. */
static void
allocate_mark (GtkWidget *mark,
               int side,
               int left,
               GtkPackType end)
{
  gboolean rtl = gtk_widget_get_direction (mark) == GTK_TEXT_DIR_RTL;
  gboolean at_right = (end == GTK_PACK_END) != rtl;
  GtkRequisition size;

  if (!gtk_widget_should_layout (mark))
    return;

  gtk_widget_get_preferred_size (mark, NULL, &size);
  gtk_widget_size_allocate (mark,
                            &(GtkAllocation) { at_right ? left + side - size.width : left, 0,
                                               size.width, size.height }, -1);
}

static void
pol_thumbnail_face_size_allocate (GtkWidget *widget,
                                  int width,
                                  int height,
                                  int baseline)
{
  PolThumbnailFace *self = POL_THUMBNAIL_FACE (widget);
  int side = self->look.size;
  int left = (width - side) / 2;
  int offset;

  offset = allocate_badge (GTK_WIDGET (self->positive_badge), side, left, 0);
  offset = allocate_badge (GTK_WIDGET (self->negative_badge), side, left, offset);
  allocate_badge (self->suggestion_badge, side, left, offset);
  allocate_mark (GTK_WIDGET (self->answer_mark), side, left, GTK_PACK_START);
  allocate_mark (GTK_WIDGET (self->state_mark), side, left, GTK_PACK_END);
  gtk_widget_size_allocate (GTK_WIDGET (self->title_label),
                            &(GtkAllocation) { left, side + POL_THUMBNAIL_SPACING, side,
                                               height - side - POL_THUMBNAIL_SPACING }, -1);
  if (gtk_widget_should_layout (self->problem_icon))
    gtk_widget_size_allocate (self->problem_icon, &(GtkAllocation) { left, 0, side, side }, -1);
}

static void
pol_thumbnail_face_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (pol_thumbnail_face_parent_class)->dispose (object);
}

static void
pol_thumbnail_face_class_init (PolThumbnailFaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_thumbnail_face_dispose;
  widget_class->get_request_mode = pol_thumbnail_face_get_request_mode;
  widget_class->measure = pol_thumbnail_face_measure;
  widget_class->size_allocate = pol_thumbnail_face_size_allocate;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/thumbnail-face.ui");
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, problem_icon);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, positive_badge);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, negative_badge);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, suggestion_badge);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, suggestion_label);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, state_mark);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, answer_mark);
  gtk_widget_class_bind_template_child (widget_class, PolThumbnailFace, title_label);
}

static void
pol_thumbnail_face_init (PolThumbnailFace *self)
{
  self->look = (PolThumbnailLook) POL_THUMBNAIL_DEFAULT_LOOK;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_thumbnail_face_new:
 *
 * Makes a face that shows nothing yet.
 *
 * Returns: (transfer floating): the face
 */
GtkWidget *
pol_thumbnail_face_new (void)
{
  return g_object_new (POL_TYPE_THUMBNAIL_FACE, NULL);
}

/**
 * pol_thumbnail_face_get_height:
 * @widget: a widget with the font of the name
 * @look: how the cell looks
 *
 * Gets how high a picture and its name are, also where there is no face yet.
 *
 * Returns: the height in logical pixels
 */
int
pol_thumbnail_face_get_height (GtkWidget *widget,
                               const PolThumbnailLook *look)
{
  return look->size + POL_THUMBNAIL_SPACING + measure_title (widget);
}

/**
 * pol_thumbnail_face_show_item:
 * @self: a face
 * @item: an image
 * @look: how it is to look
 *
 * Shows the name of @item, its badges and its mark. A grid has many cells: only
 * what is different is touched.
 */
void
pol_thumbnail_face_show_item (PolThumbnailFace *self,
                              PolImageItem *item,
                              const PolThumbnailLook *look)
{
  g_return_if_fail (POL_IS_THUMBNAIL_FACE (self));

  if (self->look.size != look->size)
    gtk_widget_queue_resize (GTK_WIDGET (self));
  self->look = *look;

  gtk_inscription_set_text (self->title_label, pol_image_item_get_title (item));
  /* Translators: a number of positive tags on a small picture */
  show_badge (self->positive_badge, &self->n_positive, pol_image_item_get_n_positive (item),
              look->positive, "+");
  show_badge (self->negative_badge, &self->n_negative, pol_image_item_get_n_negative (item),
              look->negative, "−");
  show_badge (self->suggestion_label, &self->n_suggested, pol_image_item_get_n_suggested (item),
              TRUE, "");
  gtk_widget_set_visible (self->suggestion_badge, self->n_suggested > 0);
  show_state (self, pol_image_item_get_state (item));
}

/**
 * pol_thumbnail_face_show_problem:
 * @self: a face
 * @problem: whether there is no picture to be shown
 *
 * Shows a sign in place of the picture.
 */
void
pol_thumbnail_face_show_problem (PolThumbnailFace *self,
                                 gboolean problem)
{
  g_return_if_fail (POL_IS_THUMBNAIL_FACE (self));

  gtk_widget_set_visible (self->problem_icon, problem);
}

/**
 * pol_thumbnail_face_show_answer:
 * @self: a face
 * @answer: what was said of the image, or none
 *
 * Marks the picture with the answer to a question about it.
 */
void
pol_thumbnail_face_show_answer (PolThumbnailFace *self,
                                PolTagState answer)
{
  GtkWidget *mark;

  g_return_if_fail (POL_IS_THUMBNAIL_FACE (self));

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
}
