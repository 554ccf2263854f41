/* pol-image-item.c: a row of an image list, one image as a view shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pol-image-item.h"

#include "pol-enum-types.h"
#include "pol-open-suggestions.h"

struct _PolImageItem
{
  GObject parent_instance;

  PolProject *project;
  char *path;
  const char *title;            /* inside path */
  guint image;
  guint n_positive;
  guint n_negative;
  guint n_suggested;
  PolImageState state;
  gboolean missing;
};

enum
{
  PROP_0,
  PROP_IMAGE,
  PROP_PATH,
  PROP_TITLE,
  PROP_N_POSITIVE,
  PROP_N_NEGATIVE,
  PROP_N_SUGGESTED,
  PROP_STATE,
  PROP_MISSING,
  PROP_FILE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint n_made;

G_DEFINE_FINAL_TYPE (PolImageItem, pol_image_item, G_TYPE_OBJECT)

static void
count_tags (PolImageItem *self,
            guint *n_positive,
            guint *n_negative)
{
  g_autoptr (PolLabels) labels =
      pol_project_resolve (self->project, pol_policy_get_default (), self->image);

  for (guint i = 0; i < pol_labels_get_n_tagged (labels); i++)
    {
      PolLabel label;
      PolReason reason;

      pol_labels_get_tagged (labels, i, &label, &reason);
      if (reason != POL_REASON_EXPLICIT)
        continue;

      if (label == POL_LABEL_POSITIVE)
        (*n_positive)++;
      else
        (*n_negative)++;
    }
}

static guint
count_suggestions (PolImageItem *self)
{
  PolOpenSuggestions open;
  PolSuggestion suggestion;
  guint n = 0;

  pol_open_suggestions_init (&open, self->project, self->image);
  while (pol_open_suggestions_next (&open, &suggestion))
    n++;

  return n;
}

static void
set_uint (PolImageItem *self,
          guint *field,
          guint value,
          guint prop)
{
  if (*field == value)
    return;

  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
read_path (PolImageItem *self)
{
  const char *slash;

  g_free (self->path);
  self->path = g_filename_display_name (pol_project_get_image_path (self->project, self->image));
  slash = strrchr (self->path, '/');
  self->title = slash != NULL ? slash + 1 : self->path;
}

static void
pol_image_item_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PolImageItem *self = POL_IMAGE_ITEM (object);

  switch (prop_id)
    {
    case PROP_IMAGE:
      g_value_set_uint (value, self->image);
      break;
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_N_POSITIVE:
      g_value_set_uint (value, self->n_positive);
      break;
    case PROP_N_NEGATIVE:
      g_value_set_uint (value, self->n_negative);
      break;
    case PROP_N_SUGGESTED:
      g_value_set_uint (value, self->n_suggested);
      break;
    case PROP_STATE:
      g_value_set_enum (value, self->state);
      break;
    case PROP_MISSING:
      g_value_set_boolean (value, self->missing);
      break;
    case PROP_FILE:
      g_value_take_object (value, pol_image_item_get_file (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_item_finalize (GObject *object)
{
  PolImageItem *self = POL_IMAGE_ITEM (object);

  g_clear_object (&self->project);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (pol_image_item_parent_class)->finalize (object);
}

static void
pol_image_item_class_init (PolImageItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = pol_image_item_get_property;
  object_class->finalize = pol_image_item_finalize;

  properties[PROP_IMAGE] = g_param_spec_uint ("image", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_N_POSITIVE] =
      g_param_spec_uint ("n-positive", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_NEGATIVE] =
      g_param_spec_uint ("n-negative", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_SUGGESTED] =
      g_param_spec_uint ("n-suggested", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, POL_TYPE_IMAGE_STATE,
                                              POL_IMAGE_STATE_NONE, flags);
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE, flags);
  properties[PROP_FILE] = g_param_spec_object ("file", NULL, NULL, G_TYPE_FILE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_image_item_init (PolImageItem *self)
{
  n_made++;
}

/**
 * pol_image_item_new:
 * @project: the project
 * @image: index of an image of it
 *
 * Makes a row that shows @image. It does not listen to the project: who made
 * it calls pol_image_item_refresh() when the image changed.
 *
 * Returns: (transfer full): the row
 */
PolImageItem *
pol_image_item_new (PolProject *project,
                    guint image)
{
  PolImageItem *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (image < pol_project_get_n_images (project), NULL);

  self = g_object_new (POL_TYPE_IMAGE_ITEM, NULL);
  self->project = g_object_ref (project);
  self->image = image;
  read_path (self);
  pol_image_item_refresh (self);

  return self;
}

/**
 * pol_image_item_refresh:
 * @self: a row
 *
 * Reads the image's tags, suggestions and marks again, and notifies of what is different.
 */
void
pol_image_item_refresh (PolImageItem *self)
{
  guint n_positive = 0, n_negative = 0, state;
  gboolean missing;

  g_return_if_fail (POL_IS_IMAGE_ITEM (self));

  count_tags (self, &n_positive, &n_negative);
  state = pol_project_get_image_state (self->project, self->image);
  missing = pol_project_get_image_missing (self->project, self->image);

  g_object_freeze_notify (G_OBJECT (self));
  set_uint (self, &self->n_positive, n_positive, PROP_N_POSITIVE);
  set_uint (self, &self->n_negative, n_negative, PROP_N_NEGATIVE);
  set_uint (self, &self->n_suggested, count_suggestions (self), PROP_N_SUGGESTED);
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
  if (self->missing != missing)
    {
      self->missing = missing;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MISSING]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pol_image_item_file_changed:
 * @self: a row
 *
 * Notifies of the image's file, which is another one or has another path.
 */
void
pol_image_item_file_changed (PolImageItem *self)
{
  g_return_if_fail (POL_IS_IMAGE_ITEM (self));

  g_object_freeze_notify (G_OBJECT (self));
  read_path (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILE]);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * pol_image_item_get_image:
 * @self: a row
 *
 * Returns: the index of the image in its project
 */
guint
pol_image_item_get_image (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), 0);

  return self->image;
}

/**
 * pol_image_item_get_file:
 * @self: a row
 *
 * Returns: (transfer full): the picture's file
 */
GFile *
pol_image_item_get_file (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), NULL);

  return pol_project_get_image_file (self->project, self->image);
}

/**
 * pol_image_item_get_path:
 * @self: a row
 *
 * Returns: (transfer none): the path in the data set's folder, valid UTF-8 to show
 */
const char *
pol_image_item_get_path (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), NULL);

  return self->path;
}

/**
 * pol_image_item_get_title:
 * @self: a row
 *
 * Returns: (transfer none): the last part of the path
 */
const char *
pol_image_item_get_title (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), NULL);

  return self->title;
}

