#pragma once

#include "pol-canvas.h"
#include "pol-chart-painter.h"

G_BEGIN_DECLS

/* A chart that is drawn whole has no more rows than these: a picture has to end somewhere. */
#define POL_CHART_MAX_SAVED_ROWS 300

/* Where things are, from left to right; what is read from right to left is mirrored when it is
 * drawn. The body scrolls, and what is round it does not. */
typedef struct
{
  double          width, height;        /* of all */
  double          header;               /* how high the title, the caption and the legend are */
  double          start, top, end, bottom; /* what the body leaves free; top with the header */
  double          content_width, content_height; /* of what scrolls */
  graphene_rect_t body;
  double          x, y;                 /* of the content, what the body begins with */
  guint           n_rows;
  const char     *title;                /* NULL in the window, where it stands elsewhere */
  const char     *caption;
} PolChartLayout;

#define POL_TYPE_CHART (pol_chart_get_type ())

/* A chart: draws what of a model shows, tells what is under the pointer or under the cursor, and
 * lets it be opened. Kinds of charts say where things are and draw them.
 *
 * Properties: "model" (PolChartModel, rw), "caption" (string, rw, what the values are).
 * Signals: activate (guint row, guint column)  someone wants to see what is behind a value
 * Actions: chart.activate */
G_DECLARE_DERIVABLE_TYPE (PolChart, pol_chart, POL, CHART, PolCanvas)

/**
 * PolChartClass:
 * @rows_stand: whether rows are side by side, so that Left and Right lead from one to another
 * @lay_out: sets how much the body leaves free and the size of the content, when the width and
 *   height of all, its header and its rows are set
 * @draw_body: draws what of the content shows, at places in the whole
 * @draw_frame: draws what is round the body
 * @get_place: where a value is drawn, in the content
 * @find: which value is at a point of the content; returns whether there is one
 * @measure_legend: how high the legend is at a width
 * @draw_legend: draws it
 */
struct _PolChartClass
{
  PolCanvasClass parent_class;

  gboolean        rows_stand;

  void            (*lay_out)        (PolChart             *self,
                                     PolChartPainter      *painter,
                                     PolChartLayout       *layout);
  void            (*draw_body)      (PolChart             *self,
                                     PolChartPainter      *painter,
                                     const PolChartLayout *layout);
  void            (*draw_frame)     (PolChart             *self,
                                     PolChartPainter      *painter,
                                     const PolChartLayout *layout);
  graphene_rect_t (*get_place)      (PolChart             *self,
                                     const PolChartLayout *layout,
                                     guint                 row,
                                     guint                 column);
  gboolean        (*find)           (PolChart             *self,
                                     const PolChartLayout *layout,
                                     double                x,
                                     double                y,
                                     guint                *row,
                                     guint                *column);
  double          (*measure_legend) (PolChart             *self,
                                     PolChartPainter      *painter,
                                     double                width);
  void            (*draw_legend)    (PolChart             *self,
                                     PolChartPainter      *painter,
                                     graphene_rect_t       place);
};

void           pol_chart_layout_find_visible
                                    (const PolChartLayout *self,
                                     GtkOrientation   orientation,
                                     double           pitch,
                                     guint            n,
                                     guint           *first,
                                     guint           *end);

PolChartModel *pol_chart_get_model  (PolChart        *self);
void           pol_chart_set_model  (PolChart        *self,
                                     PolChartModel   *model);
void           pol_chart_set_caption
                                    (PolChart        *self,
                                     const char      *caption);
void           pol_chart_set_cursor (PolChart        *self,
                                     guint            row,
                                     guint            column);
guint          pol_chart_get_value  (PolChart        *self,
                                     guint            row,
                                     guint            column);
const guint   *pol_chart_read       (PolChart        *self,
                                     guint            row);
void           pol_chart_lay_out    (PolChart        *self);
graphene_rect_t
               pol_chart_get_place  (PolChart        *self,
                                     guint            row,
                                     guint            column);
GskRenderNode *pol_chart_draw_whole (PolChart        *self,
                                     const char      *title,
                                     const char      *note,
                                     graphene_size_t *size);

G_END_DECLS
