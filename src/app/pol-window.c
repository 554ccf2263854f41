/* pol-window.c: the main window: one project, or the welcome page
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-window.h"

#include <glib/gi18n-lib.h>

#include "pol-adaptive-bin.h"
#include "pol-annotator-menu.h"
#include "pol-announcer.h"
#include "pol-audit-page.h"
#include "pol-audit-text.h"
#include "pol-changes-dialog.h"
#include "pol-concept-import-dialog.h"
#include "pol-concept-manager.h"
#include "pol-error.h"
#include "pol-export-dialog.h"
#include "pol-file-chooser.h"
#include "pol-image-list.h"
#include "pol-image-selection.h"
#include "pol-import-dialog.h"
#include "pol-interpret-page.h"
#include "pol-keys.h"
#include "pol-list-dialog.h"
#include "pol-measuring.h"
#include "pol-policy-editor.h"
#include "pol-policy-manager.h"
#include "pol-preferences-window.h"
#include "pol-project-loader.h"
#include "pol-question-page.h"
#include "pol-recent.h"
#include "pol-status-bar.h"
#include "pol-suggestion-answers.h"
#include "pol-sweep-page.h"
#include "pol-tag-page.h"
#include "pol-tour.h"
#include "pol-welcome-page.h"

struct _PolWindow
{
  AdwApplicationWindow parent_instance;

  PolAdaptiveBin *bin;
  AdwToastOverlay *toasts;
  GtkStack *title_stack;
  AdwWindowTitle *window_title;
  GtkWidget *export_button;
  GtkWidget *undo_button;
  GtkWidget *redo_button;
  GtkStack *stack;
  GtkWidget *welcome;
  AdwStatusPage *loading;
  GtkSpinner *spinner;
  AdwViewStack *pages;
  PolTagPage *tag_page;
  PolInterpretPage *interpret_page;
  PolAuditPage *audit_page;
  PolSweepPage *sweep_page;
  PolQuestionPage *question_page;
  PolStatusBar *status_bar;
  GtkDropTarget *drop_target;
  GMenu *recent_section;
  GMenu *annotator_section;

  GSettings *settings;
  PolProject *project;
  GFile *location;
  GCancellable *opening;
  GCancellable *scanning;
  PolMeasuring *measuring;
  PolImageList *images;
  PolSweep *sweep;
  gboolean sweeping; /* a page of it is shown */
  PolAnnotatorMenu *annotator_menu;
  GtkFileChooserNative *chooser;
  AdwToast *toast;
  PolAnnouncer *announcer;
  gboolean recalling; /* policies follow a project, not a choice */
  gboolean closing;
};

G_DEFINE_FINAL_TYPE (PolWindow, pol_window, ADW_TYPE_APPLICATION_WINDOW)

/* These need a project. */
static const char *const project_actions[] = {
  "answer", "clear-suggestions", "compare", "duplicate-policy", "edit-policy", "export", "full-screen",
  "import-annotations", "import-concepts", "import-suggestions", "manage-concepts",
  "manage-policies", "new-policy", "questions", "redo", "save-copy", "sweep", "undo",
};

/* What the Tag page does by itself, so that a key works wherever the focus is. */
static const struct
{
  const char *window;
  const char *page;
} tag_actions[] = {
  { "accept-suggestion", "tag.accept-suggestion" },
  { "accept-suggestions", "tag.accept-suggestions" },
  { "copy-tags", "tag.copy" },
  { "find", "tag.find" },
  { "go-back", "tag.go-back" },
  { "go-forward", "tag.go-forward" },
  { "larger-thumbnails", "tag.larger-thumbnails" },
  { "mark-reviewed", "tag.mark-reviewed" },
  { "mark-skipped", "tag.mark-skipped" },
  { "negative-rest", "tag.negative-rest" },
  { "next-disagreement", "tag.next-disagreement" },
  { "next-skipped", "tag.next-skipped" },
  { "next-unsure", "tag.next-unsure" },
  { "next-suggested", "tag.next-suggested" },
  { "next-untagged", "tag.next-untagged" },
  { "paste-tags", "tag.paste" },
  { "reject-suggestion", "tag.reject-suggestion" },
  { "remove-mark", "tag.remove-mark" },
  { "repeat-tags", "tag.repeat" },
  { "search", "tag.search" },
  { "select-all", "tag.select-all" },
  { "smaller-thumbnails", "tag.smaller-thumbnails" },
  { "toggle-fit", "tag.toggle-fit" },
};

static void
set_action_enabled (PolWindow *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  if (G_IS_SIMPLE_ACTION (action))
    g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
set_project_actions_enabled (PolWindow *self, gboolean enabled)
{
  for (guint i = 0; i < G_N_ELEMENTS (project_actions); i++)
    set_action_enabled (self, project_actions[i], enabled);
  for (guint i = 0; i < G_N_ELEMENTS (tag_actions); i++)
    set_action_enabled (self, tag_actions[i].window, enabled);
}

/* libadwaita 1.2 has no name for the button that closes a toast. */
static void
name_close_button (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child) && gtk_button_get_label (GTK_BUTTON (child)) == NULL)
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Close"), -1);
    else
      name_close_button (child);
}

