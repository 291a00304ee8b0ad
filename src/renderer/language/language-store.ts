import type { LanguageChoice } from '@shared/language/languages.ts'
import { languageFor, localeFor } from '@shared/language/languages.ts'
import type { Say } from '@shared/language/say.ts'
import { createSay } from '@shared/language/say.ts'
import { Observable } from '../ui/observable.ts'

/** The language of the interface. Its state says things in it; a change is seen at once wherever that is used. */
export class LanguageStore extends Observable<Say> {
  readonly #system: readonly string[]

  /** @param system locales of the system, the preferred one first */
  constructor(system: readonly string[]) {
    super(sayFor('system', system))
    this.#system = system
  }

  choose(choice: LanguageChoice): void {
    if (languageFor(choice, this.#system) !== this.state.language) this.set(sayFor(choice, this.#system))
  }
}

function sayFor(choice: LanguageChoice, system: readonly string[]): Say {
  const language = languageFor(choice, system)
  return createSay(language, localeFor(language, system))
}
