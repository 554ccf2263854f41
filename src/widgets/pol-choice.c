/* pol-choice.c: menus of words that say them to who cannot see them, too
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-choice.h"

/* In characters. Longer words are cut in the menu's own place. */
#define LEAST_WIDTH 10
#define MOST_WIDTH 32

static GtkWidget *
make_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), LEAST_WIDTH);
  gtk_label_set_max_width_chars (GTK_LABEL (label), MOST_WIDTH);
  gtk_widget_set_hexpand (label, TRUE);

  return label;
}

static const char *
get_words (GtkListItem *item)
{
  return gtk_string_object_get_string (gtk_list_item_get_item (item));
}

static void
on_setup (GtkWidget *menu, GtkListItem *item)
{
  gtk_list_item_set_child (item, make_label ());
}

/* The row of a list takes the focus, so that needs the name, too. */
static void
name_row (GtkListItem *item, const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (gtk_list_item_get_child (item));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
on_bind (GtkWidget *menu, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), get_words (item));
  name_row (item, get_words (item));
}

/* The list's own selection follows the pointer, so it is not what is chosen. */
static void
update_check (GtkListItem *item, GParamSpec *pspec, GtkWidget *menu)
{
  g_autoptr (GObject) chosen = NULL;
  gpointer choice = gtk_list_item_get_item (item);

  g_object_get (menu, "selected-item", &chosen, NULL);
  gtk_widget_set_opacity (gtk_widget_get_last_child (gtk_list_item_get_child (item)),
                          choice != NULL && choice == chosen);
}

/**
 * pol_choice_set_up_item:
 * @menu: a GtkDropDown or AdwComboRow
 * @item: an item of its list
 * @child: (transfer floating): what shows the choice
 *
 * Puts @child into @item, and beside it a tick for what is chosen.
 */
void
pol_choice_set_up_item (GtkWidget *menu, GtkListItem *item, GtkWidget *child)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check
      = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                      "icon-name", "object-select-symbolic", NULL);

  gtk_box_append (GTK_BOX (box), child);
  gtk_box_append (GTK_BOX (box), check);
  gtk_list_item_set_child (item, box);
  g_signal_connect_object (menu, "notify::selected-item", G_CALLBACK (update_check), item,
                           G_CONNECT_SWAPPED);
}

/**
 * pol_choice_bind_item:
 * @menu: a GtkDropDown or AdwComboRow
 * @item: an item of its list, that was set up
 * @name: what assistive tools say of it
 *
 * Names @item, and shows whether it is chosen.
 *
 * Returns: (transfer none): the child that shows the choice
 */
GtkWidget *
pol_choice_bind_item (GtkWidget *menu, GtkListItem *item, const char *name)
{
  name_row (item, name);
  update_check (item, NULL, menu);

  return gtk_widget_get_first_child (gtk_list_item_get_child (item));
}

static void
on_list_setup (GtkWidget *menu, GtkListItem *item)
{
  pol_choice_set_up_item (menu, item, make_label ());
}

static void
on_list_bind (GtkWidget *menu, GtkListItem *item)
{
  GtkWidget *label = pol_choice_bind_item (menu, item, get_words (item));

  gtk_label_set_label (GTK_LABEL (label), get_words (item));
}

static GtkListItemFactory *
make_factory (GtkWidget *menu, GCallback setup, GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", setup, menu, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", bind, menu, G_CONNECT_SWAPPED);

  return factory;
}

/**
 * pol_choice_set_up:
 * @menu: a GtkDropDown or AdwComboRow of strings
 * @title: (nullable): what is chosen, for a menu that does not say so itself
 *
 * Lets each choice of @menu say its name to assistive tools, ticks the chosen one, and names
 * the part of a GtkDropDown that takes the focus. GTK 4.8 does nothing of it.
 */
void
pol_choice_set_up (GtkWidget *menu, const char *title)
{
  g_autoptr (GtkListItemFactory) factory
      = make_factory (menu, G_CALLBACK (on_setup), G_CALLBACK (on_bind));
  g_autoptr (GtkListItemFactory) list_factory
      = make_factory (menu, G_CALLBACK (on_list_setup), G_CALLBACK (on_list_bind));

  g_object_set (menu, "factory", factory, "list-factory", list_factory, NULL);
  if (title != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (menu)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}
