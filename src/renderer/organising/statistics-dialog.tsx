import { useEffect, useState, type ReactElement } from 'react'
import { readingMinutes } from '@shared/article.ts'
import type { ReadingDay } from '@shared/reading-days.ts'
import { localDay, weeksOf } from '@shared/reading-days.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'
import { useSay } from '../language/use-say.ts'
import { DialogFrame } from '../ui/dialog-frame.tsx'
import { useMinute } from '../ui/use-minute.ts'
import { useReadable } from '../ui/use-readable.ts'
import { firstDayOf } from './first-day.ts'
import { WeekPlot } from './week-plot.tsx'
import './statistics.css'

export interface StatisticsDialogProps {
  readonly onClose: () => void
}

const weeksShown = 26

/** How much was read, by week; and what there is. Nobody is told but the reader. */
export function StatisticsDialog({ onClose }: StatisticsDialogProps): ReactElement {
  const say = useSay()
  const { client, library, toasts } = useServices()
  const counts = useReadable(library, (state) => state.counts)
  const minute = useMinute()
  const [days, setDays] = useState<readonly ReadingDay[] | null>(null)
  useEffect(() => {
    const ask = async (): Promise<void> => {
      const found = await client.library.readingDays()
      if (found.ok) setDays(found.value)
      else toasts.warn(found.fault.message)
    }
    drop(ask())
  }, [client, toasts])
  const today = localDay(new Date(minute))
  const weeks = days === null ? [] : weeksOf(days, today, firstDayOf(say.locale), weeksShown)
  const total = weeks.reduce(
    (sum, week) => ({ articles: sum.articles + week.articles, words: sum.words + week.words }),
    { articles: 0, words: 0 },
  )
  const facts = [
    [say('library.all'), counts.all],
    [say('library.unread'), counts.unread],
    [say('library.begun'), counts.begun],
    [say('library.bookmarked'), counts.bookmarked],
    [say('library.highlights'), counts.highlighted],
    [say('library.archive'), counts.archive],
  ] as const
  return (
    <DialogFrame title={say('organising.statistics')} onClose={onClose}>
      <section className="statistics" aria-label={say('organising.readByWeek')} aria-busy={days === null}>
        <h3>{say('organising.readByWeek')}</h3>
        {days !== null &&
          (total.articles === 0 ? (
            <p className="dialog-hint">{say('organising.nothingReadYet')}</p>
          ) : (
            <>
              <p className="statistics-sum">
                {say('count.articles', { count: total.articles })}
                {' · '}
                {say('organising.minutesOfReading', { count: readingMinutes(total.words) })}
              </p>
              <WeekPlot weeks={weeks} />
              <p className="dialog-hint">{say('organising.whatIsCounted')}</p>
            </>
          ))}
      </section>
      <dl className="statistics-facts" aria-label={say('organising.theLibrary')}>
        {facts.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{say.number(count)}</dd>
          </div>
        ))}
      </dl>
    </DialogFrame>
  )
}
