import type { PlainKey, Say } from '@shared/language/say.ts'

/** What a reader calls a format; one that is not named here is called as the importer calls it. */
const names: Readonly<Record<string, string>> = {
  'pocket-csv': 'Pocket',
  'pocket-html': 'Pocket',
  'pocket-json': 'Pocket',
  omnivore: 'Omnivore',
  instapaper: 'Instapaper',
  'wallabag-json': 'wallabag',
  'wallabag-csv': 'wallabag',
  'readwise-reader': 'Readwise Reader',
  raindrop: 'Raindrop',
  matter: 'Matter',
  mymind: 'mymind',
  goodlinks: 'GoodLinks',
  linkwarden: 'Linkwarden',
  karakeep: 'Karakeep',
  bookmarks: 'bookmarks',
  readeck: 'Readeck',
  shiori: 'Shiori',
}

/** Those that are no names of a product. */
const named: Readonly<Record<string, PlainKey>> = {
  addresses: 'importing.aListOfAddresses',
  csv: 'importing.aTable',
  zip: 'importing.aZip',
  feed: 'importing.aFeed',
  'json-feed': 'importing.aFeed',
  offprint: 'importing.anOffprintArchive',
  text: 'importing.textFiles',
  html: 'importing.webPages',
  markdown: 'importing.markdownFiles',
  epub: 'importing.anEpubBook',
  mhtml: 'importing.savedWebPages',
  pdf: 'importing.pdfFiles',
  opml: 'importing.aListOfFeeds',
}

/** Of one item, where those above speak of several. */
const single: Readonly<Record<string, PlainKey>> = {
  ...named,
  text: 'importing.text',
  html: 'importing.webPage',
  markdown: 'importing.markdownFile',
  mhtml: 'importing.savedWebPage',
  pdf: 'importing.pdfFile',
}

/** What one item of a receipt was. */
export function formatName(format: string, say: Say): string {
  const known = single[format]
  return known === undefined ? (names[format] ?? format) : say(known)
}

/** "Pocket and 3 more" is no help: all that there are, the most frequent first. */
export function formatNames(formats: Readonly<Record<string, number>>, say: Say): string {
  const counts = new Map<string, number>()
  for (const [format, count] of Object.entries(formats)) {
    const known = named[format]
    const name = known === undefined ? (names[format] ?? format) : say(known)
    counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name)
  return say.list(sorted)
}
