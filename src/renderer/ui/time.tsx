import type { ReactElement } from 'react'
import { useSay } from '../language/use-say.ts'
import { fullDate, listDate } from './format-date.ts'
import { useMinute } from './use-minute.ts'

const minuteMs = 60_000

export interface TimeProps {
  /** ISO 8601: a day, or a time. */
  readonly iso: string
}

/** A date as a list shows it. */
export function Time({ iso }: TimeProps): ReactElement {
  const { dates } = useSay()
  const minute = useMinute()
  return (
    <time dateTime={iso} title={fullDate(iso, dates)}>
      {listDate(iso, new Date(minute + minuteMs - 1), dates)}
    </time>
  )
}
