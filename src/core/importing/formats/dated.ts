import { momentOf } from '../evidence/moment.ts'
import type { ImportItem } from '../item.ts'

/** The date at which something was added over there; a date that is none is said so, not made today's in silence. */
export function dated(value: unknown): Pick<ImportItem, 'addedAt' | 'notes'> {
  const addedAt = momentOf(value)
  const written = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : ''
  const isMissing = written === '' || written === '0'
  if (addedAt !== null || isMissing) return { addedAt }
  return {
    addedAt,
    notes: [`Its date “${written.slice(0, 40)}” is none; it counts as added with this import.`],
  }
}

/** When something was marked over there, where the export knows it. */
export function madeAt(value: unknown): { readonly createdAt?: string } {
  const createdAt = momentOf(value)
  return createdAt === null ? {} : { createdAt }
}