/**
 * pol_image_item_get_n_positive:
 * @self: a row
 *
 * Returns: how many concepts are tagged positive
 */
guint
pol_image_item_get_n_positive (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), 0);

  return self->n_positive;
}

/**
 * pol_image_item_get_n_negative:
 * @self: a row
 *
 * Returns: how many concepts are tagged negative
 */
guint
pol_image_item_get_n_negative (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), 0);

  return self->n_negative;
}

/**
 * pol_image_item_get_n_suggested:
 * @self: a row
 *
 * Returns: how many concepts are suggested, and not answered
 */
guint
pol_image_item_get_n_suggested (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), 0);

  return self->n_suggested;
}

/**
 * pol_image_item_get_state:
 * @self: a row
 *
 * Returns: the mark on the image
 */
PolImageState
pol_image_item_get_state (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), POL_IMAGE_STATE_NONE);

  return self->state;
}

/**
 * pol_image_item_get_missing:
 * @self: a row
 *
 * Returns: whether the last scan did not find the picture
 */
gboolean
pol_image_item_get_missing (PolImageItem *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_ITEM (self), FALSE);

  return self->missing;
}

/**
 * pol_image_item_get_n_made:
 *
 * Returns: how many rows were made since the program began
 */
guint
pol_image_item_get_n_made (void)
{
  return n_made;
}
