#pragma once

#include <polarity.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* What the families of benchmarks share. A family measures a few things and
 * reports each with that of a reference, in seconds or bytes. */

/* Does something once, and returns how many seconds that took. */
typedef double (*BenchFunc) (gpointer data);

/* What the families work on. */
typedef struct
{
  const char *data_set;      /* the folder of a data set, which is only read */
  const char *pictures;      /* the folder of the pictures it links to */
  const char *scratch;       /* a folder for what is written */
} Bench;

double      bench_now             (void);
double      bench_now_thread      (void);
void        bench_compare         (const char  *name,
                                   guint        n_rounds,
                                   BenchFunc    subject,
                                   BenchFunc    reference,
                                   gpointer     data);
void        bench_compare_medians (const char  *name,
                                   guint        n_rounds,
                                   BenchFunc    subject,
                                   BenchFunc    reference,
                                   gpointer     data);
void        bench_report          (const char  *name,
                                   double       figure,
                                   double       reference);

gsize       bench_get_resident    (void);
gsize       bench_begin_peak      (void);
gsize       bench_get_peak        (void);

char       *bench_copy_project    (const Bench *self,
                                   const char  *name);
char       *bench_copy_untagged   (const Bench *self,
                                   const char  *name);
PolProject *bench_open            (const char  *path);
sqlite3    *bench_open_database   (const char  *path);
void        bench_execute         (sqlite3     *db,
                                   const char  *sql);

/* The families. */
void        bench_open_project    (const Bench *self);
void        bench_memory          (const Bench *self);
void        bench_totals          (const Bench *self);
void        bench_compare_policies (const Bench *self);
void        bench_audit           (const Bench *self);
void        bench_charts          (const Bench *self);
void        bench_hashes          (const Bench *self);
void        bench_filter          (const Bench *self);
void        bench_tag             (const Bench *self);
void        bench_tag_many        (const Bench *self);
void        bench_save            (const Bench *self);
void        bench_search          (const Bench *self);
void        bench_list            (const Bench *self);
void        bench_thumbnails      (const Bench *self);
void        bench_import          (const Bench *self);
void        bench_export          (const Bench *self);

G_END_DECLS
