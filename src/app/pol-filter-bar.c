/* pol-filter-bar.c: which images are shown, and in what order
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-filter-bar.h"

#include <glib/gi18n-lib.h>

#include "pol-concept-filter.h"
#include "pol-indexes.h"

struct _PolFilterBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *controls;
  GtkToggleButton *all_chip;
  GtkToggleButton *untagged_chip;
  GtkToggleButton *only_negatives_chip;
  GtkToggleButton *disagreement_chip;
  GtkWidget *only_chip;
  GtkLabel *only_label;
  GtkMenuButton *filter_button;
  GtkLabel *filter_label;
  PolConceptFilter *concept_filter;
  GtkSearchBar *search_bar;
  GtkEditable *search;

  GSettings *settings;
  PolImageList *images;
  PolPolicy *policy;
  gboolean narrow;
};

enum
{
  PROP_0,
  PROP_NARROW,
  PROP_POLICY,
  PROP_FILTER,
  PROP_SORT,
  PROP_DESCENDING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (PolFilterBar, pol_filter_bar, GTK_TYPE_WIDGET)

static const char *const filter_names[POL_N_IMAGE_FILTERS] = {
  [POL_IMAGE_FILTER_ALL] = "all",
  [POL_IMAGE_FILTER_UNTAGGED] = "untagged",
  [POL_IMAGE_FILTER_TAGGED] = "tagged",
  [POL_IMAGE_FILTER_ONLY_NEGATIVES] = "only-negatives",
  [POL_IMAGE_FILTER_REVIEWED] = "reviewed",
  [POL_IMAGE_FILTER_SKIPPED] = "skipped",
  [POL_IMAGE_FILTER_UNSURE] = "unsure",
  [POL_IMAGE_FILTER_DISAGREEMENT] = "disagreement",
  [POL_IMAGE_FILTER_MISSING] = "missing",
  [POL_IMAGE_FILTER_SUGGESTED] = "suggested",
};

static const char *const sort_names[] = {
  [POL_IMAGE_SORT_NAME] = "name",       [POL_IMAGE_SORT_DATE] = "date",
  [POL_IMAGE_SORT_SIZE] = "size",       [POL_IMAGE_SORT_TAGS] = "tags",
  [POL_IMAGE_SORT_CHANGED] = "changed", [POL_IMAGE_SORT_RANDOM] = "random",
  [POL_IMAGE_SORT_DOUBT] = "doubt",     [POL_IMAGE_SORT_SCORE] = "score",
};

static gboolean
find_name (const char *const *names, guint n_names, const char *name, guint *nth)
{
  for (*nth = 0; *nth < n_names; (*nth)++)
    if (g_strcmp0 (names[*nth], name) == 0)
      return TRUE;

  return FALSE;
}

static const PolImageQuery *
get_query (PolFilterBar *self)
{
  static const PolImageQuery nothing = { .concept = G_MAXUINT };

  return self->images != NULL ? pol_image_list_get_query (self->images) : &nothing;
}

static char *
dup_filter_label (PolFilterBar *self, PolImageFilter filter)
{
  guint n = pol_image_list_get_count (self->images, filter);

  switch (filter)
    {
    case POL_IMAGE_FILTER_UNTAGGED:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Untagged %'u"), n);
    case POL_IMAGE_FILTER_TAGGED:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Tagged %'u"), n);
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Only Negatives %'u"), n);
    case POL_IMAGE_FILTER_REVIEWED:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Reviewed %'u"), n);
    case POL_IMAGE_FILTER_SKIPPED:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Skipped %'u"), n);
    case POL_IMAGE_FILTER_UNSURE:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Unsure %'u"), n);
    case POL_IMAGE_FILTER_DISAGREEMENT:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Disagreements %'u"), n);
    case POL_IMAGE_FILTER_MISSING:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Missing %'u"), n);
    case POL_IMAGE_FILTER_SUGGESTED:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("Suggested %'u"), n);
    case POL_IMAGE_FILTER_ALL:
    default:
      /* Translators: a filter with the number of images that pass it */
      return g_strdup_printf (_ ("All %'u"), n);
    }
}

