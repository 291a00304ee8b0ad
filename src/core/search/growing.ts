/** Typed arrays that grow by doubling, for data whose size is not known before it is written. */

export class GrowingNumbers {
  private items = new Uint32Array(1024)
  private count = 0

  get length(): number {
    return this.count
  }

  push(value: number): void {
    if (this.count === this.items.length) {
      const larger = new Uint32Array(this.items.length * 2)
      larger.set(this.items)
      this.items = larger
    }
    this.items[this.count++] = value
  }

  append(values: Uint32Array): void {
    for (const value of values) this.push(value)
  }

  /** A view, good until the next push. */
  view(): Uint32Array {
    return this.items.subarray(0, this.count)
  }

  take(): Uint32Array {
    return this.items.slice(0, this.count)
  }

  clear(): void {
    this.count = 0
  }
}

export class GrowingBytes {
  private items = new Uint8Array(4096)
  private count = 0

  get length(): number {
    return this.count
  }

  private reserve(more: number): void {
    if (this.count + more <= this.items.length) return
    const larger = new Uint8Array(Math.max(this.items.length * 2, this.count + more))
    larger.set(this.items)
    this.items = larger
  }

  byte(value: number): void {
    if (this.count === this.items.length) this.reserve(1)
    this.items[this.count++] = value
  }

  /** The same as `append`, for whoever takes lists. */
  write(bytes: Uint8Array): void {
    this.append(bytes)
  }

  /** A number of up to 32 bits, seven bits to the byte, low bits first. */
  varint(value: number): void {
    this.reserve(5)
    let rest = value
    while (rest >= 0x80) {
      this.items[this.count++] = (rest & 0x7f) | 0x80
      rest >>>= 7
    }
    this.items[this.count++] = rest
  }

  append(source: Uint8Array): void {
    this.reserve(source.length)
    this.items.set(source, this.count)
    this.count += source.length
  }

  /** A view, good until the next change. */
  view(): Uint8Array {
    return this.items.subarray(0, this.count)
  }

  take(): Uint8Array {
    return this.items.slice(0, this.count)
  }

  clear(): void {
    this.count = 0
  }
}
