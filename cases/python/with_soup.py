"""Beautiful Soup over the standard library's html.parser."""

from bs4 import BeautifulSoup
from unbounded import normalised


def names(page):
    found = []
    for tag in BeautifulSoup(page, "html.parser").find_all(True):
        found.append(tag.name)
        found.extend(tag.attrs)
    return found


def remembered_names(page):
    return [normalised(name) for name in names(page)]
