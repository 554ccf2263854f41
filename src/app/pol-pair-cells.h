#pragma once

#include <polarity.h>

#include "pol-chart-model.h"
#include "pol-co-occurrence.h"
#include "pol-evidence.h"

G_BEGIN_DECLS

#define POL_TYPE_PAIR_CELLS (pol_pair_cells_get_type ())

/* A PolChartModel: how often two concepts are on the same image, each with each, in images or as
 * the share of the rarer one's images, in percent. */
G_DECLARE_FINAL_TYPE (PolPairCells, pol_pair_cells, POL, PAIR_CELLS, GObject)

PolPairCells *pol_pair_cells_new          (PolProject      *project,
                                           PolPolicy       *policy,
                                           PolCoOccurrence *take_counts);

void          pol_pair_cells_set_shares   (PolPairCells    *self,
                                           gboolean         shares);

PolEvidence   pol_pair_cells_get_evidence (PolPairCells    *self,
                                           guint            row,
                                           guint            column);
char         *pol_pair_cells_get_title    (PolPairCells    *self,
                                           guint            row,
                                           guint            column);

G_END_DECLS