static AdwToast *
make_toast (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

static void
put_toast (PolWindow *self, AdwToast *toast)
{
  adw_toast_overlay_add_toast (self->toasts, toast);
  name_close_button (gtk_widget_get_last_child (GTK_WIDGET (self->toasts)));
}

/* Only the latest notice stands. */
static void
add_toast (PolWindow *self, AdwToast *toast)
{
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  put_toast (self, toast);
}

/* The pages of a sweep tell of the answers themselves, with the question. */
static void
announce (PolWindow *self, const char *text)
{
  if (!self->sweeping)
    pol_announcer_announce (self->announcer, text);
}

static void
show_toast (PolWindow *self, const char *text, gboolean with_undo)
{
  AdwToast *toast = make_toast (text);

  announce (self, text);
  if (with_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
    }
  add_toast (self, toast);
}

/* A box that was clicked tells its state by itself. */
static void
announce_step (PolWindow *self)
{
  const char *step = pol_project_get_undo_text (self->project);

  if (step != NULL && pol_project_get_redo_text (self->project) == NULL
      && !GTK_IS_CHECK_BUTTON (gtk_window_get_focus (GTK_WINDOW (self))))
    announce (self, step);
}

static void
announce_query (PolWindow *self, PolImageList *images)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (images));
  g_autofree char *text
      = g_strdup_printf (ngettext ("%'u image is shown", "%'u images are shown", n), n);

  announce (self, text);
}

static GtkWidget *
make_message (PolWindow *self, const char *heading, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);

  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");

  return dialog;
}

static void
show_message (PolWindow *self, const char *heading, const char *body)
{
  gtk_window_present (GTK_WINDOW (make_message (self, heading, body)));
}

static void
show_undo_step (PolWindow *self)
{
  const char *undo = self->project != NULL ? pol_project_get_undo_text (self->project) : NULL;
  const char *redo = self->project != NULL ? pol_project_get_redo_text (self->project) : NULL;
  g_autofree char *undo_tooltip = NULL;
  g_autofree char *redo_tooltip = NULL;

  /* Translators: a tooltip; %s is a step, such as “burger: positive” */
  undo_tooltip = undo != NULL ? g_strdup_printf (_ ("Undo %s"), undo) : g_strdup (_ ("Undo"));
  /* Translators: a tooltip; %s is a step, such as “burger: positive” */
  redo_tooltip = redo != NULL ? g_strdup_printf (_ ("Redo %s"), redo) : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (self->undo_button, undo_tooltip);
  gtk_widget_set_tooltip_text (self->redo_button, redo_tooltip);
  set_action_enabled (self, "undo", undo != NULL);
  set_action_enabled (self, "redo", redo != NULL);
}

/* What can be done with all suggestions, if there are any. */
static void
show_suggestions (PolWindow *self)
{
  gboolean any = pol_project_get_n_suggestions (self->project) > 0;

  set_action_enabled (self, "accept-suggestions", any);
  set_action_enabled (self, "clear-suggestions", any);
}

static void
show_title (PolWindow *self)
{
  gboolean narrow = pol_adaptive_bin_get_narrow (self->bin);
  g_autofree char *name = NULL;

  name = self->project != NULL ? pol_project_dup_folder_name (self->project) : g_strdup (_ ("Polarity"));
  gtk_window_set_title (GTK_WINDOW (self), name);
  adw_window_title_set_title (self->window_title, name);
  gtk_stack_set_visible_child_name (self->title_stack,
                                    self->project != NULL && !narrow ? "switcher" : "title");
  gtk_widget_set_visible (self->export_button, self->project != NULL && !narrow);
  gtk_widget_set_visible (self->undo_button, self->project != NULL);
  gtk_widget_set_visible (self->redo_button, self->project != NULL && !narrow);
}

static void
on_narrow (PolWindow *self)
{
  show_title (self);
}

/* The Tag page has the full screen for its picture alone; others stay as they are. */
static void
on_full_screen (PolWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);
  gboolean whole = gtk_window_is_fullscreen (GTK_WINDOW (self));
  gboolean full = whole && self->project != NULL && g_strcmp0 (page, "tag") == 0;
  gboolean was;

  g_object_get (self->tag_page, "full-screen", &was, NULL);
  if (full != was)
    g_object_set (self->tag_page, "full-screen", full, NULL);
  set_action_enabled (self, "leave-full-screen", whole);
}

static void
on_save_failed (PolWindow *self, const char *message)
{
  show_message (self, _ ("Not Saved"), message);
}

static const char *
get_page (PolWindow *self)
{
  return self->project != NULL ? "project" : "welcome";
}

static void
show_page (PolWindow *self, const char *page)
{
  gtk_stack_set_visible_child_name (self->stack, page);
  gtk_spinner_set_spinning (self->spinner, g_str_equal (page, "loading"));
}

/* The pages that ask about one concept, which are in the switcher only while they
 * are shown. */
static const char *const sweep_pages[] = { "sweep", "questions" };

static gboolean
is_sweeping (PolWindow *self)
{
  const char *page = adw_view_stack_get_visible_child_name (self->pages);

  for (guint i = 0; i < G_N_ELEMENTS (sweep_pages); i++)
    if (g_strcmp0 (page, sweep_pages[i]) == 0)
      return TRUE;

  return FALSE;
}

static void
forget_sweep (PolWindow *self)
{
  pol_sweep_page_set_sweep (self->sweep_page, NULL);
  pol_question_page_set_sweep (self->question_page, NULL);
  g_clear_object (&self->sweep);
}

static PolSweep *
ensure_sweep (PolWindow *self)
{
  if (self->sweep == NULL)
    {
      self->sweep = pol_sweep_new (self->images);
      pol_sweep_page_set_sweep (self->sweep_page, self->sweep);
      pol_question_page_set_sweep (self->question_page, self->sweep);
    }

  return self->sweep;
}

