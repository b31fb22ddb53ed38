import type { MapData } from '../map/map-data.ts'
import { dataOf } from './data-of.ts'
import { moveAmongCells } from './move-among-cells.ts'
import { openRows } from './open-rows.ts'
import { runDialog } from './run-dialog.ts'

const tables = [...document.querySelectorAll<HTMLTableElement>('table.map')]
const dialog = runDialog()
// Megabytes for a map of thousands of runs: nobody waits for them who does not open one.
let data: MapData | undefined

for (const note of document.querySelectorAll<HTMLElement>('.needs-script')) note.hidden = false
for (const table of tables) {
  openRows(table)
  moveAmongCells(table)
  table.addEventListener('click', ({ target }) => {
    const cell = target instanceof Element ? target.closest<HTMLButtonElement>('button[data-run]') : null
    if (cell === null) return
    data ??= dataOf('map', 'runs') as MapData
    dialog.show(data, Number(cell.dataset['run']))
  })
}
