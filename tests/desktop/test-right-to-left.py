#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window in Arabic: laid out from right to left, every control named, and the same work done."""

import gettext
import os
from pathlib import Path

from polarity import CHECK_BOX, THUMBNAIL, Story, picture_name, tap

LANGUAGE = "ar"
TRANSLATIONS = os.environ.get("POLARITY_TRANSLATIONS", "")
CATALOGS = (Path(TRANSLATIONS, LANGUAGE, "LC_MESSAGES/polarity.mo"),
            Path("/usr/share/locale", LANGUAGE, "LC_MESSAGES/gtk40.mo"))     # GTK's decides the direction

translate = gettext.translation("polarity", TRANSLATIONS, [LANGUAGE], fallback=True).gettext


def check_box(concept, value):
    return translate("%s: " + value) % concept


def the_window_speaks_arabic(story):
    story.desktop.environment["LANGUAGE"] = LANGUAGE
    program = story.open_folder()
    program.find(check_box("burger", "positive"), CHECK_BOX)
    program.find(translate("Undo"))
    program.lint()


def it_runs_from_right_to_left(story):
    program = story.program
    images = program.find(picture_name(1), THUMBNAIL).place()
    boxes = program.find(check_box("burger", "positive"), CHECK_BOX).place()
    assert images[0] > boxes[0], "the images are not on the right of the concepts"

    positive, negative = (program.find(check_box("burger", value), CHECK_BOX).place()[0]
                          for value in ("positive", "negative"))
    assert positive > negative, "the positive box does not come first"


def expect(story, concept, value):
    for box in ("positive", "negative"):
        story.program.find(check_box(concept, box), CHECK_BOX, "checked" if box == value else "!checked")


def clicks_and_keys_tag(story):
    program = story.program
    program.click(picture_name(1), THUMBNAIL)
    program.click(check_box("burger", "positive"), CHECK_BOX)
    expect(story, "burger", "positive")
    program.click(picture_name(2), THUMBNAIL)
    program.key("shift+2")
    expect(story, "pizza", "negative")
    program.key("ctrl+z")
    expect(story, "pizza", None)
    program.find(translate("Saved"))


def other_pages_have_names(story):
    story.program.click(translate("Interpret"), "page tab")
    story.program.find(translate("%s: tagged positive") % "burger", CHECK_BOX)
    story.program.lint()


def the_matrix_begins_at_the_right(story):
    """The arrow to the left goes on to the second concept."""
    program = story.program
    program.key("ctrl+m")
    program.focus(translate("Label Matrix"), "table")
    program.key("Left")
    program.wait(lambda: "pizza" in program.find(translate("Label Matrix"), "table").description,
                 "the arrow does not lead to the second concept")
    program.lint()


def it_ends(story):
    story.program.close()


def there_is_arabic():
    for catalog in CATALOGS:
        if not catalog.exists():
            raise tap.Skip("there is no %s" % catalog)


if not all(catalog.exists() for catalog in CATALOGS):
    tap.run([("there-is-arabic", there_is_arabic)])

Story(the_window_speaks_arabic, it_runs_from_right_to_left, clicks_and_keys_tag, other_pages_have_names,
      the_matrix_begins_at_the_right, it_ends).run()
