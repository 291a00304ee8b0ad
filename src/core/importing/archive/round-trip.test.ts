import type { ArticleId } from '@shared/article.ts'
import { countItems } from '@shared/receipt.ts'
import type { Receipt } from '@shared/receipt.ts'
import { defaultSettings, readingFaces } from '@shared/settings.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import { draftOf } from '@core/library/draft-fixture.ts'
import { newArticleId, newImportId } from '@core/library/ids.ts'
import { cleanBody } from '@core/markup/tidy.ts'
import { openZip } from '../zip/zip.ts'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TestLibrary } from './library-fixture.ts'
import { archiveOf, bringIn, good, holdingsOf, newLibrary } from './library-fixture.ts'

const titles = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  // Halves of characters, as a cut-off paste leaves them.
  fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    maxLength: 12,
  }),
  fc.constantFrom(
    'CON',
    'con.txt',
    'NUL. ',
    '../../etc/passwd',
    'C:\\Windows',
    'a/b:c*?"<>|',
    '...',
    ' ',
    '',
  ),
  fc.constantFrom(
    'العربية: عنوان 123',
    'שלום עולם',
    '\u202ereversed',
    '👩‍👩‍👧‍👦'.repeat(40),
    'é\u0301'.repeat(500),
  ),
  fc.constant('The very same title'),
  fc.string({ minLength: 5000, maxLength: 6000 }),
)
const paragraphs = fc.array(fc.string({ unit: 'binary', maxLength: 80 }), { maxLength: 4 })
const line = fc.option(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }))
const times = fc
  .date({ min: new Date(0), max: new Date('2090-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString())

const drafts = fc.record({
  title: titles,
  body: paragraphs,
  source: fc.uint8Array({ maxLength: 200 }),
  extension: fc.constantFrom('txt', 'html', 'md', 'bin'),
  standfirst: fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 2 }),
  byline: line,
  dateline: line,
  site: line,
  url: fc.option(fc.webUrl()),
  publishedAt: fc.option(fc.constantFrom('2024', '2024-05-06', '2024-05-06T07:08:09+02:00')),
  language: fc.option(fc.constantFrom('en', 'ar', 'zh-Hant')),
  direction: fc.constantFrom('ltr' as const, 'rtl' as const),
  tags: fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }), { maxLength: 3 }),
  wordCount: fc.nat(),
  excerpt: fc.string({ unit: 'binary', maxLength: 40 }),
  fingerprint: fc.constantFrom('a', 'b', 'c').chain((few) => fc.oneof(fc.constant(few), fc.uuid())),
  linkOnly: fc.boolean(),
  addedAt: fc.option(times),
  images: fc.array(
    fc.record({
      name: fc.stringMatching(/^[a-z0-9]{1,8}\.(?:png|jpg|webp)$/),
      bytes: fc.uint8Array({ maxLength: 50 }),
    }),
    {
      maxLength: 2,
    },
  ),
})

