#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens in the folder while it is open is seen, and no tag is lost by it."""

import re
import shutil

from polarity import THUMBNAIL, Story, picture_name

SECOND = 2      # with some patience for a busy machine


def a_new_file_is_shown(story):
    program = story.open_folder()
    program.find(picture_name(6), THUMBNAIL)
    shutil.copy(story.folder / picture_name(1), story.folder / "007.png")
    program.find("007.png", THUMBNAIL, timeout=SECOND)


def a_renamed_file_keeps_its_tags(story):
    program = story.program
    program.choose_image(2)
    program.tag("burger", "positive")
    (story.folder / picture_name(2)).rename(story.folder / "000.png")
    program.find("000.png", THUMBNAIL, timeout=SECOND)
    program.find("000.png", "image")
    program.expect_gone(picture_name(2), THUMBNAIL)
    program.expect_tag("burger", "positive")


def a_new_folder_is_followed(story):
    program = story.program
    folder = story.folder / "more"
    folder.mkdir()
    shutil.copy(story.folder / picture_name(1), folder / "1.png")
    program.find("more/1.png", THUMBNAIL, timeout=SECOND)
    shutil.copy(story.folder / picture_name(3), folder / "2.png")
    program.find("more/2.png", THUMBNAIL, timeout=SECOND)


def a_deleted_file_keeps_its_place(story):
    program = story.program
    program.choose_image(3)
    program.tag("taco", "negative")
    (story.folder / picture_name(3)).unlink()
    program.find(re.compile("003.png” cannot be read"), timeout=SECOND)
    program.expect_tag("taco", "negative")
    program.expect_saved()
    program.close()


Story(
    a_new_file_is_shown,
    a_renamed_file_keeps_its_tags,
    a_new_folder_is_followed,
    a_deleted_file_keeps_its_place,
).run()
