/* test-thumbnail-memory.c: no more than a number of bytes, the last used ones
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "pol-thumbnail-memory.h"

#define N_BYTES (4 * 64 * 64)

static GdkTexture *
make_texture (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (N_BYTES), N_BYTES);

  return gdk_memory_texture_new (64, 64, GDK_MEMORY_DEFAULT, bytes, 4 * 64);
}

static void
insert (PolThumbnailMemory *memory,
        const char *uri,
        gint64 mtime)
{
  g_autoptr (GdkTexture) texture = make_texture ();
  PolThumbnailSource source = { .uri = (char *) uri, .mtime = mtime };

  pol_thumbnail_memory_insert (memory, &source, 64, texture);
}

static gboolean
has (PolThumbnailMemory *memory,
     const char *uri)
{
  return pol_thumbnail_memory_lookup (memory, uri, 64, NULL) != NULL;
}

static void
test_is_bounded (void)
{
  g_autoptr (PolThumbnailMemory) memory = pol_thumbnail_memory_new (3 * N_BYTES);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *uri = g_strdup_printf ("file:///%u", i);

      insert (memory, uri, 1);
      g_assert_cmpuint (pol_thumbnail_memory_get_n_bytes (memory), ==, MIN (i + 1, 3) * N_BYTES);
    }
  g_assert_true (has (memory, "file:///999"));
  g_assert_true (has (memory, "file:///997"));
  g_assert_false (has (memory, "file:///996"));
}

static void
test_keeps_what_is_used (void)
{
  g_autoptr (PolThumbnailMemory) memory = pol_thumbnail_memory_new (2 * N_BYTES);

  insert (memory, "file:///a", 1);
  insert (memory, "file:///b", 1);
  g_assert_true (has (memory, "file:///a"));
  insert (memory, "file:///c", 1);
  g_assert_true (has (memory, "file:///a"));
  g_assert_false (has (memory, "file:///b"));
  g_assert_true (has (memory, "file:///c"));
}

static void
test_one_of_each_size (void)
{
  g_autoptr (PolThumbnailMemory) memory = pol_thumbnail_memory_new (8 * N_BYTES);
  const PolThumbnailSource *source;

  insert (memory, "file:///a", 1);
  insert (memory, "file:///a", 2);
  g_assert_cmpuint (pol_thumbnail_memory_get_n_bytes (memory), ==, N_BYTES);
  g_assert_nonnull (pol_thumbnail_memory_lookup (memory, "file:///a", 64, &source));
  g_assert_cmpint (source->mtime, ==, 2);
  g_assert_null (pol_thumbnail_memory_lookup (memory, "file:///a", 128, NULL));
}

static void
test_too_large_is_not_kept (void)
{
  g_autoptr (PolThumbnailMemory) memory = pol_thumbnail_memory_new (N_BYTES - 1);

  insert (memory, "file:///a", 1);
  g_assert_false (has (memory, "file:///a"));
  g_assert_cmpuint (pol_thumbnail_memory_get_n_bytes (memory), ==, 0);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thumbnail-memory/is-bounded", test_is_bounded);
  g_test_add_func ("/thumbnail-memory/keeps-what-is-used", test_keeps_what_is_used);
  g_test_add_func ("/thumbnail-memory/one-of-each-size", test_one_of_each_size);
  g_test_add_func ("/thumbnail-memory/too-large-is-not-kept", test_too_large_is_not_kept);

  return g_test_run ();
}
