# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program as a person does: a Desktop of its own, a Program on it, its Controls.

A Desktop is an X server without a screen, a window manager, a D-Bus session and an accessibility
bus, all private, with a home directory that is empty at first. Controls are found in the
accessibility tree and used with pointer and keyboard.

Four things about GTK 4.8 are worked round here: it tells the place of a control only within its
window, that of a control in a popover as if the popover began where its parent does, the name of
a button with a label twice over, and a control not at all until someone asked for its parent's
children. One is not: the controls of a stack's page that was shown and is hidden again are found
as if they were still there, so name the role where two pages share a name.
"""

import configparser
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# This is for programs, not for what is called here.
DEBUG = {name: os.environ.pop(name) for name in ("G_DEBUG", "G_MESSAGES_DEBUG") if name in os.environ}

import gi

gi.require_version("Atspi", "2.0")
gi.require_version("Json", "1.0")
from gi.repository import Atspi, Gio, GLib, Json

TIMEOUT = float(os.environ.get("POLARITY_TEST_WAIT", "30"))
COMPLAINT = re.compile(r".*(?:-(?:WARNING|CRITICAL|ERROR) \*\*|AddressSanitizer|LeakSanitizer|runtime error:).*")

# All that LeakSanitizer tells of is GLib's first table of quarks, for 2,048 pointers. GLib lets go of
# it when it makes a larger one, so that others may read it without a lock. The program ends well then.
QUARKS_ALONE = re.compile(r"""ERROR: LeakSanitizer: detected memory leaks

Direct leak of 16384 byte\(s\) in 1 object\(s\) allocated from:
    #0 .* in (?:__interceptor_)?malloc .*
    #1 .* in g_malloc .*

