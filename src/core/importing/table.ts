import { csvRecords } from './csv.ts'

/** A CSV file read by the names of its columns; their order is nobody's promise. */
export interface Table {
  /** In lower case. */
  readonly columns: readonly string[]
  rows(): Generator<TableRow>
}

export type TableRow =
  | {
      readonly line: number
      readonly cell: (column: string) => string
      readonly record: Readonly<Record<string, string>>
    }
  | { readonly line: number; readonly broken: string; readonly written: string }

const headLength = 8192
const mostColumns = 60

/** Null where the first line names no columns. */
export function openTable(text: string): Table | null {
  const head = text.slice(0, headLength)
  let best: { readonly delimiter: string; readonly columns: readonly string[] } | null = null
  for (const delimiter of [',', ';', '\t']) {
    const [first] = csvRecords(head, delimiter)
    if (first === undefined || !('fields' in first)) continue
    const columns = withoutEmptyEnd(
      first.fields.map((field) =>
        field
          .replace(/^\uFEFF/, '')
          // Matter: `Tags(;)` says how they are joined.
          .replace(/\([^\p{L}\p{N}]*\)\s*$/u, '')
          .trim()
          .toLowerCase(),
      ),
    )
    if (columns.length > (best?.columns.length ?? 1) && isHeader(columns)) best = { delimiter, columns }
  }
  if (best === null) return null
  const { delimiter, columns } = best
  return { columns, rows: () => rowsOf(text, delimiter, columns) }
}

/** Names, each once, and no address among them. */
function isHeader(columns: readonly string[]): boolean {
  const named = columns.filter((name) => name !== '' && name.length <= 60 && !name.includes('://'))
  return (
    columns.length <= mostColumns && named.length === columns.length && new Set(named).size === named.length
  )
}

function* rowsOf(text: string, delimiter: string, columns: readonly string[]): Generator<TableRow> {
  const count = columns.length
  let isFirst = true
  for (const record of csvRecords(text, delimiter, count)) {
    const { line } = record
    if (isFirst) {
      isFirst = false
      continue
    }
    if (!('fields' in record)) {
      yield record
      continue
    }
    const { fields } = record
    // Parts that were joined to one file bring their header along each time.
    if (fields.every((field, index) => field.trim().toLowerCase() === (columns[index] ?? ''))) continue
    const used = withoutEmptyEnd(fields).length
    if (fields.length < count || used > count) {
      const cells = `${fields.length} ${fields.length === 1 ? 'cell' : 'cells'}`
      yield {
        line,
        broken: `it has ${cells} where ${count} columns are named`,
        written: fields.join(delimiter),
      }
      continue
    }
    yield rowOf(line, columns, fields)
  }
}

function rowOf(line: number, columns: readonly string[], fields: readonly string[]): TableRow {
  const record: Record<string, string> = {}
  for (const [index, column] of columns.entries()) record[column] = fields[index] ?? ''
  return { line, cell: (column) => (record[column] ?? '').trim(), record }
}

function withoutEmptyEnd(fields: readonly string[]): readonly string[] {
  return fields.slice(0, fields.findLastIndex((field) => field.trim() !== '') + 1)
}
