import type { PageTree } from './tree.ts'
import { attribute, elements } from './tree.ts'

const types = /"(?:https?:\/\/schema\.org\/)?(?:DiscussionForumPosting|QAPage)"/
const itemTypes = /schema\.org\/(?:DiscussionForumPosting|QAPage)/
/** Software that runs nothing but forums; said in a page's head, or as the class of the whole page. */
const generators =
  /^(?:discourse|phpbb|vbulletin|xenforo|invision|ips|flarum|vanilla|nodebb|mybb|smf|lemmy|yabb|fluxbb|punbb)/i
const pageNames =
  /(?:^|\s)(?:ipsApp|XenForo|phpbb|vbulletin|flarum|js-focus-visible xf)|(?:^|\s)template-thread_view(?:$|\s)/

/**
 * A page that is what people say to each other: their answers are it, and no comments on it.
 *
 * @param scripts its JSON-LD
 */
export function isDiscussion(tree: PageTree, scripts: readonly string[]): boolean {
  for (const element of elements(tree, 'meta')) {
    const name = attribute(element, 'name')?.toLowerCase()
    const content = attribute(element, 'content') ?? ''
    if ((name === 'generator' || name === 'application-name') && generators.test(content)) return true
  }
  for (const element of elements(tree, 'html', 'body')) {
    const names = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''} ${attribute(element, 'data-template') ?? ''}`
    if (pageNames.test(names) || attribute(element, 'id') === 'XF') return true
  }
  for (const element of elements(tree, 'article', 'div', 'section', 'main', 'body', 'html'))
    if (itemTypes.test(attribute(element, 'itemtype') ?? '')) return true
  return scripts.some((script) => types.test(script))
}