static GtkToggleButton *
get_chip (PolFilterBar *self, PolImageFilter filter)
{
  switch ((guint)filter)
    {
    case POL_IMAGE_FILTER_ALL:
      return self->all_chip;
    case POL_IMAGE_FILTER_UNTAGGED:
      return self->untagged_chip;
    case POL_IMAGE_FILTER_ONLY_NEGATIVES:
      return self->only_negatives_chip;
    case POL_IMAGE_FILTER_DISAGREEMENT:
      return self->disagreement_chip;
    default:
      return NULL;
    }
}

/* The menu has the filters that have no chip, or, where there is no room for
 * chips, all. */
static gboolean
is_in_menu (PolFilterBar *self, PolImageFilter filter)
{
  return self->narrow || get_chip (self, filter) == NULL;
}

/* Made when it is opened: the counts change with every tag. */
static void
create_menu (GtkMenuButton *button, gpointer user_data)
{
  PolFilterBar *self = user_data;
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint filter = 0; self->images != NULL && filter < POL_N_IMAGE_FILTERS; filter++)
    {
      g_autofree char *label = dup_filter_label (self, filter);
      g_autofree char *action = g_strdup_printf ("images.filter::%s", filter_names[filter]);

      if (is_in_menu (self, filter))
        g_menu_append (menu, label, action);
    }

  gtk_menu_button_set_menu_model (button, G_MENU_MODEL (menu));
}

/* The menu's button tells of the filter that is set, if it has it. */
static void
show_filters (PolFilterBar *self)
{
  PolImageFilter current = get_query (self)->filter;
  g_autofree char *title = is_in_menu (self, current) ? dup_filter_label (self, current) : NULL;

  for (guint filter = 0; filter < POL_N_IMAGE_FILTERS; filter++)
    {
      g_autofree char *label = dup_filter_label (self, filter);
      GtkToggleButton *chip = get_chip (self, filter);

      if (chip == NULL)
        continue;

      gtk_button_set_label (GTK_BUTTON (chip), label);
      gtk_toggle_button_set_active (chip, filter == current);
    }

  gtk_label_set_label (self->filter_label, title != NULL ? title : _ ("More"));
}

static void
set_query (PolFilterBar *self, PolImageQuery *query)
{
  pol_image_list_set_query (self->images, query);
  gtk_widget_set_visible (self->only_chip, query->only != NULL);
  show_filters (self);
  for (guint prop = PROP_FILTER; prop <= PROP_DESCENDING; prop++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

static void
set_filter (PolFilterBar *self, const char *name)
{
  g_autoptr (PolImageQuery) query = pol_image_query_copy (get_query (self));
  guint filter;

  if (self->images == NULL || !find_name (filter_names, G_N_ELEMENTS (filter_names), name, &filter))
    return;

  query->filter = filter;
  if (filter == POL_IMAGE_FILTER_ALL)
    g_clear_pointer (&query->only, g_array_unref);
  set_query (self, query);
}

static void
set_sort (PolFilterBar *self, const char *name)
{
  g_autoptr (PolImageQuery) query = pol_image_query_copy (get_query (self));
  guint sort;

  if (self->images == NULL || !find_name (sort_names, G_N_ELEMENTS (sort_names), name, &sort))
    return;

  query->sort = sort;
  query->seed = g_settings_get_uint (self->settings, "random-seed");
  g_settings_set_string (self->settings, "sort", name);
  set_query (self, query);
}

static void
set_descending (PolFilterBar *self, gboolean descending)
{
  g_autoptr (PolImageQuery) query = pol_image_query_copy (get_query (self));

  if (self->images == NULL)
    return;

  query->descending = descending;
  g_settings_set_boolean (self->settings, "sort-descending", descending);
  set_query (self, query);
}

static void
shuffle_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolFilterBar *self = POL_FILTER_BAR (widget);

  g_settings_set_uint (self->settings, "random-seed", g_random_int ());
  set_sort (self, sort_names[POL_IMAGE_SORT_RANDOM]);
}

static void
find_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolFilterBar *self = POL_FILTER_BAR (widget);

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
show_others_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolFilterBar *self = POL_FILTER_BAR (widget);
  g_autoptr (PolImageQuery) query = pol_image_query_copy (get_query (self));

  if (self->images == NULL)
    return;

  g_clear_pointer (&query->only, g_array_unref);
  set_query (self, query);
}