/* Whoever comes to a page goes on by keys there. */
static void
on_page_changed (PolWindow *self)
{
  GtkWidget *child = adw_view_stack_get_visible_child (self->pages);

  for (guint i = 0; i < G_N_ELEMENTS (sweep_pages); i++)
    {
      GtkWidget *other = adw_view_stack_get_child_by_name (self->pages, sweep_pages[i]);

      if (other != NULL)
        adw_view_stack_page_set_visible (adw_view_stack_get_page (self->pages, other),
                                         other == child);
    }

  if (child != NULL && (self->sweeping || is_sweeping (self)))
    gtk_widget_grab_focus (child);
  self->sweeping = is_sweeping (self);
}

static PolPolicy *
get_chosen_policy (PolWindow *self)
{
  return pol_interpret_page_get_policy (self->interpret_page);
}

/* Presets stay as they are. */
static void
update_policy_actions (PolWindow *self)
{
  gboolean preset = pol_policy_get_preset (pol_policy_get_id (get_chosen_policy (self))) != NULL;

  set_action_enabled (self, "edit-policy", self->project != NULL && !preset);
}

static PolPolicy *
find_policy (PolWindow *self, const char *id)
{
  return self->project != NULL ? pol_project_find_policy (self->project, id)
                               : pol_policy_get_preset (id);
}

/* The policies that were chosen last, as far as the project has them. */
static void
recall_policies (PolWindow *self)
{
  g_autofree char *id = g_settings_get_string (self->settings, "policy");
  g_autofree char *compared_id = g_settings_get_string (self->settings, "compared-policy");
  PolPolicy *policy = find_policy (self, id);

  pol_interpret_page_set_policy (self->interpret_page,
                                 policy != NULL ? policy : pol_policy_get_default ());
  pol_interpret_page_set_compared_policy (self->interpret_page, find_policy (self, compared_id));
}

static void
clear_project (PolWindow *self)
{
  g_cancellable_cancel (self->scanning);
  g_clear_object (&self->scanning);
  if (self->project == NULL)
    return;

  pol_status_bar_set_project (self->status_bar, NULL, NULL);
  pol_tag_page_set_project (self->tag_page, NULL, NULL, NULL);
  forget_sweep (self);
  g_clear_object (&self->images);
  pol_interpret_page_set_selection (self->interpret_page, NULL);
  self->recalling = TRUE;
  pol_interpret_page_set_project (self->interpret_page, NULL);
  self->recalling = FALSE;
  pol_audit_page_set_project (self->audit_page, NULL);
  g_signal_handlers_disconnect_by_data (self->project, self);
  g_clear_pointer (&self->measuring, pol_measuring_free);
  g_clear_pointer (&self->annotator_menu, pol_annotator_menu_free);
  pol_project_set_watching (self->project, FALSE);
  g_clear_object (&self->project);
}

static void
set_annotator (PolWindow *self)
{
  g_autofree char *name = g_settings_get_string (self->settings, "annotator");

  if (self->project == NULL)
    return;

  pol_project_set_annotator (self->project, name);
  pol_project_set_blind (self->project,
                         g_settings_get_boolean (self->settings, "hide-other-annotators"));
}

