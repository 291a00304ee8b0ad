import fs from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '@shared/article.ts'
import { LibraryForTest } from './library-for-test.ts'
import type { OpenIndex } from './session.ts'
import { openIndex, searchFolder } from './session.ts'

const words = ['apple', 'berry', 'cherry', 'date']
const titles = ['elder', 'fig', 'grape']
const remarks = ['honeydew', 'imbe']

type Step =
  | {
      readonly kind: 'put'
      readonly row: number
      readonly words: readonly string[]
      readonly title: string
      readonly read: boolean
    }
  | { readonly kind: 'note'; readonly row: number; readonly text: string }
  | { readonly kind: 'remove' | 'trash'; readonly row: number }
  | { readonly kind: 'work'; readonly slices: number }
  /** `deaf`: the index is told of nothing any more, as if its process had been stopped. */
  | { readonly kind: 'save' | 'crash' | 'fold' | 'deaf' }
  | { readonly kind: 'damage'; readonly at: number }

const row = fc.integer({ min: 1, max: 12 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('put' as const),
      row,
      words: fc.subarray(words),
      title: fc.constantFrom(...titles),
      read: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('remove' as const, 'trash' as const), row }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('note' as const), row, text: fc.constantFrom(...remarks) }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('work' as const), slices: fc.nat(12) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constantFrom('save', 'crash', 'fold', 'fold', 'deaf') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('damage' as const), at: fc.nat(10_000) }) },
)

/** An index of the library as a new start of the app would have it. */
function started(library: LibraryForTest, mayWrite = true, sliceMs?: number): OpenIndex {
  const index = opened(library, mayWrite, sliceMs)
  tellWanted(library, index)
  return index
}

function opened(library: LibraryForTest, mayWrite = true, sliceMs = 8): OpenIndex {
  const { folder, id, snapshot } = library
  return openIndex({
    folder,
    libraryId: id,
    snapshot,
    mayWrite,
    mostOutdated: 2,
    sliceMs,
    log: () => undefined,
  })
}

/** The library tells what the index does not know. */
function tellWanted(library: LibraryForTest, { indexer, wanted }: OpenIndex): void {
  const rows = wanted ?? library.rows()
  indexer.tell(library.headsOf(Array.from(rows, (row) => library.summaryAt(row) ?? []).flat()))
  indexer.allTold()
}

/** Everything is done, and every damage found on the way is mended. */
function finish(library: LibraryForTest, index: OpenIndex): void {
  for (;;) {
    while (index.indexer.work());
    // Saving may come upon damage that no question has come upon.
    const wanted = index.indexer.takeLostHeads()
    if (wanted.length === 0) return
    tellWanted(library, { ...index, wanted })
  }
}

const rowsOf = (rows: Iterable<number>): readonly number[] => [...rows].toSorted((a, b) => a - b)

function damage(library: LibraryForTest, at: number): void {
  const folder = searchFolder(library.folder)
  const names = fs.existsSync(folder) ? fs.readdirSync(folder) : []
  const name = names[at % names.length]
  if (name === undefined) return
  const bytes = fs.readFileSync(path.join(folder, name))
  if (bytes.length === 0) return
  bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 0x55
  fs.writeFileSync(path.join(folder, name), bytes)
}

/** Of the saved heads: changes the place where the text of one article's title lies. */
function damageTextOf(library: LibraryForTest, title: string): void {
  const folder = searchFolder(library.folder)
  const name = fs.readdirSync(folder).find((each) => each.endsWith('.heads')) ?? ''
  const bytes = fs.readFileSync(path.join(folder, name))
  const at = bytes.lastIndexOf(title)
  if (at < 0) throw new Error(`${title} stands nowhere in ${name}`)
  bytes[at] = (bytes[at] ?? 0) ^ 0x01
  fs.writeFileSync(path.join(folder, name), bytes)
}

