/* pol-findings.c: what a search of a project's folder found out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-findings.h"

#include "pol-project-private.h"

/* As urgent as what GTK draws: neither holds up the other, however much there is
 * of it. */
#define PRIORITY (G_PRIORITY_HIGH_IDLE + 20)

PolFindings *
pol_findings_new (void)
{
  return g_new0 (PolFindings, 1);
}

void
pol_findings_free (PolFindings *self)
{
  g_clear_pointer (&self->images, pol_image_table_free);
  g_strfreev (self->added);
  g_clear_pointer (&self->moved, g_array_unref);
  g_strfreev (self->moved_to);
  g_clear_pointer (&self->gone, g_array_unref);
  g_clear_pointer (&self->back, g_array_unref);
  g_clear_pointer (&self->files, g_array_unref);
  g_clear_object (&self->ended);
  g_free (self);
}

/* Takes one of what was found. That there is more is told: the window is drawn,
 * and keys are heard, between two of them. */
static gboolean
take_next (gpointer user_data)
{
  PolProject *project = user_data;
  g_autoptr (PolFindings) findings = NULL;
  gboolean more;

  g_async_queue_lock (project->findings);
  findings = g_async_queue_try_pop_unlocked (project->findings);
  more = g_async_queue_length_unlocked (project->findings) > 0;
  project->taking_findings = more;
  g_async_queue_unlock (project->findings);

  pol_project_take_findings (project, findings);

  return more ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/* Hands findings to a project, in its main context or, where that is NULL, at
 * once. Takes them. */
void
pol_findings_deliver (PolFindings *self,
                      PolProject *project,
                      GMainContext *context)
{
  g_autoptr (GSource) source = NULL;
  gboolean taking;

  if (context == NULL)
    {
      pol_project_take_findings (project, self);
      pol_findings_free (self);
      return;
    }

  g_async_queue_lock (project->findings);
  g_async_queue_push_unlocked (project->findings, self);
  taking = project->taking_findings;
  project->taking_findings = TRUE;
  g_async_queue_unlock (project->findings);
  if (taking)
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, PRIORITY);
  g_source_set_callback (source, take_next, g_object_ref (project), g_object_unref);
  g_source_attach (source, context);
}
