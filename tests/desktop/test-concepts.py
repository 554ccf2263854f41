#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Concepts: grouped, moved, explained, merged, archived and restored."""

import re

from polarity import CHECK_BOX, Story

# A message dialog's button says its label twice, once with the mnemonic.
APPLY = re.compile("Apply$")


def focus_concept(story, concept):
    """Goes to a concept from the search."""
    story.program.key("slash")
    story.program.focus("%s: positive" % concept, CHECK_BOX, 10)


def choose(story, concept, item):
    """Chooses from the menu of a concept."""
    story.program.find("%s: positive" % concept, CHECK_BOX).click(button=3)
    story.program.click(item, "menu item")


def answer(story, text):
    story.program.find(APPLY, "push button")
    story.program.key("ctrl+a")
    story.program.type(text)
    story.program.key("Return")
    story.program.expect_gone(APPLY, "push button")


def expect_active(story, title):
    """The window of that title gets the keys."""
    story.program.wait(
        lambda: story.desktop.output("xdotool", "getactivewindow", "getwindowname").strip() == title,
        "the window %r is not active" % title)


def order(story):
    """The concepts in the order of their rows."""
    boxes = [control for control in story.program.controls()
             if control.role == CHECK_BOX and control.name.endswith(": positive")]
    return [control.name.split(":")[0] for control in sorted(boxes, key=lambda box: box.place()[1])]


def expect_order(story, *concepts):
    story.program.wait(lambda: order(story) == list(concepts), "the order is not %s" % (concepts,))


def arrows_go_from_concept_to_concept(story):
    program = story.open_folder()
    program.choose_image(1)
    program.key("slash", "Down")
    program.find("burger: positive", CHECK_BOX, "focused", timeout=10)
    program.key("Down", "Tab")
    program.find("pizza: negative", CHECK_BOX, "focused", timeout=10)
    program.key("Up", "Up")
    program.wait(lambda: any(control.has("focused") for control in program.matches("Search or Add a Concept")),
                 "the arrow does not lead up to the search", 10)


def a_concept_gets_a_group(story):
    program = story.program
    choose(story, "taco", "Change Group…")
    answer(story, "Mexican")
    program.find("Mexican", "heading")
    expect_order(story, "burger", "pizza", "taco")


def a_key_moves_it_into_another_group(story):
    focus_concept(story, "taco")
    story.program.key("alt+Up")
    story.program.expect_gone("Mexican", "heading")
    story.program.key("alt+Up")
    expect_order(story, "burger", "taco", "pizza")
    story.program.key("ctrl+z", "ctrl+z")
    story.program.find("Mexican", "heading")
    expect_order(story, "burger", "pizza", "taco")


