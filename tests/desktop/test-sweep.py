#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sweeping through many images for one concept, by the keys and by the mouse."""

import time

from polarity import THUMBNAIL, Story, picture_name


def cell(story, number):
    """A thumbnail of the sweep, which comes after that of the Tag page."""
    return story.program.wait(lambda: story.program.matches(picture_name(number), THUMBNAIL)[1:],
                              "there is no %s to answer" % picture_name(number))[-1]


def expect_answer(story, number, answer):
    """What a thumbnail says beside its name: "" for nothing."""
    def says():
        return [cell for cell in story.program.matches(picture_name(number), THUMBNAIL)
                if cell.description == answer]
    story.program.wait(says, "%s does not say %r" % (picture_name(number), answer))


def expect_tag(story, number, concept, value):
    story.program.choose_image(number)
    story.program.expect_tag(concept, value)


def a_key_begins(story):
    program = story.open_folder()
    program.find(picture_name(6), THUMBNAIL)
    program.find(picture_name(1), "image")
    program.key("w")
    program.find("Back to Tagging", "push button")
    program.find("6 left")
    program.find("burger: not tagged")


def keys_answer_and_advance(story):
    story.program.key("y", "n", "u")
    expect_answer(story, 1, "positive")
    expect_answer(story, 2, "negative")
    expect_answer(story, 3, "unsure")
    expect_answer(story, 4, "")
    story.program.find("3 left")
    story.program.find("Last answer: unsure, 003.png")


def undo_steps_back(story):
    story.program.key("ctrl+z")
    expect_answer(story, 3, "")
    story.program.key("n")
    expect_answer(story, 3, "negative")


def a_second_thought_clears(story):
    story.program.key("BackSpace", "Delete")
    expect_answer(story, 3, "")
    story.program.find("4 left")
    story.program.key("n")
    expect_answer(story, 3, "negative")


def clicks_answer(story):
    cell(story, 4).click()
    expect_answer(story, 4, "positive")
    cell(story, 5).click(button=3)
    expect_answer(story, 5, "negative")
    story.program.click("A Click Tags Unsure", "push button")
    cell(story, 4).click()
    expect_answer(story, 4, "unsure")


def a_second_click_takes_back(story):
    cell(story, 4).click()
    expect_answer(story, 4, "")


def the_rest_of_the_screen_is_negative(story):
    story.program.find("2 left")
    story.program.click("2 Here Negative", "push button")
    expect_answer(story, 4, "negative")
    expect_answer(story, 6, "negative")
    story.program.key("ctrl+z")
    expect_answer(story, 4, "")
    expect_answer(story, 6, "")
    story.program.key("x")
    expect_answer(story, 6, "negative")


def going_on_puts_away(story):
    cell(story, 1)
    story.program.click("Go On", "push button")
    story.program.find("Nothing Left to Answer")


def the_next_concept_is_offered(story):
    story.program.click("Next Concept: pizza", "push button")
    story.program.find("pizza: not tagged")
    story.program.find("6 left")


def the_rest_of_the_list_is_asked_about(story):
    story.program.key("y", "shift+x")
    story.program.find("Tag 5 Images Negative?")
    story.program.key("Tab", "Return")
    story.program.expect_gone("Tag 5 Images Negative?")
    story.program.find("All answered")
    story.program.expect_saved()
    time.sleep(1)                       # until keys come to the window again, not to the dialog


def every_control_says_what_it_is(story):
    story.program.lint()


def escape_leads_back(story):
    story.program.key("Escape")
    story.program.find("Tag", "page tab", "selected")
    expect_tag(story, 1, "burger", "positive")
    expect_tag(story, 1, "pizza", "positive")
    expect_tag(story, 6, "burger", "negative")
    expect_tag(story, 6, "pizza", "negative")


def closing_ends_it(story):
    story.program.close()


Story(
    a_key_begins,
    keys_answer_and_advance,
    undo_steps_back,
    a_second_thought_clears,
    clicks_answer,
    a_second_click_takes_back,
    the_rest_of_the_screen_is_negative,
    going_on_puts_away,
    the_next_concept_is_offered,
    the_rest_of_the_list_is_asked_about,
    every_control_says_what_it_is,
    escape_leads_back,
    closing_ends_it,
).run()
