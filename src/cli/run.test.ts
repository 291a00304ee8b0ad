import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { inProcessReader } from '@core/importing/in-process-reader.ts'
import { openLibrary } from '@core/library/library.ts'
import { runCli } from './run.ts'

const page = `Ferry returns to the bay
Ferry returns to the bay
- The hull was torn open by a storm in November
PORT ALDER: The ferry carried its first passengers in four months on Monday, after its hull was torn open by a storm in November.
Tickets are half price until the end of April, the operator said.
`

let folder: string
let library: string
let out: string
let errors: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'offprint-cli-'))
  library = join(folder, 'library')
})

afterEach(() => {
  rmSync(folder, { recursive: true })
})

async function offprint(
  args: readonly string[],
  stdin = '',
  onInterrupt: (stop: () => void) => void = () => undefined,
): Promise<number> {
  out = ''
  errors = []
  return runCli(
    args,
    {
      out: (text) => {
        out += text
      },
      error: (line) => errors.push(line),
      stdin: async () => Buffer.from(stdin),
      environment: { OFFPRINT_LIBRARY: library },
      platform: 'linux',
      home: folder,
      onInterrupt: (stop) => {
        onInterrupt(stop)
        return () => undefined
      },
    },
    inProcessReader,
  )
}

async function importedId(): Promise<string> {
  await offprint(['import', '--json', '-'], page)
  return (JSON.parse(out) as { items: { id: string }[] }).items[0]?.id ?? ''
}

