import type { Fault } from '@shared/fault.ts'

/** Asked before most of the library is removed. */
export interface Question {
  /** What would happen, with its figures. */
  readonly message: string
  readonly onYes: () => void
}

/** Null for a fault that asks nothing. `again` is given the number of articles that the reader agrees to lose. */
export function massQuestion(fault: Fault, again: (removes: number) => void): Question | null {
  if (fault.code !== 'needs-confirmation' || !('removes' in fault) || typeof fault.removes !== 'number')
    return null
  const { removes } = fault
  return {
    message: fault.message,
    onYes: () => {
      again(removes)
    },
  }
}