static void
set_project (PolWindow *self, PolProject *project)
{
  g_autoptr (PolImageList) images = pol_image_list_new (project);
  g_autoptr (PolImageSelection) selection = pol_image_selection_new (images);

  clear_project (self);
  self->project = g_object_ref (project);
  self->images = g_object_ref (images);
  self->measuring = pol_measuring_new (project);
  pol_project_set_watching (project, TRUE);
  set_annotator (self);
  self->annotator_menu = pol_annotator_menu_new (self->annotator_section, project);
  g_signal_connect_object (project, "notify::undo-text", G_CALLBACK (show_undo_step), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::redo-text", G_CALLBACK (show_undo_step), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::undo-text", G_CALLBACK (announce_step), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (images, "query-changed", G_CALLBACK (announce_query), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "suggestions-changed", G_CALLBACK (show_suggestions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "save-failed", G_CALLBACK (on_save_failed), self,
                           G_CONNECT_SWAPPED);

  pol_tag_page_set_project (self->tag_page, project, images, selection);
  self->recalling = TRUE;
  pol_interpret_page_set_project (self->interpret_page, project);
  recall_policies (self);
  self->recalling = FALSE;
  pol_interpret_page_set_selection (self->interpret_page, selection);
  pol_audit_page_set_project (self->audit_page, project);
  pol_status_bar_set_project (self->status_bar, project, images);
  adw_view_stack_set_visible_child_name (self->pages, "tag");

  set_project_actions_enabled (self, TRUE);
  update_policy_actions (self);
  show_undo_step (self);
  show_suggestions (self);
  show_title (self);
  show_page (self, get_page (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->tag_page));
}

static void
start_scan (PolWindow *self);

static void
on_folder_located (GtkNativeDialog *chooser, int response, PolWindow *self)
{
  g_autoptr (GFile) folder = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->project == NULL)
    return;

  folder = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  pol_project_set_folder (self->project, folder);
  show_title (self);
  start_scan (self);
}

static void
choose (PolWindow *self,
        const char *title,
        GtkFileChooserAction action,
        const char *accept,
        GCallback on_response)
{
  pol_file_chooser_drop (&self->chooser);
  self->chooser = pol_file_chooser_new (GTK_WIDGET (self), title, action, accept);
  g_signal_connect (self->chooser, "response", on_response, self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
on_missing_response (PolWindow *self, const char *response)
{
  if (g_str_equal (response, "locate"))
    choose (self, _ ("Locate Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Select"),
            G_CALLBACK (on_folder_located));
}

/* The tags of a folder that moved are still there; where the pictures are, the
 * user has to say. */
static void
show_scan_error (PolWindow *self, GError *error)
{
  GtkWidget *dialog = make_message (self, _ ("The Folder Could Not Be Scanned"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "locate", _ ("_Locate Folder…"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_missing_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
show_skipped (PolWindow *self, char **skipped)
{
  guint n = skipped != NULL ? g_strv_length (skipped) : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  text = n == 1 ? g_strdup (skipped[0])
                : g_strdup_printf (ngettext ("%u folder could not be read.",
                                             "%u folders could not be read.", n),
                                   n);
  if (n == 1)
    show_toast (self, text, FALSE);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.notify-list", "(ss^as)", text,
                                _ ("Folders Left Out"), skipped);
}

static void
on_scanned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) skipped = NULL;
  gboolean ok = pol_project_scan_finish (POL_PROJECT (source), result, &skipped, &error);

  if (self->project != POL_PROJECT (source))
    return;

  if (ok)
    show_skipped (self, skipped);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_scan_error (self, error);
}

static void
start_scan (PolWindow *self)
{
  g_cancellable_cancel (self->scanning);
  g_clear_object (&self->scanning);
  self->scanning = g_cancellable_new ();
  pol_project_scan_async (self->project, self->scanning, on_scanned, g_object_ref (self));
}

static void
on_show_images (PolWindow *self, PolAuditFinding *finding)
{
  pol_tag_page_show_only (self->tag_page, pol_audit_finding_get_images (finding),
                          pol_audit_text_get_title (finding));
  adw_view_stack_set_visible_child_name (self->pages, "tag");
}

static void
on_show_evidence (PolWindow *self, GArray *images, const char *title)
{
  pol_tag_page_show_only (self->tag_page, images, title);
  adw_view_stack_set_visible_child_name (self->pages, "tag");
}

static void
on_open_image (PolWindow *self, guint image)
{
  pol_image_selection_select_image (pol_interpret_page_get_selection (self->interpret_page), image);
  adw_view_stack_set_visible_child_name (self->pages, "tag");
}

/* What happened while another window was used, where it cannot be watched. */
static void
on_active (PolWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && self->project != NULL)
    pol_tag_page_release_keys (self->tag_page);
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->project != NULL
      && !pol_project_get_scanning (self->project) && !pol_project_is_watched (self->project))
    pol_project_scan_async (self->project, self->scanning, NULL, NULL);
}

static void
fill_recent (PolWindow *self)
{
  g_autoptr (GPtrArray) recent = pol_recent_list ();

  g_menu_remove_all (self->recent_section);
  for (guint i = 0; i < recent->len; i++)
    {
      g_autofree char *base = g_file_get_basename (recent->pdata[i]);
      g_autofree char *name = g_filename_display_name (base);
      g_autofree char *uri = g_file_get_uri (recent->pdata[i]);
      g_autoptr (GMenuItem) item = NULL;

      if (!g_file_query_exists (recent->pdata[i], NULL))
        continue;
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "win.open-recent", "s", uri);
      g_menu_append_item (self->recent_section, item);
    }
}

static void
show_repeated (PolWindow *self, char **repeated)
{
  guint n = repeated != NULL ? g_strv_length (repeated) : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    return;

  if (n == 1)
    text = g_strdup_printf (_ ("The concept list repeats “%s”, which is used once."), repeated[0]);
  else
    text
        = g_strdup_printf (ngettext ("The concept list repeats %u concept, which is used once.",
                                     "The concept list repeats %u concepts, each is used once.", n),
                           n);
  show_toast (self, text, FALSE);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) repeated = NULL;
  g_autoptr (PolProject) project = pol_project_loader_open_finish (result, &repeated, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->closing)
    return;

  g_clear_object (&self->opening);
  show_page (self, get_page (self));
  if (project == NULL)
    {
      show_message (self, _ ("Nothing Was Opened"), error->message);
      return;
    }

  pol_recent_add (self->location);
  fill_recent (self);
  set_project (self, project);
  show_repeated (self, repeated);
  start_scan (self);
}

static void
open_file_chosen (GtkNativeDialog *chooser, int response, PolWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  pol_window_open (self, file, NULL);
}

static void
open_folder_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  choose (user_data, _ ("Open Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _ ("_Open"),
          G_CALLBACK (open_file_chosen));
}

static void
open_project_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const patterns[] = { "*.polarity", NULL };

  choose (user_data, _ ("Open Project"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"),
          G_CALLBACK (open_file_chosen));
  pol_file_chooser_add_filter (POL_WINDOW (user_data)->chooser, _ ("Polarity Projects"), patterns);
}

static void
open_recent_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GFile) location = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  pol_window_open (user_data, location, NULL);
}

static void
import_concepts_chosen (GtkNativeDialog *chooser, int response, PolWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->project == NULL)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_window_present (
      GTK_WINDOW (pol_concept_import_dialog_new (GTK_WINDOW (self), self->project, file)));
}

