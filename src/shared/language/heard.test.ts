import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { english, type MessageKey } from './english.ts'
import { hear } from './heard.ts'
import { createSay } from './say.ts'
import type { Message } from './message.ts'

const arabic = createSay('ar', 'ar')
const inEnglish = createSay('en', 'en')

test('English is left as it was said', () => {
  expect(inEnglish.heard('There is nothing to undo.')).toBe('There is nothing to undo.')
})

test('a sentence is heard with what was put into it', () => {
  expect(arabic.heard('There is nothing to undo.')).toBe('لا شيء يُتراجع عنه.')
  expect(arabic.heard('Bookmarked “خبر”')).toBe('أُضيف إلى المفضلة: “خبر”')
  expect(arabic.heard('Moved “News” to the Trash')).toBe('نُقل إلى المهملات: “\u2068News\u2069”')
  expect(arabic.heard('Moved 1,200 articles to the Trash')).toBe('نُقل إلى المهملات: 1,200 مقالة')
  expect(arabic.heard('Undone: Archived 3 articles')).toBe('تُرُوجع عن: أُرشف: 3 مقالات')
})

test('a title may hold the words of a sentence around it', () => {
  const label = 'Moved “How I Moved “it” to the Trash” to the Trash'
  expect(arabic.heard(label)).toBe('نُقل إلى المهملات: “\u2068How I Moved “it” to the Trash\u2069”')
  const fault = 'The text of “A: b (c).” could not be read: the disk is full (/home/ana).'
  expect(arabic.heard(fault)).toBe(
    'تعذّرت قراءة نص “\u2068A: b (c).\u2069”: القرص ممتلئ (\u2068/home/ana\u2069).',
  )
})

test('sentences after one another are heard one by one, and what is not known is left standing', () => {
  expect(arabic.heard('It is already in your library. It gained 2 tags and its bookmark.')).toBe(
    'هي في مكتبتك بالفعل. واكتسبت وسومًا عددها 2 وعلامة المفضلة.',
  )
  expect(arabic.heard('It is empty.')).toBe('هو فارغ.')
  expect(arabic.heard('It is empty. Nobody has heard of this. It is damaged.')).toBe(
    'هو فارغ. Nobody has heard of this. هو تالف.',
  )
  expect(arabic.heard('Nobody has heard of this.')).toBe('Nobody has heard of this.')
  expect(arabic.heard('')).toBe('')
})

test('the words of search are heard where a query is explained, and nowhere else', () => {
  expect(arabic.heard('published in 2025', 'search')).toBe('نُشرت في 2025')
  expect(arabic.heard('not read', 'search')).toBe('ليس مقروءة')
  expect(arabic.heard('at least 2,000 words', 'search')).toBe('كلماتها 2,000 على الأقل')
  expect(arabic.heard('by Ana')).toBe('by Ana')
})

const told = (Object.entries(english) as [MessageKey, Message][]).filter(
  ([key]) => key.startsWith('told.') && !key.startsWith('told.search.'),
)
const examples: Readonly<Record<string, string>> = {
  act: 'The change was not saved',
  reason: 'the disk is full',
  why: 'it is too long',
  what: '3 articles',
  colour: 'green',
  sort: 'a PNG image',
  list: 'its bookmark',
}

describe('every sentence that core and main say', () => {
  test('is heard as some message that says it in the same words', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
    const sentence = fc.constantFrom(...told.map(([, message]) => message as string)).chain((template) => {
      const names = [...template.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
      const values = names.map((name) =>
        examples[name] !== undefined
          ? fc.constant(examples[name])
          : /^(?:count|total|most|lost|pages|seconds|size|format)$/.test(name)
            ? fc.nat(9_999_999).map((value) => value.toLocaleString('en'))
            : text,
      )
      return fc.tuple(...values).map((put) => {
        let at = 0
        return template.replaceAll(/\{\w+\}/g, () => put[at++] ?? '')
      })
    })
    fc.assert(
      fc.property(sentence, (said) => {
        const heard = hear(said)
        expect([said, heard === null]).toEqual([said, false])
        expect(heard === null ? '' : again(heard)).toBe(said)
      }),
      { numRuns: 500 },
    )
  })

  test('is said without English in Arabic, where nothing English was put in', () => {
    for (const [, template] of told) {
      if (typeof template !== 'string') continue
      const said = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => examples[name] ?? '7')
      expect([said, arabic.heard(said) === said]).toEqual([said, /^(?:“7”|.7.*7.\.?)$/.test(said)])
    }
  })
})

/** Back into the English sentence. */
function again({ key, values }: NonNullable<ReturnType<typeof hear>>): string {
  const text = inEnglish.template(key, Number(values['count'] ?? 0))
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? ''
    if (typeof value === 'number') return value.toLocaleString('en')
    if (typeof value === 'string') return value
    if ('key' in value) return again(value)
    return value.map((each) => (typeof each === 'string' ? each : again(each))).join(', ')
  })
}
