/** One file as the zip's headers describe it. Sizes and checksum are known before anything is written. */
export interface ZipRecord {
  /** UTF-8, with `/` between folders. */
  readonly name: Buffer
  readonly crc32: number
  readonly size: number
  readonly packedSize: number
  readonly deflated: boolean
  readonly time: Date
  /** Of its header, from the first byte of the zip. */
  readonly offset: number
}

const localMark = 0x04034b50
const centralMark = 0x02014b50
const zip64EndMark = 0x06064b50
const zip64LocatorMark = 0x07064b50
const endMark = 0x06054b50
const utf8Names = 0x800
const version = 20
const zip64Version = 45
/** Unix, so that the mode below counts. */
const madeBy = (3 << 8) | zip64Version
/** A plain file, 0644: what is in it is the reader's to open with anything. */
const mode = 0o100644 * 0x10000
const most32 = 0xffffffff
const most16 = 0xffff

/** The header before a file's data. */
export function localHeader(record: ZipRecord): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(localMark, 0)
  writeFacts(header, record, 4)
  const extra = timeField(record.time)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, record.name, extra])
}

/** Its line in the list at the end of the zip. */
export function centralRecord(record: ZipRecord): Buffer {
  const header = Buffer.alloc(46)
  header.writeUInt32LE(centralMark, 0)
  header.writeUInt16LE(madeBy, 4)
  writeFacts(header, record, 6)
  const far = record.offset >= most32
  if (far) header.writeUInt16LE(zip64Version, 6)
  const extra = Buffer.concat([far ? offsetField(record.offset) : Buffer.alloc(0), timeField(record.time)])
  header.writeUInt16LE(extra.length, 30)
  header.writeUInt32LE(mode, 38)
  header.writeUInt32LE(far ? most32 : record.offset, 42)
  return Buffer.concat([header, record.name, extra])
}

/** What both headers say, in the same order; `at` is where the version stands. */
function writeFacts(header: Buffer, record: ZipRecord, at: number): void {
  const { date, time } = dosTime(record.time)
  header.writeUInt16LE(version, at)
  header.writeUInt16LE(utf8Names, at + 2)
  header.writeUInt16LE(record.deflated ? 8 : 0, at + 4)
  header.writeUInt16LE(time, at + 6)
  header.writeUInt16LE(date, at + 8)
  header.writeUInt32LE(record.crc32, at + 10)
  header.writeUInt32LE(record.packedSize, at + 14)
  header.writeUInt32LE(record.size, at + 18)
  header.writeUInt16LE(record.name.length, at + 22)
}

/** The end of the zip: how many files, and where their list stands. */
export function endRecords(count: number, listOffset: number, listLength: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(endMark, 0)
  end.writeUInt16LE(Math.min(count, most16), 8)
  end.writeUInt16LE(Math.min(count, most16), 10)
  end.writeUInt32LE(Math.min(listLength, most32), 12)
  end.writeUInt32LE(Math.min(listOffset, most32), 16)
  if (count < most16 && listOffset < most32 && listLength < most32) return end
  const zip64 = Buffer.alloc(56)
  zip64.writeUInt32LE(zip64EndMark, 0)
  writeUInt64(zip64, zip64.length - 12, 4)
  zip64.writeUInt16LE(madeBy, 12)
  zip64.writeUInt16LE(zip64Version, 14)
  writeUInt64(zip64, count, 24)
  writeUInt64(zip64, count, 32)
  writeUInt64(zip64, listLength, 40)
  writeUInt64(zip64, listOffset, 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(zip64LocatorMark, 0)
  writeUInt64(locator, listOffset + listLength, 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([zip64, locator, end])
}

function offsetField(offset: number): Buffer {
  const field = Buffer.alloc(12)
  field.writeUInt16LE(0x0001, 0)
  field.writeUInt16LE(8, 2)
  writeUInt64(field, offset, 4)
  return field
}

/** "Extended timestamp" (0x5455): seconds since 1970 in UTC, because the DOS time knows no time zone. */
function timeField(time: Date): Buffer {
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x5455, 0)
  field.writeUInt16LE(5, 2)
  field.writeUInt8(1, 4)
  field.writeInt32LE(Math.max(-0x80000000, Math.min(0x7fffffff, Math.floor(time.getTime() / 1000))), 5)
  return field
}

/** From 1980 to 2107, in steps of two seconds. In UTC, so that the same library gives the same bytes anywhere. */
function dosTime(time: Date): { readonly date: number; readonly time: number } {
  const year = time.getUTCFullYear()
  if (year < 1980 || year > 2107) return { date: (1 << 5) | 1, time: 0 }
  return {
    date: ((year - 1980) << 9) | ((time.getUTCMonth() + 1) << 5) | time.getUTCDate(),
    time: (time.getUTCHours() << 11) | (time.getUTCMinutes() << 5) | (time.getUTCSeconds() >> 1),
  }
}

function writeUInt64(buffer: Buffer, value: number, at: number): void {
  buffer.writeBigUInt64LE(BigInt(value), at)
}
