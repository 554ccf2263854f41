#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: test-make-data-set.py MAKE-DATA-SET POLARITY-CLI ORIGINALS

Folders and projects are what they are said to be, and the same at any time."""

import filecmp
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
import tap

maker, cli, originals = sys.argv[1:4]

IMAGES = 2000
CONCEPTS = 50
TAGS = 8000


def make(name, *options, pictures="pictures"):
    subprocess.run([maker, "--originals", originals, "--pictures", folder / pictures, "--distinct", "1",
                    "--images", str(IMAGES), "--concepts", str(CONCEPTS), "--tags", str(TAGS), *options,
                    folder / name], check=True)
    export = subprocess.run([cli, "export", folder / name / "project.polarity", "--format", "annotations"],
                            check=True, capture_output=True)
    return export.stdout


def images():
    return json.loads(exports["one"])["images"]


def the_same_seed_gives_the_same():
    assert make("again", pictures="pictures again") == exports["one"]
    made = sorted(path.relative_to(folder / "pictures") for path in (folder / "pictures").rglob("*.jpg"))
    assert len(made) == 3, made
    _, differing, lacking = filecmp.cmpfiles(folder / "pictures", folder / "pictures again", made, shallow=False)
    assert not differing and not lacking, (differing, lacking)


def another_seed_gives_another():
    assert make("other", "--seed", "2") != exports["one"]


def it_has_as_many_as_were_asked_for():
    assert len(images()) == IMAGES
    assert len(json.loads(exports["one"])["concepts"]) == CONCEPTS
    assert sum(len(image["annotations"]) for image in images()) == TAGS


def four_people_tagged_it():
    people = {annotation["annotator"] for image in images() for annotation in image["annotations"]}
    assert len(people) == 4, people


def folders_can_be_nested():
    nested = {Path(image["path"]).parent.name for image in json.loads(make("nested", "--nested"))["images"]}
    assert nested == {"0000", "0001"}, nested


with tempfile.TemporaryDirectory() as temporary:
    folder = Path(temporary)
    exports = {"one": make("one")}
    tap.run([(test.__name__.replace("_", "-"), test) for test in (
        the_same_seed_gives_the_same,
        another_seed_gives_another,
        it_has_as_many_as_were_asked_for,
        four_people_tagged_it,
        folders_can_be_nested,
    )])
