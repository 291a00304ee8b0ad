import { parse } from 'yaml'
import * as v from 'valibot'

const Feed = v.variant('provider', [
  v.object({ provider: v.literal('github'), owner: v.string(), repo: v.string() }),
  v.object({ provider: v.literal('generic'), url: v.pipe(v.string(), v.url()) }),
])

/** What stands in electron-builder.yml until a project has a place for its releases. */
export const placeholderOwner = 'PLACEHOLDER-OWNER'

/**
 * The host that app-update.yml names, which electron-builder lays beside the program.
 * @param text null where there is no such file
 * @returns null where nobody is named, or by another way than https
 */
export function feedHost(text: string | null): string | null {
  if (text === null) return null
  const feed = v.safeParse(Feed, readYaml(text))
  if (!feed.success) return null
  if (feed.output.provider === 'github') return feed.output.owner === placeholderOwner ? null : 'github.com'
  const { protocol, host } = new URL(feed.output.url)
  return protocol === 'https:' ? host : null
}

function readYaml(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    // Damaged or changed by hand: as good as none.
    return String(error)
  }
}
