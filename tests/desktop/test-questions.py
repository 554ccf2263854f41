#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""One picture, one concept: answered by the keys and by the mouse."""

from polarity import THUMBNAIL, Story, picture_name

QUESTION = "Does this show “%s”?"


def expect_question(story, number, concept="burger"):
    """The picture says which one it is, and what is asked about it."""
    def asks():
        return [view for view in story.program.matches(picture_name(number), "image")
                if view.description.startswith(QUESTION % concept)]
    story.program.wait(asks, "%s is not asked about" % picture_name(number))


def the_menu_of_a_concept_begins(story):
    program = story.open_folder()
    program.find(picture_name(6), THUMBNAIL)
    program.find(picture_name(1), "image")
    program.click("pizza: menu", "push button")
    program.press("Ask Questions", "menu item")
    expect_question(story, 1, "pizza")
    program.find("6 left")


def a_key_begins(story):
    story.program.key("Escape")
    story.program.find("Tag", "page tab", "selected")
    story.program.key("q")
    expect_question(story, 1, "pizza")


def keys_answer(story):
    story.program.key("y")
    expect_question(story, 2, "pizza")
    story.program.key("n")
    expect_question(story, 3, "pizza")
    story.program.key("u")
    expect_question(story, 4, "pizza")
    story.program.find("3 left")
    story.program.find("Last answer: unsure, 003.png")


def arrows_answer(story):
    story.program.key("Right")
    expect_question(story, 5, "pizza")
    story.program.key("ctrl+z")
    expect_question(story, 4, "pizza")
    story.program.key("Left")
    expect_question(story, 5, "pizza")


def one_can_go_on_and_back(story):
    story.program.key("space")
    expect_question(story, 6, "pizza")
    story.program.key("BackSpace", "BackSpace")
    expect_question(story, 4, "pizza")
    story.program.find("Answered: yes")


def buttons_answer(story):
    story.program.click("No", "push button")
    expect_question(story, 5, "pizza")
    story.program.click("Yes", "push button")
    expect_question(story, 6, "pizza")
    story.program.click("Image Before", "push button")
    expect_question(story, 5, "pizza")
    story.program.find("Answered: yes")
    story.program.click("Skip", "push button")
    expect_question(story, 6, "pizza")


def keys_of_the_tag_page_do_nothing_here(story):
    story.program.key("r", "slash")
    expect_question(story, 6, "pizza")
    story.program.find("1 left")


def every_control_says_what_it_is(story):
    story.program.lint()


def the_end_offers_more(story):
    story.program.click("Cannot Tell", "push button")
    story.program.find("Nothing Left to Answer")
    story.program.key("Return")
    expect_question(story, 1, "taco")


def another_concept_is_searched(story):
    story.program.matches("Filter by a Concept", "push button")[-1].click()     # not that of the Tag page
    story.program.type("burg")
    story.program.key("Return")
    expect_question(story, 1, "burger")
    story.program.expect_saved()


def the_answers_are_tags(story):
    story.program.key("Escape")
    story.program.find("Tag", "page tab", "selected")
    for number, value in ((1, "positive"), (2, "negative"), (4, "negative"), (5, "positive")):
        story.program.choose_image(number)
        story.program.expect_tag("pizza", value)


def closing_ends_it(story):
    story.program.close()


Story(
    the_menu_of_a_concept_begins,
    a_key_begins,
    keys_answer,
    arrows_answer,
    one_can_go_on_and_back,
    buttons_answer,
    keys_of_the_tag_page_do_nothing_here,
    every_control_says_what_it_is,
    the_end_offers_more,
    another_concept_is_searched,
    the_answers_are_tags,
    closing_ends_it,
).run()
