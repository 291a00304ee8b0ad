import type { ReadingFace, Settings } from '@shared/settings.ts'

/** Everything of the settings that an article is set by. */
export type ReadingType = Pick<
  Settings,
  | 'face'
  | 'fontSizePx'
  | 'measureCh'
  | 'lineHeight'
  | 'letterSpacingEm'
  | 'wordSpacingEm'
  | 'paragraphs'
  | 'hyphenate'
  | 'justify'
  | 'ligatures'
  | 'oldStyleFigures'
>

/** Puts them on the root of the page (or of a sample), where the styles look for them. */
export function applyType(root: HTMLElement, settings: ReadingType): void {
  const { dataset, style } = root
  dataset['face'] = settings.face
  dataset['paragraphs'] = settings.paragraphs
  dataset['hyphenate'] = String(settings.hyphenate)
  dataset['justify'] = String(settings.justify)
  dataset['ligatures'] = String(settings.ligatures)
  dataset['figures'] = settings.oldStyleFigures ? 'old-style' : 'lining'
  style.setProperty('--reading-size', `${String(settings.fontSizePx)}px`)
  style.setProperty('--reading-characters', String(settings.measureCh))
  style.setProperty('--reading-leading', String(settings.lineHeight))
  style.setProperty('--reading-letters', `${String(settings.letterSpacingEm)}em`)
  style.setProperty('--reading-words', `${String(settings.wordSpacingEm)}em`)
}

/** As styles/fonts.css names it. */
export const familyOf: Readonly<Record<ReadingFace, string>> = {
  literata: 'Literata Variable',
  'source-serif': 'Source Serif 4 Variable',
  inter: 'Inter Variable',
  atkinson: 'Atkinson Hyperlegible',
  opendyslexic: 'OpenDyslexic',
}
