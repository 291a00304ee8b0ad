import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanBody } from '@core/markup/tidy.ts'
import { picturesIn } from '@core/markup/images.ts'
import { describe, expect, it } from 'vitest'
import { partsBeside } from '../pictures/beside.ts'
import { dataAddress, pngOf } from '../pictures/picture-fixture.ts'
import type { SettleOptions } from './pictures.ts'
import { settlePictures } from './pictures.ts'
import { bodyOf, htmlOf, parsePageTree } from './tree.ts'

function settled(
  page: string,
  options: SettleOptions = {},
): { html: string; names: readonly string[]; notes: readonly string[] } {
  const tree = parsePageTree(page)
  const { restore, album } = settlePictures(tree, options)
  const html = cleanBody(restore(htmlOf(bodyOf(tree)!)), { address: options.base ?? null })
  return { html, names: album.pictures.map(({ name }) => name), notes: album.notes }
}

const picture = pngOf(20, 10)
const address = dataAddress(picture)
const shapes = '<rect width="40" height="30"/>'
const drawing = `data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" onload="alert(1)">${shapes}</svg>`

describe('pictures of a page', () => {
  it('that travel in it become files, each once, with their size', () => {
    const { html, names } = settled(`<img src="${address}" alt="A"><img src="${address}" alt="B" width="5">`)
    expect(names).toHaveLength(1)
    expect(html).toContain(`<img src="images/${names[0]}" alt="A" width="20" height="10">`)
    expect(html).toContain(`<img src="images/${names[0]}" alt="B" width="5">`)
    expect([...picturesIn(html)]).toEqual(names)
  })

  it('are found where they came along, and keep the address that they had', () => {
    const parts = { find: (wanted: string) => (wanted === 'https://a.example/b.png' ? picture : null) }
    const page =
      '<picture><source srcset="https://a.example/b.png 2x, c.png 1x"><img class="lazy" src="c.png"></picture>'
    const { html, names } = settled(page, { parts, base: 'https://a.example/story' })
    expect(html).toContain(`src="images/${names[0]}"`)
    expect(html).toContain('data-src="https://a.example/b.png"')
  })

  it('that are only linked stay addresses, complete, which nothing loads', () => {
    const { html, names } = settled('<img src="images/a.png" alt="A">', { base: 'https://a.example/b/' })
    expect(html).toBe('<p dir="auto"><img data-src="https://a.example/b/images/a.png" alt="A"></p>\n')
    expect(names).toEqual([])
  })

  it('cannot claim a file of the article by its name', () => {
    const { html } = settled('<p>x<img src="images/0123456789abcdef0123456789abcdef.png"></p>')
    expect(picturesIn(html).size).toBe(0)
    expect(html).toBe('<p dir="auto">x<img alt="Picture"></p>\n')
  })

  it('that are drawings are kept without what could run; one that cannot be shown leaves a gap with words', () => {
    const { html, names, notes } = settled(`<img src='${drawing}' alt="A map">`)
    expect(names[0]).toMatch(/\.svg$/)
    expect(html).toBe(`<p dir="auto"><img src="images/${names[0]}" alt="A map" width="40" height="30"></p>\n`)
    expect(notes).toEqual([])
    const endless = `data:image/svg+xml,<svg><g id="a"><use href="%23a"/></g></svg>`
    const refused = settled(`<img src='${endless}'>`)
    expect(refused.html).toBe('<p dir="auto"><img alt="Drawing"></p>\n')
    expect(refused.notes).toEqual([
      '1 picture that came along was left out: SVG drawings that are broken, or too large or too intricate to be shown.',
    ])
  })

  it('behind a placeholder are the true ones', () => {
    const { html } = settled(`<img src='${drawing}' data-src="https://a.example/b.jpg">`)
    expect(html).toContain('data-src="https://a.example/b.jpg"')
    expect(html).not.toContain('svg')
    const blurred = settled(`<img src="${address}" data-src="https://a.example/b.jpg">`)
    expect(blurred.names).toEqual([])
    expect(blurred.html).toContain('<img data-src="https://a.example/b.jpg"')
    const same = settled(`<img src='${drawing}' data-src="https://a.example/b.svg?v=2">`)
    expect(same.names).toHaveLength(1)
  })

  it('that SingleFile keeps in its style sheet are found there', () => {
    const page = `<style>:root{--sf-img-3: url("${address}")}</style>
      <img alt="A" src='${drawing}' style="background-image:var(--sf-img-3)!important">`
    const { html, names } = settled(page)
    expect(names).toHaveLength(1)
    expect(html).toContain(`<img src="images/${names[0]}" alt="A"`)
  })

  it('that are drawn as covers of books are shown as pictures', () => {
    const parts = { find: (wanted: string) => (wanted === 'cover.png' ? picture : null) }
    const cover = '<svg viewBox="0 0 1 1" aria-label="Cover"><image xlink:href="cover.png" width="1"/></svg>'
    expect(settled(cover, { parts }).html).toMatch(/<img src="images\/\w+\.png" alt="Cover"/)
  })

  it('beside it on the disk are read below its folder and nowhere else', () => {
    const home = mkdtempSync(join(tmpdir(), 'offprint-beside-'))
    try {
      mkdirSync(join(home, 'pages', 'page_files'), { recursive: true })
      writeFileSync(join(home, 'secret.png'), pngOf(9, 9))
      writeFileSync(join(home, 'pages', 'page_files', 'a b.png'), picture)
      symlinkSync(join(home, 'secret.png'), join(home, 'pages', 'page_files', 'link.png'))
      symlinkSync(home, join(home, 'pages', 'way'))
      const parts = partsBeside(join(home, 'pages'))
      expect(parts.find('page_files/a%20b.png')).toEqual(Buffer.from(picture))
      for (const path of [
        '../secret.png',
        'page_files/link.png',
        'way/secret.png',
        join(home, 'secret.png'),
        'page_files',
      ]) {
        expect(parts.find(path), path).toBeNull()
      }
    } finally {
      rmSync(home, { recursive: true })
    }
  })
})
