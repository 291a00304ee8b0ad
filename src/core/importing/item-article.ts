import type { ArticleDraft } from '@core/library/draft.ts'
import { paragraphsToHtml } from '@core/markup/paragraphs.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import { excerptOf } from '@core/markup/words.ts'
import type { Composition } from './compose.ts'
import { composeDraft, oneLine, tidyTags } from './compose.ts'
import { hostOf } from './evidence/canonical-address.ts'
import { decodeEntities } from './evidence/entities.ts'
import { fingerprintOfLink } from './evidence/fingerprint.ts'
import type { ItemAddress } from './evidence/item-address.ts'
import { addressAsTitle, isAddress, itemAddress } from './evidence/item-address.ts'
import { takeTitle } from './formats/take-title.ts'
import type { ImportItem, ItemArticle, ItemProblem, ReadItem } from './item.ts'
import { failedItem, skippedItem } from './item.ts'
import { takeHighlights } from './item-highlights.ts'
import { settlePictures } from './page/pictures.ts'
import type { Album } from './pictures/album.ts'
import type { PageParts } from './pictures/parts.ts'
import { bodyOf, htmlOf, parsePageTree, removeCode } from './page/tree.ts'
import { restoredParts } from './restored.ts'

/** Makes an item of an export into an article: its text passes the same allow-list as every other. */
export async function articleOfItem(item: ImportItem, format: string): Promise<ReadItem> {
  const address = itemAddress(item.url)
  const url = address.kind === 'web' ? address.url : null
  const content = await contentOf(item)
  const { parts } = item
  const cleaned = cleanContent(item, content, url, typeof parts === 'function' ? await parts(content) : parts)
  const written = cleaned.html
  const title = titleOf(item)
  const taken = written === '' ? { title, html: '' } : takeTitle(written, title)
  const hasText = taken.html !== ''
  if (!hasText && url === null) return { ...withNotes(item, withoutAddress(item, address)), format }
  const composition = {
    ...factsOf(item),
    title: taken.title,
    // A text without a title is known by its first words, a link by its address.
    titleOtherwise: hasText || url === null ? null : addressAsTitle(url),
    url,
    site: item.site ?? hostOf(url),
    html: taken.html,
    source: sourceOf(item, format, content),
    images: cleaned.album?.pictures ?? [],
  }
  const composed = hasText || url === null ? composeDraft(composition) : linkDraft(composition, url)
  const { highlights, restored } = takeHighlights(composed.html, item.highlights ?? [])
  const draft = {
    ...composed,
    ...(highlights.length === 0 ? {} : { highlights }),
    ...(typeof item.addedAt === 'string' ? { addedAt: item.addedAt } : {}),
  }
  return {
    kind: 'article',
    format,
    place: item.place,
    draft,
    furniture: [],
    restored: restoredParts(draft, restored),
    notes: [...notesOn(item, address, hasText), ...(cleaned.album?.notes ?? [])],
    ...foldersOf(item),
    siblings: 1,
  }
}

async function contentOf({ body }: ImportItem): Promise<string> {
  if (body === undefined || body === null) return ''
  if (body.kind === 'text') return body.text
  return typeof body.html === 'string' ? body.html : body.html()
}

function cleanContent(
  { body }: ImportItem,
  content: string,
  url: string | null,
  parts: PageParts | undefined,
): { readonly html: string; readonly album: Album | null } {
  if (content.trim() === '') return { html: '', album: null }
  if (body?.kind === 'text') return { html: paragraphsToHtml(content.split(/\n\s*\n/)), album: null }
  const tree = parsePageTree(content)
  const pictures = settlePictures(tree, { base: url, ...(parts === undefined ? {} : { parts }) })
  removeCode(tree)
  const shown = bodyOf(tree)
  const html = shown === null ? '' : cleanBody(pictures.restore(htmlOf(shown)), { address: url })
  return { html, album: pictures.album }
}

function titleOf(item: ImportItem): string | null {
  const title = oneLine(decodeEntities(item.title ?? ''))
  return title === '' || isAddress(title, item.url) ? null : title
}

function foldersOf({ tags = [], folders = [] }: ImportItem): Pick<ItemArticle, 'folders'> {
  const tagged = tidyTags(tags)
  const own = tidyTags(folders).filter((folder) => !tagged.includes(folder))
  return own.length === 0 ? {} : { folders: own }
}

function factsOf(
  item: ImportItem,
): Pick<Composition, 'standfirst' | 'byline' | 'publishedAt' | 'language' | 'tags' | 'state'> {
  const {
    standfirst = [],
    byline = null,
    publishedAt = null,
    language = null,
    tags = [],
    folders = [],
    state,
  } = item
  return {
    standfirst: standfirst.map(decodeEntities),
    byline,
    publishedAt,
    language,
    tags: [...tags, ...folders],
    ...(state === undefined ? {} : { state }),
  }
}

/** A link is told from others by its address, and shows what the export says of it where others show their text. */
function linkDraft(composition: Composition, url: string): ArticleDraft {
  const draft = composeDraft(composition)
  return {
    ...draft,
    excerpt: excerptOf(draft.standfirst.join(' ')),
    fingerprint: fingerprintOfLink(url),
    linkOnly: true,
  }
}

/** What the export says, whole: fields that nobody reads today are there for whoever reads them tomorrow. */
function sourceOf(item: ImportItem, format: string, content: string): ArticleDraft['source'] {
  const { place, record, body } = item
  // Where the text lay beside the record, not in it.
  const beside = body?.kind === 'html' && typeof body.html === 'function' ? { content } : {}
  const kept = JSON.stringify({ format, place, record, ...beside }, null, 1)
  return { extension: 'json', bytes: new TextEncoder().encode(`${kept}\n`) }
}

function withoutAddress(item: ImportItem, address: ItemAddress): ItemProblem {
  const title = oneLine(item.title ?? '') || item.url
  switch (address.kind) {
    case 'foreign':
      return skippedItem(item.place, title, `It is no page of the web but “${address.scheme}:”.`)
    case 'bad':
      return failedItem(
        item.place,
        title,
        `“${shown(item.url)}” is no address of the web, and there is no text.`,
      )
    default:
      return failedItem(item.place, title, 'It has neither an address nor a text.')
  }
}

/** What the format knows of why there is nothing comes first. */
function withNotes({ notes = [], body }: ImportItem, problem: ItemProblem): ItemProblem {
  const isToldByFormat = notes.length > 0 && (body ?? null) === null
  return isToldByFormat ? { ...problem, reason: [...notes, problem.reason].join(' ') } : problem
}

function shown(text: string | null): string {
  const line = oneLine(text ?? '')
  return line.length > 80 ? `${line.slice(0, 79)}…` : line
}

function notesOn(item: ImportItem, address: ItemAddress, hasText: boolean): readonly string[] {
  const notes = [...(item.notes ?? [])]
  if (address.kind === 'web' && address.note !== null) notes.push(address.note)
  if (address.kind === 'bad') notes.push(`“${shown(item.url)}” is no address of the web and was left out.`)
  if (!hasText && (item.body ?? null) !== null && notes.length === 0)
    notes.push('Its text is empty in the export.')
  return notes
}
