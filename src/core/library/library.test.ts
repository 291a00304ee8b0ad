import {
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { Result } from '@shared/result.ts'
import type { LibraryChange } from '@shared/view.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ArticleDraft } from './draft.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library, OpenOptions } from './library.ts'
import { openLibrary } from './library.ts'

let folder: string
const open: Library[] = []

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-library-'))
})
afterEach(async () => {
  for (const library of open.splice(0)) await library.close()
  await rm(folder, { recursive: true, force: true })
})

async function opened(over: Partial<OpenOptions> = {}): Promise<Library> {
  const library = good(await openLibrary({ folder, mode: 'write', owner: 'Offprint', ...over }))
  open.push(library)
  return library
}

async function reopened(library: Library): Promise<Library> {
  await library.close()
  return opened()
}

function good<Value>(result: Result<Value, { readonly code: string; readonly message: string }>): Value {
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

function refused(result: Result<unknown, { readonly code: string; readonly message: string }>): string {
  if (result.ok) throw new Error('was not refused')
  return `${result.fault.code}: ${result.fault.message}`
}

const at = '2026-01-02T03:04:05.000Z'

async function addTo(library: Library, ...titles: readonly string[]): Promise<readonly ArticleSummary[]> {
  const drafts = titles.map((title) => draftOf(title))
  return good(await library.add(drafts, newImportId(), at))
}

async function addOne(library: Library, title = 'One'): Promise<ArticleId> {
  const [article] = await addTo(library, title)
  return article!.id
}

function titles(
  library: Library,
  kind: 'inbox' | 'trash' | 'bookmarked' | 'all' = 'inbox',
): readonly string[] {
  return library.view({ kind }).first.map((article) => article.title)
}

describe('an article', () => {
  it('is there after a restart with its body, its source and its state', async () => {
    let library = await opened()
    const id = await addOne(library)
    good(await library.setState([id], { bookmarked: true }))
    good(await library.tag([id], ['b', 'a', 'b'], []))
    good(await library.remember(id, 0.5, { block: 3, fraction: 0.25 }))
    const before = library.summary(id)
    library = await reopened(library)
    expect(library.summary(id)).toEqual(before)
    expect(library.summary(id)).toMatchObject({ bookmarked: true, tags: ['b', 'a'], progress: 0.5 })
    expect(good(await library.body(id))).toBe('<p>Body of One.</p>')
    expect(good(await library.source(id))).toEqual({ extension: 'txt', bytes: Buffer.from('Source of One') })
    expect(library.notices).toEqual([])
  })

  it('is found by row, fingerprint and url, and no longer once it is deleted for ever', async () => {
    const library = await opened()
    const [article] = good(
      await library.add([draftOf('One', { url: 'https://one.example/' })], newImportId(), at),
    )
    const { id, row } = article!
    expect(library.summaryAt(row)?.id).toBe(id)
    expect(library.byFingerprint('print of One')?.id).toBe(id)
    expect(library.byUrl('https://one.example/')?.id).toBe(id)
    good(await library.trash([id]))
    good(await library.deleteForever([id]))
    expect(library.summaryAt(row)).toBeUndefined()
    expect(library.byFingerprint('print of One')).toBeUndefined()
    expect(library.byUrl('https://one.example/')).toBeUndefined()
    expect(await readdir(join(folder, 'articles'))).toEqual([])
  })

  it('never gets the row of one that is gone', async () => {
    let library = await opened()
    const id = await addOne(library)
    const { row } = library.summary(id)!
    good(await library.trash([id]))
    good(await library.deleteForever([id]))
    library = await reopened(library)
    expect(library.summary(await addOne(library, 'Two'))!.row).toBeGreaterThan(row)
  })

  it('is deleted for ever only from the trash', async () => {
    const library = await opened()
    const id = await addOne(library)
    expect(refused(await library.deleteForever([id]))).toContain('“One” is not in the Trash')
    expect(library.size).toBe(1)
  })

  it('that is unknown is refused by every act, and nothing of the act is done', async () => {
    const library = await opened()
    const id = await addOne(library)
    const stranger = 'zzzzzzzzzzzzzzzz' as ArticleId
    expect(refused(await library.setState([id, stranger], { read: true }))).toContain('1 of these 2')
    expect(library.summary(id)!.read).toBe(false)
    expect(refused(await library.body(stranger))).toContain('article-not-found')
  })
})

describe('views and counts', () => {
  it('show the newest import first and within one import the order in which things stood', async () => {
    const library = await opened()
    good(await library.add([draftOf('old 1'), draftOf('old 2')], newImportId(), '2026-01-01T00:00:00.000Z'))
    good(await library.add([draftOf('new 1'), draftOf('new 2')], newImportId(), '2026-01-03T00:00:00.000Z'))
    expect(titles(library)).toEqual(['new 1', 'new 2', 'old 1', 'old 2'])
    good(await library.add([draftOf('middle')], newImportId(), '2026-01-02T00:00:00.000Z'))
    expect(titles(library)).toEqual(['new 1', 'new 2', 'middle', 'old 1', 'old 2'])
    expect(titles(await reopened(library))).toEqual(['new 1', 'new 2', 'middle', 'old 1', 'old 2'])
  })

  it('follow every change', async () => {
    const library = await opened()
    const [one, two, three] = await addTo(library, 'One', 'Two', 'Three')
    good(await library.setState([one!.id], { bookmarked: true, read: true }))
    good(await library.setState([two!.id], { archived: true }))
    good(await library.tag([one!.id, two!.id], ['news'], []))
    good(await library.trash([three!.id]))
    const places = { inbox: 1, unread: 1, bookmarked: 1, archive: 1, all: 2, trash: 1 }
    const expected = { ...places, highlighted: 0, noted: 0, begun: 0, sites: [] }
    expect(library.counts()).toEqual({ ...expected, tags: [{ name: 'news', count: 2 }] })
    good(await library.trash([one!.id]))
    expect(library.counts().tags).toEqual([{ name: 'news', count: 1 }])
    expect((await reopened(library)).counts()).toMatchObject({ inbox: 0, trash: 2 })
  })

  it('come with each change, in order of revision', async () => {
    const library = await opened()
    const changes: LibraryChange[] = []
    const stop = library.onChange((change) => changes.push(change))
    const id = await addOne(library)
    await Promise.all([
      library.setState([id], { bookmarked: true }),
      library.setState([id], { archived: true }),
      library.tag([id], ['x'], []),
    ])
    stop()
    good(await library.trash([id]))
    expect(changes.map((change) => change.revision)).toEqual([1, 2, 3, 4])
    expect(changes.at(-1)).toMatchObject({ undo: 'Tagged “One” with “x”', removed: [] })
    expect(changes.at(-1)!.changed[0]).toMatchObject({ bookmarked: true, archived: true, tags: ['x'] })
  })
})

describe('a listener with a bug', () => {
  it('makes no change look refused and keeps no other listener from hearing', async () => {
    const lines: string[] = []
    const library = await opened({ log: (line) => lines.push(line) })
    const heard: number[] = []
    library.onChange(() => {
      throw new Error('a bug')
    })
    library.onChange((change) => heard.push(change.revision))
    await addOne(library)
    expect(heard).toEqual([1])
    expect(lines.join()).toContain('a bug')
  })
})

describe('what was begun', () => {
  it('is a view of its own, sorted by when it was read in, until it is read or archived', async () => {
    let clock = Date.UTC(2026, 0, 2)
    const library = await opened({ now: () => new Date(clock) })
    const [first, second, third] = await addTo(library, 'Anchors', 'Beacons', 'Cranes')
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('nothing was added')
    const place = { block: 3, fraction: 0.5 }
    for (const [article, progress] of [
      [third, 0.4],
      [first, 0.6],
      [second, 0.01],
    ] as const) {
      clock += 2000
      good(await library.remember(article.id, progress, place))
    }
    const begun = (from: Library): readonly string[] =>
      from.view({ kind: 'begun' }, 'lastRead').first.map(({ title }) => title)
    expect(begun(library)).toEqual(['Anchors', 'Cranes'])
    expect(library.counts().begun).toBe(2)
    const again = await reopened(library)
    expect(begun(again)).toEqual(['Anchors', 'Cranes'])
    good(await again.setState([first.id], { read: true }))
    good(await again.setState([third.id], { archived: true }))
    expect([begun(again), again.counts().begun]).toEqual([[], 0])
  })
})

describe('what was read', () => {
  it('is counted by the day of the last look once it is finished, and no longer than half a year back', async () => {
    let clock = new Date(2025, 0, 1, 12)
    const library = await opened({ now: () => clock })
    const [old, first, second, begun, marked] = await addTo(
      library,
      'Old',
      'First',
      'Second',
      'Begun',
      'Marked',
    )
    if (!old || !first || !second || !begun || !marked) throw new Error('nothing was added')
    const place = { block: 3, fraction: 0.5 }
    good(await library.remember(old.id, 1, place))
    clock = new Date(2026, 10, 22, 23, 59)
    for (const { id } of [first, second, begun]) good(await library.remember(id, 0.9, place))
    clock = new Date(2026, 10, 23, 0, 1)
    good(await library.remember(second.id, 1, place))
    good(await library.setState([old.id, first.id, second.id, marked.id], { read: true }))
    const words = first.wordCount
    expect(library.readingDays()).toEqual([
      { day: '2026-11-22', articles: 1, words },
      { day: '2026-11-23', articles: 1, words },
    ])
  })
})

describe('the face of one article', () => {
  it('is there after a restart, is taken off again, and is no step that undo takes back', async () => {
    const library = await opened()
    const [article, other] = await addTo(library, 'Tide tables', 'Salt')
    if (article === undefined || other === undefined) throw new Error('nothing was added')
    good(await library.setState([article.id], { bookmarked: true }))
    good(await library.setFace(article.id, 'opendyslexic'))
    good(await library.undo())
    const again = await reopened(library)
    expect(again.summary(article.id)).toMatchObject({ face: 'opendyslexic', bookmarked: false })
    expect(again.summary(other.id)?.face).toBeUndefined()
    good(await again.setFace(article.id, null))
    expect((await reopened(again)).summary(article.id)?.face).toBeNull()
  })
})

describe('undo', () => {
  it('gives back the details of an article as they were, and leaves what came after', async () => {
    const library = await opened()
    const [article] = await addTo(library, 'Tide tables')
    if (article === undefined) throw new Error('nothing was added')
    const before = library.summary(article.id)
    const change = {
      title: 'Tides',
      byline: 'Ann Lee',
      language: 'he',
      direction: 'rtl',
      publishedAt: '2020-05',
    } as const
    good(await library.describe(article.id, { ...change, site: null }))
    expect(library.summary(article.id)).toMatchObject(change)
    const again = await reopened(library)
    expect(again.summary(article.id)).toMatchObject(change)
    good(await again.describe(article.id, { title: 'Other tides' }))
    good(await again.setState([article.id], { bookmarked: true }))
    good(await again.undo())
    good(await again.undo())
    const putRight = ['title', 'byline', 'publishedAt', 'site', 'language', 'direction']
    expect(again.summary(article.id)).toEqual({ ...before, ...change, site: null, putRight })
  })

  it('takes back one act after the other and says which', async () => {
    const library = await opened()
    const id = await addOne(library)
    good(await library.setState([id], { bookmarked: true }))
    good(await library.tag([id], ['x'], []))
    expect(good(await library.undo()).label).toBe('Undone: Tagged “One” with “x”')
    expect(library.summary(id)).toMatchObject({ tags: [], bookmarked: true })
    expect(library.undoLabel).toBe('Bookmarked “One”')
    good(await library.undo())
    expect(library.summary(id)!.bookmarked).toBe(false)
    good(await library.undo())
    expect(titles(library, 'trash')).toEqual(['One'])
    expect(refused(await library.undo())).toContain('nothing-to-undo')
  })

  it('gives each article its own state back, not one state to all', async () => {
    const library = await opened()
    const [one, two] = await addTo(library, 'One', 'Two')
    good(await library.setState([one!.id], { read: true }))
    good(await library.setState([one!.id, two!.id], { read: true }))
    good(await library.undo())
    expect([library.summary(one!.id)!.read, library.summary(two!.id)!.read]).toEqual([true, false])
  })

  it('takes the batches of one import back as one step', async () => {
    const library = await opened()
    const importId = newImportId()
    good(await library.add([draftOf('a'), draftOf('b')], importId, at))
    good(await library.add([draftOf('c')], importId, at))
    expect(library.undoLabel).toBe('Added 3 articles')
    good(await library.undo())
    expect(library.counts()).toMatchObject({ all: 0, trash: 3 })
  })

  it('leaves out what was deleted for ever in the meantime', async () => {
    const library = await opened()
    const id = await addOne(library)
    good(await library.setState([id], { bookmarked: true }))
    good(await library.trash([id]))
    good(await library.deleteForever([id]))
    expect(refused(await library.undo())).toContain('nothing-to-undo')
  })

  it('of a whole import works after a restart, and can itself be undone', async () => {
    let library = await opened()
    const importId = newImportId()
    good(await library.add([draftOf('a'), draftOf('b')], importId, at))
    library = await reopened(library)
    expect(good(await library.undoImport(importId)).label).toBe('Undid the import of 2 articles')
    expect(library.counts()).toMatchObject({ all: 0, trash: 2 })
    good(await library.undo())
    expect(library.counts()).toMatchObject({ all: 2, trash: 0 })
    expect(refused(await library.undoImport(newImportId()))).toContain('import-not-found')
  })
})

describe('reshaping', () => {
  it('splits an article into others of the same import, as one step', async () => {
    const library = await opened()
    const id = await addOne(library, 'Both')
    const parts = good(await library.split(id, [draftOf('First'), draftOf('Second')]))
    expect(parts.map((part) => [part.addedAt, part.importId])).toEqual(
      parts.map(() => [at, library.summary(id)!.importId]),
    )
    expect(titles(library)).toEqual(['First', 'Second'])
    expect(titles(library, 'trash')).toEqual(['Both'])
    good(await library.undo())
    expect(titles(library)).toEqual(['Both'])
  })

  it('merges articles into one, as one step', async () => {
    const library = await opened()
    const [one, two] = await addTo(library, 'One', 'Two')
    expect(good(await library.merge([one!.id, two!.id], draftOf('Merged'))).title).toBe('Merged')
    expect(titles(library)).toEqual(['Merged'])
    good(await library.undo())
    expect(titles(library)).toEqual(['One', 'Two'])
  })

  it('replaces a body and takes it back with undo, files and facts', async () => {
    const library = await opened()
    const id = await addOne(library)
    const bodyFile = join(library.articleFolder(id), 'body.html')
    const richer = draftOf('Richer', {
      html: '<p>Longer.</p>',
      source: { extension: 'html', bytes: Buffer.from('L') },
    })
    expect(good(await library.replaceBody(id, richer)).title).toBe('Richer')
    expect(good(await library.body(id))).toBe('<p>Longer.</p>')
    expect(await readFile(bodyFile, 'utf8')).toBe('<p>Longer.</p>')
    expect(good(await library.source(id))).toEqual({ extension: 'html', bytes: Buffer.from('L') })
    good(await library.undo())
    expect(library.summary(id)!.title).toBe('One')
    expect(await readFile(bodyFile, 'utf8')).toBe('<p>Body of One.</p>')
    expect(good(await library.source(id)).extension).toBe('txt')
  })

  it('keeps a replaced body over a restart and sweeps the old one', async () => {
    let library = await opened()
    const id = await addOne(library)
    good(await library.replaceBody(id, draftOf('Two', { html: '<p>2</p>' })))
    good(await library.replaceBody(id, draftOf('Three', { html: '<p>3</p>' })))
    library = await reopened(library)
    expect(good(await library.body(id))).toBe('<p>3</p>')
    expect((await readdir(library.articleFolder(id))).sort()).toEqual(['body.html', 'source.txt'])
  })
})

describe('settings and receipts', () => {
  it('keep what was changed and leave the rest at its default', async () => {
    let library = await opened()
    good(await library.changeSettings({ theme: 'sepia' }))
    library = await reopened(library)
    expect(library.settings).toMatchObject({ theme: 'sepia', fontSizePx: 20 })
  })

  it('lists receipts newest first and says which one is missing', async () => {
    const library = await opened()
    const receipt = (startedAt: string) => ({
      id: newImportId(),
      origin: 'paste' as const,
      startedAt,
      finishedAt: startedAt,
      added: 0,
      merged: 0,
      skipped: 0,
      failed: 0,
      cancelled: false,
      items: [],
    })
    const older = receipt('2026-01-01T00:00:00.000Z')
    const newer = receipt('2026-01-02T00:00:00.000Z')
    good(await library.saveReceipt(newer))
    good(await library.saveReceipt(older))
    expect(await library.receipts()).toEqual([newer, older])
    expect(good(await library.receipt(older.id))).toEqual(older)
    expect(refused(await library.receipt(newImportId()))).toContain('import-not-found')
  })
})

describe('the folder', () => {
  it('is for its owner alone', async () => {
    const library = await opened()
    const id = await addOne(library)
    if (process.platform === 'win32') return
    const mode = async (...path: readonly string[]): Promise<string> =>
      ((await stat(join(folder, ...path))).mode & 0o777).toString(8)
    expect(await mode('index.json')).toBe('600')
    expect(await mode('index.journal.1')).toBe('600')
    expect(await mode('offprint.json')).toBe('600')
    expect(await mode('articles')).toBe('700')
    expect(await mode('articles', id)).toBe('700')
    expect(await mode('articles', id, 'body.html')).toBe('600')
    const inner = join(folder, 'a', 'b', 'library')
    open.push(good(await openLibrary({ folder: inner, mode: 'write', owner: 'Offprint' })))
    expect(await mode('a')).toBe('700')
    expect(await mode('a', 'b', 'library')).toBe('700')
  })

  it('that is a symlink stays one', async () => {
    const real = join(folder, 'real')
    const link = join(folder, 'link')
    await mkdir(real)
    await symlink(real, link)
    let library = good(await openLibrary({ folder: link, mode: 'write', owner: 'Offprint' }))
    await addOne(library)
    await library.close()
    library = good(await openLibrary({ folder: link, mode: 'write', owner: 'Offprint' }))
    open.push(library)
    expect(library.size).toBe(1)
    expect((await lstat(link)).isSymbolicLink()).toBe(true)
    expect(await readdir(real)).toContain('index.json')
  })

  it('that vanishes refuses changes in plain words, and takes them again when it is back', async () => {
    const away = `${folder}-away`
    const library = await opened()
    const id = await addOne(library)
    await rename(folder, away)
    good(await library.setState([id], { bookmarked: true })) // the open journal moved with its folder
    await cp(away, folder, { recursive: true })
    await rm(away, { recursive: true })
    const message = refused(await library.setState([id], { archived: true }))
    expect(message).toContain('The change was not saved: the folder or file is gone')
    expect(library.summary(id)).toMatchObject({ bookmarked: true, archived: false })
    good(await library.setState([id], { archived: true }))
    await rename(folder, away)
    expect(refused(await library.add([draftOf('x')], newImportId(), at))).toContain('could not be added')
    await rename(away, folder)
    await addOne(library, 'Two')
    await rename(folder, away)
    await mkdir(folder) // an empty mount point
    expect(refused(await library.add([draftOf('x')], newImportId(), at))).toContain('is gone')
    expect(await readdir(folder)).toEqual([])
    await rm(folder, { recursive: true })
    await rename(away, folder)
    const found = await reopened(library)
    expect(titles(found, 'all')).toEqual(['One', 'Two'])
    expect(found.summary(id)).toMatchObject({ bookmarked: true, archived: true })
    expect(found.notices).toEqual([])
  })

  it('with other things in it is not taken for an empty one', async () => {
    await writeFile(join(folder, 'thesis.docx'), 'words')
    const message = refused(await openLibrary({ folder, mode: 'write', owner: 'Offprint' }))
    expect(message).toContain('holds other files')
    expect(await readdir(folder)).toEqual(['thesis.docx'])
  })

  it('of a newer version is refused and left as it was', async () => {
    await (await opened()).close()
    await writeFile(join(folder, 'offprint.json'), '{"format":99,"id":"x"}')
    const before = (await readdir(folder)).sort()
    for (const mode of ['write', 'read'] as const) {
      expect(refused(await openLibrary({ folder, mode, owner: 'Offprint' }))).toContain('newer version')
    }
    expect((await readdir(folder)).sort()).toEqual(before)
  })

  it('loses the leftovers of an interrupted add at the next start, and the log says so', async () => {
    const library = await opened()
    const id = await addOne(library)
    await library.close()
    const leftover = join(folder, 'articles', '0123456789abcdef')
    await mkdir(leftover)
    await writeFile(join(leftover, 'body.html'), 'half')
    const lines: string[] = []
    await opened({ log: (line) => lines.push(line) })
    expect(await readdir(join(folder, 'articles'))).toEqual([id])
    expect(lines.join('\n')).toContain('0123456789abcdef')
  })
})

describe('a second process', () => {
  it('is refused for writing by name, and let in once the first has closed', async () => {
    const library = await opened()
    const second = await openLibrary({ folder, mode: 'write', owner: 'offprint import' })
    expect(refused(second)).toMatch(/library-busy: Offprint \(process \d+\) has the library in .* open/)
    await library.close()
    await opened({ owner: 'offprint import' })
  })

  it('reads beside the writer, sees what was saved, and can change nothing', async () => {
    const library = await opened()
    const id = await addOne(library)
    const reader = good(await openLibrary({ folder, mode: 'read', owner: 'offprint list' }))
    expect(titles(reader)).toEqual(['One'])
    expect(good(await reader.body(id))).toBe('<p>Body of One.</p>')
    expect(refused(await reader.trash([id]))).toContain('opened for reading only')
    expect(refused(await reader.add([draftOf('x')], newImportId(), at))).toContain('reading only')
    await reader.close()
    good(await library.setState([id], { read: true }))
  })

  it('that only reads does not make a library where there is none', async () => {
    expect(refused(await openLibrary({ folder, mode: 'read', owner: 'offprint list' }))).toContain(
      'There is no Offprint library',
    )
    expect(await readdir(folder)).toEqual([])
  })
})

describe('a closed library', () => {
  it('refuses acts in plain words and closes twice without harm', async () => {
    const library = await opened()
    const id = await addOne(library)
    await Promise.all([library.close(), library.close()])
    expect(refused(await library.trash([id]))).toContain('the library is closed')
  })

  it('finishes acts that were under way', async () => {
    let library = await opened()
    const id = await addOne(library)
    const acts = [library.setState([id], { bookmarked: true }), library.tag([id], ['x'], [])]
    library = await reopened(library)
    for (const act of await Promise.all(acts)) good(act)
    expect(library.summary(id)).toMatchObject({ bookmarked: true, tags: ['x'] })
  })
})

describe('an article that comes again and knows more', () => {
  const link: Partial<ArticleDraft> = { html: '', wordCount: 0, url: 'https://a.example/one', linkOnly: true }

  it('gets its text, an earlier date, tags and a bookmark as one step, which undo takes back', async () => {
    const library = await opened()
    const importId = newImportId()
    const [article] = good(await library.add([draftOf('One', link)], importId, at))
    const before = library.summary(article!.id)!
    expect(before.linkOnly).toBe(true)
    const { revision } = library
    const after = good(
      await library.enrich(
        article!.id,
        {
          draft: draftOf('One', { html: '<p>text</p>' }),
          set: { addedAt: '2019-01-01T00:00:00.000Z', bookmarked: true },
          tags: ['sea'],
        },
        newImportId(),
      ),
    )
    expect(library.revision).toBe(revision + 1)
    expect(after).toMatchObject({ addedAt: '2019-01-01T00:00:00.000Z', bookmarked: true, tags: ['sea'] })
    expect('linkOnly' in after).toBe(false)
    expect(good(await library.body(article!.id))).toBe('<p>text</p>')
    good(await library.undo())
    expect(library.summary(article!.id)).toEqual(before)
    expect(good(await library.body(article!.id))).toBe('')
  })

  it('is a link, and has its own date, after a restart too', async () => {
    let library = await opened()
    const dated = draftOf('Old', { ...link, addedAt: '2015-05-05T00:00:00.000Z' })
    const [article] = good(await library.add([dated], newImportId(), at))
    library = await reopened(library)
    expect(library.summary(article!.id)).toMatchObject({
      linkOnly: true,
      addedAt: '2015-05-05T00:00:00.000Z',
    })
    await library.setState([article!.id], { read: true })
    await library.close()
    library = await opened()
    expect(library.summary(article!.id)).toMatchObject({ linkOnly: true, read: true })
  })

  it('moves in the list to where its new date belongs', async () => {
    const library = await opened()
    const days = ['2020-01-03', '2020-01-02', '2020-01-01']
    const drafts = days.map((day) => draftOf(day, { addedAt: `${day}T00:00:00.000Z` }))
    const [newest] = good(await library.add(drafts, newImportId(), at))
    expect(titles(library)).toEqual(days)
    good(await library.enrich(newest!.id, { set: { addedAt: '2020-01-01T12:00:00.000Z' } }, newImportId()))
    expect(titles(library)).toEqual(['2020-01-02', '2020-01-03', '2020-01-01'])
    good(await library.enrich(newest!.id, { set: { addedAt: '2019-01-01T12:00:00.000Z' } }, newImportId()))
    await addTo(library, 'today')
    expect(titles(library)).toEqual(['today', '2020-01-02', '2020-01-01', '2020-01-03'])
    await library.undo()
    await library.undo()
    expect(titles(library)).toEqual(['2020-01-02', '2020-01-03', '2020-01-01'])
    expect(library.view({ kind: 'all' }).total).toBe(3)
  })
})
