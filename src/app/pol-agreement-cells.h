#pragma once

#include <polarity.h>

#include "pol-chart-model.h"
#include "pol-evidence.h"

G_BEGIN_DECLS

#define POL_TYPE_AGREEMENT_CELLS (pol_agreement_cells_get_type ())

/* A PolChartModel: Cohen's kappa of each two annotators who have tagged something in common. Its
 * values are 0 where kappa is not defined, and else hundredths: 1 for -1, 101 for 0, 201 for 1. */
G_DECLARE_FINAL_TYPE (PolAgreementCells, pol_agreement_cells, POL, AGREEMENT_CELLS, GObject)

PolAgreementCells *pol_agreement_cells_new           (PolProject        *project,
                                                      PolAgreement      *agreement);

PolAgreement      *pol_agreement_cells_get_agreement (PolAgreementCells *self);
PolConceptList    *pol_agreement_cells_get_concepts  (PolAgreementCells *self);
char              *pol_agreement_cells_get_caption   (PolAgreementCells *self);
PolEvidence        pol_agreement_cells_get_evidence  (PolAgreementCells *self,
                                                      guint              row,
                                                      guint              column);
char              *pol_agreement_cells_get_title     (PolAgreementCells *self,
                                                      guint              row,
                                                      guint              column);

G_END_DECLS
