/* pol-audit-text.c: what an audit found, in words
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "pol-audit-text.h"

#include <glib/gi18n-lib.h>

/* More names than this are only counted. */
#define MAX_NAMES 8

typedef struct
{
  const char *id;
  const char *title;
  const char *explanation;
} Text;

static const Text texts[] = {
  { "doubtful-negatives", N_ ("Negatives That Are Probably Wrong"),
    N_ ("No tag says that these concepts are there, so a model reads them as negative, but a look-alike, "
        "a suggestion or the name of the folder says so. Tag them first.") },
  { "widened-negatives", N_ ("Negatives That Nobody Said"),
    N_ ("These images have only negative tags, so a model reads every other concept as negative, too. "
        "Tag what they show, or choose a policy that does not widen.") },
  { "no-positives", N_ ("Concepts Without a Positive"),
    N_ ("No image is tagged positive, so a model never learns what these look like. Tag examples, or "
        "take the concepts off the list.") },
  { "no-negatives", N_ ("Concepts Without a Tagged Negative"),
    N_ ("All negatives of these are implied by other tags. Tag some images that could be mistaken for "
        "them.") },
  { "disagreement", N_ ("Annotators Disagree"),
    N_ ("Some say positive, others negative. Look at the images together and settle what counts.") },
  { "unsure", N_ ("Nobody Is Sure"),
    N_ ("Whoever tagged these could not tell. Ask someone who can, or leave them ignored.") },
  { "exclusive", N_ ("Several Positives Where One Is Allowed"),
    N_ ("The policy takes concepts to exclude each other, so a model ignores these images. Keep one "
        "positive.") },
  { "near-duplicates", N_ ("Pictures That Look Alike, Tagged Differently"),
    N_ ("What one is positive for, another that looks the same is negative for. A model learns both.") },
  { "exact-duplicates", N_ ("The Same File More Than Once"),
    N_ ("These weigh more than others, and may stand in both the training and the test data. Keep one "
        "of each.") },
  { "archived-tags", N_ ("Tags on Archived Concepts"),
    N_ ("No model sees these tags as long as their concepts are off the list.") },
  { "alike-concepts", N_ ("Concepts With Names That Are Alike"),
    N_ ("These differ in case, accents or spaces alone. Perhaps they are one: merge them.") },
  { "missing-images", N_ ("Missing Images"),
    N_ ("These were in the folder and are not there any more. Their tags are kept.") },
  { "unreadable-images", N_ ("Unreadable Images"),
    N_ ("These files are damaged. Copy them into the folder again.") },
  { "few-positives", N_ ("Concepts With Few Positives"),
    N_ ("A model learns little from so few examples. Tag more images that show these.") },
  { "few-negatives", N_ ("Concepts With Few Tagged Negatives"),
    N_ ("Nearly all negatives of these are implied by other tags. Tag some images that could be mistaken "
        "for them.") },
  { "always-together", N_ ("Concepts That Always Come Together"),
    N_ ("No tag tells these apart, so a model cannot either. Tag images that show one without the other, "
        "or merge the two.") },
  { "never-together", N_ ("Concepts That Never Come Together"),
    N_ ("No image that is tagged with both shows both. If they exclude each other, a policy with one label "
        "an image says so.") },
  { "fast-stretches", N_ ("Tagged Faster Than Anyone Looks"),
    N_ ("Image after image was tagged in less than half a second each, so the tags may be wrong. Look at "
        "some of them again.") },
  { "uniform-stretches", N_ ("The Same Tags Again and Again"),
    N_ ("Many images on end were given the same tags one by one. That may be right, or somebody stopped "
        "looking.") },
  { "leaking-splits", N_ ("Pictures in Training and Test"),
    N_ ("These have a look-alike in another of the folders for training, validation and test, so a model is "
        "tested on what it learned. Keep them in one.") },
};

static const Text *
find_text (PolAuditFinding *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].id, pol_audit_finding_get_id (finding)))
      return &texts[i];

  g_return_val_if_reached (NULL);
}

const char *
pol_audit_text_get_title (PolAuditFinding *finding)
{
  return _ (find_text (finding)->title);
}

/* Why it matters, and what can be done. */
const char *
pol_audit_text_get_explanation (PolAuditFinding *finding)
{
  return _ (find_text (finding)->explanation);
}

/* How bad it is, in a word. */
const char *
pol_audit_text_get_severity (PolAuditFinding *finding)
{
  switch (pol_audit_finding_get_severity (finding))
    {
    case POL_SEVERITY_ERROR:
      return _ ("Error");
    case POL_SEVERITY_WARNING:
      return _ ("Warning");
    case POL_SEVERITY_INFO:
    default:
      return _ ("For your information");
    }
}

/* How much was found: of images, or where it is about them alone, of concepts. */
char *
pol_audit_text_describe_count (PolAuditFinding *finding)
{
  guint n = pol_audit_finding_get_count (finding);

  if (pol_audit_finding_get_images (finding)->len > 0)
    return g_strdup_printf (ngettext ("%'u image", "%'u images", n), n);

  return g_strdup_printf (ngettext ("%'u concept", "%'u concepts", n), n);
}

static const char *
get_name (PolConceptList *concepts, GArray *indexes, guint nth)
{
  guint index = g_array_index (indexes, guint32, nth);

  return pol_concept_get_name (pol_concept_list_get_concept (concepts, index));
}

/* The concepts it is about, or the pairs of them; of many, the first. NULL where it is
 * about none. */
char *
pol_audit_text_list_concepts (PolAuditFinding *finding, PolConceptList *concepts)
{
  GArray *indexes = pol_audit_finding_get_concepts (finding);
  GArray *pairs = pol_audit_finding_get_pairs (finding);
  guint n = pairs != NULL ? pairs->len / 2 : indexes->len;
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autofree char *text = NULL;
  guint n_more;

  if (n == 0)
    return NULL;

  for (guint i = 0; i < MIN (n, MAX_NAMES); i++)
    {
      g_autofree char *pair = NULL;

      /* Translators: two concepts that the audit found something about */
      if (pairs != NULL)
        pair = g_strdup_printf (_ ("%1$s + %2$s"), get_name (concepts, pairs, 2 * i),
                                get_name (concepts, pairs, 2 * i + 1));
      g_strv_builder_add (names, pairs != NULL ? pair : get_name (concepts, indexes, i));
    }
  list = g_strv_builder_end (names);
  /* Translators: stands between the names in a list */
  text = g_strjoinv (_ (", "), list);

  n_more = n - MIN (n, MAX_NAMES);
  if (n_more == 0)
    return g_steal_pointer (&text);

  /* Translators: %1$s is a list of names, %2$u how many more there are */
  return g_strdup_printf (ngettext ("%1$s and %2$u more", "%1$s and %2$u more", n_more), text, n_more);
}