static void
on_search_changed (PolFilterBar *self)
{
  g_autoptr (PolImageQuery) query = NULL;
  const char *text = gtk_editable_get_text (self->search);

  if (self->images == NULL)
    return;

  query = pol_image_query_copy (get_query (self));
  g_free (query->text);
  query->text = text[0] != '\0' ? g_strdup (text) : NULL;
  set_query (self, query);
}

static void
on_concept_changed (PolFilterBar *self)
{
  g_autoptr (PolImageQuery) query = NULL;

  if (self->images == NULL)
    return;

  query = pol_image_query_copy (get_query (self));
  query->concept = pol_concept_filter_get_concept (self->concept_filter);
  query->match = pol_concept_filter_get_match (self->concept_filter);
  g_set_object (&query->policy, self->policy);
  set_query (self, query);
}

static void
restore_sorting (PolFilterBar *self)
{
  g_autoptr (PolImageQuery) query = pol_image_query_copy (get_query (self));
  g_autofree char *name = g_settings_get_string (self->settings, "sort");
  guint sort;

  if (find_name (sort_names, G_N_ELEMENTS (sort_names), name, &sort))
    query->sort = sort;
  query->descending = g_settings_get_boolean (self->settings, "sort-descending");
  query->seed = g_settings_get_uint (self->settings, "random-seed");
  set_query (self, query);
}

static void
pol_filter_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolFilterBar *self = POL_FILTER_BAR (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      g_value_set_boolean (value, self->narrow);
      break;
    case PROP_POLICY:
      g_value_set_object (value, self->policy);
      break;
    case PROP_FILTER:
      g_value_set_static_string (value, filter_names[get_query (self)->filter]);
      break;
    case PROP_SORT:
      g_value_set_static_string (value, sort_names[get_query (self)->sort]);
      break;
    case PROP_DESCENDING:
      g_value_set_boolean (value, get_query (self)->descending);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_narrow (PolFilterBar *self, gboolean narrow)
{
  self->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (self->controls, "narrow");
  else
    gtk_widget_remove_css_class (self->controls, "narrow");
  if (self->images != NULL)
    show_filters (self);
}

static void
pol_filter_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolFilterBar *self = POL_FILTER_BAR (object);

  switch (prop_id)
    {
    case PROP_NARROW:
      set_narrow (self, g_value_get_boolean (value));
      break;
    case PROP_POLICY:
      if (g_set_object (&self->policy, g_value_get_object (value)))
        on_concept_changed (self);
      break;
    case PROP_FILTER:
      set_filter (self, g_value_get_string (value));
      break;
    case PROP_SORT:
      set_sort (self, g_value_get_string (value));
      break;
    case PROP_DESCENDING:
      set_descending (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_filter_bar_dispose (GObject *object)
{
  PolFilterBar *self = POL_FILTER_BAR (object);

  pol_filter_bar_set_images (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->policy);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pol_filter_bar_parent_class)->dispose (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE, flags);
  properties[PROP_POLICY] = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY, flags);
  properties[PROP_FILTER]
      = g_param_spec_string ("filter", NULL, NULL, "all", flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_SORT]
      = g_param_spec_string ("sort", NULL, NULL, "name", flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_DESCENDING]
      = g_param_spec_boolean ("descending", NULL, NULL, FALSE, flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_filter_bar_class_init (PolFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = pol_filter_bar_get_property;
  object_class->set_property = pol_filter_bar_set_property;
  object_class->dispose = pol_filter_bar_dispose;
  install_properties (object_class);

  g_type_ensure (POL_TYPE_CONCEPT_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, box);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, controls);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, all_chip);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, untagged_chip);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, only_negatives_chip);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, disagreement_chip);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, only_chip);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, only_label);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, filter_button);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, filter_label);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, concept_filter);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, search_bar);
  gtk_widget_class_bind_template_child (widget_class, PolFilterBar, search);
  gtk_widget_class_bind_template_callback (widget_class, on_concept_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_property_action (widget_class, "images.filter", "filter");
  gtk_widget_class_install_property_action (widget_class, "images.sort", "sort");
  gtk_widget_class_install_property_action (widget_class, "images.descending", "descending");
  gtk_widget_class_install_action (widget_class, "images.shuffle", NULL, shuffle_activated);
  gtk_widget_class_install_action (widget_class, "images.find", NULL, find_activated);
  gtk_widget_class_install_action (widget_class, "images.show-others", NULL, show_others_activated);
}

