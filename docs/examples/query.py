from selectolax.lexbor import LexborHTMLParser


def has_paragraphs(page):
    return LexborHTMLParser(page).css_matches("p")
