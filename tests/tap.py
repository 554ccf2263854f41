# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs functions as tests and prints the Test Anything Protocol."""

import sys
import traceback


class Skip(Exception):
    """A test cannot run here; its text says why."""


def comment(text):
    for line in str(text).splitlines():
        print("#", line, flush=True)


def run(tests, on_failure=None):
    """Runs (name, function) pairs in order and exits with 1 when one failed.

    on_failure is called after a test that failed, to tell or keep more.
    """
    print("1..%d" % len(tests), flush=True)
    failed = 0
    for number, (name, function) in enumerate(tests, 1):
        try:
            function()
        except Skip as reason:
            print("ok %d %s # SKIP %s" % (number, name, reason), flush=True)
            continue
        except Exception as error:
            failed += 1
            comment("".join(traceback.format_exception(error)))
            if on_failure:
                on_failure(name)
            print("not ok %d %s" % (number, name), flush=True)
            continue
        print("ok %d %s" % (number, name), flush=True)
    sys.exit(1 if failed else 0)
