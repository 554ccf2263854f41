/* pol-tag-history.c: when the tags of a project were set
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-tag-history.h"

#include "pol-project-private.h"

#define IMAGES_AT_ONCE 4096

/* Every time zone is ahead of or behind UTC by a number of these, so that each hour and
 * each day of it is made of whole ones. */
#define QUARTER_MS (15 * 60 * 1000)

#define DAY_MS (G_GINT64_CONSTANT (24) * 60 * 60 * 1000)

/* Later than this, g_date_time_new_from_unix_utc() has no date. */
#define LAST_MS G_GINT64_CONSTANT (253402300799999)

struct _PolTagHistory
{
  PolTimeUnit unit;
  GArray *spans;        /* PolTagSpan */
  guint n_untimed;
};

/* The tags of each quarter of an hour that has some. */
typedef struct
{
  GHashTable *places;   /* gint64 *: the quarter, to where it is in the array, and one more */
  GArray *quarters;     /* PolTagSpan, in no order */
  guint last;           /* where the last one that was asked for is */
  guint n_untimed;
} Quarters;

/* An annotation has no time where a file that it came from set it to none. */
static gboolean
has_time (const PolAnnotation *annotation)
{
  return annotation->at > 0 && annotation->at <= LAST_MS;
}

/* Annotations that lie side by side are often of the same time. */
static PolTagSpan *
get_quarter (Quarters *self,
             gint64 at)
{
  gint64 from = at / QUARTER_MS * QUARTER_MS;
  PolTagSpan quarter = { .from = from, .to = from + QUARTER_MS };
  guint place;

  if (self->quarters->len > 0 && g_array_index (self->quarters, PolTagSpan, self->last).from == from)
    return &g_array_index (self->quarters, PolTagSpan, self->last);

  place = GPOINTER_TO_UINT (g_hash_table_lookup (self->places, &from));
  if (place == 0)
    {
      g_array_append_val (self->quarters, quarter);
      place = self->quarters->len;
      g_hash_table_insert (self->places, g_memdup2 (&from, sizeof from), GUINT_TO_POINTER (place));
    }
  self->last = place - 1;

  return &g_array_index (self->quarters, PolTagSpan, self->last);
}

static void
add_value (PolTagSpan *span,
           PolValue value)
{
  span->positive += value == POL_VALUE_POSITIVE;
  span->negative += value == POL_VALUE_NEGATIVE;
  span->unsure += value == POL_VALUE_UNSURE;
}

