/* pol-image-list.c: the images of a project that fit a query, as a list model
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <string.h>

#include "pol-image-list.h"
#include "pol-image-search.h"
#include "pol-indexes.h"

/* Above this number of images that come or go at once, the list is put
 * together anew instead of moving its end for each of them. */
#define MANY_CHANGES 16

/* So many images are looked at between two frames. */
#define FEW_IMAGES 5000

/* Images in their order, of which they have the ranks. */
typedef struct
{
  GArray *images;               /* guint32 */
  gboolean shared;              /* someone may still read them */
  PolImageOrder *order;
} Listing;

struct _PolImageList
{
  GObject parent_instance;

  PolProject *project;
  PolTotals *totals;
  PolImageQuery *query;

  Listing now;
  Listing next;                 /* what takes its place, while that is being told: */
  guint n_old;                  /* the first images of it are gone already… */
  guint n_new;                  /* …and so many of the next ones are there */

  GtkBitset *held;              /* images that stay, whether they fit or not */
  GtkBitset *stale;             /* held images that are here and need not fit */
  guint settle_id;

  GHashTable *rows;             /* image to Row */

  PolImageSorting sorting;              /* of what is listed now */
  guint n_rearranged;
  guint n_searches;             /* begun so far; only the last one counts */
  gboolean searching;
  gboolean search_again;        /* the images changed since it began */
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
  PROP_SEARCHING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  COUNTS_CHANGED,
  QUERY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void pol_image_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolImageList, pol_image_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, pol_image_list_model_init))

static void
listing_clear (Listing *listing)
{
  g_clear_pointer (&listing->images, g_array_unref);
  g_clear_pointer (&listing->order, pol_image_order_unref);
}

/* Images that someone still reads stay as they are, and others change. */
static GArray *
listing_get_own (Listing *listing)
{
  if (listing->shared)
    {
      GArray *images = listing->images;

      listing->images = g_array_copy (images);
      listing->shared = FALSE;
      g_array_unref (images);
    }

  return listing->images;
}

/* Where @image is from @low on, or where it would have to be put. */
static gboolean
listing_search (const Listing *listing,
                guint low,
                guint high,
                guint image,
                guint *position)
{
  guint end = high;
  guint rank;

  *position = end;
  if (image >= pol_image_order_get_n_images (listing->order))
    return FALSE;

  rank = pol_image_order_get_rank (listing->order, image);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      guint32 there = g_array_index (listing->images, guint32, middle);

      if (pol_image_order_get_rank (listing->order, there) < rank)
        low = middle + 1;
      else
        high = middle;
    }

  *position = low;
  return low < end && g_array_index (listing->images, guint32, low) == image;
}

static guint
get_n_images (PolImageList *self)
{
  if (self->next.images == NULL)
    return self->now.images->len;

  return self->n_new + self->now.images->len - self->n_old;
}

static guint
get_image (PolImageList *self,
           guint position)
{
  if (self->next.images != NULL && position < self->n_new)
    return g_array_index (self->next.images, guint32, position);

  return g_array_index (self->now.images, guint32, position - self->n_new + self->n_old);
}

static gboolean
find (PolImageList *self,
      guint image,
      guint *position)
{
  if (self->next.images != NULL && listing_search (&self->next, 0, self->n_new, image, position))
    return TRUE;

  if (!listing_search (&self->now, self->n_old, self->now.images->len, image, position))
    return FALSE;

  *position += self->n_new - self->n_old;
  return TRUE;
}

static int
compare_pins (gconstpointer a,
              gconstpointer b)
{
  const Pin *left = a, *right = b;

  return (left->old_position > right->old_position) - (left->old_position < right->old_position);
}

