#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes under another policy: the numbers of each concept, and the images behind them."""

import re

from polarity import THUMBNAIL, Story, picture_name

BUTTON = "push button"


def two_images_have_negatives_alone(story):
    program = story.open_folder()
    program.choose_image(1)
    program.tag("burger", "positive")
    for number in (2, 3):
        program.choose_image(number)
        program.tag("pizza", "negative")
    program.expect_saved()


def a_key_shows_what_changes(story):
    program = story.program
    program.key("ctrl+shift+d")
    program.find("4 labels of the data set change, compared with Clarifai:")
    program.find("4 from negative to ignored (4 widened)")
    program.find("burger, negative → ignored: 2 images", BUTTON)
    program.find("taco, negative → ignored: 2 images", BUTTON)
    program.lint()


def a_number_leads_to_its_images(story):
    program = story.program
    program.focus("taco, negative → ignored: 2 images", BUTTON)
    program.key("Return")
    program.expect_gone(picture_name(1), THUMBNAIL)
    program.find(picture_name(2), THUMBNAIL)
    program.find(picture_name(3), THUMBNAIL)
    program.click("Only taco: negative → ignored: show the others again")
    program.find(picture_name(1), THUMBNAIL)


def other_concepts_are_tried(story):
    program = story.program
    program.key("ctrl+shift+d")
    choose_kind(program, 3)
    program.find(re.compile(r"^4 from negative to ignored \(2 implicit, 2 of concepts that are not on both lists\)", re.M))
    program.lint()
    choose_kind(program, 1)
    program.find("Nothing Changes")
    program.click("Into: Choose…", BUTTON)
    program.find("Search Concepts", "entry")
    program.type("piz")
    program.key("Return")
    program.find(re.compile(r"^1 from negative to positive", re.M))
    choose_kind(program, 1)
    program.find("3 from ignored to negative (3 of concepts that are not on both lists)")
    program.find("Only the New Concept")
    program.lint()
    program.key("Escape")


def choose_kind(program, steps):
    program.click("Compare With", "combo box")
    program.find("A Concept Added", "list item")
    program.key(*["Down"] * steps, "Return")


def the_interpret_page_offers_it(story):
    program = story.program
    program.go_to("Interpret")
    program.click("Own Policies", BUTTON)
    program.press("Changes…", "menu item")
    program.find("4 labels of the data set change, compared with Clarifai:")
    program.key("Escape")
    program.expect_gone("4 labels of the data set change, compared with Clarifai:")
    program.close()


Story(
    two_images_have_negatives_alone,
    a_key_shows_what_changes,
    a_number_leads_to_its_images,
    other_concepts_are_tried,
    the_interpret_page_offers_it,
).run()
