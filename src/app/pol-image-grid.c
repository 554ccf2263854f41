/* pol-image-grid.c: thumbnails of the images of a list, to select among
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "pol-image-grid.h"
#include "pol-suggestion-text.h"
#include "pol-tagging.h"
#include "pol-thumbnail.h"

#define MAX_COLUMNS 10

struct _PolImageGrid
{
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkScrolledWindow *scrolled_window;
  GtkGridView *view;
  AdwStatusPage *empty_page;

  PolThumbnailLoader *loader;
  PolImageSelection *selection;
  GHashTable *cells;            /* the PolThumbnails that show an image */
  guint concept;                /* that cells show the answers to, G_MAXUINT for none */
  GPtrArray *all_cells;         /* and those that wait for one */
  PolThumbnailLook look;
  GMenuModel *menu;             /* of the selected images */
  GtkWidget *popover;
  gboolean shown_changed;
  guint scroll_id;
  guint scroll_frames;          /* until the rows to scroll to have their places */
  guint scroll_image;
};

enum
{
  PROP_0,
  PROP_SELECTION,
  PROP_MENU,
  PROP_THUMBNAIL_SIZE,
  PROP_SHOW_POSITIVE,
  PROP_SHOW_NEGATIVE,
  PROP_SHOW_MARKS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

enum
{
  ACTIVATE,
  SEEN_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PolImageGrid, pol_image_grid, GTK_TYPE_WIDGET)

/* A cell and where it is in the visible part of the grid. */
typedef struct
{
  PolThumbnail *cell;
  graphene_rect_t bounds;
  PolThumbnailView view;
} Place;

/* What is less than a row off may be seen next. */
static void
find_place (PolImageGrid *self,
            PolThumbnail *cell,
            Place *place)
{
  float height = gtk_widget_get_height (GTK_WIDGET (self->scrolled_window));
  graphene_rect_t *bounds = &place->bounds;
  float margin;

  place->cell = cell;
  place->view = POL_THUMBNAIL_HIDDEN;
  if (!gtk_widget_get_mapped (GTK_WIDGET (cell))
      || !gtk_widget_compute_bounds (GTK_WIDGET (cell), GTK_WIDGET (self->scrolled_window), bounds)
      || bounds->size.height <= 0)
    return;

  margin = bounds->size.height;
  if (bounds->origin.y + bounds->size.height > 0 && bounds->origin.y < height)
    place->view = POL_THUMBNAIL_SEEN;
  else if (bounds->origin.y + bounds->size.height > -margin && bounds->origin.y < height + margin)
    place->view = POL_THUMBNAIL_NEAR;
}

/* The last one in reading order first: the newest request is served first. */
static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->bounds.origin.y != other->bounds.origin.y)
    return one->bounds.origin.y < other->bounds.origin.y ? 1 : -1;
  return one->bounds.origin.x < other->bounds.origin.x ? 1 : -1;
}

static void
update_shown (PolImageGrid *self)
{
  g_autoptr (GArray) places = g_array_new (FALSE, TRUE, sizeof (Place));
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      Place place = { 0 };

      find_place (self, cell, &place);
      if (place.view == POL_THUMBNAIL_HIDDEN)
        pol_thumbnail_set_view (cell, POL_THUMBNAIL_HIDDEN);
      else
        g_array_append_val (places, place);
    }

  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      Place *place = &g_array_index (places, Place, i);

      pol_thumbnail_set_view (place->cell, place->view);
    }
}

/* The grid makes cells for more than thirty rows of as many columns as it might
 * have, so that should not be more than there is room for. */
static void
update_columns (PolImageGrid *self)
{
  guint width = gtk_widget_get_width (GTK_WIDGET (self->scrolled_window));
  guint columns = CLAMP (width / self->look.size, 1, MAX_COLUMNS);

  if (width > 0 && gtk_grid_view_get_max_columns (self->view) != columns)
    gtk_grid_view_set_max_columns (self->view, columns);
}

