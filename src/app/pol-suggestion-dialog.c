/* pol-suggestion-dialog.c: accepts all suggestions from a score on
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-suggestion-dialog.h"

#include <glib/gi18n-lib.h>

#include "pol-open-suggestions.h"
#include "pol-suggestion-answers.h"

#define N_PERCENTS 101

/* How many open suggestions there are with at least this score, and how many
 * images with one. */
typedef struct
{
  guint n_suggestions[N_PERCENTS];
  guint n_images[N_PERCENTS];
} Counts;

/* Of all images and of those selected. */
typedef struct
{
  PolProject *project;          /* a snapshot */
  GtkBitset *selected;
  Counts all;
  Counts of_selected;
} Count;

struct _PolSuggestionDialog
{
  AdwMessageDialog parent_instance;

  GtkSpinButton *percent;
  GtkCheckButton *only_selected;
  GtkLabel *only_selected_label;
  GtkLabel *notice;

  PolProject *project;
  GtkBitset *selected;
  GCancellable *counting;
  GTask *counted;               /* with a Count; NULL until it is known */
};

G_DEFINE_FINAL_TYPE (PolSuggestionDialog, pol_suggestion_dialog, ADW_TYPE_MESSAGE_DIALOG)

static void
count_free (Count *count)
{
  g_object_unref (count->project);
  gtk_bitset_unref (count->selected);
  g_free (count);
}

/* Adds what one image has of each percent. */
static void
add_image (Counts *counts, const guint *n_suggestions, guint highest)
{
  for (guint percent = 0; percent <= highest; percent++)
    counts->n_suggestions[percent] += n_suggestions[percent];
  counts->n_images[highest]++;
}

static void
count_image (Count *count, guint image)
{
  guint n_suggestions[N_PERCENTS] = { 0 };
  guint highest = 0;
  gboolean any = FALSE;
  PolOpenSuggestions open;
  PolSuggestion suggestion;

  pol_open_suggestions_init (&open, count->project, image);
  while (pol_open_suggestions_next (&open, &suggestion))
    {
      guint percent = pol_suggestion_get_percent (suggestion.score);

      n_suggestions[percent]++;
      highest = MAX (highest, percent);
      any = TRUE;
    }
  if (!any)
    return;

  add_image (&count->all, n_suggestions, highest);
  if (gtk_bitset_contains (count->selected, image))
    add_image (&count->of_selected, n_suggestions, highest);
}

/* From the number of each percent to that of all from there on. */
static void
accumulate (Counts *counts)
{
  for (guint percent = N_PERCENTS - 1; percent > 0; percent--)
    {
      counts->n_suggestions[percent - 1] += counts->n_suggestions[percent];
      counts->n_images[percent - 1] += counts->n_images[percent];
    }
}

static void
count_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Count *count = task_data;
  guint n_images = pol_project_get_n_images (count->project);

  for (guint i = 0; i < n_images && !g_cancellable_is_cancelled (cancellable); i++)
    count_image (count, i);
  accumulate (&count->all);
  accumulate (&count->of_selected);
  g_task_return_boolean (task, TRUE);
}

static guint
get_percent (PolSuggestionDialog *self)
{
  return gtk_spin_button_get_value_as_int (self->percent);
}

static const Counts *
get_counts (PolSuggestionDialog *self)
{
  const Count *count = g_task_get_task_data (self->counted);

  return gtk_check_button_get_active (self->only_selected) ? &count->of_selected : &count->all;
}

static char *
describe (PolSuggestionDialog *self, guint n_suggestions, guint n_images)
{
  g_autofree char *images
      = g_strdup_printf (ngettext ("on %'u image", "on %'u images", n_images), n_images);

  /* Translators: %2$s is, for example, “on 12 images”; %3$s is the name of a person */
  return g_strdup_printf (ngettext ("%1$'u suggestion %2$s becomes a positive tag of %3$s.",
                                    "%1$'u suggestions %2$s become positive tags of %3$s.",
                                    n_suggestions),
                          n_suggestions, images, pol_project_get_annotator (self->project));
}

