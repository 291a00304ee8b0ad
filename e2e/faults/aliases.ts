/**
 * Lets Node run the sources as they stand: `node --import ./e2e/faults/aliases.ts script.ts`. Node strips types
 * itself; the two aliases of the project are all that it cannot know.
 */
import { registerHooks } from 'node:module'

registerHooks({
  resolve(specifier, context, next) {
    const [, room, path] = /^@(core|shared)\/(.+)$/.exec(specifier) ?? []
    if (room === undefined || path === undefined) return next(specifier, context)
    return next(new URL(`../../src/${room}/${path}`, import.meta.url).href, context)
  },
})
