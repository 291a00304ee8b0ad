/** The best so many of the things offered, best first. */
export class BestList<Item> {
  private readonly limit: number
  private readonly compare: (a: Item, b: Item) => number
  private readonly list: Item[] = []

  /** @param compare below zero when the first is better */
  constructor(limit: number, compare: (a: Item, b: Item) => number) {
    this.limit = limit
    this.compare = compare
  }

  get items(): readonly Item[] {
    return this.list
  }

  /** What must be beaten, once there are as many as may be. */
  get worst(): Item | null {
    return this.list.length < this.limit ? null : (this.list.at(-1) ?? null)
  }

  offer(item: Item): void {
    const last = this.list.at(-1)
    const isFull = this.list.length >= this.limit
    if (isFull && (last === undefined || this.compare(item, last) >= 0)) return
    let low = 0
    let high = this.list.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const there = this.list[middle]
      if (there !== undefined && this.compare(there, item) <= 0) low = middle + 1
      else high = middle
    }
    this.list.splice(low, 0, item)
    if (this.list.length > this.limit) this.list.pop()
  }
}
