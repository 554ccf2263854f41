/* main.c: the command line program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#include "pol-cli.h"

static const PolCliCommand commands[] = {
  { "new", N_("PROJECT --images DIR"),
    N_("Make a project of a folder of images"), pol_cli_new },
  { "scan", N_("PROJECT"),
    N_("Take in new and missing images"), pol_cli_scan },
  { "info", N_("PROJECT"),
    N_("Print counts of a project"), pol_cli_info },
  { "concepts", N_("PROJECT"),
    N_("Print or change the list of concepts"), pol_cli_concepts },
  { "tag", N_("PROJECT --image PATH…"),
    N_("Tag or mark images"), pol_cli_tag },
  { "resolve", N_("PROJECT"),
    N_("Print what a model reads"), pol_cli_resolve },
  { "totals", N_("PROJECT"),
    N_("Print how often each label and reason occurs"), pol_cli_totals },
  { "export", N_("PROJECT --format ID"),
    N_("Write a project in another format"), pol_cli_export },
  { "import", N_("PROJECT FILE"),
    N_("Take in annotations"), pol_cli_import },
  { "audit", N_("PROJECT"),
    N_("Print the weak spots of a project"), pol_cli_audit },
  { "agreement", N_("PROJECT"),
    N_("Print how far annotators agree"), pol_cli_agreement },
  { "compare", N_("PROJECT --with ID"),
    N_("Print what becomes of labels under another policy"), pol_cli_compare },
  { "policies", N_("[PROJECT]"),
    N_("Print the policies that there are, or change a project’s own"), pol_cli_policies },
  { "formats", "",
    N_("Print the formats that there are"), pol_cli_formats },
};

/* Help and version are printed without a look at what becomes of them, and
 * GOption leaves the program on its own. */
static void
check_standard_output (void)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return;

  pol_cli_warn (_("Standard output cannot be written."));
  _exit (POL_CLI_FAILED);
}

/* Files and messages are UTF-8. Where the locale says nothing of the encoding,
 * the arguments are taken to be, too. */
static void
set_up_locale (void)
{
  const char *locale;

  setlocale (LC_ALL, "");
  locale = setlocale (LC_CTYPE, NULL);
  if (g_strcmp0 (locale, "C") == 0 || g_strcmp0 (locale, "POSIX") == 0)
    setlocale (LC_CTYPE, "C.UTF-8");

  bindtextdomain (GETTEXT_PACKAGE, LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
}

static void
print_help (void)
{
  g_print (_("Usage: polarity-cli COMMAND [OPTION…]\n\nCommands:\n"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-10s %s\n", commands[i].name, _(commands[i].summary));
  g_print (_("\n“polarity-cli COMMAND --help” tells more of a command.\n"));
}

static PolCliStatus
run_command (const PolCliCommand *command,
             int argc,
             char **argv)
{
  g_autoptr (GOptionContext) context = NULL;

  /* GOption prints the program's name, then this. */
  g_autofree char *program = g_strconcat ("polarity-cli ", command->name, NULL);

  g_set_prgname (program);
  context = g_option_context_new (command->arguments[0] != '\0' ? _(command->arguments) : NULL);
  g_option_context_set_summary (context, _(command->summary));
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);

  return command->run (context, argc, argv);
}

int
main (int argc,
      char *argv[])
{
  const char *name = argc > 1 ? argv[1] : "";

  set_up_locale ();
  g_set_prgname ("polarity-cli");
  signal (SIGPIPE, SIG_IGN);
  atexit (check_standard_output);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (g_str_equal (commands[i].name, name))
        return run_command (&commands[i], argc - 1, argv + 1);
    }

  if (g_str_equal (name, "--help") || g_str_equal (name, "-h") || g_str_equal (name, "help"))
    {
      print_help ();
      return POL_CLI_OK;
    }
  if (g_str_equal (name, "--version"))
    {
      g_print ("Polarity %s\n", PACKAGE_VERSION);
      return POL_CLI_OK;
    }
  if (argc < 2)
    return pol_cli_misuse (_("A command is missing. See “polarity-cli --help”."));

  return pol_cli_misuse (_("There is no command “%s”. See “polarity-cli --help”."), name);
}
