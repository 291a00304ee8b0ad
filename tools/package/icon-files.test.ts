import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inProject } from '../runtimes/paths.ts'
import { icnsKinds } from './icon-files.ts'

/** The edge in pixels that a PNG says it has. */
function edge(png: Buffer): number {
  expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
  return png.readUInt32BE(16)
}

describe('the committed icons', () => {
  it('are PNGs of the size in their name', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      expect(edge(readFileSync(inProject(`resources/icons/${size}x${size}.png`)))).toBe(size)
    }
  })

  it('stand in icon.ico where its directory says, in the sizes that it says', () => {
    const ico = readFileSync(inProject('resources/icon.ico'))
    expect(ico.readUInt16LE(4)).toBe(7)
    for (let index = 0; index < 7; index += 1) {
      const at = 6 + 16 * index
      const offset = ico.readUInt32LE(at + 12)
      const size = ico.readUInt8(at)
      expect(edge(ico.subarray(offset, offset + ico.readUInt32LE(at + 8)))).toBe(size === 0 ? 256 : size)
    }
  })

  it('stand in icon.icns, each kind with the size that macOS expects of it', () => {
    const icns = readFileSync(inProject('resources/icon.icns'))
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const kinds: (readonly [string, number])[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      kinds.push([icns.toString('latin1', at, at + 4), edge(icns.subarray(at + 8))])
    }
    expect(kinds).toEqual(icnsKinds)
  })
})
