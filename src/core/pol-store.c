/* pol-store.c: a project file and the thread that writes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pol-error.h"
#include "pol-store-schema.h"
#include "pol-store-writer.h"

/* So many queued changes share one commit at most. */
#define JOBS_PER_COMMIT 256
#define IMAGES_PER_COMMIT 65536
#define BUSY_TIMEOUT_MS 5000

/* Bytes that the journal may keep after a large change. */
#define JOURNAL_SIZE_LIMIT "16777216"

typedef struct
{
  gboolean (*write) (PolStoreWriter *writer, gpointer data);
  gpointer data;
  GDestroyNotify free;
  gboolean large;            /* wants a transaction of its own */
  guint n_images;            /* that it is about, if they may be many */
} Job;

struct _PolStore
{
  gatomicrefcount ref_count;

  char *path;
  gboolean writable;
  sqlite3 *db;               /* the opener's until pol_store_start(), then the thread's;
                              * never of two at once, so it has no mutex */
  PolStoreWriter *writer;
  int data_version;
  GThread *thread;

  GMutex mutex;              /* guards all below */
  GCond cond;
  GQueue queue;              /* Job, those being written included */
  gboolean stopping;
  gboolean stuck;            /* the last try failed, and nobody asked for another */
  GError *error;             /* of the last try */
  PolStoreFunc func;
  gpointer user_data;
};

static void
job_free (Job *job)
{
  job->free (job->data);
  g_free (job);
}

static void
close_database (PolStore *self)
{
  g_clear_pointer (&self->writer, pol_store_writer_free);
  g_clear_pointer (&self->db, sqlite3_close);
}

PolStore *
pol_store_ref (PolStore *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
pol_store_unref (PolStore *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_assert (self->thread == NULL);
  close_database (self);
  g_queue_clear_full (&self->queue, (GDestroyNotify) job_free);
  g_clear_error (&self->error);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self);
}

static PolStore *
pol_store_new (const char *path)
{
  PolStore *self = g_new0 (PolStore, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (path);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  return self;
}

static void
set_errno_error (GError **error,
                 const char *path,
                 int saved_errno)
{
  g_autofree char *display = g_filename_display_name (path);

  if (saved_errno == EEXIST)
    g_set_error (error, POL_ERROR, POL_ERROR_EXISTS,
                 _("There is a file “%s” already. Choose another name."), display);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                 _("“%s” cannot be opened: %s"), display, g_strerror (saved_errno));
}

static gboolean
configure (PolStore *self,
           GError **error)
{
  const char *settings = self->writable ? "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                                          "PRAGMA foreign_keys = ON;"
                                          "PRAGMA journal_size_limit = " JOURNAL_SIZE_LIMIT ";"
                                        : "PRAGMA query_only = ON;";

  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT_MS);
  if (sqlite3_exec (self->db, settings, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;

  pol_store_set_error (error, self->db, self->path);
  return FALSE;
}

/* By its permissions too, which do not hold an administrator back. */
static gboolean
may_write (const char *path,
           const struct stat *info)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return (info->st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) != 0
         && g_access (path, W_OK) == 0
         && g_access (folder, W_OK) == 0;
}

/* A file that cannot be written is opened as one that never changes, unless
 * another program is at work on it. */
static char *
make_read_only_uri (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_bytes ((const guint8 *) absolute, strlen (absolute), "/");
  const char *mode = g_file_test (wal, G_FILE_TEST_EXISTS) ? "mode=ro" : "immutable=1";

  return g_strconcat ("file://", escaped, "?", mode, NULL);
}

static gboolean
open_database (PolStore *self,
               const struct stat *info,
               GError **error)
{
  int result;

  if (may_write (self->path, info))
    {
      result = sqlite3_open_v2 (self->path, &self->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                                NULL);
    }
  else
    {
      g_autofree char *uri = make_read_only_uri (self->path);

      result = sqlite3_open_v2 (uri, &self->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                                NULL);
    }

  if (result == SQLITE_OK)
    return TRUE;

  pol_store_set_error (error, self->db, self->path);
  return FALSE;
}

