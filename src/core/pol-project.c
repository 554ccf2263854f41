/* pol-project.c: a data set and all that is said of it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-project-private.h"

#include "pol-error.h"
#include "pol-open-suggestions.h"

#define FOLDER_SETTING "folder"

/**
 * PolProject:
 *
 * A data set and all that is said of it: its images, concepts, annotations and
 * marks, with undo and redo, kept in a project file. It is the one object that
 * pages, dialogs and commands hold.
 *
 * Every change goes through [method@Project.apply], which changes what is in
 * memory and tells of it at once; a thread writes the file meanwhile. Use a
 * project on one thread; only opening it may be done on another.
 *
 * Images, concepts and annotators are known by their indexes, which count from
 * 0 and never change.
 */
G_DEFINE_FINAL_TYPE (PolProject, pol_project, G_TYPE_OBJECT)

enum
{
  PROP_ANNOTATOR = 1,
  PROP_BLIND,
  PROP_PENDING_TEXT,
  PROP_SAVED,
  PROP_SCANNING,
  PROP_CHECKING,
  PROP_UNDO_TEXT,
  PROP_REDO_TEXT,
  N_PROPS
};

enum
{
  IMAGES_CHANGED,
  IMAGES_ADDED,
  IMAGES_MOVED,
  FILES_CHANGED,
  SUGGESTIONS_CHANGED,
  SAVE_FAILED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static void
pol_project_dispose (GObject *object)
{
  PolProject *self = POL_PROJECT (object);

  pol_project_set_watching (self, FALSE);
  if (self->store != NULL)
    pol_store_close (self->store);
  g_clear_pointer (&self->store, pol_store_unref);

  pol_project_forget_totals (self);

  G_OBJECT_CLASS (pol_project_parent_class)->dispose (object);
}

static void
pol_project_finalize (GObject *object)
{
  PolProject *self = POL_PROJECT (object);

  g_free (self->path);
  g_clear_object (&self->folder);
  g_async_queue_unref (self->findings);
  pol_image_table_free (self->images);
  pol_tag_table_free (self->tags);
  pol_suggestions_unref (self->suggestions);
  g_object_unref (self->concepts);
  g_object_unref (self->policies);
  g_clear_object (&self->frozen_concepts);
  g_ptr_array_unref (self->annotators);
  g_free (self->annotator);
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_ptr_array_unref (self->resolvers);
  g_ptr_array_unref (self->totals);
  g_ptr_array_unref (self->kept_totals);

  G_OBJECT_CLASS (pol_project_parent_class)->finalize (object);
}

static void
pol_project_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  PolProject *self = POL_PROJECT (object);

