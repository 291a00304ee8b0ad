import type { FileHandle } from 'node:fs/promises'
import { open } from 'node:fs/promises'

/** Bytes that are read here and there: a file too large for memory, or what was handed over. */
export interface RandomBytes {
  readonly length: number
  /** @throws RangeError when they end before `position + length`; Node's error when the disk refuses */
  read(position: number, length: number): Promise<Buffer>
  close(): Promise<void>
}

export function bytesInMemory(bytes: Uint8Array): RandomBytes {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return {
    length: whole.length,
    read: async (position, length) => {
      refuseBeyond(position, length, whole.length)
      return whole.subarray(position, position + length)
    },
    close: () => Promise.resolve(),
  }
}

/** Read ahead at once: an archive is a hundred thousand small pieces, mostly wanted in their order. */
const windowLength = 256 * 1024

/** @throws Node's error when the file cannot be opened */
export async function bytesInFile(path: string): Promise<RandomBytes> {
  const handle = await open(path, 'r')
  const { size } = await handle.stat()
  return new FileBytes(handle, size)
}

class FileBytes implements RandomBytes {
  readonly length: number
  readonly #handle: FileHandle
  #window: Buffer = Buffer.alloc(0)
  #windowStart = 0
  /** Reads share the window, so they come one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(handle: FileHandle, length: number) {
    this.#handle = handle
    this.length = length
  }

  read(position: number, length: number): Promise<Buffer> {
    const read = this.#turn.then(() => this.#read(position, length))
    this.#turn = read.catch(() => undefined)
    return read
  }

  async #read(position: number, length: number): Promise<Buffer> {
    refuseBeyond(position, length, this.length)
    if (length >= windowLength) return this.#load(position, length)
    if (position < this.#windowStart || position + length > this.#windowStart + this.#window.length) {
      this.#window = await this.#load(position, Math.min(windowLength, this.length - position))
      this.#windowStart = position
    }
    const start = position - this.#windowStart
    return this.#window.subarray(start, start + length)
  }

  async #load(position: number, length: number): Promise<Buffer> {
    // A new one each time: pieces of the last are still in other hands.
    const buffer = Buffer.allocUnsafeSlow(length)
    let filled = 0
    while (filled < length) {
      const { bytesRead } = await this.#handle.read(buffer, filled, length - filled, position + filled)
      if (bytesRead === 0) throw new RangeError('the file became shorter while it was read')
      filled += bytesRead
    }
    return buffer
  }

  async close(): Promise<void> {
    await this.#turn
    await this.#handle.close()
  }
}

function refuseBeyond(position: number, length: number, end: number): void {
  if (position < 0 || length < 0 || position + length > end) throw new RangeError('it ends too early')
}
