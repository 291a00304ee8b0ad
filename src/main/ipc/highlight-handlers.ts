import type { Library } from '@core/library/library.ts'
import { highlightsMarkdown } from '@core/exporting/highlights-markdown.ts'
import { articleNotFound } from '@shared/fault.ts'
import type { HighlightGroup } from '@shared/highlight-search.ts'
import type { Calls } from '@shared/ipc/contract.ts'
import type { Handlers } from '@shared/ipc/define.ts'
import { fail, ok } from '@shared/result.ts'

export function createHighlightHandlers(library: Library): Handlers<Calls>['highlight'] {
  return {
    of: async ({ id }) =>
      library.summary(id) === undefined ? fail(articleNotFound(id)) : ok(library.highlights(id)),
    add: async ({ id, highlight }) => {
      const done = await library.highlight(id, [highlight])
      if (!done.ok) return done
      const [made] = done.value.highlights
      const { revision, label } = done.value
      return made === undefined ? fail(articleNotFound(id)) : ok({ revision, label, highlight: made.id })
    },
    change: ({ id, highlight, change }) => library.changeHighlight(id, highlight, change),
    remove: ({ id, highlight }) => library.removeHighlights(id, [highlight]),
    search: async (query) => ok(await library.searchHighlights(query)),
    markdown: async ({ id, query }) => {
      const parts: string[] = []
      let highlights = 0
      const put = (group: HighlightGroup): void => {
        parts.push(highlightsMarkdown(group))
        highlights += group.highlights.length
      }
      if (id === null) for await (const group of library.highlightGroups(query)) put(group)
      else {
        const article = library.summary(id)
        if (article === undefined) return fail(articleNotFound(id))
        const own = library.highlights(id)
        if (own.length > 0) put({ article, highlights: own })
      }
      return ok({ markdown: parts.join('\n'), highlights })
    },
  }
}
