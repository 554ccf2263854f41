#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every page, dialog, popover and menu: each control has a name and a role, and what happens is told."""

import re
import time

from polarity import CHECK_BOX, Story


def visit(story, name, role, what, what_role=None):
    """Opens something by a button, looks at all in it, and closes it."""
    story.program.click(name, role)
    story.program.find(what, what_role)
    story.program.lint()
    story.program.key("Escape")


def the_welcome_page(story):
    program = story.start()
    program.find(re.compile("^Open Folder"), "push button")
    program.lint()
    visit(story, "Main Menu", "push button", "Keyboard Shortcuts", "menu item")
    program.close()


def the_tag_page(story):
    story.open_folder()
    story.program.choose_image(1)
    story.program.lint()


def menus_and_popovers_of_the_header_bar(story):
    visit(story, "Open", "push button", re.compile("^Open Folder"), "menu item")
    visit(story, "Main Menu", "push button", "Keyboard Shortcuts", "menu item")


def popovers_of_the_filter_bar(story):
    visit(story, "Filter by a Concept", "push button", "Search Concepts", "entry")
    visit(story, "Sort Images", "push button", re.compile("^Name"))
    story.program.key("ctrl+f")
    story.program.lint()
    story.program.key("Escape", "Escape")


def the_menu_of_a_concept(story):
    visit(story, "burger: menu", "push button", re.compile("^Rename"), "menu item")


def the_picture(story):
    visit(story, "Picture Menu", "push button", "Copy Path", "menu item")
    story.program.key("alt+Return")
    story.program.find("320 × 240 pixels")
    story.program.lint()
    story.program.key("alt+Return")


def the_progress(story):
    story.program.key("ctrl+shift+p")
    story.program.find("burger: 0 positive, 0 negative", "table cell")
    story.program.find("Images a day", "spin button")
    story.program.lint()
    story.program.key("Escape")


def the_full_screen(story):
    story.program.key("F11")
    story.program.find("Leave Full Screen", "push button")
    story.program.lint()
    story.program.key("Escape")
    story.program.find("Export…", "push button")


def the_export_dialog(story):
    story.program.key("ctrl+e")
    story.program.find("Preview", "text")
    story.program.lint()
    story.program.key("Escape")


def the_preferences(story):
    story.program.key("ctrl+comma")
    story.program.find("Hide the Tags of Others", "check box")
    story.program.lint()
    story.program.key("Escape")
    story.program.expect_gone("Preferences")


def the_tour(story):
    story.program.key("F10")
    story.program.press("Welcome Tour")
    story.program.find("Next", "push button")
    story.program.lint()
    story.program.key("Escape")
    story.program.expect_gone("Next", "push button")


def the_shortcuts(story):
    story.program.key("F1")
    story.program.find("Mark as reviewed")
    story.program.lint()
    story.program.click("Tagging", "push button")
    story.program.find("Images and Window", "label")
    time.sleep(0.5)                     # until the list takes keys
    story.desktop.key("Down", "Return")
    story.program.find("Rotate right or left")
    story.program.lint()
    story.program.key("Escape")
    story.program.expect_gone("Rotate right or left")


def the_interpret_page(story):
    story.program.go_to("Interpret")
    story.program.find(re.compile("^burger: tagged positive"), CHECK_BOX)
    story.program.lint()


def the_audit_page(story):
    story.program.go_to("Audit")
    story.program.find("Audit", "page tab", "selected")
    story.program.lint()
    story.program.go_to("Tag")


def boxes_tell_their_state(story):
    story.program.choose_image(1)
    for box in ("positive", "negative"):
        name = "burger: " + box
        story.program.click(name, CHECK_BOX)
        story.program.find(name, CHECK_BOX, "checked")
        story.program.click(name, CHECK_BOX)
        story.program.find(name, CHECK_BOX, "!checked")


def a_tag_is_told(story):
    story.program.choose_image(2)
    story.program.key("1")
    story.program.expect_told("^burger: positive$")
    story.program.key("shift+2")
    story.program.expect_told("^pizza: negative$")
    story.program.key("ctrl+z")
    story.program.expect_told("^Undone: pizza: negative$")


def it_is_told_once(story):
    """Where the focus goes next, and where it was, nothing is left of it."""
    story.program.choose_image(3)
    story.program.wait(lambda: not story.program.told(), "the next image tells what was done to another")
    story.program.choose_image(2)
    story.program.wait(lambda: not story.program.told(), "the image tells its past")


def a_filter_is_told(story):
    story.program.click("Untagged 5", "push button")
    story.program.expect_told("^5 images are shown$")
    story.program.click("All 6", "push button")
    story.program.expect_told("^6 images are shown$")


def closing_ends_it(story):
    story.program.close()


Story(
    the_welcome_page,
    the_tag_page,
    menus_and_popovers_of_the_header_bar,
    popovers_of_the_filter_bar,
    the_menu_of_a_concept,
    the_picture,
    the_progress,
    the_full_screen,
    the_export_dialog,
    the_preferences,
    the_tour,
    the_shortcuts,
    the_interpret_page,
    the_audit_page,
    boxes_tell_their_state,
    a_tag_is_told,
    it_is_told_once,
    a_filter_is_told,
    closing_ends_it,
).run()
