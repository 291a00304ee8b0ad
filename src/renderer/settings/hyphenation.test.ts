import { expect, it } from 'vitest'
import { hyphenatedLanguages } from './hyphenation.ts'

/** A document of a system that has rules for these languages: a word takes as many lines as it has pieces. */
function systemWith(languages: readonly string[]) {
  const style: Record<string, string> = {}
  const trial = {
    style,
    lang: '',
    textContent: '',
    isThere: false,
    setAttribute: () => undefined,
    get clientHeight() {
      return style['hyphens'] === 'auto' && languages.includes(trial.lang) ? 60 : 20
    },
    remove: () => {
      trial.isThere = false
    },
  }
  const append = (): void => {
    trial.isThere = true
  }
  return { trial, document: { createElement: () => trial, body: { append } } as unknown as Document }
}

it('finds the languages that the system has rules for, and leaves nothing behind', () => {
  const { document, trial } = systemWith(['de', 'en', 'xx'])
  expect(hyphenatedLanguages(document)).toEqual(['en', 'de'])
  expect(trial.isThere).toBe(false)
})

it('finds none where there are none', () => {
  expect(hyphenatedLanguages(systemWith([]).document)).toEqual([])
})
