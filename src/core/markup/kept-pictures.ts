import type { Element } from 'hast'
import { visit } from 'unist-util-visit'
import { parseFragment, serialise } from './parse.ts'

/** Gives pictures of a body the files that an earlier body of the same article has for their addresses. */
export function withKeptPictures(html: string, earlier: string): string {
  const files = new Map<string, string>()
  eachPicture(earlier, (picture) => {
    const { src, dataSrc } = picture.properties
    if (typeof src === 'string' && typeof dataSrc === 'string') files.set(dataSrc, src)
  })
  if (files.size === 0) return html
  const tree = eachPicture(html, (picture) => {
    const { src, dataSrc } = picture.properties
    const file = typeof dataSrc === 'string' && src === undefined ? files.get(dataSrc) : undefined
    if (file !== undefined) picture.properties = { src: file, ...picture.properties }
  })
  return serialise(tree)
}

function eachPicture(html: string, act: (picture: Element) => void): ReturnType<typeof parseFragment> {
  const tree = parseFragment(html)
  visit(tree, 'element', (element) => {
    if (element.tagName === 'img') act(element)
  })
  return tree
}
