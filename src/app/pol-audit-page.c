/* pol-audit-page.c: the weak spots of the data set, found again whenever the tags change, or charts
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-audit-page.h"

#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-audit-fix.h"
#include "pol-audit-row.h"
#include "pol-chart-view.h"
#include "pol-export.h"
#include "pol-file-chooser.h"
#include "pol-image-preview.h"
#include "pol-picture-looks.h"

/* So long after a change the audit is made anew: one for many changes. */
#define DELAY_MS 400

/* As in the settings and in the template. */
#define MOST_FEWEST_TAGS 1000000

/* So often the progress is shown. */
#define INTERVAL_MS 100

struct _PolAuditPage
{
  GtkWidget parent_instance;

  GtkStack *stack;
  AdwBin *chart_bin;
  PolChartView *chart_view; /* NULL until charts are asked for */
  char *chart;              /* as of PolChartView:kind */
  GtkLabel *summary;
  GtkSpinner *spinner;
  PolAdaptiveBin *bin;
  GtkWidget *head_box;
  GtkWidget *pictures_box;
  GtkWidget *fewest_box;
  GtkLabel *pictures_label;
  GtkWidget *pictures_button;
  GtkWidget *cancel_button;
  GtkProgressBar *progress;
  GtkSpinButton *fewest_tags;
  GtkListBox *list;

  PolProject *project;
  PolPolicy *policy;
  gboolean stale; /* what is shown is not of the project as it is now */
  guint audit_id;
  GCancellable *auditing;

  PolPictureLooks *looks; /* a look at the pictures that is under way */
  PolPictureLooks *memory; /* a search for what earlier looks found, likewise */
  guint progress_id;
  GArray *pictures; /* PolPictureFact of each image, NULL where nobody looked */

  GtkFileChooserNative *chooser;
};

enum
{
  PROP_0,
  PROP_POLICY,
  PROP_VIEW,
  PROP_CHART,
  PROP_FEWEST_TAGS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  SHOW_IMAGES,
  SHOW_EVIDENCE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolAuditPage, pol_audit_page, GTK_TYPE_WIDGET)

static void
stop_auditing (PolAuditPage *self)
{
  g_clear_handle_id (&self->audit_id, g_source_remove);
  g_cancellable_cancel (self->auditing);
  g_clear_object (&self->auditing);
  gtk_spinner_set_spinning (self->spinner, FALSE);
}

static guint
get_fewest_tags (PolAuditPage *self)
{
  return gtk_spin_button_get_value_as_int (self->fewest_tags);
}

static gboolean
shows_charts (PolAuditPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "charts") == 0;
}

static void
clear_list (PolAuditPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
}

static void
on_show_images (PolAuditPage *self, PolAuditRow *row)
{
  g_signal_emit (self, signals[SHOW_IMAGES], 0, pol_audit_row_get_finding (row));
}

static void
on_fix (PolAuditPage *self, PolAuditRow *row)
{
  pol_audit_fix_apply (GTK_WIDGET (self), self->project, pol_audit_row_get_finding (row));
}

static void
show_findings (PolAuditPage *self, GPtrArray *findings)
{
  g_autofree char *summary = NULL;

  clear_list (self);
  pol_audit_sort_findings (findings);
  for (guint i = 0; i < findings->len; i++)
    {
      GtkWidget *row = pol_audit_row_new (g_ptr_array_index (findings, i),
                                          pol_project_get_concepts (self->project));

      g_signal_connect_swapped (row, "show-images", G_CALLBACK (on_show_images), self);
      g_signal_connect_swapped (row, "fix", G_CALLBACK (on_fix), self);
      gtk_list_box_append (self->list, row);
    }

  if (findings->len > 0)
    summary = g_strdup_printf (
        ngettext ("%u thing to look at", "%u things to look at", findings->len), findings->len);
  gtk_label_set_label (self->summary, summary != NULL ? summary : _ ("Nothing to complain of"));
  gtk_widget_set_visible (GTK_WIDGET (self->list), findings->len > 0);
}

static void
on_audited (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolAuditPage) self = user_data;
  g_autoptr (GPtrArray) findings = pol_audit_run_finish (result, NULL);

  if (findings == NULL)
    return;

  g_clear_object (&self->auditing);
  gtk_spinner_set_spinning (self->spinner, FALSE);
  show_findings (self, findings);
}

