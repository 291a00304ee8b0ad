/** What the rig brings in: each way in which an item can end, in files and in exports. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pngOf } from '../../src/core/importing/pictures/picture-fixture.ts'

const towns = 'Ash Birk Cole Dunn Elm Fenn Gale Holt Isle Joss Kirk Lund Mere Nore Oake Pyle'.split(' ')

const story = (town: string, more = ''): string =>
  `The council of ${town} met on Tuesday to talk about the bridge of ${town}. ${town} has had a bridge since the flood. ${more}`

function page(town: string, more = '', picture = ''): string {
  return `<!doctype html><html lang="en"><title>${town}</title><link rel="canonical" href="https://a.example/${town}"><article><h1>${town}</h1><p>${story(town)}</p><p>Nothing was decided in ${town}, but minutes were kept by the clerk of ${town}.</p>${picture}<p>${more}</p></article></html>`
}

const header = 'title,url,time_added,tags,status'

/** Already in the library when the import begins: links that get a text, texts that get fuller, what gains tags. */
export function writeBefore(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const links = towns.slice(0, 4).map((town) => `${town},https://a.example/${town},1500000000,,unread`)
  writeFileSync(join(folder, 'old.csv'), [header, ...links].join('\n'))
  for (const town of towns.slice(4, 8)) writeFileSync(join(folder, `${town}.html`), page(town))
}

export function writeSources(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const rows = Array.from({ length: 40 }, (_, row) => {
    if (row % 9 === 4) return `Cut off ${row}`
    if (row % 7 === 3)
      return `${towns[row % 8] ?? ''},https://a.example/${towns[row % 8] ?? ''},1300000000,sea,unread`
    return `Link ${row},https://b.example/${row % 36},14000000${row + 10},sea|salt,${row % 2 === 0 ? 'archive' : 'unread'}`
  })
  writeFileSync(join(folder, 'part_000000.csv'), [header, ...rows].join('\n'))
  for (const [at, town] of towns.entries()) {
    const shade = `<p><img src="${town}_files/a.png" alt=""></p>`
    const more =
      at < 8 ? story(town, 'The second talk was longer, and it ended with a vote against all plans.') : ''
    writeFileSync(join(folder, `${town}.html`), page(town, more, shade))
    mkdirSync(join(folder, `${town}_files`), { recursive: true })
    writeFileSync(join(folder, `${town}_files`, 'a.png'), pngOf(40, 30 + at, at * 9))
  }
  writeFileSync(join(folder, 'empty.txt'), '')
  writeFileSync(
    join(folder, 'noise.bin'),
    Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) % 256)),
  )
  const entries = Array.from({ length: 24 }, (_, at) => ({
    id: at,
    title: `Kept ${at}`,
    url: at % 8 === 7 ? '' : `https://c.example/${at}`,
    content: at % 8 === 7 ? '' : `<p>${story(`Kept${at}`)} ${story(`Also${at}`)}</p>`,
    created_at: '2016-09-08T11:55:58+0200',
    is_archived: at % 2,
    is_starred: at % 3 === 0,
    tags: ['one', `tag ${at % 5}`],
    annotations: [{ text: 'A note', quote: `The council of Kept${at} met`, ranges: [] }],
  }))
  writeFileSync(join(folder, 'wallabag.json'), JSON.stringify(entries))
}