/* Those that do not follow on each other any more are none. */
static void
drop_crossing_pins (GArray *pins)
{
  guint n = 0;

  for (guint i = 0; i < pins->len; i++)
    {
      const Pin *pin = &g_array_index (pins, Pin, i);

      if (n == 0 || pin->new_position > g_array_index (pins, Pin, n - 1).new_position)
        g_array_index (pins, Pin, n++) = *pin;
    }
  g_array_set_size (pins, n);
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

      if (listing_search (&self->now, 0, self->now.images->len, row->image, &pin.old_position)
          && listing_search (&self->next, 0, self->next.images->len, row->image, &pin.new_position))
        g_array_append_val (pins, pin);
    }
  g_array_sort (pins, compare_pins);
  drop_crossing_pins (pins);

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
         && g_array_index (self->now.images, guint32, self->n_old)
                == g_array_index (self->next.images, guint32, self->n_new))
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
                GArray *images,
                PolImageOrder *order)
{
  g_autoptr (GArray) pins = NULL;

  g_assert (self->next.images == NULL);

  self->next = (Listing) { g_array_ref (images), FALSE, pol_image_order_ref (order) };
  pins = find_pins (self);
  for (guint i = 0; i < pins->len; i++)
    {
      const Pin *pin = &g_array_index (pins, Pin, i);

      advance (self, pin->old_position, pin->new_position);
      self->n_old++;
      self->n_new++;
    }
  advance (self, self->now.images->len, self->next.images->len);

  listing_clear (&self->now);
  self->now = self->next;
  self->next = (Listing) { NULL, FALSE, NULL };
  self->n_old = self->n_new = 0;
}

static PolImageSorting
get_sorting (PolImageList *self)
{
  const PolImageQuery *query = self->query;

  return (PolImageSorting) { query->sort, query->descending, query->seed,
                     pol_image_sort_by_suggestions (query->sort) ? query->concept : G_MAXUINT,
                     query->sort == POL_IMAGE_SORT_NAME && pol_project_get_scanning (self->project),
                     self->n_rearranged };
}

/* What the tags decide is sorted again only when someone asks: images shall not
 * move while they are tagged. */
static gboolean
order_serves (PolImageList *self,
              const PolImageSorting *sorting,
              gboolean is_new)
{
  gboolean by_tags = sorting->sort == POL_IMAGE_SORT_TAGS
                     || sorting->sort == POL_IMAGE_SORT_CHANGED
                     || pol_image_sort_by_suggestions (sorting->sort);

  return self->now.order != NULL
         && pol_image_order_get_n_images (self->now.order) == pol_project_get_n_images (self->project)
         && !(is_new && by_tags)
         && memcmp (sorting, &self->sorting, sizeof *sorting) == 0;
}

static PolImageSearch *
begin_search (PolImageList *self,
              PolProject *project,
              gboolean is_new)
{
  PolImageSearch *search = pol_image_search_new (project, self->query);

  search->number = ++self->n_searches;
  search->is_new = is_new;
  search->sorting = get_sorting (self);
  if (order_serves (self, &search->sorting, is_new))
    search->order = pol_image_order_ref (self->now.order);
  if (!is_new && !gtk_bitset_is_empty (self->held))
    search->kept = gtk_bitset_copy (self->held);

  return search;
}

static void search (PolImageList *self,
                    gboolean is_new);

static void
set_searching (PolImageList *self,
               gboolean searching)
{
  if (self->searching == searching)
    return;

  self->searching = searching;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SEARCHING]);
}

static void
show_result (PolImageList *self,
             PolImageSearch *result)
{
  if (result->number != self->n_searches)
    return;

  self->sorting = result->sorting;
  gtk_bitset_unref (self->stale);
  self->stale = gtk_bitset_ref (result->stale);
  set_searching (self, FALSE);
  replace_images (self, result->images, result->order);
  if (result->is_new)
    g_signal_emit (self, signals[QUERY_CHANGED], 0);
  if (self->search_again)
    search (self, FALSE);
}

static void
search_thread (GTask *task,
               gpointer source,
               gpointer task_data,
               GCancellable *cancellable)
{
  pol_image_search_run (task_data);
  g_task_return_boolean (task, TRUE);
}

static void
on_searched (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (PolImageList) self = user_data;

  show_result (self, g_task_get_task_data (G_TASK (result)));
}

/* Finds out anew what fits: at once where that takes no time, else on another
 * thread. A new query does not wait for the answer to an old one. */
