/* pol-audit-splits.c: pictures that an audit finds in more than one of training, validation and test
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <string.h>

#include "pol-audit-private.h"
#include "pol-hash-index.h"

/* Each is a bit, so that a number says in which ones a picture is. */
enum
{
  SPLIT_NONE = 0,
  SPLIT_TRAINING = 1 << 0,
  SPLIT_VALIDATION = 1 << 1,
  SPLIT_TEST = 1 << 2
};

static guint8
get_split_of_folder (const char *name,
                     gsize length)
{
  static const struct
  {
    const char *name;
    guint8 split;
  } splits[] = {
    { "train", SPLIT_TRAINING },        { "val", SPLIT_VALIDATION }, { "valid", SPLIT_VALIDATION },
    { "validation", SPLIT_VALIDATION }, { "test", SPLIT_TEST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (splits); i++)
    {
      if (strlen (splits[i].name) == length && g_ascii_strncasecmp (splits[i].name, name, length) == 0)
        return splits[i].split;
    }

  return SPLIT_NONE;
}

/* The split that the first folder so named stands for. */
static guint8
get_split (const char *path)
{
  guint8 split = SPLIT_NONE;

  for (const char *end = strchr (path, '/'); end != NULL && split == SPLIT_NONE; end = strchr (path, '/'))
    {
      split = get_split_of_folder (path, end - path);
      path = end + 1;
    }

  return split;
}

typedef struct
{
  PolAudit *audit;
  const PolPictureFact *facts;
  guint8 *splits;       /* by image */
} Splits;

/* Whether there is more than one split: else no picture can be in two. */
static gboolean
find_splits (Splits *self,
             guint n_images)
{
  guint8 all = SPLIT_NONE;

  for (guint i = 0; i < n_images; i++)
    {
      self->splits[i] = get_split (pol_project_get_image_path (self->audit->project, i));
      all |= self->splits[i];
    }

  return (all & (all - 1)) != 0;
}

static void
add_if_elsewhere (Splits *self,
                  guint32 image,
                  guint8 splits)
{
  if (self->splits[image] != SPLIT_NONE && (splits & ~self->splits[image]) != 0)
    g_array_append_val (self->audit->found[POL_AUDIT_LEAKING_SPLITS].images, image);
}

/* Files of the same bytes are known by the first one of them. */
static void
find_same_files (Splits *self,
                 guint n_images)
{
  g_autofree guint8 *where = g_new0 (guint8, n_images);

  for (guint32 i = 0; i < n_images; i++)
    where[self->facts[i].original] |= self->splits[i];
  for (guint32 i = 0; i < n_images; i++)
    add_if_elsewhere (self, i, where[self->facts[i].original]);
}

/* One hash that pictures of splits have. */
typedef struct
{
  guint8 own;           /* splits with such a picture */
  guint8 near;          /* and with one that looks alike */
} Where;

static void
join_near (guint first,
           guint second,
           gpointer data)
{
  Where *where = data;

  where[first].near |= where[second].own;
  where[second].near |= where[first].own;
}

static int
compare_hashes (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  const PolPictureFact *facts = data;
  guint64 x = facts[*(const guint32 *) a].hash, y = facts[*(const guint32 *) b].hash;

  return (x > y) - (x < y);
}

static GArray *
list_hashed (Splits *self,
             guint n_images)
{
  GArray *images = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < n_images; i++)
    {
      if (self->splits[i] != SPLIT_NONE && self->facts[i].state == POL_PICTURE_STATE_HASHED)
        g_array_append_val (images, i);
    }
  g_array_sort_with_data (images, compare_hashes, (gpointer) self->facts);

  return images;
}

/* Many pictures may have one hash: pairs are those of different hashes, whose pictures
 * are known by the splits that they are in. */
static void
find_near_pictures (Splits *self,
                    guint n_images)
{
  g_autoptr (GArray) images = list_hashed (self, n_images);
  g_autofree guint64 *hashes = g_new (guint64, images->len);
  g_autofree Where *where = g_new0 (Where, images->len);
  g_autofree guint *nth = g_new (guint, images->len);
  guint n = 0;

  for (guint i = 0; i < images->len; i++)
    {
      guint32 image = g_array_index (images, guint32, i);

      if (n == 0 || hashes[n - 1] != self->facts[image].hash)
        hashes[n++] = self->facts[image].hash;
      nth[i] = n - 1;
      where[n - 1].own |= self->splits[image];
    }

  pol_hash_index_find_pairs (hashes, n, POL_AUDIT_NEAR_DISTANCE, join_near, where);
  for (guint i = 0; i < images->len; i++)
    add_if_elsewhere (self, g_array_index (images, guint32, i), where[nth[i]].own | where[nth[i]].near);
}

/* Which pictures are, or look like, one of another split: what is tested then was
 * trained on. */
void
pol_audit_look_at_splits (PolAudit *self)
{
  guint n_images = self->pictures->len;
  g_autofree guint8 *of_images = g_new (guint8, n_images);
  Splits splits = { self, (const PolPictureFact *) (gpointer) self->pictures->data, of_images };

  if (!find_splits (&splits, n_images))
    return;

  find_same_files (&splits, n_images);
  find_near_pictures (&splits, n_images);
}
