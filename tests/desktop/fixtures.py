# SPDX-License-Identifier: GPL-3.0-or-later
"""Small data sets for tests, made as they are needed."""

import os
import struct
import zlib
from pathlib import Path

CONCEPTS = ("burger", "pizza", "taco")
TAKEN = 1700000000      # when pictures were, about; in seconds of Unix time


def png(width, height, color):
    """A picture of one colour."""
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = (b"\0" + bytes(color) * width) * height
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def gif(frames):
    """A picture of 12 × 8 pixels that moves: each frame is red or blue."""
    def frame(color):
        codes = b"".join(bytes([color]) * 12 for _ in range(8))     # literal codes of 8 bits
        return (b"\x21\xF9\4\0\x0A\0\0\0" + b"\x2C" + struct.pack("<HHHH", 0, 0, 12, 8) + b"\0"
                + b"\7" + bytes([len(codes) + 2]) + b"\x80" + codes + b"\x81" + b"\0")

    return (b"GIF89a" + struct.pack("<HH", 12, 8) + b"\x80\0\0" + b"\xFF\0\0\0\0\xFF"
            + b"".join(frame(number % 2) for number in range(frames)) + b"\x3B")


def picture_name(number):
    return "%03d.png" % number


def make_pictures(folder, count):
    """A folder of pictures 001.png, 002.png…, each of a colour and a second of its own.

    Some have the same size. Two of one size and time cannot be told apart when they are moved.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        color = [number * step % 200 + 40 for step in (67, 31, 113)]
        path = folder / picture_name(number)
        path.write_bytes(png(320, 240, color))
        os.utime(path, (TAKEN + number, TAKEN + number))
    return folder


def make_concepts(folder, concepts=CONCEPTS):
    path = Path(folder) / "concepts.txt"
    path.write_text("".join(concept + "\n" for concept in concepts))
    return path