static void
import_concepts_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const patterns[] = { "*.txt", "*.csv", "*.json", NULL };

  choose (user_data, _ ("Import Concepts"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"),
          G_CALLBACK (import_concepts_chosen));
  pol_file_chooser_add_filter (POL_WINDOW (user_data)->chooser, _ ("Concept Lists"), patterns);
}

static void
manage_concepts_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  gtk_window_present (GTK_WINDOW (pol_concept_manager_new (GTK_WINDOW (self), self->project)));
}

/* Who makes a policy, or changes one, wants to see what it reads. */
static void
on_policy_saved (PolWindow *self, PolPolicy *policy)
{
  pol_interpret_page_set_policy (self->interpret_page, policy);
}

static void
edit_policy (PolWindow *self, GtkWidget *editor)
{
  g_signal_connect_object (editor, "saved", G_CALLBACK (on_policy_saved), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (editor));
}

static void
new_policy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  edit_policy (self, pol_policy_editor_new_for_copy (GTK_WINDOW (self), self->project,
                                                     get_chosen_policy (self), ""));
}

static void
duplicate_policy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;
  PolPolicy *policy = get_chosen_policy (self);
  g_autofree char *name = pol_policy_editor_make_copy_name (self->project, policy);

  edit_policy (self, pol_policy_editor_new_for_copy (GTK_WINDOW (self), self->project, policy,
                                                     name));
}

static void
edit_policy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  edit_policy (self, pol_policy_editor_new_for_own (GTK_WINDOW (self), self->project,
                                                    get_chosen_policy (self)));
}

static void
manage_policies_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  gtk_window_present (GTK_WINDOW (pol_policy_manager_new (GTK_WINDOW (self), self->project)));
}

static void
compare_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;
  PolPolicy *compared = pol_interpret_page_get_compared_policy (self->interpret_page);
  GtkWidget *dialog
      = pol_changes_dialog_new (GTK_WINDOW (self), self->project, get_chosen_policy (self), compared);

  g_signal_connect_object (dialog, "show-images", G_CALLBACK (on_show_evidence), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The notice of the step that removed it, if there is one, comes after this. */
static void
on_policy_gone (PolWindow *self, PolPolicy *policy, PolPolicy *other)
{
  g_autofree char *text = NULL;

  if (other != NULL)
    /* Translators: the names of two policies */
    text = g_strdup_printf (_ ("“%1$s” is gone: labels are read under %2$s"),
                            pol_policy_get_name (policy), pol_policy_get_name (other));
  else
    /* Translators: the name of a policy */
    text = g_strdup_printf (_ ("“%s” is gone: nothing is compared"), pol_policy_get_name (policy));

  announce (self, text);
  put_toast (self, make_toast (text));
}

static void
import_annotations_chosen (GtkNativeDialog *chooser, int response, PolWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->project == NULL)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  gtk_window_present (
      GTK_WINDOW (pol_import_dialog_new (GTK_WINDOW (self), self->project, file)));
}

static void
import_annotations_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const patterns[] = { "*.json", "*.jsonl", NULL };

  choose (user_data, _ ("Import Annotations"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"),
          G_CALLBACK (import_annotations_chosen));
  pol_file_chooser_add_filter (POL_WINDOW (user_data)->chooser, _ ("Annotations"), patterns);
}

/* Either file is recognised by what is in it. */
static void
import_suggestions_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const char *const patterns[] = { "*.jsonl", "*.ndjson", "*.json", NULL };

  choose (user_data, _ ("Import Suggestions"), GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Import"),
          G_CALLBACK (import_annotations_chosen));
  pol_file_chooser_add_filter (POL_WINDOW (user_data)->chooser, _ ("Predictions"), patterns);
}

static void
clear_suggestions_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  pol_suggestion_answers_clear (self->project);
  show_toast (self, _ ("Suggestions cleared"), TRUE);
}

static void
on_copy_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (pol_project_save_copy_finish (POL_PROJECT (source), result, &error))
    show_toast (self, _ ("Copy saved"), FALSE);
  else
    show_message (self, _ ("No Copy Was Saved"), error->message);
}

static void
save_copy_chosen (GtkNativeDialog *chooser, int response, PolWindow *self)
{
  g_autoptr (GFile) file = NULL;

  if (response != GTK_RESPONSE_ACCEPT || self->project == NULL)
    return;

  file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  pol_project_save_copy_async (self->project, g_file_peek_path (file), NULL, on_copy_saved,
                               g_object_ref (self));
}

static void
save_copy_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;
  g_autofree char *folder = pol_project_dup_folder_name (self->project);
  g_autofree char *name = g_strconcat (folder, ".polarity", NULL);

  choose (self, _ ("Save a Copy"), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"),
          G_CALLBACK (save_copy_chosen));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), name);
}

static void
export_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;
  GtkWidget *dialog = pol_export_dialog_new (GTK_WINDOW (self), self->project,
                                             pol_interpret_page_get_policy (self->interpret_page));

  gtk_window_present (GTK_WINDOW (dialog));
}

static void
preferences_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (pol_preferences_window_new (GTK_WINDOW (user_data))));
}

static void
tour_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (pol_tour_new (GTK_WINDOW (user_data))));
}

/* GTK 4.8 has no name for the button that searches the shortcuts. The button that
 * chooses a section is named by what it shows. */
static void
name_search_button (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && !GTK_IS_MENU_BUTTON (gtk_widget_get_parent (widget)))
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    _ ("Search Shortcuts"), -1);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    name_search_button (child);
}

/* The window of all keys takes long to be made, so it is made when it is first asked
 * for. GTK replaces the action by its own then. */
