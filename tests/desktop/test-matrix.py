#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The label matrix, by keys: cells are told, tagged one by one and as a block, and lead to images."""

import re

from polarity import Story, picture_name

MATRIX = "Label Matrix", "table"


def told(story):
    return story.program.find(*MATRIX).description


def expect_cell(story, *lines):
    """What is told of the cell under the cursor begins with these lines."""
    story.program.wait(lambda: told(story).splitlines()[:len(lines)] == list(lines),
                       "the cell is not told to be %r" % (lines,))


def the_matrix_is_opened_by_keys(story):
    story.open_folder()
    story.program.choose_image(1)
    story.program.go_to("Interpret")    # the focus stays with the tab
    story.program.key("ctrl+m")
    story.program.focus(*MATRIX)
    expect_cell(story, picture_name(1), "burger: ignored, unannotated")


def a_cell_is_tagged_in_place(story):
    story.program.key("y")
    expect_cell(story, "burger: positive")
    story.program.key("Right")
    expect_cell(story, picture_name(1), "pizza: negative, implicit")
    story.program.key("n")
    expect_cell(story, "pizza: negative")
    story.program.key("Left")
    expect_cell(story, picture_name(1), "burger: positive, explicit")
    story.program.key("Right")


def a_block_is_one_step(story):
    story.program.key("Down", "shift+Down", "shift+Right", "n")
    expect_cell(story, "4 tags")
    story.program.key("Home")
    expect_cell(story, picture_name(3), "burger: negative, widened")
    story.program.key("ctrl+z")
    expect_cell(story, "Undone: 4 tags")
    story.program.key("Right")
    expect_cell(story, picture_name(3), "pizza: ignored, unannotated")


def smaller_boxes_are_cells_all_the_same(story):
    story.program.key(*["ctrl+minus"] * 5)
    story.program.key("Up", "y")
    expect_cell(story, "pizza: positive")
    story.program.key(*["ctrl+plus"] * 5)


def only_differences_are_shown(story):
    story.program.click("Compare With", "combo box")
    story.program.click(re.compile("^Explicit Tags Only"))
    story.program.click("Only Differences")
    story.program.focus(*MATRIX)
    story.program.key("Home")
    expect_cell(story, picture_name(2), "burger: negative, implicit")


def images_and_concepts_are_sorted(story):
    """The cursor stays on its image and concept, wherever they go."""
    for order, told in (("By Label in the Current Column", "sorted by the label of “burger”"),
                        ("By Name", "Concepts are sorted by name"),
                        ("By Similar Tags", "Images with the same tags are beside each other")):
        story.program.click("Sort", "push button")
        story.program.press(order, "menu item")
        story.program.key("Escape")
        story.program.expect_told(told)
    story.program.focus(*MATRIX)
    expect_cell(story, picture_name(2), "burger: negative, implicit")
    story.program.key("F5")
    story.program.expect_told("Images with the same tags are beside each other")
    story.program.key("shift+Right", "Left")
    expect_cell(story, picture_name(2), "burger: negative, implicit")
    story.program.key("Down")
    expect_cell(story, picture_name(1))


def all_is_one_picture(story):
    """Enter leads from it to the boxes of the same cell."""
    story.program.key("ctrl+0")
    expect_cell(story, picture_name(1))
    story.program.click("What the Shades Mean", "push button")
    story.program.find("One in a hundred positive, the others negative", "label")
    story.program.lint()
    story.program.key("Escape")
    story.program.focus(*MATRIX)
    story.program.key("y", "ctrl+End", "Return", "n")
    expect_cell(story, "taco: negative")
    story.program.key("ctrl+z", "ctrl+Home")


def boxes_are_explained(story):
    story.program.click("What the Boxes Mean", "push button")
    story.program.find("Annotators disagree", "label")
    story.program.lint()
    story.program.key("Escape")


def a_cell_leads_to_its_image(story):
    story.program.focus(*MATRIX)
    story.program.key("ctrl+End", "Return")
    story.program.find(picture_name(6), "image")


def the_view_is_remembered(story):
    story.program.close()
    story.open_folder()
    story.program.choose_image(1)
    story.program.expect_tag("burger", "positive")
    story.program.key("alt+2")
    story.program.find(*MATRIX)
    story.program.click("Sort", "push button")
    for order in ("By Similar Tags", "By Name"):
        story.program.find(order, "menu item", "checked")
    story.program.key("Escape")
    story.program.close()


Story(
    the_matrix_is_opened_by_keys,
    a_cell_is_tagged_in_place,
    a_block_is_one_step,
    smaller_boxes_are_cells_all_the_same,
    only_differences_are_shown,
    images_and_concepts_are_sorted,
    all_is_one_picture,
    boxes_are_explained,
    a_cell_leads_to_its_image,
    the_view_is_remembered,
).run()