describe('offprint', () => {
  it('imports standard input and shows it as JSON in the agreed shape', async () => {
    const id = await importedId()
    expect(JSON.parse(out)).toMatchObject({ added: 1, merged: 0, skipped: 0, failed: 0 })
    expect(await offprint(['show', id, '--format', 'json'])).toBe(0)
    const shown = JSON.parse(out) as Record<string, unknown>
    expect(shown).toMatchObject({
      id,
      title: 'Ferry returns to the bay',
      standfirst: ['The hull was torn open by a storm in November'],
      dateline: 'PORT ALDER',
      byline: null,
      publishedAt: null,
      site: null,
      url: null,
      direction: 'ltr',
      tags: [],
      bookmarked: false,
      archived: false,
      read: false,
    })
    expect(shown['paragraphs']).toHaveLength(2)
    expect(shown['html']).toContain('<p')
  })

  it.each(['text', 'html', 'markdown'])('shows an article as %s', async (format) => {
    const id = await importedId()
    expect(await offprint(['show', id.slice(0, 8), '--format', format])).toBe(0)
    expect(out).toContain('Ferry returns to the bay')
    expect(out).toContain('half price')
  })

  it('lists what is marked, narrowed by words, as text, JSON and Markdown', async () => {
    const csv =
      'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n1,One,Mine,,https://one.example/a,,,2024-01-01T00:00:00Z,,Marked words,false\n'
    expect(await offprint(['import', '-'], csv)).toBe(0)
    expect(await offprint(['highlights'])).toBe(0)
    expect(out).toMatch(/^\S{16}  One\n  note {4}— Mine\n  yellow  “Marked words”\n$/)
    await offprint(['highlights', 'MARKED', '--json'])
    expect(JSON.parse(out)).toMatchObject([
      { article: { title: 'One' }, quote: 'Marked words', colour: 'yellow', note: null },
    ])
    await offprint(['highlights', '--notes', '--markdown'])
    expect(out).toBe('## One\n\none.example · <https://one.example/a>\n\nMine\n')
    await offprint(['highlights', '--colour', 'blue'])
    expect(out).toBe('')
    expect(await offprint(['highlights', '--colour', 'red'])).toBe(2)
    expect(errors.at(-1)).toContain('there is no colour “red”')
  })

  it('lists, searches with a typo and counts', async () => {
    const id = await importedId()
    expect(await offprint(['list', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ id }])
    expect(await offprint(['search', 'pasengers', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ id, title: 'Ferry returns to the bay', match: 'fuzzy' }])
    expect(await offprint(['search', 'passengers', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ id, match: 'exact' }])
    expect(await offprint(['stats', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ articles: 1, unread: 1 })
  })

  it('speaks the language of the app, and says what it cannot read', async () => {
    const id = await importedId()
    expect(await offprint(['search', '"half price"', 'is:unread', 'added:today', '-nothing', '--json'])).toBe(
      0,
    )
    expect(JSON.parse(out)).toMatchObject([{ id, match: 'exact', why: [{ how: 'exact' }] }])
    expect(await offprint(['search', '-ferry', '--json'])).toBe(0)
    expect(JSON.parse(out)).toEqual([])
    expect(await offprint(['search', 'pasengers', 'is:happy OR ferry'])).toBe(0)
    expect(out).toContain('for “pasengers”')
    expect(errors).toEqual(['“is:happy” cannot be read: it is searched for as text.'])
    await offprint(['trash', id])
    expect(await offprint(['search', 'ferry', 'in:trash', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject([{ id }])
  })

  it('organises: each act is kept and shows in its view', async () => {
    const id = await importedId()
    for (const [act, view] of [
      ['bookmark', 'bookmarked'],
      ['archive', 'archive'],
      ['trash', 'trash'],
    ] as const) {
      expect(await offprint([act, id])).toBe(0)
      await offprint(['list', '--json', '--view', view])
      expect(JSON.parse(out)).toHaveLength(1)
    }
    expect(await offprint(['restore', id])).toBe(0)
    expect(await offprint(['unbookmark', id])).toBe(0)
    await offprint(['list', '--json', '--view', 'bookmarked'])
    expect(JSON.parse(out)).toEqual([])
  })

  it('takes the library before the command as well as after it', async () => {
    const id = await importedId()
    const elsewhere = library
    library = join(folder, 'none')
    for (const args of [
      ['--library', elsewhere, 'list', '--json'],
      ['list', `--library=${elsewhere}`, '--json'],
    ]) {
      expect(await offprint(args)).toBe(0)
      expect(JSON.parse(out)).toMatchObject([{ id }])
    }
    expect(await offprint(['--library', elsewhere])).toBe(2)
  })

  it('says what an export would bring, without bringing it, and exits 3 when some of it cannot be read', async () => {
    const file = join(folder, 'part_000000.csv')
    const rows = [
      'title,url,time_added,tags,status',
      'One,https://a.example/1,1400000000,sea|salt,archive',
      'Two,https://a.example/2,1500000000,sea,unread',
      'Two again,http://a.example/2/,,,unread',
      'Cut,off',
    ]
    writeFileSync(file, rows.join('\n'))
    expect(await offprint(['import', '--dry-run', '--json', file])).toBe(3)
    const expected = {
      formats: { 'pocket-csv': 3 },
      articles: 3,
      added: 2,
      merged: 0,
      known: 0,
      repeated: 1,
      withText: 0,
      linkOnly: 3,
      archived: 1,
      read: 1,
      tags: 2,
      earliest: '2014-05-13T16:53:20.000Z',
      latest: '2017-07-14T02:40:00.000Z',
      undated: 1,
      failed: 1,
      problems: [{ place: { line: 5 }, reason: 'It has 2 cells where 5 columns are named.' }],
      sample: [
        { title: 'One', place: { line: 2 }, linkOnly: true },
        { title: 'Two' },
        { title: 'Two again' },
      ],
    }
    expect(JSON.parse(out)).toMatchObject(expected)
    expect(existsSync(library)).toBe(false)
    expect(await offprint(['import', file])).toBe(3)
    expect(errors).toEqual([
      'offprint: “part_000000.csv”, line 5 (Cut,off): It has 2 cells where 5 columns are named.',
    ])
    await offprint(['list', '--view', 'archive'])
    await offprint(['show', out.slice(0, 16), '--format', 'json'])
    expect(JSON.parse(out)).toMatchObject({ title: 'One', linkOnly: true, html: '' })
    expect(await offprint(['import', '--dry-run', file])).toBe(3)
    expect(out).toContain('0 added, 0 merged, 2 known already, 1 repeated in it')
    expect(out).toContain('2014-05-13 to 2017-07-14; 1 without one')
    expect(await offprint(['import', '--dry-run', join(folder, 'missing.csv')])).toBe(1)
  })

  it('keeps receipts: lists, shows, exports and takes back what one says', async () => {
    const file = join(folder, 'part_000000.csv')
    const rows = [
      'title,url,time_added,tags,status',
      'One,https://a.example/1,1400000000,sea,archive',
      'Cut,off',
    ]
    writeFileSync(file, rows.join('\n'))
    expect(await offprint(['import', '--no-tags', '--no-states', '--json', file])).toBe(3)
    const { id } = JSON.parse(out) as { id: string }
    expect(await offprint(['receipts'])).toBe(0)
    expect(out).toContain(`${id}  `)
    expect(out).toContain('1 added, 0 merged, 0 skipped, 1 failed')
    expect(await offprint(['receipts', 'show', id.slice(0, 6)])).toBe(0)
    expect(out).toContain('One')
    expect(errors.join()).toContain('line 3')
    expect(await offprint(['receipts', 'export', id])).toBe(0)
    expect(out.split('\r\n')).toHaveLength(4)
    const target = join(folder, 'receipt.json')
    expect(await offprint(['receipts', 'export', id, target])).toBe(0)
    expect(JSON.parse(readFileSync(target, 'utf8'))).toMatchObject({ id, items: [{}, {}] })
    expect(await offprint(['receipts', 'export', id, target])).toBe(1)
    expect(await offprint(['receipts', 'show', 'nothing'])).toBe(1)
    expect(await offprint(['receipts', 'sing'])).toBe(2)
    await offprint(['list', '--json', '--view', 'inbox'])
    expect(JSON.parse(out)).toMatchObject([{ title: 'One', tags: [] }])
    // What failed is read again, and nothing else: the row that was mended comes in, with the choices of the first time.
    writeFileSync(file, [...rows.slice(0, 2), 'Mended,https://a.example/2,1400000001,sea,unread'].join('\n'))
    expect(await offprint(['import', '--retry', id.slice(0, 8), '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ added: 1, skipped: 0, failed: 0, items: [{ title: 'Mended' }] })
    await offprint(['list', '--json', '--view', 'inbox'])
    expect(JSON.parse(out)).toMatchObject([{ tags: [] }, { tags: [] }])
    expect(await offprint(['import', '--retry', 'nothing'])).toBe(1)
    expect(await offprint(['receipts', 'undo', '--yes', id])).toBe(0)
    await offprint(['list', '--json', '--view', 'trash'])
    expect(JSON.parse(out)).toHaveLength(1)
    expect(await offprint(['import', '--resume'])).toBe(1)
    expect(errors).toEqual(['offprint: there is no import that was cut off'])
  })

  it('watches a folder until it is interrupted', async () => {
    const watched = join(folder, 'in')
    mkdirSync(watched)
    writeFileSync(join(watched, 'page.txt'), page)
    let interrupt = (): void => undefined
    const watching = offprint(['import', '--watch', watched, '--json'], '', (stop) => {
      interrupt = stop
    })
    await vi.waitFor(() => expect(out).not.toBe(''), { timeout: 20_000 })
    interrupt()
    expect(await watching).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ name: 'page.txt', to: 'done', added: 1 })
    expect(existsSync(join(watched, 'done', 'page.txt.receipt.json'))).toBe(true)
  }, 30_000)

  it('imports again without changing anything', async () => {
    const id = await importedId()
    expect(await offprint(['import', '--json', '-'], page)).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ added: 0, items: [{ id }] })
  })

  it('tells some that failed from all that failed, each with its name and reason', async () => {
    writeFileSync(join(folder, 'page.txt'), page)
    expect(await offprint(['import', join(folder, 'page.txt'), join(folder, 'missing.txt')])).toBe(3)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toContain('missing.txt')
    expect(await offprint(['import', join(folder, 'missing.txt')])).toBe(1)
  })

  it('reads beside a writer, and says who holds the library when it wants to write', async () => {
    const id = await importedId()
    const held = await openLibrary({ folder: library, mode: 'write', owner: 'Offprint' })
    if (!held.ok) throw new Error(held.fault.message)
    expect(await offprint(['list'])).toBe(0)
    expect(await offprint(['search', 'ferry'])).toBe(0)
    expect(await offprint(['bookmark', id])).toBe(1)
    expect(errors[0]).toContain('Offprint (process')
    await held.value.close()
    expect(await offprint(['bookmark', id])).toBe(0)
  })

  it('takes a text anew from the kept page, by the method that is named', async () => {
    const sentence = 'The ferry left before the fog had lifted, and nobody could say who was aboard. '
    const file = join(library, '..', 'page.html')
    writeFileSync(
      file,
      `<title>The ferry</title><body><div>Beside it.</div><article><p>${sentence.repeat(4)}</p></article></body>`,
    )
    expect(await offprint(['import', file, '--json'])).toBe(0)
    const { items } = JSON.parse(out) as { items: readonly { id: string }[] }
    const id = items[0]?.id ?? ''
    expect(await offprint(['reextract', id, '--method', 'body'])).toBe(0)
    await offprint(['show', id])
    expect(out).toContain('Beside it.')
    expect(await offprint(['reextract', id])).toBe(0)
    await offprint(['show', id])
    expect(out).not.toContain('Beside it.')
    expect(await offprint(['reextract', id, '--method', 'guess'])).toBe(2)
    expect(await offprint(['reextract', await importedId()])).toBe(1)
    expect(errors[0]).toContain('is no web page')
  })

  it('keeps a backup, lists what there is, and goes back to the one that is named', async () => {
    const id = await importedId()
    expect(await offprint(['backup'])).toBe(0)
    const name = out.split(' ')[0] ?? ''
    await offprint(['bookmark', id])
    expect(await offprint(['restore'])).toBe(0)
    expect(out).toMatch(new RegExp(`^${name}  .*  1 articles\n.*  0 articles\n$`))
    expect(await offprint(['restore', name])).toBe(0)
    await offprint(['list', '--json', '--view', 'bookmarked'])
    expect(JSON.parse(out)).toEqual([])
    expect(await offprint(['restore', '2001-01-01T00-00-00.000Z.r1'])).toBe(1)
    expect(errors[0]).toContain('There is no sound backup')
  })

  it('says what is wrong with a library, and mends it when asked to', async () => {
    await importedId()
    expect(await offprint(['doctor'])).toBe(0)
    expect(out).toContain('Nothing is wrong.')
    writeFileSync(join(library, 'index.json.tmp'), 'half')
    expect(await offprint(['doctor'])).toBe(1)
    expect(out).toContain('A file was not finished (index.json.tmp).')
    expect(await offprint(['doctor', '--repair', '--json'])).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ findings: [], mended: [{ path: 'index.json.tmp' }] })
    expect(await offprint(['doctor'])).toBe(0)
  })

  it('refuses wrong usage with code 2 and one line', async () => {
    for (const args of [
      ['frobnicate'],
      ['list', '--bogus'],
      ['list', '--view', 'nowhere'],
      ['show'],
      ['show', 'a', 'b'],
      ['show', 'a', '--format', 'docx'],
      ['search'],
      ['search', 'x', '--limit', 'many'],
      ['import'],
      ['bookmark'],
      ['stats', 'extra'],
      ['toString'],
    ]) {
      expect(await offprint(args), args.join(' ')).toBe(2)
      expect(errors, args.join(' ')).toHaveLength(1)
      expect(errors[0]).not.toContain('\n')
    }
  })

  it('fails with code 1 and one line when the thing asked for is not there', async () => {
    expect(await offprint(['list'])).toBe(1)
    expect(errors).toHaveLength(1)
    await importedId()
    expect(await offprint(['show', 'zzzz'])).toBe(1)
    expect(errors[0]).toContain('zzzz')
  })

  it('prints no control characters of a title, so that an article cannot steer the terminal', async () => {
    await offprint(
      ['import', '-'],
      `Red \u001b[31malert\u001b[0m\n\nThe text of it is long enough to be an article of its own, says its author.`,
    )
    await offprint(['list'])
    expect(out).toContain('alert')
    expect(out).not.toContain('\u001b')
  })

  it('removes most of the library only with --yes, and says with figures what it would remove', async () => {
    const files = Array.from({ length: 12 }, (_, index) => {
      const file = join(folder, `story-${index}.txt`)
      writeFileSync(
        file,
        `Story number ${index}\n\nIt tells of the year ${1900 + index}, and of nothing else that matters.\n`,
      )
      return file
    })
    await offprint(['import', '--json', ...files])
    const ids = (JSON.parse(out) as { items: { id: string }[] }).items.map(({ id }) => id)
    expect(ids).toHaveLength(12)
    expect(await offprint(['trash', ...ids])).toBe(1)
    expect(errors.join()).toContain('moves 12 of the 12 articles of the library to the Trash')
    expect(errors.join()).toContain('--yes')
    await offprint(['list', '--view', 'trash', '--json'])
    expect(JSON.parse(out)).toHaveLength(0)
    expect(await offprint(['trash', '--yes', ...ids])).toBe(0)
  })

  it('exports the whole library and brings it back into an empty one', async () => {
    const id = await importedId()
    await offprint(['bookmark', id])
    const zip = join(folder, 'all.zip')
    expect(await offprint(['export', zip])).toBe(0)
    expect(out).toMatch(/^1 articles, 0\.0 MB: .*all\.zip\n$/)
    expect(await offprint(['export', zip])).toBe(1)
    expect(errors).toEqual([`offprint: ${zip} is there already; --force replaces it.`])
    expect(await offprint(['export', '--force', '--json', zip])).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ file: zip, articles: 1, problems: [] })
    expect(await offprint(['export'])).toBe(2)

    library = join(folder, 'second')
    expect(await offprint(['import', '--json', zip])).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ added: 1, failed: 0, items: [{ id, format: 'offprint' }] })
    await offprint(['list', '--view', 'bookmarked'])
    expect(out).toContain(id)
    expect(await offprint(['import', zip])).toBe(0)
    expect(out).toContain('0 added, 0 merged, 1 skipped, 0 failed')
  })
})
