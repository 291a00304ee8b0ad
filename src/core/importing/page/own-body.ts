import { ownPage } from '@core/markup/own-page.ts'
import type { PageTree } from './tree.ts'
import { attribute, elements, htmlOf } from './tree.ts'

/**
 * The text of a page that a library exported, as it stands there: it was an article already, and looking for one in
 * it again would lose what looks like furniture. Null for any other page. It is cleaned like any other: the words of
 * the page's head are anybody's.
 */
export function ownBody(tree: PageTree): string | null {
  const isOwn = [...elements(tree, 'meta')].some(
    (meta) => attribute(meta, 'name') === 'generator' && attribute(meta, 'content') === ownPage.generator,
  )
  if (!isOwn) return null
  for (const element of elements(tree, 'div')) {
    if (attribute(element, 'class') === ownPage.bodyClass) return htmlOf(element)
  }
  return null
}
