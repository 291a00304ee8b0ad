/**
 * A long word of each language that its own rules would break. Whether they are there is the system's affair: macOS
 * brings them, and neither Electron on Windows nor on Linux does (electron/electron#33692).
 */
const words: Readonly<Record<string, string>> = {
  en: 'representation',
  fr: 'développement',
  de: 'Verantwortung',
  es: 'responsabilidad',
  it: 'responsabilità',
  pt: 'responsabilidade',
  nl: 'verantwoordelijkheid',
  sv: 'ansvarighet',
  da: 'ansvarlighed',
  nb: 'ansvarlighet',
  fi: 'vastuullisuus',
  pl: 'odpowiedzialność',
  cs: 'odpovědnost',
  hu: 'felelősség',
  tr: 'sorumluluk',
  el: 'υπευθυνότητα',
  ru: 'ответственность',
  uk: 'відповідальність',
}

/** Languages in which words are hyphenated here, by trying: no interface of the browser tells. */
export function hyphenatedLanguages(document: Document): readonly string[] {
  const trial = document.createElement('div')
  trial.setAttribute('aria-hidden', 'true')
  // No room at all: every place where a word may be broken is taken.
  trial.style.cssText = 'position: absolute; inline-size: 0; visibility: hidden; overflow-wrap: normal'
  document.body.append(trial)
  const heightOf = (hyphens: 'auto' | 'manual'): number => {
    trial.style.hyphens = hyphens
    return trial.clientHeight
  }
  const found = Object.entries(words).flatMap(([language, word]) => {
    trial.lang = language
    trial.textContent = word
    return heightOf('auto') > heightOf('manual') ? [language] : []
  })
  trial.remove()
  return found
}
