import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Receipt } from '@shared/receipt.ts'
import type { Library } from '@core/library/library.ts'
import { openLibrary } from '@core/library/library.ts'
import { plainText } from '@core/markup/blocks.ts'
import { AnchorText } from '@shared/anchor/anchor.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ImportFiles } from './files.ts'
import { diskFiles } from './files.ts'
import type { ImportOptions } from './job.ts'
import { startImport } from './job.ts'
import type { ImportSource } from './tasks.ts'
import { maxFileBytes } from './tasks.ts'
import { inProcessReader } from './in-process-reader.ts'
import { dataAddress, pngOf } from './pictures/picture-fixture.ts'

let folder = ''
let library: Library

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offprint-import-'))
  const opened = await openLibrary({ folder: join(folder, 'library'), mode: 'write', owner: 'test' })
  if (!opened.ok) throw new Error(opened.fault.message)
  library = opened.value
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

async function bring(
  sources: readonly ImportSource[],
  options: Partial<ImportOptions> = {},
): Promise<Receipt> {
  const job = startImport(sources, { library, origin: 'files', reader: inProcessReader(), ...options })
  const result = await job.finished
  if (!result.ok) throw new Error(result.fault.message)
  return result.value
}

async function file(name: string, content: string | Uint8Array): Promise<ImportSource> {
  const path = join(folder, name)
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, content)
  return { kind: 'path', path }
}

function article(title: string, more = ''): string {
  return `# ${title}\n\nThe council of ${title} met on Tuesday to talk about the bridge. It was a long talk.\n\n## ${title} later\n\nNothing was decided in ${title}, but [minutes](https://a.example/m) were kept. ${more}\n`
}

function page(title: string, url: string, paragraphs: readonly string[]): string {
  const body = paragraphs.map((text) => `<p>${text}</p>`).join('')
  return `<!doctype html><html lang="en"><title>${title}</title><link rel="canonical" href="${url}"><article><h1>${title}</h1>${body}</article></html>`
}

