import type { Bundle } from '../bundle.ts'
import type { ExportEntry, ImportItem } from '../item.ts'
import { failedItem } from '../item.ts'
import type { Table } from '../table.ts'
import { sentence } from '../reading.ts'

type Row = Extract<
  ReturnType<Table['rows']> extends Generator<infer Each> ? Each : never,
  { readonly cell: unknown }
>

/** What a format says of one row; where it stands and what it holds is known. */
export type RowItem = Omit<ImportItem, 'kind' | 'place' | 'record'> | { readonly skip: string }

/** An export that is a table: one item a row, and a row that cannot be read is one failure. */
export function tableBundle(format: string, table: Table, read: (row: Row) => RowItem): Bundle {
  return {
    format,
    total: Array.from(table.rows(), () => 1).length,
    *entries(): Generator<ExportEntry> {
      for (const row of table.rows()) {
        const place = { line: row.line }
        if (!('cell' in row)) {
          yield failedItem(place, row.written.slice(0, 200), sentence(row.broken))
          continue
        }
        const item = read(row)
        if ('skip' in item) {
          yield {
            kind: 'problem',
            status: 'skipped',
            place,
            title: row.cell('title') || row.cell('url'),
            reason: item.skip,
          }
        } else yield { kind: 'item', place, record: row.record, ...item }
      }
    },
  }
}
