/* pol-image-details.c: what is known of an image's file, and who tagged it with what
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-image-details.h"

#include <glib/gi18n-lib.h>

#include "pol-indexes.h"

/* More tags than this, of an image that has thousands, are counted only. */
#define MAX_TAGS 50

struct _PolImageDetails
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *path;
  GtkLabel *dimensions;
  GtkLabel *size;
  GtkLabel *modified;
  GtkLabel *format;
  GtkLabel *tags;

  PolProject *project;
  guint image;
};

G_DEFINE_FINAL_TYPE (PolImageDetails, pol_image_details, GTK_TYPE_WIDGET)

/* Times are in milliseconds since 1970. */
static char *
format_time (gint64 time)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (time / 1000);
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;

  /* Translators: a date and a time, see the manual of strftime() */
  return local != NULL ? g_date_time_format (local, _ ("%x %H:%M")) : g_strdup (_ ("Unknown"));
}

static char *
describe_value (const char *name, PolValue value)
{
  switch (value)
    {
    case POL_VALUE_POSITIVE:
      return g_strdup_printf (_ ("%s: positive"), name);
    case POL_VALUE_NEGATIVE:
      return g_strdup_printf (_ ("%s: negative"), name);
    case POL_VALUE_UNSURE:
    case POL_VALUE_NONE:
    default:
      return g_strdup_printf (_ ("%s: unsure"), name);
    }
}

/* Who tags blind is not to read what others said. */
static gboolean
is_hidden (PolImageDetails *self, const PolAnnotation *annotation)
{
  return pol_project_get_blind (self->project)
         && !g_str_equal (
             pol_project_get_annotator_name (self->project, annotation->annotator),
             pol_project_get_annotator (self->project));
}

static void
append_tag (PolImageDetails *self, GString *markup, const PolAnnotation *annotation)
{
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  PolConcept *concept = pol_concept_list_get_concept (concepts, annotation->concept);
  const char *annotator = pol_project_get_annotator_name (self->project, annotation->annotator);
  g_autofree char *what = describe_value (pol_concept_get_name (concept), annotation->value);
  g_autofree char *when = format_time (annotation->at);
  /* Translators: who set a tag, and when */
  g_autofree char *who = g_strdup_printf (_ ("%1$s, %2$s"), annotator, when);
  g_autofree char *line = g_markup_printf_escaped ("%s\n<small>%s</small>", what, who);

  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  g_string_append (markup, line);
}

static void
append_more (GString *markup, guint n_more)
{
  g_autofree char *text
      = g_strdup_printf (ngettext ("and %'u more", "and %'u more", n_more), n_more);
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (markup, "\n%s", escaped);
}

static void
show_tags (PolImageDetails *self)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  const PolAnnotation *annotations;
  guint n_seen = 0;
  gsize n;

  annotations = pol_project_get_annotations (self->project, self->image, &n);
  for (gsize i = 0; i < n; i++)
    if (!is_hidden (self, &annotations[i]) && n_seen++ < MAX_TAGS)
      append_tag (self, markup, &annotations[i]);
  if (n_seen > MAX_TAGS)
    append_more (markup, n_seen - MAX_TAGS);

  gtk_label_set_markup (self->tags, markup->str);
  if (n_seen == 0)
    gtk_label_set_text (self->tags, _ ("Not tagged yet"));
}

static void
show_file (PolImageDetails *self)
{
  g_autofree char *path
      = g_filename_display_name (pol_project_get_image_path (self->project, self->image));
  gint64 size = pol_project_get_image_size (self->project, self->image);
  gint64 mtime = pol_project_get_image_mtime (self->project, self->image);
  g_autofree char *size_text = g_format_size_full (MAX (size, 0), G_FORMAT_SIZE_LONG_FORMAT);
  g_autofree char *modified = format_time (mtime);

  gtk_label_set_label (self->path, path);
  gtk_label_set_label (self->size, size >= 0 ? size_text : _ ("Unknown"));
  gtk_label_set_label (self->modified, mtime != 0 ? modified : _ ("Unknown"));
}

