/* pol-import.c: takes a file in one of the formats into a project
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-import-private.h"

#include <glib/gi18n-lib.h>

#include "pol-file-utils.h"

/* Annotations keep the number of their annotator in 16 bits. */
#define MAX_ANNOTATORS G_MAXUINT16

/**
 * pol_import_report_clear:
 * @report: a report
 *
 * Frees what a report holds.
 */
void
pol_import_report_clear (PolImportReport *report)
{
  g_clear_pointer (&report->concepts, g_ptr_array_unref);
  g_clear_pointer (&report->lacking, g_ptr_array_unref);
}

/**
 * pol_import_report_list_lacking:
 * @report: a report
 *
 * Lists the first of the images that the data set lacks, to be shown.
 *
 * Returns: (transfer full): their paths, with commas between
 */
char *
pol_import_report_list_lacking (const PolImportReport *report)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < report->lacking->len; i++)
    {
      g_autofree char *display = g_filename_display_name (g_ptr_array_index (report->lacking, i));

      g_string_append_printf (names, i > 0 ? ", %s" : "%s", display);
    }
  if (report->n_lacking > report->lacking->len)
    g_string_append (names, ", …");

  return g_string_free (names, FALSE);
}

static void
remember (GHashTable *table,
          const char *key,
          guint index)
{
  g_hash_table_insert (table, g_strdup (key), GUINT_TO_POINTER (index + 1));
}

static gboolean
recall (GHashTable *table,
        const char *key,
        guint *index)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (table, key));

  if (found == 0)
    return FALSE;

  *index = found - 1;
  return TRUE;
}

static guint
bring_concept (PolImport *self,
               const char *id,
               const char *name,
               const char *group,
               const char *key,
               gboolean archived)
{
  guint index = pol_edit_add_concept (self->edit, id, name, group, key, archived);

  remember (self->concepts, id, index);
  g_ptr_array_add (self->report->concepts, g_strdup (id));
  return index;
}

/* For formats: a concept that the file lists. One that the project has stays as
 * it is, but one that the file has on its list is put back on the project's. */
void
pol_import_add_concept (PolImport *self,
                        const char *id,
                        const char *name,
                        const char *group,
                        const char *key,
                        gboolean archived)
{
  PolConcept *known = pol_concept_list_find (pol_project_get_concepts (self->project), id);
  guint index;

  if (recall (self->concepts, id, &index))
    return;

  if (known == NULL)
    bring_concept (self, id, name, group, key, archived);
  else if (pol_concept_get_archived (known) && !archived)
    bring_concept (self, id, NULL, NULL, NULL, FALSE);
  else
    remember (self->concepts, id, pol_concept_get_index (known));
}

/* For formats: the index of a concept. One that neither the file's list nor the
 * project has is taken in as archived: what was said of it is kept. In a file
 * without a list, what is said of a concept puts it on the project's. */
guint
pol_import_find_concept (PolImport *self,
                         const char *id)
{
  PolConcept *known;
  guint index;

  if (recall (self->concepts, id, &index))
    return index;

  known = pol_concept_list_find (pol_project_get_concepts (self->project), id);
  if (known == NULL)
    return bring_concept (self, id, NULL, NULL, NULL, !self->lists_nothing);

  remember (self->concepts, id, pol_concept_get_index (known));
  return pol_concept_get_index (known);
}

/* For formats: the index of an annotator, NULL for the default one. FALSE if
 * there are too many. */
gboolean
pol_import_find_annotator (PolImport *self,
                           const char *name,
                           guint *annotator)
{
  if (name == NULL)
    {
      *annotator = self->default_annotator;
      return TRUE;
    }
  if (recall (self->annotators, name, annotator))
    return TRUE;

  *annotator = pol_edit_add_annotator (self->edit, name);
  remember (self->annotators, name, *annotator);
  return *annotator <= MAX_ANNOTATORS;
}

/* For formats: the index of an image. FALSE if the data set lacks it; it is
 * counted then. */
gboolean
pol_import_find_image (PolImport *self,
                       const char *path,
                       guint *image)
{
  PolImportReport *report = self->report;

  if (pol_project_find_image (self->project, path, image))
    {
      report->n_images++;
      return TRUE;
    }

  if (report->n_lacking < POL_IMPORT_MAX_NAMED)
    g_ptr_array_add (report->lacking, g_strdup (path));
  report->n_lacking++;
  return FALSE;
}

