# SPDX-License-Identifier: GPL-3.0-or-later
"""What is measured, what it must reach, and how that is shown."""

from dataclasses import dataclass

SIZES = (1000, 10000, 100000, 1000000)
LARGEST = (1000000,)
HEADER = ["what", "images", "figure", "reference", "ratio", "bar", "holds"]

SECONDS = ((1, "s"), (1e-3, "ms"), (1e-6, "µs"))
BYTES = ((1e6, "MB"),)


@dataclass
class AtMost:
    """The figure itself is bounded."""
    limit: float

    def holds(self, figure, reference):
        return figure <= self.limit

    def show(self, unit):
        return "≤ " + show_amount(self.limit, unit)


@dataclass
class AtMostBeyond:
    """So much may come on top of the reference."""
    limit: float

    def holds(self, figure, reference):
        return figure - reference <= self.limit

    def show(self, unit):
        return "≤ reference + " + show_amount(self.limit, unit)


@dataclass
class AtMostTimes:
    """At most so many times the reference."""
    limit: float

    def holds(self, figure, reference):
        return reference > 0 and figure <= self.limit * reference

    def show(self, unit):
        return "≤ %g ×" % self.limit


@dataclass
class Rate:
    """At least so much of the reference's rate. Figures are times for a piece of work."""
    limit: float

    def holds(self, figure, reference):
        return reference >= self.limit * figure > 0

    def show(self, unit):
        return "≥ %g × the rate" % self.limit


@dataclass
class Row:
    title: str
    family: str                 # of polarity-bench, or "window"
    name: str                   # among the family's figures
    bar: object = None
    reference: str = None       # what it is, where there is one
    at: tuple = LARGEST         # numbers of images
    unit: tuple = SECONDS

    def sizes(self, largest):
        return sorted({min(n, largest) for n in self.at})

    def show_figure(self, result):
        return show_amount(result[0], self.unit) if result else "—"

    def show_reference(self, result):
        if not result or not self.reference:
            return "—"
        return "%s: %s" % (self.reference, show_amount(result[1], self.unit))


def stall(title):
    """The longest work of the main thread at a stretch. GTK's part of it is taken from a plain grid."""
    return Row("stall: " + title, "window", "stall " + title, AtMostBeyond(0.016), "GtkGridView", SIZES)


ROWS = [
    Row("window with first thumbnails", "window", "first thumbnails", AtMost(1), "GtkGridView", SIZES),
    Row("the same, from a project", "window", "first thumbnails again", AtMost(1), "GtkGridView", SIZES[:3]),
    stall("opening a folder"),
    stall("opening a project"),
    stall("scrolling"),
    stall("tagging with a key"),
    stall("undo"),
    stall("filtering"),
    stall("sorting"),
    stall("searching a concept"),
    stall("going to Interpret"),
    stall("going to Tag"),
    stall("showing the matrix"),
    stall("scrolling the matrix"),
    stall("scrolling small cells"),
    stall("tagging a cell"),
    stall("the picture of all"),
    stall("sorting the matrix"),
    stall("showing charts"),
    stall("chart: Concepts on the Same Images"),
    stall("chart: Tags over Time"),
    stall("chart: Agreement of Annotators"),
    stall("selecting all"),
    stall("tagging all"),
    stall("undoing that"),
    stall("exporting"),
    Row("next picture shown", "window", "next picture", AtMostBeyond(0.05), "GtkGridView's next item",
        (1000, 1000000)),
    Row("memory of the program", "window", "resident", AtMost(250e6), "GtkGridView", unit=BYTES),
    Row("memory of the program, after use", "window", "resident at the end", AtMostBeyond(250e6), "thumbnails",
        unit=BYTES),
    Row("memory of a project", "memory", "memory", AtMost(250e6), "plain arrays", unit=BYTES),
    Row("project opened", "open", "open", AtMostTimes(2), "bare SELECT"),
    Row("totals from scratch", "totals", "totals", AtMostTimes(1.5), "plain loop"),
    Row("policies compared", "compare", "compare", AtMostTimes(2), "plain loop"),
    Row("audit without pictures", "audit", "audit", AtMostTimes(10), "plain loop"),
    Row("chart of labels, another policy", "charts", "bars", AtMostTimes(5), "plain loop"),
    Row("chart of concepts on the same images", "charts", "pairs", AtMostTimes(10), "plain loop"),
    Row("chart of tags over time", "charts", "history", AtMostTimes(10), "plain loop"),
    Row("chart of agreement", "charts", "agreement", AtMostTimes(10), "plain loop"),
    Row("near-duplicates of 1,000,000 hashes", "hashes", "near duplicates", Rate(100), "all pairs, from a sample",
        (1000,)),
    Row("tag, totals and label", "tag", "tag", AtMost(0.002)),
    Row("tag, the slowest of 2,000", "tag", "tag at worst", AtMost(0.016)),
    Row("15,000 images tagged", "tag-many", "tag many", AtMost(0.1)),
    Row("15,000 images undone", "tag-many", "undo many", AtMost(0.1)),
    Row("all images tagged: main thread", "tag-many", "tag all, main thread", AtMost(0.016)),
    Row("all images undone: main thread", "tag-many", "undo all, main thread", AtMost(0.016)),
    Row("filter: untagged", "filter", "filter untagged", AtMost(0.05), "plain loop"),
    Row("filter: only negatives", "filter", "filter only negatives", AtMost(0.05), "plain loop"),
    Row("filter: disagreement", "filter", "filter disagreement", AtMost(0.05), "plain loop"),
    Row("search among 10,000 concepts", "search", "search", AtMost(0.016), "strstr", (1000,)),
    Row("one tag saved", "save", "save", AtMostTimes(1.5), "bare commit"),
    Row("folder listed", "list", "list", AtMostTimes(2), "GFileEnumerator", (100000,)),
    Row("thumbnail of 2 MP", "thumbnails", "thumbnail 2 MP", Rate(0.9), "libjpeg-turbo", (1000,)),
    Row("thumbnail of 12 MP", "thumbnails", "thumbnail 12 MP", Rate(0.9), "libjpeg-turbo", (1000,)),
    Row("200,000 tags imported", "import", "import few", AtMost(1), "bare INSERT"),
    Row("all tags imported", "import", "import all", Rate(0.5), "bare INSERT"),
    Row("import: memory to read the file", "import", "import memory", AtMost(8e6), "the file", unit=BYTES),
    Row("1 MB of compact labels exported", "export", "export labels", Rate(0.25), "plain writer"),
    Row("1 MB of annotations exported", "export", "export annotations", Rate(0.25), "plain writer"),
    Row("export: memory for labels", "export", "export labels memory", AtMost(8e6), "the file", unit=BYTES),
    Row("export: memory for annotations", "export", "export annotations memory", AtMost(8e6), "the file", unit=BYTES),
]

