/* test-thumbnailer.c: thumbnails come newest first, from the cache where they can
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
#include "pol-thumbnailer.h"

typedef struct
{
  GdkPixbuf *pixbuf;
  GError    *error;
  GThread   *thread;
  guint      turn;     /* 0 until it is there, then counted from 1 */
} Answer;

static guint n_answers;

static void
answer_clear (Answer *answer)
{
  g_clear_object (&answer->pixbuf);
  g_clear_error (&answer->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Answer, answer_clear)

static void
take_answer (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  answer->pixbuf = pol_thumbnailer_load_finish (POL_THUMBNAILER (source), result, &answer->error);
  answer->thread = g_thread_self ();
  answer->turn = ++n_answers;
}

static void
await (const Answer *answer)
{
  while (answer->turn == 0)
    g_main_context_iteration (NULL, TRUE);
}

static GdkPixbuf *
load (PolThumbnailer *thumbnailer, GFile *file, guint size, GError **error)
{
  Answer answer = { NULL };

  pol_thumbnailer_load_async (thumbnailer, file, size, NULL, take_answer, &answer);
  g_assert_cmpuint (answer.turn, ==, 0);
  await (&answer);
  g_assert_true (answer.thread == g_thread_self ());
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.pixbuf;
}

static void
assert_loads (PolThumbnailer *thumbnailer, GFile *file, guint size, int width, int height)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkPixbuf) pixbuf = load (thumbnailer, file, size, &error);

  g_assert_no_error (error);
  g_assert_cmpint (gdk_pixbuf_get_width (pixbuf), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (pixbuf), ==, height);
}

static void
assert_fails (PolThumbnailer *thumbnailer, GFile *file, PolImageError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (load (thumbnailer, file, 128, &error));
  g_assert_error (error, POL_IMAGE_ERROR, (int) code);
}

/* A file that nobody has written yet keeps a thread busy until it is opened for writing. */
static GFile *
make_blocking_file (Fixture *fixture)
{
  GFile *file = fixture_get_file (fixture, "blocking.jpg");

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

static void
await_decoding (PolThumbnailer *thumbnailer)
{
  while (pol_thumbnailer_get_n_decoded (thumbnailer) == 0)
    g_thread_yield ();
}

/* A thread lets go of what it answered a moment after the answer. */
static void
await_finalized (GWeakRef *weak)
{
  gint64 end = g_get_monotonic_time () + 10 * G_TIME_SPAN_SECOND;
  gpointer alive;

  while ((alive = g_weak_ref_get (weak)) != NULL)
    {
      g_object_unref (alive);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_thread_yield ();
    }
  g_weak_ref_clear (weak);
}

static void
assert_finalizes (PolThumbnailer *thumbnailer)
{
  GWeakRef weak;

  g_weak_ref_init (&weak, thumbnailer);
  g_object_unref (thumbnailer);
  await_finalized (&weak);
}

static void
cached (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 800, 600);
  PolThumbnailer *thumbnailer = pol_thumbnailer_new (1);

  assert_loads (thumbnailer, file, 256, 256, 192);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
  assert_loads (thumbnailer, file, 256, 256, 192);
  assert_loads (thumbnailer, file, 200, 200, 150);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
  assert_finalizes (thumbnailer);

  thumbnailer = pol_thumbnailer_new (0);
  assert_loads (thumbnailer, file, 256, 256, 192);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 0);
  assert_finalizes (thumbnailer);
}

static void
stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 80, 60);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new (1);
  g_autoptr (GFile) changed = NULL;
  g_autoptr (GError) error = NULL;

  assert_loads (thumbnailer, file, 128, 80, 60);
  changed = fixture_write_picture (fixture, "a.jpg", "jpeg", 60, 80);
  g_file_set_attribute_uint64 (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 1000000000,
                               G_FILE_QUERY_INFO_NONE, NULL, &error);
  g_assert_no_error (error);
  assert_loads (thumbnailer, file, 128, 60, 80);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 2);
}

static void
failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_text (fixture, "a.jpg", "Not a picture.");
  g_autoptr (GFile) gone = fixture_get_file (fixture, "gone.jpg");
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new (1);

  assert_fails (thumbnailer, file, POL_IMAGE_ERROR_NOT_AN_IMAGE);
  assert_fails (thumbnailer, file, POL_IMAGE_ERROR_NOT_AN_IMAGE);
  assert_fails (thumbnailer, gone, POL_IMAGE_ERROR_UNREADABLE);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
}

static void
any_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "caf\xE9 #1.png", "png", 80, 60);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new (1);

  assert_loads (thumbnailer, file, 128, 80, 60);
  assert_loads (thumbnailer, file, 128, 80, 60);
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1);
}

