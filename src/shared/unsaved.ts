/**
 * Changes that the disk has refused, or is slow to take: none of them is saved. They wait in their order, are
 * tried again, and are spoken of as long as they wait.
 */
export interface Unsaved {
  readonly count: number
  /** Why, and where: "the disk is full (/home/reader/library)." */
  readonly reason: string
  /** `slow`: the disk has not refused yet, and has not answered either; nothing can be done but wait. */
  readonly state: 'waiting' | 'trying' | 'slow'
  /** What undo would take back first, of those that wait; null when that is something saved. */
  readonly undo: string | null
}