GROWTH = [
    Row("window with first thumbnails", "window", "first thumbnails"),
    Row("folder taken in and looked at", "window", "scanned"),
    Row("memory of the program", "window", "resident", unit=BYTES),
    Row("memory of the program, after use", "window", "resident at the end", unit=BYTES),
    Row("memory of a project", "memory", "memory", unit=BYTES),
    Row("project opened", "open", "open"),
    Row("matrix sorted by similar tags", "window", "sorting the matrix"),
    Row("matrix as a picture of all", "window", "the picture of all"),
    Row("totals from scratch", "totals", "totals"),
    Row("policies compared", "compare", "compare"),
    Row("chart of concepts on the same images", "charts", "pairs"),
    Row("chart of tags over time", "charts", "history"),
    Row("chart of agreement", "charts", "agreement"),
    Row("tag, totals and label", "tag", "tag"),
    Row("one tag saved", "save", "save"),
    Row("snapshot", "tag", "snapshot"),
    Row("15,000 images tagged, or all", "tag-many", "tag many"),
    Row("all images tagged, by a worker", "tag-many", "tag all"),
    Row("all images undone, by a worker", "tag-many", "undo all"),
    Row("filter: untagged", "filter", "filter untagged"),
    Row("sort by number of tags", "filter", "sort by tags"),
    Row("sort at random", "filter", "sort at random"),
    Row("compact labels exported", "export", "export labels whole"),
    Row("annotations exported", "export", "export annotations whole"),
]


@dataclass
class Verdict:
    row: Row
    n_images: int
    result: tuple       # figure and reference; None if they could not be measured
    holds: bool

    def line(self):
        row = self.row
        return [row.title, "{:,}".format(self.n_images), row.show_figure(self.result),
                row.show_reference(self.result), self.ratio(), row.bar.show(row.unit) if row.bar else "—",
                "NO" if not self.holds else "yes" if row.bar else "—"]

    def ratio(self):
        if not self.row.reference or not self.result or not all(self.result):
            return "—"
        figure, reference = self.result
        return "%.2f ×" % (reference / figure if isinstance(self.row.bar, Rate) else figure / reference)


def judge(row, n_images, result):
    holds = result is not None and (row.bar is None or row.bar.holds(*result))
    return Verdict(row, n_images, result, holds)


def show_amount(amount, unit):
    size, name = next((step for step in unit if amount >= step[0]), unit[-1])
    value = amount / size
    return ("%.0f" if value >= 100 else "%.3g") % value + " " + name


def print_table(header, lines):
    """In columns, which Markdown also reads as a table."""
    widths = [max(map(len, column)) for column in zip(header, *lines)]
    rule = ["-" * (width - 1) + ":" if i else "-" * width for i, width in enumerate(widths)]
    for line in (header, rule, *lines):
        cells = [cell.rjust(width) if i else cell.ljust(width) for i, (cell, width) in enumerate(zip(line, widths))]
        print("| " + " | ".join(cells) + " |")
    print(flush=True)
