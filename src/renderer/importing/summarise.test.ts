import { expect, test } from 'vitest'
import { createSay } from '@shared/language/say.ts'
import type { ImportId } from '@shared/article.ts'
import type { ItemStatus, Receipt, ReceiptHead } from '@shared/receipt.ts'
import { countItems, headOf } from '@shared/receipt.ts'
import { summarise } from './summarise.ts'

const say = createSay('en', 'en')

function receipt(statuses: readonly ItemStatus[], change: Partial<Receipt> = {}): ReceiptHead {
  const items = statuses.map((status) => ({
    status,
    source: 'a.txt',
    id: null,
    title: null,
    format: 'text',
    reason: status === 'failed' ? 'a.txt is empty.' : status === 'skipped' ? 'It is here already.' : null,
    furniture: [],
  }))
  return headOf({
    id: '0'.repeat(16) as ImportId,
    origin: 'files',
    startedAt: '2026-01-01T00:00:00.000Z',
    finishedAt: '2026-01-01T00:00:01.000Z',
    cancelled: false,
    items,
    ...countItems(items),
    ...change,
  })
}

test('what was pasted is called pasted text', () => {
  expect(summarise(receipt(['added', 'added'], { origin: 'paste' }), say)).toBe(
    'Added 2 articles from pasted text',
  )
})

test('all that happened is told', () => {
  expect(summarise(receipt(['added', 'merged', 'skipped', 'failed']), say)).toBe(
    'Added 1 article, merged 1, skipped 1, 1 failed',
  )
})

test('a single item that brought nothing gives its reason', () => {
  expect(summarise(receipt(['failed']), say)).toBe('Nothing added: a.txt is empty.')
  expect(summarise(receipt(['skipped']), say)).toBe('Nothing added: It is here already.')
})

test('a stopped import says so', () => {
  expect(summarise(receipt(['added'], { cancelled: true }), say)).toBe('Added 1 article; stopped early')
  expect(summarise(receipt([], { cancelled: true }), say)).toBe('The import was stopped; nothing was added')
})
