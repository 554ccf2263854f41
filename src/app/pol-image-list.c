/* pol-image-list.c: the images of a project that fit a filter, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pol-image-list.h"
#include "pol-image-survey.h"

/* Above this number of images that come or go at once, the list is put
 * together anew instead of moving its end for each of them. */
#define MANY_CHANGES 16

struct _PolImageList
{
  GObject parent_instance;

  PolProject *project;
  PolImageSurvey *survey;
  PolImageFilter filter;

  GArray *images;               /* guint32, in the order of paths */
  GArray *successor;            /* what takes its place, while that is being told: */
  guint n_old;                  /* the first images of it are gone already… */
  guint n_new;                  /* …and so many of the successor's are there */

  GtkBitset *held;              /* images that stay, whether they fit or not */
  GtkBitset *stale;             /* held images that are here and need not fit */
  guint settle_id;

  GHashTable *rows;             /* image to Row */
};

/* An item that someone else keeps alive. */
typedef struct
{
  PolImageList *list;
  PolImageItem *item;
  guint image;
} Row;

/* Where an image is before and after a replacement. */
typedef struct
{
  guint old_position;
  guint new_position;
} Pin;

enum
{
  PROP_0,
  PROP_PROJECT,
  PROP_FILTER,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  COUNTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void pol_image_list_model_init (GListModelInterface *iface);

G_DEFINE_ENUM_TYPE (PolImageFilter, pol_image_filter,
                    G_DEFINE_ENUM_VALUE (POL_IMAGE_FILTER_ALL, "all"),
                    G_DEFINE_ENUM_VALUE (POL_IMAGE_FILTER_UNTAGGED, "untagged"),
                    G_DEFINE_ENUM_VALUE (POL_IMAGE_FILTER_ONLY_NEGATIVES, "only-negatives"),
                    G_DEFINE_ENUM_VALUE (POL_IMAGE_FILTER_DISAGREEMENT, "disagreement"))

G_DEFINE_FINAL_TYPE_WITH_CODE (PolImageList, pol_image_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pol_image_list_model_init))

static guint
get_n_images (PolImageList *self)
{
  if (self->successor == NULL)
    return self->images->len;

  return self->n_new + self->images->len - self->n_old;
}

static guint
get_image (PolImageList *self,
           guint position)
{
  if (self->successor != NULL && position < self->n_new)
    return g_array_index (self->successor, guint32, position);

  return g_array_index (self->images, guint32, position - self->n_new + self->n_old);
}

static int
compare_paths (PolImageList *self,
               guint a,
               guint b)
{
  if (a == b)
    return 0;

  return strcmp (pol_project_get_image_path (self->project, a),
                 pol_project_get_image_path (self->project, b));
}

/* Where @image is in @images from @low on, or where it would have to be put. */
static gboolean
search (PolImageList *self,
        GArray *images,
        guint low,
        guint high,
        guint image,
        guint *position)
{
  guint end = high;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (compare_paths (self, g_array_index (images, guint32, middle), image) < 0)
        low = middle + 1;
      else
        high = middle;
    }

  *position = low;
  return low < end && g_array_index (images, guint32, low) == image;
}

static gboolean
find (PolImageList *self,
      guint image,
      guint *position)
{
  if (self->successor != NULL
      && search (self, self->successor, 0, self->n_new, image, position))
    return TRUE;

  if (!search (self, self->images, self->n_old, self->images->len, image, position))
    return FALSE;

  *position += self->n_new - self->n_old;
  return TRUE;
}

static gboolean
is_member (PolImageList *self,
           guint image)
{
  return pol_image_survey_fits (self->survey, image, self->filter)
         || gtk_bitset_contains (self->stale, image);
}

static GArray *
collect_members (PolImageList *self)
{
  guint n = pol_project_get_n_images (self->project);
  GArray *images = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n);

  for (guint i = 0; i < n; i++)
    {
      guint32 image = pol_project_get_nth_image (self->project, i);

      if (is_member (self, image))
        g_array_append_val (images, image);
    }

  return images;
}

static int
compare_pins (gconstpointer a,
              gconstpointer b)
{
  const Pin *left = a, *right = b;

  return (left->old_position > right->old_position) - (left->old_position < right->old_position);
}

/* The images that someone has a row of, usually a view, and that stay. */
static GArray *
find_pins (PolImageList *self)
{
  GArray *pins = g_array_new (FALSE, FALSE, sizeof (Pin));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Row *row = value;
      Pin pin;

      if (search (self, self->images, 0, self->images->len, row->image, &pin.old_position)
          && search (self, self->successor, 0, self->successor->len, row->image, &pin.new_position))
        g_array_append_val (pins, pin);
    }
  g_array_sort (pins, compare_pins);

  return pins;
}

