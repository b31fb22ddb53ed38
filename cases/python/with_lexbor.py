"""selectolax over lexbor, the newer of its two engines."""

from selectolax.lexbor import LexborHTMLParser
from unbounded import normalised


def names(page):
    found = []
    for node in LexborHTMLParser(page).root.traverse():
        found.append(node.tag)
        found.extend(node.attributes)
    return found


def remembered_names(page):
    return [normalised(name) for name in names(page)]


def selects_paragraphs(page):
    return [node.text() for node in LexborHTMLParser(page).css("p")]


def has_paragraphs(page):
    return LexborHTMLParser(page).css_matches("p")
