/* pol-welcome-page.c: what the program is for, and what was opened lately
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-welcome-page.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-recent.h"

struct _PolWelcomePage
{
  GtkWidget parent_instance;

  GtkWidget *status;
  GtkWidget *open_button;
  GtkWidget *recent_group;
  GtkListBox *recent;
};

G_DEFINE_FINAL_TYPE (PolWelcomePage, pol_welcome_page, GTK_TYPE_WIDGET)

static char *
shorten_home (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);

  if (strncmp (path, home, length) == 0 && path[length] == G_DIR_SEPARATOR)
    return g_strconcat ("~", path + length, NULL);

  return g_strdup (path);
}

static GtkWidget *
make_row (GFile *location)
{
  g_autoptr (GFile) parent = g_file_get_parent (location);
  g_autofree char *base = g_file_get_basename (location);
  g_autofree char *name = g_filename_display_name (base);
  g_autofree char *uri = g_file_get_uri (location);
  g_autofree char *path = g_file_get_parse_name (parent != NULL ? parent : location);
  g_autofree char *place = shorten_home (path);
  g_autofree char *subtitle = NULL;
  gboolean exists = g_file_query_exists (location, NULL);
  GtkWidget *row = adw_action_row_new ();

  /* Translators: the place of a folder that cannot be found */
  subtitle = exists ? g_strdup (place) : g_strdup_printf (_ ("%s (missing)"), place);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row),
                                exists ? "folder-symbolic" : "dialog-warning-symbolic");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-recent");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", uri);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

static void
fill_recent (PolWelcomePage *self)
{
  g_autoptr (GPtrArray) recent = pol_recent_list ();
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->recent))) != NULL)
    gtk_list_box_remove (self->recent, row);
  for (guint i = 0; i < recent->len; i++)
    gtk_list_box_append (self->recent, make_row (recent->pdata[i]));

  gtk_widget_set_visible (self->recent_group, recent->len > 0);
}

static gboolean
pol_welcome_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (POL_WELCOME_PAGE (widget)->open_button);
}

static void
pol_welcome_page_map (GtkWidget *widget)
{
  fill_recent (POL_WELCOME_PAGE (widget));

  GTK_WIDGET_CLASS (pol_welcome_page_parent_class)->map (widget);
}

static void
pol_welcome_page_dispose (GObject *object)
{
  PolWelcomePage *self = POL_WELCOME_PAGE (object);

  g_clear_pointer (&self->status, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_welcome_page_parent_class)->dispose (object);
}

static void
pol_welcome_page_class_init (PolWelcomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = pol_welcome_page_dispose;
  widget_class->grab_focus = pol_welcome_page_grab_focus;
  widget_class->map = pol_welcome_page_map;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/welcome-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PolWelcomePage, status);
  gtk_widget_class_bind_template_child (widget_class, PolWelcomePage, open_button);
  gtk_widget_class_bind_template_child (widget_class, PolWelcomePage, recent_group);
  gtk_widget_class_bind_template_child (widget_class, PolWelcomePage, recent);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
pol_welcome_page_init (PolWelcomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * pol_welcome_page_new:
 *
 * Makes a welcome page.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
pol_welcome_page_new (void)
{
  return g_object_new (POL_TYPE_WELCOME_PAGE, NULL);
}