  switch (prop_id)
    {
    case PROP_ANNOTATOR:
      g_value_set_string (value, self->annotator);
      break;
    case PROP_BLIND:
      g_value_set_boolean (value, self->blind);
      break;
    case PROP_PENDING_TEXT:
      g_value_set_string (value, pol_project_get_pending_text (self));
      break;
    case PROP_SAVED:
      g_value_set_boolean (value, self->saved);
      break;
    case PROP_SCANNING:
      g_value_set_boolean (value, self->scanning);
      break;
    case PROP_CHECKING:
      g_value_set_boolean (value, pol_project_get_checking (self));
      break;
    case PROP_UNDO_TEXT:
      g_value_set_string (value, pol_project_get_undo_text (self));
      break;
    case PROP_REDO_TEXT:
      g_value_set_string (value, pol_project_get_redo_text (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_project_set_property (GObject *object,
                          guint prop_id,
                          const GValue *value,
                          GParamSpec *pspec)
{
  PolProject *self = POL_PROJECT (object);

  switch (prop_id)
    {
    case PROP_ANNOTATOR:
      pol_project_set_annotator (self, g_value_get_string (value));
      break;
    case PROP_BLIND:
      pol_project_set_blind (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  /**
   * PolProject:annotator: (getter get_annotator) (setter set_annotator)
   *
   * The name of who is tagging; the account's by default.
   */
  properties[PROP_ANNOTATOR] =
      g_param_spec_string ("annotator", NULL, NULL, NULL, flags | G_PARAM_WRITABLE);

  /**
   * PolProject:blind: (getter get_blind) (setter set_blind)
   *
   * Whether the labels of an image come from the tags of who is tagging alone.
   */
  properties[PROP_BLIND] =
      g_param_spec_boolean ("blind", NULL, NULL, FALSE, flags | G_PARAM_WRITABLE);

  /**
   * PolProject:pending-text: (getter get_pending_text)
   *
   * What change is being made on another thread, or %NULL if there is none.
   */
  properties[PROP_PENDING_TEXT] =
      g_param_spec_string ("pending-text", NULL, NULL, NULL, flags);

  /**
   * PolProject:saved: (getter get_saved)
   *
   * Whether every change is in the project file.
   */
  properties[PROP_SAVED] = g_param_spec_boolean ("saved", NULL, NULL, TRUE, flags);

  /**
   * PolProject:scanning: (getter get_scanning)
   *
   * Whether the folder is being searched for pictures.
   */
  properties[PROP_SCANNING] = g_param_spec_boolean ("scanning", NULL, NULL, FALSE, flags);

  /**
   * PolProject:checking: (getter get_checking)
   *
   * Whether the sizes and times of files are being looked at.
   */
  properties[PROP_CHECKING] = g_param_spec_boolean ("checking", NULL, NULL, FALSE, flags);

  /**
   * PolProject:undo-text: (getter get_undo_text)
   *
   * What the next undo takes back, or %NULL if there is nothing to undo.
   */
  properties[PROP_UNDO_TEXT] = g_param_spec_string ("undo-text", NULL, NULL, NULL, flags);

  /**
   * PolProject:redo-text: (getter get_redo_text)
   *
   * What the next redo brings back, or %NULL if there is nothing to redo.
   */
  properties[PROP_REDO_TEXT] = g_param_spec_string ("redo-text", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
install_signals (GType type)
{
  /**
   * PolProject::images-changed:
   * @self: the project
   * @images: (element-type guint32): the indexes of the images, sorted
   *
   * Emitted after tags or marks of images changed, or which are missing.
   */
  signals[IMAGES_CHANGED] = g_signal_new ("images-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  /**
   * PolProject::images-added:
   * @self: the project
   * @first: the index of the first new image
   * @n: how many they are
   *
   * Emitted after images joined the data set, with indexes that follow on each
   * other.
   */
  signals[IMAGES_ADDED] = g_signal_new ("images-added", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);

  /**
   * PolProject::images-moved:
   * @self: the project
   * @images: (element-type guint32): the indexes of the images, sorted
   *
   * Emitted after files were found at other paths: those of the images changed,
   * and with them the order of all. Their indexes, tags and marks are what they
   * were.
   */
  signals[IMAGES_MOVED] = g_signal_new ("images-moved", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                        NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  /**
   * PolProject::files-changed:
   * @self: the project
   * @images: (element-type guint32): the indexes of the images, sorted
   *
   * Emitted when what was decoded of images' files may not be what is there any
   * more: the files are others, at other paths, gone or back.
   */
  signals[FILES_CHANGED] = g_signal_new ("files-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);

  /**
   * PolProject::suggestions-changed:
   * @self: the project
   *
   * Emitted after suggestions came, went or got other scores. That some were
   * answered is told by [signal@Project::images-changed].
   */
  signals[SUGGESTIONS_CHANGED] = g_signal_new ("suggestions-changed", type, G_SIGNAL_RUN_LAST, 0,
                                               NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * PolProject::save-failed:
   * @self: the project
   * @message: a sentence that says what is wrong and what to do
   *
   * Emitted when changes could not be written. They stay in memory, and the
   * next change, or [method@Project.flush], tries again.
   */
  signals[SAVE_FAILED] = g_signal_new ("save-failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pol_project_class_init (PolProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = pol_project_dispose;
  object_class->finalize = pol_project_finalize;
  object_class->get_property = pol_project_get_property;
  object_class->set_property = pol_project_set_property;

  install_properties (object_class);
  install_signals (G_TYPE_FROM_CLASS (klass));
}

static void
pol_project_init (PolProject *self)
{
  self->images = pol_image_table_new ();
  self->tags = pol_tag_table_new ();
  self->suggestions = pol_suggestions_new ();
  self->concepts = pol_concept_list_new ();
  self->policies = pol_policy_list_new ();
  self->annotators = g_ptr_array_new_with_free_func (g_free);
  self->annotator = g_strdup (pol_project_get_default_annotator ());
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) pol_edit_unref);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) pol_edit_unref);
  self->resolvers = g_ptr_array_new_with_free_func (g_object_unref);
  self->totals = g_ptr_array_new ();
  self->kept_totals = g_ptr_array_new_with_free_func (g_object_unref);
  g_queue_init (&self->work);
  g_queue_init (&self->after_work);
  g_queue_init (&self->scans);
  g_queue_init (&self->checks);
  self->findings = g_async_queue_new_full ((GDestroyNotify) pol_findings_free);
  self->saved = TRUE;
}

void
pol_project_set_saved (PolProject *self,
                       gboolean saved)
{
  if (self->saved == saved)
    return;

  self->saved = saved;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED]);
}

void
pol_project_set_scanning (PolProject *self,
                          gboolean scanning)
{
  if (self->scanning == scanning)
    return;

  self->scanning = scanning;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCANNING]);
}

/* Tells that the first check of files begins, or the last one ended. */
void
pol_project_checking_changed (PolProject *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHECKING]);
}

/* Tells of a change of the images whose indexes are in @images, sorted. */
void
pol_project_images_changed (PolProject *self,
                            GArray *images)
{
  if (images->len > 0)
    g_signal_emit (self, signals[IMAGES_CHANGED], 0, images);
}

void
pol_project_images_added (PolProject *self,
                          guint first,
                          guint n)
{
  g_signal_emit (self, signals[IMAGES_ADDED], 0, first, n);
}

void
pol_project_images_moved (PolProject *self,
                          GArray *images)
{
  g_signal_emit (self, signals[IMAGES_MOVED], 0, images);
}

void
pol_project_files_changed (PolProject *self,
                           GArray *images)
{
  g_signal_emit (self, signals[FILES_CHANGED], 0, images);
}

void
pol_project_suggestions_changed (PolProject *self)
{
  g_signal_emit (self, signals[SUGGESTIONS_CHANGED], 0);
}

void
pol_project_undo_changed (PolProject *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNDO_TEXT]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REDO_TEXT]);
}

