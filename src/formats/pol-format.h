#pragma once

#include <polarity.h>

G_BEGIN_DECLS

/**
 * PolLayout:
 * @POL_LAYOUT_FULL: every concept of every image is named
 * @POL_LAYOUT_COMPACT: those that differ from the rest of their image are named
 *
 * How much a format that knows both spells out.
 */
typedef enum
{
  POL_LAYOUT_FULL,
  POL_LAYOUT_COMPACT
} PolLayout;

typedef struct _PolExport PolExport;
typedef struct _PolImport PolImport;

/* A file format: what it is called, what it can do, and the functions that do
 * it. Each lives in a file of its own, pol-format-ID.c, and stands in the table
 * of pol-format.c. */
typedef struct
{
  const char *id;              /* in files and on the command line */
  const char *name;            /* to be translated; see pol_format_get_name() */
  const char *extension;       /* of file names, without the dot */
  gboolean    takes_policy;    /* what it writes depends on the policy */
  gboolean    takes_layout;    /* it knows both layouts */

  gboolean  (*detect) (const char    *head,
                       gsize          length);
  gboolean  (*read)   (PolImport     *import,
                       GInputStream  *stream,
                       GError       **error);
  gboolean  (*write)  (PolExport     *export,
                       GOutputStream *stream,
                       GError       **error);
} PolFormat;

/* What `polarity-cli audit` writes. It is not among all formats: pictures have to be looked at first. */
extern const PolFormat pol_format_audit;

/* The same, as a page to read and to print. */
extern const PolFormat pol_format_report;

/* What `polarity-cli agreement` writes. It is not among all formats either: it is about the annotators. */
extern const PolFormat pol_format_agreement;
extern const PolFormat pol_format_comparison;

const PolFormat *const *pol_format_get_all     (guint           *n_formats);
const PolFormat        *pol_format_find        (const char      *id);
const PolFormat        *pol_format_detect      (const char      *head,
                                                gsize            length);

const char             *pol_format_get_name    (const PolFormat *format);
gboolean                pol_format_can_read    (const PolFormat *format);
gboolean                pol_format_can_write   (const PolFormat *format);

const char             *pol_layout_to_string   (PolLayout        layout);
gboolean                pol_layout_from_string (const char      *string,
                                                PolLayout       *layout);

G_END_DECLS
