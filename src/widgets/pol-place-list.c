/* pol-place-list.c: the places of a list, whatever is in them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-place-list.h"

struct _PolPlaceList
{
  GObject parent_instance;

  GListModel *model;
  guint n;
};

static void pol_place_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolPlaceList, pol_place_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      pol_place_list_model_init))

static GType
pol_place_list_get_item_type (GListModel *model)
{
  return G_TYPE_OBJECT;
}

static guint
pol_place_list_get_n_items (GListModel *model)
{
  return POL_PLACE_LIST (model)->n;
}

/* Nothing is known of a place but its position. */
static gpointer
pol_place_list_get_item (GListModel *model, guint position)
{
  return position < POL_PLACE_LIST (model)->n ? g_object_new (G_TYPE_OBJECT, NULL) : NULL;
}

static void
pol_place_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = pol_place_list_get_item_type;
  iface->get_n_items = pol_place_list_get_n_items;
  iface->get_item = pol_place_list_get_item;
}

/* Places come and go at the end. */
static void
on_items_changed (PolPlaceList *self)
{
  guint old = self->n;

  self->n = g_list_model_get_n_items (self->model);
  if (self->n > old)
    g_list_model_items_changed (G_LIST_MODEL (self), old, 0, self->n - old);
  else if (self->n < old)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n, old - self->n, 0);
}

static void
pol_place_list_finalize (GObject *object)
{
  g_clear_object (&POL_PLACE_LIST (object)->model);

  G_OBJECT_CLASS (pol_place_list_parent_class)->finalize (object);
}

static void
pol_place_list_class_init (PolPlaceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_place_list_finalize;
}

static void
pol_place_list_init (PolPlaceList *self)
{
}

/**
 * pol_place_list_new:
 * @model: a list model
 *
 * Makes a list of the places in @model.
 *
 * Returns: (transfer full): the list
 */
PolPlaceList *
pol_place_list_new (GListModel *model)
{
  PolPlaceList *self;

  g_return_val_if_fail (G_IS_LIST_MODEL (model), NULL);

  self = g_object_new (POL_TYPE_PLACE_LIST, NULL);
  self->model = g_object_ref (model);
  self->n = g_list_model_get_n_items (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);

  return self;
}

/**
 * pol_place_list_new_sized:
 * @n: how many places there are
 *
 * Makes a list of places, for what is not in a list model.
 *
 * Returns: (transfer full): the list
 */
PolPlaceList *
pol_place_list_new_sized (guint n)
{
  PolPlaceList *self = g_object_new (POL_TYPE_PLACE_LIST, NULL);

  self->n = n;

  return self;
}
