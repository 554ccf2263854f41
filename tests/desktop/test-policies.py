#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A policy of the user's own: made, seen at work, undone, exported, and remembered."""

import json

from polarity import Story

BUTTON = "push button"


def a_lone_negative_is_widened(story):
    program = story.open_folder()
    program.choose_image(1)
    program.tag("pizza", "negative")
    program.expect_saved()
    program.go_to("Interpret")
    program.find("burger: negative, widened")


def a_policy_is_made(story):
    program = story.program
    program.click("Own Policies", BUTTON)
    program.press("New Policy…", "menu item")
    program.find("Name", "text")
    program.type("Careful")
    program.find("burger: negative, widened; pizza: negative, explicit; taco: negative, widened")
    program.click("Only Negatives: ignored")
    program.find("burger: ignored, untagged; pizza: negative, explicit; taco: ignored, untagged")
    program.find("2 labels of the data set change, compared with Clarifai:")
    program.find("2 from negative to ignored")


def every_control_of_the_editor_says_what_it_is(story):
    story.program.lint()


def the_labels_follow(story):
    program = story.program
    program.key("ctrl+s")
    program.find("burger: ignored, untagged")
    program.find("taco: ignored, untagged")
    program.expect_saved()


def a_change_is_seen_at_once(story):
    program = story.program
    program.click("Own Policies", BUTTON)
    program.press("Edit Policy…", "menu item")
    program.click("No Tag: negative")
    program.click("Only Negatives: negative")
    program.click("Save", BUTTON)
    program.find("burger: negative, widened")


def undo_takes_it_back(story):
    program = story.program
    program.key("ctrl+z")
    program.find("burger: ignored, untagged")


def it_is_exported(story):
    program = story.program
    path = story.desktop.folder / "careful.json"
    program.click("Own Policies", BUTTON)
    program.press("Edit Policy…", "menu item")
    program.find("Name", "text")
    program.focus("Export…", BUTTON)
    program.key("Return")
    program.find("Name:", "text", "focused")
    program.key("ctrl+a")
    program.type(str(path))
    program.key("Return")
    program.wait(path.exists, "no file was written")
    assert json.loads(path.read_text()) == {
        "id": "careful", "name": "Careful", "with_positive": "negative", "only_negatives": "ignored",
        "no_tags": "ignored", "reviewed": None, "scope": "all", "exclusive": False,
        "disagreement": "ignore"}
    program.key("Escape")
    program.find("burger: ignored, untagged")


def the_manager_lists_it(story):
    program = story.program
    program.key("ctrl+shift+g")
    program.find("Remove Careful", BUTTON)
    program.lint()
    program.key("Escape")
    program.expect_gone("Remove Careful", BUTTON)
    program.close()


def it_is_chosen_when_the_project_is_back(story):
    program = story.open_folder()
    program.choose_image(1)
    program.go_to("Interpret")
    program.find("burger: ignored, untagged")


def the_default_takes_the_place_of_one_that_is_gone(story):
    program = story.program
    program.key("ctrl+shift+g")
    program.click("Remove Careful", BUTTON)
    program.find("None Yet")
    program.key("Escape")
    program.find("burger: negative, widened")
    program.close()


Story(
    a_lone_negative_is_widened,
    a_policy_is_made,
    every_control_of_the_editor_says_what_it_is,
    the_labels_follow,
    a_change_is_seen_at_once,
    undo_takes_it_back,
    it_is_exported,
    the_manager_lists_it,
    it_is_chosen_when_the_project_is_back,
    the_default_takes_the_place_of_one_that_is_gone,
).run(check_leaks=False)     # GTK's file chooser leaks what it asks of libcloudproviders
