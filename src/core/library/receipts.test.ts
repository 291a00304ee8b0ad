import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { newImportId } from './ids.ts'
import { MemoryFileSystem } from './memory-file-system.ts'
import { libraryFolder, startStore } from './store-fixture.ts'

const item = {
  status: 'added',
  id: null,
  title: 'A day',
  format: 'text',
  reason: null,
  furniture: [],
} as const

async function written() {
  const fs = new MemoryFileSystem()
  const { library } = await startStore(fs)
  const time = '2026-01-01T00:00:00.000Z'
  const receipt = {
    id: newImportId(),
    origin: 'files',
    startedAt: time,
    finishedAt: time,
    added: 1,
    merged: 0,
    skipped: 0,
    failed: 0,
    cancelled: false,
    items: [{ ...item, source: 'notes.txt' }],
  } as const
  expect((await library.saveReceipt(receipt)).ok).toBe(true)
  const path = join(libraryFolder, 'receipts', `${receipt.id}.json`)
  const overwrite = async (bytes: Uint8Array): Promise<void> => {
    const file = await fs.open(path, 'over')
    await file.append(bytes)
  }
  return { library, receipt, bytes: await fs.readFile(path), overwrite }
}

it('a receipt with any bit flipped is passed over, or says what it said', async () => {
  const { library, receipt, bytes, overwrite } = await written()
  expect(await library.receipts()).toEqual([receipt])
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
      const bad = Buffer.from(bytes)
      bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await overwrite(bad)
      const found = await library.receipts()
      if (found.length > 0) expect(found).toEqual([receipt])
    }),
    { numRuns: 500 },
  )
})

it('a receipt from before there were checksums is read as it stands', async () => {
  const { library, receipt, overwrite } = await written()
  await overwrite(Buffer.from(`${JSON.stringify(receipt)}\n`))
  expect(await library.receipts()).toEqual([receipt])
})
