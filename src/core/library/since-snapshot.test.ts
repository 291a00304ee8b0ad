import type { ArticleSummary } from '@shared/article.ts'
import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { draftOf } from './draft-fixture.ts'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { readSnapshot } from './snapshot.ts'
import type { Session } from './store-fixture.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

type Act = { readonly kind: 'add' | 'mark' | 'trash' | 'delete' | 'fold' | 'restart'; readonly at: number }

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('add', 'add', 'add', 'mark', 'trash', 'delete', 'fold', 'restart'),
  at: fc.nat(20),
})

async function perform({ library, fold }: Session, { kind, at }: Act): Promise<void> {
  const all = [...library.all()]
  const chosen = all[at % Math.max(1, all.length)]
  if (kind === 'add') await library.add([draftOf(`a${at}`)], newImportId(), '2026-01-01T00:00:00.000Z')
  else if (kind === 'fold') await fold()
  else if (chosen === undefined || kind === 'restart') return
  else if (kind === 'mark') await library.setState([chosen.id], { read: !chosen.read })
  else if (chosen.trashedAt === null) await library.trash([chosen.id], 99)
  else if (kind === 'delete') await library.deleteForever([chosen.id], 99)
}

async function snapshotOn(fs: MemoryFileSystem) {
  const reading = await readSnapshot(await fs.readFile(join(libraryFolder, 'index.json')))
  return { rows: new Map(Array.from(reading?.data.articles.values() ?? [], byRow)), mark: reading?.mark }
}

const byRow = (article: ArticleSummary) => [article.row, article] as const

describe('what changed since the snapshot', () => {
  it('names every row that the snapshot on the disk does not hold as it is, whatever was done, folded or opened anew', async () => {
    let agreeing = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(act, { minLength: 5, maxLength: 25 }),
        fc.boolean(),
        async (acts, isFoldedAlongside) => {
          const fs = new MemoryFileSystem()
          let session = await startStore(fs)
          for (const each of acts) {
            // A change that comes while a snapshot is written is not in it, and may come before or after it stands.
            const folding = isFoldedAlongside && each.kind === 'mark' ? session.fold() : null
            await perform(session, each)
            await folding
            if (each.kind === 'restart') {
              await session.library.close()
              session = await startStore(fs)
            }
            const { library } = session
            const { snapshot } = library
            if (snapshot === null) continue
            const onDisk = await snapshotOn(fs)
            expect(snapshot.mark).toEqual(onDisk.mark)
            const differing = new Set(snapshot.differing)
            const rows = new Set([...onDisk.rows.keys(), ...library.rows()])
            for (const row of rows) {
              if (differing.has(row)) continue
              expect(library.summaryAt(row)).toEqual(onDisk.rows.get(row))
              agreeing += 1
            }
          }
          await session.library.close()
        },
      ),
      { numRuns: 60 },
    )
    expect(agreeing).toBeGreaterThan(100)
  })
})
