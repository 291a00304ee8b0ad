import type { PageElement } from './tree.ts'
import { attribute, elements } from './tree.ts'

export const lazyNames: readonly string[] = [
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-orig-file',
  'data-hi-res-src',
  'data-image',
  'data-url',
  'data-srcset',
]
/** A `data:` address below this is more likely a placeholder than the picture, where there is another address. */
const placeholderLength = 1000

/** All addresses under which a picture may be had, the best first: its own, lazy ones, those for other screens. */
export function candidatesOf(image: PageElement): readonly string[] {
  const original = attribute(image, 'data-omnivore-original-src')?.trim() ?? ''
  const src = attribute(image, 'src')?.trim() ?? ''
  const lazy = lazyNames
    .map((name) => attribute(image, name)?.trim() ?? '')
    .filter((value) => looksLikeAddress(value))
  const listed = [
    attribute(image, 'data-srcset'),
    attribute(image, 'srcset'),
    ...sourceSetsBeside(image),
  ].flatMap((set) => sourceSetOf(set))
  const isPlaceholder = /^data:/i.test(src) && src.length <= placeholderLength
  const own = isPlaceholder
    ? [...lazy, ...listed, src]
    : [...(/^data:/i.test(src) ? [src] : lazy), src, ...listed]
  return [...new Set([original, ...own, ...lazy])].filter((address) => address !== '')
}

function sourceSetsBeside(image: PageElement): readonly string[] {
  const { parentNode } = image
  if (parentNode === null || !('tagName' in parentNode) || parentNode.tagName !== 'picture') return []
  return [...elements(parentNode, 'source')]
    .map((source) => attribute(source, 'srcset') ?? attribute(source, 'data-srcset'))
    .filter((set) => set !== null)
}

/** Its addresses, the greatest width or density first. */
function sourceSetOf(sourceSet: string | null): readonly string[] {
  if (sourceSet === null) return []
  if (/^\s*data:/i.test(sourceSet)) return [sourceSet.trim().replace(/\s+[\d.]+[wx]$/, '')]
  const found: { readonly address: string; readonly size: number }[] = []
  for (const [, address = '', size = '1'] of sourceSet.matchAll(/(\S+?),?(?:\s+([\d.]+)[wx])?\s*(?:,|$)/g)) {
    if (looksLikeAddress(address)) found.push({ address, size: Number(size) })
  }
  return found.toSorted((a, b) => b.size - a.size).map(({ address }) => address)
}

function looksLikeAddress(value: string): boolean {
  return (
    /^(?:https?:)?\/\//i.test(value) ||
    /^[./\w-][^\s{}]*\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?|$)/i.test(value)
  )
}
