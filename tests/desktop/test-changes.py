#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What changes under another policy: the numbers of each concept, and the images behind them."""

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
    the_interpret_page_offers_it,
).run()
