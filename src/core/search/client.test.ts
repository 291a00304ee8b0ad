import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { SearchAnswer } from '@shared/search.ts'
import type { SearchClient } from './client.ts'
import { startSearch } from './client.ts'
import { searchOnce } from './in-process.ts'
import { LibraryForTest } from './library-for-test.ts'

const source = path.resolve(import.meta.dirname, '../..')
let outDir: string
let workerUrl: URL

beforeAll(async () => {
  outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'offprint-search-worker-'))
  fs.writeFileSync(path.join(outDir, 'package.json'), '{"type":"module"}')
  await build({
    configFile: false,
    logLevel: 'silent',
    resolve: { alias: { '@shared': path.join(source, 'shared'), '@core': path.join(source, 'core') } },
    ssr: { noExternal: true },
    build: {
      ssr: path.join(import.meta.dirname, 'worker.ts'),
      outDir,
      emptyOutDir: false,
      rolldownOptions: { output: { entryFileNames: 'search-worker.js' } },
    },
  })
  workerUrl = pathToFileURL(path.join(outDir, 'search-worker.js'))
})

afterAll(() => {
  fs.rmSync(outDir, { recursive: true, force: true })
})

/** Asks until the index is complete: each question is answered after the work before it. */
async function settled(client: SearchClient, text: string): Promise<SearchAnswer> {
  for (let sequence = 1; ; sequence++) {
    const answer = await client.query(text, sequence, 50)
    if (answer.complete) return answer
  }
}

const titles = (answer: SearchAnswer): readonly string[] => answer.hits.map((hit) => hit.title.text)

async function withSearch(
  library: LibraryForTest,
  test: (client: SearchClient, lines: string[]) => Promise<void>,
): Promise<void> {
  const lines: string[] = []
  const client = startSearch({ workerUrl, library: library.asLibrary, log: (line) => lines.push(line) })
  try {
    await test(client, lines)
  } finally {
    await client.close()
  }
}