/* After a frame, when every cell has its place. */
static void
on_after_paint (PolImageGrid *self)
{
  if (!self->shown_changed)
    return;

  self->shown_changed = FALSE;
  update_columns (self);
  update_shown (self);
  g_signal_emit (self, signals[SEEN_CHANGED], 0);
}

static void
queue_update_shown (PolImageGrid *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->shown_changed = TRUE;
  if (clock != NULL)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

static void
on_setup (PolImageGrid *self,
          GtkListItem *list_item)
{
  GtkWidget *cell = pol_thumbnail_new (self->loader);

  pol_thumbnail_set_look (POL_THUMBNAIL (cell), &self->look);
  gtk_list_item_set_child (list_item, cell);
  g_ptr_array_add (self->all_cells, cell);
}

static void
on_teardown (PolImageGrid *self,
             GtkListItem *list_item)
{
  g_ptr_array_remove_fast (self->all_cells, gtk_list_item_get_child (list_item));
}

static void
update_look (PolImageGrid *self)
{
  for (guint i = 0; i < self->all_cells->len; i++)
    pol_thumbnail_set_look (self->all_cells->pdata[i], &self->look);
  queue_update_shown (self);
}

static void
name_cell (GtkWidget *cell,
           GParamSpec *pspec,
           PolImageItem *item)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, pol_image_item_get_path (item),
                                  -1);
}

static PolTagState
get_answer (PolImageGrid *self,
            guint image)
{
  PolProject *project = pol_image_list_get_project (pol_image_selection_get_list (self->selection));
  g_autoptr (GtkBitset) images = gtk_bitset_new_range (image, 1);

  return pol_tagging_get_state (project, images, self->concept);
}

static const char *
describe_answer (PolTagState answer)
{
  switch (answer)
    {
    case POL_TAG_STATE_POSITIVE:
      return _ ("positive");
    case POL_TAG_STATE_NEGATIVE:
      return _ ("negative");
    case POL_TAG_STATE_UNSURE:
      return _ ("unsure");
    case POL_TAG_STATE_DISAGREEMENT:
      return _ ("disagreement");
    case POL_TAG_STATE_NONE:
    case POL_TAG_STATE_MIXED:
    default:
      return "";
    }
}

/* The answer to the question or, where none is asked, what is suggested. */
static void
describe_cell (GtkWidget *cell,
               const char *text)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (cell)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

static void
show_suggestions (PolImageGrid *self,
                  PolThumbnail *cell)
{
  guint n = pol_image_item_get_n_suggested (pol_thumbnail_get_item (cell));
  g_autofree char *text = n > 0 ? pol_suggestion_text_count (n) : NULL;

  describe_cell (GTK_WIDGET (cell), text != NULL ? text : "");
}

static void
show_answer (PolImageGrid *self,
             PolThumbnail *cell)
{
  guint image = pol_image_item_get_image (pol_thumbnail_get_item (cell));
  PolTagState answer = self->concept != G_MAXUINT ? get_answer (self, image) : POL_TAG_STATE_NONE;

  pol_thumbnail_set_answer (cell, answer);
  if (self->concept != G_MAXUINT)
    describe_cell (GTK_WIDGET (cell), describe_answer (answer));
  else
    show_suggestions (self, cell);
}

static void
on_suggestions_changed (GtkWidget *cell)
{
  GtkWidget *self = gtk_widget_get_ancestor (cell, POL_TYPE_IMAGE_GRID);

  if (POL_IMAGE_GRID (self)->concept == G_MAXUINT)
    show_suggestions (POL_IMAGE_GRID (self), POL_THUMBNAIL (cell));
}

/* There are so many cells as there is room for, however many images changed. */
static void
show_answers (PolImageGrid *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    show_answer (self, cell);
}

static void
on_images_changed (PolImageGrid *self)
{
  if (self->concept != G_MAXUINT)
    show_answers (self);
}

