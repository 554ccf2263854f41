/* widget-tree.c: waits for widgets, and finds them by what a person sees or hears of them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "widget-tree.h"

typedef gboolean (*MatchFunc) (GtkWidget *widget, GType type, const char *text);

static GtkWidget *
find (GtkWidget *root, MatchFunc match, GType type, const char *text)
{
  if (match (root, type, text))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static gboolean
has_name (GtkWidget *widget, GType type, const char *name)
{
  g_autofree char *other = NULL;

  if (!g_type_is_a (G_OBJECT_TYPE (widget), type))
    return FALSE;
  if (name == NULL)
    return TRUE;
  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;

  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);

  return other == NULL;
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_text (GTK_LABEL (widget));
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget));

  return NULL;
}

static gboolean
has_text (GtkWidget *widget, GType type, const char *text)
{
  return g_strcmp0 (get_text (widget), text) == 0;
}

/* The first widget of a type, and of an accessible name where one is given. */
GtkWidget *
widget_tree_find (GtkWidget *root, GType type, const char *accessible_name)
{
  return find (root, has_name, type, accessible_name);
}

GtkWidget *
widget_tree_find_label (GtkWidget *root, const char *text)
{
  return find (root, has_text, GTK_TYPE_LABEL, text);
}

static void
on_passed (gpointer passed)
{
  *(gboolean *) passed = TRUE;
}

/* Lets widgets find their sizes and places, and do what waits for that. */
void
widget_tree_settle (guint milliseconds)
{
  gboolean passed = FALSE;

  g_timeout_add_once (milliseconds, on_passed, &passed);
  while (!passed)
    g_main_context_iteration (NULL, TRUE);
}
