#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tagging with the mouse and with the keys, undoing, and the end."""

from polarity import CHECK_BOX, THUMBNAIL, Story, picture_name


def a_folder_opens_untagged(story):
    program = story.open_folder()
    for concept in ("burger", "pizza", "taco"):
        program.expect_tag(concept, None)
    for number in range(1, 7):
        program.find(picture_name(number), THUMBNAIL)


def a_click_tags(story):
    story.program.choose_image(1)
    story.program.tag("burger", "positive")
    story.program.expect_saved()


def the_other_box_takes_over(story):
    story.program.tag("burger", "negative")
    story.program.expect_tag("burger", "negative")
    story.program.expect_saved()


def a_second_click_clears(story):
    story.program.toggle("burger", "negative")
    story.program.expect_tag("burger", None)
    story.program.expect_saved()


def a_key_tags(story):
    story.program.choose_image(2)
    story.program.key("1")
    story.program.expect_tag("burger", "positive")
    story.program.key("shift+2")
    story.program.expect_tag("pizza", "negative")
    story.program.expect_saved()


def tags_belong_to_their_image(story):
    story.program.choose_image(1)
    story.program.expect_tag("burger", None)
    story.program.choose_image(2)
    story.program.expect_tag("burger", "positive")


def keys_undo_and_redo(story):
    story.program.key("ctrl+z")
    story.program.expect_tag("pizza", None)
    story.program.expect_tag("burger", "positive")
    story.program.key("ctrl+shift+z")
    story.program.expect_tag("pizza", "negative")


def buttons_undo_and_redo(story):
    story.program.click("Undo", "push button")
    story.program.expect_tag("pizza", None)
    story.program.click("Redo", "push button")
    story.program.expect_tag("pizza", "negative")
    story.program.expect_saved()


def several_images_are_tagged_at_once(story):
    story.program.choose_image(3)
    story.program.key("ctrl+a")
    story.program.find("burger: positive", CHECK_BOX, "indeterminate")
    story.program.tag("taco", "positive")

    story.program.choose_image(6)
    story.program.expect_tag("taco", "positive")
    story.program.key("ctrl+z")
    story.program.expect_tag("taco", None)
    story.program.choose_image(3)
    story.program.expect_tag("taco", None)


def the_search_tags(story):
    story.program.choose_image(4)
    story.program.key("slash")
    story.program.type("tac")
    story.program.key("Return")
    story.program.key("Escape")
    story.program.expect_tag("taco", "positive")


def what_a_filter_hides_is_not_selected(story):
    story.program.choose_image(4)
    story.program.click("Untagged 4", "push button")
    story.program.find("Untagged 4", "push button", "pressed")
    story.program.find("All 6", "push button", "!pressed")
    story.program.expect_tag("taco", None)

    story.program.click("Only Negatives 0", "push button")
    story.program.find("Untagged 4", "push button", "!pressed")
    story.program.key("1")
    story.program.click("All 6", "push button")
    story.program.find("Untagged 4", "push button", "!pressed")


def every_control_says_what_it_is(story):
    story.program.lint()


def closing_ends_it(story):
    story.program.close()


Story(
    a_folder_opens_untagged,
    a_click_tags,
    the_other_box_takes_over,
    a_second_click_clears,
    a_key_tags,
    tags_belong_to_their_image,
    keys_undo_and_redo,
    buttons_undo_and_redo,
    several_images_are_tagged_at_once,
    the_search_tags,
    what_a_filter_hides_is_not_selected,
    every_control_says_what_it_is,
    closing_ends_it,
).run()
