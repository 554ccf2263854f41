/* pol-agreement-cells.c: how far each two annotators agree, as a heat map
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-agreement-cells.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "pol-agreement-text.h"

/* More annotators than these are more than a chart shows. */
#define MAX_ANNOTATORS 100

/* Kappa is from -1 to 1. */
#define STEPS 100
#define VALUE_OF_ZERO (STEPS + 1)
#define VALUE_OF_ONE (2 * STEPS + 1)

struct _PolAgreementCells
{
  GObject parent_instance;

  PolConceptList *concepts;
  PolAgreement *agreement;
  guint n_all;                    /* annotators who have an item in common with another one */
  GArray *annotators;             /* guint: those that are shown, by name */
  GPtrArray *names;               /* of these */
  const PolAgreementPair **pairs; /* of the agreement, by row and column; NULL for none */
};

static void pol_agreement_cells_model_init (PolChartModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PolAgreementCells,
                               pol_agreement_cells,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (POL_TYPE_CHART_MODEL,
                                                      pol_agreement_cells_model_init))

static const PolAgreementPair *
get_pair (PolAgreementCells *self, guint row, guint column)
{
  return self->pairs[row * self->names->len + column];
}

static guint
get_n (PolChartModel *model)
{
  return POL_AGREEMENT_CELLS (model)->names->len;
}

static char *
get_name (PolChartModel *model, guint nth)
{
  return g_strdup (g_ptr_array_index (POL_AGREEMENT_CELLS (model)->names, nth));
}

static void
read_row (PolChartModel *model, guint row, guint *values)
{
  PolAgreementCells *self = POL_AGREEMENT_CELLS (model);

  for (guint i = 0; i < self->names->len; i++)
    {
      const PolAgreementPair *pair = get_pair (self, row, i);
      gboolean defined = pair != NULL && !isnan (pair->figures.cohen);

      values[i] = defined ? VALUE_OF_ZERO + (int)round (pair->figures.cohen * STEPS) : 0;
    }
}

static guint
get_least (PolChartModel *model)
{
  return VALUE_OF_ZERO;
}

static guint
get_largest (PolChartModel *model, gboolean stacked)
{
  return VALUE_OF_ONE;
}

static char *
format_value (PolChartModel *model, guint value)
{
  return pol_agreement_text_format (value > 0 ? ((int)value - VALUE_OF_ZERO) / (double)STEPS : NAN);
}

static char *
describe_kappa (const PolAgreementFigures *figures)
{
  g_autofree char *kappa = pol_agreement_text_format (figures->cohen);

  if (isnan (figures->cohen))
    return g_strdup (_ ("Cohen’s kappa is undefined: both gave one and the same answer"));

  return g_strdup_printf (_ ("Cohen’s kappa is %s"), kappa);
}

static char *
describe_pair (const PolAgreementPair *pair)
{
  g_autofree char *kappa = NULL;
  g_autofree char *count = NULL;

  if (pair == NULL)
    return g_strdup (_ ("Cohen’s kappa is undefined: they are sure of nothing in common"));

  kappa = describe_kappa (&pair->figures);
  count = pol_agreement_text_count (&pair->figures);

  return g_strdup_printf ("%s\n%s", kappa, count);
}

static char *
describe (PolChartModel *model, guint row, guint column)
{
  PolAgreementCells *self = POL_AGREEMENT_CELLS (model);
  const char *name = g_ptr_array_index (self->names, row);
  g_autofree char *names = NULL;
  g_autofree char *text = NULL;

  if (row == column)
    return g_strdup_printf ("%s\n%s", name, _ ("Nobody is compared with themselves"));

  /* Translators: two concepts that are on the same images, or two annotators */
  names = g_strdup_printf (_ ("%1$s and %2$s"), name,
                           (const char *)g_ptr_array_index (self->names, column));
  text = describe_pair (get_pair (self, row, column));

  return g_strdup_printf ("%s\n%s", names, text);
}

