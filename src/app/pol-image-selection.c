/* pol-image-selection.c: which images of a list are selected, and which is current
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-image-selection.h"

/* More than anyone selects one by one. */
#define MANY_IMAGES 10000

struct _PolImageSelection
{
  GObject parent_instance;

  PolImageList *list;
  GtkBitset *images;            /* indexes of images, not positions */
  GtkBitset *kept;              /* stay listed beside those; NULL for none */
  guint n_selected;             /* as notified last */
  guint current;
  guint anchor;                 /* the image that ranges begin at */
};

enum
{
  PROP_0,
  PROP_LIST,
  PROP_CURRENT,
  PROP_N_SELECTED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void pol_image_selection_list_model_init (GListModelInterface *iface);
static void pol_image_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolImageSelection, pol_image_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pol_image_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      pol_image_selection_model_init))

static guint
get_n_items (PolImageSelection *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->list));
}

static void
set_current (PolImageSelection *self,
             guint image)
{
  if (self->current == image)
    return;

  self->current = image;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

/* Someone always looks at an image that is selected, if there is one. */
static guint
choose_current (PolImageSelection *self,
                guint wanted)
{
  if (gtk_bitset_contains (self->images, wanted))
    return wanted;
  if (gtk_bitset_contains (self->images, self->current))
    return self->current;
  if (gtk_bitset_is_empty (self->images))
    return G_MAXUINT;

  return gtk_bitset_get_minimum (self->images);
}

/* The list holds what is selected, and what someone else wants to stay. */
static void
hold (PolImageSelection *self)
{
  g_autoptr (GtkBitset) held = NULL;

  if (self->kept == NULL || gtk_bitset_is_empty (self->kept))
    {
      pol_image_list_hold (self->list, self->images);
      return;
    }

  held = gtk_bitset_copy (self->images);
  gtk_bitset_union (held, self->kept);
  pol_image_list_hold (self->list, held);
}

/* Tells of a change in @n positions from @position on. */
static void
emit_changed (PolImageSelection *self,
              guint position,
              guint n,
              guint wanted)
{
  guint n_selected = gtk_bitset_get_size (self->images);

  g_object_freeze_notify (G_OBJECT (self));
  hold (self);
  if (n > 0)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n);
  if (self->n_selected != n_selected)
    {
      self->n_selected = n_selected;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SELECTED]);
    }
  set_current (self, choose_current (self, wanted));
  g_object_thaw_notify (G_OBJECT (self));
}

/* So many images as there are are all of them. Else they often follow on each
 * other as they did when they joined: such runs are added at once. */
static GtkBitset *
get_images_in_range (PolImageSelection *self,
                     guint position,
                     guint n)
{
  GtkBitset *images;
  guint first = 0;
  guint n_run = 0;

  if (n == pol_image_list_get_count (self->list, POL_IMAGE_FILTER_ALL))
    return gtk_bitset_new_range (0, n);

  images = gtk_bitset_new_empty ();
  for (guint i = 0; i < n; i++)
    {
      guint image = pol_image_list_get_image (self->list, position + i);

      if (n_run > 0 && image == first + n_run)
        {
          n_run++;
          continue;
        }
      if (n_run > 0)
        gtk_bitset_add_range (images, first, n_run);
      first = image;
      n_run = 1;
    }
  if (n_run > 0)
    gtk_bitset_add_range (images, first, n_run);

  return images;
}

static GtkBitset *
get_images_at (PolImageSelection *self,
               GtkBitset *positions)
{
  GtkBitset *images = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    gtk_bitset_add (images, pol_image_list_get_image (self->list, position));

  return images;
}

static gboolean
pol_image_selection_is_selected (GtkSelectionModel *model,
                                 guint position)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);

  if (position >= get_n_items (self))
    return FALSE;

  return gtk_bitset_contains (self->images, pol_image_list_get_image (self->list, position));
}

static void
add_selected_positions (PolImageSelection *self,
                        GtkBitset *positions)
{
  GtkBitsetIter iter;
  guint image, position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->images, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    if (pol_image_list_find (self->list, image, &position))
      gtk_bitset_add (positions, position);
}

