import { randomBytes } from 'node:crypto'
import { closeSync, openSync, symlinkSync, truncateSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateRawSync, deflateSync } from 'node:zlib'
import { pdfOf } from '../../src/core/importing/formats/pdf/pdf-fixture.ts'

export const goodTitle = 'The ferry that came back'

/** Beside each bomb, and after it by name. */
export function writeGood(folder: string): void {
  const text =
    'The ferry left on time in the fog and came back an hour later with the same passengers, who had seen nothing.'
  writeFileSync(
    join(folder, 'zz good.html'),
    `<title>${goodTitle}</title><article><h1>${goodTitle}</h1><p>${text}</p><p>${text}</p></article>`,
  )
}

export interface Bomb {
  readonly name: string
  /** Must something be said on the receipt? Else it may come in, whole or cut. */
  readonly refused: boolean
  /** It is no trap but only large, and must come in whole: what is refused for the traps' sake would show here. */
  readonly honest?: boolean
  /** Made and read in seconds, with little disk. */
  readonly small: boolean
  readonly make: (folder: string) => void | Promise<void>
}

const megabyte = 1024 * 1024

const prose = (number: number): string =>
  `In the year ${String(number)} the harbour master wrote down every boat that came in, with its name, its captain and its catch.`

/** As large as what people really keep. */
const honest: readonly Bomb[] = [
  {
    name: 'page of 30 MB of pictures',
    refused: false,
    honest: true,
    small: false,
    make: (folder) => {
      const picture = (number: number): string => {
        const bytes = Buffer.concat([png(400, 300), randomBytes(100_000)])
        return `<p>${prose(number)} Ř</p><img alt="" src="data:image/png;base64,${bytes.toString('base64')}">`
      }
      const pictures = Array.from({ length: 225 }, (_, number) => picture(number))
      writeFileSync(join(folder, 'a.html'), page(pictures.join('')))
    },
  },
  {
    name: 'PDF of 1,000 pages',
    refused: false,
    honest: true,
    small: false,
    make: (folder) => {
      const lines = (number: number) =>
        Array.from({ length: 40 }, (_, line) => ({
          x: 72,
          y: 740 - 16 * line,
          size: 11,
          text: prose(number + line),
        }))
      const pages = Array.from({ length: 1000 }, (_, number) => lines(number))
      writeFileSync(join(folder, 'a.pdf'), pdfOf({ pages, info: { Title: 'The books of the harbour' } }))
    },
  },
  {
    name: 'page of 5 MB of text',
    refused: false,
    honest: true,
    small: false,
    make: (folder) => {
      const text = Array.from({ length: 40_000 }, (_, number) => `<p>${prose(number)}</p>`).join('')
      writeFileSync(join(folder, 'a.html'), page(text))
    },
  },
  {
    name: '30,000 rows',
    refused: false,
    honest: true,
    small: false,
    make: (folder) => {
      const rows = Array.from(
        { length: 30_000 },
        (_, number) =>
          `"${prose(number)}",https://harbour.example/${String(number)},1616337559,boats|tides,unread`,
      )
      writeFileSync(join(folder, 'a.csv'), ['title,url,time_added,tags,status', ...rows].join('\n'))
    },
  },
]

/** A zip of files that may lie about everything: deflated bytes with the size that is claimed. */
function zipOf(
  files: readonly {
    readonly name: string
    readonly packed: Buffer
    readonly size: number
    readonly crc: number
    readonly mode?: number
  }[],
): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, packed, size, crc, mode = 0o100644 } of files) {
    const bytes = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(0x800, 6)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(crc, 14)
    head.writeUInt32LE(packed.length, 18)
    head.writeUInt32LE(size, 22)
    head.writeUInt16LE(bytes.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE((3 << 8) | 20, 4)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt32LE((mode << 16) >>> 0, 38)
    entry.writeUInt32LE(offset, 42)
    parts.push(head, bytes, packed)
    directory.push(entry, bytes)
    offset += 30 + bytes.length + packed.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Math.min(files.length, 0xffff), 8)
  end.writeUInt16LE(Math.min(files.length, 0xffff), 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

function packed(name: string, bytes: Buffer, mode = 0o100644): Parameters<typeof zipOf>[0][number] {
  return { name, packed: deflateRawSync(bytes), size: bytes.length, crc: crc32(bytes), mode }
}

/** 4 GB of blanks: one stretch of 64 MB deflated, and that stream again and again without its end. */
function fourGigabytes(): Buffer {
  const stretch = deflateRawSync(Buffer.alloc(64 * megabyte, 0x20), { finishFlush: 2 })
  const last = deflateRawSync(Buffer.alloc(1, 0x20))
  return Buffer.concat([...Array.from({ length: 63 }, () => stretch), last])
}

function repeated(
  folder: string,
  name: string,
  before: string,
  piece: string,
  times: number,
  after = '',
): void {
  const file = openSync(join(folder, name), 'w')
  const many = Math.max(1, Math.min(times, Math.floor((4 * megabyte) / piece.length)))
  writeSync(file, before)
  for (let left = times; left > 0; left -= many) writeSync(file, piece.repeat(Math.min(many, left)))
  writeSync(file, after)
  closeSync(file)
}

function png(width: number, height: number): Buffer {
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind), data])
    const sum = Buffer.alloc(4)
    sum.writeUInt32BE(crc32(body))
    const length = Buffer.alloc(4)
    length.writeUInt32BE(data.length)
    return Buffer.concat([length, body, sum])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc(Math.ceil(width / 8) + 1))
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

