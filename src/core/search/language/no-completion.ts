import type { Completion } from '@shared/search.ts'

export const noCompletion: Completion = { start: 0, end: 0, isAsked: false, suggestions: [] }
