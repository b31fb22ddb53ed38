import { createHash } from 'node:crypto'
import { defaultBudget, type Page, type Probe } from '@plateau/harness'
import type { Answer } from './answer.ts'
import { askLimitLeaks } from './ask-limit-leaks.ts'
import { askPlateau } from './ask-plateau.ts'
import { askPsleak } from './ask-psleak.ts'
import type { Peers } from './peers.ts'
import { type Column, type Row, rowOf, scoreOf } from './score.ts'
import { type Planted, seenByPython } from './subjects.ts'

const allInputs = defaultBudget.inputs

export interface Tools {
  readonly peers: Peers
  readonly probe: Probe
  readonly page: Page
}

export interface Draw {
  readonly seed: number
  readonly runs: number
}

/** Asks every tool about a subject, one after the other on one core, each run with another phase. */
export async function measured(subject: Planted, tools: Tools, draw: Draw): Promise<Row> {
  const { peers, probe, page } = tools
  const calls = Array.from({ length: draw.runs }, (_, run) => subject.call(phaseOf(subject, draw.seed, run)))
  const answers: Record<Column, Answer[]> = {
    psleak: [],
    limit_leaks: [...(await askLimitLeaks(calls.map(seenByPython), peers))],
    "plateau, psleak's time": [],
    'plateau, 1 s': [],
    'plateau, 5 s': [],
  }
  for (const call of calls) {
    const psleak = await askPsleak(call, peers)
    const asLong = await askPlateau(call, { probe, page, withinMs: psleak.ms })
    const second = await askPlateau(call, { probe, page, withinMs: 1000 })
    // With more time, a run that has had all its inputs is the same run.
    const five = second.inputs === allInputs ? second : await askPlateau(call, { probe, page, withinMs: 5000 })
    answers.psleak.push(psleak)
    answers["plateau, psleak's time"].push(asLong)
    answers['plateau, 1 s'].push(second)
    answers['plateau, 5 s'].push(five)
  }
  return rowOf((column) => scoreOf(subject, answers[column]))
}

/** Drawn by the subject's name, so that it is the same whichever others are measured. */
function phaseOf(subject: Planted, seed: number, run: number): number {
  if (subject.truth !== 'leak') return 0
  const digest = createHash('sha256').update(`${seed} ${subject.key} ${run}`).digest()
  return digest.readUInt32BE(0) % subject.every
}