const page = (inside: string): string =>
  `<title>A page</title><article><h1>A page</h1><p>Some words that stand before it.</p>${inside}</article>`

/** What a pattern in a parser may meet for ever: a long run of one thing that never ends as it should. */
const triggers: readonly (readonly [ending: string, text: string])[] = [
  ['html', `<p>${'<!--'.repeat(200_000)}`],
  ['html', `<title>${' '.repeat(400_000)}x<p>${'a '.repeat(200_000)}`],
  ['html', `<p ${'a="'.repeat(200_000)}>`],
  ['md', `${'['.repeat(300_000)}x`],
  ['md', '*a'.repeat(200_000)],
  ['md', `${'> '.repeat(3000)}x`],
  ['md', `---\n${'  - a:\n'.repeat(60_000)}`],
  ['md', `${'|a'.repeat(150_000)}\n${'|-'.repeat(150_000)}\n`],
  ['txt', '.'.repeat(500_000)],
  ['txt', 'By '.repeat(200_000)],
  ['txt', 'https://a.example/'.repeat(30_000)],
  ['csv', `title,url\n"${'""'.repeat(300_000)}`],
  ['csv', `title,url\n${','.repeat(500_000)}`],
  ['json', '['.repeat(300_000)],
  ['md', `[${'a word '.repeat(30_000)}`],
  ['md', `${'- '.repeat(300_000)}x`],
  [
    'html',
    `<!DOCTYPE NETSCAPE-Bookmark-file-1><dl>${'<dt><h3>a<dl>'.repeat(30_000)}<dt><a href="https://a.example/">a</a>`,
  ],
  ['csv', `title,url,tags\na,https://a.example/,${'b|'.repeat(300_000)}`],
  ['json', `{"a":${'{"a":'.repeat(100_000)}`],
  ['xml', `<rss><channel>${'<item>'.repeat(50_000)}`],
  ['xml', `<feed>${'<entry><title>'.repeat(20_000)}`],
  ['opml', `<opml><body>${'<outline>'.repeat(50_000)}`],
  [
    'mhtml',
    `MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n${'--b\nContent-Type: text/html\n\n'.repeat(30_000)}`,
  ],
  [
    'mhtml',
    `MIME-Version: 1.0\nContent-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n${'= '.repeat(300_000)}`,
  ],
  ['eml', `Subject: ${'=?utf-8?q?'.repeat(60_000)}\n\nx`],
  ['pdf', `%PDF-1.7\n${'1 0 obj << '.repeat(60_000)}`],
]

