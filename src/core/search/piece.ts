import type { SearchField } from '@shared/search.ts'
import type { Sighting } from './marker.ts'

/** A text of an article and where words of the query stand in it. */
export interface Piece {
  readonly field: SearchField
  readonly text: string
  readonly folded: string
  readonly sightings: readonly Sighting[]
}
