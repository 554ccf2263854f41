#pragma once

#include <gtk/gtk.h>

#include "pol-chart-model.h"

G_BEGIN_DECLS

typedef enum
{
  POL_CHART_COLOR_TEXT,
  POL_CHART_COLOR_FAINT,        /* text of less weight */
  POL_CHART_COLOR_LINE,         /* of the grid */
  POL_CHART_COLOR_OUTLINE,
  POL_CHART_COLOR_PAPER,        /* what is drawn on */
  POL_CHART_COLOR_POSITIVE,
  POL_CHART_COLOR_NEGATIVE,
  POL_CHART_COLOR_NEGATIVE_LINE,
  POL_CHART_COLOR_DOUBT,
  POL_CHART_COLOR_ACCENT
} PolChartColor;

#define POL_N_CHART_COLORS (POL_CHART_COLOR_ACCENT + 1)

/* Draws the pieces of a chart into a snapshot, in the colours of a widget or in those for
 * white paper. All is given from left to right, and mirrored where people read from right to
 * left. */
typedef struct
{
  GtkWidget   *widget;
  GtkSnapshot *snapshot;        /* NULL where things are measured only */
  double       width;           /* in which all is mirrored */
  gboolean     mirrored;
  GdkRGBA      colors[POL_N_CHART_COLORS];
} PolChartPainter;

void           pol_chart_painter_init          (PolChartPainter       *self,
                                                GtkWidget             *widget,
                                                GtkSnapshot           *snapshot,
                                                double                 width);
void           pol_chart_painter_use_paper     (PolChartPainter       *self);

PangoRectangle pol_chart_painter_measure       (PolChartPainter       *self,
                                                const char            *text,
                                                double                 width);
void           pol_chart_painter_text          (PolChartPainter       *self,
                                                const char            *text,
                                                graphene_rect_t        place,
                                                double                 align,
                                                const GdkRGBA         *color);
void           pol_chart_painter_paragraph     (PolChartPainter       *self,
                                                const char            *text,
                                                graphene_rect_t        place,
                                                const GdkRGBA         *color);
void           pol_chart_painter_text_upwards  (PolChartPainter       *self,
                                                const char            *text,
                                                graphene_rect_t        place,
                                                const GdkRGBA         *color);
void           pol_chart_painter_fill          (PolChartPainter       *self,
                                                graphene_rect_t        place,
                                                const GdkRGBA         *color);
void           pol_chart_painter_part          (PolChartPainter       *self,
                                                graphene_rect_t        place,
                                                PolChartLook           look);
void           pol_chart_painter_number        (PolChartPainter       *self,
                                                const char            *text,
                                                graphene_rect_t        place,
                                                PolChartLook           look);
void           pol_chart_painter_value         (PolChartPainter       *self,
                                                graphene_rect_t        place,
                                                PolChartModel         *model,
                                                guint                  column,
                                                guint                  value,
                                                gboolean               with_number);
void           pol_chart_painter_shade         (PolChartPainter       *self,
                                                graphene_rect_t        place,
                                                double                 share,
                                                const char            *text);
void           pol_chart_painter_frame         (PolChartPainter       *self,
                                                graphene_rect_t        place,
                                                const GdkRGBA         *color);
void           pol_chart_painter_push_clip     (PolChartPainter       *self,
                                                graphene_rect_t        place);
void           pol_chart_painter_pop           (PolChartPainter       *self);

G_END_DECLS
