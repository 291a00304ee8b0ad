import type { PageElement } from './tree.ts'
import { attribute } from './tree.ts'

/** Kits for building pages, whose every element is a "widget", and Drupal's word for a field without a label. */
const kits = /^(?:elementor|et_pb|fusion|vc_|so-|field-+label|field__label)/
const widgets = /^widget(?:[-_]|$)/
/** Hidden on some screens or in print only. */
const responsive =
  /(?:^|[-_:])(?:hidden|hide|invisible|d-none)[-_:]?(?:for|on|xs|sm|md|lg|xl|mobile|phone|tablet|desktop|small|medium|large|ssr)|(?:^|[-_:])(?:ssr|mobile|phone|tablet|desktop|xs|sm|md|lg|xl)[-_:](?:hidden|hide|invisible)/i
/** Says what is in it, or beside it, and not what it is: `has-sidebar`, `no_toc_section`, `hide-ordinal`, `sidebar-enabled`. */
const modifiers =
  /^(?:has|have|with|without|no|hide|show)[-_](?!print)|^(?:has|with|without|no)(?=[A-Z])|[-_](?:en|dis)abled(?:$|[-_])/
/** This kit says after its own name what the element is. */
const kitBefore = /(^|\s)wp-block-/g
/** So many words of an id are a heading's own, as an address. */
const leastOfSlug = 4

/** Class and id as words in lower case: `relatedPosts related-posts` is "related posts related posts". */
export function namesOf(element: PageElement): string {
  if (element.attrs.length === 0 && !element.tagName.includes('-')) return ''
  const given = `${element.tagName.includes('-') ? element.tagName : ''} ${givenNames(element)}`
  const names = given.replace(kitBefore, '$1').split(/\s+/)
  const isOfKit = names.some((name) => kits.test(name))
  return names
    .filter(
      (name) =>
        !kits.test(name) &&
        !responsive.test(name) &&
        !modifiers.test(name) &&
        !(isOfKit && widgets.test(name)),
    )
    .map(withoutChance)
    .join(' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .join(' ')
    .trim()
}

/** As the page writes them. */
export function givenNames(element: PageElement): string {
  let names = ''
  for (const { name, value } of element.attrs) {
    if (name === 'class' || name === 'data-component' || name === 'data-testid') names += ` ${value}`
    else if (name === 'id' && !isSlug(element, value)) names += ` ${value}`
  }
  return names.slice(0, 1000)
}

/** An id to link to says the words of a heading: `why-use-social-shopping` is no share bar. */
function isSlug(element: PageElement, id: string): boolean {
  if (/^h[1-6]$/.test(element.tagName)) return true
  return id.split(/[^\p{L}]+/u).filter((word) => word !== '').length >= leastOfSlug && !/[a-z][A-Z]/.test(id)
}

/** What a program drew by lot spells words by chance: `item-XVdAd9xQ`. */
function withoutChance(name: string): string {
  if (!/[A-Z]/.test(name) || !/[a-z]/.test(name)) return name
  return name
    .split(/([-_])/)
    .filter((piece) => !isChance(piece))
    .join('')
}

function isChance(piece: string): boolean {
  if (piece.length < 5) return false
  const turns = piece.match(/[a-z\d](?=[A-Z])/g)?.length ?? 0
  const figures = /[A-Za-z]\d+[A-Za-z]/.test(piece) || /^\d+[A-Za-z]/.test(piece)
  return (figures && /[A-Z]/.test(piece)) || (turns >= 3 && piece.length / (turns + 1) < 3.5)
}

export function hasName(element: PageElement, pattern: RegExp): boolean {
  return pattern.test(attribute(element, 'class') ?? '') || pattern.test(attribute(element, 'id') ?? '')
}
