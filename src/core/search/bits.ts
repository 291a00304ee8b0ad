/** Numbers of any width in bits, one after the other, the lowest bit first. */
export class BitWriter {
  private bytes = new Uint8Array(1024)
  private length = 0
  private held = 0
  private count = 0

  /** @param width 0 to 24 bits, of which `value` has no more */
  write(value: number, width: number): void {
    let held = this.held | (value << this.count)
    let count = this.count + width
    if (this.length + 4 > this.bytes.length) this.grow()
    for (; count >= 8; count -= 8) {
      this.bytes[this.length++] = held
      held >>>= 8
    }
    this.held = held
    this.count = count
  }

  /** A number below `range`, which is 2^29 at most, in as few bits as tell it from the others: the lower ones of a range may be shorter. */
  writeBelow(value: number, range: number): void {
    const width = 31 - Math.clz32(range)
    const short = (2 << width) - range
    const isShort = value < short
    const first = isShort ? value : short + ((value - short) >>> 1)
    if (width <= 16) {
      const last = isShort ? 0 : ((value - short) & 1) << width
      this.write(first | last, isShort ? width : width + 1)
    } else {
      this.writeWide(first, width)
      if (!isShort) this.write((value - short) & 1, 1)
    }
  }

  private writeWide(value: number, width: number): void {
    this.write(value & 0xffff, 16)
    this.write(value >>> 16, width - 16)
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2)
    larger.set(this.bytes)
    this.bytes = larger
  }

  /** What was written, filled up to whole bytes: good until the next is written, which begins anew. */
  take(): Uint8Array {
    if (this.count > 0) this.bytes[this.length++] = this.held
    const taken = this.bytes.subarray(0, this.length)
    this.held = 0
    this.count = 0
    this.length = 0
    return taken
  }
}

/** Reads what a `BitWriter` has written. */
export class BitReader {
  private bytes: Uint8Array = new Uint8Array(0)
  private next = 0
  private held = 0
  private count = 0

  open(bytes: Uint8Array, start: number): void {
    this.bytes = bytes
    this.next = start
    this.held = 0
    this.count = 0
  }

  /** @param width 0 to 24 */
  read(width: number): number {
    let { held, count } = this
    while (count < width) {
      held |= (this.bytes[this.next++] ?? 0) << count
      count += 8
    }
    this.held = held >>> width
    this.count = count - width
    return held & ((1 << width) - 1)
  }

  /** As written by `writeBelow`. */
  readBelow(range: number): number {
    const width = 31 - Math.clz32(range)
    const short = (2 << width) - range
    const value = this.readWide(width)
    return value < short ? value : short + (value - short) * 2 + this.read(1)
  }

  private readWide(width: number): number {
    if (width <= 16) return this.read(width)
    const low = this.read(16)
    return low + this.read(width - 16) * 0x10000
  }
}
