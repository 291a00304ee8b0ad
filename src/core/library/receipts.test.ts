import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PageWanted, Receipt } from '@shared/receipt.ts'
import { headOf } from '@shared/receipt.ts'
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

it('a long receipt is read head and page by page, filtered as asked', async () => {
  const { library } = await startStore(new MemoryFileSystem())
  const items = Array.from({ length: 1300 }, (_, index) => ({
    ...item,
    status: index % 100 === 7 ? ('failed' as const) : ('added' as const),
    title: `Day ${index}\nin "quotes", [brackets] and تجربة`,
    source: 'notes.txt',
    reason: index === 407 ? 'The disk could not read it.' : null,
  }))
  const counts = { added: 1287, merged: 0, skipped: 0, failed: 13 }
  const receipt: Receipt = {
    id: newImportId(),
    origin: 'files',
    startedAt: '2026-01-02T00:00:00.000Z',
    finishedAt: '2026-01-02T00:00:00.000Z',
    ...counts,
    cancelled: false,
    items,
  }
  await library.saveReceipt(receipt)
  expect(await library.receipt(receipt.id)).toEqual({ ok: true, value: receipt })
  expect(await library.receiptHeads()).toEqual([headOf(receipt)])
  const page = (wanted: Partial<PageWanted>): Promise<unknown> =>
    library.receiptPage(receipt.id, { statuses: [], text: '', offset: 0, limit: 50, ...wanted })
  expect(await page({ offset: 1290 })).toEqual({ ok: true, value: { total: 1300, items: items.slice(1290) } })
  const failed = items.filter(({ status }) => status === 'failed')
  expect(await page({ statuses: ['failed'], offset: 3, limit: 2 })).toEqual({
    ok: true,
    value: { total: 13, items: failed.slice(3, 5) },
  })
  expect(await page({ text: 'disk COULD' })).toEqual({ ok: true, value: { total: 1, items: [items[407]] } })
  expect(await page({ text: 'تجربة', limit: 1 })).toMatchObject({ value: { total: 1300 } })
  expect(await page({ text: 'nowhere' })).toEqual({ ok: true, value: { total: 0, items: [] } })
})

it('the head and the pages of a receipt from before there were heads are made of the whole', async () => {
  const { library, receipt, overwrite } = await written()
  await overwrite(Buffer.from(`${JSON.stringify(receipt)}\n`))
  expect(await library.receiptHeads()).toEqual([headOf(receipt)])
  expect(await library.receiptPage(receipt.id, { statuses: [], text: '', offset: 0, limit: 9 })).toEqual({
    ok: true,
    value: { total: 1, items: receipt.items },
  })
})
