#pragma once

#include <gio/gio.h>

#include "pol-export.h"
#include "pol-json-writer.h"
#include "polarity.h"

G_BEGIN_DECLS

/* How a command ends. */
typedef enum
{
  POL_CLI_OK = 0,
  POL_CLI_FAILED = 1,
  POL_CLI_MISUSED = 2
} PolCliStatus;

/* A subcommand: what follows its name on the command line, and what it does. */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  PolCliStatus (*run) (GOptionContext *context,
                       int             argc,
                       char          **argv);
} PolCliCommand;

PolCliStatus  pol_cli_new         (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_scan        (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_info        (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_concepts    (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_tag         (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_resolve     (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_totals      (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_policies    (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_audit       (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_agreement   (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_compare     (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_export      (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_import      (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);
PolCliStatus  pol_cli_formats     (GOptionContext      *context,
                                   int                  argc,
                                   char               **argv);

gboolean      pol_cli_parse       (GOptionContext      *context,
                                   const GOptionEntry  *entries,
                                   int                 *argc,
                                   char              ***argv,
                                   int                  n_arguments);
gboolean      pol_cli_parse_some  (GOptionContext      *context,
                                   const GOptionEntry  *entries,
                                   int                 *argc,
                                   char              ***argv,
                                   int                  fewest,
                                   int                  most);
PolCliStatus  pol_cli_misuse      (const char          *format,
                                   ...) G_GNUC_PRINTF (1, 2);
PolCliStatus  pol_cli_fail        (const GError        *error);
void          pol_cli_warn        (const char          *sentence);
void          pol_cli_warn_all    (char               **sentences);

GArray       *pol_cli_find_images (PolProject          *project,
                                   char               **paths,
                                   GError             **error);
GPtrArray    *pol_cli_read_concepts (const char        *path,
                                     GError           **error);
void          pol_cli_add_concepts  (PolEdit           *edit,
                                     GPtrArray         *specs);
PolPolicy    *pol_cli_find_policy (PolProject          *project,
                                   const char          *name,
                                   GError             **error);
gboolean      pol_cli_write_export (PolProject         *project,
                                   const PolExportOptions *options,
                                   const char          *output,
                                   GError             **error);
PolCliStatus  pol_cli_finish      (PolProject          *project);

typedef void (*PolCliWriteFunc)   (PolJsonWriter       *writer,
                                   gpointer             user_data);

PolCliStatus  pol_cli_print       (PolCliWriteFunc      func,
                                   gpointer             user_data);

G_END_DECLS
