import type { Row } from '@shared/article.ts'

export const resultsId = 'search-results'

export function resultId(row: Row): string {
  return `result-${String(row)}`
}