/* Replaces the images up to two positions. That images go and that others come
 * is told apart: where a view loses a row, it looks at every row that comes. */
static void
advance (PolImageList *self,
         guint old_end,
         guint new_end)
{
  guint removed, added;

  while (self->n_old < old_end && self->n_new < new_end
         && g_array_index (self->images, guint32, self->n_old)
                == g_array_index (self->successor, guint32, self->n_new))
    {
      self->n_old++;
      self->n_new++;
    }

  removed = old_end - self->n_old;
  self->n_old = old_end;
  if (removed > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n_new, removed, 0);

  added = new_end - self->n_new;
  self->n_new = new_end;
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), new_end - added, 0, added);
}

/* The rows that a view has stay, and what is between two of them is replaced as
 * a whole: few signals, however many images there are. */
static void
replace_images (PolImageList *self,
                GArray *images)
{
  g_autoptr (GArray) pins = NULL;

  g_assert (self->successor == NULL);

  self->successor = images;
  pins = find_pins (self);
  for (guint i = 0; i < pins->len; i++)
    {
      const Pin *pin = &g_array_index (pins, Pin, i);

      advance (self, pin->old_position, pin->new_position);
      self->n_old++;
      self->n_new++;
    }
  advance (self, self->images->len, self->successor->len);

  g_array_unref (self->images);
  self->images = g_steal_pointer (&self->successor);
  self->n_old = self->n_new = 0;
}

