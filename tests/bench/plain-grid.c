/* plain-grid.c: a window with an empty grid of many items, which is what GTK costs
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * usage: plain-grid N-ITEMS
 *
 * F5 puts other items into it, as many.
 */

#include <adwaita.h>
#include <stdlib.h>

/* A list of many items, which are made when they are asked for. */
#define PLAIN_TYPE_LIST (plain_list_get_type ())
G_DECLARE_FINAL_TYPE (PlainList, plain_list, PLAIN, LIST, GObject)

struct _PlainList
{
  GObject parent_instance;
  guint n_items;
};

static GType
plain_list_get_item_type (GListModel *list)
{
  return GTK_TYPE_STRING_OBJECT;
}

static guint
plain_list_get_n_items (GListModel *list)
{
  return PLAIN_LIST (list)->n_items;
}

static gpointer
plain_list_get_item (GListModel *list,
                     guint position)
{
  g_autofree char *text = NULL;

  if (position >= PLAIN_LIST (list)->n_items)
    return NULL;
  text = g_strdup_printf ("%u", position);

  return gtk_string_object_new (text);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = plain_list_get_item_type;
  iface->get_n_items = plain_list_get_n_items;
  iface->get_item = plain_list_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PlainList, plain_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
plain_list_class_init (PlainListClass *klass)
{
}

static void
plain_list_init (PlainList *self)
{
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem *item)
{
  GtkWidget *cell = gtk_label_new (NULL);

  gtk_widget_set_size_request (cell, 128, 128);
  gtk_list_item_set_child (item, cell);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (string));
}

static gboolean
on_f5 (GtkWidget *grid,
       GVariant *args,
       gpointer user_data)
{
  PlainList *list = user_data;
  guint n_items = list->n_items;

  list->n_items = 0;
  g_list_model_items_changed (G_LIST_MODEL (list), 0, n_items, 0);
  list->n_items = n_items;
  g_list_model_items_changed (G_LIST_MODEL (list), 0, 0, n_items);

  return TRUE;
}

static void
add_shortcut (GtkWidget *window,
              PlainList *list)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F5, 0),
                        gtk_callback_action_new (on_f5, list, NULL)));
  gtk_widget_add_controller (window, controller);
}

static void
on_activate (GtkApplication *application,
             gpointer n_items)
{
  PlainList *list = g_object_new (PLAIN_TYPE_LIST, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *grid;

  list->n_items = GPOINTER_TO_UINT (n_items);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  grid = gtk_grid_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (list))),
                            factory);
  gtk_grid_view_set_max_columns (GTK_GRID_VIEW (grid), 10);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), grid);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), scroller);
  add_shortcut (window, list);
  gtk_window_set_title (GTK_WINDOW (window), "Plain Grid");
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_grab_focus (grid);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (AdwApplication) application =
      adw_application_new ("io.github.polarity_app.PlainGrid", G_APPLICATION_NON_UNIQUE);
  guint n_items = argc == 2 ? strtoul (argv[1], NULL, 10) : 0;

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), GUINT_TO_POINTER (n_items));

  return g_application_run (G_APPLICATION (application), 1, argv);
}
