/* test-thumbnail-loader.c: thumbnails come in order, once, and stay for a while
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "fixtures.h"
#include "pol-image-error.h"
#include "pol-thumbnail-cache.h"
#include "pol-thumbnail-loader.h"

#define MIB (1024 * 1024)

typedef struct
{
  GdkTexture *texture;
  GError *error;
  gboolean loaded;
  guint turn;                   /* 0 until it is there, then counted from 1 */
} Answer;

static guint n_answers;

static void
answer_clear (Answer *answer)
{
  g_clear_object (&answer->texture);
  g_clear_error (&answer->error);
  answer->turn = 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
take_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->loaded = pol_thumbnail_loader_load_finish (POL_THUMBNAIL_LOADER (source), result,
                                                     &answer->texture, &answer->error);
  answer->turn = ++n_answers;
}

static void
ask (PolThumbnailLoader *loader,
     GFile *file,
     int priority,
     GCancellable *cancellable,
     Answer *answer)
{
  pol_thumbnail_loader_load_async (loader, file, 128, priority, cancellable, take_answer, answer);
  g_assert_cmpuint (answer->turn, ==, 0);
}

static void
await (const Answer *answer)
{
  while (answer->turn == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
load (PolThumbnailLoader *loader, GFile *file, Answer *answer)
{
  answer_clear (answer);
  ask (loader, file, POL_THUMBNAIL_PRIORITY_SEEN, NULL, answer);
  await (answer);
}

/* A file that nobody has written yet keeps a thread busy until it is opened for writing. */
static GFile *
make_blocking_file (Fixture *fixture, const char *name)
{
  GFile *file = fixture_get_file (fixture, name);

  g_assert_no_errno (mkfifo (g_file_peek_path (file), 0600));
  return file;
}

/* Succeeds as soon as the thread waits for the file, and lets it read nothing. */
static void
unblock (GFile *file)
{
  int fd = open (g_file_peek_path (file), O_WRONLY);

  g_assert_no_errno (fd);
  g_assert_no_errno (close (fd));
}

/* The thread waits for the file, or has noticed before that nobody wants it. */
static void
unblock_cancelled (GFile *file, const Answer *answer)
{
  int fd = -1;

  while (fd < 0 && answer->turn == 0)
    {
      fd = open (g_file_peek_path (file), O_WRONLY | O_NONBLOCK);
      g_main_context_iteration (NULL, FALSE);
    }
  if (fd >= 0)
    close (fd);
}

static void
await_decoding (PolThumbnailLoader *loader, guint n)
{
  while (pol_thumbnail_loader_get_n_decoded (loader) < n)
    g_thread_yield ();
}

static char *
get_saved_path (GFile *file)
{
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (NULL);
  g_autofree char *uri = g_file_get_uri (file);

  return pol_thumbnail_cache_get_path (cache, uri, 128);
}

static gboolean
is_saved (GFile *file)
{
  g_autofree char *path = get_saved_path (file);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
await_saved (GFile *file)
{
  while (!is_saved (file))
    g_thread_yield ();
}

static void
test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 800, 600);
  g_autoptr (PolThumbnailLoader) loader = pol_thumbnail_loader_new (1, MIB);
  g_autoptr (PolThumbnailLoader) other = pol_thumbnail_loader_new (1, MIB);
  g_auto (Answer) answer = { NULL };

  g_assert_null (pol_thumbnail_loader_peek (loader, file, 128));
  load (loader, file, &answer);
  g_assert_no_error (answer.error);
  g_assert_cmpint (gdk_texture_get_width (answer.texture), ==, 128);
  g_assert_cmpint (gdk_texture_get_height (answer.texture), ==, 96);
  g_assert_true (pol_thumbnail_loader_peek (loader, file, 128) == answer.texture);
  g_assert_null (pol_thumbnail_loader_peek (loader, file, 256));

  load (loader, file, &answer);
  g_assert_true (answer.loaded);
  g_assert_null (answer.texture);
  g_assert_cmpuint (pol_thumbnail_loader_get_n_decoded (loader), ==, 1);

  await_saved (file);
  load (other, file, &answer);
  g_assert_cmpint (gdk_texture_get_width (answer.texture), ==, 128);
  g_assert_cmpuint (pol_thumbnail_loader_get_n_decoded (other), ==, 0);
}

static void
test_changed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 80, 60);
  g_autoptr (PolThumbnailLoader) loader = pol_thumbnail_loader_new (1, MIB);
  g_autoptr (GFile) changed = NULL;
  g_auto (Answer) answer = { NULL };

  load (loader, file, &answer);
  g_assert_cmpint (gdk_texture_get_width (answer.texture), ==, 80);
  changed = fixture_write_picture (fixture, "a.jpg", "jpeg", 60, 100);
  load (loader, file, &answer);
  g_assert_cmpint (gdk_texture_get_width (answer.texture), ==, 60);
  g_assert_cmpint (gdk_texture_get_width (pol_thumbnail_loader_peek (loader, file, 128)), ==, 60);
  g_assert_cmpuint (pol_thumbnail_loader_get_n_decoded (loader), ==, 2);

  g_assert_no_errno (g_unlink (g_file_peek_path (file)));
  load (loader, file, &answer);
  g_assert_false (answer.loaded);
  g_assert_error (answer.error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_UNREADABLE);
}