static GtkBitset *
pol_image_selection_get_selection_in_range (GtkSelectionModel *model,
                                            guint position,
                                            guint n)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);
  GtkBitset *positions;

  if (gtk_bitset_get_size (self->images) == get_n_items (self))
    return gtk_bitset_new_range (0, get_n_items (self));

  positions = gtk_bitset_new_empty ();
  n = MIN (n, get_n_items (self) - position);
  if (gtk_bitset_get_size (self->images) < n / 16)
    {
      add_selected_positions (self, positions);
      return positions;
    }

  for (guint i = 0; i < n; i++)
    if (pol_image_selection_is_selected (model, position + i))
      gtk_bitset_add (positions, position + i);

  return positions;
}

static void
emit_all_changed (PolImageSelection *self,
                  guint wanted)
{
  emit_changed (self, 0, get_n_items (self), wanted);
}

static gboolean
pol_image_selection_select_item (GtkSelectionModel *model,
                                 guint position,
                                 gboolean unselect_rest)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);
  guint image;

  if (position >= get_n_items (self))
    return FALSE;

  image = pol_image_list_get_image (self->list, position);
  self->anchor = image;
  if (unselect_rest)
    {
      pol_image_selection_select_image (self, image);
      return TRUE;
    }

  gtk_bitset_add (self->images, image);
  emit_changed (self, position, 1, image);
  return TRUE;
}

static gboolean
pol_image_selection_unselect_item (GtkSelectionModel *model,
                                   guint position)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);

  if (position >= get_n_items (self))
    return FALSE;

  gtk_bitset_remove (self->images, pol_image_list_get_image (self->list, position));
  emit_changed (self, position, 1, self->current);
  return TRUE;
}

/* A range grows from the anchor to the image that was reached. */
static gboolean
pol_image_selection_select_range (GtkSelectionModel *model,
                                  guint position,
                                  guint n,
                                  gboolean unselect_rest)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);
  g_autoptr (GtkBitset) range = NULL;
  guint first, last;

  if (position >= get_n_items (self) || n == 0)
    return FALSE;

  n = MIN (n, get_n_items (self) - position);
  range = get_images_in_range (self, position, n);
  if (unselect_rest)
    gtk_bitset_remove_all (self->images);
  gtk_bitset_union (self->images, range);

  first = pol_image_list_get_image (self->list, position);
  last = pol_image_list_get_image (self->list, position + n - 1);
  emit_all_changed (self, self->anchor == last ? first : last);
  return TRUE;
}

static gboolean
pol_image_selection_unselect_range (GtkSelectionModel *model,
                                    guint position,
                                    guint n)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);
  g_autoptr (GtkBitset) range = NULL;

  if (position >= get_n_items (self) || n == 0)
    return FALSE;

  n = MIN (n, get_n_items (self) - position);
  range = get_images_in_range (self, position, n);
  gtk_bitset_subtract (self->images, range);
  emit_changed (self, position, n, self->current);
  return TRUE;
}

static gboolean
pol_image_selection_select_all (GtkSelectionModel *model)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);
  g_autoptr (GtkBitset) all = NULL;

  if (get_n_items (self) == 0)
    return TRUE;

  all = get_images_in_range (self, 0, get_n_items (self));
  gtk_bitset_union (self->images, all);
  emit_all_changed (self, self->current != G_MAXUINT ? self->current
                                                     : pol_image_list_get_image (self->list, 0));
  return TRUE;
}

static gboolean
pol_image_selection_unselect_all (GtkSelectionModel *model)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);

  gtk_bitset_remove_all (self->images);
  emit_all_changed (self, G_MAXUINT);
  return TRUE;
}