static void
update_saved (PolProject *self)
{
  pol_project_set_saved (self, pol_project_get_pending_text (self) == NULL
                                   && pol_store_is_saved (self->store));
}

void
pol_project_pending_changed (PolProject *self)
{
  update_saved (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PENDING_TEXT]);
}

static void
on_store_written (const GError *error,
                  gpointer user_data)
{
  PolProject *self = user_data;

  if (error != NULL)
    g_signal_emit (self, signals[SAVE_FAILED], 0, error->message);
  else
    update_saved (self);
}

static void
load_image (gpointer user_data,
            const PolImageFields *fields)
{
  PolProject *self = user_data;
  guint image = pol_image_table_get_n (self->images);

  pol_image_table_append (self->images, fields->path);
  pol_image_table_set_state (self->images, image, fields->state);
  pol_image_table_set_missing (self->images, image, fields->missing);
  pol_image_table_set_file (self->images, image, fields->size, fields->mtime);
  pol_image_table_set_dimensions (self->images, image, fields->width, fields->height);
}

static void
load_concept (gpointer user_data,
              const char *id,
              const PolConceptFields *fields)
{
  PolProject *self = user_data;

  pol_concept_set_fields (pol_concept_list_append (self->concepts, id), fields);
}

static void
load_example (gpointer user_data,
              guint concept,
              guint image)
{
  PolProject *self = user_data;

  pol_concept_load_example (pol_concept_list_get_concept (self->concepts, concept), image);
}