static gboolean
start_audit (gpointer user_data)
{
  PolAuditPage *self = user_data;

  self->audit_id = 0;
  self->stale = FALSE;
  self->auditing = g_cancellable_new ();
  gtk_spinner_set_spinning (self->spinner, TRUE);
  pol_audit_run_async (self->project, self->policy, self->pictures, get_fewest_tags (self),
                       self->auditing, on_audited, g_object_ref (self));

  return G_SOURCE_REMOVE;
}

/* An audit that nobody sees is not made. */
static void
audit_soon (PolAuditPage *self, guint delay)
{
  self->stale = TRUE;
  if (self->project == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)) || shows_charts (self))
    return;

  stop_auditing (self);
  self->audit_id = g_timeout_add (delay, start_audit, self);
}

static void
on_changed (PolAuditPage *self)
{
  audit_soon (self, DELAY_MS);
}

static void
on_fewest_tags_changed (PolAuditPage *self)
{
  audit_soon (self, DELAY_MS);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FEWEST_TAGS]);
}

static void
show_pictures_state (PolAuditPage *self)
{
  const char *text = _ ("Look for pictures that are alike, double or damaged. This decodes all of "
                        "them once.");

  if (self->looks != NULL)
    text = _ ("Looking at the pictures…");
  else if (self->pictures != NULL)
    text = _ ("All pictures were looked at.");

  gtk_label_set_label (self->pictures_label, text);
  gtk_widget_set_visible (self->pictures_button, self->looks == NULL && self->pictures == NULL);
  gtk_widget_set_visible (self->cancel_button, self->looks != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->looks != NULL);
}

static void
stop_looking (PolAuditPage *self)
{
  g_clear_handle_id (&self->progress_id, g_source_remove);
  g_clear_pointer (&self->looks, pol_picture_looks_cancel);
  show_pictures_state (self);
}

static gboolean
show_progress (gpointer user_data)
{
  PolAuditPage *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, pol_picture_looks_get_fraction (self->looks));

  return G_SOURCE_CONTINUE;
}

static void
stop_remembering (PolAuditPage *self)
{
  g_clear_pointer (&self->memory, pol_picture_looks_cancel);
}

static void
take_pictures (PolAuditPage *self, GArray *pictures)
{
  self->pictures = g_array_ref (pictures);
  show_pictures_state (self);
  audit_soon (self, 0);
}

static void
on_looked (GArray *pictures, gpointer user_data)
{
  PolAuditPage *self = user_data;

  stop_looking (self);
  take_pictures (self, pictures);
}

static void
on_remembered (GArray *pictures, gpointer user_data)
{
  PolAuditPage *self = user_data;

  stop_remembering (self);
  if (pictures != NULL)
    take_pictures (self, pictures);
}

/* Nobody has to ask for what is known. */
static void
remember_pictures (PolAuditPage *self)
{
  if (self->project != NULL && self->pictures == NULL && self->looks == NULL
      && self->memory == NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->memory = pol_picture_looks_remember (self->project, on_remembered, self);
}

static void
look_at_pictures_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolAuditPage *self = POL_AUDIT_PAGE (widget);

  if (self->project == NULL || self->looks != NULL)
    return;

  stop_remembering (self);
  self->looks = pol_picture_looks_start (self->project, on_looked, self);
  self->progress_id = g_timeout_add (INTERVAL_MS, show_progress, self);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_pictures_state (self);
  gtk_widget_grab_focus (self->cancel_button);
}

static void
cancel_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolAuditPage *self = POL_AUDIT_PAGE (widget);

  stop_looking (self);
  gtk_widget_grab_focus (self->pictures_button);
}

static void
on_report_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean written = pol_export_finish (POL_PROJECT (source), result, &error);

  gtk_widget_activate_action (self, "win.notify", "s", written ? _ ("Report saved") : error->message);
}

/* A page to read and to print or, where the name ends so, JSON. */
static const PolFormat *
get_report_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_str_has_suffix (name, ".json") ? &pol_format_audit : &pol_format_report;
}

static void
on_report_file_chosen (PolAuditPage *self, int response)
{
  PolExportOptions options = { .policy = self->policy, .pictures = self->pictures,
                               .minimum = get_fewest_tags (self),
                               .load_picture = pol_image_encode_preview };
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->project == NULL)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  options.format = get_report_format (file);
  pol_export_async (self->project, &options, file, NULL, NULL, NULL, on_report_written,
                    g_object_ref (self));
}

