import type { ArticleId } from '@shared/article.ts'
import type { HighlightDraft } from '@shared/highlight.ts'
import type { HighlightQuery } from '@shared/highlight-search.ts'
import type { Result } from '@shared/result.ts'
import type { LibraryChange } from '@shared/view.ts'
import { beforeEach, describe, expect, it } from 'vitest'
import { backupLabel } from './backups.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import type { Session } from './store-fixture.ts'
import { startStore } from './store-fixture.ts'

const at = '2026-01-02T03:04:05.000Z'
const everything: HighlightQuery = { text: '', colour: null, tag: null, notesOnly: false, offset: 0 }

let fs: MemoryFileSystem
let session: Session
let library: Library
let id: ArticleId

beforeEach(async () => {
  fs = new MemoryFileSystem()
  await begin()
  id = await add('Ferry returns')
})

async function begin(): Promise<void> {
  session = await startStore(fs)
  library = session.library
}

async function restart(): Promise<void> {
  await library.close()
  await begin()
}

async function add(title: string, highlights: readonly HighlightDraft[] = []): Promise<ArticleId> {
  const [article] = good(await library.add([draftOf(title, { highlights })], newImportId(), at))
  return article!.id
}

function good<Value>(result: Result<Value, { readonly code: string; readonly message: string }>): Value {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

function draft(quote: string, over: Partial<HighlightDraft> = {}): HighlightDraft {
  return { quote, prefix: '', suffix: '', start: 0, colour: 'yellow', note: null, tags: [], ...over }
}

async function mark(quote: string, over: Partial<HighlightDraft> = {}) {
  const [made] = good(await library.highlight(id, [draft(quote, over)])).highlights
  return made!
}

const quotes = (of: ArticleId = id) => library.highlights(of).map(({ quote }) => quote)

describe('highlights of an article', () => {
  it('are there after a restart, from the journal and from the index, in the order of the text', async () => {
    await mark('later', { start: 40, colour: 'green', note: 'Really?', tags: ['sea'] })
    await mark('sooner', { start: 7 })
    const before = library.highlights(id)
    expect(quotes()).toEqual(['sooner', 'later'])
    await restart()
    expect(library.highlights(id)).toEqual(before)
    await session.fold()
    await restart()
    expect(library.highlights(id)).toEqual(before)
    expect(before[1]).toMatchObject({ colour: 'green', note: 'Really?', tags: ['sea'] })
  })

  it('are counted in the summary and never part of it', async () => {
    await mark('one', { note: 'A note' })
    await mark('two')
    await restart()
    const summary = library.summary(id)
    expect(summary).toMatchObject({ highlightCount: 2, noteCount: 1 })
    for (const told of [
      summary,
      library.summaryAt(summary!.row),
      library.view({ kind: 'inbox' }).first[0],
      [...library.all()][0],
      library.byFingerprint(summary!.fingerprint),
    ])
      expect(told).not.toHaveProperty('highlights')
  })

  it('leave nothing behind in the summary when the last is removed', async () => {
    const before = library.summary(id)
    const made = await mark('one', { note: 'A note' })
    good(await library.removeHighlights(id, [made.id]))
    expect(library.summary(id)).toEqual(before)
  })

  it('are told with the change, whole, and not with changes of anything else', async () => {
    const changes: LibraryChange[] = []
    library.onChange((change) => changes.push(change))
    const made = await mark('one')
    good(await library.setState([id], { read: true }))
    expect(changes[0]?.highlights).toEqual([{ id, highlights: [made] }])
    expect(changes[0]?.changed[0]).not.toHaveProperty('highlights')
    expect(changes[0]?.counts.highlighted).toBe(1)
    expect(changes[1]).not.toHaveProperty('highlights')
  })

  it('are made, changed and removed by acts that can each be undone', async () => {
    const made = await mark('a quote that is somewhat longer than a line would want')
    expect(library.undoLabel).toBe('Highlighted “a quote that is somewhat longer than a …”')
    good(await library.changeHighlight(id, made.id, { note: 'So', colour: 'blue' }))
    const noted = library.highlights(id)
    expect(noted[0]).toMatchObject({ note: 'So', colour: 'blue' })
    good(await library.removeHighlights(id, [made.id]))
    expect(quotes()).toEqual([])
    good(await library.undo())
    expect(library.highlights(id)).toEqual(noted)
    good(await library.undo())
    expect(library.highlights(id)).toEqual([made])
    good(await library.undo())
    expect(library.highlights(id)).toEqual([])
    expect(library.summary(id)).not.toHaveProperty('highlightCount')
  })

  it('stay when the text is replaced, and with the article through the Trash', async () => {
    await mark('one')
    good(await library.replaceBody(id, draftOf('Ferry returns', { html: '<p>Better text.</p>' })))
    good(await library.trash([id]))
    expect(library.counts().highlighted).toBe(0)
    good(await library.restore([id]))
    expect(quotes()).toEqual(['one'])
    expect(library.counts().highlighted).toBe(1)
  })

  it('come back with a backup, which can be undone', async () => {
    const made = await mark('kept')
    const [backup] = good(await library.backUp())
    good(await library.removeHighlights(id, [made.id]))
    await mark('since')
    good(await library.restoreBackup(backupLabel(backup!)))
    expect(quotes()).toEqual(['kept'])
    good(await library.undo())
    expect(quotes()).toEqual(['since'])
  })

  it('make a view and a count of articles', async () => {
    const other = await add('Other')
    await mark('one')
    expect(library.view({ kind: 'highlighted' }).first.map((article) => article.id)).toEqual([id])
    good(await library.highlight(other, [draft('', { note: 'On the whole', start: null })]))
    expect(library.counts()).toMatchObject({ highlighted: 2, noted: 1 })
    await restart()
    expect(library.view({ kind: 'noted' }).first.map((article) => article.id)).toEqual([other])
    expect(library.counts()).toMatchObject({ highlighted: 2, noted: 1 })
  })

  it('are refused for an article that is not there', async () => {
    good(await library.trash([id]))
    good(await library.deleteForever([id]))
    expect(await library.highlight(id, [draft('one')])).toMatchObject({
      ok: false,
      fault: { code: 'article-not-found' },
    })
  })
})

describe('highlights that come with an import', () => {
  it('come with a new article, and no second time with the same one', async () => {
    const brought = [draft('one'), draft('two', { note: 'Yes' }), draft('one', { start: 90 })]
    const article = await add('Brought', brought)
    expect(quotes(article)).toEqual(['one', 'two', 'one'])
    good(await library.enrich(article, { highlights: brought }, newImportId()))
    expect(quotes(article)).toEqual(['one', 'two', 'one'])
  })

  it('add the note and the tags that one lacked, and new ones', async () => {
    const article = await add('Brought', [draft('One thing')])
    const again = [draft('one  thing', { note: 'Mine', tags: ['a'] }), draft('another', { start: 9 })]
    good(await library.enrich(article, { highlights: again }, newImportId()))
    expect(library.highlights(article)).toMatchObject([
      { quote: 'One thing', note: 'Mine', tags: ['a'] },
      { quote: 'another' },
    ])
  })
})

describe('the search over all highlights', () => {
  beforeEach(async () => {
    await add('Second article', [draft('Die Straße', { colour: 'blue', tags: ['road'] })])
    await mark('the sea was calm', { note: 'Poor Élodie', tags: ['sea'] })
    await mark('the road', { colour: 'blue', start: 60 })
  })

  it('groups them by article, newest first, and counts all', async () => {
    const page = await library.searchHighlights(everything)
    expect(page).toMatchObject({ articles: 2, highlights: 3, colours: { yellow: 1, blue: 2, pink: 0 } })
    expect(page.tags).toEqual([
      { name: 'road', count: 1 },
      { name: 'sea', count: 1 },
    ])
    expect(page.groups.map(({ highlights }) => highlights.length).toSorted((a, b) => a - b)).toEqual([1, 2])
  })

  it('finds words of quote, note, tags and title, whatever their case and accents', async () => {
    const found = async (text: string) =>
      (await library.searchHighlights({ ...everything, text })).groups.flatMap(({ highlights }) =>
        highlights.map(({ quote }) => quote),
      )
    expect(await found('STRASSE')).toEqual(['Die Straße'])
    expect(await found('elodie calm')).toEqual(['the sea was calm'])
    expect(await found('second')).toEqual(['Die Straße'])
    expect(await found('road')).toHaveLength(2)
    expect(await found('nothing')).toEqual([])
  })

  it('narrows by colour, tag and notes', async () => {
    const count = async (over: Partial<HighlightQuery>) =>
      (await library.searchHighlights({ ...everything, ...over })).highlights
    expect(await count({ colour: 'blue' })).toBe(2)
    expect(await count({ tag: 'sea' })).toBe(1)
    expect(await count({ notesOnly: true })).toBe(1)
    expect(await count({ colour: 'blue', tag: 'sea' })).toBe(0)
  })

  it('leaves out the Trash', async () => {
    good(await library.trash([id]))
    expect((await library.searchHighlights(everything)).articles).toBe(1)
  })
})
