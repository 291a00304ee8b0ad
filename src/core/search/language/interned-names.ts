/**
 * Things told apart by a key, each with a number from 1 on. Few and kept for ever: sites, tags, languages. A thing is
 * made when it is first looked at: a start, which only numbers them, is faster so.
 */
export class InternedNames<Thing> {
  readonly #make: (key: string) => Thing
  readonly #numbers = new Map<string, number>()
  readonly #keys: string[] = []
  readonly #things: (Thing | undefined)[] = []

  /** @param make called once for each key at most */
  constructor(make: (key: string) => Thing) {
    this.#make = make
  }

  /** One more than there are: the length of a table by number. */
  get end(): number {
    return this.#keys.length + 1
  }

  /** In the order of their numbers. */
  get keys(): readonly string[] {
    return this.#keys
  }

  numberOf(key: string): number {
    const known = this.#numbers.get(key)
    if (known !== undefined) return known
    this.#keys.push(key)
    this.#numbers.set(key, this.#keys.length)
    return this.#keys.length
  }

  at(number: number): Thing | undefined {
    const key = this.#keys[number - 1]
    if (key === undefined) return undefined
    const known = this.#things[number - 1]
    if (known !== undefined) return known
    const thing = this.#make(key)
    this.#things[number - 1] = thing
    return thing
  }

  /** For each number whether its thing passes. Number 0, which is nothing, does not. */
  passing(test: (thing: Thing) => boolean): Uint8Array {
    const passes = new Uint8Array(this.end)
    for (let number = 1; number < passes.length; number++) {
      const thing = this.at(number)
      if (thing !== undefined && test(thing)) passes[number] = 1
    }
    return passes
  }
}
