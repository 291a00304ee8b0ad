import * as v from 'valibot'
import type { Direction } from './article.ts'

const Line = v.pipe(v.string(), v.trim(), v.maxLength(1000))
/** Empty is none. */
const OptionalLine = v.pipe(
  v.nullable(Line),
  v.transform((line) => (line === '' ? null : line)),
)

/** A year, a month or a day that there is: 2023-02-29 is not one, which `Date.parse` takes for the first of March. */
export function isCalendarDay(text: string): boolean {
  const [, year, month = '01', day = '01'] = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  if (year === undefined) return false
  const whole = `${year}-${month}-${day}`
  const time = Date.parse(`${whole}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(whole)
}

/** A date, or what it was before: with an hour, or less than a day. */
const Published = v.nullable(
  v.pipe(
    v.string(),
    v.regex(/^\d{4}(?:-\d\d(?:-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?)?)?$/),
    v.check(
      (text) => isCalendarDay(text.slice(0, 10)) && !Number.isNaN(Date.parse(text)),
      'There is no such day.',
    ),
  ),
)

/** A tag as BCP 47 writes it; any that is well formed, because nobody has a list of all. */
const Language = v.nullable(
  v.pipe(
    v.string(),
    v.check((tag) => canonicalLanguage(tag) !== null, 'This is no tag of a language.'),
    v.transform((tag) => canonicalLanguage(tag) ?? tag),
  ),
)

/** What a reader may say of an article where the page said it wrong. Only what is there is changed. */
export const DetailsChange = v.object({
  title: v.exactOptional(v.pipe(Line, v.minLength(1))),
  byline: v.exactOptional(OptionalLine),
  publishedAt: v.exactOptional(Published),
  site: v.exactOptional(OptionalLine),
  language: v.exactOptional(Language),
  direction: v.exactOptional(v.picklist(['ltr', 'rtl'])),
})
export type DetailsChange = v.InferOutput<typeof DetailsChange>

export function canonicalLanguage(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const rightToLeft = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'])

/** Which way a language is written; left to right for what is no tag of one, as exports sometimes have it. */
export function writingDirection(language: string): Direction {
  const tag = canonicalLanguage(language)
  const script = tag === null ? undefined : new Intl.Locale(tag).maximize().script
  return script !== undefined && rightToLeft.has(script) ? 'rtl' : 'ltr'
}

/** Offered first; any other can be kept that an article came with. */
export const offeredLanguages = (
  'ar bn bg ca zh hr cs da nl en et fa fi fr de el he hi hu id it ja ko lv lt ms nb pl pt ro ru sr sk sl es sw sv ta th tr ' +
  'uk ur vi yi'
).split(' ')
