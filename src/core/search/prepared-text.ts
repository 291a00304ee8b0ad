import { fold } from './normalise.ts'
import { sentencesOf } from './sentences.ts'

/** A stretch of text made ready to be looked through. */
export interface PreparedSentence {
  readonly text: string
  readonly folded: string
  /** Folded, and without what holds compounds together: "e-mail" as "email". The same string if there is none. */
  readonly squeezed: string
}

/** A body, sentence by sentence. Worth keeping from one keystroke to the next: folding is half of the work. */
export type PreparedText = readonly PreparedSentence[]

const joiners = /['\-_.,]/g

export function prepareSentence(text: string): PreparedSentence {
  const folded = fold(text)
  return { text, folded, squeezed: folded.replace(joiners, '') }
}

export function prepareText(text: string): PreparedText {
  return sentencesOf(text).map(prepareSentence)
}

/** Its size in memory, in characters. */
export function sizeOf(text: PreparedText): number {
  return text.reduce((sum, each) => sum + each.text.length + each.folded.length + each.squeezed.length, 0)
}