describe('search in its worker', () => {
  it('follows the library: added, changed, trashed, removed', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet and <b>red</b>.</p>')
    await withSearch(library, async (client) => {
      expect(titles(await settled(client, 'sweet'))).toEqual(['Apples'])
      library.put(2, 'Cherries', '<p>Sweet and small.</p>')
      expect(titles(await settled(client, 'sweet')).toSorted()).toEqual(['Apples', 'Cherries'])
      library.put(1, 'Apples', '<p>Sour and green.</p>')
      expect(titles(await settled(client, 'sweet'))).toEqual(['Cherries'])
      library.trash(2)
      expect(titles(await settled(client, 'sweet'))).toEqual([])
      library.remove(1)
      expect(titles(await settled(client, 'sour'))).toEqual([])
    })
  })

  it('gives the sentence around the hit and the words to mark', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Post', '<p>First sentence. They receive letters every day. Last one.</p>')
    await withSearch(library, async (client) => {
      const [hit] = (await settled(client, 'recieve')).hits
      expect(hit).toMatchObject({ match: 'fuzzy', field: 'body', terms: ['receive'] })
      expect(hit?.snippet).toEqual({
        text: 'They receive letters every day.',
        ranges: [{ start: 5, end: 12 }],
      })
    })
  })

  it('answers the newest question and lets the ones that it overtook go with nothing', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet</p>')
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
      const answers = await Promise.all([1, 2, 3, 4].map((sequence) => client.query('sweet', sequence, 10)))
      expect(answers.map((answer) => answer.sequence)).toEqual([1, 2, 3, 4])
      expect(answers.map((answer) => answer.hits.length)).toEqual([1, 0, 0, 1])
    })
  })

  it('answers titles in the order of Fuse.js', async () => {
    const library = new LibraryForTest()
    library.put(1, 'An apple a day', '<p>x</p>')
    library.put(2, 'Apple', '<p>x</p>')
    await withSearch(library, async (client) => {
      await settled(client, 'x')
      const answer = await client.titles('aple', 1, 10)
      expect(titles(answer)).toEqual(['Apple', 'An apple a day'])
      expect(answer.hits[0]?.match).toBe('fuzzy')
    })
  })

  it('uses at the next start what it saved, and reads no bodies for it', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet and red.</p>')
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
    })
    fs.rmSync(path.join(library.folder, 'articles'), { recursive: true })
    await withSearch(library, async (client, lines) => {
      expect(titles(await settled(client, 'sweet'))).toEqual(['Apples'])
      expect(lines).toEqual([])
    })
  })

  it('knows at the next start what it saved of articles, and is told only of what has changed since', async () => {
    const library = new LibraryForTest()
    for (let row = 1; row <= 40; row++) library.put(row, `Apples ${row}`, '<p>Sweet</p>', { tags: ['fruit'] })
    library.fold()
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
    })
    library.put(3, 'Cherries', '<p>Sweet</p>')
    library.remove(4)
    const asked: number[] = []
    const summaryAt = library.summaryAt.bind(library)
    library.summaryAt = (row) => {
      asked.push(row)
      return summaryAt(row)
    }
    await withSearch(library, async (client) => {
      const answer = await settled(client, 'sweet tag:fruit')
      expect(answer.total).toBe(38)
      expect(titles(await settled(client, 'cherries'))).toEqual(['Cherries'])
    })
    expect(asked).toEqual([3, 4])
  })

  it('shows nothing of an article that is gone, even before it was told so', async () => {
    const library = new LibraryForTest()
    for (let row = 1; row <= 5; row++) library.put(row, `Apples ${row}`, '<p>Sweet</p>')
    library.fold()
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
    })
    library.remove(2)
    await withSearch(library, async (client) => {
      const first = await client.query('sweet', 1, 50)
      expect(first.hits.map((hit) => hit.row)).not.toContain(2)
      expect((await client.titles('apples', 1, 50)).hits.map((hit) => hit.row)).not.toContain(2)
    })
  })

  it('reads the library anew where what it saved of articles is damaged', async () => {
    const library = new LibraryForTest()
    for (let row = 1; row <= 5; row++) library.put(row, `Apples ${row}`, '<p>Sweet</p>')
    library.fold()
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
    })
    const folder = path.join(library.folder, 'search')
    const name = fs.readdirSync(folder).find((each) => each.endsWith('.heads')) ?? ''
    const whole = fs.readFileSync(path.join(folder, name))
    // The texts stand at the beginning and are read when a hit is shown; the rest when the file is opened.
    for (const at of [10, whole.length - 30]) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 1
      fs.writeFileSync(path.join(folder, name), bytes)
      await withSearch(library, async (client, lines) => {
        expect(titles(await settled(client, 'sweet')).toSorted()).toEqual(
          [1, 2, 3, 4, 5].map((row) => `Apples ${row}`),
        )
        expect(lines).toHaveLength(1)
      })
      fs.writeFileSync(path.join(folder, name), whole)
    }
  })

  it('counts what several searches would show, and goes on when one of them is strange', async () => {
    const library = new LibraryForTest()
    for (let row = 1; row <= 5; row++) library.put(row, `Apples ${row}`, '<p>Sweet</p>', { read: row > 3 })
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
      expect(await client.count(['is:unread', 'sweet is:read', '"', 'nothing of it'])).toEqual({
        counts: [3, 2, 0, 0],
        complete: true,
      })
    })
  })

  it('rebuilds what is damaged, and says so', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet and red.</p>')
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
    })
    const folder = path.join(library.folder, 'search')
    const [name = ''] = fs.readdirSync(folder)
    const bytes = fs.readFileSync(path.join(folder, name))
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 1
    fs.writeFileSync(path.join(folder, name), bytes)
    await withSearch(library, async (client, lines) => {
      expect(titles(await settled(client, 'sweet'))).toEqual(['Apples'])
      expect(lines).toEqual([`Search index: ${name} is damaged; rebuilding what it held.`])
    })
    await withSearch(library, async (client, lines) => {
      expect(titles(await settled(client, 'sweet'))).toEqual(['Apples'])
      expect(lines).toEqual([])
    })
  })

  it('does not believe an index that is older than the article', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet</p>')
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
    })
    library.put(1, 'Apples', '<p>Sour</p>')
    await withSearch(library, async (client) => {
      expect(titles(await settled(client, 'sweet'))).toEqual([])
      expect(titles(await settled(client, 'sour'))).toEqual(['Apples'])
    })
  })

  it('searches the title of an article whose body cannot be read, and tries again at the next start', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet</p>')
    fs.rmSync(path.join(library.folder, 'articles'), { recursive: true })
    await withSearch(library, async (client, lines) => {
      expect(titles(await settled(client, 'apples'))).toEqual(['Apples'])
      expect(lines).toHaveLength(1)
    })
    library.put(1, 'Apples', '<p>Sweet</p>')
    await withSearch(library, async (client) => {
      expect(titles(await settled(client, 'sweet'))).toEqual(['Apples'])
    })
  })
})

describe('a worker that dies', () => {
  it('is started anew once, and nobody waits for ever', async () => {
    const library = new LibraryForTest()
    const script = path.join(outDir, 'dies.js')
    fs.writeFileSync(
      script,
      `import { parentPort } from 'node:worker_threads'
       parentPort.on('message', (message) => { if (message.kind === 'ask') throw new Error('gone') })`,
    )
    const lines: string[] = []
    const client = startSearch({
      workerUrl: pathToFileURL(script),
      library: library.asLibrary,
      log: (line) => lines.push(line),
    })
    const nothing = { total: 0, hits: [], understood: [], notes: [], facets: [], complete: false }
    expect(await client.query('a', 1, 10)).toEqual({ ...nothing, sequence: 1 })
    expect(await client.query('b', 2, 10)).toEqual({ ...nothing, sequence: 2 })
    expect(await client.query('c', 3, 10)).toEqual({ ...nothing, sequence: 3 })
    expect(lines.filter((line) => line.includes('ended unexpectedly'))).toHaveLength(1)
    expect(lines.at(-1)).toContain('search is off')
    await client.close()
  })
})

describe('one question without a worker', () => {
  it('finds the same and writes nothing', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet and red.</p>')
    expect(titles(await searchOnce(library.asLibrary, 'sweet', 10))).toEqual(['Apples'])
    expect(fs.existsSync(path.join(library.folder, 'search'))).toBe(false)
  })

  it('uses the index that the app saved', async () => {
    const library = new LibraryForTest()
    library.put(1, 'Apples', '<p>Sweet and red.</p>')
    await withSearch(library, async (client) => {
      await settled(client, 'sweet')
    })
    fs.rmSync(path.join(library.folder, 'articles'), { recursive: true })
    expect(titles(await searchOnce(library.asLibrary, 'sweet', 10))).toEqual(['Apples'])
  })
})
