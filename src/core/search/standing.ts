/**
 * How well one word of the query stands in one document, as a number that only has to be compared: whether it
 * stands exactly, whether in the title, and how much it says (impact times closeness). 0: it does not stand there.
 */

import { highestImpact } from './impact.ts'

export const exactFlag = 0x8000
export const titleFlag = 0x4000
const strengthMask = 0x3fff

/** 0 to 63: how close a term is to the word asked for. */
export const closeness = {
  whole: 63,
  /** A beginning: the more of the word was typed, the closer. */
  beginning: (typed: number, length: number): number => 28 + Math.round((26 * typed) / length),
  /** A typo, in the word as a whole or in its beginning. */
  typo: (edits: number, wholeWord: boolean): number => (edits === 1 ? 20 : 10) + (wholeWord ? 4 : 0),
  /** Some pairs of a run, or two words written as one. */
  partial: 8,
  /** More typos than are forgiven at first. */
  distant: (edits: number): number => Math.max(2, 7 - edits),
  /** Inside of a word: the more of the word was typed, the closer. */
  inside: (typed: number, length: number): number => 1 + Math.round((5 * typed) / length),
} as const

export function standing(isExact: boolean, inTitle: boolean, impact: number, close: number): number {
  return (isExact ? exactFlag : 0) | (inTitle ? titleFlag : 0) | (impact * close)
}

const highestStrength = highestImpact * closeness.whole

/** The part that scores, 0 to 1. */
export function strengthOf(value: number): number {
  return (value & strengthMask) / highestStrength
}
