/** Before the first version of Offprint: whatever says so is wrong. */
const earliest = Date.UTC(2026, 0, 1)
/** A clock is put right by as much now and then: a time zone taken for another, a battery that ran low. */
const usualJumpMs = 7 * 24 * 60 * 60 * 1000

/**
 * When an article counts as added. Lists are in that order, so with a clock that went back what comes in now would
 * stand below what came before, where nobody looks for it: it is put right after that instead. An article of far
 * in the future tells nothing, as it is more likely that one that is wrong.
 *
 * @param clock ISO 8601, what the computer says
 * @param newest the latest of those that came before, in milliseconds since 1970; -Infinity for none
 */
export function addedAfter(clock: string, newest: number): string {
  const now = Date.parse(clock)
  if (now > newest || (now >= earliest && newest - now > usualJumpMs)) return clock
  return new Date(newest + 1).toISOString()
}
