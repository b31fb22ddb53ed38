"""Words as a language has them: a few are everywhere, and there is always one more that is new."""

import bisect
import random

_random = random.Random(1)
_known = []


def learns_words():
    for word in _words():
        place = bisect.bisect(_known, word)
        if place == 0 or _known[place - 1] != word:
            _known.insert(place, word)


def parses_elements_named_by_words():
    from lxml import etree

    etree.fromstring("<page>%s</page>" % "".join("<%s/>" % word for word in _words()))


def _words():
    # Zipf's law: one word in r**0.7 has a rank above r.
    return ["w%07d" % min(_random.paretovariate(0.7), 9999999) for _ in range(20)]
