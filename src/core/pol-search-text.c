/* pol-search-text.c: names as they are searched, whatever their case and accents
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-search-text.h"

#include <string.h>

#define REPLACEMENT_CHARACTER 0xfffd

/* Letters of the Latin script that are not another one with an accent, such as
 * "ł" and "ß", become the ones that they are written as without it. By way of
 * its capital, a letter of two small forms, such as sigma, has one. */
static void
fold_letter (GString *folded,
             gunichar c)
{
  g_autofree char *ascii = NULL;
  char letter[7] = { 0 };

  g_unichar_to_utf8 (c, letter);
  if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_LATIN)
    ascii = g_str_to_ascii (letter, "C");

  if (ascii == NULL || strchr (ascii, '?') != NULL)
    g_string_append_unichar (folded, g_unichar_tolower (g_unichar_toupper (c)));
  else
    for (const char *p = ascii; *p != '\0'; p++)
      g_string_append_c (folded, g_ascii_tolower (*p));
}

/* Every blank becomes a space, a line end too: those separate the parts. */
static void
fold_character (GString *folded,
                gunichar c)
{
  gunichar parts[G_UNICHAR_MAX_DECOMPOSITION_LENGTH];
  gsize n = g_unichar_fully_decompose (c, TRUE, parts, G_N_ELEMENTS (parts));

  for (gsize i = 0; i < n; i++)
    {
      if (g_unichar_isspace (parts[i]))
        g_string_append_c (folded, ' ');
      else if (parts[i] < 0x80)
        g_string_append_c (folded, g_ascii_tolower (parts[i]));
      else if (g_unichar_combining_class (parts[i]) == 0)
        fold_letter (folded, parts[i]);
    }
}

static gunichar
get_character (const char *p,
               const char *end)
{
  gunichar c = g_utf8_get_char_validated (p, end - p);

  return c < (gunichar) -2 ? c : REPLACEMENT_CHARACTER;
}

/* Appends @text without its case and its accents. @origins, if it is given,
 * takes for each byte that is appended, and for the end, where in @text the
 * character starts that it comes from. */
void
pol_search_text_fold (GString *folded,
                      const char *text,
                      GArray *origins)
{
  gsize start = folded->len;
  guint length = strlen (text);

  for (const char *p = text; p < text + length; p = g_utf8_next_char (p))
    {
      guint origin = p - text;

      if ((guchar) *p > ' ' && (guchar) *p < 0x80)
        g_string_append_c (folded, g_ascii_tolower (*p));
      else
        fold_character (folded, get_character (p, text + length));
      while (origins != NULL && origins->len < folded->len - start)
        g_array_append_val (origins, origin);
    }

  if (origins != NULL)
    g_array_append_val (origins, length);
}

/* Gets @text without its case, its accents and all that is no letter or digit;
 * of some texts nothing is left. */
char *
pol_search_text_get_letters (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  GString *letters = g_string_new (NULL);

  pol_search_text_fold (folded, text, NULL);
  for (const char *p = folded->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (letters, c);
    }

  return g_string_free (letters, FALSE);
}

PolSearchText *
pol_search_text_new (const char *name,
                     const char *id,
                     const char *group)
{
  g_autoptr (GString) text = g_string_sized_new (64);
  PolSearchText *self;
  gsize id_start, group_start;

  pol_search_text_fold (text, name, NULL);
  g_string_append_c (text, '\n');
  id_start = text->len;
  if (strcmp (name, id) != 0)
    pol_search_text_fold (text, id, NULL);
  g_string_append_c (text, '\n');
  group_start = text->len;
  if (group != NULL)
    pol_search_text_fold (text, group, NULL);

  self = g_malloc (sizeof (PolSearchText) + text->len + 1);
  self->id = id_start;
  self->group = group_start;
  memcpy (self->text, text->str, text->len + 1);

  return self;
}

void
pol_search_text_free (PolSearchText *self)
{
  g_free (self);
}

/* Whether @folded is all of the name. */
gboolean
pol_search_text_is_name (const PolSearchText *self,
                         const GString *folded)
{
  return folded->len == self->id - 1 && memcmp (self->text, folded->str, folded->len) == 0;
}
