/* pol-question-page.c: one picture, one concept, and whether it shows it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-question-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-image-pane.h"
#include "pol-image-view.h"
#include "pol-sweep-bar.h"
#include "pol-sweep-done.h"

struct _PolQuestionPage
{
  GtkWidget parent_instance;

  GtkWidget *box;
  PolSweepBar *bar;
  GtkStack *stack;
  PolImagePane *pane;
  PolSweepDone *done;
  GtkLabel *question;
  GtkLabel *answer;
  GtkBox *buttons;

  PolSweep *sweep;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolQuestionPage, pol_question_page, GTK_TYPE_WIDGET)

static const char *
get_answer (PolTagState state)
{
  switch (state)
    {
    case POL_TAG_STATE_POSITIVE:
      return _ ("Answered: yes");
    case POL_TAG_STATE_NEGATIVE:
      return _ ("Answered: no");
    case POL_TAG_STATE_UNSURE:
      return _ ("Answered: cannot tell");
    case POL_TAG_STATE_DISAGREEMENT:
      return _ ("Annotators disagree");
    case POL_TAG_STATE_NONE:
    case POL_TAG_STATE_MIXED:
    default:
      return NULL;
    }
}

/* The answer to this picture, or else to the one before. */
static void
show_answer (PolQuestionPage *self, guint image)
{
  g_autofree char *last = pol_sweep_describe_last (self->sweep);
  const char *answer = get_answer (pol_sweep_get_state (self->sweep, image));

  if (answer == NULL)
    answer = last;
  gtk_label_set_label (self->answer, answer != NULL ? answer : "");
}

/* Who does not see the page hears the question with the picture, which has the
 * focus. */
static void
show_question (PolQuestionPage *self, PolConcept *concept, guint image)
{
  g_autofree char *question = NULL;
  g_autofree char *description = NULL;

  /* Translators: a question about a picture; %s is the name of a concept */
  question = g_strdup_printf (_ ("Does this show “%s”?"), pol_concept_get_name (concept));
  gtk_label_set_label (self->question, question);
  show_answer (self, image);

  description = g_strdup_printf ("%s %s", question, gtk_label_get_label (self->answer));
  pol_image_pane_set_question (self->pane, g_strstrip (description));
}

static void
set_done (PolQuestionPage *self, gboolean done)
{
  gboolean focused = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  const char *page = done ? "done" : "question";

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.answer", !done);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "question.skip", !done);
  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), page))
    return;

  gtk_stack_set_visible_child_name (self->stack, page);
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
show_sweep (PolQuestionPage *self)
{
  PolConcept *concept = pol_sweep_get_concept (self->sweep);
  PolImageSelection *selection = pol_sweep_get_selection (self->sweep);
  guint image = pol_image_selection_get_current (selection);
  gboolean done = concept == NULL || image == G_MAXUINT;

  if (image == G_MAXUINT && pol_image_list_get_searching (pol_image_selection_get_list (selection)))
    return;

  if (done)
    pol_sweep_done_show (self->done, self->sweep);
  else
    show_question (self, concept, image);
  set_done (self, done);
}

static void
go_on (PolQuestionPage *self)
{
  if (!pol_sweep_next (self->sweep))
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (pol_sweep_get_selection (self->sweep)));
  show_sweep (self);
}

static void
answer_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolQuestionPage *self = POL_QUESTION_PAGE (widget);
  PolValue value = POL_VALUE_NONE;

  pol_value_from_string (g_variant_get_string (parameter, NULL), &value);
  if (!pol_sweep_answer (self->sweep, value))
    gtk_widget_error_bell (widget);
  else if (value != POL_VALUE_NONE)
    go_on (self);
}

static void
skip_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  go_on (POL_QUESTION_PAGE (widget));
}

static void
back_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  if (!pol_sweep_previous (POL_QUESTION_PAGE (widget)->sweep))
    gtk_widget_error_bell (widget);
}

/* The arrows point to the buttons, as long as the picture has the focus:
 * elsewhere they move it. */
static gboolean
answer_by_arrow (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  const char *value;

  if (focus == NULL || !POL_IS_IMAGE_VIEW (focus))
    return FALSE;

  g_variant_get (args, "(&s)", &value);
  if (rtl && g_str_equal (value, "positive"))
    value = "negative";
  else if (rtl && g_str_equal (value, "negative"))
    value = "positive";

  return gtk_widget_activate_action (widget, "question.answer", "s", value);
}

static void
arrange (PolQuestionPage *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), self->narrow
                                                                      ? GTK_ORIENTATION_VERTICAL
                                                                      : GTK_ORIENTATION_HORIZONTAL);
}