/* For formats: what an annotator says. */
void
pol_import_add_tag (PolImport *self,
                    guint image,
                    guint concept,
                    guint annotator,
                    PolValue value,
                    gint64 at)
{
  pol_edit_set_tag (self->edit, image, concept, annotator, value, at);
  self->report->n_annotations++;
}

static gboolean
check_strict (PolImport *self,
              GError **error)
{
  PolImportReport *report = self->report;

  if (report->concepts->len > 0)
    {
      g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_CONCEPT,
                   ngettext ("“%s” brings %u concept that is not on the list, “%s”, and nothing "
                             "was imported.",
                             "“%s” brings %u concepts that are not on the list, the first of them "
                             "“%s”, and nothing was imported.",
                             report->concepts->len),
                   self->name, report->concepts->len,
                   (const char *) g_ptr_array_index (report->concepts, 0));
      return FALSE;
    }
  if (report->n_lacking > 0)
    {
      g_autofree char *names = pol_import_report_list_lacking (report);

      g_set_error (error, POL_ERROR, POL_ERROR_NO_SUCH_IMAGE,
                   ngettext ("“%s” names %u image that is not in the data set, and nothing was "
                             "imported: %s",
                             "“%s” names %u images that are not in the data set, and nothing was "
                             "imported: %s",
                             report->n_lacking),
                   self->name, report->n_lacking, names);
      return FALSE;
    }

  return TRUE;
}

static const PolFormat *
choose_format (PolImport *self,
               const PolFormat *format,
               const char *head,
               gsize length,
               GError **error)
{
  if (format == NULL)
    format = pol_format_detect (head, length);

  if (format == NULL)
    g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                 _("“%s” is in no format that can be imported."), self->name);
  else if (!pol_format_can_read (format))
    g_set_error (error, POL_ERROR, POL_ERROR_INVALID,
                 _("“%s” cannot be imported: the format “%s” can only be written."),
                 self->name, format->id);
  else
    return format;

  return NULL;
}

static gboolean
read_file (PolImport *self,
           GFile *file,
           const PolImportOptions *options,
           GError **error)
{
  g_autoptr (GInputStream) stream = NULL;
  const PolFormat *format;
  const char *head;
  gsize length;

  stream = pol_file_open (file, &head, &length, self->cancellable, error);
  if (stream == NULL)
    return FALSE;

  format = choose_format (self, options->format, head, length, error);
  return format != NULL
         && format->read (self, stream, error)
         && (!options->strict || check_strict (self, error));
}

/**
 * pol_import_file:
 * @project: a project that can be written
 * @file: a file
 * @options: how to import
 * @report: (out caller-allocates): what was found, also when the import failed
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Takes a file in, as one step of undo: all of it, or nothing if there is an
 * error. Concepts that the project lacks are added, images that it lacks are
 * skipped. Blocks.
 *
 * Returns: whether the file was taken in; else the error names the file and,
 *   where it can, the line
 */
gboolean
pol_import_file (PolProject *project,
                 GFile *file,
                 const PolImportOptions *options,
                 PolImportReport *report,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (GHashTable) concepts = NULL;
  g_autoptr (GHashTable) annotators = NULL;
  g_autofree char *name = NULL;
  const char *annotator;
  PolImport self = { 0 };

  g_return_val_if_fail (POL_IS_PROJECT (project), FALSE);
  g_return_val_if_fail (G_IS_FILE (file), FALSE);
  g_return_val_if_fail (options != NULL && report != NULL, FALSE);

  *report = (PolImportReport) { 0 };
  report->concepts = g_ptr_array_new_with_free_func (g_free);
  report->lacking = g_ptr_array_new_with_free_func (g_free);

  self.project = project;
  self.edit = edit = pol_project_begin_edit (project, _("Import"));
  self.name = name = pol_file_get_display_name (file);
  self.cancellable = cancellable;
  self.report = report;
  self.concepts = concepts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.annotators = annotators = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self.now = pol_time_now ();
  annotator = options->annotator != NULL ? options->annotator : pol_project_get_annotator (project);
  self.default_annotator = pol_edit_add_annotator (edit, annotator);

  if (!read_file (&self, file, options, error))
    return FALSE;

  pol_project_apply (project, edit);
  return TRUE;
}
