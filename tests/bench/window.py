#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: window.py BUILD DATA-SET SCRATCH

Uses the real program on a data set, as a person does, and measures it from outside. Prints a line
for each thing measured, as polarity-bench does: its name, the figure and the reference, in seconds
or bytes. What the program does is seen on the screen, whose pixels are a file; the accessibility
tree is only looked at between two measurements.
"""

import mmap
import os
import re
import shutil
import struct
import sys
import time
from pathlib import Path

build, data_set, scratch = map(Path, sys.argv[1:4])

os.environ["POLARITY"] = str(build / "src/polarity")
os.environ["GSETTINGS_SCHEMA_DIR"] = str(build / "data")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "desktop"))
from drive import Desktop, Failure, Program
from polarity import THUMBNAIL

SIZE = (1280, 800)
GRID = (20, 150, 380, 600)          # left, top, width, height: inside the thumbnails
EDGE = (0, 0, 1280, 20)             # where no pointer is
PANE = (450, 200, 400, 400)         # inside the picture
PHOTOGRAPH = 1000                   # so many colours are on the screen only where a picture is
SPOT = (170, 350)                   # on one of the thumbnails
CELL = (700, 500)                   # on a cell of the matrix
STALL_MS = 2
ROUNDS = 3
QUIET = 0.5                         # seconds without work after which all is done
BUSY = 0.2                          # the share of a processor that is work


class Screen(Desktop):
    """A desktop whose pixels can be read."""

    def __init__(self):
        super().__init__(SIZE)

    def _serve(self, argv, **options):
        if argv[0] == "Xvfb":
            argv = [*argv, "-fbdir", str(self.folder)]
        return super()._serve(argv, **options)

    def __enter__(self):
        super().__enter__()
        self.set("io/github/polarity_app/Polarity", "window-maximized", "true")
        with open(self.folder / "Xvfb_screen0", "rb") as file:
            memory = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack(">25I", memory[:100])
        start = header[0] + 12 * header[19]
        self.stride = header[12] // 4
        self.pixels = memoryview(memory)[start:start + header[12] * header[5]].cast("I")
        self.empty = self.content(EDGE)
        return self

    def forget(self):
        """Makes the home directory as if no program had run."""
        for name in ("XDG_CACHE_HOME", "XDG_DATA_HOME"):
            shutil.rmtree(self.environment[name], ignore_errors=True)

    def rows(self, left, top, width, height, step=1):
        for y in range(top, top + height, step):
            yield self.pixels[y * self.stride + left:y * self.stride + left + width]

    def content(self, area=(0, 0, *SIZE)):
        """A number that changes when the area does."""
        return hash(tuple(row.tobytes() for row in self.rows(*area)))

    def shows_photographs(self, area):
        colors = set()
        for row in self.rows(*area, step=3):
            colors.update(row.tolist()[::3])
        return len(colors) >= PHOTOGRAPH


class Measured(Program):
    """A program whose main loop is watched."""

    def __init__(self, desktop, *argv):
        self.stalls = desktop.folder / ("stalls-%d" % len(desktop.programs))
        self.started = time.monotonic()
        super().__init__(desktop, *argv, environment={
            "LD_PRELOAD": str(build / "tests/bench/stall.so"),
            "STALL_LOG": str(self.stalls),
            "STALL_MS": str(STALL_MS)})

    def kill(self):
        """Ends it, and waits until its window is gone."""
        super().kill()
        end = time.monotonic() + 5
        while self.desktop.content(EDGE) != self.desktop.empty and time.monotonic() < end:
            time.sleep(0.01)

    def busy(self):
        """How long its threads were at work or waited for a processor, in seconds."""
        total = 0
        for task in Path("/proc/%d/task" % self.process.pid).iterdir():
            try:
                ran, waited, _ = (task / "schedstat").read_text().split()
            except OSError:
                continue                        # it has just ended
            total += int(ran) + int(waited)
        return total / 1e9

    def settle(self, timeout=120):
        """Waits until it does nothing, and the screen stays as it is. Returns when that began."""
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            before, content, start = self.busy(), self.desktop.content(), time.monotonic()
            time.sleep(QUIET)
            if (self.busy() - before) / (time.monotonic() - start) < BUSY and self.desktop.content() == content:
                return start
        raise Failure("it is still at work after %d s" % timeout)

    def longest_stall(self, since, begun=True):
        """Of the stalls since then: as long as it took, and how much of that was work, in seconds.

        One that had begun before counts too, unless only those count that begin later.
        """
        stalls = [tuple(map(float, line.split())) for line in self.stalls.read_text().splitlines()]
        times = [(work / 1e3, took / 1e3) for at, took, work in stalls
                 if at >= since or begun and at + took / 1e3 >= since]
        work, took = max(times, default=(0, 0))
        return took, work

    def resident(self):
        """Its memory, that of shared libraries by its share, in bytes."""
        rollup = Path("/proc/%d/smaps_rollup" % self.process.pid).read_text()
        return 1024 * int(re.search(r"^Pss:\s+(\d+)", rollup, re.M).group(1))

    def measure(self, action):
        """Does something and waits for its end: the longest stall, and how long all took."""
        start = time.monotonic()
        action()
        end = self.settle()
        return (*self.longest_stall(start), end - start)


def report(name, figure, reference=0):
    print("%s\t%.6g\t%.6g" % (name, figure, reference), flush=True)


def wait_for_photographs(program, area=GRID, timeout=60):
    while not program.desktop.shows_photographs(area):
        if time.monotonic() > program.started + timeout:
            raise Failure("no thumbnail is shown")
        time.sleep(0.005)
    return time.monotonic() - program.started


def wait_for_window(program):
    while program.desktop.content(EDGE) == program.desktop.empty:
        if time.monotonic() > program.started + 60:
            raise Failure("no window is shown")
        time.sleep(0.002)
    return time.monotonic() - program.started


def scroll(desktop):
    desktop.key(*["Page_Down"] * 15)
    desktop.click(*SPOT, button=5, times=10)
    desktop.key("End")
    desktop.key("Home")


def scroll_matrix(desktop):
    """By pages, by the wheel and by columns, and from corner to corner."""
    desktop.key(*["Page_Down"] * 15)
    desktop.click(*CELL, button=5, times=10)
    desktop.key(*["Right"] * 25)
    desktop.key("End", "Home")
    desktop.key("ctrl+End", "ctrl+Home")


def measure_change(program, key, area):
    """From the key until that part of the screen is another one, and complete."""
    desktop = program.desktop
    before = last = desktop.content(area)
    start = changed = time.monotonic()
    desktop.key(key)
    while last == before or time.monotonic() < changed + 0.3:
        content = desktop.content(area)
        if content != last:
            last, changed = content, time.monotonic()
        if time.monotonic() > start + 10:
            raise Failure("nothing changes on the screen")
    return changed - start


def median_change(program, area):
    changes = []
    for _ in range(9):
        program.settle()
        changes.append(measure_change(program, "Right", area))
    return sorted(changes)[4]


class Plain:
    """What GTK's own grid costs on the same screen."""

    def __init__(self, screen, n_images):
        self.program = program = Measured(screen, build / "tests/bench/plain-grid", n_images)
        self.shown = wait_for_window(program)
        program.settle()
        self.resident = program.resident()

    def use(self):
        screen = self.program.desktop
        screen.click(*SPOT)
        self.program.settle()
        self.scrolling = self.program.measure(lambda: scroll(screen))[1]
        screen.click(*SPOT)
        self.next = median_change(self.program, (0, 0, *SIZE))
        self.key = self.program.measure(lambda: screen.key("Right"))[1]
        self.replacing = self.program.measure(lambda: screen.key("F5"))[1]


