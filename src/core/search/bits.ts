import type { GrowingBytes } from './growing.ts'

/** Numbers of any width in bits, one after the other, the lowest bit first. */
export class BitWriter {
  private readonly out: GrowingBytes
  private held = 0
  private count = 0

  constructor(out: GrowingBytes) {
    this.out = out
  }

  /** @param width 0 to 24 bits, of which `value` has no more */
  write(value: number, width: number): void {
    this.held |= value << this.count
    this.count += width
    while (this.count >= 8) {
      this.out.byte(this.held & 0xff)
      this.held >>>= 8
      this.count -= 8
    }
  }

  /** A number of any size: as many ones as it has bits, a zero, and its bits without the first. For small ones. */
  writeGamma(value: number): void {
    const width = 31 - Math.clz32(value)
    this.writeOnes(width)
    this.writeWide(value - 2 ** width, width)
  }

  /** Rice's code: what is above the lowest `width` bits as so many ones and a zero, then those bits. */
  writeRice(value: number, width: number): void {
    this.writeOnes(value >>> width)
    this.writeWide(value & ((1 << width) - 1), width)
  }

  private writeOnes(count: number): void {
    let left = count
    for (; left > 16; left -= 16) this.write(0xffff, 16)
    this.write((1 << left) - 1, left + 1)
  }

  private writeWide(value: number, width: number): void {
    if (width <= 16) this.write(value, width)
    else {
      this.write(value & 0xffff, 16)
      this.write(value >>> 16, width - 16)
    }
  }

  /** Fills up the last byte. */
  flush(): void {
    if (this.count > 0) this.out.byte(this.held & 0xff)
    this.held = 0
    this.count = 0
  }
}

/** Reads what a `BitWriter` has written. */
export class BitReader {
  private readonly bytes: Uint8Array
  private next: number
  private held = 0
  private count = 0

  constructor(bytes: Uint8Array, start: number) {
    this.bytes = bytes
    this.next = start
  }

  read(width: number): number {
    while (this.count < width) {
      this.held |= (this.bytes[this.next++] ?? 0) << this.count
      this.count += 8
    }
    const value = this.held & ((1 << width) - 1)
    this.held >>>= width
    this.count -= width
    return value
  }

  private ones(): number {
    let ones = 0
    for (;;) {
      if (this.count === 0) {
        if (this.next >= this.bytes.length) return ones
        this.held = this.bytes[this.next++] ?? 0
        this.count = 8
      }
      const zeros = ~this.held & ((1 << this.count) - 1)
      const here = zeros === 0 ? this.count : 31 - Math.clz32(zeros & -zeros)
      const used = Math.min(this.count, here + 1)
      this.held >>>= used
      this.count -= used
      ones += here
      if (zeros !== 0) return ones
    }
  }

  /** To the next whole byte, if it stands within one. */
  skipToByte(): void {
    this.held = 0
    this.count = 0
  }

  /** Over whole bytes, from a whole byte. */
  skipBytes(bytes: number): void {
    this.next += bytes
  }

  readGamma(): number {
    const width = this.ones()
    return 2 ** width + this.readWide(width)
  }

  readRice(width: number): number {
    return (this.ones() << width) + this.readWide(width)
  }

  private readWide(width: number): number {
    if (width <= 16) return this.read(width)
    const low = this.read(16)
    return low + this.read(width - 16) * 0x10000
  }
}
