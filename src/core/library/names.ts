/** Strings as small integers, given in the order of their arrival. */
export class Names {
  readonly #names: string[]
  /** Made at the first question: reading a library only ever needs the other direction. */
  #indexOf: Map<string, number> | null = null

  constructor(names: readonly string[] = []) {
    this.#names = [...names]
  }

  get all(): readonly string[] {
    return this.#names
  }

  at(index: number): string | undefined {
    return this.#names[index]
  }

  /** -1 for a name that never came. */
  find(name: string): number {
    return this.#indices().get(name) ?? -1
  }

  intern(name: string): number {
    const known = this.#indices().get(name)
    if (known !== undefined) return known
    const index = this.#names.push(name) - 1
    this.#indices().set(name, index)
    return index
  }

  copy(): Names {
    return new Names(this.#names)
  }

  #indices(): Map<string, number> {
    this.#indexOf ??= new Map(this.#names.map((name, index) => [name, index]))
    return this.#indexOf
  }
}
