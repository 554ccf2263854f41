/* pol-concept.c: something an image may show
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-concept-private.h"

#include <string.h>

/**
 * PolConcept:
 *
 * Something an image may show. Its [property@Concept:id] and
 * [property@Concept:index] never change; all else changes through a
 * [struct@Edit] of its project only.
 */
struct _PolConcept
{
  GObject parent_instance;

  guint index;
  char *id;
  PolConceptFields fields;
  PolSearchText *text;      /* NULL until someone searches */
  PolConcept *frozen;       /* a copy, NULL until someone needs it */
};

G_DEFINE_FINAL_TYPE (PolConcept, pol_concept, G_TYPE_OBJECT)

enum
{
  PROP_INDEX = 1,
  PROP_ID,
  PROP_NAME,
  PROP_GROUP,
  PROP_KEY,
  PROP_ARCHIVED,
  PROP_NOTE,
  PROP_EXAMPLES,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

void
pol_concept_fields_init (PolConceptFields *fields,
                         const PolConceptFields *from)
{
  fields->name = g_strdup (from->name);
  fields->group = g_strdup (from->group);
  fields->key = g_strdup (from->key);
  fields->place = from->place;
  fields->archived = from->archived;
  fields->note = g_strdup (from->note);
  fields->examples = from->examples != NULL ? g_array_ref (from->examples) : NULL;
}

void
pol_concept_fields_clear (PolConceptFields *fields)
{
  g_clear_pointer (&fields->name, g_free);
  g_clear_pointer (&fields->group, g_free);
  g_clear_pointer (&fields->key, g_free);
  g_clear_pointer (&fields->note, g_free);
  g_clear_pointer (&fields->examples, g_array_unref);
}

static gboolean
have_same_examples (const PolConceptFields *a,
                    const PolConceptFields *b)
{
  if (a->examples == NULL || b->examples == NULL)
    return a->examples == b->examples;

  return a->examples->len == b->examples->len
         && memcmp (a->examples->data, b->examples->data,
                    a->examples->len * sizeof (guint32)) == 0;
}

gboolean
pol_concept_fields_equal (const PolConceptFields *a,
                          const PolConceptFields *b)
{
  return g_strcmp0 (a->name, b->name) == 0
         && g_strcmp0 (a->group, b->group) == 0
         && g_strcmp0 (a->key, b->key) == 0
         && a->place == b->place
         && a->archived == b->archived
         && g_strcmp0 (a->note, b->note) == 0
         && have_same_examples (a, b);
}

static void
pol_concept_finalize (GObject *object)
{
  PolConcept *self = POL_CONCEPT (object);

  g_free (self->id);
  pol_concept_fields_clear (&self->fields);
  g_clear_pointer (&self->text, pol_search_text_free);
  g_clear_object (&self->frozen);

  G_OBJECT_CLASS (pol_concept_parent_class)->finalize (object);
}

static void
pol_concept_get_property (GObject *object,
                          guint prop_id,
                          GValue *value,
                          GParamSpec *pspec)
{
  PolConcept *self = POL_CONCEPT (object);

  switch (prop_id)
    {
    case PROP_INDEX:
      g_value_set_uint (value, self->index);
      break;
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->fields.name);
      break;
    case PROP_GROUP:
      g_value_set_string (value, self->fields.group);
      break;
    case PROP_KEY:
      g_value_set_string (value, self->fields.key);
      break;
    case PROP_ARCHIVED:
      g_value_set_boolean (value, self->fields.archived);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->fields.note);
      break;
    case PROP_EXAMPLES:
      g_value_set_boxed (value, self->fields.examples);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_concept_class_init (PolConceptClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = pol_concept_finalize;
  object_class->get_property = pol_concept_get_property;

  /**
   * PolConcept:index: (getter get_index)
   *
   * The number that annotations know the concept by.
   */
  properties[PROP_INDEX] = g_param_spec_uint ("index", NULL, NULL, 0, G_MAXUINT, 0, flags);

  /**
   * PolConcept:id: (getter get_id)
   *
   * The unique name that files know the concept by.
   */
  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);

