"""Callables whose answer to the same page changes: one has lost its health, the other never had one answer."""

_calls = [0]


def answers(page):
    _calls[0] += 1
    return "known" if _calls[0] < 100 else "forgotten"


def counts(page):
    _calls[0] += 1
    return _calls[0]
