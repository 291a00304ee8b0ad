import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { previewLibrary } from './preview.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

/** What ends a line somewhere, what marks an end or a beginning, and halves of characters. */
const awkward = [
  '\u2028',
  '\u2029',
  '\u0085',
  '\v',
  '\f',
  '\r',
  '\n',
  '\0',
  '\uFEFF',
  '\u200F',
  '\uD83D',
  '\uDE00',
]

describe.each(
  awkward.map((character) => [`U+${character.charCodeAt(0).toString(16).padStart(4, '0')}`, character]),
)('a library with %s in all that it says', (_, character) => {
  const word = `one${character}two`

  it('is the same when it is opened again, from the journal and from the snapshot', async () => {
    const disk = new MemoryFileSystem()
    const { library } = await startStore(disk)
    const facts = { byline: word, site: word, standfirst: [word], excerpt: word, html: `<p>${word}</p>` }
    await library.add([draftOf(word, facts)], newImportId(), '2026-01-01T00:00:00.000Z')
    const [added] = library.view({ kind: 'all' }).first
    if (added === undefined) throw new Error('nothing was added')
    await library.tag([added.id], [`tag ${character} too`], [])
    await library.highlight(added.id, [
      { quote: word, prefix: word, suffix: word, start: 0, colour: 'green', note: word, tags: [] },
    ])
    await library.changeSettings({ savedSearches: [{ name: word, query: word }], recentSearches: [word] })
    const shown = library.view({ kind: 'all' }).first
    const { settings } = library
    await library.close()

    const fromJournal = await startStore(disk)
    expect(fromJournal.library.notices).toEqual([])
    expect(fromJournal.library.view({ kind: 'all' }).first).toEqual(shown)
    expect(fromJournal.library.settings).toEqual(settings)
    expect(await fromJournal.library.body(added.id)).toMatchObject({ ok: true })
    await fromJournal.fold()
    await fromJournal.library.close()

    const look = await previewLibrary(libraryFolder, { kind: 'all' }, disk)
    expect(look?.page.first).toEqual(shown)
    const fromSnapshot = await startStore(disk)
    expect(fromSnapshot.library.notices).toEqual([])
    expect(fromSnapshot.library.view({ kind: 'all' }).first).toEqual(shown)
    expect(fromSnapshot.library.settings).toEqual(settings)
    await fromSnapshot.library.close()
  })
})