static gboolean
count_quarters (Quarters *self,
                PolProject *project,
                GCancellable *cancellable)
{
  PolConceptList *concepts = pol_project_get_concepts (project);
  guint n_concepts = pol_concept_list_get_n_concepts (concepts);
  guint n_images = pol_project_get_n_images (project);
  g_autofree gboolean *archived = g_new0 (gboolean, MAX (n_concepts, 1));
  g_autoptr (GArray) own = NULL;

  for (guint i = 0; i < n_concepts; i++)
    archived[i] = pol_concept_get_archived (pol_concept_list_get_concept (concepts, i));

  for (guint image = 0; image < n_images; image++)
    {
      const PolAnnotation *annotations;
      gsize n;

      if (image % IMAGES_AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;

      annotations = pol_project_get_seen (project, image, &own, &n);
      for (gsize i = 0; i < n; i++)
        {
          if (archived[annotations[i].concept])
            continue;
          if (has_time (&annotations[i]))
            add_value (get_quarter (self, annotations[i].at), annotations[i].value);
          else
            self->n_untimed++;
        }
    }

  return TRUE;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const PolTagSpan *first = a;
  const PolTagSpan *second = b;

  return (first->from > second->from) - (first->from < second->from);
}

/* So that there are at most about a hundred, but for centuries. */
static PolTimeUnit
choose_unit (gint64 length)
{
  if (length <= 2 * DAY_MS)
    return POL_TIME_UNIT_HOUR;
  if (length <= 100 * DAY_MS)
    return POL_TIME_UNIT_DAY;
  if (length <= 2 * 365 * DAY_MS)
    return POL_TIME_UNIT_WEEK;
  if (length <= 10 * 365 * DAY_MS)
    return POL_TIME_UNIT_MONTH;

  return POL_TIME_UNIT_YEAR;
}

static gint64
get_ms (GDateTime *time)
{
  return g_date_time_to_unix (time) * 1000;
}

static GDateTime *
new_day (GTimeZone *zone,
         int year,
         int month,
         int day)
{
  return g_date_time_new (zone, year, month, day, 0, 0, 0);
}

/* The beginning of the span that a time lies in. */
static GDateTime *
find_start (GTimeZone *zone,
            PolTimeUnit unit,
            gint64 at)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at / 1000);
  g_autoptr (GDateTime) time = g_date_time_to_timezone (utc, zone);
  g_autoptr (GDateTime) day = NULL;
  int year, month, month_day;

  g_date_time_get_ymd (time, &year, &month, &month_day);
  switch (unit)
    {
    case POL_TIME_UNIT_HOUR:
      return g_date_time_add_seconds (time, -(g_date_time_get_minute (time) * 60
                                              + g_date_time_get_seconds (time)));
    case POL_TIME_UNIT_WEEK:
      day = new_day (zone, year, month, month_day);
      return g_date_time_add_days (day, 1 - g_date_time_get_day_of_week (day));
    case POL_TIME_UNIT_MONTH:
      return new_day (zone, year, month, 1);
    case POL_TIME_UNIT_YEAR:
      return new_day (zone, year, 1, 1);
    case POL_TIME_UNIT_DAY:
    default:
      return new_day (zone, year, month, month_day);
    }
}

static GDateTime *
find_next (GDateTime *start,
           PolTimeUnit unit)
{
  switch (unit)
    {
    case POL_TIME_UNIT_HOUR:
      return g_date_time_add_hours (start, 1);
    case POL_TIME_UNIT_WEEK:
      return g_date_time_add_weeks (start, 1);
    case POL_TIME_UNIT_MONTH:
      return g_date_time_add_months (start, 1);
    case POL_TIME_UNIT_YEAR:
      return g_date_time_add_years (start, 1);
    case POL_TIME_UNIT_DAY:
    default:
      return g_date_time_add_days (start, 1);
    }
}

/* The spans from the first quarter to the last, still empty. */
static void
make_spans (PolTagHistory *self,
            GTimeZone *zone,
            gint64 first,
            gint64 last)
{
  g_autoptr (GDateTime) start = find_start (zone, self->unit, first);
  PolTagSpan span = { .to = get_ms (start) };

  while (span.to <= last)
    {
      g_autoptr (GDateTime) next = find_next (start, self->unit);

      span.from = span.to;
      /* There is no year 10000. */
      span.to = next != NULL ? get_ms (next) : G_MAXINT64;
      g_array_append_val (self->spans, span);
      if (next != NULL)
        {
          g_date_time_unref (start);
          start = g_steal_pointer (&next);
        }
    }
}

/* Both are in the order of time. */
static void
fill_spans (PolTagHistory *self,
            GArray *quarters)
{
  guint nth = 0;

  for (guint i = 0; i < quarters->len; i++)
    {
      const PolTagSpan *quarter = &g_array_index (quarters, PolTagSpan, i);
      PolTagSpan *span;

      while (g_array_index (self->spans, PolTagSpan, nth).to <= quarter->from)
        nth++;
      span = &g_array_index (self->spans, PolTagSpan, nth);
      span->positive += quarter->positive;
      span->negative += quarter->negative;
      span->unsure += quarter->unsure;
    }
}

