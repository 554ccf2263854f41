#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever is opened, one clear sentence names the file and the window stays."""

import re

from polarity import Story, picture_name


def expect_message(story, path):
    """Something in the window names the file; the program goes on and can be closed."""
    story.program.find(re.compile(re.escape(path.name)))
    story.program.lint()
    story.program.expect_no_complaint()
    story.program.kill()


def a_missing_folder(story):
    path = story.folder / "nowhere"
    story.start(path)
    expect_message(story, path)


def an_empty_folder(story):
    path = story.folder.parent / "nothing"
    path.mkdir()
    story.start(path)
    expect_message(story, path)


def a_file_that_is_no_project(story):
    path = story.folder.parent / "letter.polarity"
    path.write_text("Dear Ana, this is a letter.\n" * 100)
    story.start(path)
    expect_message(story, path)
    assert path.read_text().startswith("Dear Ana")


def a_concept_list_that_is_not_there(story):
    path = story.folder.parent / "no-concepts.txt"
    story.start("--concepts", path, story.folder)
    expect_message(story, path)


def an_unreadable_picture_among_good_ones(story):
    (story.folder / "000.jpg").write_text("This is not a picture.\n")
    truncated = (story.folder / picture_name(1)).read_bytes()[:200]
    (story.folder / "0000.png").write_bytes(truncated)
    program = story.open_folder()
    program.choose_image(2)
    program.tag("burger", "positive")
    program.expect_saved()
    program.close()


Story(
    a_missing_folder,
    an_empty_folder,
    a_file_that_is_no_project,
    a_concept_list_that_is_not_there,
    an_unreadable_picture_among_good_ones,
).run()