static void
test_bounded (Fixture *fixture, gconstpointer data)
{
  enum { N = 40, KEPT = 3 };
  const gsize max_bytes = KEPT * 4 * 128 * 96;
  g_autoptr (PolThumbnailLoader) loader = pol_thumbnail_loader_new (1, max_bytes);
  g_auto (Answer) answer = { NULL };

  for (guint i = 0; i < N; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.png", i);
      g_autoptr (GFile) file = fixture_write_picture (fixture, name, "png", 128, 96);

      load (loader, file, &answer);
      g_assert_nonnull (answer.texture);
      g_assert_cmpuint (pol_thumbnail_loader_get_n_bytes (loader), <=, max_bytes);
    }
  g_assert_cmpuint (pol_thumbnail_loader_get_n_bytes (loader), ==, max_bytes);
}

static void
test_newest_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) blocking = make_blocking_file (fixture, "blocking.jpg");
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 80, 60);
  g_autoptr (PolThumbnailLoader) loader = pol_thumbnail_loader_new (1, MIB);
  g_autoptr (GCancellable) raised = g_cancellable_new ();
  g_auto (Answer) blocked = { NULL };
  g_auto (Answer) first = { NULL };
  g_auto (Answer) second = { NULL };
  g_auto (Answer) near = { NULL };
  g_auto (Answer) seen = { NULL };

  ask (loader, blocking, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &blocked);
  await_decoding (loader, 1);
  ask (loader, file, POL_THUMBNAIL_PRIORITY_NEAR, raised, &seen);
  ask (loader, file, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &first);
  ask (loader, file, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &second);
  ask (loader, file, POL_THUMBNAIL_PRIORITY_NEAR, NULL, &near);
  pol_thumbnail_loader_raise (loader, raised, POL_THUMBNAIL_PRIORITY_SEEN);
  unblock (blocking);
  await (&near);

  g_assert_error (blocked.error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_EMPTY);
  g_assert_cmpuint (blocked.turn, <, seen.turn);
  g_assert_cmpuint (seen.turn, <, second.turn);
  g_assert_cmpuint (second.turn, <, first.turn);
  g_assert_cmpuint (first.turn, <, near.turn);
}

/* With one thread, a file that blocks it is what another one waits behind. */
static void
test_saves_afterwards (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) blocking = make_blocking_file (fixture, "blocking.jpg");
  g_autoptr (GFile) waiting = make_blocking_file (fixture, "waiting.jpg");
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 80, 60);
  g_autoptr (PolThumbnailLoader) loader = pol_thumbnail_loader_new (1, MIB);
  g_auto (Answer) blocked = { NULL };
  g_auto (Answer) later = { NULL };
  g_auto (Answer) answer = { NULL };

  ask (loader, blocking, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &blocked);
  await_decoding (loader, 1);
  ask (loader, waiting, POL_THUMBNAIL_PRIORITY_NEAR, NULL, &later);
  ask (loader, file, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &answer);
  unblock (blocking);
  await (&answer);
  g_assert_nonnull (answer.texture);

  await_decoding (loader, 3);
  g_assert_false (is_saved (file));
  unblock (waiting);
  await (&later);
  await_saved (file);
}

