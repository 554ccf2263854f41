#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * PolProgressFunc:
 * @n_done: how much is done
 * @n_total: how much there is to do, 0 where nobody knows
 * @user_data: user data
 *
 * Tells how far something that takes long has come, from time to time.
 */
typedef void (*PolProgressFunc) (guint64  n_done,
                                 guint64  n_total,
                                 gpointer user_data);

void pol_progress_post (GTask           *task,
                        PolProgressFunc  func,
                        gpointer         user_data,
                        guint64          n_done,
                        guint64          n_total);

G_END_DECLS
