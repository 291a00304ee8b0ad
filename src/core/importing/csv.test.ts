import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvRecords } from './csv.ts'
import { openTable } from './table.ts'

const field = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('"', '""', ',', '\n', '\r\n', 'a"b', '', ' x ', ';'),
)
const ending = fc.constantFrom('\n', '\r\n', '\r')

function written(rows: readonly (readonly string[])[], ending: string): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
  return rows.map((row) => row.map(quoted).join(',') + ending).join('')
}

/** The same from the beginning for each record, without remembering what did not fit. */
function plainly(text: string): readonly (readonly string[] | null)[] {
  const records: (readonly string[] | null)[] = []
  for (let at = 0; at < text.length;) {
    const fields: string[] = []
    let [end, fits] = [at, true]
    for (let goesOn = true; goesOn && fits;) {
      const cell = text[end] === '"' ? /"((?:[^"]|"")*)"(?!")/y : /([^,\r\n]*)/y
      cell.lastIndex = end
      const [whole = '', value = ''] = cell.exec(text) ?? []
      fits = !(text[end] === '"' && whole === '')
      fields.push(text[end] === '"' ? value.replaceAll('""', '"') : value)
      end += whole.length
      goesOn = text[end] === ','
      if (goesOn) end += 1
    }
    fits &&= end === text.length || /[\r\n]/.test(text[end] ?? '')
    const lineEnd = (from: number): number =>
      from + (/^[^\r\n]*(?:\r\n|\r|\n)?/.exec(text.slice(from))?.[0].length ?? 0)
    at = lineEnd(fits ? end : at)
    if (!fits || fields.length > 1 || fields[0]?.trim() !== '') records.push(fits ? fields : null)
  }
  return records
}

describe('a CSV file', () => {
  it('gives back what was written, whatever the fields and line ends', () => {
    const rows = fc
      .integer({ min: 2, max: 5 })
      .chain((columns) =>
        fc.array(fc.array(field, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 8 }),
      )
    fc.assert(
      fc.property(rows, ending, (rows, ending) => {
        const read = [...csvRecords(written(rows, ending), ',')].map((record) =>
          'fields' in record ? record.fields : null,
        )
        expect(read).toEqual(rows)
      }),
    )
  })

  it('counts the line that each record begins on', () => {
    const lines = [...csvRecords('a,b\r\n"x\r\ny",1\n\n"z\rw",2\n3,4', ',')].map(({ line }) => line)
    expect(lines).toEqual([1, 2, 5, 7])
  })

  it('loses no more than one line to a quote that is never closed, wherever it stands', () => {
    const good = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(good, { minLength: 1, maxLength: 6 }), fc.nat(6), (rows, at) => {
        const place = Math.min(at, rows.length)
        const lines = rows.map((row) => row.join(','))
        const broken = [...lines.slice(0, place), '"never, closed, at all, here', ...lines.slice(place)]
        const read = [...csvRecords(broken.join('\n'), ',', 3)]
        expect(read.filter((record) => 'fields' in record).map((record) => record.fields)).toEqual(rows)
        expect(read.filter((record) => 'broken' in record).map(({ line }) => line)).toEqual([place + 1])
      }),
    )
  })

  it('whose quotes are wrong is read as if each record were the first', () => {
    const piece = fc.constantFrom('"', '"', '""', ',', '\n', '\r\n', '\r', 'a', ' ', '",', ',"')
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('')
        const read = [...csvRecords(text, ',')].map((record) => ('fields' in record ? record.fields : null))
        expect(read).toEqual(plainly(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('that is broken throughout is gone through once, not once for each line', () => {
    const lines = 60_000
    const read = [...csvRecords(`a,"b\n${'mark",tide,"first\n'.repeat(lines)}`, ',')]
    expect(read).toHaveLength(lines + 1)
    expect(read.every((record) => 'broken' in record)).toBe(true)
  })

  it('is read by its columns’ names, with any of three delimiters', () => {
    for (const delimiter of [',', ';', '\t']) {
      const table = openTable(`\uFEFF URL${delimiter}Title \nhttps://a.example${delimiter}A\n`)
      expect(table?.columns).toEqual(['url', 'title'])
      expect([...(table?.rows() ?? [])].map((row) => ('cell' in row ? row.cell('title') : null))).toEqual([
        'A',
      ])
    }
    expect(openTable('A sentence, with a comma.\nAnother, too.')?.columns).toEqual([
      'a sentence',
      'with a comma.',
    ])
    expect(openTable('no header here')).toBeNull()
    expect(openTable('https://a.example,b\n')).toBeNull()
  })
})