describe('an import', () => {
  it('brings in what it is given, in order, and keeps the receipt', async () => {
    const receipt = await bring([
      await file('b.md', article('Bourne')),
      await file('a.md', article('Ashford')),
    ])
    expect(receipt).toMatchObject({ added: 2, merged: 0, skipped: 0, failed: 0, cancelled: false })
    expect(receipt.items.map((item) => item.title)).toEqual(['Bourne', 'Ashford'])
    expect(receipt.items.map((item) => item.source)).toEqual(['b.md', 'a.md'])
    expect(library.view({ kind: 'inbox' }).first.map((each) => each.title)).toEqual(['Bourne', 'Ashford'])
    expect(await library.receipts()).toEqual([receipt])
  })

  it('keeps the untouched source beside the article', async () => {
    const text = article('Crewe')
    const receipt = await bring([await file('c.md', text)])
    const source = await library.source(receipt.items[0]!.id!)
    expect(source).toMatchObject({ ok: true, value: { extension: 'md' } })
    expect(source.ok && new TextDecoder().decode(source.value.bytes)).toBe(text)
  })

  it('changes nothing when it is done again', async () => {
    const sources = [
      await file('a.md', article('Dover')),
      await file('b.html', page('Ely', 'https://a.example/ely', [article('Ely')])),
    ]
    const first = await bring(sources)
    const revision = library.revision
    const again = await bring(sources)
    expect(again).toMatchObject({ added: 0, skipped: 2, failed: 0 })
    expect(again.items.map((item) => item.id)).toEqual(first.items.map((item) => item.id))
    expect(library.revision).toBe(revision)
  })

  it('takes the same article twice in one go only once', async () => {
    const receipt = await bring([
      await file('a.md', article('Frome')),
      await file('copy of a.md', article('Frome')),
    ])
    expect(receipt.items.map((item) => item.status)).toEqual(['added', 'skipped'])
    expect(receipt.items[1]!.id).toBe(receipt.items[0]!.id)
  })

  it('takes an article back from the Trash', async () => {
    const first = await bring([await file('a.md', article('Goole'))])
    const id = first.items[0]!.id!
    await library.trash([id])
    const again = await bring([await file('a.md', article('Goole'))])
    expect(again.items[0]).toMatchObject({ status: 'merged', id, reason: 'It was in the Trash and is back.' })
    expect(library.summary(id)?.trashedAt).toBeNull()
  })

  it('keeps the fuller text of two from one address, and never the shorter', async () => {
    const url = 'https://a.example/story?utm_source=mail'
    const paragraphs = Array.from(
      { length: 6 },
      (_, index) =>
        `Paragraph ${index} tells what the council of Hythe said about bridge number ${index} on that day.`,
    )
    const first = await bring([await file('short.html', page('Hythe', url, paragraphs.slice(0, 3)))])
    const id = first.items[0]!.id!
    const fuller = await bring([
      await file('long.html', page('Hythe', 'https://a.example/story', paragraphs)),
    ])
    expect(fuller.items[0]).toMatchObject({ status: 'merged', id })
    const body = await library.body(id)
    expect(body.ok && plainText(body.value)).toContain('bridge number 5')
    const shorter = await bring([await file('short.html', page('Hythe', url, paragraphs.slice(0, 2)))])
    expect(shorter.items[0]).toMatchObject({ status: 'skipped', id })
    const other = await bring([
      await file(
        'other.html',
        page('Ilkley', url, [
          'A story of something else entirely: the moor, the rain and a hat that someone lost there in the summer.',
        ]),
      ),
    ])
    expect(other.items[0]).toMatchObject({ status: 'added' })
  })

  it('takes the pictures that an article lacks from a copy with as good a text, and gives none away for a few lines', async () => {
    const url = 'https://a.example/boats'
    const told = (index: number): string =>
      `Paragraph ${index} tells what the council of Hythe said about boat number ${index} on that day.`
    const text = [0, 1, 2, 3, 4, 5, 6, 7].map(told)
    const withPicture = (src: string, lines: readonly string[]): string =>
      page('Hythe', url, [...lines.slice(0, 2), `<img src="${src}" alt="A boat">`, ...lines.slice(2)])
    const linked = await bring([await file('linked.html', withPicture('https://a.example/boat.png', text))])
    const id = linked.items[0]!.id!
    expect(linked.items[0]!.restored).toMatchObject({ content: true, images: { kept: 0, linked: 1 } })
    expect(library.summary(id)?.pictures).toEqual({ kept: 0, missing: 1 })
    const whole = await file('whole.html', withPicture(dataAddress(pngOf(40, 30)), text))
    const kept = await bring([whole])
    expect(kept.items[0]).toMatchObject({
      status: 'merged',
      id,
      reason: 'It was in your library without its pictures; they were added.',
      restored: { images: { kept: 1, linked: 0 } },
    })
    expect(library.summary(id)?.pictures).toBeUndefined()
    const [again, longer] = (
      await bring([
        whole,
        await file('longer.html', withPicture('https://a.example/boat.png', [...text, told(8)])),
      ])
    ).items
    expect(again).toMatchObject({ status: 'skipped', id })
    expect(longer).toMatchObject({ status: 'skipped', id })
    const much = [...text, ...[8, 9, 10, 11, 12, 13].map(told)]
    const fuller = await bring([await file('much.html', withPicture('https://a.example/boat.png', much))])
    expect(fuller.items[0]).toMatchObject({ status: 'merged', id })
  })

  it('leaves what the reader put right as it is when a fuller text comes', async () => {
    const url = 'https://a.example/put-right'
    const told = (index: number): string =>
      `Paragraph ${index} tells what the council of Hythe said about bridge number ${index} on that day.`
    const first = await bring([await file('short.html', page('Hythe', url, [0, 1, 2].map(told)))])
    const id = first.items[0]!.id!
    expect(await library.describe(id, { title: 'The bridges of Hythe', site: null })).toMatchObject({
      ok: true,
    })
    const fuller = await bring([await file('long.html', page('Hythe', url, [0, 1, 2, 3, 4, 5].map(told)))])
    expect(fuller.items[0]).toMatchObject({ status: 'merged', id })
    const body = await library.body(id)
    expect(body.ok && plainText(body.value)).toContain('bridge number 5')
    expect(library.summary(id)).toMatchObject({ title: 'The bridges of Hythe', site: null })
  })

  it('leaves what the reader marked and wrote where it was, whether the fuller text has its words or not', async () => {
    const url = 'https://a.example/marked'
    const told = (index: number): string =>
      `Paragraph ${index} tells what the council of Hythe said about bridge number ${index} on that day.`
    const short = [told(3), told(4), 'A line that only the first had, on ropes and knots.']
    const first = await bring([await file('short.html', page('Hythe', url, short))])
    const id = first.items[0]!.id!
    const quotes = ['said about bridge number 4', 'ropes and knots']
    const drafts = quotes.map((quote, index) => ({
      quote,
      prefix: '',
      suffix: '',
      start: 100 + index,
      colour: 'green' as const,
      note: `On ${quote}`,
      tags: ['bridges'],
    }))
    expect(await library.highlight(id, drafts)).toMatchObject({ ok: true })
    const marked = library.highlights(id)

    const fuller = await bring([await file('long.html', page('Hythe', url, [0, 1, 2, 3, 4, 5, 6].map(told)))])
    expect(fuller.items[0]).toMatchObject({ status: 'merged', id })
    expect(library.highlights(id)).toEqual(marked)
    const body = await library.body(id)
    const text = body.ok ? plainText(body.value) : ''
    expect(text).not.toContain('ropes')
    const anchors = new AnchorText(text)
    expect(marked.map((each) => anchors.find(each)?.range.start)).toEqual([
      text.indexOf('said about bridge number 4'),
      undefined,
    ])
  })
})