describe('the index beside a library', () => {
  it('finds what is there and nothing else, whatever was changed, stopped or damaged in between', () => {
    fc.assert(
      // Slices of no time end wherever they may, as on a machine that is busy with other things.
      fc.property(fc.array(step, { maxLength: 40 }), fc.constantFrom(0, 8), (steps, sliceMs) => {
        const library = new LibraryForTest()
        let index = started(library, true, sliceMs)
        let isDeaf = false
        library.onChange(({ changed, removed }) => {
          if (isDeaf) return
          index.indexer.remove(removed)
          index.indexer.announce(library.headsOf(changed))
        })
        library.onFold((snapshot) => {
          if (!isDeaf) index.indexer.folded(snapshot)
        })
        for (const each of steps) {
          if (each.kind === 'put')
            library.put(each.row, each.title, `<p>${each.words.join(' ')}</p>`, { read: each.read })
          else if (each.kind === 'note') library.note(each.row, each.text)
          else if (each.kind === 'remove') library.remove(each.row)
          else if (each.kind === 'trash') library.trash(each.row)
          else if (each.kind === 'save') index.indexer.saveNow()
          else if (each.kind === 'damage') damage(library, each.at)
          else if (each.kind === 'fold') library.fold()
          else if (each.kind === 'deaf') isDeaf = true
          else if (each.kind === 'crash') {
            index = started(library, true, sliceMs)
            isDeaf = false
          } else if (each.kind === 'work')
            for (let slice = 0; slice < each.slices; slice++) index.indexer.work()
        }
        const untold = opened(library)
        const there = [...library.all()].filter((article) => article.trashedAt === null)
        const holds = (article: ArticleSummary, word: string): boolean =>
          article.fingerprint.includes(word) ||
          library.highlightsAt(article.row).some(({ note }) => note === word)
        for (const word of [...words, ...titles, ...remarks]) {
          // Asked before the library has told what changed, it may know less, and nothing that is not so.
          for (const hit of untold.engine.query(word, { limit: 50 }).hits) {
            if (hit.match !== 'exact') continue
            const article = there.find(({ row }) => row === hit.row)
            expect(article !== undefined && holds(article, word)).toBe(true)
          }
        }
        for (const each of isDeaf
          ? [started(library, true, sliceMs)]
          : [index, started(library, true, sliceMs)]) {
          const { engine, indexer } = each
          for (const word of [...words, ...titles, ...remarks, 'is:read']) engine.query(word, { limit: 50 })
          finish(library, each)
          expect(indexer.isComplete).toBe(true)
          for (const word of [...words, ...titles, ...remarks]) {
            const { hits } = engine.query(word, { limit: 50 })
            const exact = hits.filter((hit) => hit.match === 'exact').map((hit) => hit.row)
            const expected = there.filter((article) => holds(article, word))
            expect(rowsOf(exact)).toEqual(rowsOf(expected.map((article) => article.row)))
          }
          const read = engine.query('is:read', { limit: 50 }).hits.map((hit) => hit.row)
          expect(rowsOf(read)).toEqual(rowsOf(there.filter(({ read }) => read).map(({ row }) => row)))
        }
        fs.rmSync(library.folder, { recursive: true })
      }),
      { numRuns: 60 },
    )
  })

  it('keeps few segments, and one file for each', () => {
    const library = new LibraryForTest()
    const index = started(library)
    for (let row = 1; row <= 70; row++) {
      library.put(row, `t${row}`, '<p>apple</p>')
      index.indexer.announce(library.headsOf([...library.all()].filter((article) => article.row === row)))
      while (index.indexer.work());
    }
    expect(index.engine.bodies.segments.length).toBeLessThan(16)
    expect(fs.readdirSync(searchFolder(library.folder))).toHaveLength(index.engine.bodies.segments.length)
    expect(index.engine.query('apple', { limit: 1 }).total).toBe(70)
  })

  it('gives up a segment that turns out to be damaged when it is read, says so, and is right again', () => {
    const library = new LibraryForTest()
    for (let row = 1; row <= 5; row++) library.put(row, `t${row}`, '<p>apple</p>')
    const before = started(library)
    while (before.indexer.work());
    const folder = searchFolder(library.folder)
    const [name = ''] = fs.readdirSync(folder)
    const bytes = fs.readFileSync(path.join(folder, name))
    // The lists stand at the beginning, and are not read until a question needs them.
    bytes[3] = (bytes[3] ?? 0) ^ 0x10
    fs.writeFileSync(path.join(folder, name), bytes)
    const { engine, indexer } = started(library)
    expect(indexer.isComplete).toBe(true)
    engine.query('apple', { limit: 9 })
    expect(indexer.isComplete).toBe(false)
    while (indexer.work());
    expect(indexer.isComplete).toBe(true)
    expect(engine.query('apple', { limit: 9 }).total).toBe(5)
    expect(fs.readdirSync(folder)).not.toContain(name)
  })

  it('is told at the next start of a head that was damaged, though nobody asked for it before all were saved anew', () => {
    const library = new LibraryForTest()
    for (let row = 1; row <= 9; row++) library.put(row, `elder${row}`, '<p>apple</p>')
    library.fold()
    const first = started(library)
    while (first.indexer.work());
    first.indexer.saveNow()
    damageTextOf(library, 'elder5')
    const second = started(library)
    // Three that change are enough for all to be saved anew.
    const stop = library.onChange(({ changed }) => second.indexer.announce(library.headsOf(changed)))
    for (const row of [1, 2, 3]) library.put(row, `fig${row}`, '<p>berry</p>')
    while (second.indexer.work());
    second.indexer.saveNow()
    stop()
    const third = started(library)
    finish(library, third)
    expect(rowsOf(third.engine.query('apple', { limit: 9 }).hits.map((hit) => hit.row))).toEqual([
      4, 5, 6, 7, 8, 9,
    ])
  })

  it('removes what an earlier start left of saved heads', () => {
    const library = new LibraryForTest()
    library.put(1, 't1', '<p>apple</p>')
    library.fold()
    const { indexer } = started(library)
    while (indexer.work());
    indexer.saveNow()
    const folder = searchFolder(library.folder)
    const before = fs.readdirSync(folder).toSorted()
    for (const name of ['00000009.heads.tmp', '00000008.heads', 'heads.json.tmp'])
      fs.writeFileSync(path.join(folder, name), 'half')
    started(library)
    expect(fs.readdirSync(folder).toSorted()).toEqual(before)
  })

  it('leaves no file alone that is not whole, and touches none that is not its own', () => {
    const library = new LibraryForTest()
    library.put(1, 't1', '<p>apple</p>')
    const folder = searchFolder(library.folder)
    fs.mkdirSync(folder)
    fs.writeFileSync(path.join(folder, '00000007.segment.tmp'), 'half')
    fs.writeFileSync(path.join(folder, '00000003.segment'), 'no segment')
    fs.writeFileSync(path.join(folder, 'notes.txt'), 'mine')
    const { indexer } = started(library)
    while (indexer.work());
    expect(fs.readdirSync(folder).toSorted()).toEqual(['00000004.segment', 'notes.txt'])
  })

  it('writes nothing for a library that is open for reading', () => {
    const library = new LibraryForTest()
    library.put(1, 't1', '<p>apple</p>')
    const { engine, indexer } = started(library, false)
    while (indexer.work());
    indexer.saveNow()
    expect(engine.query('apple', { limit: 1 }).total).toBe(1)
    expect(fs.existsSync(searchFolder(library.folder))).toBe(false)
  })
})
