#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define POL_TYPE_APPLICATION (pol_application_get_type ())

G_DECLARE_FINAL_TYPE (PolApplication, pol_application, POL, APPLICATION, AdwApplication)

PolApplication *pol_application_new (void);

G_END_DECLS