static void
search (PolImageList *self,
        gboolean is_new)
{
  g_autoptr (PolProject) snapshot = NULL;
  g_autoptr (GTask) task = NULL;

  self->search_again = FALSE;
  if (pol_project_get_n_images (self->project) <= FEW_IMAGES)
    {
      g_autoptr (PolImageSearch) now = begin_search (self, self->project, is_new);

      pol_image_search_run (now);
      show_result (self, now);
      return;
    }

  snapshot = pol_project_snapshot (self->project);
  pol_project_set_blind (snapshot, pol_project_get_blind (self->project));
  /* Not the task's source, which the other thread may be the last to let go. */
  task = g_task_new (NULL, NULL, on_searched, g_object_ref (self));
  g_task_set_task_data (task, begin_search (self, snapshot, is_new), (GDestroyNotify) pol_image_search_free);
  g_task_run_in_thread (task, search_thread);
  set_searching (self, TRUE);
}

/* The images changed in a way that the list cannot follow one by one. */
static void
search_soon (PolImageList *self)
{
  if (self->searching)
    self->search_again = TRUE;
  else
    search (self, FALSE);
}

static void
insert_image (PolImageList *self,
              guint32 image)
{
  guint position;

  if (image >= pol_image_order_get_n_images (self->now.order)
      || listing_search (&self->now, 0, self->now.images->len, image, &position))
    return;

  g_array_insert_val (listing_get_own (&self->now), position, image);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
}

static void
remove_image (PolImageList *self,
              guint32 image)
{
  guint position;

  if (!listing_search (&self->now, 0, self->now.images->len, image, &position))
    return;

  g_array_remove_index (listing_get_own (&self->now), position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}

static void
apply_changes (PolImageList *self,
               GArray *inserted,
               GArray *removed)
{
  if (inserted->len + removed->len > MANY_CHANGES)
    {
      search_soon (self);
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
  for (gboolean more = gtk_bitset_iter_init_first (&iter, leaving, &image);
       more && removed->len <= MANY_CHANGES; more = gtk_bitset_iter_next (&iter, &image))
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
  guint position;
  gboolean is_listed = find (self, image, &position);
  gboolean fits = pol_image_query_fits (self->query, self->project, image);

  gtk_bitset_remove (self->stale, image);
  if (fits && !is_listed)
    {
      g_array_append_val (inserted, image);
    }
  else if (!fits && is_listed)
    {
      if (gtk_bitset_contains (self->held, image))
        gtk_bitset_add (self->stale, image);
      else
        g_array_append_val (removed, image);
    }
}

static void
update_images (PolImageList *self,
               GArray *images)
{
  g_autoptr (GArray) inserted = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) removed = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint i = 0; i < images->len; i++)
    update_image (self, g_array_index (images, guint32, i), inserted, removed);
  apply_changes (self, inserted, removed);
}

/* The rows of these images, or all. */
static GPtrArray *
get_items (PolImageList *self,
           GArray *images)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Row *row = value;

      if (images == NULL || pol_indexes_contain (images, row->image))
        g_ptr_array_add (items, g_object_ref (row->item));
    }

  return items;
}

static void
refresh_rows (PolImageList *self,
              GArray *images)
{
  g_autoptr (GPtrArray) items = get_items (self, images);

  for (guint i = 0; i < items->len; i++)
    pol_image_item_refresh (items->pdata[i]);
}

