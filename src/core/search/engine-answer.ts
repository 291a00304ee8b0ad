import type { SearchAnswer } from '@shared/search.ts'

/** An answer before it has a number and before anybody knows whether the index is complete. */
export type EngineAnswer = Omit<SearchAnswer, 'sequence' | 'complete'>

export const noAnswer: EngineAnswer = { total: 0, hits: [], understood: [], notes: [], facets: [] }
