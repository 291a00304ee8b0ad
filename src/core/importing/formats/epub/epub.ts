import type { Bundle, Opened } from '../../bundle.ts'
import { EntryUnreadable } from '../../reading.ts'
import { decode } from '../../charset/decode.ts'
import { oneLine } from '../../compose.ts'
import type { ExportEntry, ImportItem } from '../../item.ts'
import { failedItem } from '../../item.ts'
import { elements, parsePageTree, textIn } from '../../page/tree.ts'
import { PicturesInZip } from '../../pictures/zip-parts.ts'
import { sentence, unreadable } from '../../reading.ts'
import type { ZipEntry } from '../../zip/entry.ts'
import type { Zip } from '../../zip/zip.ts'
import { textInZip } from '../zip-text.ts'
import { chapterHtml } from './chapter.ts'
import type { BookContents } from './contents.ts'
import { contentsOfNav, contentsOfNcx } from './contents.ts'
import { openedTags } from './markup.ts'
import type { BookPackage } from './package.ts'
import { locksText, packagePath, readPackage } from './package.ts'

const containerName = 'META-INF/container.xml'

export function isEpub({ entries }: Zip): boolean {
  return entries.some(({ name }) => name === containerName)
}

/** What becomes of a book: an article for each chapter, or one for all of it. */
export type BookAs = 'chapters' | 'whole'

/** A book (EPUB 2 or 3). Of one that is locked by its seller nothing is read. */
export async function openEpub(zip: Zip, as: BookAs): Promise<Opened> {
  const book = new Book(zip)
  const opened = await open(book)
  if ('refused' in opened) {
    await zip.close()
    return { kind: 'read', reading: unreadable(opened.refused, 'epub') }
  }
  return { kind: 'bundle', bundle: bundleOf(book, opened, as) }
}

/** The zip of a book, by the names of its files. */
class Book {
  readonly zip: Zip
  readonly pictures: PicturesInZip
  readonly #files: ReadonlyMap<string, ZipEntry>

  constructor(zip: Zip) {
    this.zip = zip
    this.pictures = new PicturesInZip(zip)
    this.#files = new Map(zip.entries.map((entry) => [entry.name, entry]))
  }

  has(path: string): boolean {
    return this.#files.has(path)
  }

  /** @throws EntryUnreadable */
  async text(path: string): Promise<string> {
    const entry = this.#files.get(path)
    if (entry === undefined) throw new EntryUnreadable('it is missing from the book')
    return textInZip(this.zip, entry)
  }

  /** Null where it is missing or cannot be read. */
  async textOrNull(path: string | null): Promise<string | null> {
    const entry = path === null ? undefined : this.#files.get(path)
    const read = entry === undefined ? null : await this.zip.read(entry)
    if (read?.ok !== true) return null
    const decoded = decode(read.value)
    return decoded.kind === 'text' ? decoded.text : null
  }
}

interface OpenBook {
  readonly about: BookPackage
  readonly contents: BookContents
  readonly chapters: readonly Chapter[]
}

interface Chapter {
  readonly title: string | null
  readonly paths: readonly string[]
}

async function open(book: Book): Promise<OpenBook | { readonly refused: string }> {
  const encryption = await book.textOrNull('META-INF/encryption.xml')
  const hasRights = ['META-INF/rights.xml', 'META-INF/sinf.xml', 'META-INF/license.lcpl'].some((path) =>
    book.has(path),
  )
  if (hasRights || (encryption !== null && locksText(encryption)))
    return { refused: 'it is locked by its seller (DRM): only the program that it was sold for can open it' }
  const container = await book.textOrNull(containerName)
  const path = container === null ? null : packagePath(container)
  const text = await book.textOrNull(path)
  if (path === null || text === null)
    return { refused: 'it is a book (EPUB) whose list of contents is damaged' }
  const about = readPackage(text, path)
  if (about.spine.length === 0) return { refused: 'it is a book (EPUB) without any text in it' }
  const contents = await contentsOf(book, about)
  return { about, contents, chapters: chaptersOf(about, contents) }
}

async function contentsOf(book: Book, { nav, ncx }: BookPackage): Promise<BookContents> {
  const page = await book.textOrNull(nav)
  const found = page === null || nav === null ? new Map<string, string>() : contentsOfNav(page, nav)
  if (found.size > 0) return found
  const text = await book.textOrNull(ncx)
  return text === null || ncx === null ? found : contentsOfNcx(text, ncx)
}

