import type { PageElement, PageTree } from './tree.ts'
import { attribute, isElement, walk } from './tree.ts'

const types = /"(?:https?:\/\/schema\.org\/)?(?:DiscussionForumPosting|QAPage)"/
const itemTypes = /schema\.org\/(?:DiscussionForumPosting|QAPage)/
/** Software that runs nothing but forums; said in a page's head, or as the class of the whole page. */
const generators =
  /^(?:discourse|phpbb|vbulletin|xenforo|invision|ips|flarum|vanilla|nodebb|mybb|smf|lemmy|yabb|fluxbb|punbb)/i
const pageNames = /(?:^|\s)(?:ipsApp|XenForo|phpbb|vbulletin|flarum)/

/**
 * A page that is what people say to each other: their answers are it, and no comments on it.
 *
 * @param scripts its JSON-LD
 */
export function isDiscussion(tree: PageTree, scripts: readonly string[]): boolean {
  if (scripts.some((script) => types.test(script))) return true
  for (const node of walk(tree)) if (isElement(node) && saysDiscussion(node)) return true
  return false
}

function saysDiscussion(element: PageElement): boolean {
  switch (element.tagName) {
    case 'meta': {
      const name = attribute(element, 'name')?.toLowerCase()
      const isSoftware = name === 'generator' || name === 'application-name'
      return isSoftware && generators.test(attribute(element, 'content') ?? '')
    }
    case 'html':
    case 'body': {
      const [names, id] = [attribute(element, 'class') ?? '', attribute(element, 'id') ?? '']
      const isNamed = id === 'XF' || pageNames.test(`${names} ${id}`)
      return isNamed || itemTypes.test(attribute(element, 'itemtype') ?? '')
    }
    case 'article':
    case 'div':
    case 'section':
    case 'main':
      return itemTypes.test(attribute(element, 'itemtype') ?? '')
    default:
      return false
  }
}