static void
load_annotator (gpointer user_data,
                const char *name)
{
  PolProject *self = user_data;

  g_ptr_array_add (self->annotators, g_strdup (name));
}

static void
load_annotation (gpointer user_data,
                 guint image,
                 PolAnnotation annotation)
{
  PolProject *self = user_data;

  pol_tag_table_append (self->tags, image, annotation);
}

static void
load_suggestion (gpointer user_data,
                 guint image,
                 PolSuggestion suggestion)
{
  PolProject *self = user_data;

  pol_suggestions_append (self->suggestions, image, suggestion);
}

static void
load_policy (gpointer user_data,
             PolPolicy *policy)
{
  PolProject *self = user_data;
  g_autoptr (GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (changes, (gpointer) pol_policy_get_id (policy), policy);
  pol_policy_list_set (self->policies, changes);
}

static void
load_setting (gpointer user_data,
              const char *name,
              const char *value)
{
  PolProject *self = user_data;

  if (g_str_equal (name, FOLDER_SETTING))
    self->folder = g_file_new_for_uri (value);
}

/* For a file that does not say where its images are. */
static GFile *
get_own_folder (PolProject *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  return g_file_get_parent (file);
}

static void
recall_recent (PolProject *self)
{
  g_autofree gint64 *times = g_new0 (gint64, pol_concept_list_get_n_concepts (self->concepts));

  for (guint i = 0; i < pol_image_table_get_n (self->images); i++)
    {
      gsize n;
      const PolAnnotation *annotations = pol_tag_table_get (self->tags, i, &n);

      for (gsize j = 0; j < n; j++)
        times[annotations[j].concept] = MAX (times[annotations[j].concept], annotations[j].at);
    }

  pol_concept_list_recall (self->concepts, times);
}

static gboolean
load (PolProject *self,
      GError **error)
{
  static const PolStoreReader reader = { load_image, load_concept, load_example, load_annotator,
                                         load_annotation, load_suggestion, load_policy, load_setting };

  if (!pol_store_read (self->store, &reader, self, error))
    return FALSE;

  pol_image_table_sort (self->images);
  g_ptr_array_unref (pol_concept_list_sync (self->concepts));
  recall_recent (self);
  self->n_suggested = pol_open_suggestions_count (self);
  if (self->folder == NULL)
    self->folder = get_own_folder (self);

  pol_store_start (self->store, on_store_written, self);
  return TRUE;
}

/**
 * pol_project_path_for_folder:
 * @folder: a folder of images
 *
 * Gets the file in the user's data directory that keeps the project of a folder
 * that is opened without naming one.
 *
 * Returns: (transfer full) (type filename): the path
 */
char *
pol_project_path_for_folder (GFile *folder)
{
  g_autofree char *uri = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;
  g_autofree char *base = NULL;

  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  uri = g_file_get_uri (folder);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, uri, -1);
  name = g_file_get_basename (folder);
  base = g_strdup_printf ("%.80s-%.12s.polarity", name, digest);
  g_strdelimit (base, "/\\", '-');

  return g_build_filename (g_get_user_data_dir (), "polarity", "projects", base, NULL);
}

