/* pol-suggestion-answers.c: suggestions are accepted, rejected or cleared
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-suggestion-answers.h"

#include <glib/gi18n-lib.h>

#include "pol-open-suggestions.h"

/* Answers on more images than this are given on another thread. */
#define FEW_IMAGES 2000

/* How many images are answered between two looks at whether someone cancelled. */
#define IMAGES_PER_LOOK 4096

/* Which suggestions are answered, for the thread that does it. */
typedef struct
{
  GtkBitset *images;    /* NULL for all */
  guint concept;        /* G_MAXUINT for any */
  guint percent;        /* the lowest score */
  PolValue value;
  gint64 at;
} Answer;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->images, gtk_bitset_unref);
  g_free (answer);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Answer, answer_free)

static Answer *
answer_new (GtkBitset *images)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->images = images != NULL ? gtk_bitset_copy (images) : NULL;
  answer->concept = G_MAXUINT;
  answer->value = POL_VALUE_POSITIVE;
  answer->at = pol_time_now ();

  return answer;
}

static void
answer_images (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  const Answer *answer = data;
  guint annotator = pol_edit_add_annotator (edit, pol_project_get_annotator (project));
  g_autoptr (GtkBitset) all = NULL;
  GtkBitsetIter iter;
  guint image, n = 0;

  if (answer->images == NULL)
    all = gtk_bitset_new_range (0, pol_project_get_n_images (project));
  for (gboolean more = gtk_bitset_iter_init_first (&iter, all != NULL ? all : answer->images, &image);
       more; more = gtk_bitset_iter_next (&iter, &image))
    {
      if (n++ % IMAGES_PER_LOOK == 0 && g_cancellable_is_cancelled (cancellable))
        return;
      pol_open_suggestions_answer (project, edit, image, answer->concept, answer->percent,
                                   annotator, answer->value, answer->at);
    }
}

static void
on_edited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  pol_project_edit_finish (POL_PROJECT (source), result, NULL);
}

static void
carry_out (PolProject *project, const char *description, Answer *take)
{
  g_autoptr (Answer) answer = take;
  g_autoptr (PolEdit) edit = NULL;

  if (answer->images == NULL || gtk_bitset_get_size (answer->images) > FEW_IMAGES)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();

      pol_project_edit_async (project, description, answer_images, g_steal_pointer (&answer),
                              (GDestroyNotify)answer_free, cancellable, on_edited, NULL);
      return;
    }

  edit = pol_project_begin_edit (project, description);
  answer_images (project, edit, answer, NULL);
  pol_project_apply (project, edit);
}

static char *
describe (PolProject *project, guint concept, PolValue value, guint n_images)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  const char *name = pol_concept_get_name (pol_concept_list_get_concept (concepts, concept));

  if (n_images > 1)
    /* Translators: a step of undo; the name of a concept, and a number of images */
    return g_strdup_printf (ngettext ("“%1$s” on %2$u image", "“%1$s” on %2$u images", n_images),
                            name, n_images);

  return value == POL_VALUE_POSITIVE
             /* Translators: a step of undo; %s is the name of a concept */
             ? g_strdup_printf (_ ("%s: positive"), name)
             /* Translators: a step of undo; %s is the name of a concept */
             : g_strdup_printf (_ ("%s: negative"), name);
}

/**
 * pol_suggestion_answers_give:
 * @project: a project
 * @images: images
 * @concept: index of an active concept
 * @value: positive to accept, negative to reject
 *
 * Answers the open suggestions of a concept. Images without one stay as they are.
 */
void
pol_suggestion_answers_give (PolProject *project, GtkBitset *images, guint concept, PolValue value)
{
  g_autofree char *description = NULL;
  Answer *answer;

  g_return_if_fail (POL_IS_PROJECT (project));
  g_return_if_fail (images != NULL);
  g_return_if_fail (value == POL_VALUE_POSITIVE || value == POL_VALUE_NEGATIVE);

  answer = answer_new (images);
  answer->concept = concept;
  answer->value = value;
  description = describe (project, concept, value, gtk_bitset_get_size (images));
  carry_out (project, description, answer);
}

/**
 * pol_suggestion_answers_accept:
 * @project: a project
 * @images: (nullable): images, %NULL for all
 * @percent: the lowest score to accept
 * @n_suggestions: how many they are, to name the step
 *
 * Accepts all open suggestions with at least this score.
 */
void
pol_suggestion_answers_accept (PolProject *project,
                               GtkBitset *images,
                               guint percent,
                               guint n_suggestions)
{
  g_autofree char *description = NULL;
  Answer *answer;

  g_return_if_fail (POL_IS_PROJECT (project));

  answer = answer_new (images);
  answer->percent = percent;
  /* Translators: a step of undo */
  description = g_strdup_printf (ngettext ("%'u suggestion accepted", "%'u suggestions accepted",
                                           n_suggestions),
                                 n_suggestions);
  carry_out (project, description, answer);
}

static void
clear_suggestions (PolProject *project, PolEdit *edit, gpointer data, GCancellable *cancellable)
{
  pol_edit_clear_suggestions (edit);
}

/**
 * pol_suggestion_answers_clear:
 * @project: a project
 *
 * Takes all suggestions away. The tags of those that were accepted stay.
 */
void
pol_suggestion_answers_clear (PolProject *project)
{
  g_return_if_fail (POL_IS_PROJECT (project));

  /* Translators: a step of undo */
  pol_project_edit_async (project, _ ("Suggestions cleared"), clear_suggestions, NULL, NULL, NULL,
                          on_edited, NULL);
}