static void
insert_image (PolImageList *self,
              guint32 image)
{
  guint position;

  if (search (self, self->images, 0, self->images->len, image, &position))
    return;

  g_array_insert_val (self->images, position, image);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
remove_image (PolImageList *self,
              guint32 image)
{
  guint position;

  if (!search (self, self->images, 0, self->images->len, image, &position))
    return;

  g_array_remove_index (self->images, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
apply_changes (PolImageList *self,
               GArray *inserted,
               GArray *removed)
{
  if (inserted->len + removed->len > MANY_CHANGES)
    {
      replace_images (self, collect_members (self));
      return;
    }

  for (guint i = 0; i < removed->len; i++)
    remove_image (self, g_array_index (removed, guint32, i));
  for (guint i = 0; i < inserted->len; i++)
    insert_image (self, g_array_index (inserted, guint32, i));
}

/* Lets go of images that were here for being held only. */
static gboolean
settle (gpointer user_data)
{
  PolImageList *self = user_data;
  g_autoptr (GtkBitset) leaving = gtk_bitset_copy (self->stale);
  g_autoptr (GArray) inserted = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (guint32));
  GtkBitsetIter iter;
  guint image;

  self->settle_id = 0;
  gtk_bitset_subtract (leaving, self->held);
  gtk_bitset_subtract (self->stale, leaving);
  for (gboolean more = gtk_bitset_iter_init_first (&iter, leaving, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    g_array_append_val (removed, image);
  apply_changes (self, inserted, removed);

  return G_SOURCE_REMOVE;
}

static void
update_image (PolImageList *self,
              guint32 image,
              GArray *inserted,
              GArray *removed)
{
  gboolean was_member = is_member (self, image);

  pol_image_survey_update (self->survey, image);
  gtk_bitset_remove (self->stale, image);

  if (pol_image_survey_fits (self->survey, image, self->filter))
    {
      if (!was_member)
        g_array_append_val (inserted, image);
    }
  else if (was_member)
    {
      if (gtk_bitset_contains (self->held, image))
        gtk_bitset_add (self->stale, image);
      else
        g_array_append_val (removed, image);
    }
}

static int
compare_indexes (gconstpointer a,
                 gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return (left > right) - (left < right);
}

/* Refreshes the rows of these images, or all. */
static void
refresh_rows (PolImageList *self,
              GArray *images)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Row *row = value;
      guint32 image = row->image;

      if (images == NULL || g_array_binary_search (images, &image, compare_indexes, NULL))
        g_ptr_array_add (items, g_object_ref (row->item));
    }

  for (guint i = 0; i < items->len; i++)
    pol_image_item_refresh (items->pdata[i]);
}

static void
on_images_changed (PolImageList *self,
                   GArray *images)
{
  g_autoptr (GArray) inserted = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < images->len; i++)
    update_image (self, g_array_index (images, guint32, i), inserted, removed);

  refresh_rows (self, images);
  apply_changes (self, inserted, removed);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
on_images_added (PolImageList *self)
{
  pol_image_survey_grow (self->survey);
  replace_images (self, collect_members (self));
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static GtkBitset *
get_held_members (PolImageList *self)
{
  GtkBitset *members = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint image;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->held, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    if (is_member (self, image))
      gtk_bitset_add (members, image);

  return members;
}

/* Which concepts are active decides which tags count, on every image. */
static void
on_concepts_changed (PolImageList *self)
{
  gboolean filtered = self->filter != POL_IMAGE_FILTER_ALL;
  g_autoptr (GtkBitset) held = filtered ? get_held_members (self) : NULL;

  pol_image_survey_reset (self->survey);
  refresh_rows (self, NULL);
  if (filtered)
    {
      gtk_bitset_unref (self->stale);
      self->stale = g_steal_pointer (&held);
      replace_images (self, collect_members (self));
    }
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
on_counts_changed (gpointer user_data)
{
  g_signal_emit (user_data, signals[COUNTS_CHANGED], 0);
}

static GType
pol_image_list_get_item_type (GListModel *model)
{
  return POL_TYPE_IMAGE_ITEM;
}

static guint
pol_image_list_get_n_items (GListModel *model)
{
  return get_n_images (POL_IMAGE_LIST (model));
}

static void
on_item_gone (gpointer user_data,
              GObject *where_it_was)
{
  Row *row = user_data;

  g_hash_table_remove (row->list->rows, GUINT_TO_POINTER (row->image));
}

static gpointer
pol_image_list_get_item (GListModel *model,
                         guint position)
{
  PolImageList *self = POL_IMAGE_LIST (model);
  Row *row;
  guint image;

  if (position >= get_n_images (self))
    return NULL;

  image = get_image (self, position);
  row = g_hash_table_lookup (self->rows, GUINT_TO_POINTER (image));
  if (row != NULL)
    return g_object_ref (row->item);

  row = g_new0 (Row, 1);
  row->list = self;
  row->image = image;
  row->item = pol_image_item_new (self->project, image);
  g_object_weak_ref (G_OBJECT (row->item), on_item_gone, row);
  g_hash_table_insert (self->rows, GUINT_TO_POINTER (image), row);

  return row->item;
}

static void
pol_image_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pol_image_list_get_item_type;
  iface->get_n_items = pol_image_list_get_n_items;
  iface->get_item = pol_image_list_get_item;
}

static void
pol_image_list_constructed (GObject *object)
{
  PolImageList *self = POL_IMAGE_LIST (object);

  G_OBJECT_CLASS (pol_image_list_parent_class)->constructed (object);

  self->survey = pol_image_survey_new (self->project, on_counts_changed, self);
  self->images = collect_members (self);

  g_signal_connect_object (self->project, "images-changed",
                           G_CALLBACK (on_images_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "images-added",
                           G_CALLBACK (on_images_added), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pol_project_get_concepts (self->project), "items-changed",
                           G_CALLBACK (on_concepts_changed), self, G_CONNECT_SWAPPED);
}

static void
forget_rows (PolImageList *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_object_weak_unref (G_OBJECT (((Row *) value)->item), on_item_gone, value);
  g_hash_table_remove_all (self->rows);
}

static void
pol_image_list_finalize (GObject *object)
{
  PolImageList *self = POL_IMAGE_LIST (object);

  forget_rows (self);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->survey, pol_image_survey_free);
  g_clear_pointer (&self->images, g_array_unref);
  g_clear_pointer (&self->held, gtk_bitset_unref);
  g_clear_pointer (&self->stale, gtk_bitset_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (pol_image_list_parent_class)->finalize (object);
}

static void
pol_image_list_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PolImageList *self = POL_IMAGE_LIST (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_FILTER:
      g_value_set_enum (value, self->filter);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_list_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PolImageList *self = POL_IMAGE_LIST (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      self->project = g_value_dup_object (value);
      break;
    case PROP_FILTER:
      pol_image_list_set_filter (self, g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_list_class_init (PolImageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = pol_image_list_constructed;
  object_class->finalize = pol_image_list_finalize;
  object_class->get_property = pol_image_list_get_property;
  object_class->set_property = pol_image_list_set_property;

  properties[PROP_PROJECT] =
      g_param_spec_object ("project", NULL, NULL, POL_TYPE_PROJECT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_FILTER] =
      g_param_spec_enum ("filter", NULL, NULL, POL_TYPE_IMAGE_FILTER, POL_IMAGE_FILTER_ALL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COUNTS_CHANGED] = g_signal_new ("counts-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 0);
}

static void
pol_image_list_init (PolImageList *self)
{
  self->rows = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->held = gtk_bitset_new_empty ();
  self->stale = gtk_bitset_new_empty ();
}

/**
 * pol_image_list_new:
 * @project: a project
 *
 * Makes a list of all images of @project, which keeps up with it.
 *
 * Returns: (transfer full): the list
 */
PolImageList *
pol_image_list_new (PolProject *project)
{
  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);

  return g_object_new (POL_TYPE_IMAGE_LIST, "project", project, NULL);
}

/**
 * pol_image_list_get_project:
 * @self: a list
 *
 * Returns: (transfer none): the project whose images these are
 */
PolProject *
pol_image_list_get_project (PolImageList *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), NULL);

  return self->project;
}

/**
 * pol_image_list_get_filter:
 * @self: a list
 *
 * Returns: which images are listed
 */
PolImageFilter
pol_image_list_get_filter (PolImageList *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), POL_IMAGE_FILTER_ALL);

  return self->filter;
}

/**
 * pol_image_list_set_filter:
 * @self: a list
 * @filter: which images to list
 *
 * Lists the images that fit @filter now. One that does not fit any more later
 * on leaves at once, unless it is held: see pol_image_list_hold().
 */
void
pol_image_list_set_filter (PolImageList *self,
                           PolImageFilter filter)
{
  g_return_if_fail (POL_IS_IMAGE_LIST (self));

  if (self->filter == filter)
    return;

  self->filter = filter;
  gtk_bitset_remove_all (self->stale);
  replace_images (self, collect_members (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FILTER]);
}

/**
 * pol_image_list_get_n_rows:
 * @self: a list
 *
 * Returns: of how many images there is a row now, because someone keeps it
 */
guint
pol_image_list_get_n_rows (PolImageList *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), 0);

  return g_hash_table_size (self->rows);
}

/**
 * pol_image_list_get_count:
 * @self: a list
 * @filter: a filter, set or not
 *
 * Counts without looking at the images. Images with a disagreement are counted
 * little by little after the list was made; "counts-changed" tells.
 *
 * Returns: the number of images of the project that fit @filter
 */
guint
pol_image_list_get_count (PolImageList *self,
                          PolImageFilter filter)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), 0);

  return pol_image_survey_get_count (self->survey, filter);
}

