#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The export dialog: a preview, and a file with the labels that the window shows."""

import json

from polarity import Story


def export_path(story):
    return story.desktop.folder / "labels.json"


def the_dialog_previews_the_labels(story):
    program = story.open_folder()
    program.choose_image(1)
    program.tag("burger", "positive")
    program.expect_saved()
    program.click("Export…", "push button")
    preview = program.find("Preview", "text")
    program.wait(lambda: "polarity-labels" in preview.text() and "implicit" in preview.text(),
                 "the preview has no labels")


def every_control_says_what_it_is(story):
    story.program.lint()


def it_writes_a_file(story):
    program = story.program
    path = export_path(story)
    program.click("Export", "push button")
    program.find("Name:", "text", "focused")
    program.key("ctrl+a")
    program.type(str(path))
    program.key("Return")
    program.find("Exported")

    export = json.loads(path.read_text())
    assert export["format"] == "polarity-labels", export
    labels = {label["concept"]: (label["label"], label["reason"]) for label in export["images"][0]["labels"]}
    assert labels == {"burger": ("positive", "explicit"),
                      "pizza": ("negative", "implicit"),
                      "taco": ("negative", "implicit")}, labels
    assert len(export["images"]) == 6


def it_ends(story):
    story.program.close()


Story(
    the_dialog_previews_the_labels,
    every_control_says_what_it_is,
    it_writes_a_file,
    it_ends,
).run(check_leaks=False)     # GTK's file chooser leaks what it asks of libcloudproviders
