import { describe, expect, test } from 'vitest'
import { readAs } from './sample-reading.ts'

/** Cyrillic in bytes that are no UTF-8, NUL, both kinds of line ends, blanks at the end of a line, and equals signs. */
const page = Buffer.from('<!doctype html>\r\n<p id="a=3D">\xcf\xf0\xe8 \t\n<p>\0--\n--x--\n\n</html>', 'latin1')
const url = 'https://news.example/day'

describe.each(['\r\n', '\n'])('MHTML with lines that end in %j', (eol) => {
  test.each(['quoted-printable', 'base64', 'binary'] as const)('gives each byte of a page in %s', async (how) => {
    const [record, ...others] = await readAs('day.mhtml', mhtml([part({ body: page, how })], eol))

    expect(others).toEqual([])
    expect(record).toEqual({
      kind: 'page',
      name: 'day.mhtml',
      url,
      date: '2026-11-20T10:00:00.000Z',
      bytes: page,
      markup: 'html',
      encoding: 'windows-1251',
      contentType: 'text/html; charset=windows-1251',
    })
  })

  test('gives the first document or the one that is named as the start, and the others where asked', async () => {
    const picture = part({ body: Buffer.from('\x89PNG', 'latin1'), type: 'image/png', how: 'base64' })
    const [frame, main] = [part({ body: Buffer.from('<p>frame') }), part({ body: page, id: '<main@news.example>' })]
    const named = mhtml([picture, frame, main], eol, ' start="<main@news.example>";')

    expect(await readAs('a.mht', mhtml([picture, main, frame], eol))).toMatchObject([{ bytes: page }])
    expect(await readAs('a.mht', named)).toMatchObject([{ bytes: page }])
    expect(await readAs('a.mht', named, { frames: true })).toMatchObject([
      { name: 'a.mht', bytes: page },
      { name: 'a.mht#0', bytes: Buffer.from('<p>frame'), frame: true },
    ])
  })

  test('is known without a name that tells', async () => {
    expect(await readAs('day', mhtml([part({ body: page })], eol))).toMatchObject([{ kind: 'page', bytes: page }])
  })

  test('is refused where it ends early', async () => {
    const whole = mhtml([part({ body: page })], eol)

    expect(await readAs('a.mht', whole.subarray(0, -20))).toEqual([
      { kind: 'refused', name: 'a.mht', because: 'is cut short: its last boundary is missing' },
    ])
  })
})

test.each([
  ['no document', mhtml([part({ body: page, type: 'text/css' })], '\n'), /^holds neither HTML nor XML$/],
  ['no parts', Buffer.from('MIME-Version: 1.0\n\nnothing'), /^holds neither HTML nor XML$/],
  ['nothing', Buffer.alloc(0), /^holds neither HTML nor XML$/],
  ['an empty page', mhtml([part({ body: Buffer.alloc(0) })], '\n'), /^is empty$/],
  ['a page above the limit', mhtml([part({ body: Buffer.alloc(5000, '<p>') })], '\n'), /^is of more than 4096 bytes/],
  ['base64 that is none', mhtml([part({ body: page, how: 'base64', as: 'PHA+P' })], '\n'), /^is broken: InvalidBase64/],
])('MHTML with %s is refused', async (_, bytes, because) => {
  expect(await readAs('a.mht', bytes, { mostBytes: 4096 })).toEqual([
    { kind: 'refused', name: 'a.mht', because: expect.stringMatching(because) },
  ])
})

interface Part {
  readonly body: Buffer
  readonly how?: 'quoted-printable' | 'base64' | 'binary'
  readonly type?: string
  readonly id?: string
  /** What stands there instead. */
  readonly as?: string
}

function part({ body, how = 'quoted-printable', type = 'text/html; charset=windows-1251', id, as }: Part) {
  const head = [
    `Content-Type: ${type}`,
    ...(id === undefined ? [] : [`Content-ID: ${id}`]),
    `Content-Transfer-Encoding: ${how}`,
    `Content-Location: ${url}`,
  ]
  return (eol: string) => Buffer.concat([Buffer.from([...head, '', ''].join(eol)), encoded(body, how, { eol, as })])
}

function mhtml(parts: readonly ((eol: string) => Buffer)[], eol: string, more = ''): Buffer {
  const boundary = '----MultipartBoundary--x----'
  const head = [
    'From: <Saved by a browser>',
    'Date: Fri, 20 Nov 2026 10:00:00 -0000',
    'MIME-Version: 1.0',
    `Content-Type: multipart/related;${more} type="text/html"; boundary="${boundary}"`,
    '',
    '',
  ]
  const lines = parts.flatMap((make) => [Buffer.from(`--${boundary}${eol}`), make(eol), Buffer.from(eol)])
  return Buffer.concat([Buffer.from(head.join(eol)), ...lines, Buffer.from(`--${boundary}--${eol}`)])
}

function encoded(
  body: Buffer,
  how: NonNullable<Part['how']>,
  { eol, as }: { eol: string; as: string | undefined },
): Buffer {
  if (as !== undefined) return Buffer.from(as)
  switch (how) {
    case 'binary':
      return body
    case 'base64':
      return Buffer.from(body.toString('base64').replace(/.{76}/g, `$&${eol}`))
    case 'quoted-printable': {
      const bytes = body
        .toString('latin1')
        .replace(/[^!-<>-~]/g, (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`)
      return Buffer.from(bytes.replace(/(?:=..|[^=]){60}/g, `$&=${eol}`))
    }
  }
}
