/* pol-history-bars.c: when tags were set, as a chart of bars
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-history-bars.h"

#include <glib/gi18n-lib.h>

struct _PolHistoryBars
{
  GObject parent_instance;

  PolTagHistory *history;
};

static const struct
{
  PolChartLook look;
  PolValue value;
  const char *name;
} parts[] = {
  { POL_CHART_LOOK_POSITIVE, POL_VALUE_POSITIVE, N_ ("Tagged positive") },
  { POL_CHART_LOOK_NEGATIVE, POL_VALUE_NEGATIVE, N_ ("Tagged negative") },
  { POL_CHART_LOOK_DOUBT, POL_VALUE_UNSURE, N_ ("Tagged unsure") },
};

/* How a span of each length is written below its bar, and where it stands alone. */
static const struct
{
  const char *brief;
  const char *full;
  const char *caption;
} units[] = {
  /* Translators: hours; see g_date_time_format() for what the letters mean */
  [POL_TIME_UNIT_HOUR] = { N_ ("%H:%M"), N_ ("%-e %B %Y, %H:%M"), N_ ("Tags set in each hour") },
  /* Translators: a day below a bar, such as “3 Nov” */
  [POL_TIME_UNIT_DAY] = { N_ ("%-e %b"), N_ ("%-e %B %Y"), N_ ("Tags set on each day") },
  [POL_TIME_UNIT_WEEK] = { N_ ("%-e %b"), N_ ("week of %-e %B %Y"), N_ ("Tags set in each week") },
  [POL_TIME_UNIT_MONTH] = { N_ ("%b %Y"), N_ ("%B %Y"), N_ ("Tags set in each month") },
  [POL_TIME_UNIT_YEAR] = { N_ ("%Y"), N_ ("%Y"), N_ ("Tags set in each year") },
};

static void pol_history_bars_model_init (PolChartModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolHistoryBars,
                               pol_history_bars,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POL_TYPE_CHART_MODEL,
                                                      pol_history_bars_model_init))

static guint
get_n_rows (PolChartModel *model)
{
  return pol_tag_history_get_n_spans (POL_HISTORY_BARS (model)->history);
}

static guint
get_n_columns (PolChartModel *model)
{
  return G_N_ELEMENTS (parts);
}

static char *
format_start (PolHistoryBars *self, guint row, const char *format)
{
  gint64 from = pol_tag_history_get_span (self->history, row)->from;
  g_autoptr (GDateTime) start = g_date_time_new_from_unix_local (from / 1000);

  return g_date_time_format (start, format);
}

static char *
get_row_name (PolChartModel *model, guint row)
{
  PolHistoryBars *self = POL_HISTORY_BARS (model);

  return format_start (self, row, _ (units[pol_tag_history_get_unit (self->history)].brief));
}

static char *
get_column_name (PolChartModel *model, guint column)
{
  return g_strdup (_ (parts[column].name));
}

static PolChartLook
get_look (PolChartModel *model, guint column)
{
  return parts[column].look;
}

static void
read_row (PolChartModel *model, guint row, guint *values)
{
  const PolTagSpan *span = pol_tag_history_get_span (POL_HISTORY_BARS (model)->history, row);

  values[0] = span->positive;
  values[1] = span->negative;
  values[2] = span->unsure;
}

static guint
get_largest (PolChartModel *model, gboolean stacked)
{
  guint n = get_n_rows (model);
  guint largest = 0;

  for (guint i = 0; i < n; i++)
    {
      guint values[G_N_ELEMENTS (parts)];

      read_row (model, i, values);
      largest = MAX (largest, stacked ? values[0] + values[1] + values[2]
                                      : MAX (MAX (values[0], values[1]), values[2]));
    }

  return largest;
}

static char *
describe (PolChartModel *model, guint row, guint column)
{
  PolHistoryBars *self = POL_HISTORY_BARS (model);
  g_autofree char *title = pol_history_bars_get_title (self, row, column);
  g_autofree char *count = NULL;
  guint values[G_N_ELEMENTS (parts)];

  read_row (model, row, values);
  count = g_strdup_printf (ngettext ("%'u tag", "%'u tags", values[column]), values[column]);

  return g_strconcat (title, "\n", count, NULL);
}

