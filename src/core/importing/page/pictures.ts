import { escapeAttribute } from '@core/markup/paragraphs.ts'
import { originalPicture } from './proxied-pictures.ts'
import type { PageElement, PageTree } from './tree.ts'
import { attribute, elements } from './tree.ts'

const lazyNames = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-orig-file',
  'data-hi-res-src',
  'data-image',
  'data-url',
]
const inlineHost = 'https://inline.invalid/'
const placeholderLength = 1000

/**
 * Gives every picture its true address in `src`, and sets inline pictures aside: megabytes of base64 would
 * pass through every step of extraction. `restore` puts them back into what comes out.
 * SECURITY: before it is sanitised, never after, because an address is the page's own text.
 */
export function settlePictures(tree: PageTree): { readonly restore: (html: string) => string } {
  const aside: string[] = []
  for (const image of elements(tree, 'img')) {
    const found = attribute(image, 'data-omnivore-original-src')?.trim() || addressOf(image)
    if (found === null || found === '') continue
    const address = originalPicture(found)
    set(image, 'src', address.startsWith('data:') ? `${inlineHost}${aside.push(address) - 1}.png` : address)
    drop(image, ['srcset', 'sizes', 'loading', 'data-omnivore-original-src', ...lazyNames])
  }
  const placed = new RegExp(`${inlineHost.replaceAll('.', '\\.')}(\\d+)\\.png`, 'g')
  return {
    restore: (html) =>
      aside.length === 0
        ? html
        : html.replace(placed, (whole, index: string) => escapeAttribute(aside[Number(index)] ?? whole)),
  }
}

function addressOf(image: PageElement): string | null {
  const src = attribute(image, 'src')?.trim() ?? ''
  const isInline = /^data:image\//i.test(src)
  if (isInline && src.length > placeholderLength) return src
  const lazy = lazyNames
    .map((name) => attribute(image, name)?.trim() ?? '')
    .find((value) => looksLikeAddress(value))
  if (lazy !== undefined) return lazy
  const listed = largestOf(
    attribute(image, 'data-srcset') ?? attribute(image, 'srcset') ?? sourceSetBeside(image),
  )
  if (src === '' || isInline) return listed ?? (isInline ? src : null)
  return src
}

function sourceSetBeside(image: PageElement): string | null {
  const { parentNode } = image
  if (parentNode === null || !('tagName' in parentNode) || parentNode.tagName !== 'picture') return null
  for (const source of elements(parentNode, 'source')) {
    const set = attribute(source, 'srcset') ?? attribute(source, 'data-srcset')
    if (set !== null) return set
  }
  return null
}

/** The last candidate with the greatest width or density. */
function largestOf(sourceSet: string | null): string | null {
  if (sourceSet === null || sourceSet.includes('data:')) return null
  let best: { address: string; size: number } | null = null
  for (const [, address = '', size = '1'] of sourceSet.matchAll(/(\S+?),?(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g)) {
    if (looksLikeAddress(address) && (best === null || Number(size) >= best.size))
      best = { address, size: Number(size) }
  }
  return best?.address ?? null
}

function looksLikeAddress(value: string): boolean {
  return (
    /^(?:https?:)?\/\//i.test(value) || /^[./\w-][^\s{}]*\.(?:jpe?g|png|gif|webp|avif)(?:\?|$)/i.test(value)
  )
}

function set(element: PageElement, name: string, value: string): void {
  const found = element.attrs.find((each) => each.name === name)
  if (found === undefined) element.attrs.push({ name, value })
  else found.value = value
}

function drop(element: PageElement, names: readonly string[]): void {
  element.attrs = element.attrs.filter(({ name }) => !names.includes(name))
}