static void
show_help_overlay_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GtkBuilder) builder
      = gtk_builder_new_from_resource ("/io/github/polarity_app/Polarity/help-overlay.ui");
  GObject *overlay = gtk_builder_get_object (builder, "help_overlay");

  gtk_application_window_set_help_overlay (user_data, GTK_SHORTCUTS_WINDOW (overlay));
  gtk_window_set_title (GTK_WINDOW (overlay), _ ("Keyboard Shortcuts"));
  name_search_button (gtk_window_get_titlebar (GTK_WINDOW (overlay)));
  gtk_window_present (GTK_WINDOW (overlay));
}

/* A step that is being taken. */
typedef struct
{
  PolWindow *window;
  char *text;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->window);
  g_free (step->text);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static void
on_stepped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Step) step = user_data;

  if (pol_project_edit_finish (POL_PROJECT (source), result, NULL)
      && step->window->project == POL_PROJECT (source))
    show_toast (step->window, step->text, FALSE);
}

/* Takes @text, which says that it is done. */
static void
take_step (PolWindow *self, gboolean backwards, char *text)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Step *step = g_new0 (Step, 1);

  step->window = g_object_ref (self);
  step->text = text;
  pol_project_step_async (self->project, backwards, cancellable, on_stepped, step);
}

static void
undo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;
  const char *step = pol_project_get_undo_text (self->project);

  /* Translators: %s is a step, such as “burger: positive” */
  if (step != NULL)
    take_step (self, TRUE, g_strdup_printf (_ ("Undone: %s"), step));
}

static void
redo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;
  const char *step = pol_project_get_redo_text (self->project);

  /* Translators: %s is a step, such as “burger: positive” */
  if (step != NULL)
    take_step (self, FALSE, g_strdup_printf (_ ("Redone: %s"), step));
}

static void
notify_undo_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_toast (user_data, g_variant_get_string (parameter, NULL), TRUE);
}

static void
tag_action_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  if (is_sweeping (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }

  adw_view_stack_set_visible_child_name (self->pages, "tag");
  for (guint i = 0; i < G_N_ELEMENTS (tag_actions); i++)
    if (g_str_equal (tag_actions[i].window, g_action_get_name (G_ACTION (action))))
      gtk_widget_activate_action (GTK_WIDGET (self->tag_page), tag_actions[i].page, NULL);
}

/* Both pages have the name of their action. */
static void
sweep_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  ensure_sweep (self);
  adw_view_stack_set_visible_child_name (self->pages, g_action_get_name (G_ACTION (action)));
}

/* Asks about a concept, given by its index, on one of these pages. */
static void
answer_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;
  PolConceptList *concepts = pol_project_get_concepts (self->project);
  const char *page;
  guint concept;

  g_variant_get (parameter, "(&su)", &page, &concept);
  pol_sweep_choose (ensure_sweep (self), pol_concept_list_get_concept (concepts, concept),
                    POL_IMAGE_MATCH_UNTAGGED);
  adw_view_stack_set_visible_child_name (self->pages, page);
}

static void
full_screen_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PolWindow *self = user_data;

  if (gtk_window_is_fullscreen (GTK_WINDOW (self)))
    {
      gtk_window_unfullscreen (GTK_WINDOW (self));
      return;
    }

  adw_view_stack_set_visible_child_name (self->pages, "tag");
  gtk_window_fullscreen (GTK_WINDOW (self));
}

static void
leave_full_screen_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_unfullscreen (GTK_WINDOW (user_data));
}

static void
notify_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_toast (user_data, g_variant_get_string (parameter, NULL), FALSE);
}

/* A notice with a list behind it. */
static void
notify_list_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GVariant) title = g_variant_get_child_value (parameter, 1);
  g_autoptr (GVariant) lines = g_variant_get_child_value (parameter, 2);
  const char *text;
  AdwToast *toast;

  g_variant_get_child (parameter, 0, "&s", &text);
  toast = make_toast (text);
  announce (user_data, text);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Show"));
  adw_toast_set_action_name (toast, "win.show-list");
  adw_toast_set_action_target (toast, "(@s@as)", title, lines);
  add_toast (user_data, toast);
}

/* What happened shows already, to who can see. */
static void
announce_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  announce (user_data, g_variant_get_string (parameter, NULL));
}

static void
show_list_activated (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autofree const char **lines = NULL;
  const char *title;

  g_variant_get (parameter, "(&s^a&s)", &title, &lines);
  gtk_window_present (GTK_WINDOW (pol_list_dialog_new (GTK_WINDOW (user_data), title, lines)));
}

