export { isManyRuns, thinnedRun } from './curves/thinned-run.ts'
export { htmlReport } from './html-report.ts'
export type { Reported } from './page-section.ts'
