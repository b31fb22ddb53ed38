import { describe, expect, test } from 'vitest'
import { declaredSettings, settingsOf } from './settings.ts'

const known = {
  html: { recover: true, encoding: null, strip_cdata: null },
  xml: { recover: false, resolve_entities: true, target: null },
}

describe('settingsOf()', () => {
  test('offers what a release has, at every declared value but its default', () => {
    expect(settingsOf('html', known).offered).toEqual([
      { parser: 'html', option: 'encoding', value: 'utf-8' },
      { parser: 'html', option: 'encoding', value: 'iso-8859-1' },
      { parser: 'html', option: 'strip_cdata', value: false },
      { parser: 'html', option: 'recover', value: false },
    ])
  })

  test('calls all else that is declared absent', () => {
    const { offered, absent } = settingsOf('html', known)

    expect(absent).toContainEqual({ parser: 'html', option: 'huge_tree', value: true })
    expect(offered.length + absent.length).toBe(declaredSettings('html').length)
  })

  test('knows a third position of a switch only where that is the default', () => {
    const internal = { parser: 'xml', option: 'resolve_entities', value: 'internal' }

    const older = settingsOf('xml', known)
    const newer = settingsOf('xml', { ...known, xml: { resolve_entities: 'internal' } })

    expect(older.offered.filter(({ option }) => option === 'resolve_entities').map(({ value }) => value)).toEqual([
      false,
    ])
    expect(older.absent).toContainEqual(internal)
    expect(newer.offered.map(({ value }) => value)).toEqual([true, false])
    expect(newer.absent).not.toContainEqual(internal)
  })

  test('offers the other position of a switch that nobody declared, and of one whose default has changed', () => {
    const later = { html: { recover: false, trim_text: true, chunk_size: 32_768 }, xml: {} }

    expect(settingsOf('html', later).offered).toEqual([
      { parser: 'html', option: 'recover', value: true },
      { parser: 'html', option: 'trim_text', value: false },
    ])
  })
})

test('declaredSettings() names a setting once', () => {
  for (const parser of ['html', 'xml'] as const) {
    const settings = declaredSettings(parser).map(({ option, value }) => `${option}=${value}`)

    expect(new Set(settings).size).toBe(settings.length)
    expect(settings).toContain('collect_ids=false')
  }
})