static void
on_bind (PolImageGrid *self,
         GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  PolImageItem *item = gtk_list_item_get_item (list_item);

  pol_thumbnail_set_item (POL_THUMBNAIL (cell), item);
  name_cell (cell, NULL, item);
  g_signal_connect_swapped (item, "notify::path", G_CALLBACK (name_cell), cell);
  g_signal_connect_swapped (item, "notify::n-suggested", G_CALLBACK (on_suggestions_changed), cell);
  g_hash_table_add (self->cells, cell);
  if (self->concept != G_MAXUINT || pol_image_item_get_n_suggested (item) > 0)
    show_answer (self, POL_THUMBNAIL (cell));
  queue_update_shown (self);
}

static void
on_unbind (PolImageGrid *self,
           GtkListItem *list_item)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  PolImageItem *item = gtk_list_item_get_item (list_item);

  g_signal_handlers_disconnect_by_func (item, name_cell, cell);
  g_signal_handlers_disconnect_by_func (item, on_suggestions_changed, cell);
  if (pol_image_item_get_n_suggested (item) > 0)
    describe_cell (cell, "");
  g_hash_table_remove (self->cells, cell);
  pol_thumbnail_set_view (POL_THUMBNAIL (cell), POL_THUMBNAIL_HIDDEN);
  pol_thumbnail_set_item (POL_THUMBNAIL (cell), NULL);
}

static void
on_activate (PolImageGrid *self,
             guint position)
{
  PolImageList *list = pol_image_selection_get_list (self->selection);

  g_signal_emit (self, signals[ACTIVATE], 0, pol_image_list_get_image (list, position));
}

static void
popup_menu (PolImageGrid *self,
            const GdkRectangle *at)
{
  if (self->menu == NULL)
    return;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_menu_new_from_model (self->menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
      gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }

  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), at);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static GtkWidget *
find_cell_at (PolImageGrid *self,
              double x,
              double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *child = picked != NULL ? gtk_widget_get_first_child (picked) : NULL;

  if (picked == NULL || POL_IS_THUMBNAIL (child))
    return child;

  return gtk_widget_get_ancestor (picked, POL_TYPE_THUMBNAIL);
}

/* What is clicked is what the menu is about: the selection, if it is part of it. */
static void
on_secondary_click (PolImageGrid *self,
                    int n_press,
                    double x,
                    double y)
{
  GtkWidget *cell = find_cell_at (self, x, y);
  guint image;

  if (cell == NULL)
    return;

  image = pol_image_item_get_image (pol_thumbnail_get_item (POL_THUMBNAIL (cell)));
  if (!gtk_bitset_contains (pol_image_selection_get_images (self->selection), image))
    pol_image_selection_select_image (self->selection, image);
  popup_menu (self, &(GdkRectangle) { x, y, 1, 1 });
}

static void
menu_activated (GtkWidget *widget,
                const char *action_name,
                GVariant *parameter)
{
  PolImageGrid *self = POL_IMAGE_GRID (widget);
  GtkWidget *row = gtk_widget_get_focus_child (GTK_WIDGET (self->view));
  graphene_rect_t bounds;

  if (row != NULL && gtk_widget_compute_bounds (row, widget, &bounds))
    popup_menu (self, &(GdkRectangle) { bounds.origin.x, bounds.origin.y, bounds.size.width,
                                        bounds.size.height });
}

static void
show_empty (PolImageGrid *self,
            const char *title,
            const char *description)
{
  adw_status_page_set_title (self->empty_page, title);
  adw_status_page_set_description (self->empty_page, description);
}

