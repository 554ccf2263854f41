/* test-edit-async.c: edits of many images, made on another thread
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "project-fixture.h"

#define N_IMAGES 3000

typedef struct
{
  ProjectFixture *project;
  PolTotals *totals;
  guint burger;
  guint pizza;

  GMutex mutex;              /* held while the thread shall not go on */
  gint n_calls;
  guint n_signals;
  guint n_done;
  gboolean carried_out;
  GError *error;
} Fixture;

static void
on_images_changed (PolProject *project,
                   GArray *images,
                   gpointer user_data)
{
  Fixture *self = user_data;

  self->n_signals++;
}

static Fixture *
fixture_new (void)
{
  Fixture *self = g_new0 (Fixture, 1);

  self->project = project_fixture_new (N_IMAGES);
  self->burger = project_fixture_add_concept (self->project, "burger", NULL);
  self->pizza = project_fixture_add_concept (self->project, "pizza", NULL);
  self->totals = pol_project_get_totals (self->project->project, pol_policy_get_default ());
  g_mutex_init (&self->mutex);
  g_signal_connect (self->project->project, "images-changed", G_CALLBACK (on_images_changed), self);

  return self;
}

static void
fixture_free (Fixture *self)
{
  g_object_unref (self->totals);
  project_fixture_free (self->project);
  g_mutex_clear (&self->mutex);
  g_clear_error (&self->error);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Fixture, fixture_free)

static void
tag_all (PolProject *project,
         PolEdit *edit,
         gpointer user_data,
         GCancellable *cancellable)
{
  Fixture *self = user_data;
  guint annotator = pol_edit_add_annotator (edit, "A");

  for (guint image = 0; image < pol_project_get_n_images (project); image++)
    pol_edit_set_tag (edit, image, self->burger, annotator, POL_VALUE_POSITIVE, 1000);

  g_atomic_int_inc (&self->n_calls);
  g_mutex_lock (&self->mutex);
  g_mutex_unlock (&self->mutex);
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  Fixture *self = user_data;

  g_clear_error (&self->error);
  self->carried_out = pol_project_edit_finish (POL_PROJECT (source), result, &self->error);
  self->n_done++;
}

static void
start_tagging_all (Fixture *self,
                   GCancellable *cancellable)
{
  pol_project_edit_async (self->project->project, "Burgers", tag_all, self, NULL, cancellable,
                          on_done, self);
}

static void
step (Fixture *self,
      gboolean backwards)
{
  pol_project_step_async (self->project->project, backwards, NULL, on_done, self);
}

static void
wait_for (Fixture *self,
          guint n_done)
{
  while (self->n_done < n_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
wait_for_call (Fixture *self,
               gint n_calls)
{
  while (g_atomic_int_get (&self->n_calls) < n_calls)
    g_usleep (100);
}

static guint
count (Fixture *self,
       guint concept,
       PolLabel label,
       PolReason reason)
{
  return pol_totals_get_count (self->totals, concept, label, reason);
}

static void
test_one_step (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  PolProject *project = fixture->project->project;

  start_tagging_all (fixture, NULL);
  g_assert_cmpstr (pol_project_get_pending_text (project), ==, "Burgers");
  wait_for (fixture, 1);

  g_assert_true (fixture->carried_out);
  g_assert_null (pol_project_get_pending_text (project));
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, N_IMAGES);
  g_assert_cmpuint (count (fixture, fixture->burger, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT), ==,
                    N_IMAGES);
  g_assert_cmpuint (count (fixture, fixture->pizza, POL_LABEL_NEGATIVE, POL_REASON_IMPLICIT), ==,
                    N_IMAGES);
  g_assert_cmpstr (pol_project_get_undo_text (project), ==, "Burgers");
}

static void
test_undo_and_redo (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  PolProject *project = fixture->project->project;

  start_tagging_all (fixture, NULL);
  wait_for (fixture, 1);

  step (fixture, TRUE);
  wait_for (fixture, 2);
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, 0);
  g_assert_cmpuint (count (fixture, fixture->burger, POL_LABEL_IGNORED, POL_REASON_UNANNOTATED), ==,
                    N_IMAGES);
  g_assert_cmpstr (pol_project_get_redo_text (project), ==, "Burgers");

  step (fixture, FALSE);
  wait_for (fixture, 3);
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, N_IMAGES);

  project_fixture_reopen (fixture->project);
  g_assert_cmpuint (pol_project_get_n_annotations (fixture->project->project), ==, N_IMAGES);
}