/* Other tags are seen than before: by another annotator, or blind. */
static void
on_seen_changed (PolImageList *self)
{
  refresh_rows (self, NULL);
  self->n_rearranged++;
  search_soon (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
on_annotator_changed (PolImageList *self)
{
  if (pol_project_get_blind (self->project))
    on_seen_changed (self);
  else
    refresh_rows (self, NULL);
}

static void
on_images_changed (PolImageList *self,
                   GArray *images)
{
  refresh_rows (self, images);
  if (!pol_image_query_fits_all (self->query))
    {
      if (self->searching || images->len > FEW_IMAGES)
        search_soon (self);
      else
        update_images (self, images);
    }
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/* Their places are by their new paths. */
static void
on_images_moved (PolImageList *self)
{
  self->n_rearranged++;
  search_soon (self);
}

static gboolean
is_sorted_by_files (PolImageList *self)
{
  return self->query->sort == POL_IMAGE_SORT_DATE || self->query->sort == POL_IMAGE_SORT_SIZE;
}

/* All are known now, or known better: one sort for all of them. */
static void
on_checking_changed (PolImageList *self)
{
  if (!is_sorted_by_files (self) || pol_project_get_checking (self->project))
    return;

  self->n_rearranged++;
  search_soon (self);
}

/* Who asked for the images by suggestions waits for these. */
static void
on_suggestions_changed (PolImageList *self)
{
  refresh_rows (self, NULL);
  if (pol_image_sort_by_suggestions (self->query->sort))
    self->n_rearranged++;
  if (pol_image_sort_by_suggestions (self->query->sort) || !pol_image_query_fits_all (self->query))
    search_soon (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
on_files_changed (PolImageList *self,
                  GArray *images)
{
  g_autoptr (GPtrArray) items = get_items (self, images);

  for (guint i = 0; i < items->len; i++)
    pol_image_item_file_changed (items->pdata[i]);
}

static void
on_images_added (PolImageList *self)
{
  search_soon (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/* All have arrived: now they are worth sorting. */
static void
on_scanning_changed (PolImageList *self)
{
  PolImageSorting sorting = get_sorting (self);

  if (!order_serves (self, &sorting, FALSE))
    search_soon (self);
}

/* Which concepts are active decides which tags count, on every image. */
static void
on_concepts_changed (PolImageList *self)
{
  refresh_rows (self, NULL);
  if (!pol_image_query_fits_all (self->query))
    search_soon (self);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

static void
on_totals_changed (PolImageList *self)
{
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
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

  self->totals = pol_project_get_totals (self->project, pol_policy_get_default ());
  search (self, FALSE);

  g_signal_connect_object (self->project, "images-changed",
                           G_CALLBACK (on_images_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "images-added",
                           G_CALLBACK (on_images_added), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "images-moved",
                           G_CALLBACK (on_images_moved), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "suggestions-changed",
                           G_CALLBACK (on_suggestions_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "files-changed",
                           G_CALLBACK (on_files_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::checking",
                           G_CALLBACK (on_checking_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::annotator",
                           G_CALLBACK (on_annotator_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::blind",
                           G_CALLBACK (on_seen_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "notify::scanning",
                           G_CALLBACK (on_scanning_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->totals, "changed",
                           G_CALLBACK (on_totals_changed), self, G_CONNECT_SWAPPED);
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
  listing_clear (&self->now);
  g_clear_pointer (&self->query, pol_image_query_free);
  g_clear_pointer (&self->held, gtk_bitset_unref);
  g_clear_pointer (&self->stale, gtk_bitset_unref);
  g_clear_object (&self->totals);
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
    case PROP_SEARCHING:
      g_value_set_boolean (value, self->searching);
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_list_class_init (PolImageListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->constructed = pol_image_list_constructed;
  object_class->finalize = pol_image_list_finalize;
  object_class->get_property = pol_image_list_get_property;
  object_class->set_property = pol_image_list_set_property;

  properties[PROP_PROJECT] =
      g_param_spec_object ("project", NULL, NULL, POL_TYPE_PROJECT,
                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SEARCHING] =
      g_param_spec_boolean ("searching", NULL, NULL, FALSE,
                            G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COUNTS_CHANGED] = g_signal_new ("counts-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 0);
  signals[QUERY_CHANGED] = g_signal_new ("query-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
}

static void
pol_image_list_init (PolImageList *self)
{
  self->query = pol_image_query_new ();
  self->now.images = g_array_new (FALSE, FALSE, sizeof (guint32));
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
 * pol_image_list_get_query:
 * @self: a list
 *
 * Returns: (transfer none): which images are listed, and in what order
 */
const PolImageQuery *
pol_image_list_get_query (PolImageList *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), NULL);

  return self->query;
}

/**
 * pol_image_list_set_query:
 * @self: a list
 * @query: which images to list, and in what order
 *
 * Lists the images that fit @query: in a large project a little later, when
 * "query-changed" is emitted. One that does not fit any more later on leaves at
 * once, unless it is held: see pol_image_list_hold(). One that would stand
 * elsewhere by its tags stays where it is.
 */
void
pol_image_list_set_query (PolImageList *self,
                          const PolImageQuery *query)
{
  g_return_if_fail (POL_IS_IMAGE_LIST (self));
  g_return_if_fail (query != NULL);

  if (pol_image_query_fits_same (self->query, query)
      && pol_image_query_sorts_same (self->query, query))
    return;

  pol_image_query_free (self->query);
  self->query = pol_image_query_copy (query);
  search (self, TRUE);
}

/**
 * pol_image_list_set_filter:
 * @self: a list
 * @filter: which images to list
 *
 * Changes the filter of the query alone: see pol_image_list_set_query().
 */
void
pol_image_list_set_filter (PolImageList *self,
                           PolImageFilter filter)
{
  g_autoptr (PolImageQuery) query = NULL;

  g_return_if_fail (POL_IS_IMAGE_LIST (self));

  query = pol_image_query_copy (self->query);
  query->filter = filter;
  pol_image_list_set_query (self, query);
}

/**
 * pol_image_list_get_searching:
 * @self: a list
 *
 * Returns: whether what fits is being found out
 */
gboolean
pol_image_list_get_searching (PolImageList *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), FALSE);

  return self->searching;
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
 * Counts without looking at the images.
 *
 * Returns: the number of images of the project that fit @filter
 */
guint
pol_image_list_get_count (PolImageList *self,
                          PolImageFilter filter)
{
  guint n_images;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), 0);

  n_images = pol_project_get_n_images (self->project);
  switch (filter)
    {
    case POL_IMAGE_FILTER_UNTAGGED:
      return pol_totals_get_images (self->totals, POL_SITUATION_NO_TAGS);
    case POL_IMAGE_FILTER_TAGGED:
      return n_images - pol_totals_get_images (self->totals, POL_SITUATION_NO_TAGS);
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
      return pol_totals_get_images (self->totals, POL_SITUATION_ONLY_NEGATIVES);
    case POL_IMAGE_FILTER_REVIEWED:
      return pol_totals_get_marked (self->totals, POL_IMAGE_STATE_REVIEWED);
    case POL_IMAGE_FILTER_SKIPPED:
      return pol_totals_get_marked (self->totals, POL_IMAGE_STATE_SKIPPED);
    case POL_IMAGE_FILTER_UNSURE:
      return pol_totals_get_unsure (self->totals);
    case POL_IMAGE_FILTER_DISAGREEMENT:
      return pol_totals_get_disagreement (self->totals);
    case POL_IMAGE_FILTER_MISSING:
      return pol_project_get_n_missing (self->project);
    case POL_IMAGE_FILTER_SUGGESTED:
      return pol_project_get_n_suggested (self->project);
    case POL_IMAGE_FILTER_ALL:
    default:
      return n_images;
    }
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
 * pol_image_list_share_images:
 * @self: a list
 *
 * Gets the indexes of the listed images for another thread to read. They are not copied until
 * the list changes.
 *
 * Returns: (transfer full) (element-type guint32): the images, in order; not to be changed
 */
GArray *
pol_image_list_share_images (PolImageList *self)
{
  Listing *listing;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), NULL);

  listing = self->next.images != NULL ? &self->next : &self->now;
  listing->shared = TRUE;

  return g_array_ref (listing->images);
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
 * pol_image_list_find_next:
 * @self: a list
 * @filter: what to look for
 * @from: the position at which to begin
 * @position: (out): where the next listed image is that fits @filter
 *
 * After the last image it goes on at the first one.
 *
 * Returns: whether there is one
 */
gboolean
pol_image_list_find_next (PolImageList *self,
                          PolImageFilter filter,
                          guint from,
                          guint *position)
{
  g_autoptr (PolImageQuery) query = pol_image_query_new ();
  const guint32 *images;
  guint n;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (self), FALSE);
  g_return_val_if_fail (position != NULL, FALSE);

  if (pol_image_list_get_count (self, filter) == 0)
    return FALSE;

  query->filter = filter;
  images = (const guint32 *) (gpointer) self->now.images->data;
  n = self->now.images->len;
  from = MIN (from, n);
  if (pol_image_query_find (query, self->project, images + from, n - from, position))
    {
      *position += from;
      return TRUE;
    }

  return pol_image_query_find (query, self->project, images, from, position);
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
