/* pol-concept-menu.c: a button that shows a concept and lets someone choose another one
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-concept-menu.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-chooser.h"

struct _PolConceptMenu
{
  GtkWidget parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  PolConceptChooser *chooser;

  char *title;
  PolConcept *concept;
};

enum
{
  PROP_0,
  PROP_CONCEPT,
  PROP_TITLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolConceptMenu, pol_concept_menu, GTK_TYPE_WIDGET)

/* The button within takes the focus, so that needs the name, too. */
static void
show_concept (PolConceptMenu *self)
{
  const char *name = self->concept != NULL ? pol_concept_get_name (self->concept) : _ ("Choose…");
  GtkWidget *toggle = gtk_widget_get_first_child (GTK_WIDGET (self->button));
  g_autofree char *text = NULL;

  /* Translators: what is chosen for what: “Into: taco” */
  text = g_strdup_printf (_ ("%1$s: %2$s"), self->title != NULL ? self->title : _ ("Concept"), name);
  gtk_label_set_label (self->label, name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
on_chosen (PolConceptMenu *self, PolConcept *concept)
{
  gtk_menu_button_popdown (self->button);
  pol_concept_menu_set_concept (self, concept);
}

static void
on_stopped (PolConceptMenu *self)
{
  gtk_menu_button_popdown (self->button);
}

static void
on_popover_show (PolConceptMenu *self)
{
  pol_concept_chooser_begin (self->chooser);
}

static void
pol_concept_menu_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolConceptMenu *self = POL_CONCEPT_MENU (object);

  switch (prop_id)
    {
    case PROP_CONCEPT:
      g_value_set_object (value, self->concept);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_concept_menu_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolConceptMenu *self = POL_CONCEPT_MENU (object);

  switch (prop_id)
    {
    case PROP_CONCEPT:
      pol_concept_menu_set_concept (self, g_value_get_object (value));
      break;
    case PROP_TITLE:
      g_free (self->title);
      self->title = g_value_dup_string (value);
      show_concept (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_concept_menu_dispose (GObject *object)
{
  PolConceptMenu *self = POL_CONCEPT_MENU (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  g_clear_pointer (&child, gtk_widget_unparent);
  g_clear_object (&self->concept);

  G_OBJECT_CLASS (pol_concept_menu_parent_class)->dispose (object);
}

static void
pol_concept_menu_finalize (GObject *object)
{
  g_free (POL_CONCEPT_MENU (object)->title);

  G_OBJECT_CLASS (pol_concept_menu_parent_class)->finalize (object);
}

static void
pol_concept_menu_class_init (PolConceptMenuClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_concept_menu_get_property;
  object_class->set_property = pol_concept_menu_set_property;
  object_class->dispose = pol_concept_menu_dispose;
  object_class->finalize = pol_concept_menu_finalize;

  properties[PROP_CONCEPT]
      = g_param_spec_object ("concept", NULL, NULL, POL_TYPE_CONCEPT,
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (POL_TYPE_CONCEPT_CHOOSER);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/concept-menu.ui");
  gtk_widget_class_bind_template_child (widget_class, PolConceptMenu, button);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMenu, label);
  gtk_widget_class_bind_template_child (widget_class, PolConceptMenu, chooser);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_popover_show);
  gtk_widget_class_bind_template_callback (widget_class, on_stopped);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* The button's own box keeps to the middle; other menus have their words at the start. */
static void
pol_concept_menu_init (PolConceptMenu *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->label)), GTK_ALIGN_FILL);
  show_concept (self);
}

/**
 * pol_concept_menu_set_concepts:
 * @self: a menu
 * @concepts: (nullable): what to choose from
 *
 * Turns to other concepts, with none chosen.
 */
void
pol_concept_menu_set_concepts (PolConceptMenu *self, PolConceptList *concepts)
{
  g_return_if_fail (POL_IS_CONCEPT_MENU (self));
  g_return_if_fail (concepts == NULL || POL_IS_CONCEPT_LIST (concepts));

  pol_concept_chooser_set_concepts (self->chooser, concepts);
  pol_concept_menu_set_concept (self, NULL);
}

/**
 * pol_concept_menu_get_concept:
 * @self: a menu
 *
 * Returns: (nullable) (transfer none): the concept that is chosen
 */
PolConcept *
pol_concept_menu_get_concept (PolConceptMenu *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT_MENU (self), NULL);

  return self->concept;
}

/**
 * pol_concept_menu_set_concept:
 * @self: a menu
 * @concept: (nullable): a concept
 *
 * Chooses @concept.
 */
void
pol_concept_menu_set_concept (PolConceptMenu *self, PolConcept *concept)
{
  g_return_if_fail (POL_IS_CONCEPT_MENU (self));
  g_return_if_fail (concept == NULL || POL_IS_CONCEPT (concept));

  if (!g_set_object (&self->concept, concept))
    return;

  show_concept (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CONCEPT]);
}
