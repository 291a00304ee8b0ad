import { useSyncExternalStore } from 'react'

const minuteMs = 60_000

/** The time to the minute, in milliseconds since 1970; tells its listeners when the minute turns. */
export function useMinute(): number {
  return useSyncExternalStore(onMinute, currentMinute)
}

function currentMinute(): number {
  return Math.floor(Date.now() / minuteMs) * minuteMs
}

function onMinute(listener: () => void): () => void {
  const timer = setInterval(listener, minuteMs)
  return () => {
    clearInterval(timer)
  }
}
