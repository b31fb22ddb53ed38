import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Budget } from '../measure/budget.ts'
import { runSpec } from '../measure/spec.ts'
import type { Page } from '../pages/page.ts'
import type { Template } from '../pages/template.ts'
import type { Probe } from '../probe/probe.ts'
import type { Subject } from '../subjects/subject.ts'

/** What a debugger is to do. */
export interface TraceOrder {
  readonly functions: readonly string[]
  readonly maxHits?: number
  /** As the debugger spells it. */
  readonly condition?: string
}

export interface OrderOptions extends TraceOrder {
  readonly page: Page
  readonly template: Template
  readonly budget: Budget
}

/** Files by which plateau, the debugger and the subject's process understand each other. */
export interface OrderFiles {
  /** What the debugger is to do. */
  readonly order: string
  /** What the subject's process is to do. */
  readonly subject: string
  /** How many inputs are done: 8 bytes, which outlive the process. */
  readonly progress: string
  /** What the subject's process says where it cannot do it. */
  readonly said: string
}

/** Names of variables that are for the debugger and not for what it starts. */
const ours = ['PLATEAU_TRACE', 'PLATEAU_TRACE_SCRIPT', 'PYTHONPATH', 'LINES', 'COLUMNS'] as const

/** Writes the orders for a debugger and for the process that it starts into a folder. */
export async function writeOrder(
  folder: string,
  { probe, subject }: { readonly probe: Probe; readonly subject: Subject },
  { page, template, budget, functions, maxHits, condition }: OrderOptions,
): Promise<OrderFiles> {
  const files = {
    order: join(folder, 'order.json'),
    subject: join(folder, 'subject.json'),
    progress: join(folder, 'progress'),
    said: join(folder, 'said.json'),
  }
  const order = {
    executable: probe.facts.executable,
    functions,
    ...(maxHits !== undefined && { maxHits }),
    ...(condition !== undefined && { condition }),
    ...(subject.kind === 'lxml' && { home: probe.facts.lxmlFolder }),
    environment: { ...probe.environment, SHELL: process.env['SHELL'] ?? '/bin/sh' },
    unset: ours,
  }
  const spec = {
    ...(JSON.parse(runSpec(subject, page, template, budget)) as object),
    inputs: Math.min(budget.inputs, template.capacity),
    seconds: budget.timeoutMs / 1000,
    progress: files.progress,
    said: files.said,
  }
  await Promise.all([
    writeFile(files.order, JSON.stringify(order)),
    writeFile(files.subject, JSON.stringify(spec)),
    writeFile(files.progress, Buffer.alloc(8)),
  ])
  return files
}