static void
show_all (PolImageDetails *self)
{
  if (self->project == NULL || self->image == G_MAXUINT)
    return;

  show_file (self);
  show_tags (self);
}

/* Nothing is made up while nobody looks. */
static void
update (PolImageDetails *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_all (self);
}

static void
on_images_changed (PolImageDetails *self, GArray *images)
{
  if (pol_indexes_contain (images, self->image))
    update (self);
}

static void
pol_image_details_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_image_details_parent_class)->map (widget);
  show_all (POL_IMAGE_DETAILS (widget));
}

static void
set_project (PolImageDetails *self, PolProject *project)
{
  if (self->project == project)
    return;

  if (self->project != NULL)
    g_signal_handlers_disconnect_by_data (self->project, self);
  g_set_object (&self->project, project);
  if (project == NULL)
    return;

  g_signal_connect_swapped (project, "notify::blind", G_CALLBACK (update), self);
  g_signal_connect_swapped (project, "notify::annotator", G_CALLBACK (update), self);
  g_signal_connect_swapped (project, "images-changed", G_CALLBACK (on_images_changed), self);
  g_signal_connect_swapped (project, "images-moved", G_CALLBACK (on_images_changed), self);
  g_signal_connect_swapped (project, "files-changed", G_CALLBACK (on_images_changed), self);
}

static void
pol_image_details_dispose (GObject *object)
{
  PolImageDetails *self = POL_IMAGE_DETAILS (object);

  set_project (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_image_details_parent_class)->dispose (object);
}

static void
pol_image_details_class_init (PolImageDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_image_details_dispose;
  widget_class->map = pol_image_details_map;

  gtk_widget_class_set_css_name (widget_class, "imagedetails");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/image-details.ui");
  gtk_widget_class_bind_template_child (widget_class, PolImageDetails, scroller);
  gtk_widget_class_bind_template_child (widget_class, PolImageDetails, path);
  gtk_widget_class_bind_template_child (widget_class, PolImageDetails, dimensions);
  gtk_widget_class_bind_template_child (widget_class, PolImageDetails, size);
  gtk_widget_class_bind_template_child (widget_class, PolImageDetails, modified);
  gtk_widget_class_bind_template_child (widget_class, PolImageDetails, format);
  gtk_widget_class_bind_template_child (widget_class, PolImageDetails, tags);
}

static void
pol_image_details_init (PolImageDetails *self)
{
  self->image = G_MAXUINT;
  gtk_widget_init_template (GTK_WIDGET (self));
  pol_image_details_set_picture (self, NULL);
}

/**
 * pol_image_details_set_image:
 * @self: details
 * @project: (nullable): a project
 * @image: index of an image of @project, or %G_MAXUINT for none
 *
 * Tells about @image.
 */
void
pol_image_details_set_image (PolImageDetails *self, PolProject *project, guint image)
{
  g_return_if_fail (POL_IS_IMAGE_DETAILS (self));
  g_return_if_fail (project == NULL || POL_IS_PROJECT (project));

  set_project (self, project);
  self->image = image;
  update (self);
}

/**
 * pol_image_details_set_picture:
 * @self: details
 * @picture: (nullable): what the image's file turned out to be
 *
 * Tells what is known only once the file has been read.
 */
void
pol_image_details_set_picture (PolImageDetails *self, const PolPicture *picture)
{
  g_autofree char *dimensions = NULL;

  g_return_if_fail (POL_IS_IMAGE_DETAILS (self));

  if (picture != NULL && picture->texture != NULL)
    /* Translators: the width and the height of a picture, in pixels */
    dimensions = g_strdup_printf (_ ("%1$u × %2$u pixels"), picture->width, picture->height);
  gtk_label_set_label (self->dimensions, dimensions != NULL ? dimensions : _ ("Unknown"));
  gtk_label_set_label (self->format, picture != NULL && picture->format != NULL
                                         ? picture->format
                                         : _ ("Unknown"));
}