class Window:
    """The interactions that are measured, on a project with many tags."""

    def __init__(self, program, plain):
        self.program = program
        self.desktop = program.desktop
        self.plain = plain
        self.thumbnails = 0             # what those take that scrolling showed, in bytes

    def measure(self, name, action, reference=None):
        took, work, whole = self.program.measure(action)
        report("stall " + name, work, self.plain.key if reference is None else reference)
        report("stall %s, whole" % name, took)
        report(name, whole)

    def place(self, name, role=None):
        """Where a control is, found while nothing is measured."""
        place = self.program.find(name, role).place()
        self.program.settle()
        return place

    def measure_click(self, name, control, role=None, reference=None):
        place = self.place(control, role)
        self.measure(name, lambda: self.desktop.click(*place), reference)

    def choose_first(self):
        self.desktop.click(*self.place(re.compile(r"IMG_.*\.jpg"), THUMBNAIL))
        self.program.settle()

    def scroll(self):
        self.choose_first()
        before = self.program.resident()
        self.measure("scrolling", lambda: scroll(self.desktop), self.plain.scrolling)
        self.thumbnails = max(self.program.resident() - before, 0)

    def next_picture(self):
        self.choose_first()
        report("next picture", median_change(self.program, PANE), self.plain.next)

    def tag(self):
        self.choose_first()
        self.measure("tagging with a key", lambda: self.desktop.key("1"))
        self.measure("undo", lambda: self.desktop.key("ctrl+z"))

    def filter(self):
        self.measure_click("filtering", re.compile("^Untagged"), reference=self.plain.replacing)
        self.measure_click("showing all", re.compile("^All"), reference=self.plain.replacing)

    def sort(self):
        self.program.click("Sort Images")
        self.measure_click("sorting", "Number of Tags", reference=self.plain.replacing)
        self.program.click("Sort Images")
        self.measure_click("sorting by name", "Name", reference=self.plain.replacing)

    def use_matrix(self):
        """In boxes, as the smallest squares, and as a picture of the whole data set."""
        self.choose_first()
        self.program.click("Interpret", "page tab")
        self.measure_click("showing the matrix", "Matrix", reference=self.plain.replacing)
        self.program.focus("Label Matrix", "table")
        self.measure("scrolling the matrix", lambda: scroll_matrix(self.desktop), self.plain.scrolling)
        self.measure("tagging a cell", lambda: self.desktop.key("y"))
        self.desktop.key("ctrl+z", *["ctrl+minus"] * 6)
        self.program.settle()
        self.measure("scrolling small cells", lambda: scroll_matrix(self.desktop), self.plain.scrolling)
        self.measure("the picture of all", lambda: self.desktop.key("ctrl+0"))
        self.desktop.key("Return")
        self.program.click("Sort", "push button")
        self.measure_click("sorting the matrix", "By Similar Tags", "menu item")
        self.desktop.key("Escape")
        self.program.click("Sort", "push button")
        self.program.press("As in the Image List", "menu item")
        self.desktop.key("Escape")
        self.program.click("Tag", "page tab")

    def show_charts(self):
        self.choose_first()
        self.program.click("Audit", "page tab")
        self.measure_click("showing charts", "Charts", "push button", self.plain.replacing)
        titles = ["Labels of Each Concept", "Concepts on the Same Images", "Tags over Time", "Agreement of Annotators"]
        for shown, chosen in zip(titles, titles[1:] + titles[:1]):
            self.program.click(shown, "push button")
            self.measure_click("chart: " + chosen, chosen, "menu item", self.plain.replacing)
        self.program.click("Tag", "page tab")

    def tag_all(self):
        self.choose_first()
        self.measure("selecting all", lambda: self.desktop.key("ctrl+a"))
        self.measure("tagging all", lambda: self.desktop.key("1"))
        self.measure("undoing that", lambda: self.desktop.key("ctrl+z"), self.plain.replacing)

    def search(self):
        self.choose_first()
        self.measure("searching a concept", lambda: (self.desktop.key("slash"), self.desktop.type("cept 07")))
        self.desktop.key("Escape", "Escape")

    def switch_pages(self):
        self.choose_first()
        self.measure_click("going to Interpret", "Interpret", "page tab", self.plain.replacing)
        self.measure_click("going to Tag", "Tag", "page tab", self.plain.replacing)

    def export(self):
        self.program.click("Export…", "push button")
        self.program.click(re.compile("^Layout"), "combo box")
        self.program.find(re.compile("^Compact"), "list item")
        self.program.key("Down", "Return")
        self.program.find(re.compile("^Compact"), "label")
        self.program.click("Export", "push button")
        self.program.find("Name:", "text", "focused")
        self.program.key("ctrl+a")
        self.program.type(str(scratch / "window.json"))
        self.program.settle()
        self.measure("exporting", lambda: self.desktop.key("Return"))

    def run(self):
        for step in (self.scroll, self.next_picture, self.tag, self.filter, self.sort, self.search,
                     self.switch_pages, self.use_matrix, self.show_charts, self.tag_all, self.export):
            try:
                step()
            except Failure as failure:          # what cannot be measured is missing in the table
                print("window.py: %s: %s" % (step.__name__, str(failure).splitlines()[0]), file=sys.stderr)


