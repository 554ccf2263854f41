#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Importing annotations: what came, what is lacking, and why a file is refused."""

import json

from polarity import Story, picture_name


def write(story, name, images):
    path = story.desktop.folder / name
    path.write_text(json.dumps({"format": "polarity-annotations", "version": 1, "concepts": [],
                                "images": images}))
    return path


def import_file(story, path):
    program = story.program
    program.key("ctrl+i")
    program.find("Import Annotations")
    program.type(str(path))                 # the slash at its beginning asks for a path
    program.key("Return")


def it_tells_what_came_and_what_is_lacking(story):
    program = story.open_folder()
    program.choose_image(1)
    import_file(story, write(story, "good.json", [
        {"path": picture_name(1), "annotations": [{"concept": "burger", "value": "positive"}]},
        {"path": "elsewhere.jpg", "annotations": []}]))
    program.find("1 tag imported. 1 image of the file is not in this folder.")
    program.expect_tag("burger", "positive")
    program.expect_saved()


def the_list_of_the_lacking_opens(story):
    program = story.program
    program.click("Show")
    names = program.find("Images That Are Not in This Folder", "text")
    assert names.text() == "elsewhere.jpg", names.text()
    program.lint()
    program.key("Escape")


def it_is_one_step(story):
    story.program.key("ctrl+z")
    story.program.expect_tag("burger", None)


def a_bad_file_changes_nothing(story):
    program = story.program
    import_file(story, write(story, "bad.json", [
        {"path": picture_name(1), "annotations": [{"concept": "burger", "value": "maybe"}]}]))
    program.find("Nothing Was Imported")
    program.lint()
    program.key("Escape")
    program.expect_gone("Nothing Was Imported")
    program.expect_tag("burger", None)


def it_ends(story):
    story.program.close()


Story(
    it_tells_what_came_and_what_is_lacking,
    the_list_of_the_lacking_opens,
    it_is_one_step,
    a_bad_file_changes_nothing,
    it_ends,
).run(check_leaks=False)     # GTK's file chooser leaks what it asks of libcloudproviders
