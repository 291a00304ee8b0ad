import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withBranch } from '@shared/tag.ts'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { startStore } from './store-fixture.ts'

const tag = fc.constantFrom('food', 'food/bread', 'food/bread/rye', 'foods', 'tea', 'خبز/تنور')
const lists = fc.array(fc.uniqueArray(tag, { maxLength: 4 }), { minLength: 1, maxLength: 6 })

async function libraryWith(
  tags: readonly (readonly string[])[],
  fs = new MemoryFileSystem(),
): Promise<Library> {
  const { library } = await startStore(fs)
  const drafts = tags.map((some, index) => ({ ...draftOf(`article ${index}`), tags: some }))
  const added = await library.add(drafts, newImportId(), '2026-01-01T00:00:00.000Z')
  if (!added.ok) throw new Error(added.fault.message)
  const [first] = added.value
  // What is in the Trash comes back with the new name, too.
  if (first !== undefined) await library.trash([first.id])
  return library
}

function tagsIn(library: Library): readonly (readonly string[])[] {
  return [...library.all()].toSorted((a, b) => a.row - b.row).map(({ tags }) => tags)
}

const sorted = (tags: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  tags.map((some) => some.toSorted())

describe('renaming and removing a tag', () => {
  it('reaches every article that has it or one nested in it, and is undone in one step', async () => {
    await fc.assert(
      fc.asyncProperty(lists, tag, fc.option(tag), async (tags, branch, name) => {
        const library = await libraryWith(tags)
        const before = tagsIn(library)
        const done = name === null ? await library.removeTag(branch) : await library.renameTag(branch, name)
        const wanted = before.map((some) => withBranch(some, branch, name))
        expect(sorted(tagsIn(library))).toEqual(sorted(wanted))
        if (!done.ok) expect(done.fault.code).toBe('tag-not-found')
        else {
          expect(await library.undo()).toMatchObject({ ok: true })
          expect(sorted(tagsIn(library))).toEqual(sorted(before))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('joins two tags where the name is there, and says how many articles it touched', async () => {
    const library = await libraryWith([['tea'], ['tea', 'food'], ['food']])
    expect(await library.renameTag('tea', 'food')).toMatchObject({
      value: { label: 'Renamed the tag “tea” to “food” on 2 articles' },
    })
    expect(library.counts().tags).toEqual([{ name: 'food', count: 2 }])
  })

  it('counts and shows an article once in the branch that its tags are in', async () => {
    const library = await libraryWith([[], ['food/bread', 'food/tea'], ['food']])
    expect(library.counts().tags).toEqual([
      { name: 'food', count: 2 },
      { name: 'food/bread', count: 1 },
      { name: 'food/tea', count: 1 },
    ])
    expect(library.view({ kind: 'tag', tag: 'food' }).total).toBe(2)
  })

  it('is there after a restart', async () => {
    const fs = new MemoryFileSystem()
    const library = await libraryWith([['tea'], ['tea/green']], fs)
    await library.renameTag('tea', 'drinks')
    await library.close()
    const { library: again } = await startStore(fs)
    expect(tagsIn(again)).toEqual([['drinks'], ['drinks/green']])
  })
})
