"""selectolax over Modest, the older of its two engines."""

from selectolax.parser import HTMLParser
from unbounded import normalised


def names(page):
    found = []
    for node in HTMLParser(page).root.traverse():
        found.append(node.tag)
        found.extend(node.attributes)
    return found


def remembered_names(page):
    return [normalised(name) for name in names(page)]
