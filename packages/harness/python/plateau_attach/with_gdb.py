"""Has a Python process run a piece of Python, from within gdb, and lets it go on.

Two ways, as the order says. ``pending``: the text is handed to Py_AddPendingCall, and the main thread runs it between
two of its bytecodes, when gdb has long gone: nothing is run while it is stopped. ``blocked``: the main thread waits in
a system call with the interpreter's lock released, as around every wait, so Python may be called at this place: it
takes the lock, runs the text, and gives the lock back.

The text is written to pages of its own (mmap), never to malloc's: the process may be stopped anywhere.
"""

import json
import os
import time

import gdb

PROT_READ_WRITE = 3
MAP_PRIVATE_ANONYMOUS = 0x22
# A thread that is stopped here holds, or is about to take, what a call of ours might need.
DELICATE = ("alloc", "free", "arena", "trim", "unlink_chunk", "tcache", "Pending", "pending", "dl_", "pthread_mutex")
FRAMES = 12
# A thread that is busy is elsewhere a moment later.
TRIES = 20
BETWEEN = 0.03


class Refused(Exception):
    """There is no process to do it to."""


class Busy(Exception):
    """This is no place to do it."""


def main():
    with open(os.environ["PLATEAU_ATTACH"]) as order_file:
        order = json.load(order_file)
    for setting in (
        "pagination off",
        "confirm off",
        "print thread-events off",
        "unwindonsignal on",
        # Only some are needed, and the process is stopped while symbols are read.
        "auto-solib-add off",
    ):
        gdb.execute("set " + setting, to_string=True)
    told = {"refused": "nothing was tried"}
    for _ in range(TRIES):
        try:
            told = inject(order)
            break
        except Busy as error:
            told = {"busy": str(error)}
            time.sleep(BETWEEN)
        except (gdb.error, Refused) as error:
            told = {"refused": str(error)}
            break
    with open(order["answer"], "w") as answer:
        json.dump(told, answer)


def inject(order):
    gdb.execute("attach %d" % order["pid"], to_string=True)
    try:
        for library in ("libpython", "libc[.-]", "libc.musl", "libpthread"):
            gdb.execute("sharedlibrary " + library, to_string=True)
        main_thread(order["pid"]).switch()
        expect_no_delicate_place()
        address = place(order["text"].encode("ascii"))
        if order["way"] == "pending":
            failed = call("Py_AddPendingCall", "int", "void*,void*")(
                "(void*)&PyRun_SimpleString", "(void*)%d" % address
            )
            if int(failed) != 0:
                raise Refused("the interpreter's list of pending calls is full")
        else:
            expect_lock_released()
            state = call("PyGILState_Ensure", "int", "void")()
            try:
                call("PyRun_SimpleString", "int", "char*")("(char*)%d" % address)
            finally:
                call("PyGILState_Release", "void", "int")(str(int(state)))
        return {"done": order["way"]}
    finally:
        gdb.execute("detach", to_string=True)


def main_thread(pid):
    for thread in gdb.selected_inferior().threads():
        if thread.ptid[1] == pid:
            return thread
    raise Refused("the main thread has ended")


def expect_no_delicate_place():
    frame = gdb.newest_frame()
    for _ in range(FRAMES):
        if frame is None:
            return
        name = frame.name() or ""
        if any(part in name for part in DELICATE):
            raise Busy("the main thread is in %s" % name)
        try:
            frame = frame.older()
        except gdb.error:  # a frame that nobody describes: what lies beyond is not known
            return


def expect_lock_released():
    """The main thread waits in the kernel, and says of itself that it does not hold the interpreter's lock."""
    pc = gdb.newest_frame().pc()
    machine = gdb.selected_inferior().architecture().name()
    before = bytes(gdb.selected_inferior().read_memory(pc - 4, 4))
    waits = before[2:] == b"\x0f\x05" if "x86-64" in machine else before == b"\x01\x00\x00\xd4"
    if not waits:
        raise Busy("the main thread is at work")
    try:
        holds = int(call("PyGILState_Check", "int", "void")()) != 0
    except gdb.error:  # before Python 3.4
        mine = int(call("PyGILState_GetThisThreadState", "long", "void")())
        holds = mine == int(gdb.parse_and_eval("*(long*)&_PyThreadState_Current"))
    if holds:
        raise Busy("the main thread holds the interpreter's lock")


def place(text):
    map_memory = call("mmap", "long", "void*,unsigned long,int,int,int,long")
    size = len(text) + 1
    address = int(map_memory("0", str(size), str(PROT_READ_WRITE), str(MAP_PRIVATE_ANONYMOUS), "-1", "0"))
    if address in (-1, 0):
        raise Refused("no memory could be had for the text")
    gdb.selected_inferior().write_memory(address, text + b"\0")
    return address


def call(name, returned, taken):
    """Calls a function that has no debug information: its type is said here."""

    def calling(*arguments):
        return gdb.parse_and_eval("((%s (*)(%s))&%s)(%s)" % (returned, taken, name, ",".join(arguments)))

    return calling


main()