/**
 * pol_image_list_get_image:
 * @self: a list
 * @position: a position in it
 *
 * Returns: the index of the image at @position, without making a row for it
 */
guint
pol_image_list_get_image (PolImageList *self,
                          guint position)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), G_MAXUINT);
  g_return_val_if_fail (position < get_n_images (self), G_MAXUINT);

  return get_image (self, position);
}

/**
 * pol_image_list_find:
 * @self: a list
 * @image: index of an image
 * @position: (out) (optional): where it is
 *
 * Returns: whether @image is listed
 */
gboolean
pol_image_list_find (PolImageList *self,
                     guint image,
                     guint *position)
{
  guint found;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), FALSE);

  if (image >= pol_project_get_n_images (self->project) || !find (self, image, &found))
    return FALSE;

  if (position != NULL)
    *position = found;
  return TRUE;
}

/**
 * pol_image_list_contains:
 * @self: a list
 * @image: index of an image
 *
 * Answers sooner than pol_image_list_find(), and without a position.
 *
 * Returns: whether @image is listed
 */
gboolean
pol_image_list_contains (PolImageList *self,
                         guint image)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), FALSE);

  return image < pol_project_get_n_images (self->project) && is_member (self, image);
}

/**
 * pol_image_list_find_next_untagged:
 * @self: a list
 * @from: the position at which to begin
 * @position: (out): where the next listed image without a tag is
 *
 * After the last image it goes on at the first one.
 *
 * Returns: whether there is one
 */
gboolean
pol_image_list_find_next_untagged (PolImageList *self,
                                   guint from,
                                   guint *position)
{
  guint n;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  if (pol_image_survey_get_count (self->survey, POL_IMAGE_FILTER_UNTAGGED) == 0)
    return FALSE;

  n = get_n_images (self);
  for (guint i = 0; i < n; i++)
    {
      guint candidate = ((guint64) from + i) % n;
      guint image = get_image (self, candidate);

      if (pol_image_survey_fits (self->survey, image, POL_IMAGE_FILTER_UNTAGGED))
        {
          *position = candidate;
          return TRUE;
        }
    }

  return FALSE;
}

/**
 * pol_image_list_hold:
 * @self: a list
 * @images: indexes of images
 *
 * Keeps @images listed, whether they fit the filter after a change or not, so
 * that what someone works on does not vanish under their hands. @images is
 * taken by reference; call this again after changing it. Those that are not
 * held any more and do not fit leave soon after.
 */
void
pol_image_list_hold (PolImageList *self,
                     GtkBitset *images)
{
  g_return_if_fail (POL_IS_IMAGE_LIST (self));
  g_return_if_fail (images != NULL);

  gtk_bitset_ref (images);
  gtk_bitset_unref (self->held);
  self->held = images;

  /* Not at once: a view that is moving its focus counts on positions. */
  if (self->settle_id == 0 && !gtk_bitset_is_empty (self->stale))
    self->settle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, settle, self, NULL);
}
