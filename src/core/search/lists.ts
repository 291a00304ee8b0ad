/** Where a segment's lists are read from: memory, or a file. */
export interface Lists {
  /** All bytes together. */
  readonly length: number
  /** @throws DamagedListsError if they are not what was written */
  read(start: number, end: number): Uint8Array
  close(): void
}

/** Found while reading, long after the segment was opened: it is given up, and its articles are indexed anew. */
export class DamagedListsError extends Error {
  readonly lists: Lists

  constructor(lists: Lists, reason: string) {
    super(`A segment of the search index is damaged: ${reason}.`)
    this.name = 'DamagedListsError'
    this.lists = lists
  }
}

export class ListsInMemory implements Lists {
  private readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get length(): number {
    return this.bytes.length
  }

  read(start: number, end: number): Uint8Array {
    return this.bytes.subarray(start, end)
  }

  close(): void {
    // Memory is given back by itself.
  }
}

/** Where the lists of a new segment go, in their order. */
export interface ListSink {
  readonly length: number
  write(bytes: Uint8Array): void
}