static const GActionEntry actions[] = {
  { .name = "open-folder", .activate = open_folder_activated },
  { .name = "open-project", .activate = open_project_activated },
  { .name = "open-recent", .activate = open_recent_activated, .parameter_type = "s" },
  { .name = "import-annotations", .activate = import_annotations_activated },
  { .name = "import-concepts", .activate = import_concepts_activated },
  { .name = "manage-concepts", .activate = manage_concepts_activated },
  { .name = "manage-policies", .activate = manage_policies_activated },
  { .name = "new-policy", .activate = new_policy_activated },
  { .name = "edit-policy", .activate = edit_policy_activated },
  { .name = "duplicate-policy", .activate = duplicate_policy_activated },
  { .name = "compare", .activate = compare_activated },
  { .name = "save-copy", .activate = save_copy_activated },
  { .name = "export", .activate = export_activated },
  { .name = "preferences", .activate = preferences_activated },
  { .name = "tour", .activate = tour_activated },
  { .name = "show-help-overlay", .activate = show_help_overlay_activated },
  { .name = "undo", .activate = undo_activated },
  { .name = "redo", .activate = redo_activated },
  { .name = "full-screen", .activate = full_screen_activated },
  { .name = "leave-full-screen", .activate = leave_full_screen_activated },
  { .name = "sweep", .activate = sweep_activated },
  { .name = "questions", .activate = sweep_activated },
  { .name = "answer", .activate = answer_activated, .parameter_type = "(su)" },
  { .name = "import-suggestions", .activate = import_suggestions_activated },
  { .name = "clear-suggestions", .activate = clear_suggestions_activated },
  { .name = "announce", .activate = announce_activated, .parameter_type = "s" },
  { .name = "notify", .activate = notify_activated, .parameter_type = "s" },
  { .name = "notify-undo", .activate = notify_undo_activated, .parameter_type = "s" },
  { .name = "notify-list", .activate = notify_list_activated, .parameter_type = "(ssas)" },
  { .name = "show-list", .activate = show_list_activated, .parameter_type = "(sas)" },
};

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, PolWindow *self)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (g_value_get_boxed (value));

  if (files == NULL)
    return FALSE;

  pol_window_open (self, files->data, NULL);
  return TRUE;
}

static void
add_tag_actions (PolWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (tag_actions); i++)
    {
      GActionEntry entry = { .name = tag_actions[i].window, .activate = tag_action_activated };

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }
}

/* The keys of a page work wherever the focus is. */
static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                PolWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);

  if (self->project == NULL)
    return GDK_EVENT_PROPAGATE;
  if (page != GTK_WIDGET (self->tag_page))
    return gtk_event_controller_key_forward (controller, page);

  return pol_tag_page_handle_key (self->tag_page, keyval, keycode, state);
}

static void
on_key_released (GtkEventControllerKey *controller,
                 guint keyval,
                 guint keycode,
                 GdkModifierType state,
                 PolWindow *self)
{
  pol_tag_page_handle_release (self->tag_page, keycode);
}

static gboolean
get_policy (GValue *value, GVariant *variant, gpointer user_data)
{
  PolPolicy *policy = find_policy (user_data, g_variant_get_string (variant, NULL));

  g_value_set_object (value, policy != NULL ? policy : pol_policy_get_default ());
  return TRUE;
}

static gboolean
get_compared_policy (GValue *value, GVariant *variant, gpointer user_data)
{
  g_value_set_object (value, find_policy (user_data, g_variant_get_string (variant, NULL)));
  return TRUE;
}

/* What a page shows because a project is closed, or has no such policy, is nobody's
 * choice. */
static GVariant *
set_policy (const GValue *value, const GVariantType *type, gpointer user_data)
{
  PolWindow *self = user_data;
  PolPolicy *policy = g_value_get_object (value);

  if (self->project == NULL || self->recalling)
    return NULL;

  return g_variant_new_string (policy != NULL ? pol_policy_get_id (policy) : "");
}

static void
bind_settings (PolWindow *self)
{
  static const char *const names[] = { "annotator", "hide-other-annotators", "tag-and-advance" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GAction) action = g_settings_create_action (self->settings, names[i]);

      g_action_map_add_action (G_ACTION_MAP (self), action);
    }
  g_signal_connect_object (self->settings, "changed::annotator", G_CALLBACK (set_annotator), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed::hide-other-annotators",
                           G_CALLBACK (set_annotator), self, G_CONNECT_SWAPPED);
  g_settings_bind (self->settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "window-height", self, "default-height",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (self->settings, "policy", self->interpret_page, "policy",
                                G_SETTINGS_BIND_DEFAULT, get_policy, set_policy, self, NULL);
  g_settings_bind_with_mapping (self->settings, "compared-policy", self->interpret_page,
                                "compared-policy", G_SETTINGS_BIND_DEFAULT, get_compared_policy,
                                set_policy, self, NULL);
  g_settings_bind (self->settings, "interpret-view", self->interpret_page, "view",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "matrix-images",
                   pol_interpret_page_get_matrix (self->interpret_page), "row-order",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "matrix-concepts",
                   pol_interpret_page_get_matrix (self->interpret_page), "column-order",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "audit-view", self->audit_page, "view", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "fewest-tags", self->audit_page, "fewest-tags",
                   G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (self->settings, "audit-chart", self->audit_page, "chart",
                   G_SETTINGS_BIND_DEFAULT);
  g_object_bind_property (self->interpret_page, "policy", self->tag_page, "policy",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->interpret_page, "notify::policy",
                           G_CALLBACK (update_policy_actions), self, G_CONNECT_SWAPPED);
}

static void
on_unsaved_response (PolWindow *self, const char *response)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
show_unsaved (PolWindow *self, GError *error)
{
  GtkWidget *dialog = make_message (self, _ ("The Last Tags Are Not Saved"), error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "discard", _ ("Close _Anyway"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_unsaved_response), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_flushed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PolWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  self->closing = FALSE;
  if (pol_project_flush_finish (POL_PROJECT (source), result, &error))
    gtk_window_destroy (GTK_WINDOW (self));
  else
    show_unsaved (self, error);
}

static gboolean
pol_window_close_request (GtkWindow *window)
{
  PolWindow *self = POL_WINDOW (window);

  if (self->closing)
    return GDK_EVENT_STOP;

  g_cancellable_cancel (self->opening);
  g_cancellable_cancel (self->scanning);
  if (self->project == NULL || pol_project_get_saved (self->project))
    return GTK_WINDOW_CLASS (pol_window_parent_class)->close_request (window);

  self->closing = TRUE;
  pol_project_flush_async (self->project, NULL, on_flushed, g_object_ref (self));
  return GDK_EVENT_STOP;
}

static void
pol_window_dispose (GObject *object)
{
  PolWindow *self = POL_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->location);
  if (self->status_bar != NULL)
    clear_project (self);
  pol_file_chooser_drop (&self->chooser);
  g_clear_weak_pointer (&self->toast);
  g_clear_pointer (&self->announcer, pol_announcer_free);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (pol_window_parent_class)->dispose (object);
}

/* GtkWindow sets its own default for "maximized" while it is constructed. */
static void
pol_window_constructed (GObject *object)
{
  PolWindow *self = POL_WINDOW (object);

  G_OBJECT_CLASS (pol_window_parent_class)->constructed (object);

  g_settings_bind (self->settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/polarity_app/Polarity/window.ui");
  gtk_widget_class_bind_template_child (widget_class, PolWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, export_button);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, loading);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, tag_page);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, interpret_page);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, audit_page);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, sweep_page);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, question_page);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, status_bar);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, drop_target);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, recent_section);
  gtk_widget_class_bind_template_child (widget_class, PolWindow, annotator_section);
  gtk_widget_class_bind_template_callback (widget_class, on_active);
  gtk_widget_class_bind_template_callback (widget_class, on_full_screen);
  gtk_widget_class_bind_template_callback (widget_class, on_narrow);
  gtk_widget_class_bind_template_callback (widget_class, on_page_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_drop);
  gtk_widget_class_bind_template_callback (widget_class, on_key_pressed);
  gtk_widget_class_bind_template_callback (widget_class, on_key_released);
  gtk_widget_class_bind_template_callback (widget_class, on_open_image);
  gtk_widget_class_bind_template_callback (widget_class, on_policy_gone);
  gtk_widget_class_bind_template_callback (widget_class, on_show_evidence);
  gtk_widget_class_bind_template_callback (widget_class, on_show_images);
}

