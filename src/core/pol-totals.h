#pragma once

#include "pol-resolver.h"

G_BEGIN_DECLS

#define POL_TYPE_TOTALS (pol_totals_get_type ())

/* How often each label and reason occurs for each concept in a project, under
 * one policy. Made by pol_project_get_totals() and kept right by the project,
 * by the difference alone; emits "changed" after each change. */
G_DECLARE_FINAL_TYPE (PolTotals, pol_totals, POL, TOTALS, GObject)

PolPolicy *pol_totals_get_policy   (PolTotals    *self);
guint      pol_totals_get_n_images (PolTotals    *self);
guint      pol_totals_get_images   (PolTotals    *self,
                                    PolSituation  situation);
guint      pol_totals_get_marked  (PolTotals    *self,
                                    PolImageState state);
guint      pol_totals_get_unsure   (PolTotals    *self);
guint      pol_totals_get_disagreement (PolTotals *self);
guint      pol_totals_get_count    (PolTotals    *self,
                                    guint         concept,
                                    PolLabel      label,
                                    PolReason     reason);

G_END_DECLS
