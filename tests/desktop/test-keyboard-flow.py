#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tagging, marking and finding the way with nothing but keys."""

from polarity import CHECK_BOX, Story, picture_name


def expect_at(program, number):
    program.find(picture_name(number), "image")


def the_first_image_waits(story):
    story.open_folder()
    expect_at(story.program, 1)


def shift_and_ctrl_change_what_a_digit_says(story):
    story.program.key("1", "shift+2", "ctrl+3")
    story.program.expect_tag("burger", "positive")
    story.program.expect_tag("pizza", "negative")
    story.program.expect_tag("taco", None)
    story.program.find("? unsure", "label")
    story.program.expect_saved()


def a_key_goes_to_the_next_untagged_image_and_back(story):
    story.program.key("n")
    expect_at(story.program, 2)
    story.program.key("alt+Left")
    expect_at(story.program, 1)
    story.program.key("alt+Right")
    expect_at(story.program, 2)


def tags_are_repeated(story):
    story.program.key("r")
    story.program.expect_tag("burger", "positive")
    story.program.expect_tag("pizza", "negative")


def tags_are_copied_and_pasted_onto_several(story):
    story.program.key("ctrl+c")
    story.program.find("3 tags copied", "label")
    story.program.key("Right", "shift+Right")
    story.program.key("ctrl+v")
    story.program.expect_tag("burger", "positive")
    story.program.key("ctrl+z")
    story.program.find("Undone: Pasted tags on 2 images", "label")
    story.program.expect_tag("burger", None)


def marks_are_one_step_for_several(story):
    story.program.key("m")
    story.program.key("ctrl+z")
    story.program.find("Undone: reviewed on 2 images", "label")
    story.program.key("ctrl+shift+z")
    story.program.find("Redone: reviewed on 2 images", "label")


def skipped_images_are_found_again(story):
    story.program.key("Right", "s", "n", "ctrl+k")
    expect_at(story.program, 5)
    story.program.key("ctrl+u")
    expect_at(story.program, 1)


def the_search_says_unsure(story):
    story.program.key("alt+Left", "slash")
    story.program.type("bur")
    story.program.key("ctrl+Return", "Escape")
    story.program.expect_tag("burger", None)
    story.program.find("? unsure", "label")


def a_concept_gets_a_key_of_its_own(story):
    story.program.focus("burger: positive", CHECK_BOX)
    story.program.key("shift+F10")
    story.program.find("Set Key…")
    story.program.key("k")
    story.program.find("Key of “burger”")
    story.program.key("n")
    story.program.find("N goes to the next untagged image.")
    story.program.key("b")
    story.program.expect_gone("Key of “burger”")
    story.program.key("b")
    story.program.expect_tag("burger", "positive")


def the_next_image_comes_when_the_key_is_let_go(story):
    story.program.key("ctrl+comma")
    story.program.focus("Next Untagged Image After Tagging", "check box")
    story.program.key("space", "Escape")
    story.program.expect_gone("Preferences")
    story.program.key("slash", "Escape", "n")
    expect_at(story.program, 6)
    story.program.key("1")
    expect_at(story.program, 3)
    story.program.expect_saved()


def others_can_be_hidden(story):
    story.program.key("F10")
    story.program.find("Hide the Tags of Others")
    story.program.key("h")
    story.program.find("The tags of other annotators are hidden.")
    story.program.click("Show Tags", "push button")
    story.program.expect_gone("The tags of other annotators are hidden.")


def every_key_is_listed(story):
    story.program.key("F1")
    story.program.find("Next skipped image")
    story.program.find("Mark as reviewed")
    story.program.lint()
    story.program.key("Escape")


def every_control_says_what_it_is(story):
    story.program.lint()


def closing_ends_it(story):
    story.program.close()


Story(
    the_first_image_waits,
    shift_and_ctrl_change_what_a_digit_says,
    a_key_goes_to_the_next_untagged_image_and_back,
    tags_are_repeated,
    tags_are_copied_and_pasted_onto_several,
    marks_are_one_step_for_several,
    skipped_images_are_found_again,
    the_search_says_unsure,
    a_concept_gets_a_key_of_its_own,
    the_next_image_comes_when_the_key_is_let_go,
    others_can_be_hidden,
    every_key_is_listed,
    every_control_says_what_it_is,
    closing_ends_it,
).run()