SUMMARY: AddressSanitizer: 16384 byte\(s\) leaked in 1 allocation\(s\)\.""")

# Roles that may take the focus as a container, whose content is what has names.
CONTAINERS = {"filler", "list", "panel", "scroll pane", "table", "tree table"}


# What a control that takes the focus may be.
CONTROLS = {"check box", "check menu item", "combo box", "entry", "image", "label", "link", "list item", "menu item",
            "page tab", "push button", "radio button", "radio menu item", "scroll bar", "slider", "spin button",
            "table cell", "table row", "text", "toggle button"}


class Failure(AssertionError):
    """The program is not as it should be."""


class Desktop:
    """A session for programs to run in. Use it in a with statement, one in a process."""

    def __init__(self, size=(1280, 800)):
        self.size = size
        self.servers = []
        self.programs = []

    def __enter__(self):
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))      # so that nothing is left behind
        self.folder = Path(tempfile.mkdtemp(prefix="polarity-desktop-"))
        try:
            self._make_environment()
            self._start_display()
            self._start_buses()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for program in self.programs:
            program.kill()
        for server in reversed(self.servers):
            server.terminate()
            try:
                server.wait(5)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _make_environment(self):
        home = self.folder / "home"
        directories = {
            "XDG_CACHE_HOME": home / ".cache",
            "XDG_CONFIG_HOME": home / ".config",
            "XDG_DATA_HOME": home / ".local/share",
            "XDG_STATE_HOME": home / ".local/state",
            "XDG_RUNTIME_DIR": self.folder / "run",
        }
        for directory in directories.values():
            directory.mkdir(parents=True, mode=0o700)

        kept = ("PATH", "LD_LIBRARY_PATH", "GSETTINGS_SCHEMA_DIR",
                "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS", "G_SLICE", "FLATPAK_USER_DIR")
        self.environment = {name: os.environ[name] for name in kept if name in os.environ}
        self.environment.update({name: str(path) for name, path in directories.items()})
        self.environment.update(
            HOME=str(home),
            LANG="C.UTF-8",
            GDK_BACKEND="x11",
            GDK_DEBUG="gl-disable",        # drivers of GL leak
            GSK_RENDERER="cairo",          # with another one, windows may never reach the accessibility bus
            GIO_USE_VFS="local",
            GSETTINGS_BACKEND="keyfile",
            GTK_IM_MODULE="gtk-im-context-simple",
            ADW_DISABLE_PORTAL="1",
            NO_AT_BRIDGE="0")

        self.set("org/gnome/desktop/interface", "color-scheme", "'default'")
        self.set("io/github/polarity_app/Polarity", "tour-seen", "true")
        gtk = home / ".config/gtk-4.0/settings.ini"
        gtk.parent.mkdir()
        gtk.write_text("[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n")

    def set(self, path, key, value):
        """Changes a setting: path has no / at its ends, value is a GVariant's text. A program that
        runs would forget its other settings if it read half a file."""
        keyfile = Path(self.environment["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")
        keyfile.parent.mkdir(parents=True, exist_ok=True)
        settings = configparser.ConfigParser(interpolation=None)
        settings.optionxform = str
        settings.read(keyfile)
        settings.read_dict({path: {key: value}})
        whole = keyfile.with_suffix(".whole")
        with open(whole, "w") as file:
            settings.write(file, space_around_delimiters=False)
        whole.replace(keyfile)

    def _serve(self, argv, **options):
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **options}
        server = subprocess.Popen(argv, env=self.environment, **options)
        self.servers.append(server)
        return server

    def _start_display(self):
        reader, writer = os.pipe()
        self._serve(["Xvfb", "-displayfd", str(writer), "-screen", "0", "%dx%dx24" % self.size,
                     "-nolisten", "tcp", "-noreset"], pass_fds=[writer])
        os.close(writer)
        with os.fdopen(reader) as display:
            self.environment["DISPLAY"] = ":" + display.readline().strip()

        self._serve(["openbox"])
        wait_until(lambda: "window id" in self.output("xprop", "-root", "_NET_SUPPORTING_WM_CHECK"),
                   "the window manager did not start")

    def _start_buses(self):
        bus = self._serve(["dbus-daemon", "--session", "--nofork", "--print-address"],
                          stdout=subprocess.PIPE, text=True)
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()

        self.accessibility = Accessibility(self.environment["DBUS_SESSION_BUS_ADDRESS"])

    def output(self, *argv):
        return subprocess.run(argv, env=self.environment, capture_output=True, text=True).stdout

    def key(self, *keys):
        """Presses keys by their X names, such as "ctrl+z"."""
        self.output("xdotool", "key", "--delay", "40", *keys)

    def type(self, text):
        self.output("xdotool", "type", "--delay", "15", text)

    def click(self, x, y, button=1, times=1):
        # a button that is let go in no time at all may not be seen as a click
        press = ["mousedown", str(button), "sleep", "0.06", "mouseup", str(button), "sleep", "0.06"]
        self.output("xdotool", "mousemove", str(x), str(y), "sleep", "0.1", *press * times)

    def screenshot(self, path):
        """Takes a picture of the screen, without a tooltip."""
        self.output("xdotool", "mousemove", *map(str, self.size))
        time.sleep(1)
        subprocess.run(["import", "-window", "root", "-strip", str(path)], env=self.environment, check=True)

    def windows(self):
        """What is mapped, topmost first."""
        line = re.compile(r'\s+(0x\w+) (?:"(.*)"|\(has no name\)): \((.*?)\)'
                          r'\s+(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)')
        for match in filter(None, map(line.match, self.output("xwininfo", "-root", "-tree").splitlines())):
            number, name, kind, *geometry = match.groups()
            if kind and "IsViewable" in self.output("xwininfo", "-id", number):
                yield Window(self, number, name or "", *map(int, geometry))


class Accessibility:
    """What programs tell on the accessibility bus. All of a program is read in one call."""

    ROOT = "/org/a11y/atspi/accessible/root"
    REGISTRY = "org.a11y.atspi.Registry", ROOT
    CACHE = "/org/a11y/atspi/cache"
    TIMEOUT_MS = 10000

    def __init__(self, session_address):
        session = self._connect(session_address)
        address, = self._call(session, ("org.a11y.Bus", "/org/a11y/bus"), "org.a11y.Bus", "GetAddress").unpack()
        self.bus = self._connect(address)
        self.applications()                     # starts the registry, before a program looks for it

    def _connect(self, address):
        flags = Gio.DBusConnectionFlags
        return Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def _call(self, bus, reference, interface, method, arguments=None):
        return bus.call_sync(*reference, interface, method, arguments, None, Gio.DBusCallFlags.NONE,
                             self.TIMEOUT_MS, None)

    def call(self, reference, interface, method, arguments=None):
        """reference is the name of a program on the bus and the path of an object."""
        return self._call(self.bus, reference, interface, method, arguments).unpack()

    def get(self, reference, interface, name):
        value, = self.call(reference, "org.freedesktop.DBus.Properties", "Get",
                           GLib.Variant("(ss)", (interface, name)))
        return value

    def applications(self):
        references, = self.call(self.REGISTRY, "org.a11y.atspi.Accessible", "GetChildren")
        return [name for name, _ in references]

    def toplevels(self, application):
        references, = self.call((application, self.ROOT), "org.a11y.atspi.Accessible", "GetChildren")
        return references

    def process(self, application):
        number, = self.call(("org.freedesktop.DBus", "/org/freedesktop/DBus"), "org.freedesktop.DBus",
                            "GetConnectionUnixProcessID", GLib.Variant("(s)", (application,)))
        return number

    def names(self, application):
        """The names of its toplevels, without reading all of it."""
        return {self.get(toplevel, "org.a11y.atspi.Accessible", "Name") for toplevel in self.toplevels(application)}

    def read(self, application):
        """All objects of an application. One is in its cache from when it was first asked for."""
        while True:
            items = list(self._items(application))
            known = {item[0] for item in items}
            if known.issuperset(list(self._ask(items))):
                return items

    def _items(self, application):
        """Its cache, by way of JSON: unpack() takes many times as long for as much as this."""
        answer = self._call(self.bus, (application, self.CACHE), "org.a11y.atspi.Cache", "GetItems")
        text, _ = Json.gvariant_serialize_data(answer)
        for reference, program, parent, *rest in json.loads(text)[0]:
            yield tuple(reference), tuple(program), tuple(parent), *rest

    def _ask(self, items):
        """The children of all objects whose children may be others than those that are known."""
        indexes = {}
        for _, _, parent, index, *_ in items:
            indexes.setdefault(parent, []).append(index)
        for reference, _, _, _, n_children, _, name, *_ in items:
            known = sorted(indexes.get(reference, []))
            # the one child of a page of a stack has the number of the page
            if known != list(range(n_children)) and not (name == "GtkStackPage" and len(known) == 1):
                children, = self.call(reference, "org.a11y.atspi.Accessible", "GetChildren")
                yield from children


class Window:
    """A window as the X server knows it."""

    def __init__(self, desktop, number, name, width, height, x, y):
        self.desktop = desktop
        self.number = number
        self.name = name
        self.width, self.height = width, height
        self.x, self.y = x, y


class Program:
    """A program on a Desktop, from its start to its end."""

    def __init__(self, desktop, *argv, environment={}):
        self.desktop = desktop
        self.argv = [str(argument) for argument in argv]
        self.log = desktop.folder / ("output-%d" % len(desktop.programs))
        desktop.programs.append(self)
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(self.argv, env={**desktop.environment, **DEBUG, **environment},
                                            stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
                                            start_new_session=True)

    # Finding

    def ask(self, question):
        """What it answers to question, on each of its connections."""
        answers = []
        try:
            for application in self.desktop.accessibility.applications():
                if self.owns(self.desktop.accessibility.process(application)):
                    answers += question(application)
        except GLib.Error:
            pass                                # it has just begun, or ended
        return answers

    def snapshot(self):
        """All that it tells, as it is now, in the order of its windows."""
        return self.ask(self._read)

    def _read(self, application):
        """What is left of something that is gone belongs to no toplevel."""
        controls = {item[0]: Control(self, item) for item in self.desktop.accessibility.read(application)}
        for control in controls.values():
            control.parent = controls.get(control.parent)
            if control.parent is not None:
                control.parent.children.append(control)
        frames = [controls[reference] for reference in self.desktop.accessibility.toplevels(application)
                  if reference in controls]
        for frame in frames:
            frame.parent = None
        return [control for frame in frames for control in frame.walk()]

    def controls(self):
        """All that can be seen of it."""
        return [control for control in self.snapshot() if control.visible()]

    def frames(self):
        """Its toplevels."""
        return [control for control in self.snapshot() if control.parent is None]

    def owns(self, process):
        return process == self.process.pid

    def matches(self, name, role=None, *states):
        return [control for control in self.snapshot()
                if control.is_named(name) and role in (None, control.role) and control.has(*states)
                and control.visible()]

    def find(self, name, role=None, *states, timeout=None):
        """Waits for a control: name is all of its name or a pattern, states are as in Control.has()."""
        found = self.wait(lambda: self.matches(name, role, *states),
                          "there is no %s" % describe(name, role, states), timeout)
        # the control itself before the label in it
        return min(found, key=lambda control: control.role in ("label", "panel", "filler"))

    def expect(self, name, *states, role=None, timeout=None):
        return self.find(name, role, *states, timeout=timeout)

    def expect_gone(self, name, role=None, *states, timeout=None):
        self.wait(lambda: not self.matches(name, role, *states),
                  "there is still %s" % describe(name, role, states), timeout)

    def wait(self, test, what, timeout=None):
        def test_alive():
            if self.process.poll() is not None:
                raise Failure("%s: the program has ended with status %d\n%s"
                              % (what, self.process.returncode, self.output()))
            return test()
        return wait_until(test_alive, what, timeout)

    # Using

    def click(self, name, role=None, **options):
        self.find_sensitive(name, role).click(**options)

    def press(self, name, role=None):
        self.find_sensitive(name, role).press()

    def find_sensitive(self, name, role=None):
        return self.find(name, role, "sensitive")

    def key(self, *keys):
        self.wait_active()
        self.desktop.key(*keys)

    def type(self, text):
        self.wait_active()
        self.desktop.type(text)

    def active(self):
        """Whether keys come to one of its windows."""
        name = self.desktop.output("xdotool", "getactivewindow", "getwindowname").strip()
        return name in self.ask(self.desktop.accessibility.names)

    def wait_active(self):
        self.wait(self.active, "no window is active")

    def focus(self, name, role=None, steps=100):
        """Goes to a control with the Tab key, as who has no mouse does."""
        for _ in range(steps):
            if self.matches(name, role, "focused"):
                return
            self.key("Tab")
        raise Failure("the Tab key does not reach %s" % describe(name, role))

    # Judging

    def unnamed(self):
        """The controls that take the focus and say nothing to who cannot see them; of an entry,
        a part takes it."""
        return [control for control in self.controls()
                if (control.role == "entry" or control.has("focusable") and control.role not in CONTAINERS)
                and re.fullmatch(r"|(Gtk|Adw|Pol)[A-Z]\w+", control.name)]

    def misnamed(self):
        """The controls that take the focus and do not say what one can do with them."""
        return [control for control in self.controls()
                if control.has("focusable")
                and (control.role not in CONTAINERS | CONTROLS
                     or control.role == "filler" and control.name.startswith("Pol"))]

    def lint(self):
        self.wait(self.controls, "there is no control")
        unnamed, misnamed = self.unnamed(), self.misnamed()
        if unnamed:
            raise Failure("without an accessible name: " + "; ".join(map(str, unnamed)))
        if misnamed:
            raise Failure("of no role that can be used: " + "; ".join(map(str, misnamed)))

    def output(self):
        return self.log.read_text(errors="replace")

    def complaints(self):
        output = QUARKS_ALONE.sub("", self.output())
        return [line for line in output.splitlines() if COMPLAINT.match(line)]

    def tree(self):
        return "\n".join("%s%s" % ("  " * control.depth(), control) for control in self.controls())

    # Ending

    def window(self, frame=None):
        """The window on the screen that belongs to a toplevel, or to the first one, and the
        place of its content: GTK draws a border round it, in the same window."""
        frame = frame or self.frames()[0]
        width, height = frame.extents()[2:]
        for window in self.desktop.windows():
            around = window.width - width, window.height - height
            if window.name == frame.name and all(0 <= border <= 120 for border in around):
                return window, window.x + around[0] // 2, window.y + around[1] // 2
        raise Failure("no window on the screen is %r" % frame.name)

    def close(self):
        """Closes its window and waits for the end, which must be a clean one. The window manager
        may miss the key while it is busy; who sees that presses it again."""
        self.wait_active()
        for _ in range(5):
            self.desktop.key("alt+F4")
            try:
                wait_until(lambda: self.process.poll() is not None or not self.active(), "the key was missed", 2)
                break
            except Failure:
                continue
        self.expect_end(0)

    def expect_end(self, status, timeout=None):
        try:
            self.process.wait(timeout or TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Failure("the program does not end") from None
        ended = 0 if QUARKS_ALONE.search(self.output()) else self.process.returncode
        if ended != status:
            raise Failure("the program ended with status %d, not %d\n%s"
                          % (self.process.returncode, status, self.output()))
        self.expect_no_complaint()

    def expect_no_complaint(self):
        complaints = self.complaints()
        if complaints:
            raise Failure("the program complains:\n" + "\n".join(complaints[:20]))

    def kill(self):
        """Ends it as a power failure would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


