#pragma once

#include "project-fixture.h"

G_BEGIN_DECLS

PolPolicy *draw_policy   (void);
void       draw_concepts (ProjectFixture *fixture);
void       draw_change   (ProjectFixture *fixture);

G_END_DECLS
