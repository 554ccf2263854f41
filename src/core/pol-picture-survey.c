/* pol-picture-survey.c: looks into the files of a project: what their pictures look like, and
 * which are the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-picture-survey.h"

#include "pol-image-file.h"
#include "pol-store.h"

#define CHUNK (256 * 1024)

/* So many are kept at once. */
#define BATCH 256

/* What is missing of an image. */
typedef enum
{
  NEED_NOTHING = 0,
  NEED_HASH = 1 << 0,
  NEED_DIGEST = 1 << 1
} Need;

typedef struct
{
  const PolPictureSurvey *by;
  gpointer user_data;
  PolProject *project;
  GCancellable *cancellable;

  GArray *looks;            /* PolPictureLook of each image */
  guint8 *needs;
  GAsyncQueue *done;        /* the index of an image, plus 1 */
} Run;

static void
take_kept (gpointer user_data,
           const PolPictureLook *kept)
{
  Run *run = user_data;
  PolPictureLook *look;

  if (kept->image >= run->looks->len)
    return;

  look = pol_picture_look_nth (run->looks, kept->image);
  *look = *kept;
  look->digest = g_strdup (kept->digest);
}

/* What was found in a file that is another one now, or is not there, is of no use. */
static void
find_file (Run *run,
           GFile *folder,
           guint image)
{
  PolPictureLook *look = pol_picture_look_nth (run->looks, image);
  PolImageFile file = { .size = -1 };

  if (!pol_project_get_image_missing (run->project, image)
      && pol_image_file_query (&file, folder, pol_project_get_image_path (run->project, image),
                               run->cancellable)
      && look->state != POL_PICTURE_STATE_UNKNOWN && look->size == file.size
      && look->mtime == file.mtime)
    return;

  g_free (look->digest);
  *look = (PolPictureLook) { .image = image, .size = file.size, .mtime = file.mtime };
  if (file.size >= 0)
    run->needs[image] = NEED_HASH;
}

static void
find_files (Run *run)
{
  GFile *folder = pol_project_get_folder (run->project);

  for (guint i = 0; i < run->looks->len; i++)
    find_file (run, folder, i);
}

static void
need_digest (Run *run,
             guint image)
{
  if (pol_picture_look_nth (run->looks, image)->digest == NULL)
    run->needs[image] |= NEED_DIGEST;
}

/* Only files of one size can have the same bytes. An empty file is nothing to compare. */
static void
find_twins (Run *run)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < run->looks->len; i++)
    {
      PolPictureLook *look = pol_picture_look_nth (run->looks, i);
      gpointer first;

      if (look->size <= 0)
        continue;
      if (!g_hash_table_lookup_extended (firsts, &look->size, NULL, &first))
        {
          g_hash_table_insert (firsts, &look->size, GUINT_TO_POINTER (i));
          continue;
        }
      need_digest (run, GPOINTER_TO_UINT (first));
      need_digest (run, i);
    }
}

/* Takes what was kept, and finds out what is missing still. */
static void
find_needs (Run *run)
{
  pol_store_read_looks (pol_project_get_path (run->project), take_kept, run);
  find_files (run);
  find_twins (run);
}

static void
look_at_picture (Run *run,
                 PolPictureLook *look,
                 GFile *file)
{
  g_autoptr (GError) error = NULL;
  gboolean has_hash = FALSE;

  if (run->by->hash (file, &has_hash, &look->hash, run->cancellable, &error))
    look->state = has_hash ? POL_PICTURE_STATE_HASHED : POL_PICTURE_STATE_PLAIN;
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
           && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    look->state = POL_PICTURE_STATE_UNREADABLE;
}

static char *
digest_file (GFile *file,
             GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *chunk = g_malloc (CHUNK);
  gssize n;

  if (stream == NULL)
    return NULL;

  while ((n = g_input_stream_read (G_INPUT_STREAM (stream), chunk, CHUNK, cancellable, NULL)) > 0)
    g_checksum_update (checksum, chunk, n);

  return n == 0 ? g_strdup (g_checksum_get_string (checksum)) : NULL;
}

/* On a thread of the pool; @data is the image's index plus 1. */
static void
look_at_file (gpointer data,
              gpointer user_data)
{
  Run *run = user_data;
  guint image = GPOINTER_TO_UINT (data) - 1;

  if (!g_cancellable_is_cancelled (run->cancellable))
    {
      PolPictureLook *look = pol_picture_look_nth (run->looks, image);
      g_autoptr (GFile) file = pol_project_get_image_file (run->project, image);

      if (run->needs[image] & NEED_HASH)
        look_at_picture (run, look, file);
      if (run->needs[image] & NEED_DIGEST)
        look->digest = digest_file (file, run->cancellable);
    }
  g_async_queue_push (run->done, data);
}

