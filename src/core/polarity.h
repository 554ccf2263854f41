#pragma once

#include "pol-concept-list.h"
#include "pol-concept-search.h"
#include "pol-concept.h"
#include "pol-edit.h"
#include "pol-enum-types.h"
#include "pol-error.h"
#include "pol-labels.h"
#include "pol-policy.h"
#include "pol-project.h"
#include "pol-resolver.h"
#include "pol-totals.h"
#include "pol-types.h"