def drag(story, concept, onto):
    """Drags a concept by its name and lets go of it above another one's, as a hand does: in small steps."""
    x, y = story.program.find(concept, "label").place()
    _, end = story.program.find(onto, "label").place()
    steps = [argument for step in range(1, 11)
             for argument in ("mousemove", str(x), str(y + (end - y) * step // 10), "sleep", "0.05")]
    story.desktop.output("xdotool", "mousemove", str(x), str(y), "sleep", "0.2", "mousedown", "1", *steps,
                         "sleep", "0.3", "mouseup", "1")


def a_concept_is_dragged_to_another_place(story):
    expect_order(story, "burger", "pizza", "taco")
    drag(story, "pizza", "burger")
    expect_order(story, "pizza", "burger", "taco")
    story.program.key("ctrl+z")
    expect_order(story, "burger", "pizza", "taco")


def a_concept_is_dragged_into_a_group(story):
    def is_in_group(concept):
        heading = story.program.find("Mexican", "heading")
        return story.program.find(concept, "label").place()[1] > heading.place()[1]

    drag(story, "burger", "taco")
    expect_order(story, "pizza", "burger", "taco")
    story.program.wait(lambda: is_in_group("burger"), "it did not get the group of where it was let go")
    assert not is_in_group("pizza")
    story.program.key("ctrl+z")
    expect_order(story, "burger", "pizza", "taco")
    story.program.wait(lambda: not is_in_group("burger"), "it kept the group")


def a_name_that_is_taken_is_refused(story):
    focus_concept(story, "taco")
    story.program.key("F2")
    story.program.find(APPLY, "push button")
    story.program.key("ctrl+a")
    story.program.type("pizza")
    story.program.find(re.compile("There is a concept “pizza” already.*"))
    story.program.find(APPLY, "push button", "!sensitive")
    story.program.key("Escape")
    story.program.expect_gone(APPLY, "push button")


def a_note_says_when_it_counts(story):
    choose(story, "burger", "Note and Examples…")
    story.program.find("When does it count?", "text", "focused")
    story.program.type("With a bun.")
    story.program.lint()
    story.program.click("Save", "push button")
    story.program.click("burger: note", "push button")
    story.program.find("With a bun.")
    story.program.key("Escape")


def an_example_leads_to_its_image(story):
    choose(story, "burger", "Add as Example")
    story.program.choose_image(4)
    story.program.click("burger: note", "push button")
    story.program.click("Go to 001.png", "push button")
    story.program.find("001.png", "image")


def a_merge_asks_where_tags_contradict(story):
    program = story.program
    program.tag("pizza", "positive")
    program.tag("burger", "negative")
    program.choose_image(2)
    program.tag("pizza", "positive")
    choose(story, "pizza", "Merge…")
    expect_active(story, "Merge Concepts")
    program.type("burg")
    program.click("Merge", "push button")
    program.find("0 of 1 decided")
    program.find("Merge", "push button", "!sensitive")
    program.lint()
    program.click("001.png: Keep Positive", "push button")
    program.find("1 of 1 decided")
    program.click("Merge", "push button")
    program.expect_gone("pizza: positive", CHECK_BOX)
    program.expect_tag("burger", "positive")
    program.choose_image(1)
    program.expect_tag("burger", "positive")


def one_undo_takes_the_merge_back(story):
    story.program.key("ctrl+z")
    story.program.expect_tag("pizza", "positive")
    story.program.expect_tag("burger", "negative")


def all_concepts_are_managed_at_once(story):
    program = story.program
    program.key("ctrl+shift+l")
    expect_active(story, "Concepts")
    program.find("List 3")
    program.find(re.compile("pizza, 2 positive, 0 negative"))
    program.lint()
    program.click(re.compile("pizza, 2 positive.*"), "table cell")
    program.find("1 selected")
    program.key("Delete")
    program.find("Archive 1")
    program.expect_gone(re.compile("pizza, 2 positive.*"))


def the_archive_gives_back(story):
    program = story.program
    program.click("Archive 1")
    program.click(re.compile("pizza, 2 positive.*"), "table cell")
    program.click("Restore", "push button")
    program.find("List 3")
    program.key("ctrl+z")
    program.find("List 2")
    program.key("ctrl+shift+z")
    program.find("List 3")
    program.key("Escape")
    program.expect_gone("List 3")
    program.expect_tag("pizza", "positive")


def a_list_is_looked_at_before_it_is_taken(story):
    program = story.program
    path = story.folder.parent / "more.txt"
    path.write_text("burger\nBURGER\nfries\n")
    program.key("ctrl+l")
    expect_active(story, "Import Concepts")
    program.find(re.compile("Import$"), "push button")
    program.type(str(path))                 # the slash at its beginning asks for a path
    program.key("Return")
    program.find("1 new concept")
    program.find("BURGER ≈ burger", CHECK_BOX, "!checked")
    program.find("fries", CHECK_BOX, "checked")
    program.lint()
    program.click("Import", "push button")
    program.expect_tag("fries", None)
    program.expect_gone("BURGER: positive", CHECK_BOX)


def closing_ends_it(story):
    story.program.expect_saved()
    story.program.close()


def notes_and_examples_come_back(story):
    program = story.start(story.folder)
    program.choose_image(1)
    program.click("burger: note", "push button")
    program.find("With a bun.")
    program.find("Go to 001.png", "push button")
    program.key("Escape")
    program.close()


Story(
    arrows_go_from_concept_to_concept,
    a_concept_gets_a_group,
    a_key_moves_it_into_another_group,
    a_concept_is_dragged_to_another_place,
    a_concept_is_dragged_into_a_group,
    a_name_that_is_taken_is_refused,
    a_note_says_when_it_counts,
    an_example_leads_to_its_image,
    a_merge_asks_where_tags_contradict,
    one_undo_takes_the_merge_back,
    all_concepts_are_managed_at_once,
    the_archive_gives_back,
    a_list_is_looked_at_before_it_is_taken,
    closing_ends_it,
    notes_and_examples_come_back,
).run(check_leaks=False)     # GTK's file chooser leaks what it asks of libcloudproviders
