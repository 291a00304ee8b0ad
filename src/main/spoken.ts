import type { LanguageChoice } from '@shared/language/languages.ts'
import { languageFor, localeFor } from '@shared/language/languages.ts'
import type { Say } from '@shared/language/say.ts'
import { createSay } from '@shared/language/say.ts'

/** The language of menus and of the system's dialogs: the same as the page's. */
export class Spoken {
  readonly #system: readonly string[]
  readonly #onChange: () => void
  #say: Say

  /** @param system locales of the system, the preferred one first */
  constructor(system: readonly string[], onChange: () => void) {
    this.#system = system
    this.#onChange = onChange
    this.#say = this.#sayFor('system')
  }

  get say(): Say {
    return this.#say
  }

  choose(choice: LanguageChoice): void {
    if (languageFor(choice, this.#system) === this.#say.language) return
    this.#say = this.#sayFor(choice)
    this.#onChange()
  }

  #sayFor(choice: LanguageChoice): Say {
    const language = languageFor(choice, this.#system)
    return createSay(language, localeFor(language, this.#system))
  }
}