static void
pol_history_bars_model_init (PolChartModelInterface *iface)
{
  iface->get_n_rows = get_n_rows;
  iface->get_n_columns = get_n_columns;
  iface->get_row_name = get_row_name;
  iface->get_column_name = get_column_name;
  iface->get_look = get_look;
  iface->read = read_row;
  iface->get_largest = get_largest;
  iface->describe = describe;
}

static void
pol_history_bars_finalize (GObject *object)
{
  pol_tag_history_free (POL_HISTORY_BARS (object)->history);

  G_OBJECT_CLASS (pol_history_bars_parent_class)->finalize (object);
}

static void
pol_history_bars_class_init (PolHistoryBarsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_history_bars_finalize;
}

static void
pol_history_bars_init (PolHistoryBars *self)
{
}

/**
 * pol_history_bars_new:
 * @take_history: (transfer full): a history
 *
 * Returns: (transfer full): bars for its spans
 */
PolHistoryBars *
pol_history_bars_new (PolTagHistory *take_history)
{
  PolHistoryBars *self;

  g_return_val_if_fail (take_history != NULL, NULL);

  self = g_object_new (POL_TYPE_HISTORY_BARS, NULL);
  self->history = take_history;

  return self;
}

/**
 * pol_history_bars_get_caption:
 * @self: bars
 *
 * Returns: (transfer full): what the bars count, and what they do not
 */
char *
pol_history_bars_get_caption (PolHistoryBars *self)
{
  const char *unit, *rule;
  g_autofree char *untimed = NULL;
  guint n_untimed;

  g_return_val_if_fail (POL_IS_HISTORY_BARS (self), NULL);

  unit = _ (units[pol_tag_history_get_unit (self->history)].caption);
  rule = _ ("Each tag that there is counts once: when it was last set, or imported without a time.");
  n_untimed = pol_tag_history_get_n_untimed (self->history);
  if (n_untimed > 0)
    untimed = g_strdup_printf (ngettext ("%'u tag has no time.", "%'u tags have no time.", n_untimed),
                               n_untimed);

  return untimed != NULL ? g_strdup_printf ("%s. %s %s", unit, rule, untimed)
                         : g_strdup_printf ("%s. %s", unit, rule);
}

/**
 * pol_history_bars_get_evidence:
 * @self: bars
 * @row: a bar
 * @column: a part of it
 *
 * Returns: what the part counts
 */
PolEvidence
pol_history_bars_get_evidence (PolHistoryBars *self, guint row, guint column)
{
  const PolTagSpan *span;

  g_return_val_if_fail (POL_IS_HISTORY_BARS (self), (PolEvidence){ 0 });
  g_return_val_if_fail (column < G_N_ELEMENTS (parts), (PolEvidence){ 0 });

  span = pol_tag_history_get_span (self->history, row);

  return (PolEvidence){ .kind = POL_EVIDENCE_TAGGED, .value = parts[column].value,
                        .from = span->from, .to = span->to };
}

/**
 * pol_history_bars_get_title:
 * @self: bars
 * @row: a bar
 * @column: a part of it
 *
 * Returns: (transfer full): what the part is of, such as “3 November 2026: Tagged positive”
 */
char *
pol_history_bars_get_title (PolHistoryBars *self, guint row, guint column)
{
  g_autofree char *time = NULL;

  g_return_val_if_fail (POL_IS_HISTORY_BARS (self), NULL);
  g_return_val_if_fail (column < G_N_ELEMENTS (parts), NULL);

  time = format_start (self, row, _ (units[pol_tag_history_get_unit (self->history)].full));

  /* Translators: a concept's name or a time, and what counts: “burger: Tagged positive” */
  return g_strdup_printf (_ ("%1$s: %2$s"), time, _ (parts[column].name));
}
