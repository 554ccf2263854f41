#pragma once

#include <polarity.h>

G_BEGIN_DECLS

char       *pol_agreement_text_format   (double                     figure);
char       *pol_agreement_text_describe (const PolAgreementFigures *figures);
char       *pol_agreement_text_count    (const PolAgreementFigures *figures);
const char *pol_agreement_text_explain  (void);

G_END_DECLS