static void
describe_empty (PolImageGrid *self,
                PolImageList *list)
{
  g_autoptr (PolImageQuery) filter_alone = pol_image_query_new ();
  const PolImageQuery *query = pol_image_list_get_query (list);
  PolProject *project = pol_image_list_get_project (list);

  filter_alone->filter = query->filter;
  if (pol_image_list_get_searching (list))
    show_empty (self, "", NULL);
  else if (pol_image_list_get_count (list, POL_IMAGE_FILTER_ALL) == 0
           && pol_project_get_scanning (project))
    show_empty (self, _ ("Looking for Images…"), NULL);
  else if (pol_image_list_get_count (list, POL_IMAGE_FILTER_ALL) == 0)
    show_empty (self, _ ("No Images"), _ ("The folder holds no images."));
  else if (!pol_image_query_fits_same (query, filter_alone))
    show_empty (self, _ ("No Such Images"), _ ("No image passes the filter."));
  else if (query->filter == POL_IMAGE_FILTER_UNTAGGED)
    show_empty (self, _ ("All Tagged"), _ ("Every image has a positive or a negative tag."));
  else if (query->filter == POL_IMAGE_FILTER_ONLY_NEGATIVES)
    show_empty (self, _ ("No Such Images"), _ ("Every tagged image has a positive tag."));
  else if (query->filter == POL_IMAGE_FILTER_DISAGREEMENT)
    show_empty (self, _ ("No Disagreement"), _ ("Annotators agree on every image."));
  else
    show_empty (self, _ ("No Such Images"), _ ("No image passes the filter."));
}

static void
update_empty (PolImageGrid *self)
{
  PolImageList *list = pol_image_selection_get_list (self->selection);
  gboolean empty = g_list_model_get_n_items (G_LIST_MODEL (list)) == 0;

  if (empty)
    describe_empty (self, list);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), empty ? "empty" : "images");
}

static GtkWidget *
find_cell (PolImageGrid *self,
           guint image)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (pol_image_item_get_image (pol_thumbnail_get_item (cell)) == image)
      return cell;

  return NULL;
}

static void
scroll_to_image (PolImageGrid *self,
                 guint image)
{
  GtkWidget *view = GTK_WIDGET (self->view);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (view));
  GtkWidget *cell;
  guint position;

  if (!pol_image_list_find (pol_image_selection_get_list (self->selection), image, &position))
    return;

  gtk_widget_activate_action (view, "list.scroll-to-item", "u", position);
  if (focus == NULL || (focus != view && !gtk_widget_is_ancestor (focus, view)))
    return;

  cell = find_cell (self, image);
  if (cell != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (cell));
}

/* Rows that have just come into the list, or a grid that has just come into a
 * window, get their places at the end of a frame. */
static gboolean
scroll_when_placed (GtkWidget *widget,
                    GdkFrameClock *clock,
                    gpointer user_data)
{
  PolImageGrid *self = POL_IMAGE_GRID (widget);

  if (self->scroll_frames > 0)
    {
      self->scroll_frames--;
      return G_SOURCE_CONTINUE;
    }

  self->scroll_id = 0;
  scroll_to_image (self, self->scroll_image);

  return G_SOURCE_REMOVE;
}

/* The view moved its focus itself where the change came from it. */
static gboolean
has_focus_at (PolImageGrid *self,
              guint image)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->view));
  GtkWidget *cell = child != NULL ? gtk_widget_get_first_child (child) : NULL;
  PolImageItem *item = POL_IS_THUMBNAIL (cell) ? pol_thumbnail_get_item (POL_THUMBNAIL (cell)) : NULL;

  return item != NULL && pol_image_item_get_image (item) == image;
}

static void
on_current_changed (PolImageGrid *self)
{
  PolImageList *list = pol_image_selection_get_list (self->selection);
  guint current = pol_image_selection_get_current (self->selection);
  guint position;

  if (current != G_MAXUINT && !has_focus_at (self, current)
      && pol_image_list_find (list, current, &position))
    pol_image_grid_scroll_to (self, position);
}

static void
pol_image_grid_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_image_grid_parent_class)->realize (widget);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (widget), "after-paint",
                            G_CALLBACK (on_after_paint), widget);
}

static void
pol_image_grid_unrealize (GtkWidget *widget)
{
  g_signal_handlers_disconnect_by_func (gtk_widget_get_frame_clock (widget), on_after_paint,
                                        widget);
  GTK_WIDGET_CLASS (pol_image_grid_parent_class)->unrealize (widget);
}

