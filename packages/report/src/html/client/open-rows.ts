/** Shows every setting of a kind of input in place of the lines that fold them, and back. */
export function openRows(table: HTMLTableElement): void {
  for (const opener of table.querySelectorAll<HTMLButtonElement>('button.opener')) opener.hidden = false
  table.addEventListener('click', ({ target }) => {
    const opener = target instanceof Element ? target.closest<HTMLButtonElement>('button.opener') : null
    const rest = document.getElementById(opener?.getAttribute('aria-controls') ?? '')
    if (opener === null || rest === null) return
    const isOpen = opener.getAttribute('aria-expanded') !== 'true'
    opener.setAttribute('aria-expanded', String(isOpen))
    opener.closest('tbody')?.classList.toggle('is-open', isOpen)
    rest.hidden = !isOpen
  })
}
