import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { defaultSettings, Settings, SettingsChange } from './settings.ts'

describe('settings', () => {
  it('of an older library take the defaults for what they lack', () => {
    expect(v.parse(Settings, { theme: 'dark' })).toEqual({ ...defaultSettings, theme: 'dark' })
    expect(v.parse(Settings, { theme: 'dark', fontSizePx: 18, lineHeight: 1.5 })).toMatchObject({
      fontSizePx: 18,
      face: 'literata',
      paragraphs: 'gap',
      justify: false,
      oldStyleFigures: true,
    })
  })

  it('keep their theme from a library of before there were six, and bear one of a later version', () => {
    for (const theme of ['system', 'light', 'sepia', 'dark'] as const) {
      expect(v.parse(Settings, { theme })).toMatchObject({ theme, dayTheme: 'light', nightTheme: 'dark' })
    }
    expect(v.parse(Settings, { theme: 'neon', fontSizePx: 18 })).toMatchObject({
      theme: 'system',
      fontSizePx: 18,
    })
  })

  it('show lists as ever in an older library, and bear a density of a later version', () => {
    expect(v.parse(Settings, {})).toMatchObject({ density: 'comfortable' })
    expect(v.parse(Settings, { density: 'compact' })).toMatchObject({ density: 'compact' })
    expect(v.parse(Settings, { density: 'cards', fontSizePx: 18 })).toMatchObject({
      density: 'comfortable',
      fontSizePx: 18,
    })
    expect(v.safeParse(SettingsChange, { density: 'cards' }).success).toBe(false)
  })

  it('read without a ruler in an older library, and bear a ruler of a later version', () => {
    expect(v.parse(Settings, {})).toMatchObject({ typewriter: false, ruler: false, rulerLines: 1 })
    expect(v.parse(Settings, { ruler: true, rulerLines: 3 })).toMatchObject({ ruler: true, rulerLines: 3 })
    expect(v.parse(Settings, { ruler: true, rulerLines: 9 })).toMatchObject({ ruler: true, rulerLines: 1 })
    expect(v.safeParse(SettingsChange, { rulerLines: 2 }).success).toBe(false)
  })

  it('pass over kept keys that are none, and keep the others', () => {
    const kept = { 'article.archive': ['s'], 'article.tags': 's', __proto__x: [1], 'list.down': ['g h'] }
    expect(v.parse(Settings, { keys: kept }).keys).toEqual({ 'article.archive': ['s'], 'list.down': ['g h'] })
    for (const nonsense of ['x', 7, null, ['s'], { '': null }]) {
      expect(v.parse(Settings, { keys: nonsense, fontSizePx: 18 })).toMatchObject({
        keys: {},
        fontSizePx: 18,
      })
    }
  })

  it('are changed by what is given and by nothing else', () => {
    expect(v.parse(SettingsChange, { theme: 'sepia' })).toEqual({ theme: 'sepia' })
    for (const bad of [
      { theme: undefined },
      { theme: 'neon' },
      { fontSizePx: 13 },
      { lineHeight: Number.NaN },
      { face: 'comic' },
      { letterSpacingEm: 0.2 },
      { wordSpacingEm: -0.1 },
    ]) {
      expect(v.safeParse(SettingsChange, bad).success).toBe(false)
    }
  })
})
