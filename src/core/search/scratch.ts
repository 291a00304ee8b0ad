/**
 * Arrays with one entry for each document of a segment, for the time of one question. They are used again for the
 * next: made anew they would be a megabyte of garbage at each keystroke.
 */
export class Scratch {
  private readonly length: number
  private readonly unlent: Uint32Array[] = []
  private readonly made = {
    scores: [] as Float32Array[],
    flags: [] as Uint8Array[],
  }
  private readonly taken = { scores: 0, flags: 0 }

  constructor(length: number) {
    this.length = length
  }

  /** Zeros, good until they are given back. */
  lend(): Uint32Array {
    return this.unlent.pop()?.fill(0) ?? new Uint32Array(this.length)
  }

  giveBack(numbers: Uint32Array): void {
    if (this.unlent.length < mostUnlent) this.unlent.push(numbers)
  }

  /** Zeros, good until the next `reset`, as are the flags. */
  scores(): Float32Array {
    const array = (this.made.scores[this.taken.scores++] ??= new Float32Array(this.length))
    return array.fill(0)
  }

  flags(): Uint8Array {
    const array = (this.made.flags[this.taken.flags++] ??= new Uint8Array(this.length))
    return array.fill(0)
  }

  /** To be called when no answer to an earlier question is used any more. */
  reset(): void {
    for (const kind of ['scores', 'flags'] as const) {
      // A long query does not hold its memory for ever.
      this.made[kind].length = Math.min(this.made[kind].length, mostKept)
      this.taken[kind] = 0
    }
  }
}

const mostKept = 6
const mostUnlent = 2
