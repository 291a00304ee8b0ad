import * as v from 'valibot'

/** What of an export is kept besides its articles. Chosen after the look at what is in it. */
export const ImportChoices = v.object({
  /** Bookmarked, archived, read. Without it everything comes in unread. */
  states: v.boolean(),
  tags: v.boolean(),
  /** Folders, lists and collections become tags. */
  folders: v.boolean(),
  /** When each was added over there; without it, the time of the import. */
  dates: v.boolean(),
  /** One article for a whole book; without it, one for each of its chapters. */
  wholeBooks: v.optional(v.boolean(), false),
})
export type ImportChoices = v.InferOutput<typeof ImportChoices>

export const keepAll: ImportChoices = {
  states: true,
  tags: true,
  folders: true,
  dates: true,
  wholeBooks: false,
}
