import type { ImportChoices } from '@shared/import-choices.ts'
import type { Arguments } from '../arguments.ts'

/** `--no-states`, `--no-tags`, `--no-folders`, `--no-dates`: all that is not left out comes along. `--whole-books` asks for more. */
export function choicesOf(given: Arguments): ImportChoices {
  const isKept = (name: keyof ImportChoices): boolean => !given.isSet(`no-${name}`)
  return {
    states: isKept('states'),
    tags: isKept('tags'),
    folders: isKept('folders'),
    dates: isKept('dates'),
    wholeBooks: given.isSet('whole-books'),
  }
}