/* Where two agree, there is nothing to look at. */
static gboolean
can_open (PolChartModel *model, guint row, guint column)
{
  const PolAgreementPair *pair = get_pair (POL_AGREEMENT_CELLS (model), row, column);

  return pair != NULL && pair->figures.n_agreed < pair->figures.n_items;
}

static void
pol_agreement_cells_model_init (PolChartModelInterface *iface)
{
  iface->get_n_rows = get_n;
  iface->get_n_columns = get_n;
  iface->get_row_name = get_name;
  iface->get_column_name = get_name;
  iface->read = read_row;
  iface->get_least = get_least;
  iface->get_largest = get_largest;
  iface->format = format_value;
  iface->describe = describe;
  iface->can_open = can_open;
}

static void
pol_agreement_cells_finalize (GObject *object)
{
  PolAgreementCells *self = POL_AGREEMENT_CELLS (object);

  g_clear_object (&self->concepts);
  g_clear_object (&self->agreement);
  g_array_unref (self->annotators);
  g_ptr_array_unref (self->names);
  g_free (self->pairs);

  G_OBJECT_CLASS (pol_agreement_cells_parent_class)->finalize (object);
}

static void
pol_agreement_cells_class_init (PolAgreementCellsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = pol_agreement_cells_finalize;
}

static void
pol_agreement_cells_init (PolAgreementCells *self)
{
  self->annotators = g_array_new (FALSE, FALSE, sizeof (guint));
  self->names = g_ptr_array_new_with_free_func (g_free);
}

typedef struct
{
  guint annotator;
  guint64 n_items;
  const char *name;
} Annotator;

static int
compare_items (gconstpointer a, gconstpointer b)
{
  const Annotator *x = a, *y = b;

  return (x->n_items < y->n_items) - (x->n_items > y->n_items);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Annotator *)a)->name, ((const Annotator *)b)->name);
}

/* Those who have something in common with others: as many as are shown, who have most. */
static GArray *
list_annotators (PolAgreementCells *self, PolProject *project)
{
  guint n_annotators = pol_project_get_n_annotators (project);
  g_autofree guint64 *n_items = g_new0 (guint64, n_annotators);
  GArray *annotators = g_array_new (FALSE, FALSE, sizeof (Annotator));
  gsize n;
  const PolAgreementPair *pairs = pol_agreement_get_pairs (self->agreement, &n);

  for (gsize i = 0; i < n; i++)
    {
      n_items[pairs[i].annotator] += pairs[i].figures.n_items;
      n_items[pairs[i].other] += pairs[i].figures.n_items;
    }
  for (guint i = 0; i < n_annotators; i++)
    {
      Annotator annotator = { i, n_items[i], pol_project_get_annotator_name (project, i) };

      if (n_items[i] > 0)
        g_array_append_val (annotators, annotator);
    }

  self->n_all = annotators->len;
  g_array_sort (annotators, compare_items);
  g_array_set_size (annotators, MIN (annotators->len, MAX_ANNOTATORS));
  g_array_sort (annotators, compare_names);

  return annotators;
}

static void
fill_in_pairs (PolAgreementCells *self, PolProject *project)
{
  g_autofree guint *places = g_new (guint, pol_project_get_n_annotators (project));
  guint n_shown = self->annotators->len;
  gsize n;
  const PolAgreementPair *pairs = pol_agreement_get_pairs (self->agreement, &n);

  for (guint i = 0; i < pol_project_get_n_annotators (project); i++)
    places[i] = G_MAXUINT;
  for (guint i = 0; i < n_shown; i++)
    places[g_array_index (self->annotators, guint, i)] = i;

  self->pairs = g_new0 (const PolAgreementPair *, n_shown * n_shown);
  for (gsize i = 0; i < n; i++)
    {
      guint row = places[pairs[i].annotator];
      guint column = places[pairs[i].other];

      if (row != G_MAXUINT && column != G_MAXUINT)
        self->pairs[row * n_shown + column] = self->pairs[column * n_shown + row] = &pairs[i];
    }
}