static PolProject *
pol_project_new (const char *path,
                 PolStore *store,
                 GError **error)
{
  g_autoptr (PolProject) self = g_object_new (POL_TYPE_PROJECT, NULL);

  self->path = g_strdup (path);
  self->store = pol_store_ref (store);
  if (!load (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * pol_project_create:
 * @path: (type filename): a file that is not there yet
 * @folder: the folder of images
 * @error: return location for an error
 *
 * Makes a project without images and concepts. See [method@Project.scan].
 *
 * Returns: (transfer full): the project, or %NULL with `POL_ERROR_EXISTS` if
 *   there is a file already, or with the error of the file system
 */
PolProject *
pol_project_create (const char *path,
                    GFile *folder,
                    GError **error)
{
  g_autoptr (PolStore) store = NULL;
  g_autofree char *uri = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (G_IS_FILE (folder), NULL);

  uri = g_file_get_uri (folder);
  store = pol_store_create (path, FOLDER_SETTING, uri, error);

  return store != NULL ? pol_project_new (path, store, error) : NULL;
}

/**
 * pol_project_open:
 * @path: (type filename): a project file
 * @writable: whether it will be changed
 * @error: return location for an error
 *
 * Opens a project. A file that an older version made is brought up to date.
 * Blocks.
 *
 * Returns: (transfer full): the project, or %NULL with
 *   `POL_ERROR_NOT_A_PROJECT`, `POL_ERROR_TOO_NEW`, `POL_ERROR_READ_ONLY` or
 *   the error of the file system
 */
PolProject *
pol_project_open (const char *path,
                  gboolean writable,
                  GError **error)
{
  g_autoptr (PolStore) store = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  store = pol_store_open (path, writable, error);
  if (store == NULL)
    return NULL;

  return pol_project_new (path, store, error);
}

static void
open_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  PolProject *project = pol_project_open (task_data, TRUE, &error);

  if (project != NULL)
    pol_project_count_default (project);
  if (project != NULL)
    g_task_return_pointer (task, project, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * pol_project_open_async:
 * @path: (type filename): a project file
 * @cancellable: (nullable): a cancellable
 * @callback: called when the project is open
 * @user_data: data for @callback
 *
 * Opens a project to change it, without blocking.
 */
void
pol_project_open_async (const char *path,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (path != NULL);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_project_open_async);
  g_task_set_task_data (task, g_strdup (path), g_free);
  g_task_run_in_thread (task, open_thread);
}

/**
 * pol_project_open_finish:
 * @result: a result
 * @error: return location for an error
 *
 * Ends [func@Project.open_async].
 *
 * Returns: (transfer full): the project, or %NULL, see [func@Project.open]
 */
PolProject *
pol_project_open_finish (GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_project_flush:
 * @self: a project
 * @error: return location for an error
 *
 * Waits until every change is in the project file; tries again what failed
 * before. Blocks.
 *
 * Returns: whether all is saved
 */
gboolean
pol_project_flush (PolProject *self,
                   GError **error)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);

  if (!pol_store_flush (self->store, error))
    return FALSE;

  pol_project_set_saved (self, TRUE);
  return TRUE;
}

static void
flush_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (pol_store_flush (task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pol_project_flush_async:
 * @self: a project
 * @cancellable: (nullable): a cancellable
 * @callback: called when every change is in the project file
 * @user_data: data for @callback
 *
 * Does what [method@Project.flush] does, without blocking.
 */
void
pol_project_flush_async (PolProject *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (POL_IS_PROJECT (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_project_flush_async);
  g_task_set_task_data (task, pol_store_ref (self->store), (GDestroyNotify) pol_store_unref);
  pol_project_run_after_work (self, task, flush_thread);
}

/**
 * pol_project_flush_finish:
 * @self: a project
 * @result: a result
 * @error: return location for an error
 *
 * Ends [method@Project.flush_async].
 *
 * Returns: whether all is saved
 */
gboolean
pol_project_flush_finish (PolProject *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;

  update_saved (self);
  return TRUE;
}

typedef struct
{
  PolStore *store;
  char *path;
} Copy;

static void
copy_free (Copy *copy)
{
  pol_store_unref (copy->store);
  g_free (copy->path);
  g_free (copy);
}

static void
copy_thread (GTask *task,
             gpointer source,
             gpointer task_data,
             GCancellable *cancellable)
{
  Copy *copy = task_data;
  GError *error = NULL;

  if (pol_store_flush (copy->store, &error) && pol_store_save_copy (copy->store, copy->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * pol_project_save_copy_async:
 * @self: a project
 * @path: (type filename): where to; a file that is there is replaced
 * @cancellable: (nullable): a cancellable
 * @callback: called when the copy is written
 * @user_data: data for @callback
 *
 * Writes the project as it is to another file, to hand it on.
 */
void
pol_project_save_copy_async (PolProject *self,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Copy *copy;

  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (path != NULL);

  copy = g_new0 (Copy, 1);
  copy->store = pol_store_ref (self->store);
  copy->path = g_strdup (path);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, pol_project_save_copy_async);
  g_task_set_task_data (task, copy, (GDestroyNotify) copy_free);
  pol_project_run_after_work (self, task, copy_thread);
}

/**
 * pol_project_save_copy_finish:
 * @self: a project
 * @result: a result
 * @error: return location for an error
 *
 * Ends [method@Project.save_copy_async].
 *
 * Returns: whether the copy was written
 */
gboolean
pol_project_save_copy_finish (PolProject *self,
                              GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * pol_project_get_path:
 * @self: a project
 *
 * Gets the project file.
 *
 * Returns: (transfer none) (type filename): its path
 */
const char *
pol_project_get_path (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  return self->path;
}

/**
 * pol_project_get_folder:
 * @self: a project
 *
 * Gets the folder of images. It is never written to.
 *
 * Returns: (transfer none): the folder
 */
GFile *
pol_project_get_folder (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  return self->folder;
}

/**
 * pol_project_dup_folder_name:
 * @self: a project
 *
 * Gets what the folder of images is called, to be shown.
 *
 * Returns: (transfer full): the name, in valid UTF-8
 */
char *
pol_project_dup_folder_name (PolProject *self)
{
  g_autofree char *name = NULL;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  name = g_file_get_basename (self->folder);

  return g_filename_display_name (name);
}

/**
 * pol_project_set_folder:
 * @self: a project
 * @folder: where the images are now
 *
 * Relinks the images after their folder moved.
 */
void
pol_project_set_folder (PolProject *self,
                        GFile *folder)
{
  g_autofree char *uri = NULL;

  g_return_if_fail (POL_IS_PROJECT (self));
  g_return_if_fail (G_IS_FILE (folder));

  g_set_object (&self->folder, folder);
  if (self->watch != NULL)
    pol_project_set_watching (self, TRUE);
  uri = g_file_get_uri (folder);
  pol_project_set_saved (self, FALSE);
  pol_store_set_setting (self->store, FOLDER_SETTING, uri);
}

/**
 * pol_project_get_saved: (get-property saved)
 * @self: a project
 *
 * Gets whether every change is in the project file.
 *
 * Returns: whether it is
 */
gboolean
pol_project_get_saved (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);

  return self->saved;
}

/**
 * pol_project_get_scanning: (get-property scanning)
 * @self: a project
 *
 * Gets whether the folder is being searched for pictures.
 *
 * Returns: whether it is
 */
gboolean
pol_project_get_scanning (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);

  return self->scanning;
}

/**
 * pol_project_get_checking: (get-property checking)
 * @self: a project
 *
 * Gets whether the sizes and times of files are being looked at: those that
 * [method@Project.get_image_size] and [method@Project.get_image_mtime] tell may
 * be about to change.
 *
 * Returns: whether they are
 */
gboolean
pol_project_get_checking (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);

  return !g_queue_is_empty (&self->checks);
}

/**
 * pol_project_get_n_suggestions:
 * @self: a project
 *
 * Gets how many suggestions there are, answered or not.
 *
 * Returns: the number
 */
guint
pol_project_get_n_suggestions (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);

  return pol_suggestions_get_n (self->suggestions);
}

/**
 * pol_project_get_n_suggested:
 * @self: a project
 *
 * Gets how many images have a suggestion that nobody answered.
 *
 * Returns: the number
 */
guint
pol_project_get_n_suggested (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);

  return self->n_suggested;
}

/**
 * pol_project_get_concepts:
 * @self: a project
 *
 * Gets the concepts.
 *
 * Returns: (transfer none): the list
 */
PolConceptList *
pol_project_get_concepts (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  return self->concepts;
}

/**
 * pol_project_get_policies:
 * @self: a project
 *
 * Gets the policies that people saved in the project.
 *
 * Returns: (transfer none): the list
 */
PolPolicyList *
pol_project_get_policies (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  return self->policies;
}

/**
 * pol_project_find_policy:
 * @self: a project
 * @id: an id
 *
 * Looks up a policy that labels of the project can be read under: a preset, or
 * one of the project's own.
 *
 * Returns: (transfer none) (nullable): the policy, or %NULL if there is none
 */
PolPolicy *
pol_project_find_policy (PolProject *self,
                         const char *id)
{
  PolPolicy *preset;

  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  preset = pol_policy_get_preset (id);

  return preset != NULL ? preset : pol_policy_list_find (self->policies, id);
}

/**
 * pol_project_get_n_annotators:
 * @self: a project
 *
 * Gets how many annotators ever tagged here.
 *
 * Returns: the number
 */
guint
pol_project_get_n_annotators (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), 0);

  return self->annotators->len;
}

/**
 * pol_project_get_annotator_name:
 * @self: a project
 * @annotator: the index of an annotator
 *
 * Gets an annotator's name.
 *
 * Returns: (transfer none): the name
 */
const char *
pol_project_get_annotator_name (PolProject *self,
                                guint annotator)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);
  g_return_val_if_fail (annotator < self->annotators->len, NULL);

  return g_ptr_array_index (self->annotators, annotator);
}