static PolTagHistory *
make_history (Quarters *quarters,
              GTimeZone *zone)
{
  PolTagHistory *self = g_new0 (PolTagHistory, 1);
  GArray *sorted = quarters->quarters;

  self->spans = g_array_new (FALSE, FALSE, sizeof (PolTagSpan));
  self->n_untimed = quarters->n_untimed;
  if (sorted->len > 0)
    {
      gint64 first, last;

      g_array_sort (sorted, compare_spans);
      first = g_array_index (sorted, PolTagSpan, 0).from;
      last = g_array_index (sorted, PolTagSpan, sorted->len - 1).from;
      self->unit = choose_unit (last - first);
      make_spans (self, zone, first, last);
      fill_spans (self, sorted);
    }

  return self;
}

/**
 * pol_tag_history_count: (skip)
 * @project: a project; a snapshot where it runs on another thread
 * @zone: the time zone whose hours and days the spans are
 * @cancellable: (nullable): a cancellable
 *
 * Counts the annotations that are there now by the time that they carry, in one pass.
 * One that was set anew has the time of the last setting, and one that was imported
 * without a time that of the import.
 *
 * Returns: (transfer full) (nullable): the history, %NULL if it was cancelled
 */
PolTagHistory *
pol_tag_history_count (PolProject *project,
                       GTimeZone *zone,
                       GCancellable *cancellable)
{
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) array = g_array_new (FALSE, FALSE, sizeof (PolTagSpan));
  Quarters quarters = { places, array, 0, 0 };

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (zone != NULL, NULL);

  if (!count_quarters (&quarters, project, cancellable))
    return NULL;

  return make_history (&quarters, zone);
}

static void
count_thread (GTask *task,
              gpointer source,
              gpointer task_data,
              GCancellable *cancellable)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();

  g_task_return_pointer (task, pol_tag_history_count (task_data, zone, cancellable),
                         (GDestroyNotify) pol_tag_history_free);
}

/**
 * pol_tag_history_count_async: (skip)
 * @project: a project
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: data for @callback
 *
 * Does what pol_tag_history_count() does, on another thread, in local time, with the
 * project as it is now.
 */
void
pol_tag_history_count_async (PolProject *project,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_return_if_fail (POL_IS_PROJECT (project));

  g_task_set_source_tag (task, pol_tag_history_count_async);
  g_task_set_task_data (task, pol_project_snapshot_seen (project), g_object_unref);
  g_task_run_in_thread (task, count_thread);
}

/**
 * pol_tag_history_count_finish: (skip)
 * @result: a result
 * @error: return location for an error
 *
 * Ends pol_tag_history_count_async().
 *
 * Returns: (transfer full) (nullable): the history, %NULL if it was cancelled
 */
PolTagHistory *
pol_tag_history_count_finish (GAsyncResult *result,
                              GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * pol_tag_history_free: (skip)
 * @self: (transfer full) (nullable): a history
 *
 * Frees it.
 */
void
pol_tag_history_free (PolTagHistory *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->spans);
  g_free (self);
}

/**
 * pol_tag_history_get_unit: (skip)
 * @self: a history
 *
 * Returns: how long each span is
 */
PolTimeUnit
pol_tag_history_get_unit (PolTagHistory *self)
{
  g_return_val_if_fail (self != NULL, POL_TIME_UNIT_DAY);

  return self->unit;
}

/**
 * pol_tag_history_get_n_spans: (skip)
 * @self: a history
 *
 * Returns: how many spans there are, empty ones between others included
 */
guint
pol_tag_history_get_n_spans (PolTagHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->spans->len;
}

/**
 * pol_tag_history_get_span: (skip)
 * @self: a history
 * @nth: which span, the oldest first
 *
 * Returns: (transfer none): the span
 */
const PolTagSpan *
pol_tag_history_get_span (PolTagHistory *self,
                          guint nth)
{
  g_return_val_if_fail (self != NULL && nth < self->spans->len, NULL);

  return &g_array_index (self->spans, PolTagSpan, nth);
}

/**
 * pol_tag_history_get_n_untimed: (skip)
 * @self: a history
 *
 * Returns: how many tags carry no time, and are in no span
 */
guint
pol_tag_history_get_n_untimed (PolTagHistory *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_untimed;
}
