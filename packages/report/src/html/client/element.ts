/** What an element is made with; `text` is set as text, whatever it holds. */
interface Made {
  readonly text?: string
  readonly attributes?: Readonly<Record<string, string>>
  readonly children?: readonly Node[]
}

/** Makes an element: the one way in which a script adds to the page. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  { text, attributes = {}, children = [] }: Made = {},
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  if (text !== undefined) made.textContent = text
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value)
  made.append(...children)
  return made
}
