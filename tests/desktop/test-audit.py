#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The audit: what is found, where it is, and how it goes away when it is put right."""

import re
import shutil

from polarity import THUMBNAIL, Story, picture_name


def the_page_says_what_is_wrong(story):
    shutil.copy(story.folder / picture_name(2), story.folder / "copy-of-2.png")
    program = story.open_folder()
    program.choose_image(1)
    program.tag("burger", "negative")
    program.expect_saved()
    program.key("alt+3")
    program.find(re.compile("^Negatives That Nobody Said: 1 image"))
    program.find(re.compile("^Concepts Without a Positive: 3 concepts"))
    program.lint()


def pictures_are_looked_at_when_asked(story):
    story.program.click("Look at the Pictures")
    story.program.find(re.compile("^The Same File More Than Once: 2 images"))
    story.program.find("All pictures were looked at.")


def the_images_are_shown(story):
    program = story.program
    program.click("Show: Negatives That Nobody Said")
    program.expect_gone(picture_name(2), THUMBNAIL)
    program.find(picture_name(1), THUMBNAIL)
    program.lint()


def what_is_put_right_goes_away(story):
    program = story.program
    program.click(picture_name(1), THUMBNAIL)
    program.tag("pizza", "positive")
    program.click("Only Negatives That Nobody Said: show the others again")
    program.find(picture_name(2), THUMBNAIL)
    program.key("alt+3")
    program.find(re.compile("^Concepts Without a Positive: 2 concepts"))
    program.expect_gone(re.compile("^Negatives That Nobody Said"))


def few_tags_are_found_when_asked(story):
    program = story.program
    program.click(re.compile("^Fewest positives"), "spin button", times=2)
    program.type("2")
    program.key("Return")
    program.find(re.compile("^Concepts With Few Positives: 3 concepts"))


def the_report_is_saved(story):
    program = story.program
    report = story.folder.parent / "report.html"
    program.click("Save Report…")
    program.find("Name:", "text", "focused")
    program.key("ctrl+a")
    program.type(str(report))
    program.key("Return")
    program.wait(report.exists, "no report is written")
    text = report.read_text()
    assert "The Same File More Than Once" in text
    assert 'src="data:image/jpeg;base64,' in text
    assert "http" not in text
    report.unlink()


def what_was_seen_in_pictures_is_kept(story):
    """Nobody has to ask again. But for what the Tag page shows large, nothing is decoded."""
    story.program.close()
    story.open_folder()
    story.program.key("alt+3")
    story.program.find("All pictures were looked at.")
    story.program.find(re.compile("^The Same File More Than Once: 2 images"))
    story.program.close()
    decoded = story.program.figure("pictures decoded")
    assert decoded < 6, "%d pictures decoded" % decoded


Story(the_page_says_what_is_wrong, pictures_are_looked_at_when_asked, the_images_are_shown,
      what_is_put_right_goes_away, few_tags_are_found_when_asked, the_report_is_saved, what_was_seen_in_pictures_is_kept).run(check_leaks=False)   # as GTK's file chooser leaks
