import { countOf } from '../ui/count-of.ts'

const minuteMs = 60_000

/** "about 3 minutes left"; rounded as a person would say it, so that it does not flicker. */
export function timeLeft(ms: number): string {
  if (ms < 10_000) return 'a few seconds left'
  if (ms < minuteMs) return `about ${Math.ceil(ms / 10_000) * 10} seconds left`
  const minutes = Math.round(ms / minuteMs)
  if (minutes < 60) return `about ${countOf(minutes, 'minute')} left`
  const hours = Math.round(minutes / 6) / 10
  return `about ${hours} ${hours === 1 ? 'hour' : 'hours'} left`
}

/** "340 a second"; below ten with one digit behind the point. */
export function rate(perSecond: number): string {
  const shown =
    perSecond >= 10 ? Math.round(perSecond).toLocaleString('en') : String(Math.round(perSecond * 10) / 10)
  return `${shown} a second`
}
