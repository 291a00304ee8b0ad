/** The languages that the interface is written in. */
export const languages = ['en', 'ar'] as const
/** `pseudo` is English with accents, longer: shown to whoever looks for what is not in the catalogue or has no room. */
export type Language = (typeof languages)[number] | 'pseudo'
/** What a reader chooses; `system` goes by the languages of the system. */
export const languageChoices = ['system', ...languages, 'pseudo'] as const
export type LanguageChoice = (typeof languageChoices)[number]

/** Each in its own words: who cannot read the present language has to find their own. */
export const languageNames: Readonly<Record<(typeof languages)[number], string>> = {
  en: 'English',
  ar: 'العربية',
}

/** @param system locales of the system, the preferred one first, such as "ar-EG" */
export function languageFor(choice: LanguageChoice, system: readonly string[]): Language {
  if (choice !== 'system') return choice
  const known = system.map(primary).find((tag) => languages.some((language) => language === tag))
  return languages.find((language) => language === known) ?? 'en'
}

/** Dates and digits as the system has them, where it speaks that language: "ar-EG" rather than "ar". */
export function localeFor(language: Language, system: readonly string[]): string {
  const wanted = language === 'pseudo' ? 'en' : language
  return system.find((locale) => primary(locale) === wanted) ?? wanted
}

export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr'
}

function primary(locale: string): string {
  return locale.split(/[-_]/)[0]?.toLowerCase() ?? ''
}