describe('bad input', () => {
  it('is each named with its reason while the good comes in', async () => {
    const receipt = await bring([
      await file('empty.txt', ''),
      await file('photo.png', Buffer.from('89504e470d0a1a0a0000', 'hex')),
      await file('good.md', article('Kendal')),
      { kind: 'path', path: join(folder, 'gone.txt') },
    ])
    expect(receipt).toMatchObject({ added: 1, failed: 3 })
    expect(receipt.items.map((item) => item.reason)).toEqual([
      '“empty.txt”: it is empty.',
      '“photo.png”: it is a PNG image, not text.',
      null,
      '“gone.txt”: it is not there (or vanished while it was being read).',
    ])
  })

  it('that the disk gives (no permission, gone meanwhile, too large, still growing) fails item by item', async () => {
    const faults: ImportFiles = {
      ...diskFiles,
      stat: async (path) =>
        path.endsWith('huge.txt')
          ? { kind: 'file', size: 80 * 1024 * 1024, isLink: false, identity: path }
          : diskFiles.stat(path),
      list: async (path) => {
        if (path.endsWith('closed')) throw Object.assign(new Error('no'), { code: 'EACCES' })
        return diskFiles.list(path)
      },
      read: async (path) => {
        if (path.endsWith('vanished.txt')) throw Object.assign(new Error('no'), { code: 'ENOENT' })
        if (path.endsWith('secret.txt')) throw Object.assign(new Error('no'), { code: 'EACCES' })
        if (path.endsWith('growing.txt')) return new Uint8Array(maxFileBytes + 1)
        return diskFiles.read(path, maxFileBytes)
      },
    }
    const names = ['vanished.txt', 'secret.txt', 'growing.txt', 'huge.txt', 'fine.md', 'closed/in.txt']
    for (const name of names) await file(`in/${name}`, article('Leeds'))
    const receipt = await bring([{ kind: 'path', path: join(folder, 'in') }], { files: faults })
    expect(receipt.items.map((item) => item.reason ?? item.source)).toEqual([
      '“closed”: there is no permission to read it.',
      'fine.md',
      '“growing.txt”: it is 65 MB; a file may be 64 MB at most.',
      '“huge.txt”: it is 80 MB; a file may be 64 MB at most.',
      '“secret.txt”: there is no permission to read it.',
      '“vanished.txt”: it is not there (or vanished while it was being read).',
    ])
  })

  it('in folders is walked safely: hidden and machine folders, parts of saved pages, links in a circle', async () => {
    await file('in/a.md', article('Malvern'))
    await file('in/.hidden/b.md', article('Newark'))
    await file('in/node_modules/c.md', article('Otley'))
    await file('in/Page.html', page('Page', 'https://a.example/page', [article('Page')]))
    await file('in/Page_files/script.js', 'alert(1)')
    await file('in/deep/er/d.md', article('Poole'))
    await symlink(join(folder, 'in'), join(folder, 'in/deep/loop'))
    await symlink(join(folder, 'nowhere'), join(folder, 'in/dangling'))
    await mkdir(join(folder, 'in/void'))
    const receipt = await bring([
      { kind: 'path', path: join(folder, 'in') },
      { kind: 'path', path: join(folder, 'in/void') },
    ])
    expect(receipt.items.map((item) => [item.status, item.source])).toEqual([
      ['skipped', '.hidden'],
      ['added', 'a.md'],
      ['failed', 'dangling'],
      ['added', 'deep/er/d.md'],
      ['skipped', 'deep/loop'],
      ['skipped', 'node_modules'],
      ['skipped', 'Page_files'],
      ['added', 'Page.html'],
      ['skipped', 'void'],
    ])
  })

  it('in folders is followed through links only within the folder that was chosen; a link that is chosen is meant', async () => {
    await file('in/a.md', article('Malvern'))
    await file('in/.kept/b.md', article('Newark'))
    await file('home/secret.md', article('Otley'))
    await file('home/keys/id.md', article('Poole'))
    await file('inside/c.md', article('Ripon'))
    await symlink(join(folder, 'home/secret.md'), join(folder, 'in/one.md'))
    await mkdir(join(folder, 'in/deep'))
    await symlink(join(folder, 'home/keys'), join(folder, 'in/deep/keys'))
    // Its way begins like that of the folder, and still leads out of it.
    await symlink(join(folder, 'inside'), join(folder, 'in/near'))
    await symlink('.kept/b.md', join(folder, 'in/within.md'))
    await symlink(join(folder, 'in'), join(folder, 'way'))
    const receipt = await bring([
      { kind: 'path', path: join(folder, 'way') },
      { kind: 'path', path: join(folder, 'in/one.md') },
    ])
    const out = 'it is a link that leads out of the folder; if you want what it leads to, add that by itself.'
    expect(receipt.items.map(({ status, source, reason }) => [status, source, reason])).toEqual([
      ['skipped', '.kept', '“.kept”: it is hidden.'],
      ['added', 'a.md', null],
      ['skipped', 'deep/keys', `“deep/keys”: ${out}`],
      ['skipped', 'near', `“near”: ${out}`],
      ['skipped', 'one.md', `“one.md”: ${out}`],
      ['added', 'within.md', null],
      ['added', 'one.md', null],
    ])
  })

  it('in folders passes over pictures, which come with the pages that show them; one that is chosen has failed', async () => {
    await file('in/a.md', `${article('Malvern')}\n![A boat](boat.png)\n`)
    await writeFile(join(folder, 'in/boat.png'), pngOf(40, 30))
    await file(
      'in/plan.svg',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>',
    )
    await file('in/z.html', `<!-- saved --><html><body><svg></svg>${article('Nairn')}</body></html>`)
    const met = await bring([{ kind: 'path', path: join(folder, 'in') }])
    expect(met.items).toMatchObject([
      { status: 'added', restored: { images: { kept: 1, linked: 0 } } },
      {
        status: 'skipped',
        source: 'boat.png',
        reason: '“boat.png”: it is a picture: it comes along with the pages that show it.',
      },
      { status: 'skipped', source: 'plan.svg' },
      { status: 'added', source: 'z.html' },
    ])
    const chosen = await bring([{ kind: 'path', path: join(folder, 'in/boat.png') }])
    expect(chosen).toMatchObject({ skipped: 0, failed: 1 })
  })

  it('in thousands is brought in with progress, and stops when it is told to', async () => {
    const sources: ImportSource[] = Array.from({ length: 2000 }, (_, index) => ({
      kind: 'bytes',
      name: `${index}.md`,
      bytes: Buffer.from(article(`Place${index}`)),
    }))
    const seen: number[] = []
    const whole = await bring(sources.slice(0, 500), { onProgress: ({ done }) => seen.push(done) })
    expect(whole.added).toBe(500)
    expect(seen.at(-1)).toBe(500)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))

    let job: ReturnType<typeof startImport> | null = null
    const reader = inProcessReader()
    let read = 0
    job = startImport(sources.slice(500), {
      library,
      origin: 'files',
      reader: {
        ...reader,
        read: (source) => {
          read += 1
          if (read === 100) job?.cancel()
          return reader.read(source)
        },
      },
    })
    const result = await job.finished
    expect(result.ok && result.value.cancelled).toBe(true)
    expect(result.ok && result.value.added).toBeGreaterThan(50)
    expect(result.ok && result.value.added).toBeLessThan(105)
    expect(result.ok && result.value.items.every((item) => item.id !== null)).toBe(true)
  })
})
