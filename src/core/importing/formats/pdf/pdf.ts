import type { ArticleDraft } from '@core/library/draft.ts'
import { escapeText } from '@core/markup/paragraphs.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import { composeDraft, oneLine } from '../../compose.ts'
import { canonicalAddress } from '../../evidence/canonical-address.ts'
import { momentOf } from '../../evidence/moment.ts'
import type { Reading } from '../../reading.ts'
import { unreadable } from '../../reading.ts'
import type { ReadSource } from '../../source.ts'
import { nameAsTitle } from '../../source.ts'
import { takeTitle } from '../take-title.ts'
import type { PdfBlock } from './paragraphs.ts'
import { blocksOfPages } from './paragraphs.ts'
import type { PdfContent } from './content.ts'
import { readContent } from './content.ts'

/** The bytes may begin with something else: programs look for the mark in the first 1,024. */
export function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-')
}

/** The text of a PDF, put together again from where its letters stand. */
export async function readPdf(source: ReadSource): Promise<Reading> {
  const content = await readContent(source.bytes)
  if ('refused' in content) return unreadable(content.refused, 'pdf')
  const { blocks, furniture } = blocksOfPages(content.pages)
  const html = cleanBody(blocks.map(htmlOf).join('\n'))
  if (html === '') return unreadable(noText(content), 'pdf')
  const { title, html: body } = takeTitle(html, titleOf(content, blocks))
  const draft = composeDraft({
    title,
    titleOtherwise: nameAsTitle(source),
    byline: content.author,
    publishedAt: content.isPrintedPage ? null : content.createdAt,
    url: addressIn(furniture),
    language: content.language,
    html: body,
    source: { extension: 'pdf', bytes: source.bytes },
  })
  return {
    ok: true,
    format: 'pdf',
    articles: [{ draft: dated(draft, content), furniture }],
    notes: notesOn(content),
  }
}

/** A page of the web that was printed counts as added on the day of printing. */
function dated(draft: ArticleDraft, { isPrintedPage, createdAt }: PdfContent): ArticleDraft {
  const addedAt = isPrintedPage ? momentOf(createdAt) : null
  return addedAt === null ? draft : { ...draft, addedAt }
}

/** Browsers print the address of a page at its foot. */
function addressIn(furniture: readonly string[]): string | null {
  const addresses = furniture.filter((line) => /^https?:\/\/\S+$/i.test(line))
  return addresses.length === 1 ? canonicalAddress(addresses[0]) : null
}

function htmlOf({ kind, text }: PdfBlock): string {
  const words = escapeText(text)
  if (kind === 'heading') return `<h2>${words}</h2>`
  return kind === 'item' ? `<ul><li>${words}</li></ul>` : `<p>${words}</p>`
}

function noText({ pages }: PdfContent): string {
  const many = pages.length === 1 ? 'its page is a picture' : `its ${pages.length} pages are pictures`
  return `it is a PDF without text: ${many}, as of a scan. Only text recognition could read it`
}

/** What programs write where nobody gave a title. */
const noTitle = /^(?:untitled|document\d*|microsoft word\b.*|.*\.(?:docx?|indd|tex|dvi|pdf|qxd|rtf|odt))$/i

/** The title that the file says, unless a program made it up; else the largest words of its beginning. */
function titleOf({ title, pages }: PdfContent, blocks: readonly PdfBlock[]): string | null {
  const said = oneLine(title ?? '')
  if (said !== '' && !noTitle.test(said)) return said
  const lines = pages[0]?.lines ?? []
  const largest = lines.reduce((size, line) => Math.max(size, line.size), 0)
  const heading = blocks.find(({ kind }) => kind === 'heading')
  const isLargest = lines.some(
    ({ size, text }) => size > largest - 1 && heading?.text.startsWith(text) === true,
  )
  return heading !== undefined && isLargest ? heading.text : null
}

function notesOn({ pages, total }: PdfContent): readonly string[] {
  const empty = pages.filter(({ lines }) => lines.length === 0).length
  const notes: string[] = []
  if (empty > 0)
    notes.push(
      `${empty} of its ${pages.length} pages ${empty === 1 ? 'has' : 'have'} no text: they may be scans or pictures.`,
    )
  if (pages.length < total)
    notes.push(`Only the first ${pages.length} of its ${total} pages were read: more take too long.`)
  return [...notes, 'Pictures of a PDF are not kept; the file is kept as its source.']
}
