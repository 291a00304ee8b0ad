import { describe, expect, test } from 'vitest'
import { arabic } from './arabic.ts'
import { english } from './english.ts'
import type { Message } from './message.ts'
import { pseudoMessage } from './pseudo.ts'

const names = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
const textsOf = (message: Message): string[] =>
  typeof message === 'string' ? [message] : Object.values(message).filter((text) => text !== undefined)

const translations: readonly (readonly [string, Readonly<Record<string, Message>>])[] = [
  ['en', english],
  ['ar', arabic],
]

describe.each(translations)('the catalogue in %s', (language, catalogue) => {
  test('has the keys of the English one, no more and no fewer', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort())
  })

  test('has a form for every plural category that Intl.PluralRules names', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions()
    for (const [key, message] of Object.entries(catalogue)) {
      if (typeof message === 'string') continue
      expect([key, ...Object.keys(message).sort()]).toEqual([key, ...pluralCategories.toSorted()])
    }
  })

  test('says nothing empty, and puts in what the English one puts in', () => {
    for (const [key, source] of Object.entries(english) as [string, Message][]) {
      const message = catalogue[key]
      if (message === undefined) throw new Error(`${key} is missing`)
      expect([key, typeof message]).toEqual([key, typeof source])
      const wanted = [...new Set(textsOf(source).flatMap(names))].sort()
      for (const text of textsOf(message)) {
        expect([key, text.trim()]).not.toEqual([key, ''])
        // "One article" needs no figure.
        const optional = typeof message === 'string' ? [] : ['count']
        const said = names(text).filter((name) => !optional.includes(name))
        expect([key, text, said]).toEqual([key, text, wanted.filter((name) => !optional.includes(name))])
      }
    }
  })
})

test('Arabic leaves no English sentence standing', () => {
  const untranslated = Object.entries(arabic)
    .flatMap(([key, message]) => textsOf(message).map((text) => [key, text] as const))
    .filter(
      ([key, text]) =>
        !/\p{Script=Arabic}/u.test(text) &&
        /[A-Za-z]{2}/.test(text.replaceAll(/\{\w+\}/g, '')) &&
        !sameEverywhere.has(key),
    )
  expect(untranslated).toEqual([])
})

/** Units and names that are written alike in all languages. */
const sameEverywhere: ReadonlySet<string> = new Set(['settings.em'])

test('the pseudo-language keeps names and is two fifths longer', () => {
  const text = pseudoMessage('Move “{title}” up')
  if (typeof text !== 'string') throw new Error('One sentence stays one.')
  expect(names(text)).toEqual(['title'])
  expect(text).toMatch(/^⟦.*⟧$/)
  expect(text.length).toBeGreaterThanOrEqual('Move “{title}” up'.length * 1.3)
})
