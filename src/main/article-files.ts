import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Library } from '@core/library/library.ts'
import type { ArticleFiles } from './security/protocol.ts'

/** What the protocol serves of a library; nothing when there is none. */
export function articleFiles(opening: Promise<Library | null>): ArticleFiles {
  return {
    body: async (id) => {
      const library = await opening
      const body = await library?.body(id)
      return body?.ok === true ? body.value : null
    },
    image: async (id, name) => {
      const library = await opening
      if (library?.summary(id) === undefined) return null
      try {
        return await readFile(join(library.articleFolder(id), 'images', name))
      } catch {
        return null // the page shows a labelled gap
      }
    },
  }
}