/** What a reader does after things came in; `at` picks the article. */
const acts = fc.array(
  fc.record({
    at: fc.nat({ max: 50 }),
    act: fc.constantFrom(
      'bookmark',
      'archive',
      'read',
      'trash',
      'restore',
      'delete',
      'tag',
      'highlight',
      'place',
      'face',
      'describe',
      'replace',
      'split',
      'undo',
    ),
    tag: fc.string({ unit: 'binary', minLength: 1, maxLength: 8 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
  }),
  { maxLength: 14 },
)
const settings = fc.record(
  {
    theme: fc.constantFrom('system' as const, 'light' as const, 'sepia' as const, 'dark' as const),
    fontSizePx: fc.integer({ min: 14, max: 32 }),
    lineHeight: fc.double({ min: 1.2, max: 2.2, noNaN: true }),
    face: fc.constantFrom(...readingFaces),
    letterSpacingEm: fc.double({ min: 0, max: 0.15, noNaN: true }),
    paragraphs: fc.constantFrom('gap' as const, 'indent' as const),
    justify: fc.boolean(),
    singleKeys: fc.boolean(),
  },
  { requiredKeys: [] },
)
const lives = fc.record({
  imports: fc.array(fc.array(drafts, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
  acts,
  settings,
})
type Life = typeof lives extends fc.Arbitrary<infer Value> ? Value : never
type Given = Life['imports'][number][number]

function draftFrom(given: Given): ArticleDraft {
  const { body, source, extension, linkOnly, addedAt, images: _, ...facts } = given
  // A link has no text.
  const html = linkOnly ? '' : cleanBody(body.map((text) => `<p>${text}</p>`).join(''))
  return {
    ...facts,
    html,
    source: { extension, bytes: source },
    ...(linkOnly ? { linkOnly } : {}),
    ...(addedAt === null ? {} : { addedAt }),
  }
}

/** Lives the life of a library, day by day. */
async function live({ library }: TestLibrary, life: Life): Promise<void> {
  for (const [day, brought] of life.imports.entries()) {
    const id = newImportId()
    const addedAt = new Date(Date.UTC(2026, 0, 1 + day)).toISOString()
    const added = good(await library.add(brought.map(draftFrom), id, addedAt))
    good(await library.saveReceipt(receiptOf(id, addedAt, added)))
    for (const [index, { images }] of brought.entries()) await addImages(library, added[index]?.id, images)
  }
  for (const { at, act, tag, share } of life.acts) {
    const all = [...library.all()]
    const article = all[at % Math.max(1, all.length)]
    if (article === undefined) break
    const ids = [article.id]
    if (act === 'bookmark') good(await library.setState(ids, { bookmarked: !article.bookmarked }))
    else if (act === 'archive') good(await library.setState(ids, { archived: !article.archived }))
    else if (act === 'read') good(await library.setState(ids, { read: !article.read }))
    else if (act === 'trash') good(await library.trash(ids, 1000))
    else if (act === 'restore') good(await library.restore(ids))
    else if (act === 'delete' && article.trashedAt !== null) good(await library.deleteForever(ids, 1000))
    else if (act === 'tag') good(await library.tag(ids, [tag], []))
    else if (act === 'highlight')
      good(
        await library.highlight(article.id, [
          {
            quote: at % 3 === 0 ? '' : tag,
            prefix: tag,
            suffix: '',
            start: at % 3 === 0 ? null : at,
            colour: 'green',
            note: at % 2 === 0 ? `Note ${tag}` : null,
            tags: ['a'],
          },
        ]),
      )
    else if (act === 'face') good(await library.setFace(article.id, at % 2 === 0 ? 'inter' : null))
    else if (act === 'describe')
      good(await library.describe(article.id, { title: `Put right ${tag}`, site: at % 2 === 0 ? null : 'x' }))
    else if (act === 'place') good(await library.remember(article.id, share, { block: at, fraction: share }))
    else if (act === 'replace')
      good(
        await library.replaceBody(article.id, draftOf(`Again ${tag}`, { html: '<p dir="auto">new</p>\n' })),
      )
    else if (act === 'split')
      good(
        await library.split(
          article.id,
          ['One', 'Two'].map((part) => cleanDraft(`${part} ${tag}`)),
        ),
      )
    else if (act === 'undo') await library.undo(1000)
  }
  good(await library.changeSettings(life.settings))
}

function cleanDraft(title: string): ArticleDraft {
  const draft = draftOf(title)
  return { ...draft, html: cleanBody(draft.html) }
}

function receiptOf(
  id: Receipt['id'],
  startedAt: string,
  added: readonly { id: ArticleId; title: string }[],
): Receipt {
  const items = added.map(({ id: article, title }, index) => ({
    status: 'added' as const,
    source: 'pages.txt',
    id: article,
    title,
    format: 'text',
    reason: index === 0 ? 'A note' : null,
    furniture: ['Share this'],
    place: { line: index + 1 },
  }))
  return {
    id,
    origin: 'files',
    startedAt,
    finishedAt: startedAt,
    ...countItems(items),
    cancelled: false,
    items,
  }
}

/** As importing pictures will: they lie in the article's folder. */
async function addImages(
  library: TestLibrary['library'],
  id: ArticleId | undefined,
  images: Given['images'],
): Promise<void> {
  const article = id === undefined ? undefined : library.summary(id)
  if (article === undefined || images.length === 0) return
  // By the way that is there: as a new article with its pictures.
  const summary = { ...article, id: newArticleId(), row: 0, title: `${article.title} with pictures` }
  const html = good(await library.body(article.id))
  const source = good(await library.source(article.id))
  good(await library.readmit([{ summary, html, source, images }], newImportId()))
}

/** Every file of the articles, by name. */
async function articleFilesOf(zip: Buffer): Promise<Readonly<Record<string, string>>> {
  const open = good(await openZip(zip))
  const files: Record<string, string> = {}
  for (const entry of open.entries) {
    if (!entry.name.startsWith('articles/')) continue
    const read = good(await open.read(entry))
    files[entry.name] = Buffer.from(read).toString('base64')
  }
  return files
}

describe('a whole library', () => {
  it('comes back equal into an empty one: articles, texts, sources, pictures, marks, rows, order, receipts, settings', async () => {
    await fc.assert(
      fc.asyncProperty(lives, async (life) => {
        const first = await newLibrary()
        await live(first, life)
        const before = await holdingsOf(first)
        const zip = await archiveOf(first)

        const second = await newLibrary()
        const receipt = await bringIn(second.library, zip)
        expect(receipt).toMatchObject({ added: before.articles.length, merged: 0, skipped: 0, failed: 0 })
        expect(receipt.items.map((item) => item.id)).toEqual(before.articles.map((article) => article.id))
        const after = await holdingsOf(second)
        expect(after.receipts).toContainEqual(receipt)
        const receipts = after.receipts.filter(({ id }) => id !== receipt.id)
        expect({ ...after, receipts }).toEqual(before)

        // What it says of itself goes out again byte for byte, also after a restart.
        await second.library.close()
        const again = await newLibrary(second.fs)
        expect(await articleFilesOf(await archiveOf(again))).toEqual(await articleFilesOf(zip))

        // Once more changes nothing but that there is another receipt.
        const known = await holdingsOf(again)
        const repeated = await bringIn(again.library, zip)
        expect(repeated).toMatchObject({ added: 0, merged: 0, skipped: before.articles.length, failed: 0 })
        const unchanged = await holdingsOf(again)
        expect({ ...unchanged, receipts: unchanged.receipts.filter(({ id }) => id !== repeated.id) }).toEqual(
          known,
        )
      }),
      { numRuns: 40, endOnFailure: true },
    )
  })

  it('comes back as one step that undo takes away, settings and all', async () => {
    const first = await newLibrary()
    await first.library.add(
      Array.from({ length: 150 }, (_, index) => cleanDraft(`Story ${index}`)),
      newImportId(),
      '2026-01-01T00:00:00.000Z',
    )
    const savedSearches = [{ name: 'Unread', query: 'is:unread' }]
    good(
      await first.library.changeSettings({
        theme: 'dark',
        savedSearches,
        recentSearches: ['a private matter'],
      }),
    )
    const zip = await archiveOf(first)
    const second = await newLibrary()
    const { id } = await bringIn(second.library, zip)
    expect(second.library.settings.theme).toBe('dark')
    // Searches with a name come along; what was looked for lately is nobody's business.
    expect(second.library.settings).toMatchObject({ savedSearches, recentSearches: [] })
    expect(second.library.undoLabel).toBe('Added 150 articles')
    good(await second.library.undo(150))
    expect(second.library.counts()).toMatchObject({ all: 0, trash: 150 })
    expect(second.library.settings).toEqual(defaultSettings)
    expect(second.library.undoLabel).toBe(null)

    // By its receipt, as after a restart; and then the archive brings back what it brought.
    expect((await bringIn(second.library, zip)).merged).toBe(150)
    expect(second.library.counts()).toMatchObject({ all: 150, trash: 0 })
    good(await second.library.undoImport(id, 150))
    expect(second.library.counts()).toMatchObject({ all: 0, trash: 150 })
  })

  it('joins one that holds other articles: ids and order stay, rows are new, settings are its own', async () => {
    const first = await newLibrary()
    const shared = cleanDraft('In both')
    good(
      await first.library.add(
        [shared, cleanDraft('Only there'), cleanDraft('Also there')],
        newImportId(),
        '2026-01-01T00:00:00.000Z',
      ),
    )
    const [inFirst] = [...first.library.all()]
    good(await first.library.tag([inFirst!.id], ['x', 'y'], []))
    good(await first.library.setState([inFirst!.id], { bookmarked: true, archived: true, read: true }))
    good(await first.library.changeSettings({ theme: 'dark' }))
    const zip = await archiveOf(first)

    const second = await newLibrary()
    good(
      await second.library.add(
        [cleanDraft('Here'), { ...shared, tags: ['y', 'z'] }],
        newImportId(),
        '2026-01-02T00:00:00.000Z',
      ),
    )
    const [here, both] = [...second.library.all()]
    const receipt = await bringIn(second.library, zip)
    expect(
      receipt.items.map(({ status, title, reason, id }) => [status, title, reason, id === both!.id]),
    ).toEqual([
      ['merged', 'In both', 'It is already in your library. Added: the tag “x”, the bookmark.', true],
      ['added', 'Only there', null, false],
      ['added', 'Also there', null, false],
    ])
    expect(second.library.summary(both!.id)).toEqual({ ...both, tags: ['y', 'z', 'x'], bookmarked: true })
    expect(second.library.view({ kind: 'all' }).first.map(({ title }) => title)).toEqual([
      'Here',
      'In both',
      'Only there',
      'Also there',
    ])
    expect([...second.library.all()].map(({ row }) => row)).toEqual([0, 1, 2, 3])
    expect(second.library.settings.theme).toBe('system')
    good(await second.library.undo())
    expect(second.library.summary(both!.id)).toEqual(both)
    expect(second.library.summary(here!.id)).toEqual(here)
    expect(second.library.counts()).toMatchObject({ all: 2, trash: 2 })
  })

  it('that was changed since keeps its own text and marks when an older archive of it comes in', async () => {
    const first = await newLibrary()
    const [article, other] = good(
      await first.library.add(
        [cleanDraft('Draft'), cleanDraft('Gone')],
        newImportId(),
        '2026-01-01T00:00:00.000Z',
      ),
    )
    const zip = await archiveOf(first)
    good(await first.library.replaceBody(article!.id, cleanDraft('Better')))
    good(await first.library.setState([article!.id], { read: true }))
    good(await first.library.trash([other!.id]))
    const before = first.library.summary(article!.id)
    const receipt = await bringIn(first.library, zip)
    expect(receipt.items.map(({ status, reason }) => [status, reason])).toEqual([
      ['skipped', 'It is already in your library, with another text, which was kept.'],
      ['merged', 'It was in the Trash and is back.'],
    ])
    expect(first.library.summary(article!.id)).toEqual(before)
    expect(first.library.summary(other!.id)).toEqual(other)
  })
})
