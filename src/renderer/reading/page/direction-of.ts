import type { Direction } from '@shared/article.ts'

const letter = /\p{L}/u
const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Mandaic}\p{Script=Adlam}]/u

/** By the first letter, as `dir=auto` decides (rules P2 and P3 of the bidirectional algorithm); null without one. */
export function directionOf(text: string): Direction | null {
  const first = letter.exec(text)?.[0]
  if (first === undefined) return null
  return rightToLeft.test(first) ? 'rtl' : 'ltr'
}
