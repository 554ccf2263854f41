# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives a GTK 4 program as a person does: a Desktop of its own, a Program on it, its Controls.

A Desktop is an X server without a screen, a window manager, a D-Bus session and an accessibility
bus, all private, with a home directory that is empty at first. Controls are found in the
accessibility tree and used with pointer and keyboard.

Three things about GTK 4.8 are worked round here: it tells the place of a control only within its
window, that of a control in a popover as if the popover began where its parent does, and the
name of a button with a label twice over. One is not: the controls of a stack's page that was
shown and is hidden again are found as if they were still there, so name the role where two
pages share a name.
"""

import configparser
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# This is for the program: here, the accessibility bus warns of a program that has just ended.
DEBUG = {name: os.environ.pop(name) for name in ("G_DEBUG", "G_MESSAGES_DEBUG") if name in os.environ}

import gi
from gi.repository import GLib

TIMEOUT = float(os.environ.get("POLARITY_TEST_WAIT", "30"))
COMPLAINT = re.compile(r".*(?:-(?:WARNING|CRITICAL|ERROR) \*\*|AddressSanitizer|LeakSanitizer|runtime error:).*")

# Roles that may take the focus as a container, whose content is what has names.
CONTAINERS = {"filler", "list", "panel", "scroll pane", "table", "tree table"}


# What a control that takes the focus may be.
CONTROLS = {"check box", "check menu item", "combo box", "entry", "image", "label", "link", "list item", "menu item",
            "page tab", "push button", "radio button", "radio menu item", "scroll bar", "slider", "spin button",
            "table cell", "text", "toggle button"}


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
        """Changes a setting, before programs start: path has no / at its ends, value is a GVariant's text."""
        keyfile = Path(self.environment["XDG_CONFIG_HOME"], "glib-2.0/settings/keyfile")
        keyfile.parent.mkdir(parents=True, exist_ok=True)
        settings = configparser.ConfigParser(interpolation=None)
        settings.optionxform = str
        settings.read(keyfile)
        settings.read_dict({path: {key: value}})
        with open(keyfile, "w") as file:
            settings.write(file, space_around_delimiters=False)

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

        os.environ.update(self.environment)     # Atspi reads it when it is first used
        global Atspi
        gi.require_version("Atspi", "2.0")
        from gi.repository import Atspi
        Atspi.set_timeout(5000, 10000)
        Atspi.get_desktop(0).get_child_count()  # starts the registry, before a program looks for it

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

    def controls(self):
        """All that can be seen of it."""
        for frame in self.frames():
            yield from self._walk(frame, frame)

    def frames(self):
        """Its toplevels."""
        for application in children(Atspi.get_desktop(0)):
            try:
                application.clear_cache()
                process = application.get_process_id()
            except Exception:
                continue                        # it has just ended
            if self.owns(process):
                yield from children(application)

    def owns(self, process):
        return process == self.process.pid

    def _walk(self, node, frame):
        try:
            control = Control(self, node, frame)
        except GLib.Error:
            return                              # it went away while we looked
        if not control.visible():
            return
        yield control
        for child in children(node):
            yield from self._walk(child, frame)

    def matches(self, name, role=None, *states):
        return [control for control in self.controls()
                if control.is_named(name) and role in (None, control.role) and control.has(*states)]

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
        control = self.find(name, role)
        self.wait(lambda: control.has("sensitive"), "%s is not sensitive" % control)
        return control

    def key(self, *keys):
        self.wait_active()
        self.desktop.key(*keys)

    def type(self, text):
        self.wait_active()
        self.desktop.type(text)

    def wait_active(self):
        """Waits until keys come to one of its windows."""
        def active():
            name = self.desktop.output("xdotool", "getactivewindow", "getwindowname").strip()
            return name in {frame.get_name() for frame in self.frames()}
        self.wait(active, "no window is active")

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
        self.wait(lambda: any(self.controls()), "there is no control")
        unnamed, misnamed = self.unnamed(), self.misnamed()
        if unnamed:
            raise Failure("without an accessible name: " + "; ".join(map(str, unnamed)))
        if misnamed:
            raise Failure("of no role that can be used: " + "; ".join(map(str, misnamed)))

    def output(self):
        return self.log.read_text(errors="replace")

    def complaints(self):
        return [line for line in self.output().splitlines() if COMPLAINT.match(line)]

    def tree(self):
        return "\n".join("%s%s" % ("  " * control.depth(), control) for control in self.controls())

    # Ending

    def window(self, frame=None):
        """The window on the screen that belongs to a toplevel, or to the first one, and the
        place of its content: GTK draws a border round it, in the same window."""
        frame = frame or next(self.controls()).node
        width, height = extents(frame)[2:]
        for window in self.desktop.windows():
            around = window.width - width, window.height - height
            if window.name == (frame.get_name() or "") and all(0 <= border <= 120 for border in around):
                return window, window.x + around[0] // 2, window.y + around[1] // 2
        raise Failure("no window on the screen is %r" % frame.get_name())

    def close(self):
        """Closes its window and waits for the end, which must be a clean one."""
        self.key("alt+F4")
        self.expect_end(0)

    def expect_end(self, status, timeout=None):
        try:
            self.process.wait(timeout or TIMEOUT)
        except subprocess.TimeoutExpired:
            raise Failure("the program does not end") from None
        if self.process.returncode != status:
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
    """A control of a program: an object of its accessibility tree."""

    def __init__(self, program, node, frame):
        self.program = program
        self.node = node
        self.frame = frame
        self.role = node.get_role_name()
        self.name = re.sub(r"^(.+) \1$", r"\1", node.get_name() or "")

    def __str__(self):
        return "%s %r %s %s" % (self.role, self.name, ",".join(sorted(self.states() - {"visible", "sensitive"})),
                                extents(self.node))

    def states(self):
        try:
            return {state.value_nick for state in self.node.get_state_set().get_states()}
        except GLib.Error:
            return {"defunct"}

    def has(self, *states):
        """Whether it has all of states; "!checked" is not to have one."""
        now = self.states() if states else ()
        return all((state[1:] not in now) if state[0] == "!" else (state in now) for state in states)

    def is_named(self, name):
        return name.search(self.name) if isinstance(name, re.Pattern) else name == self.name

    def visible(self):
        try:
            if self.node == self.frame:
                return True
            if not self.has("visible"):
                return False
            return "Component" not in self.node.get_interfaces() or extents(self.node) is not None
        except Exception:
            return False                        # it went away while we looked

    def depth(self):
        node, depth = self.node, 0
        while node and node != self.frame:
            node, depth = node.get_parent(), depth + 1
        return depth

    def text(self):
        text = self.node.get_text_iface()
        return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text)) if text else ""

    def place(self):
        """Its middle on the screen."""
        x, y, width, height = extents(self.node)
        base, left, top = self._base()
        return left + x - base[0] + width // 2, top + y - base[1] + height // 2

    def _base(self):
        """What its place is relative to: the extents of that, and where that is on the screen."""
        popovers = [window for window in self.program.desktop.windows() if not window.name]
        node = self.node
        while popovers and node and node != self.frame:
            place = extents(node)
            for window in popovers:
                if place and (window.width, window.height) == place[2:]:
                    return place, window.x, window.y
            node = node.get_parent()
        _, left, top = self.program.window(self.frame)
        return extents(self.frame), left, top

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
        action = self.node.get_action_iface()
        if not action or not action.get_n_actions() or not action.do_action(0):
            raise Failure("%s has no action" % self)


def children(node):
    try:
        found = [node.get_child_at_index(i) for i in range(node.get_child_count())]
    except Exception:
        return []                               # it went away while we looked
    return [child for child in found if child]


def extents(node):
    """x, y, width, height within its window; None where it takes no room."""
    try:
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    except Exception:
        return None
    return (box.x, box.y, box.width, box.height) if box.width > 0 and box.height > 0 else None


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
