/** The release whose behaviour the cases promise. A newer one is measured with `plateau run`, then promised here. */
export const current = '6.1.3'

/** The releases that the article is about: before and after lxml gave each document an id table of its own. */
export const articles = '3.6.4'
export const cured = '3.8.0'

/** The last release whose libxml2 keeps entities in attribute values, and slows as names pile up. */
export const slowing = '4.9.4'

/** The last release before libxml2 2.14, whose dictionary was given ten times the room. */
export const narrow = '5.4.0'

/** The newest pre-release: each parser has a dictionary of its own. */
export const next = '7.0.0b1'