static void
save_report_activated (GtkWidget *widget, const char *action_name, GVariant *parameter)
{
  PolAuditPage *self = POL_AUDIT_PAGE (widget);
  const char *const patterns[] = { "*", NULL };
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;

  if (self->project == NULL)
    return;

  folder = pol_project_dup_folder_name (self->project);
  name = g_strconcat (folder, "-audit.html", NULL);
  pol_file_chooser_drop (&self->chooser);
  self->chooser = pol_file_chooser_new (widget, _ ("Save Report"), GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"));
  pol_file_chooser_add_filter (self->chooser, _ ("A page, or JSON where the name ends so"), patterns);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_report_file_chosen), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

/* What was seen in the files may not be there any more. */
static void
forget_pictures (PolAuditPage *self)
{
  g_clear_pointer (&self->pictures, g_array_unref);
  stop_remembering (self);
  stop_looking (self);
}

static void
on_files_changed (PolAuditPage *self)
{
  forget_pictures (self);
  on_changed (self);
}

static void
on_show_evidence (PolAuditPage *self, GArray *images, const char *title)
{
  g_signal_emit (self, signals[SHOW_EVIDENCE], 0, images, title);
}

static void
on_chart_changed (PolAuditPage *self)
{
  g_free (self->chart);
  g_object_get (self->chart_view, "kind", &self->chart, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

/* Most windows are closed before anyone looks at a chart. */
static void
make_chart_view (PolAuditPage *self)
{
  self->chart_view
      = g_object_new (POL_TYPE_CHART_VIEW, "kind", self->chart, "policy", self->policy, NULL);
  g_signal_connect_swapped (self->chart_view, "notify::kind", G_CALLBACK (on_chart_changed), self);
  g_signal_connect_swapped (self->chart_view, "show-images", G_CALLBACK (on_show_evidence), self);
  adw_bin_set_child (self->chart_bin, GTK_WIDGET (self->chart_view));
  pol_chart_view_set_project (self->chart_view, self->project);
}

static void
set_view (PolAuditPage *self, const char *view)
{
  const char *name = g_strcmp0 (view, "charts") == 0 ? "charts" : "findings";

  if (g_str_equal (gtk_stack_get_visible_child_name (self->stack), name))
    return;

  if (self->chart_view == NULL)
    make_chart_view (self);
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "audit.save-report", !shows_charts (self));
  if (self->stale)
    audit_soon (self, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VIEW]);
}

/* A text is above its control where there is no room beside it. */
static void
on_narrow_changed (PolAuditPage *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->bin);
  GtkWidget *boxes[] = { self->head_box, self->pictures_box, self->fewest_box };

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      GtkWidget *text = gtk_widget_get_first_child (boxes[i]);

      gtk_orientable_set_orientation (GTK_ORIENTABLE (boxes[i]), narrow
                                                                     ? GTK_ORIENTATION_VERTICAL
                                                                     : GTK_ORIENTATION_HORIZONTAL);
      for (GtkWidget *control = gtk_widget_get_next_sibling (text); control != NULL;
           control = gtk_widget_get_next_sibling (control))
        gtk_widget_set_halign (control, narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
    }
}

static gboolean
switch_view (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  PolAuditPage *self = POL_AUDIT_PAGE (widget);

  set_view (self, shows_charts (self) ? "findings" : "charts");
  if (shows_charts (self))
    gtk_widget_grab_focus (GTK_WIDGET (self->chart_view));

  return TRUE;
}

static void
pol_audit_page_map (GtkWidget *widget)
{
  PolAuditPage *self = POL_AUDIT_PAGE (widget);

  GTK_WIDGET_CLASS (pol_audit_page_parent_class)->map (widget);

  remember_pictures (self);
  if (self->stale)
    audit_soon (self, 0);
}

static void
pol_audit_page_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PolAuditPage *self = POL_AUDIT_PAGE (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      g_value_set_object (value, self->policy);
      break;
    case PROP_VIEW:
      g_value_set_string (value, gtk_stack_get_visible_child_name (self->stack));
      break;
    case PROP_CHART:
      g_value_set_string (value, self->chart);
      break;
    case PROP_FEWEST_TAGS:
      g_value_set_uint (value, get_fewest_tags (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
set_policy (PolAuditPage *self, PolPolicy *policy)
{
  if (policy == NULL || !g_set_object (&self->policy, policy))
    return;

  audit_soon (self, 0);
  if (self->chart_view != NULL)
    g_object_set (self->chart_view, "policy", policy, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_POLICY]);
}

static void
set_chart (PolAuditPage *self, const char *kind)
{
  if (self->chart_view != NULL)
    {
      g_object_set (self->chart_view, "kind", kind, NULL);
      return;
    }

  g_free (self->chart);
  self->chart = g_strdup (kind);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHART]);
}

