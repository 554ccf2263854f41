/* pol-annotator-menu.c: a menu that says who is tagging, and changes it
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-annotator-menu.h"

#include <glib/gi18n-lib.h>

/* Whoever else tagged is found under the preferences. */
#define MAX_NAMES 50

struct _PolAnnotatorMenu
{
  GMenu *menu;
  PolProject *project;
  guint n_annotators;           /* as the menu shows them */
};

static void
append_name (GMenu *names, const char *name, const char *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);
  g_autofree char *label = g_strdup (name);

  /* A name is no mnemonic. */
  g_menu_item_set_label (item, label);
  g_menu_item_set_action_and_target (item, "win.annotator", "s", target);
  g_menu_append_item (names, item);
}

static GMenu *
make_names (PolAnnotatorMenu *self)
{
  const char *annotator = pol_project_get_annotator (self->project);
  const char *account = pol_project_get_default_annotator ();
  GMenu *names = g_menu_new ();
  gboolean listed = g_str_equal (annotator, account);

  append_name (names, account, "");
  for (guint i = 0; i < MIN (self->n_annotators, MAX_NAMES); i++)
    {
      const char *name = pol_project_get_annotator_name (self->project, i);

      if (g_str_equal (name, account))
        continue;
      append_name (names, name, name);
      listed |= g_str_equal (name, annotator);
    }
  if (!listed)
    append_name (names, annotator, annotator);

  return names;
}

static void
fill (PolAnnotatorMenu *self)
{
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (GMenu) names = NULL;
  g_autoptr (GMenu) others = g_menu_new ();
  g_autofree char *label = NULL;

  self->n_annotators = pol_project_get_n_annotators (self->project);
  names = make_names (self);
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (names));
  g_menu_append (others, _ ("_Other Name…"), "win.preferences");
  g_menu_append_section (submenu, NULL, G_MENU_MODEL (others));

  /* Translators: a menu; %s is the name of who is tagging */
  label = g_strdup_printf (_ ("Tagging as %s"), pol_project_get_annotator (self->project));
  g_menu_remove_all (self->menu);
  g_menu_append_submenu (self->menu, label, G_MENU_MODEL (submenu));
}

/* Who tags for the first time joins the annotators. */
static void
on_edited (PolAnnotatorMenu *self)
{
  if (self->n_annotators != pol_project_get_n_annotators (self->project))
    fill (self);
}

/**
 * pol_annotator_menu_new:
 * @menu: a section of a menu
 * @project: a project
 *
 * Fills @menu, and keeps it right until it is freed.
 *
 * Returns: (transfer full): what keeps it right
 */
PolAnnotatorMenu *
pol_annotator_menu_new (GMenu *menu, PolProject *project)
{
  PolAnnotatorMenu *self = g_new0 (PolAnnotatorMenu, 1);

  self->menu = g_object_ref (menu);
  self->project = g_object_ref (project);
  g_signal_connect_swapped (project, "notify::annotator", G_CALLBACK (fill), self);
  g_signal_connect_swapped (project, "notify::undo-text", G_CALLBACK (on_edited), self);
  fill (self);

  return self;
}

/**
 * pol_annotator_menu_free:
 * @self: (transfer full): what kept a menu right
 *
 * Empties the menu.
 */
void
pol_annotator_menu_free (PolAnnotatorMenu *self)
{
  g_signal_handlers_disconnect_by_data (self->project, self);
  g_menu_remove_all (self->menu);
  g_object_unref (self->menu);
  g_object_unref (self->project);
  g_free (self);
}