class Opening:
    """The folder, opened for the first time."""

    def __init__(self, screen):
        screen.forget()
        self.program = program = Measured(screen, os.environ["POLARITY"], "--concepts", data_set / "concepts.txt",
                                          data_set / "images")
        appeared = program.started + wait_for_window(program)
        self.shown = wait_for_photographs(program)
        self.scanned = program.settle() - program.started
        self.whole_stall, self.stall = program.longest_stall(appeared, begun=False)
        self.resident = program.resident()
        program.kill()


def measure_opening(screen):
    """Takes turns with a plain grid of as many items, and takes the least of each."""
    n_images = sum(len(files) for _, _, files in os.walk(data_set / "images"))
    plains, openings = [], []
    for _ in range(ROUNDS):
        plains.append(Plain(screen, n_images))
        if len(plains) == ROUNDS:
            plains[-1].use()
        plains[-1].program.kill()
        openings.append(Opening(screen))

    def least(name, rounds):
        return min(getattr(it, name) for it in rounds)

    plain = plains[-1]
    plain.shown = least("shown", plains)
    report("first thumbnails", least("shown", openings), plain.shown)
    report("scanned", least("scanned", openings))
    report("stall opening a folder", least("stall", openings), plain.replacing)
    report("stall opening a folder, whole", least("whole_stall", openings))
    report("resident folder", least("resident", openings), plain.resident)
    return plain


def measure_project(screen, plain):
    project = scratch / "window.polarity"
    for path in scratch.glob("window.*"):
        path.unlink()
    shutil.copy(data_set / "project.polarity", project)

    program = Measured(screen, os.environ["POLARITY"], project)
    appeared = program.started + wait_for_window(program)
    report("first thumbnails again", wait_for_photographs(program), plain.shown)
    report("opened", program.settle() - program.started)
    took, work = program.longest_stall(appeared, begun=False)
    report("stall opening a project", work, plain.replacing)
    report("stall opening a project, whole", took)
    report("resident", program.resident(), plain.resident)
    window = Window(program, plain)
    window.run()
    report("resident at the end", program.resident(), window.thumbnails)
    program.kill()


with Screen() as desktop:
    plain_grid = measure_opening(desktop)
    if (data_set / "project.polarity").exists():
        measure_project(desktop, plain_grid)