/* What a view does that is scrolled quickly: asks for every row that comes by, then cancels. */
static void
test_scrolling (Fixture *fixture, gconstpointer data)
{
  enum { N_ROWS = 200, N_SHOWN = 10 };
  g_autoptr (GFile) blocking = make_blocking_file (fixture, "blocking.jpg");
  g_autoptr (PolThumbnailLoader) loader = pol_thumbnail_loader_new (1, MIB);
  g_auto (Answer) blocked = { NULL };
  Answer answers[N_ROWS] = { { NULL } };

  ask (loader, blocking, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &blocked);
  await_decoding (loader, 1);
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_autofree char *name = g_strdup_printf ("%u.png", row);
      g_autoptr (GFile) file = fixture_write_picture (fixture, name, "png", 8, 6);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      ask (loader, file, POL_THUMBNAIL_PRIORITY_SEEN, cancellable, &answers[row]);
      if (row < N_ROWS - N_SHOWN)
        g_cancellable_cancel (cancellable);
    }
  unblock (blocking);

  for (guint row = 0; row < N_ROWS; row++)
    {
      await (&answers[row]);
      if (row < N_ROWS - N_SHOWN)
        g_assert_error (answers[row].error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      else
        g_assert_no_error (answers[row].error);
      answer_clear (&answers[row]);
    }
  await (&blocked);
  g_assert_cmpuint (pol_thumbnail_loader_get_n_decoded (loader), ==, 1 + N_SHOWN);
}

/* A file that comes slowly: the reading ends between two pieces of it. */
static void
test_cancelled_while_decoding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) blocking = make_blocking_file (fixture, "blocking.jpg");
  g_autoptr (PolThumbnailLoader) loader = pol_thumbnail_loader_new (1, MIB);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_auto (Answer) answer = { NULL };

  ask (loader, blocking, POL_THUMBNAIL_PRIORITY_SEEN, cancellable, &answer);
  await_decoding (loader, 1);
  g_cancellable_cancel (cancellable);
  unblock_cancelled (blocking, &answer);
  await (&answer);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_dropped_while_loading (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) blocking = make_blocking_file (fixture, "blocking.jpg");
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 80, 60);
  PolThumbnailLoader *loader = pol_thumbnail_loader_new (1, MIB);
  g_auto (Answer) blocked = { NULL };
  g_auto (Answer) answer = { NULL };

  ask (loader, blocking, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &blocked);
  await_decoding (loader, 1);
  ask (loader, file, POL_THUMBNAIL_PRIORITY_SEEN, NULL, &answer);
  g_object_add_weak_pointer (G_OBJECT (loader), (gpointer *) &loader);
  g_object_unref (loader);
  unblock (blocking);
  await (&answer);

  g_assert_nonnull (answer.texture);
  g_assert_cmpuint (blocked.turn, <, answer.turn);
  g_assert_null (loader);
}

static void
test_shared (void)
{
  PolThumbnailLoader *one = pol_thumbnail_loader_dup_default ();
  PolThumbnailLoader *other = pol_thumbnail_loader_dup_default ();

  g_assert_true (one == other);
  g_object_unref (one);
  g_assert_finalize_object (other);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/thumbnail-loader/shared-by-all-views", test_shared);
  fixture_add ("/thumbnail-loader/decodes-once", test_once);
  fixture_add ("/thumbnail-loader/changed-file-is-loaded-again", test_changed);
  fixture_add ("/thumbnail-loader/memory-is-bounded", test_bounded);
  fixture_add ("/thumbnail-loader/seen-and-newest-first", test_newest_first);
  fixture_add ("/thumbnail-loader/saves-afterwards", test_saves_afterwards);
  fixture_add ("/thumbnail-loader/scrolling-decodes-what-shows", test_scrolling);
  fixture_add ("/thumbnail-loader/cancelled-while-decoding", test_cancelled_while_decoding);
  fixture_add ("/thumbnail-loader/dropped-while-loading", test_dropped_while_loading);

  return g_test_run ();
}
