import type { ReactElement } from 'react'
import { readingMinutes } from '@shared/article.ts'
import type { ReadingWeek } from '@shared/reading-days.ts'
import { useSay } from '../language/use-say.ts'

export interface WeekPlotProps {
  readonly weeks: readonly ReadingWeek[]
}

const heightPx = 96

/** A bar for each week, as high as its minutes; each says its figures, to who listens and to who points at it. */
export function WeekPlot({ weeks }: WeekPlotProps): ReactElement {
  const say = useSay()
  const most = Math.max(1, ...weeks.map(({ words }) => words))
  const first = weeks[0]
  const last = weeks.at(-1)
  const named = (day: string): string => say.dates.otherYear.format(new Date(`${day}T00:00`))
  return (
    <figure className="week-plot">
      <ol style={{ blockSize: heightPx }}>
        {weeks.map(({ from, articles, words }) => {
          const text = say('organising.weekFrom', {
            day: named(from),
            articles: say('count.articles', { count: articles }),
            minutes: say('library.minutes', { count: articles === 0 ? 0 : readingMinutes(words) }),
          })
          return (
            <li key={from} title={text}>
              <span className="visually-hidden">{text}</span>
              <span
                className="week-bar"
                aria-hidden="true"
                style={{ blockSize: words === 0 ? 0 : Math.max(2, (words / most) * heightPx) }}
              />
            </li>
          )
        })}
      </ol>
      {first !== undefined && last !== undefined && (
        <figcaption aria-hidden="true">
          <span>{named(first.from)}</span>
          <span>{say('organising.thisWeek')}</span>
        </figcaption>
      )}
    </figure>
  )
}
