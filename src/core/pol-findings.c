/* pol-findings.c: what a search of a project's folder found out
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-findings.h"

#include "pol-project-private.h"

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
  g_free (self);
}

typedef struct
{
  PolFindings *findings;
  PolProject *project;
} Delivery;

static void
delivery_free (Delivery *delivery)
{
  pol_findings_free (delivery->findings);
  g_object_unref (delivery->project);
  g_free (delivery);
}

static gboolean
take_delivery (gpointer user_data)
{
  Delivery *delivery = user_data;

  pol_project_take_findings (delivery->project, delivery->findings);

  return G_SOURCE_REMOVE;
}

/* Hands the findings to the project, in its main context or, where that is NULL,
 * at once. Takes them. */
void
pol_findings_deliver (PolFindings *self,
                      PolProject *project,
                      GMainContext *context)
{
  g_autoptr (GSource) source = NULL;
  Delivery *delivery = g_new (Delivery, 1);

  *delivery = (Delivery) { self, g_object_ref (project) };
  if (context == NULL)
    {
      take_delivery (delivery);
      delivery_free (delivery);
      return;
    }

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, take_delivery, delivery, (GDestroyNotify) delivery_free);
  g_source_attach (source, context);
}