static gboolean
pol_image_selection_set_selection (GtkSelectionModel *model,
                                   GtkBitset *selected,
                                   GtkBitset *mask)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (model);
  g_autoptr (GtkBitset) positions = gtk_bitset_copy (selected);
  g_autoptr (GtkBitset) outside = NULL;
  g_autoptr (GtkBitset) chosen = NULL;
  g_autoptr (GtkBitset) masked = NULL;
  guint n = get_n_items (self);

  outside = gtk_bitset_new_range (n, G_MAXUINT - n);
  gtk_bitset_intersect (positions, mask);
  gtk_bitset_subtract (positions, outside);
  chosen = get_images_at (self, positions);

  if (gtk_bitset_get_size (mask) >= n)
    gtk_bitset_remove_all (self->images);
  else
    {
      masked = get_images_at (self, mask);
      gtk_bitset_subtract (self->images, masked);
    }
  gtk_bitset_union (self->images, chosen);

  emit_all_changed (self, gtk_bitset_is_empty (positions)
                              ? self->current
                              : pol_image_list_get_image (self->list,
                                                          gtk_bitset_get_minimum (positions)));
  return TRUE;
}

static void
pol_image_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = pol_image_selection_is_selected;
  iface->get_selection_in_range = pol_image_selection_get_selection_in_range;
  iface->select_item = pol_image_selection_select_item;
  iface->unselect_item = pol_image_selection_unselect_item;
  iface->select_range = pol_image_selection_select_range;
  iface->unselect_range = pol_image_selection_unselect_range;
  iface->select_all = pol_image_selection_select_all;
  iface->unselect_all = pol_image_selection_unselect_all;
  iface->set_selection = pol_image_selection_set_selection;
}

static GType
pol_image_selection_get_item_type (GListModel *model)
{
  return POL_TYPE_IMAGE_ITEM;
}

static guint
pol_image_selection_get_n_items (GListModel *model)
{
  return get_n_items (POL_IMAGE_SELECTION (model));
}

static gpointer
pol_image_selection_get_item (GListModel *model,
                              guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (POL_IMAGE_SELECTION (model)->list), position);
}

static void
pol_image_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pol_image_selection_get_item_type;
  iface->get_n_items = pol_image_selection_get_n_items;
  iface->get_item = pol_image_selection_get_item;
}

static void
on_items_changed (PolImageSelection *self,
                  guint position,
                  guint removed,
                  guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

/* The list holds what is selected, so only another query takes images away. A
 * selection so large that nobody knows what is in it goes as a whole. */
static void
on_query_changed (PolImageSelection *self)
{
  g_autoptr (GtkBitset) gone = gtk_bitset_new_empty ();
  GtkBitsetIter iter;
  guint image;

  if (gtk_bitset_get_size (self->images) > MANY_IMAGES)
    {
      pol_image_selection_unselect_all (GTK_SELECTION_MODEL (self));
      return;
    }

  for (gboolean more = gtk_bitset_iter_init_first (&iter, self->images, &image); more;
       more = gtk_bitset_iter_next (&iter, &image))
    if (!pol_image_list_find (self->list, image, NULL))
      gtk_bitset_add (gone, image);

  gtk_bitset_subtract (self->images, gone);
  emit_changed (self, 0, 0, self->current);
}

static void
pol_image_selection_dispose (GObject *object)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (object);

  if (self->list != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->list, self);
      g_clear_object (&self->list);
    }
  g_clear_pointer (&self->images, gtk_bitset_unref);
  g_clear_pointer (&self->kept, gtk_bitset_unref);

  G_OBJECT_CLASS (pol_image_selection_parent_class)->dispose (object);
}