class Control:
    """A control of a program: an object of its accessibility tree, as it was when it was read."""

    def __init__(self, program, item):
        reference, _, parent, index, _, interfaces, name, role, description, states = item
        self.program = program
        self.reference = reference
        self.parent = parent                    # its reference, until all are read
        self.index = index
        self.children = []
        self.interfaces = {interface.rpartition(".")[2] for interface in interfaces}
        self.name = re.sub(r"^(.+) \1$", r"\1", name)
        self.role = Atspi.role_get_name(Atspi.Role(role))
        self.description = description
        self.states = {Atspi.StateType(32 * i + bit).value_nick
                       for i, word in enumerate(states) for bit in range(32) if word >> bit & 1}
        self.seen = None

    def __str__(self):
        return "%s %r %s %s" % (self.role, self.name, ",".join(sorted(self.states - {"visible", "sensitive"})),
                                self.extents())

    def call(self, interface, method, arguments=None):
        return self.program.desktop.accessibility.call(self.reference, "org.a11y.atspi." + interface, method, arguments)

    def get(self, interface, name):
        return self.program.desktop.accessibility.get(self.reference, "org.a11y.atspi." + interface, name)

    def walk(self):
        yield self
        for child in sorted(self.children, key=lambda child: child.index):
            yield from child.walk()

    def ancestors(self):
        control = self
        while control is not None:
            yield control
            control = control.parent

    def has(self, *states):
        """Whether it has all of states; "!checked" is not to have one."""
        return all((state[1:] not in self.states) if state[0] == "!" else (state in self.states) for state in states)

    def is_named(self, name):
        return name.search(self.name) if isinstance(name, re.Pattern) else name == self.name

    def visible(self):
        """Whether it and all that it is in can be seen."""
        if self.seen is None:
            self.seen = self.parent is None or (
                self.parent.visible() and self.has("visible")
                and ("Component" not in self.interfaces or self.extents() is not None))
        return self.seen

    def extents(self):
        """x, y, width, height within its window; None where it takes no room."""
        try:
            (x, y, width, height), = self.call("Component", "GetExtents", GLib.Variant("(u)", (Atspi.CoordType.WINDOW,)))
        except GLib.Error:
            return None                         # it went away while we looked
        return (x, y, width, height) if width > 0 and height > 0 else None

    def depth(self):
        return sum(1 for _ in self.ancestors()) - 1

    def text(self):
        if "Text" not in self.interfaces:
            return ""
        text, = self.call("Text", "GetText", GLib.Variant("(ii)", (0, self.get("Text", "CharacterCount"))))
        return text

    def place(self):
        """Its middle on the screen."""
        x, y, width, height = self.extents()
        base, left, top = self._base()
        return left + x - base[0] + width // 2, top + y - base[1] + height // 2

    def _base(self):
        """What its place is relative to: the extents of that, and where that is on the screen."""
        *inner, frame = self.ancestors()
        popovers = [window for window in self.program.desktop.windows() if not window.name]
        for control in inner if popovers else ():
            place = control.extents()
            for window in popovers:
                if place and (window.width, window.height) == place[2:]:
                    return place, window.x, window.y
        _, left, top = self.program.window(frame)
        return frame.extents(), left, top

    def click(self, button=1, times=1):
        places = [None]

        def rests():
            places.append(self.place())
            return places[-1] == places[-2]
        self.program.wait(rests, "%s keeps moving" % self)
        self.program.desktop.click(*places[-1], button, times)
        time.sleep(0.1)

    def press(self):
        """What its accessible action does, without the pointer."""
        if not self.get("Action", "NActions") or not self.call("Action", "DoAction", GLib.Variant("(i)", (0,)))[0]:
            raise Failure("%s has no action" % self)


def describe(name, role=None, states=()):
    name = name.pattern if isinstance(name, re.Pattern) else name
    return " ".join(filter(None, (role or "control", repr(name), *states)))


def wait_until(test, what, timeout=None):
    end = time.monotonic() + (timeout or TIMEOUT)
    while True:
        value = test()
        if value:
            return value
        if time.monotonic() > end:
            raise Failure(what)
        time.sleep(0.05)
