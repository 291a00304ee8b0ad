import type { ImportChoices } from '@shared/import-choices.ts'
import type { ArticleDraft } from '@core/library/draft.ts'
import type { ItemArticle } from './item.ts'

/** An item of an export without what the reader does not want of it; its receipt then claims none of that, either. */
export function asChosen(item: ItemArticle, choices: ImportChoices): ItemArticle {
  const { states, dates } = choices
  if (states && dates && choices.tags && choices.folders) return item
  const { folders = [] } = item
  const tags = item.draft.tags.filter((tag) => (folders.includes(tag) ? choices.folders : choices.tags))
  const { restored } = item
  return {
    ...item,
    draft: { ...without(item.draft, choices), tags },
    ...(restored === undefined
      ? {}
      : {
          restored: {
            ...restored,
            tags: tags.length,
            state: states ? restored.state : [],
            addedAt: dates ? restored.addedAt : null,
          },
        }),
  }
}

function without(draft: ArticleDraft, { states, dates }: ImportChoices): ArticleDraft {
  const { state, addedAt, ...rest } = draft
  return {
    ...rest,
    ...(states && state !== undefined ? { state } : {}),
    ...(dates && addedAt !== undefined ? { addedAt } : {}),
  }
}
