"""Runs a command on a terminal: ``on_a_terminal.py FILE TEXT COMMAND ...`` appends TEXT to FILE once it shows a thing.

Prints what was shown before and after as one JSON object, without what moves the cursor.
"""

import fcntl
import json
import os
import pty
import re
import struct
import sys
import termios

file, text, command = sys.argv[1], sys.argv[2], sys.argv[3:]
pid, terminal = pty.fork()
if pid == 0:
    # A new one has no rows at all.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    os.execv(command[0], command)


def read():
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux says so at the end
        return b""


def plain(shown):
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode("utf-8")).replace("\r", "")


before = b""
while b"ago" not in before:
    more = read()
    if not more:
        break
    before += more
with open(file, "a") as lines:
    lines.write(text)
after = b""
more = read()
while more:
    after += more
    more = read()
_, status = os.waitpid(pid, 0)
sys.stdout.write(json.dumps({"before": plain(before), "after": plain(after), "code": os.WEXITSTATUS(status)}))
