/** Chosen blocks of an article, with this one chosen where it was not, and the other way round. */
export function toggled(chosen: ReadonlySet<number>, block: number): ReadonlySet<number> {
  const next = new Set(chosen)
  if (!next.delete(block)) next.add(block)
  return next
}

/** From top to bottom. */
export function rising(chosen: ReadonlySet<number>): readonly number[] {
  return [...chosen].sort((a, b) => a - b)
}
