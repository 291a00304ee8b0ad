import { crc32 } from 'node:zlib'

/** Eight hexadecimal digits. Against accidents (torn writes, flipped bits), not against forgers. */
export function checksum(content: string | Uint8Array): string {
  return hexadecimal(crc32(content))
}

export function hexadecimal(sum: number): string {
  return sum.toString(16).padStart(8, '0')
}
