"""Lines of text on a descriptor that the subject's own printing never touches."""

import json
import os


class Channel(object):
    def __init__(self, descriptor):
        self.descriptor = descriptor
        self._rest = b""

    def receive(self):
        """Returns the next line, or None when the other side has gone."""
        parts = [self._rest]
        while b"\n" not in parts[-1]:
            part = os.read(self.descriptor, 1 << 16)
            if not part:
                return None
            parts.append(part)
        line, self._rest = b"".join(parts).split(b"\n", 1)
        return line

    def has_line(self):
        return b"\n" in self._rest

    def send(self, message):
        self.send_line(json.dumps(message).encode("ascii"))

    def send_line(self, line):
        rest = memoryview(line + b"\n")
        while rest:
            rest = rest[os.write(self.descriptor, rest) :]
