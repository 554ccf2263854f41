/* pol-picture-survey.c: looks into many files: what their pictures look like, and which are the same
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-picture-survey.h"

#include "pol-image-decode.h"
#include "pol-picture-hash.h"

/* As small as a decoder gives it cheaply; the hash needs less. */
#define LOOK_SIZE 128
#define CHUNK (256 * 1024)

typedef struct
{
  GPtrArray *files;         /* GFile, NULL for one not to be looked at */
  GArray *looks;            /* PolPictureLook */
  goffset *sizes;           /* -1 for what is not there */
  guint8 *is_twin;          /* another file has its size */
  char **digests;           /* of those */
  GCancellable *cancellable;

  GMutex mutex;             /* guards what follows */
  guint n_done;
  PolSurveyFunc progress;
  gpointer user_data;
} Survey;

static goffset
query_size (GFile *file,
            GCancellable *cancellable)
{
  g_autoptr (GFileInfo) info = NULL;

  if (file == NULL)
    return -1;

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable,
                            NULL);
  return info != NULL ? g_file_info_get_size (info) : -1;
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

static void
look_at_picture (Survey *self,
                 guint i)
{
  PolPictureLook *look = &g_array_index (self->looks, PolPictureLook, i);
  GFile *file = g_ptr_array_index (self->files, i);
  g_autoptr (PolDecodedImage) image = NULL;
  g_autoptr (GError) error = NULL;
  guint64 hash;

  image = pol_image_decode (file, LOOK_SIZE, self->cancellable, &error);
  if (image == NULL)
    {
      look->unreadable = !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                         && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
      return;
    }

  look->unreadable = image->incomplete;
  look->has_hash = !image->incomplete && pol_picture_hash (image->pixbuf, &hash);
  if (look->has_hash)
    look->hash = hash;
}

static void
tell_progress (Survey *self)
{
  g_mutex_lock (&self->mutex);
  self->n_done++;
  if (self->progress != NULL)
    self->progress (self->n_done, self->files->len, self->user_data);
  g_mutex_unlock (&self->mutex);
}

/* On a thread of the pool; @data is the file's index plus 1. */
static void
look_at_file (gpointer data,
              gpointer user_data)
{
  Survey *self = user_data;
  guint i = GPOINTER_TO_UINT (data) - 1;

  if (self->sizes[i] >= 0 && !g_cancellable_is_cancelled (self->cancellable))
    {
      look_at_picture (self, i);
      if (self->is_twin[i])
        self->digests[i] = digest_file (g_ptr_array_index (self->files, i), self->cancellable);
    }
  tell_progress (self);
}

/* Only files of one size can have the same bytes. An empty file is nothing to compare. */
static void
find_twins (Survey *self)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < self->files->len; i++)
    {
      gpointer first;

      self->sizes[i] = query_size (g_ptr_array_index (self->files, i), self->cancellable);
      if (self->sizes[i] <= 0)
        continue;
      if (!g_hash_table_lookup_extended (firsts, &self->sizes[i], NULL, &first))
        {
          g_hash_table_insert (firsts, &self->sizes[i], GUINT_TO_POINTER (i));
          continue;
        }
      self->is_twin[i] = self->is_twin[GPOINTER_TO_UINT (first)] = TRUE;
    }
}

static void
find_originals (Survey *self)
{
  g_autoptr (GHashTable) firsts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->files->len; i++)
    {
      gpointer first;

      if (self->digests[i] == NULL)
        continue;
      if (g_hash_table_lookup_extended (firsts, self->digests[i], NULL, &first))
        g_array_index (self->looks, PolPictureLook, i).original = GPOINTER_TO_UINT (first);
      else
        g_hash_table_insert (firsts, self->digests[i], GUINT_TO_POINTER (i));
    }
}

static void
look_at_all (Survey *self)
{
  GThreadPool *pool = g_thread_pool_new (look_at_file, self, g_get_num_processors (), TRUE, NULL);

  for (guint i = 0; i < self->files->len; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
}

/**
 * pol_picture_survey:
 * @files: (element-type GFile): files, %NULL where there is none to look at
 * @progress: (nullable) (scope call): called after each file, one call at a time, on
 *   any thread
 * @user_data: data for @progress
 * @cancellable: (nullable): a cancellable
 *
 * Decodes all files, on all processors. Blocks.
 *
 * Returns: (transfer full): an array of PolPictureLook, one for each file; what was not
 *   looked at before it was cancelled has no hash
 */
GArray *
pol_picture_survey (GPtrArray *files,
                    PolSurveyFunc progress,
                    gpointer user_data,
                    GCancellable *cancellable)
{
  guint n = files->len;
  g_autofree goffset *sizes = g_new0 (goffset, n);
  g_autofree guint8 *is_twin = g_new0 (guint8, n);
  g_autofree char **digests = g_new0 (char *, n);
  GArray *looks = g_array_sized_new (FALSE, TRUE, sizeof (PolPictureLook), n);
  Survey self = { files, looks, sizes, is_twin, digests, cancellable };

  g_array_set_size (looks, n);
  for (guint i = 0; i < n; i++)
    g_array_index (looks, PolPictureLook, i).original = i;

  g_mutex_init (&self.mutex);
  self.progress = progress;
  self.user_data = user_data;
  find_twins (&self);
  look_at_all (&self);
  find_originals (&self);
  g_mutex_clear (&self.mutex);
  for (guint i = 0; i < n; i++)
    g_free (digests[i]);

  return looks;
}
