import type { ReactElement } from 'react'
import type { Row } from '@shared/article.ts'

export interface GroupMarkProps {
  readonly row: Row
  /** Where its first row stands in the list, in pixels. */
  readonly topPx: number
  readonly group: string
}

/** Names a group in the rule above its first row, and describes that row to who listens. */
export function GroupMark({ row, topPx, group }: GroupMarkProps): ReactElement {
  return (
    <span
      id={`row-${String(row)}-group`}
      className="group-mark"
      aria-hidden="true"
      hidden={topPx === 0}
      style={{ translate: `0 ${String(topPx)}px` }}
    >
      <bdi>{group}</bdi>
    </span>
  )
}
