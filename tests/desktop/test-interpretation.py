#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The Interpret page: what a model sees follows the tags and the policy."""

from polarity import CHECK_BOX, Story


def rows_say_label_and_reason(story):
    program = story.open_folder()
    program.choose_image(1)
    program.tag("burger", "positive")
    program.expect_saved()
    program.go_to("Interpret")
    program.find("burger: positive, explicit")
    program.find("pizza: negative, implicit")
    program.find("taco: negative, implicit")


def a_tag_changes_the_rows_at_once(story):
    story.program.click("pizza: tagged negative", CHECK_BOX)
    story.program.find("pizza: negative, explicit")
    story.program.find("taco: negative, implicit")


def a_lone_negative_is_widened(story):
    story.program.click("burger: tagged positive", CHECK_BOX)
    story.program.find("burger: negative, widened")
    story.program.find("taco: negative, widened")


def undo_works_here_too(story):
    story.program.key("ctrl+z")
    story.program.find("burger: positive, explicit")
    story.program.expect_saved()


def every_control_says_what_it_is(story):
    story.program.lint()


def the_tag_page_agrees(story):
    story.program.go_to("Tag")
    story.program.expect_tag("burger", "positive")
    story.program.expect_tag("pizza", "negative")
    story.program.close()


Story(
    rows_say_label_and_reason,
    a_tag_changes_the_rows_at_once,
    a_lone_negative_is_widened,
    undo_works_here_too,
    every_control_says_what_it_is,
    the_tag_page_agrees,
).run()