static void
pol_image_grid_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_image_grid_parent_class)->map (widget);
  queue_update_shown (POL_IMAGE_GRID (widget));
}

static void
pol_image_grid_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (pol_image_grid_parent_class)->unmap (widget);
  queue_update_shown (POL_IMAGE_GRID (widget));
}

static gboolean
pol_image_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (POL_IMAGE_GRID (widget)->view));
}

static void
disconnect_selection (PolImageGrid *self)
{
  PolImageList *list = pol_image_selection_get_list (self->selection);

  g_signal_handlers_disconnect_by_data (self->selection, self);
  g_signal_handlers_disconnect_by_data (list, self);
  g_signal_handlers_disconnect_by_data (pol_image_list_get_project (list), self);
}

static void
connect_selection (PolImageGrid *self)
{
  PolImageList *list = pol_image_selection_get_list (self->selection);

  g_signal_connect_swapped (self->selection, "notify::current", G_CALLBACK (on_current_changed), self);
  g_signal_connect_swapped (list, "items-changed", G_CALLBACK (update_empty), self);
  g_signal_connect_swapped (list, "notify::searching", G_CALLBACK (update_empty), self);
  g_signal_connect_swapped (list, "query-changed", G_CALLBACK (update_empty), self);
  g_signal_connect_swapped (pol_image_list_get_project (list), "notify::scanning",
                            G_CALLBACK (update_empty), self);
  g_signal_connect_swapped (pol_image_list_get_project (list), "images-changed",
                            G_CALLBACK (on_images_changed), self);
  update_empty (self);
  on_current_changed (self);
}

static void
pol_image_grid_dispose (GObject *object)
{
  PolImageGrid *self = POL_IMAGE_GRID (object);

  if (self->selection != NULL)
    pol_image_grid_set_selection (self, NULL);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  g_clear_object (&self->menu);

  G_OBJECT_CLASS (pol_image_grid_parent_class)->dispose (object);
}

static void
pol_image_grid_finalize (GObject *object)
{
  PolImageGrid *self = POL_IMAGE_GRID (object);

  g_clear_object (&self->loader);
  g_clear_pointer (&self->cells, g_hash_table_unref);
  g_clear_pointer (&self->all_cells, g_ptr_array_unref);

  G_OBJECT_CLASS (pol_image_grid_parent_class)->finalize (object);
}