static void
pol_image_selection_get_property (GObject *object,
                                  guint prop_id,
                                  GValue *value,
                                  GParamSpec *pspec)
{
  PolImageSelection *self = POL_IMAGE_SELECTION (object);

  switch (prop_id)
    {
    case PROP_LIST:
      g_value_set_object (value, self->list);
      break;
    case PROP_CURRENT:
      g_value_set_uint (value, self->current);
      break;
    case PROP_N_SELECTED:
      g_value_set_uint (value, self->n_selected);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_selection_class_init (PolImageSelectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_image_selection_dispose;
  object_class->get_property = pol_image_selection_get_property;

  properties[PROP_LIST] = g_param_spec_object ("list", NULL, NULL, POL_TYPE_IMAGE_LIST, flags);
  properties[PROP_CURRENT] =
      g_param_spec_uint ("current", NULL, NULL, 0, G_MAXUINT, G_MAXUINT, flags);
  properties[PROP_N_SELECTED] =
      g_param_spec_uint ("n-selected", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_image_selection_init (PolImageSelection *self)
{
  self->images = gtk_bitset_new_empty ();
  self->current = G_MAXUINT;
  self->anchor = G_MAXUINT;
}

/**
 * pol_image_selection_new:
 * @list: a list of images
 *
 * Makes a selection of images of @list, empty at first. The list holds the
 * images that are selected: see pol_image_list_hold().
 *
 * Returns: (transfer full): the selection
 */
PolImageSelection *
pol_image_selection_new (PolImageList *list)
{
  PolImageSelection *self;

  g_return_val_if_fail (POL_IS_IMAGE_LIST (list), NULL);

  self = g_object_new (POL_TYPE_IMAGE_SELECTION, NULL);
  self->list = g_object_ref (list);
  pol_image_list_hold (list, self->images);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (list, "query-changed", G_CALLBACK (on_query_changed), self);

  return self;
}

/**
 * pol_image_selection_get_list:
 * @self: a selection
 *
 * Returns: (transfer none): the list in which it selects
 */
PolImageList *
pol_image_selection_get_list (PolImageSelection *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_SELECTION (self), NULL);

  return self->list;
}

/**
 * pol_image_selection_get_current:
 * @self: a selection
 *
 * Returns: the index of the image that was selected last, which someone looks
 *   at, or %G_MAXUINT if none is selected
 */
guint
pol_image_selection_get_current (PolImageSelection *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_SELECTION (self), G_MAXUINT);

  return self->current;
}

/**
 * pol_image_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many images are selected
 */
guint
pol_image_selection_get_n_selected (PolImageSelection *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_SELECTION (self), 0);

  return gtk_bitset_get_size (self->images);
}

/**
 * pol_image_selection_get_images:
 * @self: a selection
 *
 * Returns: (transfer none): the indexes of the selected images
 */
GtkBitset *
pol_image_selection_get_images (PolImageSelection *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_SELECTION (self), NULL);

  return self->images;
}

/**
 * pol_image_selection_select_image:
 * @self: a selection
 * @image: index of an image that is listed
 *
 * Selects @image and nothing else, and makes it the current one. Does nothing
 * if it is not listed.
 */
void
pol_image_selection_select_image (PolImageSelection *self,
                                  guint image)
{
  guint position, first, last, old;

  g_return_if_fail (POL_IS_IMAGE_SELECTION (self));

  if (!pol_image_list_find (self->list, image, &position))
    return;

  /* Moving on from one image to the next concerns those two alone. */
  first = 0;
  last = get_n_items (self) - 1;
  if (gtk_bitset_is_empty (self->images))
    first = last = position;
  else if (gtk_bitset_get_size (self->images) == 1
           && pol_image_list_find (self->list, gtk_bitset_get_minimum (self->images), &old))
    {
      first = MIN (old, position);
      last = MAX (old, position);
    }

  self->anchor = image;
  gtk_bitset_remove_all (self->images);
  gtk_bitset_add (self->images, image);
  emit_changed (self, first, last - first + 1, image);
}

/**
 * pol_image_selection_keep:
 * @self: a selection
 * @images: indexes of images
 *
 * Keeps @images listed beside those that are selected, instead of what was kept
 * before. Those that do not fit the list's filter any more leave soon after.
 */
void
pol_image_selection_keep (PolImageSelection *self,
                          GtkBitset *images)
{
  g_return_if_fail (POL_IS_IMAGE_SELECTION (self));
  g_return_if_fail (images != NULL);

  g_clear_pointer (&self->kept, gtk_bitset_unref);
  self->kept = gtk_bitset_copy (images);
  hold (self);
}
