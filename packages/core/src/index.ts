export { emptyBaseline, holdToBaseline, updatedBaseline } from './baseline/baseline.ts'
export type { Baseline } from './baseline/baseline.ts'
export { BaselineError, formatBaseline, parseBaseline } from './baseline/baseline-file.ts'
export type { BaselineFinding } from './baseline/baseline-finding.ts'
export type { Bisect, Tried } from './bisect/bisect.ts'
export type { NextTry, Side } from './bisect/next-try.ts'
export { nextTry } from './bisect/next-try.ts'
export type { Judge } from './bisect/search.ts'
export { search } from './bisect/search.ts'
export type { Bound, Outcome } from './bounds/bound.ts'
export type { Measured } from './bounds/hold.ts'
export { appliesTo, hold } from './bounds/hold.ts'
export type { BoundFailure, ParsedBound } from './bounds/parse-bound.ts'
export { BoundError, parseBound } from './bounds/parse-bound.ts'
export { foldedStacks } from './exports/folded-stacks.ts'
export { pprof } from './exports/pprof.ts'
export type { SpeedscopeFile } from './exports/speedscope.ts'
export { speedscope } from './exports/speedscope.ts'
export type {
  Afterwards,
  Attempt,
  Attempts,
  BoundFinding,
  CallableSubject,
  Column,
  Entry,
  Gauge,
  Gauges,
  GrowthGauge,
  Health,
  Lifetime,
  LxmlSubject,
  Machine,
  OptionValue,
  Result,
  Run,
  RunOutcome,
  Setting,
  Variation,
  Versions,
} from './formats/result.ts'
export { entries, lifetimes, variations } from './formats/result.ts'
export type {
  Clearing,
  Flat,
  Floor,
  Growing,
  Growth,
  Linear,
  Plateau,
  Range,
  Staircase,
  Sublinear,
  Undecided,
} from './growth/growth.ts'
export { isGrowing } from './growth/growth.ts'
export { growthOf } from './growth/growth-of.ts'
export { perName } from './growth/per-name.ts'
export type { Pace } from './growth/pace.ts'
export { paceOf } from './growth/pace.ts'
export type { Advice, Difference } from './map/advice.ts'
export { adviceFor, recycleAt } from './map/advice.ts'
export type { Change } from './map/change.ts'
export { changeFrom, tolerance } from './map/change.ts'
export type { Cell, GrowthMap, MapRow } from './map/growth-map.ts'
export { columnName, growthMap } from './map/growth-map.ts'
export type { Kept } from './map/kept.ts'
export { keptIn } from './map/kept.ts'
export type { RowOf } from './map/row-name.ts'
export { rowName } from './map/row-name.ts'
export type { Reading, Series } from './readings/series.ts'
export { series } from './readings/series.ts'
export { spreadAmong } from './readings/spread.ts'
export { changeOfGrowth } from './snapshots/change-of-growth.ts'
export { formatPairs } from './snapshots/format-pairs.ts'
export type { Frame } from './snapshots/frame.ts'
export { fileName, frameName, moduleName } from './snapshots/frame.ts'
export type { Construct, KeptName } from './snapshots/kept-name.ts'
export { pairNoise } from './snapshots/noise.ts'
export type { Held, KnownGrowth, Pair, SnapshotPairs, StackGrowth } from './snapshots/pair.ts'
export { readableName } from './snapshots/readable-name.ts'
export { readSnapshotFile } from './snapshots/read-snapshot-file.ts'
export { SnapshotFileError } from './snapshots/snapshot-file-error.ts'
export type { LiveStack, Recorder, Snapshot, SnapshotReading } from './snapshots/snapshot.ts'
export { isWrapperOf } from './snapshots/stack-key.ts'
export { subtract } from './snapshots/subtract.ts'
export type {
  AbsentBreakpoint,
  Breakpoint,
  BreakpointPlace,
  SearchedLibrary,
  SetBreakpoint,
  TracedArguments,
  TracedStack,
} from './trace/breakpoint.ts'
export { byFunction } from './trace/by-function.ts'
export type { DebuggerUsed, Trace, TraceEnd } from './trace/trace.ts'
export type { Suppression } from './suppressions/parse-suppressions.ts'
export { parseSuppressions, SuppressionsError } from './suppressions/parse-suppressions.ts'
export { idleSuppressions, suppress } from './suppressions/suppress.ts'
export { growthThrough } from './snapshots/growth-through.ts'
export type { UmdhLog } from './umdh/read-umdh.ts'
export { linesOf } from './umdh/lines-of.ts'
export { readUmdh } from './umdh/read-umdh.ts'
export { UmdhError } from './umdh/umdh-error.ts'
export { umdhText } from './umdh/umdh-text.ts'
export type { RateUnit } from './units/rate.ts'
export { formatRange, formatRate } from './units/rate.ts'
export { formatSize } from './units/size.ts'
export { outcomeOf } from './bounds/outcome-of.ts'
export type { JudgedThread } from './watch/judge-threads.ts'
export type { WatchCause, WatchedGauge, WatchJudgement, WatchVerdict } from './watch/judge-watched.ts'
export { judgeWatched } from './watch/judge-watched.ts'
export type { WatchGrowth } from './watch/watch-growth.ts'
export { grows } from './watch/watch-growth.ts'
export type { WatchedProcess, WatchResult } from './watch/watch-result.ts'
export type { ThreadNames, Watched, WatchReading } from './watch/watched.ts'
export type {
  Corpus,
  CorpusPass,
  CorpusProcess,
  CorpusReading,
  CorpusResult,
  HostShare,
  PageShare,
  UnreadPage,
} from './vocabulary/corpus.ts'
export type { Tallied } from './vocabulary/corpus-tally.ts'
export { CorpusTally } from './vocabulary/corpus-tally.ts'
export type { CurvePoint } from './vocabulary/curve.ts'
export type { HeapsLaw, SettledVocabulary, UnclearVocabulary, VocabularyLaw } from './vocabulary/heaps-law.ts'
export { heapsLaw } from './vocabulary/heaps-law.ts'
export type { HeldByProcess, PageOutcome, PageRead } from './vocabulary/page-read.ts'
export type { Estimate, Projection } from './vocabulary/projection.ts'
export { project } from './vocabulary/projection.ts'
