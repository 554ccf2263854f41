#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was saved is there the next time, whatever ended the program."""

from polarity import Story

ROUNDS = 5


def tags_are_there_the_next_time(story):
    program = story.open_folder()
    program.choose_image(1)
    program.tag("burger", "positive")
    program.tag("pizza", "negative")
    program.expect_saved()
    program.close()

    program = story.start(story.folder)
    program.choose_image(1)
    program.expect_tag("burger", "positive")
    program.expect_tag("pizza", "negative")
    program.close()


def what_was_saved_survives_a_kill(story):
    for number in range(1, ROUNDS + 1):
        program = story.start(story.folder)
        program.choose_image(number + 1)
        program.tag("taco", "positive")
        program.expect_saved()
        program.kill()

    program = story.start(story.folder)
    for number in range(1, ROUNDS + 1):
        program.choose_image(number + 1)
        program.expect_tag("taco", "positive")
    program.close()


def the_folder_is_as_it_was(story):
    names = sorted(path.name for path in story.folder.iterdir())
    assert names == ["%03d.png" % number for number in range(1, 7)], names


Story(
    tags_are_there_the_next_time,
    what_was_saved_survives_a_kill,
    the_folder_is_as_it_was,
).run()
