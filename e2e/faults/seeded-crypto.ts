/** Stands in for `node:crypto` in the scenario, so that each run of it makes the same files under the same names. */
import { randomFrom } from '../../benchmarks/corpus.ts'

const random = randomFrom(4)

/** As it is: nothing of it is random. Asked for by another way, as this file stands in its place. */
export const { createHash } = process.getBuiltinModule('node:crypto')

export function randomBytes(length: number): Buffer {
  return Buffer.from(Array.from({ length }, () => Math.floor(random() * 256)))
}

export function randomInt(from: number, to: number): number {
  return from + Math.floor(random() * (to - from))
}

export function randomUUID(): string {
  return randomBytes(16).toString('hex')
}
