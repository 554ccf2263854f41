#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * PolChartLook:
 * @POL_CHART_LOOK_POSITIVE: filled, in the colour of what is positive
 * @POL_CHART_LOOK_NEGATIVE: filled, in the colour of what is negative
 * @POL_CHART_LOOK_IMPLICIT: in outline, in the colour of what is negative
 * @POL_CHART_LOOK_WIDENED: hatched, in the colour of what is negative
 * @POL_CHART_LOOK_NEUTRAL: in outline, without a colour
 * @POL_CHART_LOOK_DOUBT: hatched the other way, in the colour of a warning
 *
 * How the values of a column are drawn. Each differs from the others in shape, too, not in
 * colour alone.
 */
typedef enum
{
  POL_CHART_LOOK_POSITIVE,
  POL_CHART_LOOK_NEGATIVE,
  POL_CHART_LOOK_IMPLICIT,
  POL_CHART_LOOK_WIDENED,
  POL_CHART_LOOK_NEUTRAL,
  POL_CHART_LOOK_DOUBT
} PolChartLook;

#define POL_N_CHART_LOOKS (POL_CHART_LOOK_DOUBT + 1)

#define POL_TYPE_CHART_MODEL (pol_chart_model_get_type ())

/* What a chart shows: values in rows and columns. In a chart of bars, each row is a bar and each
 * column a part of all bars. Only rows that show are read. Where there is a least value, which is
 * above 0, shades begin with it, and 0 says that there is no value.
 * Signals: changed ()         its rows or columns are others
 *          values-changed ()  values are others, at the places where they were */
G_DECLARE_INTERFACE (PolChartModel, pol_chart_model, POL, CHART_MODEL, GObject)

struct _PolChartModelInterface
{
  GTypeInterface parent_iface;

  guint        (*get_n_rows)      (PolChartModel *self);
  guint        (*get_n_columns)   (PolChartModel *self);
  char        *(*get_row_name)    (PolChartModel *self,
                                   guint          row);
  char        *(*get_column_name) (PolChartModel *self,
                                   guint          column);
  PolChartLook (*get_look)        (PolChartModel *self,
                                   guint          column);
  void         (*read)            (PolChartModel *self,
                                   guint          row,
                                   guint         *values);
  guint        (*get_least)       (PolChartModel *self);
  guint        (*get_largest)     (PolChartModel *self,
                                   gboolean       stacked);
  char        *(*format)          (PolChartModel *self,
                                   guint          value);
  char        *(*describe)        (PolChartModel *self,
                                   guint          row,
                                   guint          column);
  gboolean     (*can_open)        (PolChartModel *self,
                                   guint          row,
                                   guint          column);
};

guint        pol_chart_model_get_n_rows      (PolChartModel *self);
guint        pol_chart_model_get_n_columns   (PolChartModel *self);
char        *pol_chart_model_get_row_name    (PolChartModel *self,
                                              guint          row);
char        *pol_chart_model_get_column_name (PolChartModel *self,
                                              guint          column);
gboolean     pol_chart_model_has_looks       (PolChartModel *self);
PolChartLook pol_chart_model_get_look        (PolChartModel *self,
                                              guint          column);
void         pol_chart_model_read            (PolChartModel *self,
                                              guint          row,
                                              guint         *values);
guint        pol_chart_model_get_least       (PolChartModel *self);
guint        pol_chart_model_get_largest     (PolChartModel *self,
                                              gboolean       stacked);
char        *pol_chart_model_format          (PolChartModel *self,
                                              guint          value);
char        *pol_chart_model_describe        (PolChartModel *self,
                                              guint          row,
                                              guint          column);
gboolean     pol_chart_model_can_open        (PolChartModel *self,
                                              guint          row,
                                              guint          column);
void         pol_chart_model_changed         (PolChartModel *self);
void         pol_chart_model_values_changed  (PolChartModel *self);

G_END_DECLS
