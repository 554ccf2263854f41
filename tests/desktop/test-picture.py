#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at a picture: turned, filling the screen, moving, with its details, in other programs."""

import re
from pathlib import Path

from polarity import THUMBNAIL, Story, picture_name
from fixtures import gif, png


def install_viewer(story):
    """A program that notes what it was to open."""
    applications = Path(story.desktop.environment["XDG_DATA_HOME"], "applications")
    applications.mkdir(parents=True)
    script = story.desktop.folder / "viewer"
    script.write_text('#!/bin/sh\necho "$1" > "%s"\n' % (story.desktop.folder / "opened"))
    script.chmod(0o755)
    (applications / "viewer.desktop").write_text(
        "[Desktop Entry]\nType=Application\nName=Viewer\nExec=%s %%f\nMimeType=image/png;\n" % script)
    Path(story.desktop.environment["XDG_CONFIG_HOME"], "mimeapps.list").write_text(
        "[Default Applications]\nimage/png=viewer.desktop\n")


def a_picture_opens(story):
    install_viewer(story)
    (story.folder / "007.gif").write_bytes(gif(4))
    (story.folder / picture_name(8)).write_bytes(png(20, 10, (200, 40, 40)))
    story.open_folder()
    story.program.choose_image(1)


def keys_and_menu_rotate(story):
    story.program.key("ctrl+r")
    story.program.click("Picture Menu", "push button")
    story.program.click("Rotate Left", "menu item")
    story.program.key("shift+F10")
    story.program.key("Escape")


def details_tell_of_the_file(story):
    story.program.key("alt+Return")
    story.program.find("320 × 240 pixels", "label")
    story.program.find("PNG", "label")
    story.program.find("Not tagged yet", "label")
    story.program.key("1")
    story.program.find(re.compile("^burger: positive\n"), "label")
    story.program.key("alt+Return")
    story.program.expect_gone("320 × 240 pixels")


def the_path_is_copied(story):
    story.program.key("ctrl+shift+c")
    story.program.expect_told("^Path copied$")


def another_program_opens_it(story):
    opened = story.desktop.folder / "opened"
    story.program.key("ctrl+Return")
    story.program.wait(opened.exists, "the default application did not start")
    story.program.wait(lambda: opened.read_text().strip().endswith("pictures/001.png"),
                       "the default application was not given the image")


def no_file_manager_is_told(story):
    """Neither a file manager nor a portal is on this desktop."""
    story.program.key("ctrl+alt+o")
    story.program.expect_told("^No file manager could show “.*001.png”")


def full_screen_shows_the_picture_alone(story):
    story.program.key("F11")
    story.program.expect_gone("Export…", "push button")
    story.program.expect_gone("burger: positive", "check box")
    story.program.expect_gone(picture_name(2), THUMBNAIL)
    story.program.find("Leave Full Screen", "push button")
    story.program.find(picture_name(1), "image", "focused")


def keys_tag_on_the_full_screen(story):
    story.program.key("2")
    story.program.find("pizza: positive", "label")
    story.program.key("Right")
    story.program.find(picture_name(2), "image")
    story.program.key("shift+3")
    story.program.find("taco: negative", "label")


def what_lies_over_it_goes_away(story):
    story.program.expect_gone("taco: negative", "label")


def escape_leaves_the_full_screen(story):
    story.program.key("Escape")
    story.program.find("Export…", "push button")
    story.program.expect_tag("taco", "negative")
    story.program.choose_image(1)
    story.program.expect_tag("pizza", "positive")


def an_animation_waits_to_be_played(story):
    """This desktop wants nothing to move by itself."""
    story.program.click("007.gif", THUMBNAIL)
    story.program.find("Play Animation", "push button")
    story.program.key("ctrl+p")
    story.program.find("Pause Animation", "push button")
    story.program.click("Pause Animation", "push button")
    story.program.find("Play Animation", "push button")


def another_picture_cannot_be_played(story):
    story.program.click(picture_name(8), THUMBNAIL)
    story.program.expect_gone("Play Animation", "push button")


def every_control_says_what_it_is(story):
    story.program.key("alt+Return")
    story.program.lint()


def closing_ends_it(story):
    story.program.close()


Story(
    a_picture_opens,
    keys_and_menu_rotate,
    details_tell_of_the_file,
    the_path_is_copied,
    another_program_opens_it,
    no_file_manager_is_told,
    full_screen_shows_the_picture_alone,
    keys_tag_on_the_full_screen,
    what_lies_over_it_goes_away,
    escape_leaves_the_full_screen,
    an_animation_waits_to_be_played,
    another_picture_cannot_be_played,
    every_control_says_what_it_is,
    closing_ends_it,
).run()
