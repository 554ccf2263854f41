#pragma once

#include "pol-image-list.h"

G_BEGIN_DECLS

/* What the default policy makes of each image of a project, found out when it
 * is asked for, and how many images fit each filter. */
typedef struct _PolImageSurvey PolImageSurvey;

typedef void (*PolImageSurveyFunc) (gpointer user_data);

PolImageSurvey *pol_image_survey_new       (PolProject         *project,
                                            PolImageSurveyFunc  counts_changed,
                                            gpointer            user_data);
void            pol_image_survey_free      (PolImageSurvey     *self);

gboolean        pol_image_survey_fits      (PolImageSurvey     *self,
                                            guint               image,
                                            PolImageFilter      filter);
guint           pol_image_survey_get_count (PolImageSurvey     *self,
                                            PolImageFilter      filter);

void            pol_image_survey_update    (PolImageSurvey     *self,
                                            guint               image);
void            pol_image_survey_grow      (PolImageSurvey     *self);
void            pol_image_survey_reset     (PolImageSurvey     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolImageSurvey, pol_image_survey_free)

G_END_DECLS
