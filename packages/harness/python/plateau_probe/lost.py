"""Whether fresh names still arrive: a parser that recovers drops them without a word once its dictionary is full."""

from plateau_probe import health

# As many trees must be of one length, before any name could be refused, for a shorter one to mean anything.
ALIKE = 8


def first_lost(run):
    """Returns the first input, counted from 0, whose tree now lacks what the first one's has; None where none does.

    The inputs are handed over again: a dictionary takes no name that it has, and one that is full refuses the rest
    again.
    """
    count = run.done.value

    def size(i):
        return run.subject.look(run.make_input(i), health.size)

    whole = size(0)
    if whole is None or size(count - 1) >= whole or any(size(i) != whole for i in range(1, min(ALIKE, count - 1))):
        return None
    complete, lacking = 0, count - 1
    while lacking - complete > 1:
        middle = (complete + lacking) // 2
        if size(middle) < whole:
            lacking = middle
        else:
            complete = middle
    return lacking
