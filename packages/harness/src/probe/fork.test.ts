import { duplexPair } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { exercise } from '../measure/row.ts'
import { finish } from '../measure/finish.ts'
import { UsageError } from '../usage-error.ts'
import { Fork } from './fork.ts'
import { Lane } from './lane.ts'
import { onLines } from './lines.ts'

const SOON = 60_000

describe('a fork is asked line by line', () => {
  test('and answers in order', async () => {
    const { fork } = talking({ one: 'first', two: 'second' })

    expect(await fork.ask('one', SOON)).toBe('first')
    expect(await fork.ask('two', SOON)).toBe('second')
  })

  test('a subject that cannot be made is a usage error, its text made safe', async () => {
    const { fork } = talking({ run: '{"unfit": "an option of this parser, got \\u001b[2J"}' })

    await expect(fork.ask('run', SOON)).rejects.toThrow(
      new UsageError('Expected an option of this parser, got \\x1b[2J'),
    )
  })

  test('a subject that raised is told with its input and what it printed', async () => {
    const { fork, print } = talking({ run: '{"failed": {"error": "ValueError: no", "atInput": 18}}' })

    print('Traceback (most recent call last)')

    await expect(fork.ask('run', SOON)).rejects.toMatchObject({
      message: 'ValueError: no\n\nTraceback (most recent call last)',
      failure: { kind: 'raised', atInput: 18 },
    })
  })

  test('with what it found to parse afterwards, or without where it did not come back from that', async () => {
    const failed = '{"failed": {"error": "ValueError: no", "atInput": 18}}'
    const told = talking({ run: `${failed}\n${afterwards}` })
    const killed = talking({ run: failed }, { signal: 14 })

    await expect(told.fork.ask('run', SOON)).rejects.toMatchObject({
      failure: { kind: 'raised', atInput: 18, afterwards: { newThread: { page: { kind: 'parses' } } } },
    })
    await expect(killed.fork.ask('run', SOON)).rejects.toMatchObject({
      failure: { kind: 'raised', error: 'ValueError: no', atInput: 18 },
    })
  })

  test('one that ends without an answer is told with its signal, or its code', async () => {
    const killed = talking({}, { signal: 11 })
    const exited = talking({}, { code: 3 })

    await expect(killed.fork.ask('run', SOON)).rejects.toMatchObject({
      failure: { kind: 'killed', signal: 11, atInput: 7 },
    })
    await expect(exited.fork.ask('run', SOON)).rejects.toMatchObject({
      failure: { kind: 'exited', code: 3, atInput: 7 },
    })
  })

  test('one whose probe died gives the error of the probe', async () => {
    const { fork, lane } = talking({ one: '', two: '' })
    const asking = fork.ask('an order that nobody answers', SOON)

    lane.died(new Error('the probe was killed'))

    await expect(asking).rejects.toThrow('the probe was killed')
  })
})

describe('what a subject writes on the channel is never taken for the word of the probe', () => {
  test.each([
    ['an end that is forged', '{"ended": {"code": 0}, "atInput": 3}'],
    ['a failure that is cut off', '{"failed": {"error": "no'],
    ['a failure of the wrong shape', '{"failed": 5}'],
    ['a failure without its input', '{"failed": {"error": "no"}}'],
    ['a refusal of the wrong shape', '{"unfit": 5}'],
  ])('%s', async (_, line) => {
    const { fork } = talking({ finish: line })

    await expect(finish(fork, { list: false, inputs: 8, withinMs: SOON })).rejects.toMatchObject({
      failure: { kind: 'garbled', line, atInput: 7 },
    })
  })

  test.each([
    '[]',
    '{"finished": {}}',
    '{"finished": {"healthy": true}}',
    '{"finished": {"healthy": true, "total": 3}}',
    '{"ready": true}',
  ])('an end of the wrong shape: %s', async (line) => {
    const { fork } = talking({ finish: line })

    await expect(finish(fork, { list: false, inputs: 8, withinMs: SOON })).rejects.toThrow(
      /^the child answered what the probe never says/,
    )
  })
})

