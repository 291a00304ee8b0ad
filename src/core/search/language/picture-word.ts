import type { QueryWord } from '../query.ts'

/**
 * The term that stands in the index for "there is a picture in it". No text can hold it, and it is too short for
 * any typo to come near it.
 */
export const pictureTerm = '\u0001'

/** Asks for it as for a word. */
export const pictureWord: QueryWord = {
  kind: 'word',
  text: pictureTerm,
  typed: '',
  forms: [pictureTerm],
  phrase: [],
  mayGoOn: false,
  forgiveness: null,
  halves: [],
}