static void
test_what_is_tagged_meanwhile_stays (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  PolProject *project = fixture->project->project;

  g_mutex_lock (&fixture->mutex);
  start_tagging_all (fixture, NULL);
  wait_for_call (fixture, 1);
  project_fixture_tag (fixture->project, 7, fixture->pizza, "B", POL_VALUE_NEGATIVE);
  g_mutex_unlock (&fixture->mutex);
  wait_for (fixture, 1);

  g_assert_cmpint (fixture->n_calls, ==, 2);
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, N_IMAGES + 1);
  g_assert_cmpuint (count (fixture, fixture->pizza, POL_LABEL_NEGATIVE, POL_REASON_EXPLICIT), ==, 1);
  g_assert_cmpstr (pol_project_get_undo_text (project), ==, "Burgers");
}

static void
test_what_is_cancelled_changes_nothing (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  PolProject *project = fixture->project->project;

  g_mutex_lock (&fixture->mutex);
  start_tagging_all (fixture, cancellable);
  wait_for_call (fixture, 1);
  pol_project_cancel_pending (project);
  g_mutex_unlock (&fixture->mutex);
  wait_for (fixture, 1);

  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, 0);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
  g_assert_null (pol_project_get_pending_text (project));
}

static void
test_one_after_another (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  PolProject *project = fixture->project->project;

  start_tagging_all (fixture, NULL);
  start_tagging_all (fixture, NULL);
  wait_for (fixture, 2);

  /* The second one had nothing to do. */
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  pol_project_undo (project);
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, 0);
  g_assert_cmpstr (pol_project_get_undo_text (project), !=, "Burgers");
}

static void
test_undo_of_a_step_that_is_not_the_last_any_more (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  PolProject *project = fixture->project->project;

  start_tagging_all (fixture, NULL);
  wait_for (fixture, 1);
  step (fixture, TRUE);
  project_fixture_tag (fixture->project, 7, fixture->pizza, "B", POL_VALUE_NEGATIVE);
  wait_for (fixture, 2);

  g_assert_false (fixture->carried_out);
  g_assert_cmpuint (pol_project_get_n_annotations (project), ==, N_IMAGES + 1);
}

static void
on_totals_counted (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  PolTotals **totals = user_data;
  g_autoptr (GError) error = NULL;

  *totals = pol_project_count_totals_finish (POL_PROJECT (source), result, &error);
  g_assert_no_error (error);
}

static guint64
count_positives (PolTotals *totals,
                 guint concept)
{
  return pol_totals_get_count (totals, concept, POL_LABEL_POSITIVE, POL_REASON_EXPLICIT);
}

/* As soon as there are so many tags that it would be felt. */
static void
test_totals_are_counted_elsewhere (void)
{
  g_autoptr (Fixture) fixture = fixture_new ();
  PolProject *project = fixture->project->project;
  PolPolicy *policy = pol_policy_get_preset ("explicit");
  g_autoptr (PolEdit) edit = NULL;
  g_autoptr (PolTotals) totals = pol_project_find_totals (project, policy);
  guint concepts[40];
  guint annotator;

  g_assert_nonnull (totals);
  g_clear_object (&totals);
  for (guint i = 0; i < G_N_ELEMENTS (concepts); i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);

      concepts[i] = project_fixture_add_concept (fixture->project, id, NULL);
    }
  edit = pol_project_begin_edit (project, "Many");
  annotator = pol_edit_add_annotator (edit, "Ana");
  for (guint image = 0; image < N_IMAGES; image++)
    for (guint i = 0; i < G_N_ELEMENTS (concepts); i++)
      pol_edit_set_tag (edit, image, concepts[i], annotator, POL_VALUE_POSITIVE, 1);
  pol_project_apply (project, edit);
  g_assert_null (pol_project_find_totals (project, policy));

  pol_project_count_totals_async (project, policy, NULL, on_totals_counted, &totals);
  project_fixture_tag (fixture->project, 7, concepts[0], "Ana", POL_VALUE_NEGATIVE);
  while (totals == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (count_positives (totals, concepts[0]), ==, N_IMAGES - 1);
  project_fixture_tag (fixture->project, 8, concepts[0], "Ana", POL_VALUE_NEGATIVE);
  g_assert_cmpuint (count_positives (totals, concepts[0]), ==, N_IMAGES - 2);
  g_object_unref (pol_project_find_totals (project, policy));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit-async/one-step", test_one_step);
  g_test_add_func ("/edit-async/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/edit-async/what-is-tagged-meanwhile-stays", test_what_is_tagged_meanwhile_stays);
  g_test_add_func ("/edit-async/what-is-cancelled-changes-nothing",
                   test_what_is_cancelled_changes_nothing);
  g_test_add_func ("/edit-async/one-after-another", test_one_after_another);
  g_test_add_func ("/edit-async/undo-of-a-step-that-is-not-the-last-any-more",
                   test_undo_of_a_step_that_is_not_the_last_any_more);
  g_test_add_func ("/edit-async/totals-are-counted-elsewhere", test_totals_are_counted_elsewhere);

  return g_test_run ();
}
