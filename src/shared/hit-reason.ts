import type { PlainKey, Say } from './language/say.ts'
import type { SearchField, SearchHit, SearchReason } from './search.ts'

const fieldNames: Readonly<Partial<Record<SearchField, PlainKey>>> = {
  byline: 'search.inTheByline',
  site: 'search.inTheNameOfTheSite',
  tag: 'search.inATag',
  note: 'search.inANote',
}

/** Why a hit was found, where it is not plain from the marks; null where it is. */
export function hitReason(hit: SearchHit, say: Say): string | null {
  const reasons = hit.reasons.flatMap((reason) => said(reason, say) ?? [])
  const field = fieldNames[hit.field]
  const parts = [...reasons, ...(field === undefined ? [] : [say(field)])]
  if (parts.length > 0) return parts.join(say('search.comma'))
  return hit.match === 'fuzzy' ? say('search.closeMatch') : null
}

function said({ how, typed, found }: SearchReason, say: Say): string | null {
  switch (how) {
    case 'exact':
    case 'beginning':
      return null
    case 'inside':
      return say('search.inside', { typed, found })
    case 'parts':
      return say('search.partsOf', { typed })
    case 'typo':
    case 'joined':
      return say('search.foundFor', { found, typed })
  }
}
