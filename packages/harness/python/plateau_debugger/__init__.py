"""Runs inside a debugger's own Python, gdb's or lldb's: counts hits and stacks, and judges nothing."""
