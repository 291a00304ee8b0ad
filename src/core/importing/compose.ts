import type { ArticleFacts } from '@shared/article.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { Block } from '@core/markup/blocks.ts'
import { blocksOf, plainTextOf } from '@core/markup/blocks.ts'
import { picturesIn } from '@core/markup/images.ts'
import { missingPictures } from '@core/markup/picture-counts.ts'
import { countWords, excerptOf, shorten } from '@core/markup/words.ts'
import { sketchOf } from './similar/sketch.ts'
import { directionOf } from './evidence/direction.ts'
import { fingerprintOf } from './evidence/fingerprint.ts'
import { languageOf } from './evidence/language.ts'

/** What a format found out; what it leaves null is worked out from the text. */
export interface Composition extends Partial<
  Omit<ArticleFacts, 'title' | 'direction' | 'language' | 'standfirst'>
> {
  readonly title: string | null
  /** Where the article has no title of its own: the file's name, or null for its first words. */
  readonly titleOtherwise: string | null
  readonly standfirst?: readonly string[]
  readonly language?: string | null
  readonly direction?: ArticleFacts['direction'] | null
  /** Already clean. */
  readonly html: string
  readonly source: ArticleDraft['source']
  /** Pictures that came along; those that the body does not show are left out. */
  readonly images?: ArticleDraft['images']
  readonly tags?: readonly string[]
  readonly state?: ArticleDraft['state']
}

const maxTitleLength = 300
const firstWordsLength = 80

/** Makes a draft whole: title, language, direction, counts and fingerprint. */
export function composeDraft(found: Composition): ArticleDraft {
  const blocks = blocksOf(found.html)
  const text = plainTextOf(blocks)
  const standfirst = (found.standfirst ?? []).map(oneLine).filter((line) => line !== '')
  const title = titleOf(found, blocks)
  const evidence = [title, ...standfirst, text].join('\n')
  const language = languageAgreed(found.language ?? null, languageOf(evidence))
  return {
    title,
    standfirst,
    byline: someLine(found.byline),
    dateline: someLine(found.dateline),
    publishedAt: found.publishedAt ?? null,
    site: someLine(found.site),
    url: found.url ?? null,
    language,
    direction: found.direction ?? directionOf(evidence),
    html: found.html,
    source: found.source,
    tags: tidyTags(found.tags ?? []),
    wordCount: countWords(text, language),
    excerpt: excerptOf(text),
    fingerprint: fingerprintOf(title, text),
    ...missingPictures(found.html),
    sketch: sketchOf(text),
    ...(found.state === undefined ? {} : { state: found.state }),
    ...picturesOf(found),
  }
}

function picturesOf({ html, images = [] }: Composition): Pick<ArticleDraft, 'images'> {
  if (images.length === 0) return {}
  const shown = picturesIn(html)
  const kept = images.filter(({ name }) => shown.has(name))
  return kept.length === 0 ? {} : { images: kept }
}

function titleOf(found: Composition, blocks: readonly Block[]): string {
  const own = oneLine(found.title ?? '')
  if (own !== '') return shorten(own, maxTitleLength)
  if (found.titleOtherwise !== null && found.titleOtherwise !== '') return found.titleOtherwise
  const first = oneLine(blocks[0]?.text ?? '')
  return first === '' ? 'Untitled' : shorten(first, firstWordsLength)
}

/** A declared language stands unless the script of the text shows that it cannot be. */
function languageAgreed(declared: string | null, seen: string | null): string | null {
  const tag = canonicalLanguage(declared)
  if (tag === null) return seen
  if (seen === null) return tag
  return scriptGroup(tag) === scriptGroup(seen) ? tag : seen
}

function canonicalLanguage(tag: string | null): string | null {
  if (tag === null || !/^[a-z]{2,3}(?:[-_][a-z0-9]{1,8})*$/i.test(tag.trim())) return null
  try {
    return Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'))[0] ?? null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

const scripts: Readonly<Record<string, string>> = {
  zh: 'east',
  ja: 'east',
  ko: 'hangul',
  ar: 'arabic',
  fa: 'arabic',
  ur: 'arabic',
  ps: 'arabic',
  ckb: 'arabic',
  ug: 'arabic',
  sd: 'arabic',
  ku: 'any',
  he: 'hebrew',
  yi: 'hebrew',
  el: 'greek',
  th: 'thai',
  ru: 'cyrillic',
  uk: 'cyrillic',
  bg: 'cyrillic',
  be: 'cyrillic',
  mk: 'cyrillic',
  kk: 'cyrillic',
  mn: 'cyrillic',
  sr: 'any',
}

function scriptGroup(tag: string): string {
  return scripts[tag.split('-')[0] ?? ''] ?? 'latin'
}

export function tidyTags(tags: readonly string[]): readonly string[] {
  return [
    ...new Set(tags.map((tag) => oneLine(tag).replace(/^#/, '').slice(0, 100)).filter((tag) => tag !== '')),
  ]
}

export function oneLine(text: string): string {
  return text.replace(/[\s\p{Cc}]+/gu, ' ').trim()
}

function someLine(text: string | null | undefined): string | null {
  const line = oneLine(text ?? '')
  return line === '' ? null : line
}