static void
pol_filter_bar_init (PolFilterBar *self)
{
  self->settings = g_settings_new (APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->filter_button, create_menu, self, NULL);
  gtk_search_bar_connect_entry (self->search_bar, self->search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (self->search)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Find Images by Path"), -1);
}

/**
 * pol_filter_bar_new:
 *
 * Makes a bar without images.
 *
 * Returns: (transfer floating): the bar
 */
GtkWidget *
pol_filter_bar_new (void)
{
  return g_object_new (POL_TYPE_FILTER_BAR, NULL);
}

/**
 * pol_filter_bar_set_images:
 * @self: a bar
 * @images: (nullable): the images to choose among
 *
 * Turns to other images, which get the order that was chosen last.
 */
void
pol_filter_bar_set_images (PolFilterBar *self, PolImageList *images)
{
  g_return_if_fail (POL_IS_FILTER_BAR (self));
  g_return_if_fail (images == NULL || POL_IS_IMAGE_LIST (images));

  if (self->images == images)
    return;

  if (self->images != NULL)
    g_signal_handlers_disconnect_by_data (self->images, self);
  g_clear_object (&self->images);
  if (self->concept_filter != NULL)
    pol_concept_filter_set_concepts (self->concept_filter, NULL);
  if (images == NULL)
    return;

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  self->images = g_object_ref (images);
  pol_concept_filter_set_concepts (
      self->concept_filter, pol_project_get_concepts (pol_image_list_get_project (images)));
  g_signal_connect_object (images, "counts-changed", G_CALLBACK (show_filters), self,
                           G_CONNECT_SWAPPED);
  restore_sorting (self);
}

/**
 * pol_filter_bar_show_only:
 * @self: a filter bar
 * @images: (element-type guint32): indexes of images, in any order
 * @title: what these are
 *
 * Shows @images and no others, without any other condition, until someone wants
 * the others back.
 */
void
pol_filter_bar_show_only (PolFilterBar *self, GArray *images, const char *title)
{
  g_autoptr (PolImageQuery) query = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (POL_IS_FILTER_BAR (self));
  g_return_if_fail (self->images != NULL);

  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (self->search, "");
  pol_concept_filter_set_concepts (
      self->concept_filter,
      pol_project_get_concepts (pol_image_list_get_project (self->images)));

  gtk_label_set_label (self->only_label, title);
  /* Translators: a button; %s is what is shown alone */
  name = g_strdup_printf (_ ("Only %s: show the others again"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->only_chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  query = pol_image_query_new ();
  query->sort = get_query (self)->sort;
  query->descending = get_query (self)->descending;
  query->seed = get_query (self)->seed;
  query->only = g_array_copy (images);
  pol_indexes_sort (query->only);
  set_query (self, query);
}
