/* pol-thumbnail-memory.c: the thumbnails that were used last
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-thumbnail-memory.h"

struct _PolThumbnailMemory
{
  GHashTable *entries;          /* of Entry, which is its own key */
  GQueue used;                  /* of Entry, the one used last first */
  gsize max_bytes;
  gsize n_bytes;
};

typedef struct
{
  PolThumbnailSource *source;
  guint size;
  GdkTexture *texture;
  GList link;                   /* in used */
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  pol_thumbnail_source_free (entry->source);
  g_object_unref (entry->texture);
  g_free (entry);
}

static guint
entry_hash (gconstpointer data)
{
  const Entry *entry = data;

  return g_str_hash (entry->source->uri) + entry->size;
}

static gboolean
entry_equal (gconstpointer a,
             gconstpointer b)
{
  const Entry *one = a, *other = b;

  return one->size == other->size && g_str_equal (one->source->uri, other->source->uri);
}

static gsize
entry_get_n_bytes (Entry *entry)
{
  return 4 * (gsize) gdk_texture_get_width (entry->texture)
         * gdk_texture_get_height (entry->texture);
}

/**
 * pol_thumbnail_memory_new:
 * @max_bytes: how much memory the pixels may take
 *
 * Returns: (transfer full): a memory of nothing
 */
PolThumbnailMemory *
pol_thumbnail_memory_new (gsize max_bytes)
{
  PolThumbnailMemory *self = g_new0 (PolThumbnailMemory, 1);

  self->entries = g_hash_table_new_full (entry_hash, entry_equal, NULL, entry_free);
  g_queue_init (&self->used);
  self->max_bytes = max_bytes;

  return self;
}

/**
 * pol_thumbnail_memory_free:
 * @self: (transfer full): a memory
 *
 * Frees @self.
 */
void
pol_thumbnail_memory_free (PolThumbnailMemory *self)
{
  g_hash_table_unref (self->entries);
  g_free (self);
}

/**
 * pol_thumbnail_memory_get_n_bytes:
 * @self: a memory
 *
 * Returns: how much memory the pixels take
 */
gsize
pol_thumbnail_memory_get_n_bytes (PolThumbnailMemory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bytes;
}

static Entry *
find (PolThumbnailMemory *self,
      const char *uri,
      guint size)
{
  PolThumbnailSource source = { .uri = (char *) uri };
  Entry key = { .source = &source, .size = size };

  return g_hash_table_lookup (self->entries, &key);
}

static void
forget (PolThumbnailMemory *self,
        Entry *entry)
{
  self->n_bytes -= entry_get_n_bytes (entry);
  g_queue_unlink (&self->used, &entry->link);
  g_hash_table_remove (self->entries, entry);
}

/**
 * pol_thumbnail_memory_lookup:
 * @self: a memory
 * @uri: the URI of a picture
 * @size: the longest side of the thumbnail, as it was asked for
 * @source: (out) (optional) (transfer none): the picture as it was when the
 *   thumbnail was made; it may have changed since
 *
 * Returns: (transfer none) (nullable): the thumbnail, if it is remembered
 */
GdkTexture *
pol_thumbnail_memory_lookup (PolThumbnailMemory *self,
                             const char *uri,
                             guint size,
                             const PolThumbnailSource **source)
{
  Entry *entry;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (uri != NULL, NULL);

  entry = find (self, uri, size);
  if (entry == NULL)
    return NULL;

  g_queue_unlink (&self->used, &entry->link);
  g_queue_push_head_link (&self->used, &entry->link);
  if (source != NULL)
    *source = entry->source;

  return entry->texture;
}

/**
 * pol_thumbnail_memory_insert:
 * @self: a memory
 * @source: a picture as it was before @texture was made of it
 * @size: the longest side of the thumbnail, as it was asked for
 * @texture: the thumbnail
 *
 * Remembers @texture, and forgets those that were not used for the longest time
 * where there would be too many.
 */
void
pol_thumbnail_memory_insert (PolThumbnailMemory *self,
                             const PolThumbnailSource *source,
                             guint size,
                             GdkTexture *texture)
{
  Entry *entry;

  g_return_if_fail (self != NULL);
  g_return_if_fail (source != NULL);
  g_return_if_fail (GDK_IS_TEXTURE (texture));

  entry = find (self, source->uri, size);
  if (entry != NULL)
    forget (self, entry);

  entry = g_new0 (Entry, 1);
  entry->source = pol_thumbnail_source_copy (source);
  entry->size = size;
  entry->texture = g_object_ref (texture);
  entry->link.data = entry;
  g_hash_table_add (self->entries, entry);
  g_queue_push_head_link (&self->used, &entry->link);
  self->n_bytes += entry_get_n_bytes (entry);

  while (self->n_bytes > self->max_bytes)
    forget (self, g_queue_peek_tail (&self->used));
}
