const steps: Readonly<Record<string, readonly [down: number, right: number]>> = {
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
}

/** Makes a table's cells one stop for the Tab key, and lets arrow keys go from one to the next that is shown. */
export function moveAmongCells(table: HTMLTableElement): void {
  const cells = [...table.querySelectorAll<HTMLButtonElement>('button[data-run]')]
  for (const cell of cells.slice(1)) cell.tabIndex = -1
  let current = cells[0]
  table.addEventListener('focusin', ({ target }) => {
    if (!(target instanceof HTMLButtonElement) || target.dataset['run'] === undefined) return
    if (current !== undefined) current.tabIndex = -1
    target.tabIndex = 0
    current = target
  })
  table.addEventListener('keydown', (event) => {
    const step = steps[event.key]
    const cell = event.target instanceof Element ? event.target.closest('td') : null
    if (step === undefined || cell === null) return
    event.preventDefault()
    next(table, cell, step)?.focus()
  })
}

function next(
  table: HTMLTableElement,
  cell: HTMLTableCellElement,
  [down, right]: readonly [number, number],
): HTMLButtonElement | undefined {
  let row = cell.closest('tr')
  let column = cell.cellIndex
  while (row !== null) {
    column += right
    row = down === 0 ? row : (table.rows[row.rowIndex + down] ?? null)
    const there = row?.cells[column]
    if (there === undefined) {
      if (down === 0 || row === null) return undefined
      continue
    }
    const button = there.querySelector<HTMLButtonElement>('button[data-run]')
    // A row that is folded away has no place on the page.
    if (button !== null && button.getClientRects().length > 0) return button
  }
  return undefined
}
