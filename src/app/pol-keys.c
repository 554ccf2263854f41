/* pol-keys.c: the keys of the main window, and what each of them does
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-keys.h"

#include <glib/gi18n-lib.h>

static const struct
{
  guint keyval;
  GdkModifierType modifiers;
  const char *action;
  const char *purpose;          /* of a key without modifiers, a sentence */
} keys[] = {
  /* Of several keys, a menu shows the last one. */
  { GDK_KEY_KP_Divide, 0, "win.search", NULL },
  { GDK_KEY_equal, GDK_CONTROL_MASK, "win.larger-thumbnails", NULL },
  { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "win.larger-thumbnails", NULL },
  { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "win.smaller-thumbnails", NULL },
  { GDK_KEY_n, 0, "win.next-untagged", N_ ("N goes to the next untagged image.") },
  { GDK_KEY_r, 0, "win.repeat-tags", N_ ("R repeats the tags of the last image.") },
  { GDK_KEY_x, 0, "win.negative-rest", N_ ("X tags all other concepts negative.") },
  { GDK_KEY_a, 0, "win.accept-suggestion", N_ ("A accepts the suggestion.") },
  { GDK_KEY_d, 0, "win.reject-suggestion", N_ ("D rejects the suggestion.") },
  { GDK_KEY_j, GDK_CONTROL_MASK, "win.next-suggested", NULL },
  { GDK_KEY_m, 0, "win.mark-reviewed", N_ ("M marks images as reviewed.") },
  { GDK_KEY_s, 0, "win.mark-skipped", N_ ("S marks images as skipped.") },
  { GDK_KEY_u, 0, "win.remove-mark", N_ ("U removes the mark of images.") },
  { GDK_KEY_w, 0, "win.sweep", N_ ("W sweeps through the images for one concept.") },
  { GDK_KEY_q, 0, "win.questions", N_ ("Q asks about one image after another.") },
  { GDK_KEY_f, 0, "win.toggle-fit", N_ ("F shows the picture in full size.") },
  { GDK_KEY_slash, 0, "win.search", N_ ("The slash searches the concepts.") },
  { GDK_KEY_d, GDK_CONTROL_MASK, "win.next-disagreement", NULL },
  { GDK_KEY_k, GDK_CONTROL_MASK, "win.next-skipped", NULL },
  { GDK_KEY_u, GDK_CONTROL_MASK, "win.next-unsure", NULL },
  { GDK_KEY_Left, GDK_ALT_MASK, "win.go-back", NULL },
  { GDK_KEY_Right, GDK_ALT_MASK, "win.go-forward", NULL },
  { GDK_KEY_c, GDK_CONTROL_MASK, "win.copy-tags", NULL },
  { GDK_KEY_v, GDK_CONTROL_MASK, "win.paste-tags", NULL },
  { GDK_KEY_a, GDK_CONTROL_MASK, "win.select-all", NULL },
  { GDK_KEY_plus, GDK_CONTROL_MASK, "win.larger-thumbnails", NULL },
  { GDK_KEY_minus, GDK_CONTROL_MASK, "win.smaller-thumbnails", NULL },
};

/**
 * pol_keys_install:
 * @widget_class: the class of the main window
 *
 * Binds the keys, in the bubble phase, unlike the application's accelerators: a
 * letter that is typed into an entry is for the entry.
 */
void
pol_keys_install (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, keys[i].modifiers,
                                         keys[i].action, NULL);
}

/**
 * pol_keys_describe:
 * @typed: what a key types, without modifiers
 *
 * Returns: (nullable): a sentence that says what the program does on it, or %NULL if
 *   it does nothing
 */
const char *
pol_keys_describe (gunichar typed)
{
  guint keyval = gdk_unicode_to_keyval (g_unichar_tolower (typed));

  if (g_unichar_isdigit (typed))
    return _ ("The digits tag with the first ten concepts.");

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].keyval == keyval && keys[i].modifiers == 0 && keys[i].purpose != NULL)
      return gettext (keys[i].purpose);

  return NULL;
}
