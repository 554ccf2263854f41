/* main.c: the desktop program
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "pol-application.h"

int
main (int   argc,
      char *argv[])
{
  g_autoptr (PolApplication) application = pol_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
