import type { ImportId } from '@shared/article.ts'
import type { Receipt } from '@shared/receipt.ts'
import { csvRecords } from '@core/importing/csv.ts'
import { describe, expect, it } from 'vitest'
import { receiptCsv, receiptJson } from './receipt-file.ts'

const receipt: Receipt = {
  id: '0'.repeat(16) as ImportId,
  origin: 'files',
  startedAt: '2026-01-01T00:00:00.000Z',
  finishedAt: '2026-01-01T00:00:01.000Z',
  added: 1001,
  merged: 0,
  skipped: 0,
  failed: 0,
  cancelled: false,
  items: Array.from({ length: 1001 }, (_, index) => ({
    status: 'added',
    source: 'a, b.csv',
    id: null,
    title: index === 0 ? '=HYPERLINK("http://evil.example")' : `“Ähre”\nline ${index}`,
    format: 'pocket-csv',
    reason: null,
    furniture: [],
    place: { entry: 'part.csv', line: index + 2 },
    restored: {
      content: index % 2 === 0,
      addedAt: null,
      state: ['archived', 'read'],
      tags: 2,
      images: { kept: 1, linked: 2 },
    },
  })),
}

describe('a receipt as a file', () => {
  it('is a table that a spreadsheet reads: every item, every sign, and no formula', () => {
    const text = [...receiptCsv(receipt)].join('')
    const rows = [...csvRecords(text.slice(1), ',')].map((row) => ('fields' in row ? row.fields : []))
    expect(text.startsWith('\uFEFFstatus,title,')).toBe(true)
    expect(rows).toHaveLength(1002)
    expect(rows[1]).toEqual([
      'added',
      '\'=HYPERLINK("http://evil.example")',
      '',
      'a, b.csv',
      'part.csv',
      '2',
      '',
      'pocket-csv',
      '',
      'yes',
      '',
      'archived read',
      '2',
      '1 of 3',
      '',
    ])
    expect(rows[1001]?.[1]).toBe('“Ähre”\nline 1000')
    expect(rows[2]?.[9]).toBe('link only')
  })

  it('is JSON that holds all of it', () => {
    expect(JSON.parse([...receiptJson(receipt)].join(''))).toEqual(receipt)
    expect(JSON.parse([...receiptJson({ ...receipt, items: [] })].join(''))).toEqual({
      ...receipt,
      items: [],
    })
  })
})
