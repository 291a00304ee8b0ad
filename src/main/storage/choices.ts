/** What was chosen in a system dialog, under a number that the page can name it by. The newest of each kind holds. */
export class Choices<Choice> {
  #number = 0
  #choice: Choice | null = null

  put(choice: Choice): number {
    this.#number += 1
    this.#choice = choice
    return this.#number
  }

  /** Once only; null for a number that does not hold any more. */
  take(number: number): Choice | null {
    const choice = number === this.#number ? this.#choice : null
    if (choice !== null) this.#choice = null
    return choice
  }
}
