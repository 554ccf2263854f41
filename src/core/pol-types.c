/* pol-types.c: the words of labels, and times as the JSON formats write them
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-types.h"

#include <string.h>
#include <time.h>

static const char *const value_words[] = { "none", "positive", "negative", "unsure" };
static const char *const label_words[] = { "ignored", "positive", "negative" };
static const char *const reason_words[] = { "explicit", "implicit", "widened", "assumed",
                                            "reviewed", "untagged", "unannotated",
                                            "disagreement", "unsure", "exclusive" };
static const char *const situation_words[] = { "no_tags", "only_negatives", "with_positive" };
static const char *const state_words[] = { "none", "reviewed", "skipped" };
static const char *const disagreement_words[] = { "ignore", "latest", "majority",
                                                  "positive", "negative" };
static const char *const scope_words[] = { "all", "group" };

static const char *
word_at (const char *const *words,
         guint n_words,
         guint nth)
{
  g_return_val_if_fail (nth < n_words, NULL);

  return words[nth];
}

static gboolean
find_word (const char *const *words,
           guint n_words,
           const char *string,
           guint *nth)
{
  for (guint i = 0; string != NULL && i < n_words; i++)
    {
      if (strcmp (words[i], string) == 0)
        {
          *nth = i;
          return TRUE;
        }
    }

  return FALSE;
}

static PolAnnotation *
pol_annotation_copy (PolAnnotation *annotation)
{
  return g_memdup2 (annotation, sizeof *annotation);
}

G_DEFINE_BOXED_TYPE (PolAnnotation, pol_annotation, pol_annotation_copy, g_free)

/**
 * pol_value_to_string:
 * @value: a value
 *
 * Gets the word that the JSON formats use for a value.
 *
 * Returns: (transfer none): the word
 */
const char *
pol_value_to_string (PolValue value)
{
  return word_at (value_words, G_N_ELEMENTS (value_words), value);
}

/**
 * pol_value_from_string:
 * @string: (nullable): a word
 * @value: (out): the value
 *
 * Reads a value: `positive`, `negative`, `unsure` or `none`.
 *
 * Returns: whether @string is such a word
 */
gboolean
pol_value_from_string (const char *string,
                       PolValue *value)
{
  guint nth;

  if (!find_word (value_words, G_N_ELEMENTS (value_words), string, &nth))
    return FALSE;

  *value = nth;
  return TRUE;
}

/**
 * pol_label_to_string:
 * @label: a label
 *
 * Gets the word that the JSON formats use for a label.
 *
 * Returns: (transfer none): the word
 */
const char *
pol_label_to_string (PolLabel label)
{
  return word_at (label_words, G_N_ELEMENTS (label_words), label);
}

/**
 * pol_label_from_string:
 * @string: (nullable): a word
 * @label: (out): the label
 *
 * Reads a label: `positive`, `negative` or `ignored`.
 *
 * Returns: whether @string is such a word
 */
gboolean
pol_label_from_string (const char *string,
                       PolLabel *label)
{
  guint nth;

  if (!find_word (label_words, G_N_ELEMENTS (label_words), string, &nth))
    return FALSE;

  *label = nth;
  return TRUE;
}

/**
 * pol_reason_to_string:
 * @reason: a reason
 *
 * Gets the word that the JSON formats use for a reason.
 *
 * Returns: (transfer none): the word
 */
const char *
pol_reason_to_string (PolReason reason)
{
  return word_at (reason_words, G_N_ELEMENTS (reason_words), reason);
}

/**
 * pol_situation_to_string:
 * @situation: a situation
 *
 * Gets the word that the JSON formats use for a situation.
 *
 * Returns: (transfer none): the word
 */
const char *
pol_situation_to_string (PolSituation situation)
{
  return word_at (situation_words, G_N_ELEMENTS (situation_words), situation);
}

/**
 * pol_image_state_to_string:
 * @state: a state
 *
 * Gets the word that the JSON formats use for the mark on an image.
 *
 * Returns: (transfer none): the word
 */
const char *
pol_image_state_to_string (PolImageState state)
{
  return word_at (state_words, G_N_ELEMENTS (state_words), state);
}

/**
 * pol_image_state_from_string:
 * @string: (nullable): a word
 * @state: (out): the state
 *
 * Reads a mark: `reviewed`, `skipped` or `none`.
 *
 * Returns: whether @string is such a word
 */
gboolean
pol_image_state_from_string (const char *string,
                             PolImageState *state)
{
  guint nth;

  if (!find_word (state_words, G_N_ELEMENTS (state_words), string, &nth))
    return FALSE;

  *state = nth;
  return TRUE;
}

/**
 * pol_disagreement_to_string:
 * @disagreement: a setting
 *
 * Gets the word that the JSON formats use for a policy's `disagreement`.
 *
 * Returns: (transfer none): the word
 */
const char *
pol_disagreement_to_string (PolDisagreement disagreement)
{
  return word_at (disagreement_words, G_N_ELEMENTS (disagreement_words), disagreement);
}

/**
 * pol_disagreement_from_string:
 * @string: (nullable): a word
 * @disagreement: (out): the setting
 *
 * Reads a policy's `disagreement`.
 *
 * Returns: whether @string is such a word
 */
