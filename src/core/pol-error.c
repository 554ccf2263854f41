/* pol-error.c: the error domain of the library
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-error.h"

G_DEFINE_QUARK (pol-error-quark, pol_error)