static void
pol_audit_page_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  PolAuditPage *self = POL_AUDIT_PAGE (object);

  switch (prop_id)
    {
    case PROP_POLICY:
      set_policy (self, g_value_get_object (value));
      break;
    case PROP_VIEW:
      set_view (self, g_value_get_string (value));
      break;
    case PROP_CHART:
      set_chart (self, g_value_get_string (value));
      break;
    case PROP_FEWEST_TAGS:
      gtk_spin_button_set_value (self->fewest_tags, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_audit_page_dispose (GObject *object)
{
  PolAuditPage *self = POL_AUDIT_PAGE (object);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self));

  pol_audit_page_set_project (self, NULL);
  pol_file_chooser_drop (&self->chooser);
  g_clear_object (&self->policy);
  g_clear_pointer (&child, gtk_widget_unparent);

  G_OBJECT_CLASS (pol_audit_page_parent_class)->dispose (object);
}

static void
pol_audit_page_finalize (GObject *object)
{
  g_free (POL_AUDIT_PAGE (object)->chart);

  G_OBJECT_CLASS (pol_audit_page_parent_class)->finalize (object);
}

static void
pol_audit_page_class_init (PolAuditPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = pol_audit_page_dispose;
  object_class->finalize = pol_audit_page_finalize;
  object_class->get_property = pol_audit_page_get_property;
  object_class->set_property = pol_audit_page_set_property;
  widget_class->map = pol_audit_page_map;

  properties[PROP_POLICY] = g_param_spec_object ("policy", NULL, NULL, POL_TYPE_POLICY, flags);
  properties[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, "findings", flags);
  properties[PROP_CHART] = g_param_spec_string ("chart", NULL, NULL, "labels", flags);
  properties[PROP_FEWEST_TAGS]
      = g_param_spec_uint ("fewest-tags", NULL, NULL, 0, MOST_FEWEST_TAGS, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SHOW_IMAGES] = g_signal_new ("show-images", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, POL_TYPE_AUDIT_FINDING);
  signals[SHOW_EVIDENCE]
      = g_signal_new ("show-evidence", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_ARRAY, G_TYPE_STRING);

  gtk_widget_class_install_action (widget_class, "audit.look-at-pictures", NULL,
                                   look_at_pictures_activated);
  gtk_widget_class_install_action (widget_class, "audit.cancel", NULL, cancel_activated);
  gtk_widget_class_install_action (widget_class, "audit.save-report", NULL, save_report_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "audit.save-report",
                                       NULL);

  gtk_widget_class_install_property_action (widget_class, "audit.view", "view");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, GDK_CONTROL_MASK, switch_view, NULL);

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/audit-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, chart_bin);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, summary);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, bin);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, head_box);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, fewest_box);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, pictures_box);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, pictures_label);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, pictures_button);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, progress);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, fewest_tags);
  gtk_widget_class_bind_template_child (widget_class, PolAuditPage, list);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_fewest_tags_changed);
}

static void
pol_audit_page_init (PolAuditPage *self)
{
  self->policy = g_object_ref (pol_policy_get_default ());
  self->chart = g_strdup ("labels");
  gtk_widget_init_template (GTK_WIDGET (self));
  show_pictures_state (self);
}

/**
 * pol_audit_page_set_project:
 * @self: a page
 * @project: (nullable): a project
 *
 * Audits @project while the page is seen.
 */
void
pol_audit_page_set_project (PolAuditPage *self, PolProject *project)
{
  g_return_if_fail (POL_IS_AUDIT_PAGE (self));

  if (self->project == project)
    return;

  stop_auditing (self);
  forget_pictures (self);
  clear_list (self);
  gtk_label_set_label (self->summary, "");
  if (self->project != NULL)
    {
      g_signal_handlers_disconnect_by_data (pol_project_get_concepts (self->project), self);
      g_signal_handlers_disconnect_by_data (self->project, self);
    }

  g_set_object (&self->project, project);
  if (self->chart_view != NULL)
    pol_chart_view_set_project (self->chart_view, project);
  if (project == NULL)
    return;

  g_signal_connect_swapped (project, "images-changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (project, "images-added", G_CALLBACK (on_files_changed), self);
  g_signal_connect_swapped (project, "images-moved", G_CALLBACK (on_files_changed), self);
  g_signal_connect_swapped (project, "files-changed", G_CALLBACK (on_files_changed), self);
  g_signal_connect_swapped (pol_project_get_concepts (project), "items-changed",
                            G_CALLBACK (on_changed), self);
  remember_pictures (self);
  audit_soon (self, 0);
}