static void
keep (Run *run,
      GArray *looks)
{
  if (looks->len > 0 && run->by->keep != NULL)
    run->by->keep (looks, run->user_data);
}

static void
tell_progress (Run *run,
               guint n_done)
{
  if (run->by->progress != NULL)
    run->by->progress (n_done, run->looks->len, run->user_data);
}

/* What cannot be read may be readable another time, though the file stays as it is. */
static gboolean
is_lasting (const PolPictureLook *look)
{
  return look->state == POL_PICTURE_STATE_HASHED || look->state == POL_PICTURE_STATE_PLAIN;
}

/* Waits for what the pool does. */
static void
collect (Run *run,
         guint n_known)
{
  g_autoptr (GArray) looks = pol_picture_look_new_array (0);

  tell_progress (run, n_known);
  for (guint n = n_known + 1; n <= run->looks->len; n++)
    {
      guint image = GPOINTER_TO_UINT (g_async_queue_pop (run->done)) - 1;
      const PolPictureLook *look = pol_picture_look_nth (run->looks, image);

      if (is_lasting (look))
        pol_picture_look_append (looks, look);
      if (looks->len == BATCH)
        {
          keep (run, looks);
          g_array_unref (looks);
          looks = pol_picture_look_new_array (0);
        }
      tell_progress (run, n);
    }
  keep (run, looks);
}

static void
look_at_all (Run *run)
{
  GThreadPool *pool = g_thread_pool_new (look_at_file, run, g_get_num_processors (), TRUE, NULL);
  guint n_known = 0;

  for (guint i = 0; i < run->looks->len; i++)
    {
      if (run->needs[i] != NEED_NOTHING)
        g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
      else
        n_known++;
    }
  collect (run, n_known);
  g_thread_pool_free (pool, FALSE, TRUE);
}

static GArray *
make_facts (Run *run)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);
  GArray *facts = g_array_sized_new (FALSE, FALSE, sizeof (PolPictureFact), run->looks->len);

  for (guint i = 0; i < run->looks->len; i++)
    {
      const PolPictureLook *look = pol_picture_look_nth (run->looks, i);
      PolPictureFact fact = { look->hash, i, look->state };
      gpointer first;

      if (look->digest != NULL && g_hash_table_lookup_extended (firsts, look->digest, NULL, &first))
        fact.original = GPOINTER_TO_UINT (first);
      else if (look->digest != NULL)
        g_hash_table_insert (firsts, look->digest, GUINT_TO_POINTER (i));
      g_array_append_val (facts, fact);
    }

  return facts;
}

/**
 * pol_picture_survey_run:
 * @self: who looks
 * @project: a project
 * @user_data: data for the functions of @self
 * @cancellable: (nullable): a cancellable
 *
 * Finds out what is to be known of all pictures. Those that were looked at before, and
 * whose files are the same still, are not read; the others are, on all processors. What
 * is found goes to @self's `keep`, for pol_project_keep_looks(). Blocks.
 *
 * Returns: (transfer full): an array of PolPictureFact, one for each image; nothing is known of
 *   what was not looked at before it was cancelled
 */
GArray *
pol_picture_survey_run (const PolPictureSurvey *self,
                        PolProject *project,
                        gpointer user_data,
                        GCancellable *cancellable)
{
  guint n = pol_project_get_n_images (project);
  g_autoptr (GArray) looks = pol_picture_look_new_array (n);
  g_autofree guint8 *needs = g_new0 (guint8, n);
  g_autoptr (GAsyncQueue) done = g_async_queue_new ();
  Run run = { self, user_data, project, cancellable, looks, needs, done };

  find_needs (&run);
  look_at_all (&run);

  return make_facts (&run);
}

static gboolean
needs_any (Run *run)
{
  for (guint i = 0; i < run->looks->len; i++)
    if (run->needs[i] != NEED_NOTHING)
      return TRUE;

  return FALSE;
}

/**
 * pol_picture_survey_remember:
 * @project: a project
 * @cancellable: (nullable): a cancellable
 *
 * Does what a survey does, if no file has to be read for it. Blocks.
 *
 * Returns: (transfer full) (nullable): an array of PolPictureFact, one for each image; %NULL where
 *   something has to be read, or is not there to be read
 */
GArray *
pol_picture_survey_remember (PolProject *project,
                             GCancellable *cancellable)
{
  guint n = pol_project_get_n_images (project);
  g_autoptr (GArray) looks = NULL;
  g_autofree guint8 *needs = NULL;
  Run run = { .project = project, .cancellable = cancellable };

  if (!pol_store_has_all_looks (pol_project_get_path (project)))
    return NULL;

  run.looks = looks = pol_picture_look_new_array (n);
  run.needs = needs = g_new0 (guint8, n);
  find_needs (&run);

  return needs_any (&run) ? NULL : make_facts (&run);
}