gboolean
pol_disagreement_from_string (const char *string,
                              PolDisagreement *disagreement)
{
  guint nth;

  if (!find_word (disagreement_words, G_N_ELEMENTS (disagreement_words), string, &nth))
    return FALSE;

  *disagreement = nth;
  return TRUE;
}

/**
 * pol_scope_to_string:
 * @scope: a scope
 *
 * Gets the word that the JSON formats use for a policy's `scope`.
 *
 * Returns: (transfer none): the word
 */
const char *
pol_scope_to_string (PolScope scope)
{
  return word_at (scope_words, G_N_ELEMENTS (scope_words), scope);
}

/**
 * pol_scope_from_string:
 * @string: (nullable): a word
 * @scope: (out): the scope
 *
 * Reads a policy's `scope`.
 *
 * Returns: whether @string is such a word
 */
gboolean
pol_scope_from_string (const char *string,
                       PolScope *scope)
{
  guint nth;

  if (!find_word (scope_words, G_N_ELEMENTS (scope_words), string, &nth))
    return FALSE;

  *scope = nth;
  return TRUE;
}

static char *
put_digits (char *at,
            guint number,
            guint n_digits)
{
  for (guint i = n_digits; i > 0; i--, number /= 10)
    at[i - 1] = '0' + number % 10;

  return at + n_digits;
}

/**
 * pol_time_to_string:
 * @time: milliseconds since 1970, UTC
 *
 * Writes a time as the JSON formats do, `2026-11-23T10:00:00.000Z`. Times
 * before the year 0 and after 9999 are written as the nearest year in between.
 *
 * Returns: (transfer full): the time
 */
char *
pol_time_to_string (gint64 time)
{
  const gint64 year_0 = G_GINT64_CONSTANT (-62167219200000);
  const gint64 year_9999_end = G_GINT64_CONSTANT (253402300799999);
  gint64 clamped = CLAMP (time, year_0, year_9999_end);
  gint64 ms = ((clamped % 1000) + 1000) % 1000;
  time_t seconds = (clamped - ms) / 1000;
  struct tm tm;
  char *string = g_malloc (sizeof "2026-11-23T10:00:00.000Z");
  char *at = string;

  gmtime_r (&seconds, &tm);
  at = put_digits (at, tm.tm_year + 1900, 4);
  *at++ = '-';
  at = put_digits (at, tm.tm_mon + 1, 2);
  *at++ = '-';
  at = put_digits (at, tm.tm_mday, 2);
  *at++ = 'T';
  at = put_digits (at, tm.tm_hour, 2);
  *at++ = ':';
  at = put_digits (at, tm.tm_min, 2);
  *at++ = ':';
  at = put_digits (at, tm.tm_sec, 2);
  *at++ = '.';
  at = put_digits (at, ms, 3);
  *at++ = 'Z';
  *at = '\0';

  return string;
}

/* Milliseconds of exactly `2026-11-23T10:00:00.000Z`, the form of our own
 * files, many times faster than a GDateTime. */
static gboolean
read_canonical_time (const char *string,
                     gint64 *time)
{
  static const char form[] = "dddd-dd-ddTdd:dd:dd.dddZ";
  struct tm tm = { 0 };
  guint fields[7] = { 0 };
  guint field = 0;

  for (gsize i = 0; i < sizeof form; i++)
    {
      if (form[i] == 'd' && g_ascii_isdigit (string[i]))
        fields[field] = fields[field] * 10 + (string[i] - '0');
      else if (form[i] == 'd' || form[i] != string[i])
        return FALSE;
      else if (form[i] != '\0' && form[i] != 'Z')
        field++;
    }

  if (fields[1] < 1 || fields[1] > 12 || fields[2] < 1
      || fields[2] > g_date_get_days_in_month (fields[1], MAX (fields[0], 1))
      || fields[3] > 23 || fields[4] > 59 || fields[5] > 59)
    return FALSE;

  tm.tm_year = (int) fields[0] - 1900;
  tm.tm_mon = fields[1] - 1;
  tm.tm_mday = fields[2];
  tm.tm_hour = fields[3];
  tm.tm_min = fields[4];
  tm.tm_sec = fields[5];
  *time = (gint64) timegm (&tm) * 1000 + fields[6];
  return TRUE;
}

/**
 * pol_time_from_string:
 * @string: (nullable): an ISO 8601 time; without an offset, UTC
 * @time: (out): milliseconds since 1970, UTC
 *
 * Reads a time. What is finer than a millisecond is cut off.
 *
 * Returns: whether @string is a time
 */
gboolean
pol_time_from_string (const char *string,
                      gint64 *time)
{
  g_autoptr (GTimeZone) utc = NULL;
  g_autoptr (GDateTime) date_time = NULL;

  if (string == NULL)
    return FALSE;
  if (read_canonical_time (string, time))
    return TRUE;

  utc = g_time_zone_new_utc ();
  date_time = g_date_time_new_from_iso8601 (string, utc);
  if (date_time == NULL)
    return FALSE;

  *time = g_date_time_to_unix (date_time) * 1000 + g_date_time_get_microsecond (date_time) / 1000;
  return TRUE;
}

/**
 * pol_time_now:
 *
 * Gets the current time.
 *
 * Returns: milliseconds since 1970, UTC
 */
gint64
pol_time_now (void)
{
  return g_get_real_time () / 1000;
}