static gboolean
stat_project (const char *path,
              struct stat *info,
              GError **error)
{
  g_autofree char *display = g_filename_display_name (path);

  if (g_stat (path, info) != 0)
    {
      set_errno_error (error, path, errno);
      return FALSE;
    }

  if (!S_ISREG (info->st_mode) || info->st_size == 0)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_NOT_A_PROJECT,
                   _("“%s” is not a Polarity project."), display);
      return FALSE;
    }

  return TRUE;
}

/* An older file that may not be written is brought up to date in a copy in
 * memory. */
static gboolean
migrate_in_memory (PolStore *self,
                   int version,
                   GError **error)
{
  sqlite3 *memory = NULL;
  sqlite3_backup *backup;

  sqlite3_open (":memory:", &memory);
  backup = sqlite3_backup_init (memory, "main", self->db, "main");
  if (backup != NULL)
    {
      sqlite3_backup_step (backup, -1);
      sqlite3_backup_finish (backup);
    }
  sqlite3_close (self->db);
  self->db = memory;

  return pol_store_schema_migrate (self->db, self->path, version, error);
}

/* Opens a project file, and brings it up to date if an older version made it. */
PolStore *
pol_store_open (const char *path,
                gboolean writable,
                GError **error)
{
  g_autoptr (PolStore) self = pol_store_new (path);
  struct stat info;
  int version;

  if (!stat_project (path, &info, error))
    return NULL;

  self->writable = writable;
  if (writable && !may_write (path, &info))
    {
      g_autofree char *display = g_filename_display_name (path);

      g_set_error (error, POL_ERROR, POL_ERROR_READ_ONLY,
                   _("“%s” is read-only. Copy it to a folder of your own and open the copy."),
                   display);
      return NULL;
    }

  if (!open_database (self, &info, error)
      || !pol_store_schema_check (self->db, path, &version, error)
      || !configure (self, error))
    return NULL;

  if (version < POL_STORE_VERSION
      && !(writable ? pol_store_schema_migrate (self->db, path, version, error)
                    : migrate_in_memory (self, version, error)))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
is_there (const char *path)
{
  GStatBuf info;

  return g_lstat (path, &info) == 0;
}

/* Makes a project in an empty file; @path is for messages. */
static gboolean
fill_database (const char *file,
               const char *path,
               const char *setting,
               const char *value,
               GError **error)
{
  sqlite3 *db = NULL;
  gboolean filled = FALSE;

  if (sqlite3_open_v2 (file, &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      pol_store_set_error (error, db, path);
    }
  else if (pol_store_schema_create (db, path, error))
    {
      PolStoreWriter *writer = pol_store_writer_new (db);

      filled = pol_store_writer_set_setting (writer, setting, value);
      if (!filled)
        pol_store_set_error (error, db, path);
      pol_store_writer_free (writer);
    }
  sqlite3_close (db);

  return filled;
}

/* Renames a file unless there is one of the new name. A file system without
 * links cannot do that in one step. */
static gboolean
rename_new (const char *file,
            const char *path,
            GError **error)
{
  int failure = link (file, path) == 0 ? 0 : errno;

  if (failure == EPERM || failure == EOPNOTSUPP || failure == ENOSYS)
    failure = is_there (path) ? EEXIST : g_rename (file, path) == 0 ? 0 : errno;
  g_unlink (file);
  if (failure == 0)
    return TRUE;

  set_errno_error (error, path, failure);
  return FALSE;
}

/* Makes a project file with a setting in it, and opens it. Fails if there is a
 * file already. The file comes to be as a whole: one that is there is a project,
 * wherever the program was stopped. */
PolStore *
pol_store_create (const char *path,
                  const char *setting,
                  const char *value,
                  GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *unfinished = g_build_filename (folder, ".polarity-XXXXXX", NULL);
  PolStore *self;
  int fd;

  if (is_there (path))
    {
      set_errno_error (error, path, EEXIST);
      return NULL;
    }

  fd = g_mkstemp_full (unfinished, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      set_errno_error (error, path, errno);
      return NULL;
    }
  close (fd);

  if (!fill_database (unfinished, path, setting, value, error))
    {
      g_unlink (unfinished);
      return NULL;
    }

  if (!rename_new (unfinished, path, error))
    return NULL;

  self = pol_store_open (path, TRUE, error);
  if (self == NULL)
    g_unlink (path);
  return self;
}

static gboolean
read_data_version (PolStore *self,
                   int *data_version)
{
  sqlite3_stmt *row = NULL;
  gboolean read = sqlite3_prepare_v2 (self->db, "PRAGMA data_version", -1, &row, NULL) == SQLITE_OK
                  && sqlite3_step (row) == SQLITE_ROW;

  if (read)
    *data_version = sqlite3_column_int (row, 0);
  sqlite3_finalize (row);

  return read;
}

/* Reads all of a project, as of one moment. */
gboolean
pol_store_read (PolStore *self,
                const PolStoreReader *reader,
                gpointer user_data,
                GError **error)
{
  gboolean read;

  sqlite3_exec (self->db, "BEGIN", NULL, NULL, NULL);
  read = pol_store_reader_read (reader, self->db, self->path, user_data, error);
  read_data_version (self, &self->data_version);
  sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL);

  return read;
}

typedef struct
{
  PolStore *store;
  GError *error;
} Notice;

static void
notice_free (Notice *notice)
{
  pol_store_unref (notice->store);
  g_clear_error (&notice->error);
  g_free (notice);
}

static gboolean
deliver_notice (gpointer user_data)
{
  Notice *notice = user_data;

  if (notice->store->func != NULL)
    notice->store->func (notice->error, notice->store->user_data);

  return G_SOURCE_REMOVE;
}

/* The function is only set and called on the main thread. */
static void
notify_main (PolStore *self,
             const GError *error)
{
  Notice *notice = g_new0 (Notice, 1);
  g_autoptr (GSource) source = g_idle_source_new ();

  notice->store = pol_store_ref (self);
  notice->error = error != NULL ? g_error_copy (error) : NULL;
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, deliver_notice, notice, (GDestroyNotify) notice_free);
  g_source_attach (source, NULL);
}