/**
 * pol_agreement_cells_new:
 * @project: a project
 * @agreement: how far its annotators agree
 *
 * Returns: (transfer full): cells for each two annotators
 */
PolAgreementCells *
pol_agreement_cells_new (PolProject *project, PolAgreement *agreement)
{
  g_autoptr (GArray) annotators = NULL;
  PolAgreementCells *self;

  g_return_val_if_fail (POL_IS_PROJECT (project), NULL);
  g_return_val_if_fail (POL_IS_AGREEMENT (agreement), NULL);

  self = g_object_new (POL_TYPE_AGREEMENT_CELLS, NULL);
  self->concepts = g_object_ref (pol_project_get_concepts (project));
  self->agreement = g_object_ref (agreement);
  annotators = list_annotators (self, project);
  for (guint i = 0; i < annotators->len; i++)
    {
      const Annotator *annotator = &g_array_index (annotators, Annotator, i);

      g_array_append_val (self->annotators, annotator->annotator);
      g_ptr_array_add (self->names, g_strdup (annotator->name));
    }
  fill_in_pairs (self, project);

  return self;
}

/**
 * pol_agreement_cells_get_agreement:
 * @self: cells
 *
 * Returns: (transfer none): what they show
 */
PolAgreement *
pol_agreement_cells_get_agreement (PolAgreementCells *self)
{
  g_return_val_if_fail (POL_IS_AGREEMENT_CELLS (self), NULL);

  return self->agreement;
}

/**
 * pol_agreement_cells_get_concepts:
 * @self: cells
 *
 * Returns: (transfer none): the concepts that it is about
 */
PolConceptList *
pol_agreement_cells_get_concepts (PolAgreementCells *self)
{
  g_return_val_if_fail (POL_IS_AGREEMENT_CELLS (self), NULL);

  return self->concepts;
}

/**
 * pol_agreement_cells_get_caption:
 * @self: cells
 *
 * Returns: (transfer full): what the cells are, and who is not among them
 */
char *
pol_agreement_cells_get_caption (PolAgreementCells *self)
{
  const char *text = _ ("Cohen’s kappa, how far each two annotators agree: 1, the strongest shade, is "
                        "always; 0 or less, the faintest, no more often than by chance");
  g_autofree char *shown = NULL;

  g_return_val_if_fail (POL_IS_AGREEMENT_CELLS (self), NULL);

  if (self->names->len == self->n_all)
    return g_strdup (text);

  /* Translators: of annotators */
  shown = g_strdup_printf (_ ("The %1$'u of %2$'u who have most in common with others."),
                           self->names->len, self->n_all);

  return g_strdup_printf ("%s. %s", text, shown);
}

/**
 * pol_agreement_cells_get_evidence:
 * @self: cells
 * @row: an annotator
 * @column: another one
 *
 * Returns: what these two disagree on
 */
PolEvidence
pol_agreement_cells_get_evidence (PolAgreementCells *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_AGREEMENT_CELLS (self), (PolEvidence){ 0 });
  g_return_val_if_fail (MAX (row, column) < self->annotators->len, (PolEvidence){ 0 });

  return (PolEvidence){ .kind = POL_EVIDENCE_DISPUTED, .concept = G_MAXUINT32,
                        .annotators = { g_array_index (self->annotators, guint, row),
                                        g_array_index (self->annotators, guint, column) } };
}

/**
 * pol_agreement_cells_get_title:
 * @self: cells
 * @row: an annotator
 * @column: another one
 *
 * Returns: (transfer full): what these two disagree on, in words
 */
char *
pol_agreement_cells_get_title (PolAgreementCells *self, guint row, guint column)
{
  g_return_val_if_fail (POL_IS_AGREEMENT_CELLS (self), NULL);
  g_return_val_if_fail (MAX (row, column) < self->names->len, NULL);

  /* Translators: of two annotators; stands in “Only %s: show the others again” */
  return g_strdup_printf (_ ("disagreement of %1$s and %2$s"),
                          (const char *)g_ptr_array_index (self->names, row),
                          (const char *)g_ptr_array_index (self->names, column));
}
