import { expect, it } from 'vitest'
import { draftOf } from '../draft-fixture.ts'
import { newImportId } from '../ids.ts'
import { MemoryFileSystem } from '../memory-file-system.ts'
import { libraryFolder, startStore } from '../store-fixture.ts'
import { measureLibrary } from './measure.ts'

it('a library is measured part by part', async () => {
  const fs = new MemoryFileSystem()
  const { library } = await startStore(fs)
  const html = '<p>'.padEnd(5000, 'word ')
  await library.add(
    [draftOf('a', { html }), draftOf('b', { html })],
    newImportId(),
    '2026-01-01T00:00:00.000Z',
  )
  await library.backUp()
  const sizes = await measureLibrary(fs, libraryFolder)
  expect(sizes.articles).toBeGreaterThanOrEqual(10_000)
  expect(sizes.articles).toBeLessThan(12_000)
  expect(sizes.index).toBeGreaterThan(500)
  expect(sizes.index).toBeLessThan(10_000)
  expect(sizes.backups).toBeGreaterThan(500)
  expect(sizes.search).toBe(0)
  // Two texts, two sources, two backups; the index, its journal, sums, identity and lock.
  expect(sizes.files).toBeGreaterThanOrEqual(10)
})
