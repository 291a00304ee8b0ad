import { describe, expect, it } from 'vitest'
import { Album, albumLimits } from './album.ts'
import { pictureKind } from './kind.ts'
import { inlineBytes } from './inline.ts'
import { plainPath } from './parts.ts'
import { pngOf } from './picture-fixture.ts'

function bytesOf(text: string, length = 64): Uint8Array {
  return Buffer.concat([Buffer.from(text, 'latin1'), Buffer.alloc(length)])
}

describe('a picture', () => {
  it('is told by its content and gives its size', () => {
    expect(pictureKind(pngOf(40, 30))).toEqual({ extension: 'png', width: 40, height: 30 })
    expect(pictureKind(bytesOf('GIF89a\x10\x00\x08\x00'))).toEqual({ extension: 'gif', width: 16, height: 8 })
    const jpeg = '\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc2\x00\x11\x08\x00\x20\x00\x40'
    expect(pictureKind(bytesOf(jpeg))).toEqual({ extension: 'jpg', width: 64, height: 32 })
    const webp = 'RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x3f\0\0\x1f\0\0'
    expect(pictureKind(bytesOf(webp))).toEqual({ extension: 'webp', width: 64, height: 32 })
    const avif = '\0\0\0\x1cftypavif\0\0\0\0avifmif1\0\0\0\x14ispe\0\0\0\0\0\0\0\x40\0\0\0\x20'
    expect(pictureKind(bytesOf(avif))).toEqual({ extension: 'avif', width: 64, height: 32 })
  })

  it.each([
    ['a drawing', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a film', '\0\0\0\x18ftypmp42\0\0\0\0mp42isom'],
    ['a beginning alone', '\x89PNG\r\n\x1a\n'],
    ['text', 'GIF'],
  ])('is not %s, whatever it is called', (_, text) => {
    expect(pictureKind(bytesOf(text, 0))).toBeNull()
  })

  it('is read from a data: address, in base64 or escaped', () => {
    expect(Buffer.from(inlineBytes('data:image/png;charset=x;base64,AP8%3D') ?? []).toString('hex')).toBe(
      '00ff',
    )
    expect(Buffer.from(inlineBytes('data:,%00a%FF') ?? []).toString('hex')).toBe('0061ff')
    expect(inlineBytes('data:image/png;base64')).toBeNull()
  })
})

describe('an album', () => {
  it('keeps each picture once, byte for byte, under a name of its content', () => {
    const album = new Album()
    const [one, other] = [pngOf(10, 10, 1), pngOf(10, 10, 2)]
    const taken = [one, other, Uint8Array.from(one)].map((bytes) => album.take(bytes))
    expect(taken[0]).toEqual(taken[2])
    expect(taken[0]).not.toEqual(taken[1])
    expect(album.pictures.map(({ bytes }) => Buffer.from(bytes))).toEqual(
      [one, other].map((bytes) => Buffer.from(bytes)),
    )
    for (const { name } of album.pictures) expect(name).toMatch(/^[0-9a-f]{32}\.png$/)
  })

  it('gives a copy, so that a large file is not held by a small picture in it', () => {
    const file = Buffer.alloc(1_000_000)
    const picture = pngOf(10, 10)
    file.set(picture, 500)
    const album = new Album()
    album.take(file.subarray(500, 500 + picture.length))
    expect(album.pictures[0]?.bytes.buffer.byteLength).toBe(picture.length)
  })

  it('leaves out what is too large, too many, too wide or no picture, and says so once each', () => {
    const album = new Album({ ...albumLimits, pictureBytes: 5000, pictures: 1 })
    const refusals = [
      Buffer.concat([pngOf(10, 10), Buffer.alloc(5000)]),
      pngOf(60_000, 2),
      Buffer.from('<svg><g id="a"><use href="#a"/></g></svg>'),
      Buffer.from('nothing'),
    ]
    const wide = pngOf(10, 10)
    Buffer.from(wide.buffer).writeUInt32BE(100_000, wide.byteOffset + 16)
    Buffer.from(wide.buffer).writeUInt32BE(100_000, wide.byteOffset + 20)
    const fates = [...refusals, wide].map((bytes) => album.take(bytes))
    expect(fates.map((fate) => (fate.kind === 'refused' ? fate.why : fate.kind))).toEqual([
      'large',
      'kept',
      'drawing',
      'unknown',
      'large',
    ])
    expect(album.take(pngOf(10, 10, 9))).toEqual({ kind: 'refused', why: 'full' })
    expect(album.notes).toHaveLength(4)
    expect(album.notes[0]).toBe(
      '2 pictures that came along were left out: larger than 16 MB or 100 million pixels.',
    )
  })

  it('keeps a drawing as it is when all that is no still drawing is taken out of it', () => {
    const album = new Album()
    const svg =
      '<svg viewBox="0 0 40 30" onload="alert(1)"><script>alert(1)</script><rect width="40" height="30"/></svg>'
    const taken = album.take(Buffer.from(svg))
    expect(taken).toMatchObject({ kind: 'kept', width: 40, height: 30 })
    expect(album.pictures[0]?.name).toMatch(/^[0-9a-f]{32}\.svg$/)
    expect(Buffer.from(album.pictures[0]?.bytes ?? []).toString()).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30"/></svg>\n',
    )
    expect(album.take(Buffer.from('<svg viewBox="0 0 800 600"></svg>'))).toEqual({ kind: 'spacer' })
  })

  it('passes over spacers and eyes that count readers', () => {
    const album = new Album()
    expect(album.take(pngOf(1, 1))).toEqual({ kind: 'spacer' })
    expect(album.take(new Uint8Array())).toEqual({ kind: 'spacer' })
    expect(album.notes).toEqual([])
  })
})

describe('an address beside a page', () => {
  it.each([
    ['./page_files/a%20b.png?x#y', 'page_files/a b.png'],
    ['a/../b.png', 'b.png'],
    ['../b.png', null],
    ['a/../../b.png', null],
    ['%2e%2e/b.png', null],
    ['..\\b.png', null],
    ['/etc/passwd', null],
    ['\\\\host\\share', null],
    ['c:\\b.png', null],
    ['file:///b.png', null],
    ['a%00.png', null],
    ['', null],
  ])('%s means %s', (address, path) => {
    expect(plainPath(address)).toBe(path)
  })
})
