#!/usr/bin/python3
"""The library from Python, through the typelib: the golden cases, and a project.

SPDX-License-Identifier: GPL-3.0-or-later
"""

import json
import os
import shutil
import sys
import tempfile

import gi

gi.require_version("Polarity", "1")
from gi.repository import Gio, GLib, Polarity

sys.path.insert(0, os.environ["G_TEST_SRCDIR"])
import tap

CASES = os.path.join(os.environ["G_TEST_SRCDIR"], "fixtures", "resolve.json")
VALUES = {
    "positive": Polarity.Value.POSITIVE,
    "negative": Polarity.Value.NEGATIVE,
    "unsure": Polarity.Value.UNSURE,
}
STATES = {
    None: Polarity.ImageState.NONE,
    "reviewed": Polarity.ImageState.REVIEWED,
    "skipped": Polarity.ImageState.SKIPPED,
}


class DataSet:
    """A folder with one file named like an image, and a project of it."""

    def __enter__(self):
        self.root = tempfile.mkdtemp(prefix="polarity-")
        folder = os.path.join(self.root, "images")
        os.mkdir(folder)
        open(os.path.join(folder, "a.jpg"), "w").close()
        self.path = os.path.join(self.root, "test.polarity")
        self.project = Polarity.Project.create(self.path, Gio.File.new_for_path(folder))
        self.project.scan(None)
        return self

    def __exit__(self, *args):
        del self.project
        shutil.rmtree(self.root)


def make_policy(settings):
    def label(key):
        return Polarity.label_from_string(settings[key])[1]

    return Polarity.Policy.new(
        settings["id"], None,
        label("with_positive"), label("only_negatives"), label("no_tags"),
        settings["reviewed"] == "negative",
        Polarity.scope_from_string(settings["scope"])[1],
        settings["exclusive"],
        Polarity.disagreement_from_string(settings["disagreement"])[1])


def fill(project, case):
    edit = project.begin_edit("Fill")
    for concept in case["concepts"]:
        edit.add_concept(concept["id"], concept.get("name"), concept.get("group"), None, False)
    for annotation in case["annotations"]:
        listed = any(c["id"] == annotation["concept"] for c in case["concepts"])
        concept = edit.add_concept(annotation["concept"], None, None, None, not listed)
        edit.set_tag(0, concept, edit.add_annotator(annotation["annotator"]),
                     VALUES[annotation["value"]],
                     Polarity.time_from_string(annotation["at"])[1])
    edit.set_state(0, STATES[case["state"]])
    project.apply(edit)


def read_labels(project, policy):
    labels = project.resolve(policy, 0)
    result = []
    for concept in project.get_concepts():
        label, reason = labels.get(concept.get_index())
        result.append({"concept": concept.get_id(),
                       "label": Polarity.label_to_string(label),
                       "reason": Polarity.reason_to_string(reason)})
    return result


def test_golden_cases():
    with open(CASES, encoding="utf-8") as file:
        cases = json.load(file)
    for case in cases:
        with DataSet() as data_set:
            fill(data_set.project, case)
            got = read_labels(data_set.project, make_policy(case["policy"]))
            assert got == case["labels"], f"{case['name']}: {got}"
    assert len(cases) >= 100


def test_changes_are_told_and_saved():
    with DataSet() as data_set:
        project, told = data_set.project, []
        project.connect("images-changed", lambda project, images: told.append(1))
        edit = project.begin_edit("Tag")
        burger = edit.add_concept("burger", "Burger", None, None, False)
        edit.set_tag(0, burger, edit.add_annotator("A"), Polarity.Value.POSITIVE, Polarity.TIME_NOW)
        project.apply(edit)
        assert told == [1]
        assert project.get_undo_text() == "Tag"
        assert project.flush()

        again = Polarity.Project.open(data_set.path, False)
        totals = again.get_totals(Polarity.Policy.get_default())
        assert totals.get_count(burger, Polarity.Label.POSITIVE, Polarity.Reason.EXPLICIT) == 1
        assert [concept.get_name() for concept in again.get_concepts()] == ["Burger"]


def test_errors_are_exceptions():
    with DataSet() as data_set:
        try:
            Polarity.Project.open(os.path.join(data_set.root, "images"), True)
        except GLib.Error as error:
            assert error.matches(Polarity.error_quark(), Polarity.Error.NOT_A_PROJECT)
            assert "images" in error.message
        else:
            raise AssertionError("a folder was opened as a project")


def test_presets():
    presets = Polarity.Policy.get_presets()
    assert [policy.get_id() for policy in presets] == [
        "clarifai", "clarifai-groups", "no-widening", "explicit", "assume-negative",
        "single-label", "reviewed"]
    assert all(policy.get_description().endswith(".") for policy in presets)


tap.run([
    ("/introspection/golden-cases", test_golden_cases),
    ("/introspection/changes-are-told-and-saved", test_changes_are_told_and_saved),
    ("/introspection/errors-are-exceptions", test_errors_are_exceptions),
    ("/introspection/presets", test_presets),
])
