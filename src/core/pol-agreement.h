#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/**
 * PolAgreementFigures:
 * @n_items: pairs of an image and a concept that at least two annotators are sure of
 * @n_agreed: those where all of them say the same
 * @cohen: Cohen's kappa of two annotators; of more, the mean over the pairs of them
 *   that have one (Light 1971)
 * @fleiss: Fleiss' kappa, NaN where not all items have as many sure annotators
 * @krippendorff: Krippendorff's alpha for nominal values, for any number of annotators
 *
 * How far annotators agree. Kappa and alpha are 1 where they always do, and 0 where
 * they do as often as by chance. They are NaN where they are not defined: no item, or
 * none that differs in its value from the rest.
 */
typedef struct
{
  guint64 n_items;
  guint64 n_agreed;
  double  cohen;
  double  fleiss;
  double  krippendorff;
} PolAgreementFigures;

/**
 * PolAgreementPair:
 * @annotator: the index of an annotator
 * @other: the index of another one, whose name comes after it
 * @concept: the index of the concept that this is about, `G_MAXUINT32` for all
 * @figures: how far the two agree
 *
 * How far two annotators agree.
 */
typedef struct
{
  guint               annotator;
  guint               other;
  guint               concept;
  PolAgreementFigures figures;
} PolAgreementPair;

#define POL_TYPE_AGREEMENT (pol_agreement_get_type ())

/* How far the annotators of a project agree. Immutable. */
G_DECLARE_FINAL_TYPE (PolAgreement, pol_agreement, POL, AGREEMENT, GObject)

const PolAgreementFigures *pol_agreement_get_overall       (PolAgreement        *self);
const PolAgreementFigures *pol_agreement_get_concept       (PolAgreement        *self,
                                                            guint                concept);
const PolAgreementPair    *pol_agreement_get_pairs         (PolAgreement        *self,
                                                            gsize               *n_pairs);
const PolAgreementPair    *pol_agreement_get_concept_pairs (PolAgreement        *self,
                                                            guint                concept,
                                                            gsize               *n_pairs);

GArray                    *pol_agreement_rank_concepts     (PolAgreement        *self);
GPtrArray                 *pol_agreement_rank_pairs        (PolAgreement        *self);

PolAgreement              *pol_agreement_compute           (PolProject          *project,
                                                            GCancellable        *cancellable,
                                                            GError             **error);
void                       pol_agreement_compute_async     (PolProject          *project,
                                                            GCancellable        *cancellable,
                                                            GAsyncReadyCallback  callback,
                                                            gpointer             user_data);
PolAgreement              *pol_agreement_compute_finish    (GAsyncResult        *result,
                                                            GError             **error);

G_END_DECLS