static void
pol_image_grid_get_property (GObject *object,
                             guint prop_id,
                             GValue *value,
                             GParamSpec *pspec)
{
  PolImageGrid *self = POL_IMAGE_GRID (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      g_value_set_object (value, self->selection);
      break;
    case PROP_MENU:
      g_value_set_object (value, self->menu);
      break;
    case PROP_THUMBNAIL_SIZE:
      g_value_set_int (value, self->look.size);
      break;
    case PROP_SHOW_POSITIVE:
      g_value_set_boolean (value, self->look.positive);
      break;
    case PROP_SHOW_NEGATIVE:
      g_value_set_boolean (value, self->look.negative);
      break;
    case PROP_SHOW_MARKS:
      g_value_set_boolean (value, self->look.mark);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
pol_image_grid_set_property (GObject *object,
                             guint prop_id,
                             const GValue *value,
                             GParamSpec *pspec)
{
  PolImageGrid *self = POL_IMAGE_GRID (object);

  switch (prop_id)
    {
    case PROP_SELECTION:
      pol_image_grid_set_selection (self, g_value_get_object (value));
      break;
    case PROP_MENU:
      g_set_object (&self->menu, g_value_get_object (value));
      break;
    case PROP_THUMBNAIL_SIZE:
      self->look.size = g_value_get_int (value);
      update_look (self);
      break;
    case PROP_SHOW_POSITIVE:
      self->look.positive = g_value_get_boolean (value);
      update_look (self);
      break;
    case PROP_SHOW_NEGATIVE:
      self->look.negative = g_value_get_boolean (value);
      update_look (self);
      break;
    case PROP_SHOW_MARKS:
      self->look.mark = g_value_get_boolean (value);
      update_look (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  properties[PROP_SELECTION] =
      g_param_spec_object ("selection", NULL, NULL, POL_TYPE_IMAGE_SELECTION,
                           flags | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_MENU] =
      g_param_spec_object ("menu", NULL, NULL, G_TYPE_MENU_MODEL, flags);
  properties[PROP_THUMBNAIL_SIZE] =
      g_param_spec_int ("thumbnail-size", NULL, NULL, 1, G_MAXINT, 128, flags);
  properties[PROP_SHOW_POSITIVE] =
      g_param_spec_boolean ("show-positive", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_NEGATIVE] =
      g_param_spec_boolean ("show-negative", NULL, NULL, TRUE, flags);
  properties[PROP_SHOW_MARKS] = g_param_spec_boolean ("show-marks", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
pol_image_grid_class_init (PolImageGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = pol_image_grid_dispose;
  object_class->finalize = pol_image_grid_finalize;
  object_class->get_property = pol_image_grid_get_property;
  object_class->set_property = pol_image_grid_set_property;
  widget_class->realize = pol_image_grid_realize;
  widget_class->unrealize = pol_image_grid_unrealize;
  widget_class->map = pol_image_grid_map;
  widget_class->unmap = pol_image_grid_unmap;
  widget_class->grab_focus = pol_image_grid_grab_focus;

  install_properties (object_class);

  signals[ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SEEN_CHANGED] = g_signal_new ("seen-changed", G_TYPE_FROM_CLASS (klass),
                                        G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "imagegrid");
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/polarity_app/Polarity/image-grid.ui");
  gtk_widget_class_bind_template_child (widget_class, PolImageGrid, stack);
  gtk_widget_class_bind_template_child (widget_class, PolImageGrid, scrolled_window);
  gtk_widget_class_bind_template_child (widget_class, PolImageGrid, view);
  gtk_widget_class_bind_template_child (widget_class, PolImageGrid, empty_page);
  gtk_widget_class_bind_template_callback (widget_class, on_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_teardown);
  gtk_widget_class_bind_template_callback (widget_class, on_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  gtk_widget_class_bind_template_callback (widget_class, on_secondary_click);

  gtk_widget_class_install_action (widget_class, "grid.menu", NULL, menu_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "grid.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "grid.menu", NULL);
}

static void
pol_image_grid_init (PolImageGrid *self)
{
  GtkAdjustment *across, *down;

  self->cells = g_hash_table_new (NULL, NULL);
  self->concept = G_MAXUINT;
  self->all_cells = g_ptr_array_new ();
  self->look = (PolThumbnailLook) POL_THUMBNAIL_DEFAULT_LOOK;
  self->loader = pol_thumbnail_loader_dup_default ();
  gtk_widget_init_template (GTK_WIDGET (self));

  across = gtk_scrolled_window_get_hadjustment (self->scrolled_window);
  down = gtk_scrolled_window_get_vadjustment (self->scrolled_window);
  g_signal_connect_object (across, "changed", G_CALLBACK (queue_update_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "changed", G_CALLBACK (queue_update_shown), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (down, "value-changed", G_CALLBACK (queue_update_shown), self,
                           G_CONNECT_SWAPPED);
}

/**
 * pol_image_grid_new:
 *
 * Returns: (transfer floating): a grid that shows nothing yet
 */
GtkWidget *
pol_image_grid_new (void)
{
  return g_object_new (POL_TYPE_IMAGE_GRID, NULL);
}

/**
 * pol_image_grid_get_selection:
 * @self: a grid
 *
 * Returns: (transfer none) (nullable): the images that it shows
 */
PolImageSelection *
pol_image_grid_get_selection (PolImageGrid *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_GRID (self), NULL);

  return self->selection;
}

/**
 * pol_image_grid_set_selection:
 * @self: a grid
 * @selection: (nullable): images, and which of them are selected
 *
 * Shows the images of @selection, and scrolls to the current one whenever it
 * changes.
 */
void
pol_image_grid_set_selection (PolImageGrid *self,
                              PolImageSelection *selection)
{
  g_return_if_fail (POL_IS_IMAGE_GRID (self));
  g_return_if_fail (selection == NULL || POL_IS_IMAGE_SELECTION (selection));

  if (self->selection == selection)
    return;

  if (self->selection != NULL)
    disconnect_selection (self);
  if (self->scroll_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_id);
  self->scroll_id = 0;

  g_set_object (&self->selection, selection);
  gtk_grid_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  if (selection != NULL)
    connect_selection (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTION]);
}

/**
 * pol_image_grid_get_loader:
 * @self: a grid
 *
 * Returns: (transfer none): what loads its thumbnails
 */
PolThumbnailLoader *
pol_image_grid_get_loader (PolImageGrid *self)
{
  g_return_val_if_fail (POL_IS_IMAGE_GRID (self), NULL);

  return self->loader;
}

/**
 * pol_image_grid_scroll_to:
 * @self: a grid
 * @position: position of an image in the list
 *
 * Brings the image into view soon, and the keyboard focus onto it if the grid
 * has the focus.
 */
void
pol_image_grid_scroll_to (PolImageGrid *self,
                          guint position)
{
  g_return_if_fail (POL_IS_IMAGE_GRID (self));
  g_return_if_fail (self->selection != NULL);

  self->scroll_image = pol_image_list_get_image (pol_image_selection_get_list (self->selection),
                                                 position);
  self->scroll_frames = 2;
  if (self->scroll_id == 0)
    self->scroll_id =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_when_placed, NULL, NULL);
}

/**
 * pol_image_grid_set_concept:
 * @self: a grid
 * @concept: index of an active concept, or %G_MAXUINT for none
 *
 * Marks each thumbnail with how its image is tagged with @concept.
 */
void
pol_image_grid_set_concept (PolImageGrid *self,
                            guint concept)
{
  g_return_if_fail (POL_IS_IMAGE_GRID (self));

  if (self->concept == concept)
    return;

  self->concept = concept;
  show_answers (self);
}

/**
 * pol_image_grid_get_seen:
 * @self: a grid
 *
 * Finds what someone sees at least half of. "seen-changed" is emitted when that
 * may be something else.
 *
 * Returns: (transfer full): indexes of images
 */
GtkBitset *
pol_image_grid_get_seen (PolImageGrid *self)
{
  GtkBitset *seen = gtk_bitset_new_empty ();
  GHashTableIter iter;
  gpointer cell;
  float height;

  g_return_val_if_fail (POL_IS_IMAGE_GRID (self), seen);

  height = gtk_widget_get_height (GTK_WIDGET (self->scrolled_window));
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      Place place = { 0 };
      graphene_point_t middle;

      find_place (self, cell, &place);
      graphene_rect_get_center (&place.bounds, &middle);
      if (place.view == POL_THUMBNAIL_SEEN && middle.y >= 0 && middle.y <= height)
        gtk_bitset_add (seen, pol_image_item_get_image (pol_thumbnail_get_item (cell)));
    }

  return seen;
}

/**
 * pol_image_grid_find_at:
 * @self: a grid
 * @x: a place in it
 * @y: a place in it
 *
 * Returns: the index of the image whose cell is there, %G_MAXUINT if there is none
 */
guint
pol_image_grid_find_at (PolImageGrid *self,
                        double x,
                        double y)
{
  GtkWidget *widget, *cell;

  g_return_val_if_fail (POL_IS_IMAGE_GRID (self), G_MAXUINT);

  widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  cell = widget != NULL ? gtk_widget_get_ancestor (widget, POL_TYPE_THUMBNAIL) : NULL;
  if (cell == NULL && widget != NULL && POL_IS_THUMBNAIL (gtk_widget_get_first_child (widget)))
    cell = gtk_widget_get_first_child (widget);

  return cell != NULL ? pol_image_item_get_image (pol_thumbnail_get_item (POL_THUMBNAIL (cell)))
                      : G_MAXUINT;
}
