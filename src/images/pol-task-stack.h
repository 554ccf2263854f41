#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Tasks that wait for a thread: the highest priority first, and the newest of
 * those. For any thread. */
typedef struct _PolTaskStack PolTaskStack;

PolTaskStack *pol_task_stack_new   (guint         max_length);
PolTaskStack *pol_task_stack_ref   (PolTaskStack *self);
void          pol_task_stack_unref (PolTaskStack *self);

void          pol_task_stack_push  (PolTaskStack *self,
                                    GTask        *task);
void          pol_task_stack_raise (PolTaskStack *self,
                                    GCancellable *cancellable,
                                    int           priority);
GTask        *pol_task_stack_pop   (PolTaskStack *self);
gboolean      pol_task_stack_is_empty (PolTaskStack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PolTaskStack, pol_task_stack_unref)

G_END_DECLS
