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
  addresses: 'a list of addresses',
  csv: 'a table',
  zip: 'a zip',
  feed: 'a feed',
  'json-feed': 'a feed',
  offprint: 'an Offprint archive',
  text: 'text files',
  html: 'web pages',
  markdown: 'Markdown files',
  epub: 'an EPUB book',
  mhtml: 'saved web pages',
  pdf: 'PDF files',
  readeck: 'Readeck',
  shiori: 'Shiori',
  opml: 'a list of feeds',
}

/** "Pocket and 3 more" is no help: all that there are, the most frequent first. */
export function formatNames(formats: Readonly<Record<string, number>>): string {
  const counts = new Map<string, number>()
  for (const [format, count] of Object.entries(formats)) {
    const name = names[format] ?? format
    counts.set(name, (counts.get(name) ?? 0) + count)
  }
  const sorted = [...counts].toSorted(([, a], [, b]) => b - a).map(([name]) => name)
  return sorted.length < 2
    ? (sorted[0] ?? '')
    : `${sorted.slice(0, -1).join(', ')} and ${sorted.at(-1) ?? ''}`
}
