#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Predictions of a model: shown faintly, answered by key and click, and no tags until then."""

import json
import re

from polarity import Story, picture_name


def write(story, name, *predictions):
    path = story.desktop.folder / name
    path.write_text("\n".join(
        json.dumps({"image": picture_name(number), "concept": concept, "score": score})
        for number, concept, score in predictions))
    return path


def describes(control):
    return control.description


def import_file(story, path):
    program = story.program
    program.key("F10")
    program.press("Import Suggestions…")
    program.find("Import Suggestions")
    program.type(str(path))                 # the slash at its beginning asks for a path
    program.key("Return")


def they_are_told_of_and_are_no_tags(story):
    program = story.open_folder()
    program.choose_image(1)
    import_file(story, write(story, "predictions.jsonl", (1, "burger", 0.87), (1, "pizza", 0.31),
                             (2, "pizza", 0.52), (4, "taco", 0.99), (5, "taco", 0.95), (6, "taco", 0.9)))
    program.find("suggested 87 % · 1 more")
    program.find("suggested 87 %")
    program.find("suggested 31 %")
    program.expect_tag("burger", None)
    program.find("Untagged 6")
    box = program.find("burger: positive", "check box")
    program.wait(lambda: describes(box) == "suggested, 87 percent", "the box does not say so")
    program.lint()


def keys_accept_and_reject(story):
    program = story.program
    program.choose_image(1)
    program.key("a")
    program.expect_tag("burger", "positive")
    program.find("suggested 31 %")
    program.key("d")
    program.expect_tag("pizza", "negative")
    program.find("Nothing suggested here")
    program.expect_saved()


def undo_brings_it_back(story):
    program = story.program
    program.key("ctrl+z")
    program.expect_tag("pizza", None)
    program.find("suggested 31 %")
    program.key("ctrl+shift+z")
    program.expect_tag("pizza", "negative")


def the_next_one_is_answered_by_click(story):
    program = story.program
    program.key("ctrl+j")
    program.find(picture_name(2), "image")
    program.click("Reject Suggestion", "push button")
    program.expect_tag("pizza", "negative")
    program.click("Next Suggested Image", "push button")
    program.find(picture_name(4), "image")
    program.toggle("taco", "positive")      # the box of the concept answers as well
    program.find("Nothing suggested here")


def many_are_accepted_by_score(story):
    program = story.program
    program.key("F10")
    program.press("Accept Suggestions…")
    program.find("Accept Suggestions")
    program.find(re.compile("^2 suggestions on 2 images become positive tags of "))
    program.lint()
    program.key("Up", "Up", "Up", "Up", "Up")
    program.find(re.compile("^1 suggestion on 1 image becomes a positive tag of "))
    program.key("Return")
    program.expect_gone("Accept Suggestions")
    program.choose_image(5)
    program.expect_tag("taco", "positive")
    program.choose_image(6)
    program.find("suggested 90 %")
    program.expect_tag("taco", None)
    program.expect_saved()


def they_are_cleared_and_come_back(story):
    program = story.program
    program.key("F10")
    program.press("Clear Suggestions")
    program.expect_gone("suggested 90 %")
    program.key("ctrl+z")
    program.find("suggested 90 %")


def they_are_in_the_file(story):
    program = story.program
    program.expect_saved()
    program.close()
    program = story.open_folder()
    program.choose_image(6)
    program.find("suggested 90 %")
    program.choose_image(5)
    program.expect_tag("taco", "positive")


def it_ends(story):
    story.program.close()


Story(
    they_are_told_of_and_are_no_tags,
    keys_accept_and_reject,
    undo_brings_it_back,
    the_next_one_is_answered_by_click,
    many_are_accepted_by_score,
    they_are_cleared_and_come_back,
    they_are_in_the_file,
    it_ends,
).run(check_leaks=False)     # GTK's file chooser leaks what it asks of libcloudproviders
