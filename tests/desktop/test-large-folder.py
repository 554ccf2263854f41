#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A folder of 100,000 images: only what is shown costs anything, and all can be tagged at once."""

import os
import re
from pathlib import Path

from polarity import THUMBNAIL, Story, tap

IMAGES = 100000
SHOWN_AT_MOST = 120     # two screens of thumbnails, and what is near them
ROWS_AT_MOST = 1000     # what the grid prepares round them


def image_name(number):
    return "%06d.png" % number


def thumbnails(story):
    cache = Path(story.desktop.environment["XDG_CACHE_HOME"], "thumbnails")
    return len(list(cache.rglob("*.png")))


def it_opens(story):
    folder = story.desktop.folder / "many"
    folder.mkdir()
    pictures = sorted(story.folder.iterdir())
    for number in range(IMAGES):
        os.link(pictures[number % len(pictures)], folder / image_name(number))

    program = story.start("--concepts", story.concepts, folder)
    program.find(image_name(0), THUMBNAIL)
    program.find(re.compile("100,?000"))


def the_last_image_can_be_tagged(story):
    program = story.program
    program.click(image_name(0), THUMBNAIL)
    program.key("End")
    program.find(image_name(IMAGES - 1), THUMBNAIL)
    program.click(image_name(IMAGES - 1), THUMBNAIL)
    program.key("1")
    program.expect_tag("burger", "positive")
    program.expect_saved()


def all_are_tagged_in_one_step(story):
    program = story.program
    program.key("ctrl+a")
    program.key("2")
    program.find(re.compile("Untagged 0"), "push button")
    program.expect_tag("pizza", "positive")
    program.expect_saved()

    program.key("ctrl+z")
    program.find(re.compile("Untagged 99,?999"), "push button")
    program.expect_saved()


def only_what_is_shown_is_decoded(story):
    made = thumbnails(story)
    assert 0 < made <= SHOWN_AT_MOST, made


def it_ends(story):
    story.program.close()
    tap.comment("longest stall %.1f ms, longest work %.1f ms, longest frame %.1f ms"
                % (story.program.longest_stall(), story.program.longest_work(),
                   story.program.longest_frame()))


def only_what_is_shown_was_worked_on(story):
    decoded, rows = story.program.figure("pictures decoded"), story.program.figure("rows made")
    tap.comment("%d pictures decoded, %d rows made" % (decoded, rows))
    assert 0 < decoded <= SHOWN_AT_MOST, decoded
    assert 0 < rows <= ROWS_AT_MOST, rows


Story(
    it_opens,
    the_last_image_can_be_tagged,
    all_are_tagged_in_one_step,
    only_what_is_shown_is_decoded,
    it_ends,
    only_what_is_shown_was_worked_on,
).run()
