import type { SearchField, SearchHit, SearchReason } from './search.ts'

const fieldNames: Readonly<Partial<Record<SearchField, string>>> = {
  byline: 'in the byline',
  site: 'in the name of the site',
  tag: 'in a tag',
  note: 'in a note',
}

/** Why a hit was found, where it is not plain from the marks; null where it is. */
export function hitReason(hit: SearchHit): string | null {
  const reasons = hit.reasons.flatMap((reason) => said(reason) ?? [])
  const field = fieldNames[hit.field]
  const parts = [...reasons, ...(field === undefined ? [] : [field])]
  if (parts.length > 0) return parts.join(', ')
  return hit.match === 'fuzzy' ? 'close match' : null
}

function said({ how, typed, found }: SearchReason): string | null {
  switch (how) {
    case 'exact':
    case 'beginning':
      return null
    case 'inside':
      return `“${typed}” inside “${found}”`
    case 'parts':
      return `parts of “${typed}”`
    case 'typo':
    case 'joined':
      return `“${found}” for “${typed}”`
  }
}
