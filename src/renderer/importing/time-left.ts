import type { Say } from '@shared/language/say.ts'

const minuteMs = 60_000

/** "about 3 minutes left"; rounded as a person would say it, so that it does not flicker. */
export function timeLeft(ms: number, say: Say): string {
  if (ms < 10_000) return say('importing.aFewSecondsLeft')
  if (ms < minuteMs) return say('importing.secondsLeft', { count: Math.ceil(ms / 10_000) * 10 })
  const minutes = Math.round(ms / minuteMs)
  if (minutes < 60) return say('importing.minutesLeft', { count: minutes })
  return say('importing.hoursLeft', { count: Math.round(minutes / 6) / 10 })
}

/** "340 a second"; below ten with one digit behind the point. */
export function rate(perSecond: number, say: Say): string {
  const pace = perSecond >= 10 ? Math.round(perSecond) : Math.round(perSecond * 10) / 10
  return say('importing.aSecond', { pace })
}
