/* pol-search-query.c: the words that someone looks for
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-search-query.h"

#include <string.h>

struct _PolSearchQuery
{
  char **words;     /* folded */
  char *whole;      /* the words with one blank between them */
};

static char **
split (const char *text)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_auto (GStrv) pieces = NULL;

  pol_search_text_fold (folded, text, NULL);
  pieces = g_strsplit (folded->str, " ", -1);
  for (guint i = 0; pieces[i] != NULL; i++)
    {
      if (pieces[i][0] != '\0')
        g_strv_builder_add (words, pieces[i]);
    }

  return g_strv_builder_end (words);
}

PolSearchQuery *
pol_search_query_new (const char *text)
{
  PolSearchQuery *self = g_new0 (PolSearchQuery, 1);

  self->words = split (text);
  self->whole = g_strjoinv (" ", self->words);

  return self;
}

void
pol_search_query_free (PolSearchQuery *self)
{
  g_strfreev (self->words);
  g_free (self->whole);
  g_free (self);
}

static gboolean
starts_word (const char *text,
             const char *place)
{
  return place == text || !g_unichar_isalnum (g_utf8_get_char (g_utf8_prev_char (place)));
}

/* Where a word occurs in the first @length bytes: at the start of another one,
 * if it does anywhere. */
static const char *
find_word (const char *text,
           gsize length,
           const char *word)
{
  const char *first = strstr (text, word);

  for (const char *hit = first; hit != NULL && hit < text + length; hit = strstr (hit + 1, word))
    {
      if (starts_word (text, hit))
        return hit;
    }

  return first;
}

static PolMatch
match_word (const PolSearchText *text,
            const char *word)
{
  const char *hit = find_word (text->text, text->id, word);

  if (hit == NULL)
    return POL_MATCH_NONE;
  if (hit >= text->text + text->group)
    return POL_MATCH_GROUP_PART;
  if (hit >= text->text + text->id)
    return POL_MATCH_ID_PART;
  if (hit == text->text)
    return POL_MATCH_NAME_START;

  return starts_word (text->text, hit) ? POL_MATCH_WORD_START : POL_MATCH_NAME_PART;
}

static gboolean
is_all (const char *text,
        const char *whole)
{
  gsize length = strlen (whole);

  return strncmp (text, whole, length) == 0 && text[length] == '\n';
}

/* Every word must occur somewhere, and there must be one. */
PolMatch
pol_search_query_match (const PolSearchQuery *self,
                        const PolSearchText *text)
{
  PolMatch match = self->words[0] != NULL ? POL_MATCH_NAME_START : POL_MATCH_NONE;

  for (guint i = 0; self->words[i] != NULL && match != POL_MATCH_NONE; i++)
    match = MAX (match, match_word (text, self->words[i]));

  if (match == POL_MATCH_NONE)
    return POL_MATCH_NONE;
  if (is_all (text->text, self->whole))
    return POL_MATCH_NAME;
  if (is_all (text->text + text->id, self->whole))
    return POL_MATCH_ID;
  if (g_str_has_prefix (text->text, self->whole))
    return POL_MATCH_NAME_START;

  return match;
}

static guint
origin_at (GArray *origins,
           gsize place)
{
  return g_array_index (origins, guint, place);
}

/* The parts of @name that the words are found in: where each starts and ends, in
 * bytes, in turn. */
GArray *
pol_search_query_find (const PolSearchQuery *self,
                       const char *name)
{
  g_autoptr (GString) folded = g_string_new (NULL);
  g_autoptr (GArray) origins = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *parts = g_array_new (FALSE, FALSE, sizeof (guint));

  pol_search_text_fold (folded, name, origins);
  for (guint i = 0; self->words[i] != NULL; i++)
    {
      const char *hit = find_word (folded->str, folded->len, self->words[i]);
      gsize start, end;

      if (hit == NULL)
        continue;
      start = hit - folded->str;
      end = start + strlen (self->words[i]);
      while (end < folded->len && origin_at (origins, end) == origin_at (origins, end - 1))
        end++;
      g_array_append_val (parts, g_array_index (origins, guint, start));
      g_array_append_val (parts, g_array_index (origins, guint, end));
    }

  return parts;
}
