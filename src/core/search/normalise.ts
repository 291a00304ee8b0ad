export { fold } from '@shared/fold.ts'

/** Bumped whenever folding, tokenising or what else becomes a term changes: saved segments of another version are rebuilt. */
export const foldingVersion = 3
