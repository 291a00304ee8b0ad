import type { Direction } from '@shared/article.ts'

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu
const strong = /\p{L}/gu
const sampleLength = 20_000

/** The direction of most letters; where they are even, that of the first. */
export function directionOf(text: string): Direction {
  const sample = text.slice(0, sampleLength)
  const rtl = sample.match(rightToLeft)?.length ?? 0
  const all = sample.match(strong)?.length ?? 0
  if (rtl * 2 === all && rtl > 0) return firstStrong(sample)
  return rtl * 2 > all ? 'rtl' : 'ltr'
}

function firstStrong(text: string): Direction {
  const first = /\p{L}/u.exec(text)?.[0] ?? ''
  return first.search(rightToLeft) === 0 ? 'rtl' : 'ltr'
}
