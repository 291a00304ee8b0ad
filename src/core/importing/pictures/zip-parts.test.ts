import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ZipFile } from '@core/exporting/zip/write-zip.ts'
import { writeZip } from '@core/exporting/zip/write-zip.ts'
import type { Zip } from '../zip/zip.ts'
import { openZip } from '../zip/zip.ts'
import { PicturesInZip } from './zip-parts.ts'

async function zipWith(names: readonly string[]): Promise<Zip> {
  const time = new Date('2024-01-01T00:00:00Z')
  const files: ZipFile[] = names.map((name) => ({ name, bytes: Buffer.from(name), time }))
  const chunks: Uint8Array[] = []
  for await (const chunk of writeZip(files)) chunks.push(chunk)
  const zip = await openZip(Buffer.concat(chunks))
  if (!zip.ok) throw new Error(zip.fault.reason)
  return zip.value
}

async function namedIn(names: readonly string[], text: string): Promise<readonly string[]> {
  return [...new PicturesInZip(await zipWith(names)).namedIn(text)].map(({ name }) => name)
}

describe('the pictures of a zip', () => {
  it.each([
    ['<img src="a.png">'],
    ["<img src='a.png'>"],
    ['<img src=a.png>'],
    ['<img src="../pictures/a.png?x=1#y">'],
    ['<img srcset="b.png 1x,a.png 2x">'],
    ['<p style="background:url(a.png)">'],
    ['<img data-src="&quot;a.png&quot;">'],
    ['<img src="C:\\pictures\\a.png">'],
  ])('are found by name in %s', async (text) => {
    expect(await namedIn(['pictures/a.png', 'other.png'], text)).toEqual(['pictures/a.png'])
  })

  it('are not found in longer names, nor in names that only begin alike', async () => {
    expect(await namedIn(['a.png'], '<img src="ba.png"><img src="a.pngx">')).toEqual([])
  })

  it('of one name in two folders are both found: the address tells later which it is', async () => {
    const found = await namedIn(['x/a.png', 'y/a.png'], '<img src="x/a.png">')
    expect(found).toEqual(['x/a.png', 'y/a.png'])
  })

  it('are found under every name, written as it is, as an address, or with its entities', async () => {
    const character = fc.constantFrom(..."ab1 -_.'&()=,;+é中%#".split(''))
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: character, minLength: 1, maxLength: 12 }),
        fc.constantFrom('.png', '.JPG', '.svg'),
        async (stem, ending) => {
          const name = `${stem.trim() === '' || stem.startsWith('.') ? 'x' : stem.trim()}${ending}`
          const spellings = [name, encodeURI(name), encodeURIComponent(name), name.replaceAll('&', '&amp;')]
          const zip = new PicturesInZip(await zipWith([`images/${name}`]))
          for (const spelling of spellings) {
            expect([...zip.namedIn(`<img alt="" src="images/${spelling}">`)]).toHaveLength(1)
          }
        },
      ),
    )
  })

  it('are handed to the page whose address leads to them', async () => {
    const zip = new PicturesInZip(await zipWith(['x/a.png', 'y/a.png']))
    const parts = await zip.partsOf('x/page.html', '<img src="a.png"><img src="../y/a.png">')
    expect(Buffer.from(parts.find('a.png') ?? []).toString()).toBe('x/a.png')
    expect(Buffer.from(parts.find('../y/a.png') ?? []).toString()).toBe('y/a.png')
    expect(parts.find('https://a.example/a.png')).toBeNull()
    expect(parts.find('../../etc/a.png')).toBeNull()
  })
})
