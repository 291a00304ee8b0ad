import type { Checked } from './check.ts'

/** Adds up the rounds of a rig and says in the end what they came to. */
export class Tally {
  rounds = 0
  acknowledged = 0
  lost = 0
  unreadable = 0
  orphans = 0
  #idle = 0
  #blamed = 0

  add({ acknowledged, lost, unreadable, orphans }: Checked, round: string): void {
    this.rounds += 1
    this.acknowledged += acknowledged
    this.lost += lost.length
    this.orphans += orphans.length
    if (unreadable !== null) this.unreadable += 1
    if (acknowledged === 0) this.#idle += 1
    for (const line of [...lost, ...orphans.map((name) => `orphan ${name}`)]) console.log(`${round}: ${line}`)
    if (unreadable !== null) console.log(`${round}: ${unreadable}`)
  }

  /** What is wrong in another way than `Checked` can say. */
  blame(sentences: readonly string[], round: string): void {
    this.#blamed += sentences.length
    for (const sentence of sentences) console.log(`${round}: ${sentence}`)
  }

  get failed(): boolean {
    // A rig whose writers write nothing would find nothing.
    return this.lost + this.unreadable + this.orphans + this.#blamed > 0 || this.#idle * 2 > this.rounds
  }

  toString(): string {
    return `${this.acknowledged} acknowledged acts, ${this.lost} lost, ${this.unreadable} libraries unreadable, ${this.orphans} orphan files${this.#blamed > 0 ? `, ${this.#blamed} other findings` : ''}`
  }
}