  /**
   * PolConcept:name: (getter get_name)
   *
   * The name that people see.
   */
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);

  /**
   * PolConcept:group: (getter get_group)
   *
   * The group that the concept is in, or %NULL.
   */
  properties[PROP_GROUP] = g_param_spec_string ("group", NULL, NULL, NULL, flags);

  /**
   * PolConcept:key: (getter get_key)
   *
   * The key that tags the concept, or %NULL.
   */
  properties[PROP_KEY] = g_param_spec_string ("key", NULL, NULL, NULL, flags);

  /**
   * PolConcept:archived: (getter get_archived)
   *
   * Whether the concept is off the list, its annotations kept but unseen.
   */
  properties[PROP_ARCHIVED] = g_param_spec_boolean ("archived", NULL, NULL, FALSE, flags);

  /**
   * PolConcept:note: (getter get_note)
   *
   * When the concept counts, for those who tag, or %NULL.
   */
  properties[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, NULL, flags);

  /**
   * PolConcept:examples: (getter get_examples) (type GLib.Array(guint32))
   *
   * The indexes of images that are examples of the concept, or %NULL.
   */
  properties[PROP_EXAMPLES] = g_param_spec_boxed ("examples", NULL, NULL, G_TYPE_ARRAY, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_concept_init (PolConcept *self)
{
  self->fields.archived = TRUE;
}

/* A concept that is off the list until its fields say otherwise. */
PolConcept *
pol_concept_new (guint index,
                 const char *id)
{
  PolConcept *self = g_object_new (POL_TYPE_CONCEPT, NULL);

  self->index = index;
  self->id = g_strdup (id);
  self->fields.name = g_strdup (id);

  return self;
}

const PolConceptFields *
pol_concept_get_fields (PolConcept *self)
{
  return &self->fields;
}

void
pol_concept_set_fields (PolConcept *self,
                        const PolConceptFields *fields)
{
  PolConceptFields old = self->fields;

  pol_concept_fields_init (&self->fields, fields);
  g_clear_pointer (&self->text, pol_search_text_free);
  g_clear_object (&self->frozen);

  g_object_freeze_notify (G_OBJECT (self));
  if (g_strcmp0 (old.name, fields->name) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NAME]);
  if (g_strcmp0 (old.group, fields->group) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
  if (g_strcmp0 (old.key, fields->key) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KEY]);
  if (old.archived != fields->archived)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ARCHIVED]);
  if (g_strcmp0 (old.note, fields->note) != 0)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTE]);
  if (!have_same_examples (&old, fields))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXAMPLES]);
  g_object_thaw_notify (G_OBJECT (self));

  pol_concept_fields_clear (&old);
}

/* Adds an example while the project is read, in order. */
void
pol_concept_load_example (PolConcept *self,
                          guint32 image)
{
  if (self->fields.examples == NULL)
    self->fields.examples = g_array_new (FALSE, FALSE, sizeof (guint32));

  g_array_append_val (self->fields.examples, image);
}

/* A concept that stays as this one is now, for other threads. */
PolConcept *
pol_concept_freeze (PolConcept *self)
{
  if (self->frozen == NULL)
    {
      self->frozen = pol_concept_new (self->index, self->id);
      pol_concept_fields_clear (&self->frozen->fields);
      pol_concept_fields_init (&self->frozen->fields, &self->fields);
    }

  return self->frozen;
}

/* What the concept is found by. */
const PolSearchText *
pol_concept_get_text (PolConcept *self)
{
  if (self->text == NULL)
    self->text = pol_search_text_new (self->fields.name, self->id, self->fields.group);

  return self->text;
}

/**
 * pol_concept_get_index: (get-property index)
 * @self: a concept
 *
 * Gets the number that annotations know the concept by.
 *
 * Returns: the index
 */
guint
pol_concept_get_index (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), 0);

  return self->index;
}

/**
 * pol_concept_get_id: (get-property id)
 * @self: a concept
 *
 * Gets the unique name that files know the concept by.
 *
 * Returns: (transfer none): the id
 */
const char *
pol_concept_get_id (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), NULL);

  return self->id;
}

/**
 * pol_concept_get_name: (get-property name)
 * @self: a concept
 *
 * Gets the name that people see.
 *
 * Returns: (transfer none): the name
 */
const char *
pol_concept_get_name (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), NULL);

  return self->fields.name;
}

/**
 * pol_concept_get_group: (get-property group)
 * @self: a concept
 *
 * Gets the group that the concept is in.
 *
 * Returns: (transfer none) (nullable): the group
 */
const char *
pol_concept_get_group (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), NULL);

  return self->fields.group;
}

/**
 * pol_concept_get_key: (get-property key)
 * @self: a concept
 *
 * Gets the key that tags the concept.
 *
 * Returns: (transfer none) (nullable): the key
 */
const char *
pol_concept_get_key (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), NULL);

  return self->fields.key;
}

/**
 * pol_concept_get_archived: (get-property archived)
 * @self: a concept
 *
 * Gets whether the concept is off the list.
 *
 * Returns: whether it is archived
 */
gboolean
pol_concept_get_archived (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), TRUE);

  return self->fields.archived;
}

/**
 * pol_concept_get_note: (get-property note)
 * @self: a concept
 *
 * Gets what those who tag are told of the concept: when does it count?
 *
 * Returns: (transfer none) (nullable): the note
 */
const char *
pol_concept_get_note (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), NULL);

  return self->fields.note;
}

/**
 * pol_concept_get_examples: (get-property examples)
 * @self: a concept
 *
 * Gets the images that are examples of the concept.
 *
 * Returns: (transfer none) (nullable) (element-type guint32): their indexes,
 *   sorted, %NULL if there is none
 */
GArray *
pol_concept_get_examples (PolConcept *self)
{
  g_return_val_if_fail (POL_IS_CONCEPT (self), NULL);

  return self->fields.examples;
}
