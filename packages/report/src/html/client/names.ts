import type { NameList } from '../names/name-list.ts'
import { dataOf } from './data-of.ts'
import { namesView } from './names-view.ts'

const place = document.querySelector<HTMLElement>('.name-finder')
if (place !== null) namesView(place, dataOf('names', 'list') as NameList)
