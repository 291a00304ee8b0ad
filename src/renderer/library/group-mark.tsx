import type { ReactElement } from 'react'
import type { Row } from '@shared/article.ts'
import { rowHeightPx } from './use-window.ts'

export interface GroupMarkProps {
  readonly row: Row
  readonly index: number
  readonly group: string
}

/** Names a group in the rule above its first row, and describes that row to who listens. */
export function GroupMark({ row, index, group }: GroupMarkProps): ReactElement {
  return (
    <span
      id={`row-${String(row)}-group`}
      className="group-mark"
      aria-hidden="true"
      hidden={index === 0}
      style={{ translate: `0 ${String(index * rowHeightPx)}px` }}
    >
      <bdi>{group}</bdi>
    </span>
  )
}
