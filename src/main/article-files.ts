import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Library } from '@core/library/library.ts'
import type { ArticleFiles } from './security/protocol.ts'

/** What the protocol serves of the library that is open; nothing when there is none. */
export function articleFiles(current: () => Promise<Library | null>): ArticleFiles {
  return {
    body: async (id) => {
      const library = await current()
      const body = await library?.body(id)
      if (library === null || body?.ok !== true) return null
      // Not what was written once: shown all the same, but never as if it were sound.
      return { html: body.value, isDamaged: (await library.isAsWritten(id, body.value)) === false }
    },
    image: async (id, name) => {
      const library = await current()
      if (library?.summary(id) === undefined) return null
      try {
        return await readFile(join(library.articleFolder(id), 'images', name))
      } catch {
        return null // the page shows a labelled gap
      }
    },
  }
}
