/** Things told apart by a key, each with a number from 1 on. Few and kept for ever: sites, tags, languages. */
export class InternedNames<Thing> {
  readonly #make: (key: string) => Thing
  readonly #numbers = new Map<string, number>()
  readonly #things: Thing[] = []

  /** @param make called once for each key */
  constructor(make: (key: string) => Thing) {
    this.#make = make
  }

  /** One more than there are: the length of a table by number. */
  get end(): number {
    return this.#things.length + 1
  }

  numberOf(key: string): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#things.push(this.#make(key))
    this.#numbers.set(key, this.#things.length)
    return this.#things.length
  }

  at(number: number): Thing | undefined {
    return this.#things[number - 1]
  }

  /** For each number whether its thing passes. Number 0, which is nothing, does not. */
  passing(test: (thing: Thing) => boolean): Uint8Array {
    const passes = new Uint8Array(this.end)
    for (const [index, thing] of this.#things.entries()) if (test(thing)) passes[index + 1] = 1
    return passes
  }
}
