/** A value that can be watched: all that a store needs in order to be read by React or by a test. */
export interface Readable<State> {
  readonly state: State
  readonly subscribe: (listener: () => void) => () => void
}

/** The stores' common base: replace the state, tell the listeners. Knows nothing of React. */
export class Observable<State> implements Readable<State> {
  #state: State
  readonly #listeners = new Set<() => void>()

  constructor(initial: State) {
    this.#state = initial
  }

  get state(): State {
    return this.#state
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  set(state: State): void {
    if (Object.is(state, this.#state)) return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  update(change: Partial<State>): void {
    this.set({ ...this.#state, ...change })
  }
}
