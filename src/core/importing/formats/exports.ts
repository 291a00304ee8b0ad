import type { Bundle } from '../bundle.ts'
import type { TextFormat, TextProbe } from '../probe.ts'
import { csvLinks } from './csv-links.ts'
import { feed } from './feed.ts'
import { goodlinks } from './goodlinks.ts'
import { instapaper } from './instapaper.ts'
import { jsonFeed } from './json-feed.ts'
import { karakeep } from './karakeep.ts'
import { linkwarden } from './linkwarden.ts'
import { matter, mymind } from './matter.ts'
import { netscape } from './netscape.ts'
import { opml } from './opml.ts'
import { omnivoreMetadata } from './omnivore-metadata.ts'
import { pocketCsv } from './pocket-csv.ts'
import { pocketHtml } from './pocket-html.ts'
import { pocketJson } from './pocket-json.ts'
import { raindrop } from './raindrop.ts'
import { readwiseReader } from './readwise-reader.ts'
import { urlList } from './url-list.ts'
import { wallabagCsv } from './wallabag-csv.ts'
import { wallabagJson } from './wallabag-json.ts'

/** In the order in which they are asked: the particular before the general. */
const textFormats: readonly TextFormat[] = [
  feed,
  opml,
  jsonFeed,
  netscape,
  pocketHtml,
  pocketJson,
  omnivoreMetadata,
  wallabagJson,
  karakeep,
  linkwarden,
  goodlinks,
  pocketCsv,
  instapaper,
  readwiseReader,
  wallabagCsv,
  raindrop,
  matter,
  mymind,
  csvLinks,
  urlList,
]

/** The export that a text is; null for one that is articles itself. */
export function exportIn(probe: TextProbe): Bundle | null {
  for (const format of textFormats) {
    const bundle = format(probe)
    if (bundle !== null) return bundle
  }
  return null
}
