/** What happens to files on real disks: bits flip, ends are cut off, runs of bytes read as zeroes. */
export type Wear = 'flip' | 'cut' | 'zeroes'
export const wears: readonly Wear[] = ['flip', 'flip', 'cut', 'zeroes']

export interface Worn {
  readonly bytes: Buffer
  /** For the rig's report. */
  readonly how: string
}

/** A copy with one damage; null when it came out as it was. */
export function worn(bytes: Buffer, wear: Wear, random: () => number): Worn | null {
  const copy = Buffer.from(bytes)
  const at = Math.floor(random() * bytes.length)
  switch (wear) {
    case 'flip': {
      const bit = Math.floor(random() * 8)
      copy[at] = (copy[at] ?? 0) ^ (1 << bit)
      return { bytes: copy, how: `bit ${bit} of byte ${at} flipped` }
    }
    case 'cut':
      return bytes.length === 0 ? null : { bytes: copy.subarray(0, at), how: `cut to ${at} bytes` }
    case 'zeroes': {
      const until = Math.min(bytes.length, at + 1 + Math.floor(random() ** 2 * 4096))
      copy.fill(0, at, until)
      return copy.equals(bytes) ? null : { bytes: copy, how: `bytes ${at} to ${until} zeroed` }
    }
  }
}