static void
pol_window_class_init (PolWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = pol_window_constructed;
  G_OBJECT_CLASS (klass)->dispose = pol_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = pol_window_close_request;

  g_type_ensure (POL_TYPE_ADAPTIVE_BIN);
  g_type_ensure (POL_TYPE_AUDIT_PAGE);
  g_type_ensure (POL_TYPE_INTERPRET_PAGE);
  g_type_ensure (POL_TYPE_QUESTION_PAGE);
  g_type_ensure (POL_TYPE_STATUS_BAR);
  g_type_ensure (POL_TYPE_SWEEP_PAGE);
  g_type_ensure (POL_TYPE_TAG_PAGE);
  g_type_ensure (POL_TYPE_WELCOME_PAGE);
  bind_template (widget_class);
  pol_keys_install (widget_class);
}

static void
pol_window_init (PolWindow *self)
{
  g_autoptr (GAction) page = NULL;

  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_tag_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));

  page = G_ACTION (g_property_action_new ("page", self->pages, "visible-child-name"));
  g_action_map_add_action (G_ACTION_MAP (self), page);
  set_project_actions_enabled (self, FALSE);
  on_full_screen (self);

  self->announcer = pol_announcer_new (GTK_WINDOW (self));
  self->settings = g_settings_new (APPLICATION_ID);
  bind_settings (self);
  gtk_drop_target_set_gtypes (self->drop_target, (GType[]){ GDK_TYPE_FILE_LIST }, 1);
  fill_recent (self);
  show_title (self);
  gtk_widget_grab_focus (self->welcome);
}

/**
 * pol_window_new:
 * @application: the application
 *
 * Makes a window with the welcome page.
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
pol_window_new (AdwApplication *application)
{
  return g_object_new (POL_TYPE_WINDOW, "application", application, NULL);
}

/**
 * pol_window_open:
 * @self: a window
 * @location: a folder of images or a project file
 * @concepts: (nullable): a concept list to add to it
 *
 * Opens a project in place of what the window shows. Where that fails, a
 * message says why, and the window shows what it did.
 */
void
pol_window_open (PolWindow *self, GFile *location, GFile *concepts)
{
  g_return_if_fail (POL_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (location));

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  g_set_object (&self->location, location);
  show_page (self, "loading");
  pol_project_loader_open_async (location, concepts, self->opening, on_opened, g_object_ref (self));
}

/**
 * pol_window_get_project:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the project that the window shows
 */
PolProject *
pol_window_get_project (PolWindow *self)
{
  g_return_val_if_fail (POL_IS_WINDOW (self), NULL);

  return self->project;
}

/**
 * pol_window_is_opening:
 * @self: a window
 *
 * Returns: whether a project is being opened
 */
gboolean
pol_window_is_opening (PolWindow *self)
{
  g_return_val_if_fail (POL_IS_WINDOW (self), FALSE);

  return self->opening != NULL;
}

/**
 * pol_window_is_idle:
 * @self: a window
 *
 * Returns: whether it neither shows nor opens a project
 */
gboolean
pol_window_is_idle (PolWindow *self)
{
  g_return_val_if_fail (POL_IS_WINDOW (self), FALSE);

  return self->project == NULL && self->opening == NULL;
}
