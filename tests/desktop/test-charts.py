#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Charts: what they tell, the images behind a value and the way back, and files of them."""

import struct
import xml.etree.ElementTree as ElementTree

from polarity import THUMBNAIL, Story, picture_name

BARS = "Labels of Each Concept", "table"
PAIRS = "Concepts on the Same Images", "table"
HISTORY = "Tags over Time", "table"
AGREEMENT = "Agreement of Annotators", "table"
SETTINGS = "io/github/polarity_app/Polarity"
SVG = "{http://www.w3.org/2000/svg}"


def expect_value(story, chart, *lines):
    """What is told of the value under the cursor."""
    story.program.wait(lambda: story.program.find(*chart).description.splitlines() == list(lines),
                       "the value is not told to be %r" % (lines,))


def choose_chart(story, now, name):
    story.program.click(now, "push button")
    story.program.click(name, "menu item")


def the_charts_are_opened_by_keys(story):
    story.desktop.set(SETTINGS, "annotator", "'Ana'")
    program = story.open_folder()
    program.choose_image(1)
    program.tag("burger", "positive")
    program.tag("taco", "positive")
    program.choose_image(2)
    program.tag("pizza", "negative")
    program.expect_saved()
    program.go_to("Audit")              # the focus stays with the tab
    program.find("Findings", "push button")
    program.key("ctrl+m")
    program.focus(*BARS)
    expect_value(story, BARS, "burger: Tagged positive", "1 of 6 images")
    program.lint()


def keys_go_from_value_to_value(story):
    story.program.key("Down")
    expect_value(story, BARS, "pizza: Tagged positive", "0 of 6 images")
    story.program.key("Right")
    expect_value(story, BARS, "pizza: Tagged negative", "1 of 6 images")
    story.program.key("End", "Right", "Right")
    expect_value(story, BARS, "taco: Negative only because others are", "1 of 6 images")
    story.program.key("Home")
    expect_value(story, BARS, "burger: Negative only because others are", "1 of 6 images")


def the_scale_is_logarithmic(story):
    story.program.find("Logarithmic", None, "!pressed")
    story.program.key("l")
    story.program.find("Logarithmic", None, "pressed")
    expect_value(story, BARS, "burger: Negative only because others are", "1 of 6 images")


def the_images_behind_a_value_are_shown(story):
    program = story.program
    program.key("Return")
    program.expect_gone(picture_name(1), THUMBNAIL)
    program.find(picture_name(2), THUMBNAIL)
    program.click("Only burger: Negative only because others are: show the others again")
    program.find(picture_name(1), THUMBNAIL)


def another_chart_shows_pairs(story):
    story.program.key("alt+3")
    choose_chart(story, BARS[0], PAIRS[0])
    story.program.focus(*PAIRS)
    story.program.key("Home", "Right")
    expect_value(story, PAIRS, "burger and taco", "1 image", "100 % of the rarer one’s images")


def save_as(story, name):
    path = story.desktop.folder / name
    story.program.key("ctrl+s")
    story.program.find("Name:", "text", "focused")
    story.program.key("ctrl+a")
    story.program.type(str(path))
    story.program.key("Return")
    story.program.wait(path.exists, "%s is not written" % name)
    return path


def it_is_saved_as_svg(story):
    root = ElementTree.parse(save_as(story, "pairs.svg")).getroot()
    assert root.tag == SVG + "svg", root.tag
    assert len(list(root.iter(SVG + "path"))) > 10
    assert not list(root.iter(SVG + "image")), "there are pictures instead of lines"
    story.program.find("Chart saved")


def it_is_saved_as_png(story):
    data = save_as(story, "pairs.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    assert width > 200 and height > 200, (width, height)
    assert data[-8:-4] == b"IEND"


def a_third_chart_shows_when_tags_were_set(story):
    choose_chart(story, PAIRS[0], HISTORY[0])
    story.program.focus(*HISTORY)
    story.program.key("End")
    story.program.wait(lambda: "Tagged positive" in story.program.find(*HISTORY).description,
                       "no tags are told")
    story.program.lint()


def the_view_is_remembered(story):
    story.program.close()
    story.open_folder()
    story.program.choose_image(1)
    story.program.expect_tag("burger", "positive")
    story.program.key("alt+3")
    story.program.find(*HISTORY)


def nobody_agrees_with_oneself(story):
    choose_chart(story, HISTORY[0], AGREEMENT[0])
    story.program.find("Fewer Than Two Annotators")
    story.program.close()


def two_annotators_are_compared(story):
    story.desktop.set(SETTINGS, "annotator", "'Ben'")
    program = story.open_folder()
    program.choose_image(1)
    program.toggle("burger", "negative")
    program.expect_saved()
    program.key("alt+3")
    program.find("Annotators agree on 0 of 1 item: Krippendorff’s alpha is 0.00, and Fleiss’ kappa is \u200e−1.00.")
    program.focus(*AGREEMENT)
    program.key("Home", "Right")
    expect_value(story, AGREEMENT, "Ana and Ben", "Cohen’s kappa is 0.00", "1 of 1 item disputed")
    program.lint()


def the_agreement_is_saved(story):
    root = ElementTree.parse(save_as(story, "agreement.svg")).getroot()
    assert root.tag == SVG + "svg", root.tag
    assert len(list(root.iter(SVG + "path"))) > 10


def what_two_disagree_on_is_shown(story):
    program = story.program
    program.focus(*AGREEMENT)
    program.key("Return")
    program.expect_gone(picture_name(2), THUMBNAIL)
    program.find(picture_name(1), THUMBNAIL)
    program.click("Only disagreement of Ana and Ben: show the others again")
    program.find(picture_name(2), THUMBNAIL)


def what_is_disputed_of_a_concept_is_shown(story):
    program = story.program
    program.key("alt+3")
    program.click("burger", "list item")
    program.find("Only disagreement on burger: show the others again")
    program.expect_gone(picture_name(2), THUMBNAIL)
    program.find(picture_name(1), THUMBNAIL)
    program.close()


Story(
    the_charts_are_opened_by_keys,
    keys_go_from_value_to_value,
    the_scale_is_logarithmic,
    the_images_behind_a_value_are_shown,
    another_chart_shows_pairs,
    it_is_saved_as_svg,
    it_is_saved_as_png,
    a_third_chart_shows_when_tags_were_set,
    the_view_is_remembered,
    nobody_agrees_with_oneself,
    two_annotators_are_compared,
    the_agreement_is_saved,
    what_two_disagree_on_is_shown,
    what_is_disputed_of_a_concept_is_shown,
).run(check_leaks=False)     # GTK's file chooser leaks what it asks of libcloudproviders
