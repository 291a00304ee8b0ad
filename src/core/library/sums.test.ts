import { join } from 'node:path'
import type { ArticleId } from '@shared/article.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import type { Library } from './library.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

async function three(): Promise<{
  readonly fs: MemoryFileSystem
  readonly library: Library
  readonly ids: readonly ArticleId[]
}> {
  const fs = new MemoryFileSystem()
  const { library } = await startStore(fs)
  await library.add(
    [draftOf('one'), draftOf('two'), draftOf('three')],
    newImportId(),
    '2026-01-01T00:00:00.000Z',
  )
  return { fs, library, ids: [...library.all()].map((article) => article.id) }
}

async function judged(library: Library, id: ArticleId): Promise<boolean | null> {
  const body = await library.body(id)
  if (!body.ok) throw new Error(body.fault.message)
  return library.isAsWritten(id, body.value)
}

async function overwrite(fs: MemoryFileSystem, name: string, bytes: Uint8Array): Promise<void> {
  const file = await fs.open(join(libraryFolder, name), 'over')
  await file.append(bytes)
}

describe('a text', () => {
  it('is known as it was written, also when it was replaced and when that was undone', async () => {
    const { library, ids } = await three()
    for (const id of ids) expect(await judged(library, id)).toBe(true)
    const [one] = ids
    expect((await library.replaceBody(one!, draftOf('one', { html: '<p>better</p>' }))).ok).toBe(true)
    expect(await judged(library, one!)).toBe(true)
    expect((await library.undo()).ok).toBe(true)
    expect(await judged(library, one!)).toBe(true)
  })

  it('with any bit flipped is known for damaged', async () => {
    const { fs, library, ids } = await three()
    const path = join('articles', ids[1]!, 'body.html')
    const bytes = await fs.readFile(join(libraryFolder, path))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const bad = Buffer.from(bytes)
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        await overwrite(fs, path, bad)
        expect(await judged(library, ids[1]!)).toBe(false)
      }),
      { numRuns: 100 },
    )
    expect(await judged(library, ids[0]!)).toBe(true)
  })

  it('is never called damaged because its checksum is', async () => {
    const { fs, library, ids } = await three()
    const bytes = await fs.readFile(join(libraryFolder, 'articles.sums'))
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const bad = Buffer.from(bytes)
        bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        await overwrite(fs, 'articles.sums', bad)
        for (const id of ids) expect(await judged(library, id)).not.toBe(false)
      }),
      { numRuns: 200 },
    )
    await fs.remove(join(libraryFolder, 'articles.sums'))
    for (const id of ids) expect(await judged(library, id)).toBeNull()
  })
})