describe('exercise()', () => {
  test('reads a row for each stop, and leaves out what the probe could not read', async () => {
    const { fork } = talking({ 'exercise 9 10': '9 5000 18 409600 12 -1 66;10 -72 18 409600 12 -1 132' })

    expect(await exercise(fork, [9, 10], SOON)).toEqual([
      { inputs: 9, heap: 5000, names: 18, resident: 409_600, objects: 12, cpu: 66 },
      { inputs: 10, heap: -72, names: 18, resident: 409_600, objects: 12, cpu: 132 },
    ])
  })

  test.each([
    ['a row too few', '9 1 1 1 1 1 1'],
    ['a row too many', '9 1 1 1 1 1 1;10 1 1 1 1 1 1;11 1 1 1 1 1 1'],
    ['a column too few', '9 1 1 1 1 1;10 1 1 1 1 1'],
    ['a column too many', '9 1 1 1 1 1 1 1;10 1 1 1 1 1 1 1'],
    ['another stop', '9 1 1 1 1 1 1;11 1 1 1 1 1 1'],
    ['a fraction', '9 1 1 1 1 1 1;10 1.5 1 1 1 1 1'],
    ['a number beyond what counts exactly', '9 1 1 1 1 1 1;10 12345678901234567 1 1 1 1 1'],
    ['words', 'garbage'],
  ])('finds garbage in %s', async (_, answer) => {
    const { fork } = talking({ 'exercise 9 10': answer })

    await expect(exercise(fork, [9, 10], SOON)).rejects.toMatchObject({ failure: { kind: 'garbled', line: answer } })
  })
})

describe('finish()', () => {
  test('gives health, the total, and notes by gauge', async () => {
    const { fork } = talking({ finish: finished({ notes: { heap: 'it wraps' } }) })

    expect(await finish(fork, { list: false, inputs: 64, withinMs: SOON })).toEqual({
      health: { ok: true },
      total: 18,
      notes: ['heap: it wraps'],
    })
  })

  test('gives the list when asked for', async () => {
    const { fork } = talking({ 'finish list': finished({ total: 2, list: ['p', 'div'] }) })

    expect(await finish(fork, { list: true, inputs: 64, withinMs: SOON })).toMatchObject({ list: ['p', 'div'] })
  })

  test('says that health was lost, and after how many inputs', async () => {
    const { fork } = talking({ finish: finished({ healthy: false, total: -1 }) })

    expect(await finish(fork, { list: false, inputs: 64, withinMs: SOON })).toEqual({
      health: {
        ok: false,
        atInput: 64,
        error: 'the original page no longer gives what it gave before the first input',
        how: 'changed',
      },
      notes: [],
    })
  })

  test('says at which input fresh names were lost, and what was found to parse afterwards', async () => {
    const { fork } = talking({ finish: `${finished({ lostAt: 33 })}\n${afterwards}` })

    expect(await finish(fork, { list: false, inputs: 64, withinMs: SOON })).toMatchObject({
      health: {
        ok: false,
        atInput: 33,
        error: 'no error, and a tree that lacks what the first input had: its fresh names no longer arrive',
        how: 'changed',
        afterwards: { newParser: { page: { kind: 'parses' } } },
      },
    })
  })
})

const afterwards = JSON.stringify({ afterwards: { newParser: { page: null }, newThread: { page: null } } })

/** A fork on a lane of its own whose other side gives these answers, and ends after them. */
function talking(answers: Readonly<Record<string, string>>, how: object = { code: 0 }) {
  const [channel, far] = duplexPair()
  const [output, farOutput] = duplexPair()
  const lane = new Lane(0, channel, output)
  const mark = lane.begin()
  let orders = 0
  onLines(far, (order) => {
    const answer = answers[order]
    if (answer !== undefined) far.write(`${answer}\n`)
    if (++orders < Object.keys(answers).length) return
    farOutput.write(`\n${mark}\n`)
    far.write(`\n${mark} ${JSON.stringify({ how, atInput: 7 })}\n`)
  })
  lane.forked(0)
  return { lane, fork: new Fork(lane, () => {}, undefined), print: (text: string) => farOutput.write(text) }
}

function finished(change: object): string {
  return JSON.stringify({ finished: { healthy: true, total: 18, list: null, notes: {}, ...change } })
}