static gboolean
begin (PolStore *self,
       GError **error)
{
  g_autofree char *display = NULL;
  int data_version;

  if (sqlite3_exec (self->db, "BEGIN IMMEDIATE", NULL, NULL, NULL) != SQLITE_OK
      || !read_data_version (self, &data_version))
    {
      pol_store_set_error (error, self->db, self->path);
      return FALSE;
    }

  if (data_version == self->data_version)
    return TRUE;

  display = g_filename_display_name (self->path);
  g_set_error (error, POL_ERROR, POL_ERROR_CHANGED,
               _("“%s” was changed by another program. Open it again to go on."), display);
  return FALSE;
}

/* Writes jobs in one transaction. They stay in the queue until it returns. */
static gboolean
commit_jobs (PolStore *self,
             GPtrArray *jobs,
             GError **error)
{
  gboolean written = begin (self, error);

  if (!written)
    {
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }

  for (guint i = 0; written && i < jobs->len; i++)
    {
      Job *job = g_ptr_array_index (jobs, i);

      written = job->write (self->writer, job->data);
    }
  written = written && sqlite3_exec (self->db, "COMMIT", NULL, NULL, NULL) == SQLITE_OK;

  if (!written)
    {
      pol_store_set_error (error, self->db, self->path);
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
    }
  return written;
}

/* A large edit is checked as a whole by the writer: SQLite would look for three
 * other rows for each of its rows, which nearly doubles the time. */
