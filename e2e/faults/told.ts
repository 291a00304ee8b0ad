/** What a reader was told of one act. */
export interface Told {
  readonly act: string
  /** Null when it was done. */
  readonly message: string | null
  /** From the asking to the answer. */
  readonly ms: number
}

/** What a disk can be asked for, in words that a reader knows; codes and names of calls are no such words. */
export function isPlain(message: string): boolean {
  return (
    /^[A-Z0-9“].{20,}\.$/.test(message) &&
    !/\bE[A-Z]{3,}\b|errno|system error|undefined|syscall|\bat \S+:\d+/.test(message)
  )
}
