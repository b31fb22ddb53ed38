export type { SvgOptions } from './svg-of.ts'
export { svgOf } from './svg-of.ts'