static gboolean
commit (PolStore *self,
        GPtrArray *jobs,
        GError **error)
{
  const Job *first = g_ptr_array_index (jobs, 0);
  gboolean written;

  if (!first->large)
    return commit_jobs (self, jobs, error);

  sqlite3_exec (self->db, "PRAGMA foreign_keys = OFF", NULL, NULL, NULL);
  written = commit_jobs (self, jobs, error);
  sqlite3_exec (self->db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);

  return written;
}

static GPtrArray *
wait_for_jobs (PolStore *self)
{
  GPtrArray *jobs = g_ptr_array_new ();
  guint n_images = 0;

  while (!self->stopping && (self->queue.length == 0 || self->stuck))
    g_cond_wait (&self->cond, &self->mutex);

  if (self->stuck)
    return jobs;
  for (GList *link = self->queue.head; link != NULL && jobs->len < JOBS_PER_COMMIT
                                       && n_images < IMAGES_PER_COMMIT; link = link->next)
    {
      Job *job = link->data;

      if (job->large && jobs->len > 0)
        break;
      g_ptr_array_add (jobs, job);
      n_images += job->n_images;
      if (job->large)
        break;
    }

  return jobs;
}

static gpointer
work (gpointer user_data)
{
  PolStore *self = user_data;

  g_mutex_lock (&self->mutex);
  for (;;)
    {
      g_autoptr (GPtrArray) jobs = wait_for_jobs (self);
      g_autoptr (GError) error = NULL;

      if (jobs->len == 0)
        break;

      g_mutex_unlock (&self->mutex);
      commit (self, jobs, &error);
      g_mutex_lock (&self->mutex);

      for (guint i = 0; error == NULL && i < jobs->len; i++)
        job_free (g_queue_pop_head (&self->queue));
      self->stuck = error != NULL;
      g_clear_error (&self->error);
      self->error = error != NULL ? g_error_copy (error) : NULL;
      g_cond_broadcast (&self->cond);
      notify_main (self, error);
    }
  g_mutex_unlock (&self->mutex);

  return NULL;
}

/* Hands the database to the store's thread; @func hears of each commit. */
void
pol_store_start (PolStore *self,
                 PolStoreFunc func,
                 gpointer user_data)
{
  self->func = func;
  self->user_data = user_data;
  if (!self->writable)
    return;

  self->writer = pol_store_writer_new (self->db);
  self->thread = g_thread_new ("pol-store", work, self);
}

/* Waits until what is queued was tried once more, ends the thread and closes the
 * file. Notices that are still under way keep the store itself. */
void
pol_store_close (PolStore *self)
{
  self->func = NULL;
  if (self->thread != NULL)
    {
      g_mutex_lock (&self->mutex);
      self->stopping = TRUE;
      self->stuck = FALSE;
      g_cond_broadcast (&self->cond);
      g_mutex_unlock (&self->mutex);
      g_clear_pointer (&self->thread, g_thread_join);
    }

  close_database (self);
}

static void
submit_job (PolStore *self,
            Job *job)
{
  g_mutex_lock (&self->mutex);
  g_queue_push_tail (&self->queue, job);
  self->stuck = FALSE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}

static Job *
job_new (gboolean (*write) (PolStoreWriter *, gpointer),
         gpointer data,
         GDestroyNotify free_data)
{
  Job *job = g_new0 (Job, 1);

  job->write = write;
  job->data = data;
  job->free = free_data;

  return job;
}

static void
submit (PolStore *self,
        gboolean (*write) (PolStoreWriter *, gpointer),
        gpointer data,
        GDestroyNotify free_data)
{
  submit_job (self, job_new (write, data, free_data));
}

static void
submit_many (PolStore *self,
             gboolean (*write) (PolStoreWriter *, gpointer),
             gpointer data,
             GDestroyNotify free_data,
             guint n_images)
{
  Job *job = job_new (write, data, free_data);

  job->n_images = n_images;
  submit_job (self, job);
}

