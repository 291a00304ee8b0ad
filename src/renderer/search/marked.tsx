import type { ReactElement } from 'react'
import type { MarkedText } from '@shared/search.ts'
import { cutAtRanges } from './cut-at-ranges.ts'

export interface MarkedProps {
  readonly marked: MarkedText
}

/** A text with its found words marked. */
export function Marked({ marked }: MarkedProps): ReactElement {
  return (
    <>
      {cutAtRanges(marked).map((piece) =>
        piece.isMarked ? (
          <mark key={piece.start}>{piece.text}</mark>
        ) : (
          <span key={piece.start}>{piece.text}</span>
        ),
      )}
    </>
  )
}
