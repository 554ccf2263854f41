/* pairs.c: counts on how many images two concepts are, as slowly as one likes
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "pairs.h"

/* Under it, only what is tagged positive reads as positive. */
PolPolicy *
pairs_make_plain (PolPolicy *policy)
{
  return pol_policy_new ("plain", NULL, POL_LABEL_IGNORED, POL_LABEL_IGNORED, POL_LABEL_IGNORED,
                         FALSE, POL_SCOPE_ALL, FALSE, pol_policy_get_disagreement (policy));
}

gboolean
pairs_is_positive (PolProject *project,
                   PolPolicy *plain,
                   guint image,
                   guint concept)
{
  PolReason reason;

  return pol_project_read (project, plain, image, concept, &reason) == POL_LABEL_POSITIVE;
}

guint
pairs_count (PolProject *project,
             PolPolicy *plain,
             guint concept,
             guint other)
{
  guint n = 0;

  for (guint image = 0; image < pol_project_get_n_images (project); image++)
    n += pairs_is_positive (project, plain, image, concept)
         && pairs_is_positive (project, plain, image, other);

  return n;
}