typedef struct
{
  PolEdit *edit;
  gboolean backwards;
  char *who;
  gint64 at;
} EditJob;

static gboolean
write_edit (PolStoreWriter *writer,
            gpointer data)
{
  EditJob *job = data;

  return pol_store_writer_edit (writer, job->edit, job->backwards, job->who, job->at);
}

static void
edit_job_free (gpointer data)
{
  EditJob *job = data;

  pol_edit_unref (job->edit);
  g_free (job->who);
  g_free (job);
}

/* Queues an edit, or taking it back, by @who. */
void
pol_store_write_edit (PolStore *self,
                      PolEdit *edit,
                      gboolean backwards,
                      const char *who)
{
  EditJob *data = g_new0 (EditJob, 1);
  Job *job = job_new (write_edit, data, edit_job_free);

  data->edit = pol_edit_ref (edit);
  data->backwards = backwards;
  data->who = g_strdup (who);
  data->at = pol_time_now ();
  job->large = pol_store_writer_is_large (edit);
  submit_job (self, job);
}

/* What is said of many images at once. */
typedef struct
{
  guint first;
  GArray *images;
  char **paths;
  gboolean missing;
} ImagesJob;

static gboolean
write_images (PolStoreWriter *writer,
              gpointer data)
{
  ImagesJob *job = data;

  return pol_store_writer_add_images (writer, job->first, (const char *const *) job->paths);
}

static void
images_job_free (gpointer data)
{
  ImagesJob *job = data;

  g_clear_pointer (&job->images, g_array_unref);
  g_strfreev (job->paths);
  g_free (job);
}

static void
submit_images (PolStore *self,
               gboolean (*write) (PolStoreWriter *, gpointer),
               ImagesJob job)
{
  guint n = job.images != NULL ? job.images->len : g_strv_length (job.paths);

  submit_many (self, write, g_memdup2 (&job, sizeof job), images_job_free, n);
}

/* Queues new images with indexes from @first. Takes @paths. */
void
pol_store_add_images (PolStore *self,
                      guint first,
                      char **paths)
{
  submit_images (self, write_images, (ImagesJob) { .first = first, .paths = paths });
}

static gboolean
write_moved (PolStoreWriter *writer,
             gpointer data)
{
  ImagesJob *job = data;

  return pol_store_writer_move_images (writer, job->images, (const char *const *) job->paths);
}

/* Queues other paths of images (guint32). Takes @paths. */
void
pol_store_move_images (PolStore *self,
                       GArray *images,
                       char **paths)
{
  submit_images (self, write_moved, (ImagesJob) { .images = g_array_ref (images), .paths = paths });
}

static gboolean
write_missing (PolStoreWriter *writer,
               gpointer data)
{
  ImagesJob *job = data;

  return pol_store_writer_set_missing (writer, job->images, job->missing);
}

/* Queues which images (guint32) are gone from the folder, or are back. */
void
pol_store_set_missing (PolStore *self,
                       GArray *images,
                       gboolean missing)
{
  submit_images (self, write_missing,
                 (ImagesJob) { .images = g_array_ref (images), .missing = missing });
}

static gboolean
write_files (PolStoreWriter *writer,
             gpointer data)
{
  return pol_store_writer_set_files (writer, data);
}

/* Queues what is known of files (PolImageFile). */
void
pol_store_set_files (PolStore *self,
                     GArray *files)
{
  submit_many (self, write_files, g_array_ref (files), (GDestroyNotify) g_array_unref, files->len);
}

static gboolean
write_dimensions (PolStoreWriter *writer,
                  gpointer data)
{
  return pol_store_writer_set_dimensions (writer, data);
}

/* Queues how large pictures are (PolImageDimensions). */
void
pol_store_set_dimensions (PolStore *self,
                          GArray *dimensions)
{
  submit_many (self, write_dimensions, g_array_ref (dimensions), (GDestroyNotify) g_array_unref,
               dimensions->len);
}