/** A chapter begins where the contents name a text; texts that they do not name go on with the one before. */
function chaptersOf({ spine, nav }: BookPackage, contents: BookContents): readonly Chapter[] {
  const chapters: { title: string | null; paths: string[] }[] = []
  for (const { path, isInOrder } of spine) {
    if (path === nav || !isInOrder) continue
    const title = contents.get(path) ?? null
    const last = chapters.at(-1)
    if (last === undefined || title !== null || contents.size === 0 || last.title === null)
      chapters.push({ title, paths: [path] })
    else last.paths.push(path)
  }
  return chapters
}

function bundleOf(book: Book, opened: OpenBook, as: BookAs): Bundle {
  const total = as === 'whole' ? 1 : opened.chapters.length
  return { format: 'epub', total, entries: () => itemsOf(book, opened, as), close: () => book.zip.close() }
}

async function* itemsOf(book: Book, opened: OpenBook, as: BookAs): AsyncGenerator<ExportEntry> {
  try {
    const { about, chapters } = opened
    if (as === 'whole') {
      // What is only reached by links stands at the end, as in print.
      const apart = about.spine.filter(({ isInOrder }) => !isInOrder).map(({ path }) => path)
      const paths = [...chapters.flatMap((chapter) => chapter.paths), ...apart]
      yield itemOf(book, opened, { title: about.title, paths }, { item: 1 }, true)
    } else {
      let item = 0
      for (const chapter of chapters) {
        const words = await wordsIn(book, chapter)
        // A page with the cover alone, or with nothing: its picture stands with the first chapter.
        if (words === '') continue
        item += 1
        const place = { entry: chapter.paths[0] ?? '', item }
        const title = chapter.title ?? headingIn(words, about)
        yield itemOf(book, opened, { ...chapter, title }, place, item === 1)
      }
    }
    for (const { name, reason } of book.zip.problems)
      yield failedItem({ entry: name }, null, sentence(reason))
    if (book.zip.cutOff)
      yield failedItem({}, null, 'The book is cut off or damaged; what could be found in it was read.')
  } finally {
    await book.zip.close()
  }
}

function itemOf(
  book: Book,
  { about }: OpenBook,
  chapter: Chapter,
  place: ImportItem['place'],
  withCover: boolean,
): ImportItem {
  const { title, authors, language, publisher, publishedAt, description, subjects } = about
  const isWhole = chapter.title === title
  return {
    kind: 'item',
    place,
    title: chapter.title,
    url: null,
    body: { kind: 'html', html: () => htmlOf(book, about, chapter, withCover) },
    parts: (html) => book.pictures.partsOf('', html),
    standfirst: isWhole && description !== null && description.length <= 500 ? [description] : [],
    byline: authors.length === 0 ? null : authors.join(', '),
    publishedAt,
    site: isWhole ? publisher : title,
    language,
    record: {
      book: { title, authors, language, publisher, publishedAt, description, subjects },
      chapter: { title: chapter.title, files: chapter.paths },
    },
  }
}

async function htmlOf(book: Book, about: BookPackage, chapter: Chapter, withCover: boolean): Promise<string> {
  const texts = new Map<string, string>()
  for (const path of chapter.paths) texts.set(path, await book.text(path))
  const html = await chapterHtml({ texts, other: (path) => book.textOrNull(path) })
  const cover = about.cover === null || !withCover ? null : `/${encodeURI(about.cover)}`
  if (cover === null || html.includes(`"${cover}"`)) return html
  return `<p><img src="${cover.replaceAll('"', '%22')}" alt="Cover"></p>\n${html}`
}

/** The first words of a chapter, from its heading where it has one. @returns '' for one without words */
async function wordsIn(book: Book, { paths }: Chapter): Promise<string> {
  for (const path of paths) {
    const text = await book.textOrNull(path)
    // Said when its turn comes.
    if (text === null) return path
    const tree = parsePageTree(openedTags(text))
    const heading = elements(tree, 'h1', 'h2', 'h3').next().value
    const body = elements(tree, 'body').next().value
    const words =
      oneLine(heading === undefined ? '' : textIn(heading)) || (body === undefined ? '' : textIn(body))
    if (words !== '') return words
  }
  return ''
}

function headingIn(words: string, { title }: BookPackage): string | null {
  return words.length <= 120 ? words : title
}