static void
pol_question_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolQuestionPage *self = POL_QUESTION_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_question_page_set_property (GObject *object,
                                guint prop_id,
                                const GValue *value,
                                GParamSpec *pspec)
{
  PolQuestionPage *self = POL_QUESTION_PAGE (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      self->narrow = g_value_get_boolean (value);
      arrange (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
pol_question_page_grab_focus (GtkWidget *widget)
{
  PolQuestionPage *self = POL_QUESTION_PAGE (widget);

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), "question"))
    return gtk_widget_grab_focus (GTK_WIDGET (self->pane));

  return gtk_widget_grab_focus (GTK_WIDGET (self->done));
}

static void
pol_question_page_dispose (GObject *object)
{
  PolQuestionPage *self = POL_QUESTION_PAGE (object);

  if (self->box != NULL)
    pol_question_page_set_sweep (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_question_page_parent_class)->dispose (object);
}

/* The digits are for keyboards without these letters. */
static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint keyval;
    const char *value;
  } answers[] = {
    { GDK_KEY_y, "positive" },  { GDK_KEY_1, "positive" },     { GDK_KEY_KP_1, "positive" },
    { GDK_KEY_n, "negative" },  { GDK_KEY_2, "negative" },     { GDK_KEY_KP_2, "negative" },
    { GDK_KEY_u, "unsure" },    { GDK_KEY_3, "unsure" },       { GDK_KEY_KP_3, "unsure" },
    { GDK_KEY_Delete, "none" }, { GDK_KEY_KP_Delete, "none" },
  }, arrows[] = {
    { GDK_KEY_Left, "positive" },
    { GDK_KEY_Right, "negative" },
    { GDK_KEY_Down, "unsure" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    gtk_widget_class_add_binding_action (widget_class, answers[i].keyval, 0, "question.answer", "s",
                                         answers[i].value);
  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    gtk_widget_class_add_binding (widget_class, arrows[i].keyval, 0, answer_by_arrow, "(s)",
                                  arrows[i].value);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_space, 0, "question.skip", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_BackSpace, 0, "question.back", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "win.page", "s", "tag");
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (POL_TYPE_IMAGE_PANE);
  g_type_ensure (POL_TYPE_SWEEP_BAR);
  g_type_ensure (POL_TYPE_SWEEP_DONE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/question-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, box);
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, bar);
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, pane);
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, done);
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, question);
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, answer);
  gtk_widget_class_bind_template_child (widget_class, PolQuestionPage, buttons);
  gtk_widget_class_bind_template_callback (widget_class, gtk_widget_grab_focus);
}

static void
pol_question_page_class_init (PolQuestionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_question_page_get_property;
  object_class->set_property = pol_question_page_set_property;
  object_class->dispose = pol_question_page_dispose;
  widget_class->grab_focus = pol_question_page_grab_focus;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  bind_template (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "question.answer", "s", answer_activated);
  gtk_widget_class_install_action (widget_class, "question.skip", NULL, skip_activated);
  gtk_widget_class_install_action (widget_class, "question.back", NULL, back_activated);
  add_keys (widget_class);
}

static void
pol_question_page_init (PolQuestionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_question_page_new:
 *
 * Returns: (transfer floating): a page without a sweep
 */
GtkWidget *
pol_question_page_new (void)
{
  return g_object_new (POL_TYPE_QUESTION_PAGE, NULL);
}

/**
 * pol_question_page_set_sweep:
 * @self: a page
 * @sweep: (nullable): what to ask
 *
 * Turns to another sweep.
 */
void
pol_question_page_set_sweep (PolQuestionPage *self, PolSweep *sweep)
{
  g_return_if_fail (POL_IS_QUESTION_PAGE (self));
  g_return_if_fail (sweep == NULL || POL_IS_SWEEP (sweep));

  if (self->sweep == sweep)
    return;

  if (self->sweep != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sweep, self);
      g_signal_handlers_disconnect_by_data (pol_sweep_get_selection (self->sweep), self);
    }
  g_set_object (&self->sweep, sweep);
  pol_sweep_bar_set_sweep (self->bar, sweep);
  pol_image_pane_set_selection (self->pane, sweep != NULL ? pol_sweep_get_selection (sweep) : NULL);
  if (sweep == NULL)
    return;

  g_signal_connect_object (sweep, "changed", G_CALLBACK (show_sweep), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (pol_sweep_get_selection (sweep), "notify::current",
                           G_CALLBACK (show_sweep), self, G_CONNECT_SWAPPED);
  show_sweep (self);
}
