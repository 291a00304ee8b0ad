/** One record of a CSV file. */
export type CsvRecord =
  | { readonly line: number; readonly fields: readonly string[] }
  /** The record cannot be told from its neighbours; reading goes on at the next line. */
  | { readonly line: number; readonly broken: string; readonly written: string }

/** Beyond this a quote was never closed: no cell of an export is larger. */
const longestRecord = 16_000_000

/**
 * Records with the line that each begins on (from 1), lazily. RFC 4180, with any line ending. A quote that is
 * never closed, or closed in the middle of a word, would swallow every row after it: then the one line is
 * read as it stands if it has `columns` cells, else given up, and reading goes on at the next.
 */
export function* csvRecords(
  text: string,
  delimiter: string,
  columns: number | null = null,
): Generator<CsvRecord> {
  let at = 0
  let line = 1
  const deadEnds = new Set<number>()
  while (at < text.length) {
    const record = strictRecord(text, at, delimiter, deadEnds)
    if (record !== null) {
      const blank = record.fields.length === 1 && record.fields[0]?.trim() === ''
      if (!blank) yield { line, fields: record.fields }
      line += linesIn(text, at, record.end)
      at = record.end
      continue
    }
    const end = lineEnd(text, at)
    const written = text.slice(at, end).replace(/[\r\n]+$/, '')
    const fields = written.split(delimiter)
    yield fields.length === columns
      ? { line, fields: fields.map(unquoted) }
      : { line, broken: 'a quotation mark in it is not closed, or closed too early', written }
    line += 1
    at = end
  }
}

/**
 * Null when its quotes do not fit.
 *
 * @param deadEnds where fields begin from which the quotes are known not to fit, in this record or another; it grows. Without it each line of
 * a file that is broken throughout would be tried to the end of the file
 */
function strictRecord(
  text: string,
  start: number,
  delimiter: string,
  deadEnds: Set<number>,
): { fields: string[]; end: number } | null {
  const fields: string[] = []
  const starts: number[] = []
  let at = start
  for (;;) {
    if (deadEnds.has(at)) break
    starts.push(at)
    if (text[at] === '"') {
      const quoted = quotedField(text, at)
      if (quoted === null) break
      // How long a record is depends on where it began: its fields may be those of a shorter one.
      if (quoted.end - start > longestRecord) return null
      fields.push(quoted.value)
      at = quoted.end
    } else {
      let end = at
      while (end < text.length && !endsField(text[end] ?? '', delimiter)) end += 1
      fields.push(text.slice(at, end))
      at = end
    }
    const after = text[at]
    if (after === undefined) return { fields, end: at }
    if (after === '\r' || after === '\n') return { fields, end: afterBreak(text, at) }
    if (after !== delimiter) break
    at += 1
  }
  for (const each of starts) deadEnds.add(each)
  return null
}

function quotedField(text: string, start: number): { value: string; end: number } | null {
  let value = ''
  let at = start + 1
  for (;;) {
    const quote = text.indexOf('"', at)
    if (quote === -1 || quote - start > longestRecord) return null
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') return { value, end: quote + 1 }
    value += '"'
    at = quote + 2
  }
}

function endsField(character: string, delimiter: string): boolean {
  return character === delimiter || character === '\n' || character === '\r'
}

function afterBreak(text: string, at: number): number {
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1
}

function lineEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '\n' || text[at] === '\r') return afterBreak(text, at)
  }
  return text.length
}

function linesIn(text: string, start: number, end: number): number {
  let lines = 0
  for (let at = start; at < end; at += 1) {
    if (text[at] === '\n' || (text[at] === '\r' && text[at + 1] !== '\n')) lines += 1
  }
  return lines
}

function unquoted(field: string): string {
  const whole = /^"(.*)"$/s.exec(field)?.[1]
  return whole === undefined ? field : whole.replaceAll('""', '"')
}
