#pragma once

#include "pol-project.h"

G_BEGIN_DECLS

/**
 * PolDensityKind:
 * @POL_DENSITY_POSITIVE: labels that are positive
 * @POL_DENSITY_NEGATIVE: labels that are negative
 * @POL_DENSITY_IGNORED: labels that are ignored
 * @POL_DENSITY_DIFFERENT: labels that the compared policy reads otherwise
 *
 * Of what a share is told.
 */
typedef enum
{
  POL_DENSITY_POSITIVE,
  POL_DENSITY_NEGATIVE,
  POL_DENSITY_IGNORED,
  POL_DENSITY_DIFFERENT
} PolDensityKind;

#define POL_N_DENSITY_KINDS (POL_DENSITY_DIFFERENT + 1)

/**
 * PolDensityQuery:
 * @policy: the policy that reads the tags
 * @compared: (nullable): another one
 * @only_differences: whether labels that both read alike are left out
 * @images: (element-type guint32): the indexes of the images, downwards
 * @concepts: (element-type guint32): the indexes of active concepts, across
 * @n_across: into how many areas to divide the concepts, at most one for each
 * @n_down: into how many to divide the images, likewise
 *
 * Which labels to count, and by which areas.
 */
typedef struct
{
  PolPolicy *policy;
  PolPolicy *compared;
  gboolean   only_differences;
  GArray    *images;
  GArray    *concepts;
  guint      n_across;
  guint      n_down;
} PolDensityQuery;

/* What share of the labels in each area of images and concepts is of each kind. */
GBytes *pol_label_density_count        (PolProject            *project,
                                        const PolDensityQuery *query,
                                        GCancellable          *cancellable);
void    pol_label_density_count_async  (PolProject            *project,
                                        const PolDensityQuery *query,
                                        GCancellable          *cancellable,
                                        GAsyncReadyCallback    callback,
                                        gpointer               user_data);
GBytes *pol_label_density_count_finish (GAsyncResult          *result,
                                        GError               **error);

G_END_DECLS
