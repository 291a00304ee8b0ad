/** A few of many, spread evenly over all that came, whose number nobody knows beforehand. */
export class EvenSample<Item> {
  readonly #most: number
  #kept: Item[] = []
  #stride = 1
  #offered = 0

  constructor(most: number) {
    this.#most = most
  }

  offer(item: Item): void {
    if (this.#offered % this.#stride === 0) this.#kept.push(item)
    this.#offered += 1
    if (this.#kept.length < this.#most * 2) return
    this.#kept = this.#kept.filter((_, index) => index % 2 === 0)
    this.#stride *= 2
  }

  get items(): readonly Item[] {
    const { length } = this.#kept
    if (length <= this.#most) return this.#kept
    return Array.from(
      { length: this.#most },
      (_, index) => this.#kept[Math.floor((index * length) / this.#most)],
    ).filter((item) => item !== undefined)
  }
}
