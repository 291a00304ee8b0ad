/** PNGs by the edge of their square, in pixels. */
export type Pictures = ReadonlyMap<number, Buffer>

/** Windows' icon file: a directory of PNGs. 256 is written as 0, as the format wants. */
export function icoOf(pictures: Pictures, sizes: readonly number[]): Buffer {
  const header = Buffer.alloc(6 + 16 * sizes.length)
  header.writeUInt16LE(1, 2)
  header.writeUInt16LE(sizes.length, 4)
  const bodies: Buffer[] = []
  let offset = header.length
  for (const [index, size] of sizes.entries()) {
    const picture = take(pictures, size)
    const at = 6 + 16 * index
    header.writeUInt8(size % 256, at)
    header.writeUInt8(size % 256, at + 1)
    header.writeUInt16LE(1, at + 4)
    header.writeUInt16LE(32, at + 6)
    header.writeUInt32LE(picture.length, at + 8)
    header.writeUInt32LE(offset, at + 12)
    bodies.push(picture)
    offset += picture.length
  }
  return Buffer.concat([header, ...bodies])
}

/** The kinds of macOS' icon file that hold PNGs, with their edge in pixels; doubled sizes have kinds of their own. */
export const icnsKinds: readonly (readonly [kind: string, size: number])[] = [
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
]

export function icnsOf(pictures: Pictures): Buffer {
  const blocks = icnsKinds.map(([kind, size]) => {
    const picture = take(pictures, size)
    return Buffer.concat([block(kind, picture.length + 8), picture])
  })
  const length = blocks.reduce((sum, { length }) => sum + length, 8)
  return Buffer.concat([block('icns', length), ...blocks])
}

function block(kind: string, length: number): Buffer {
  const head = Buffer.alloc(8)
  head.write(kind, 'latin1')
  head.writeUInt32BE(length, 4)
  return head
}

function take(pictures: Pictures, size: number): Buffer {
  const picture = pictures.get(size)
  if (picture === undefined) throw new Error(`There is no picture of ${size} pixels.`)
  return picture
}