/**
 * pol_project_get_default_annotator:
 *
 * Gets under which name someone tags who has not chosen one.
 *
 * Returns: (transfer none): the name of the user's account
 */
const char *
pol_project_get_default_annotator (void)
{
  const char *name = g_get_real_name ();

  return g_str_equal (name, "Unknown") || name[0] == '\0' ? g_get_user_name () : name;
}

/**
 * pol_project_get_annotator: (get-property annotator)
 * @self: a project
 *
 * Gets who is tagging.
 *
 * Returns: (transfer none): the name, the account's by default
 */
const char *
pol_project_get_annotator (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), NULL);

  return self->annotator;
}

/**
 * pol_project_set_annotator: (set-property annotator)
 * @self: a project
 * @name: (nullable): a name, %NULL or empty for the account's
 *
 * Sets who is tagging from now on.
 */
void
pol_project_set_annotator (PolProject *self,
                           const char *name)
{
  const char *annotator = name != NULL && name[0] != '\0' ? name : pol_project_get_default_annotator ();

  g_return_if_fail (POL_IS_PROJECT (self));

  if (g_str_equal (self->annotator, annotator))
    return;

  g_free (self->annotator);
  self->annotator = g_strdup (annotator);
  if (self->blind)
    pol_project_sight_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANNOTATOR]);
}

/**
 * pol_project_get_blind: (get-property blind)
 * @self: a project
 *
 * Gets whether what other annotators said is left out of sight.
 *
 * Returns: whether it is
 */
gboolean
pol_project_get_blind (PolProject *self)
{
  g_return_val_if_fail (POL_IS_PROJECT (self), FALSE);

  return self->blind;
}

/**
 * pol_project_set_blind: (set-property blind)
 * @self: a project
 * @blind: whether to leave out what other annotators said
 *
 * Shows nothing but the tags of who is tagging, so that others' do not sway them:
 * in labels, totals, suggestions that are open, and in what is looked for and
 * sorted. The tags themselves, audits and exports stay the same: a snapshot sees
 * everyone's tags, until it is made blind itself.
 */
void
pol_project_set_blind (PolProject *self,
                       gboolean blind)
{
  g_return_if_fail (POL_IS_PROJECT (self));

  if (self->blind == !!blind)
    return;

  self->blind = !!blind;
  pol_project_sight_changed (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLIND]);
}