export const bombs: readonly Bomb[] = [
  ...honest,
  {
    name: '4 GB zip, 4 MB packed',
    refused: true,
    small: true,
    make: (folder) => {
      writeFileSync(
        join(folder, 'a.zip'),
        zipOf([{ name: 'a.html', packed: fourGigabytes(), size: 0xfffffffe, crc: 1 }]),
      )
    },
  },
  {
    name: 'the same, said to be small',
    refused: true,
    small: true,
    make: (folder) => {
      writeFileSync(
        join(folder, 'a.zip'),
        zipOf([{ name: 'a.html', packed: fourGigabytes(), size: 5000, crc: 1 }]),
      )
    },
  },
  {
    name: 'zip of 10,000 traps',
    refused: true,
    small: true,
    make: (folder) => {
      const bytes = Buffer.alloc(megabyte, 0x20)
      const one = packed('x', bytes)
      writeFileSync(
        join(folder, 'a.zip'),
        zipOf(Array.from({ length: 10_000 }, (_, number) => ({ ...one, name: `${String(number)}.html` }))),
      )
    },
  },
  {
    name: 'zip slip and symlinks',
    refused: true,
    small: true,
    make: (folder) => {
      const html = Buffer.from(page('<p>It should not be outside.</p>'))
      const names = [
        '../../slip.html',
        '/tmp/slip.html',
        'C:\\slip.html',
        '..\\slip.html',
        'a/../../../slip.html',
      ]
      const files = names.map((name) => packed(name, html))
      writeFileSync(
        join(folder, 'a.zip'),
        zipOf([...files, packed('link.html', Buffer.from('/etc/passwd'), 0o120777)]),
      )
      symlinkSync('/etc/passwd', join(folder, 'passwd.txt'))
      symlinkSync('/', join(folder, 'root'))
      symlinkSync('.', join(folder, 'round'))
    },
  },
  {
    name: '1,000,000 deep: HTML',
    refused: false,
    small: false,
    make: (folder) => repeated(folder, 'a.html', page(''), '<div>', 1_000_000, '<p>At the bottom.</p>'),
  },
  {
    name: '1,000,000 deep: JSON',
    refused: true,
    small: true,
    make: (folder) => repeated(folder, 'a.json', '{"items":', '[', 1_000_000),
  },
  {
    name: '1,000,000 deep: XML',
    refused: true,
    small: true,
    make: (folder) => repeated(folder, 'a.xml', '<rss><channel><item><title>A</title>', '<b>', 1_000_000),
  },
  {
    name: '1,000,000 deep: OPML',
    refused: false,
    small: false,
    make: (folder) => repeated(folder, 'a.opml', '<opml><body>', '<outline text="a">', 1_000_000),
  },
  {
    name: '1,000,000 deep: Markdown',
    refused: false,
    small: false,
    make: (folder) => repeated(folder, 'a.md', '# A page\n\n', '> ', 1_000_000, 'At the bottom.'),
  },
  {
    name: 'billion laughs: XML',
    refused: false,
    small: true,
    make: (folder) => {
      const entities = Array.from(
        { length: 9 },
        (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`,
      )
      writeFileSync(
        join(folder, 'a.xml'),
        `<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">${entities.join('')}]><rss><channel><item><title>&l9;</title><description>&l9;</description></item></channel></rss>`,
      )
    },
  },
  {
    name: 'billion laughs: YAML',
    refused: false,
    small: true,
    make: (folder) => {
      const levels = Array.from(
        { length: 9 },
        (_, level) =>
          `a${level + 1}: &a${level + 1} [${Array.from({ length: 9 }, () => `*a${level}`).join(',')}]`,
      )
      writeFileSync(
        join(folder, 'a.md'),
        `---\na0: &a0 [lol,lol]\n${levels.join('\n')}\ntitle: *a9\n---\n# A page\n\nWords.\n`,
      )
    },
  },
  ...['html', 'txt', 'md', 'json'].map((ending): Bomb => ({
    name: `line of 100 MB: ${ending}`,
    refused: true,
    small: false,
    make: (folder) =>
      repeated(
        folder,
        `a.${ending}`,
        ending === 'html' ? '<p>' : ending === 'json' ? '{"a":"' : '',
        'word ',
        20 * megabyte,
      ),
  })),
  {
    name: 'file of 1 GB',
    refused: true,
    small: true,
    make: (folder) => {
      const file = join(folder, 'a.html')
      writeFileSync(file, page(''))
      // Without a disk that takes it: the rest is a hole, which reads as zeros.
      truncateSync(file, 1024 * megabyte)
    },
  },
  {
    name: '100,000 images in a page',
    refused: false,
    small: false,
    make: (folder) => {
      const inline = `<p>Words. <img alt="a" src="data:image/png;base64,${png(1, 1).toString('base64')}"></p>`
      repeated(
        folder,
        'a.html',
        '<title>A page</title><article><h1>A page</h1>',
        inline,
        100_000,
        '</article>',
      )
    },
  },
  {
    name: '65,000 images in a zip',
    refused: false,
    small: false,
    make: (folder) => {
      const one = packed('x', png(1, 1))
      const images = Array.from({ length: 65_000 }, (_, number) => ({ ...one, name: `i/${number}.png` }))
      const html = Buffer.from(page(images.map(({ name }) => `<p>Words. <img src="${name}"></p>`).join('')))
      writeFileSync(join(folder, 'a.zip'), zipOf([packed('a.html', html), ...images]))
    },
  },
  {
    name: 'image of 50,000 x 50,000',
    refused: false,
    small: true,
    make: (folder) => {
      writeFileSync(
        join(folder, 'a.html'),
        page(`<img alt="a wall" src="data:image/png;base64,${png(50_000, 50_000).toString('base64')}">`),
      )
    },
  },
  ...triggers.map(([ending, text], number): Bomb => ({
    name: `trigger ${number + 1}: ${ending}`,
    refused: false,
    small: number % 4 === 0,
    make: (folder) => {
      writeFileSync(join(folder, `a.${ending}`), text)
    },
  })),
]