static void
no_thumbnail_of_a_thumbnail (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 80, 60);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new (1);
  g_autoptr (PolThumbnailCache) cache = pol_thumbnail_cache_new (NULL);
  g_autofree char *uri = g_file_get_uri (file);
  g_autofree char *path = pol_thumbnail_cache_get_path (cache, uri, 128);
  g_autoptr (GFile) thumbnail = g_file_new_for_path (path);
  g_autofree char *thumbnail_uri = g_file_get_uri (thumbnail);
  g_autofree char *second = pol_thumbnail_cache_get_path (cache, thumbnail_uri, 128);

  assert_loads (thumbnailer, file, 128, 80, 60);
  assert_loads (thumbnailer, thumbnail, 128, 80, 60);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (second, G_FILE_TEST_EXISTS));
}

static void
larger_than_any_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 1600, 100);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new (1);

  assert_loads (thumbnailer, file, 1500, 1500, 94);
}

static void
newest_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) blocking = make_blocking_file (fixture);
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.jpg", "jpeg", 80, 60);
  g_autoptr (PolThumbnailer) thumbnailer = pol_thumbnailer_new (1);
  g_auto (Answer) blocked = { NULL };
  g_auto (Answer) first = { NULL };
  g_auto (Answer) second = { NULL };
  g_auto (Answer) third = { NULL };

  pol_thumbnailer_load_async (thumbnailer, blocking, 128, NULL, take_answer, &blocked);
  await_decoding (thumbnailer);
  pol_thumbnailer_load_async (thumbnailer, file, 128, NULL, take_answer, &first);
  pol_thumbnailer_load_async (thumbnailer, file, 128, NULL, take_answer, &second);
  pol_thumbnailer_load_async (thumbnailer, file, 128, NULL, take_answer, &third);
  unblock (blocking);
  await (&first);

  g_assert_error (blocked.error, POL_IMAGE_ERROR, POL_IMAGE_ERROR_EMPTY);
  g_assert_cmpuint (blocked.turn, <, third.turn);
  g_assert_cmpuint (third.turn, <, second.turn);
  g_assert_cmpuint (second.turn, <, first.turn);
}

/* What a view does that is scrolled quickly: asks for every row that comes by, then cancels. */
static void
scrolling (Fixture *fixture, gconstpointer data)
{
  enum { N_ROWS = 200, N_SHOWN = 10 };
  g_autoptr (GFile) blocking = make_blocking_file (fixture);
  PolThumbnailer *thumbnailer = pol_thumbnailer_new (1);
  g_auto (Answer) blocked = { NULL };
  Answer answers[N_ROWS] = { { NULL } };

  pol_thumbnailer_load_async (thumbnailer, blocking, 128, NULL, take_answer, &blocked);
  await_decoding (thumbnailer);
  for (guint row = 0; row < N_ROWS; row++)
    {
      g_autofree char *name = g_strdup_printf ("%u.png", row);
      g_autoptr (GFile) file = fixture_write_picture (fixture, name, "png", 8, 6);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      pol_thumbnailer_load_async (thumbnailer, file, 128, cancellable, take_answer, &answers[row]);
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
  g_assert_cmpuint (pol_thumbnailer_get_n_decoded (thumbnailer), ==, 1 + N_SHOWN);
  assert_finalizes (thumbnailer);
}

static void
dropped_with_work_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) blocking = make_blocking_file (fixture);
  g_autoptr (GFile) file = fixture_write_picture (fixture, "a.png", "png", 80, 60);
  PolThumbnailer *thumbnailer = pol_thumbnailer_new (1);
  g_auto (Answer) blocked = { NULL };
  g_auto (Answer) answer = { NULL };
  GWeakRef weak;

  pol_thumbnailer_load_async (thumbnailer, blocking, 128, NULL, take_answer, &blocked);
  await_decoding (thumbnailer);
  pol_thumbnailer_load_async (thumbnailer, file, 128, NULL, take_answer, &answer);
  g_weak_ref_init (&weak, thumbnailer);
  g_object_unref (thumbnailer);
  unblock (blocking);
  await (&answer);

  g_assert_no_error (answer.error);
  await_finalized (&weak);
  g_assert_cmpuint (blocked.turn, <, answer.turn);
}

int
main (int argc, char *argv[])
{
  Fixture cache;
  int status;

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  /* G_TEST_OPTION_ISOLATE_DIRS would take the MIME types away, without which no picture is known */
  fixture_set_up (&cache, NULL);
  g_setenv ("XDG_CACHE_HOME", cache.folder, TRUE);

  fixture_add ("/thumbnailer/decodes-once", cached);
  fixture_add ("/thumbnailer/changed-file-is-decoded-again", stale);
  fixture_add ("/thumbnailer/unreadable-file-is-tried-once", failure);
  fixture_add ("/thumbnailer/any-file-name", any_name);
  fixture_add ("/thumbnailer/no-thumbnail-of-a-thumbnail", no_thumbnail_of_a_thumbnail);
  fixture_add ("/thumbnailer/larger-than-any-kept", larger_than_any_kept);
  fixture_add ("/thumbnailer/newest-request-first", newest_first);
  fixture_add ("/thumbnailer/scrolling-decodes-what-shows", scrolling);
  fixture_add ("/thumbnailer/dropped-with-work-waiting", dropped_with_work_waiting);

  status = g_test_run ();
  fixture_tear_down (&cache, NULL);
  return status;
}