static void
update (PolSuggestionDialog *self)
{
  g_autofree char *notice = NULL;
  guint n = 0;

  /* The template is still being made. */
  if (self->project == NULL)
    return;

  if (self->counted == NULL)
    {
      notice = g_strdup (_ ("Counting…"));
    }
  else
    {
      n = get_counts (self)->n_suggestions[get_percent (self)];
      notice = n > 0 ? describe (self, n, get_counts (self)->n_images[get_percent (self)])
                     : g_strdup (_ ("No suggestion that is open has such a score."));
    }

  gtk_label_set_label (self->notice, notice);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "accept", n > 0);
}

static void
on_counted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolSuggestionDialog) self = user_data;

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    return;

  self->counted = g_object_ref (G_TASK (result));
  update (self);
}

/* The project may change while the dialog is open: not in this window, which it
 * blocks, but by its scan; suggestions stay as they are then. */
static void
start_counting (PolSuggestionDialog *self)
{
  g_autoptr (GTask) task = g_task_new (NULL, self->counting, on_counted, g_object_ref (self));
  Count *count = g_new0 (Count, 1);

  count->project = pol_project_snapshot (self->project);
  pol_project_set_blind (count->project, pol_project_get_blind (self->project));
  count->selected = gtk_bitset_copy (self->selected);
  g_task_set_task_data (task, count, (GDestroyNotify)count_free);
  g_task_run_in_thread (task, count_thread);
}

static void
pol_suggestion_dialog_response (AdwMessageDialog *dialog, const char *response)
{
  PolSuggestionDialog *self = POL_SUGGESTION_DIALOG (dialog);
  gboolean only_selected = gtk_check_button_get_active (self->only_selected);

  g_cancellable_cancel (self->counting);
  if (g_str_equal (response, "accept") && self->counted != NULL)
    pol_suggestion_answers_accept (self->project, only_selected ? self->selected : NULL,
                                   get_percent (self),
                                   get_counts (self)->n_suggestions[get_percent (self)]);
}

static void
pol_suggestion_dialog_finalize (GObject *object)
{
  PolSuggestionDialog *self = POL_SUGGESTION_DIALOG (object);

  g_clear_object (&self->project);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_object (&self->counted);

  G_OBJECT_CLASS (pol_suggestion_dialog_parent_class)->finalize (object);
}

static void
pol_suggestion_dialog_class_init (PolSuggestionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = pol_suggestion_dialog_finalize;
  ADW_MESSAGE_DIALOG_CLASS (klass)->response = pol_suggestion_dialog_response;

  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/suggestion-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionDialog, percent);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionDialog, only_selected);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionDialog, only_selected_label);
  gtk_widget_class_bind_template_child (widget_class, PolSuggestionDialog, notice);
  gtk_widget_class_bind_template_callback (widget_class, update);
}

static void
pol_suggestion_dialog_init (PolSuggestionDialog *self)
{
  self->counting = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_set_activates_default (
      GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->percent))), TRUE);
}

/* One image is answered faster by its keys: who asks has more in mind. */
static void
show_selected (PolSuggestionDialog *self)
{
  guint n = gtk_bitset_get_size (self->selected);
  g_autofree char *label
      = g_strdup_printf (ngettext ("Only on the %'u _selected image", "Only on the %'u _selected images", n),
                         n);

  gtk_label_set_label (self->only_selected_label, label);
  gtk_check_button_set_active (self->only_selected, n > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->only_selected), n > 0);
}

/**
 * pol_suggestion_dialog_new:
 * @parent: (nullable): the window it belongs to
 * @project: the project whose suggestions are accepted
 * @selected: the selected images
 *
 * Makes a dialog that accepts suggestions.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
GtkWidget *
pol_suggestion_dialog_new (GtkWindow *parent, PolProject *project, GtkBitset *selected)
{
  PolSuggestionDialog *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (selected != NULL, NULL);

  self = g_object_new (POL_TYPE_SUGGESTION_DIALOG, "transient-for", parent, "modal", TRUE,
                       "destroy-with-parent", TRUE, NULL);
  self->project = g_object_ref (project);
  self->selected = gtk_bitset_copy (selected);
  show_selected (self);
  start_counting (self);
  update (self);

  return GTK_WIDGET (self);
}
