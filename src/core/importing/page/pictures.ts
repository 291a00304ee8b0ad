import { escapeAttribute } from '@core/markup/paragraphs.ts'
import { webAddress } from '@core/markup/address.ts'
import { defaultTreeAdapter, html as parse5Names } from 'parse5'
import type { KeptPicture, Taken } from '../pictures/album.ts'
import { Album } from '../pictures/album.ts'
import { inlineBytes } from '../pictures/inline.ts'
import { looksLikeSvg, pictureKind } from '../pictures/kind.ts'
import type { PageParts } from '../pictures/parts.ts'
import { candidatesOf, lazyNames } from './picture-addresses.ts'
import { originalPicture } from './proxied-pictures.ts'
import { singleFilePictures } from './single-file-pictures.ts'
import type { PageElement, PageTree } from './tree.ts'
import { attribute, elements, remove } from './tree.ts'

export interface SettleOptions {
  /** What relative addresses are relative to. */
  readonly base?: string | null
  /** Files that came along. */
  readonly parts?: PageParts
  /** Where several pages make one article. */
  readonly album?: Album
}

export interface SettledPictures {
  /** Puts the pictures' addresses into HTML that was made of the tree. SECURITY: before it is sanitised. */
  readonly restore: (html: string) => string
  readonly album: Album
}

/** Stands for a picture while the article is looked for: no step on the way resolves it, or takes it for a spacer. */
const standIn = 'https://inline.invalid/'

/**
 * Gives every picture one address: of the file that is kept of it, where it came along in the page or beside it; else
 * the web address that it had. SECURITY: an address that the page itself writes never comes out as one of a kept file.
 */
export function settlePictures(tree: PageTree, options: SettleOptions = {}): SettledPictures {
  const { base = null, parts, album = new Album() } = options
  const addresses: string[] = []
  const grouped = singleFilePictures(tree)
  for (const drawing of outermostDrawings(tree)) onlyPicture(drawing)
  for (const image of Array.from(elements(tree, 'img'))) {
    const wanted = [grouped(image), ...candidatesOf(image)].filter((address) => address !== null)
    const taken = takeFirst(wanted, album, parts)
    const linked = linkedAddress(taken?.kind === 'kept' ? [taken.from, ...wanted] : wanted, base)
    if (wanted.length === 0) continue
    drop(image, [
      'src',
      'srcset',
      'sizes',
      'loading',
      'class',
      'data-src',
      'data-omnivore-original-src',
      ...lazyNames,
    ])
    if (taken?.kind === 'spacer' && linked === null) remove([image])
    else {
      set(image, 'src', `${standIn}${addresses.length}.png`)
      if (taken?.kind === 'kept') show(image, taken, linked)
      else if (linked === null) labelGap(image, taken)
      addresses.push(taken?.kind === 'kept' ? taken.address : (linked ?? ''))
    }
  }
  const placed = new RegExp(`${standIn.replaceAll('.', '\\.')}(\\d+)\\.png`, 'g')
  return {
    restore: (html) =>
      html.replace(placed, (whole, index: string) => escapeAttribute(addresses[Number(index)] ?? whole)),
    album,
  }
}

/** What came along: kept, or why it is not. Null where nothing did. */
function takeFirst(
  wanted: readonly string[],
  album: Album,
  parts: PageParts | undefined,
): (KeptPicture & { readonly from: string }) | Exclude<Taken, KeptPicture> | null {
  let refused: Exclude<Taken, KeptPicture> | null = null
  for (const address of wanted) {
    const bytes = /^data:/i.test(address) ? inlineBytes(address) : (parts?.find(address) ?? null)
    if (bytes === null || isStandIn(address, bytes, wanted)) continue
    const taken = album.take(bytes)
    if (taken.kind === 'kept') return { ...taken, from: address }
    // A placeholder in `src` says nothing of the true picture in another attribute.
    refused ??= taken
  }
  return refused
}

/** In pixels, on both sides: what pages show, blurred, until the picture itself is there. */
const standInSide = 64

/** A few bytes in the page that stand for a picture elsewhere are not that picture, and do not make a page whole. */
function isStandIn(address: string, bytes: Uint8Array, wanted: readonly string[]): boolean {
  if (!/^data:/i.test(address)) return false
  const others = wanted.filter((other) => !/^data:/i.test(other))
  if (others.length === 0) return false
  const kind = pictureKind(bytes)
  if (kind === null) return looksLikeSvg(bytes) && !others.some((other) => /\.svg(?:[?#]|$)/i.test(other))
  return bytes.length < 1000 && kind.width > 0 && Math.max(kind.width, kind.height) <= standInSide
}

function linkedAddress(wanted: readonly string[], base: string | null): string | null {
  for (const address of wanted) {
    const linked = /^data:/i.test(address) ? null : webAddress(originalPicture(address), base)
    if (linked !== null) return linked
  }
  return null
}

function show(image: PageElement, { width, height }: KeptPicture, linked: string | null): void {
  if (linked !== null) set(image, 'data-src', linked)
  // So that the page does not jump when it appears.
  if (width === 0 || attribute(image, 'width') !== null || attribute(image, 'height') !== null) return
  set(image, 'width', String(width))
  set(image, 'height', String(height))
}

/** Without words or an address there would be nothing to see of what is missing. */
function labelGap(image: PageElement, taken: Exclude<Taken, KeptPicture> | null): void {
  const words = attribute(image, 'alt')?.trim() || attribute(image, 'title')?.trim()
  if (words === undefined || words === '')
    set(image, 'alt', taken?.kind === 'refused' && taken.why === 'drawing' ? 'Drawing' : 'Picture')
}

/** What is within them is theirs: thousands of drawings within one another would else be gone through for each. */
function outermostDrawings(tree: PageTree): readonly PageElement[] {
  const within = new Set<PageElement>()
  const outermost: PageElement[] = []
  for (const drawing of elements(tree, 'svg')) {
    if (within.has(drawing)) continue
    outermost.push(drawing)
    for (const inner of elements(drawing, 'svg')) if (inner !== drawing) within.add(inner)
  }
  return outermost
}

/** A drawing that is only a frame around one picture, as covers of books are, is that picture. */
function onlyPicture(drawing: PageElement): void {
  const [picture, ...others] = [...elements(drawing, 'image')]
  if (picture === undefined || others.length > 0) return
  if ([...elements(drawing, 'path', 'text', 'use', 'rect', 'circle', 'polygon', 'line')].length > 0) return
  const href = picture.attrs.find(({ name }) => name === 'href' || name === 'xlink:href')?.value
  const { parentNode } = drawing
  if (href === undefined || parentNode === null) return
  const alt = attribute(drawing, 'aria-label') ?? attribute(drawing, 'title') ?? ''
  const image = defaultTreeAdapter.createElement('img', parse5Names.NS.HTML, [
    { name: 'src', value: href },
    { name: 'alt', value: alt },
  ])
  defaultTreeAdapter.insertBefore(parentNode, image, drawing)
  defaultTreeAdapter.detachNode(drawing)
}

function set(element: PageElement, name: string, value: string): void {
  const found = element.attrs.find((each) => each.name === name)
  if (found === undefined) element.attrs.push({ name, value })
  else found.value = value
}

function drop(element: PageElement, names: readonly string[]): void {
  element.attrs = element.attrs.filter(({ name }) => !names.includes(name))
}
