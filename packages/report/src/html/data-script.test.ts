import { describe, expect, test } from 'vitest'
import { attacks } from '../samples/attacks.ts'
import { safe } from '../safe/safe.ts'
import { dataScript } from './data-script.ts'

describe.each(Object.entries(attacks))('dataScript() on %s', (_, text) => {
  test('gives the script a text that is safe to show, and the parser no tag', () => {
    const { markup } = dataScript('names-list', { names: [text] })
    const json = markup.slice('<script type="application/json" id="names-list">'.length, -'</script>\n'.length)

    expect(json).not.toContain('<')
    expect(JSON.parse(json)).toEqual({ names: [safe(text, 'terminal')] })
  })
})