static gboolean
write_looks (PolStoreWriter *writer,
             gpointer data)
{
  return pol_store_writer_set_looks (writer, data);
}

/* Queues what was found in pictures (PolPictureLook); not for files that are others by then. */
void
pol_store_set_looks (PolStore *self,
                     GArray *looks)
{
  submit_many (self, write_looks, g_array_ref (looks), (GDestroyNotify) g_array_unref, looks->len);
}

static gboolean
write_setting (PolStoreWriter *writer,
               gpointer data)
{
  char **setting = data;

  return pol_store_writer_set_setting (writer, setting[0], setting[1]);
}

/* Queues a setting of the project. */
void
pol_store_set_setting (PolStore *self,
                       const char *name,
                       const char *value)
{
  char **setting = g_new0 (char *, 3);

  setting[0] = g_strdup (name);
  setting[1] = g_strdup (value);
  submit (self, write_setting, setting, (GDestroyNotify) g_strfreev);
}

gboolean
pol_store_is_writable (PolStore *self)
{
  return self->writable;
}

/* Whether every change is in the file. */
gboolean
pol_store_is_saved (PolStore *self)
{
  gboolean saved;

  g_mutex_lock (&self->mutex);
  saved = self->queue.length == 0;
  g_mutex_unlock (&self->mutex);

  return saved;
}

/* Waits until every change is in the file; tries again what failed. */
gboolean
pol_store_flush (PolStore *self,
                 GError **error)
{
  gboolean saved;

  g_mutex_lock (&self->mutex);
  self->stuck = FALSE;
  g_cond_broadcast (&self->cond);
  while (self->queue.length > 0 && !self->stuck)
    g_cond_wait (&self->cond, &self->mutex);
  saved = self->queue.length == 0;
  if (!saved && error != NULL)
    *error = g_error_copy (self->error);
  g_mutex_unlock (&self->mutex);

  return saved;
}

/* Writes what is in the file, without its journal, to another file, which is
 * replaced as a whole. Has a connection of its own: any thread may call it. */
gboolean
pol_store_save_copy (PolStore *self,
                     const char *path,
                     GError **error)
{
  g_autoptr (PolStore) source = pol_store_open (self->path, FALSE, error);
  g_autofree char *unfinished = g_strconcat (path, ".part", NULL);
  sqlite3_stmt *statement = NULL;
  gboolean copied = FALSE;

  if (source == NULL)
    return FALSE;

  g_unlink (unfinished);
  sqlite3_exec (source->db, "PRAGMA query_only = OFF", NULL, NULL, NULL);
  if (sqlite3_prepare_v2 (source->db, "VACUUM INTO ?", -1, &statement, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (statement, 1, unfinished, -1, SQLITE_STATIC);
      copied = sqlite3_step (statement) == SQLITE_DONE;
    }
  if (!copied)
    pol_store_set_error (error, source->db, path);
  sqlite3_finalize (statement);

  if (copied && g_rename (unfinished, path) != 0)
    {
      set_errno_error (error, path, errno);
      copied = FALSE;
    }
  if (!copied)
    g_unlink (unfinished);

  return copied;
}

/* Reads what was found in pictures, as far as it was kept. Has a connection of its own: any
 * thread may call it. What cannot be read is as if nobody had looked. */
void
pol_store_read_looks (const char *path,
                      PolStoreLookFunc func,
                      gpointer user_data)
{
  g_autoptr (PolStore) self = pol_store_open (path, FALSE, NULL);

  if (self != NULL)
    pol_store_reader_read_looks (self->db, func, user_data);
}

/* Whether something was kept of every picture that is not missing; likewise. */
gboolean
pol_store_has_all_looks (const char *path)
{
  g_autoptr (PolStore) self = pol_store_open (path, FALSE, NULL);

  return self != NULL && pol_store_reader_has_all_looks (self->db);
}
