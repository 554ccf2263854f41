# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of the window share: the program, and a data set to open in it."""

import os
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap
from drive import Desktop, Failure, Program     # noqa: F401, for the tests
from fixtures import make_concepts, make_pictures, picture_name     # noqa: F401

CHECK_BOX = "check box"
THUMBNAIL = "table cell"
PROGRAM = os.environ["POLARITY"]


class Polarity(Program):
    """The program, on a folder or a project."""

    def __init__(self, desktop, *argv):
        super().__init__(desktop, PROGRAM, *argv, environment={"POLARITY_DEBUG": "frames"})

    def toggle(self, concept, value):
        """Clicks a check box: value is "positive" or "negative"."""
        self.click("%s: %s" % (concept, value), CHECK_BOX)

    def tag(self, concept, value):
        self.toggle(concept, value)
        self.expect_tag(concept, value)

    def expect_tag(self, concept, value):
        """The check boxes of the concept say value: "positive", "negative" or None."""
        for box in ("positive", "negative"):
            self.find("%s: %s" % (concept, box), CHECK_BOX, "checked" if box == value else "!checked")

    def expect_saved(self):
        self.find("Saved")

    def told(self):
        """What a screen reader speaks anew of the control that has the focus."""
        focused = [control for control in self.controls() if control.has("focused")]
        return focused[0].description if focused else ""

    def expect_told(self, pattern):
        """Unlike a notice, which goes away by itself, this stays to be found."""
        self.wait(lambda: re.search(pattern, self.told()), "nothing tells of %r" % pattern)

    def go_to(self, page):
        self.click(page, "page tab")

    def figure(self, name):
        """What the program told at its end, such as "pictures decoded"."""
        return float(re.search(r"^%s ([0-9.]+)" % name, self.output(), re.M).group(1))

    def longest_stall(self):
        """In milliseconds. It depends on the machine, so it is to be shown, not to be judged."""
        return self.figure("longest stall")

    def longest_frame(self):
        return self.figure("longest frame")

    def longest_work(self):
        """The processor time of the main thread in a stall, in milliseconds."""
        return self.figure("longest work in a stall")

    def choose_image(self, number):
        self.click(picture_name(number), THUMBNAIL)
        self.find(picture_name(number), "image")


class Story:
    """Tests of one program that follow each other. Ends with what a clean end needs."""

    def __init__(self, *tests):
        self.tests = [(test.__name__.replace("_", "-"), test) for test in tests]
        self.program = None

    def run(self, check_leaks=True):
        with Desktop() as self.desktop:
            if not check_leaks:
                sanitizer = self.desktop.environment.get("ASAN_OPTIONS", "")
                self.desktop.environment["ASAN_OPTIONS"] = sanitizer + ":detect_leaks=0"
            self.folder = make_pictures(self.desktop.folder / "pictures", 6)
            self.concepts = make_concepts(self.desktop.folder)
            tap.run([(name, lambda test=test: test(self)) for name, test in self.tests], self.on_failure)

    def start(self, *argv):
        self.program = Polarity(self.desktop, *argv)
        return self.program

    def open_folder(self):
        return self.start("--concepts", self.concepts, self.folder)

    def on_failure(self, name):
        """Keeps what the screen and the accessibility tree were like."""
        if self.program is None:
            return
        tap.comment(self.program.output())
        tap.comment(self.program.tree())
        if "POLARITY_TEST_FAILURES" in os.environ:
            folder = Path(os.environ["POLARITY_TEST_FAILURES"])
            folder.mkdir(parents=True, exist_ok=True)
            self.desktop.screenshot(folder / (name + ".png"))
