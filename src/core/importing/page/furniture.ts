import { givenNames, hasName, namesOf } from './given-names.ts'
import type { PageElement } from './tree.ts'
import { attribute, elements, isElement } from './tree.ts'

/**
 * What is round an article and not of it, told by the markup alone: no word that a reader sees is looked at,
 * so a page in any language is treated alike. Names of classes are English the world over.
 */
const furnitureTags = new Set(
  'nav aside footer form dialog menu button select datalist fieldset search textarea noscript svg canvas'.split(
    ' ',
  ),
)
const furnitureRoles =
  /^(?:navigation|banner|complementary|contentinfo|search|menu|menubar|toolbar|dialog|alertdialog|alert|tablist|tooltip)$/

/** Words of class names and ids: what is called so is furniture unless it holds the article itself. */
const furnitureWords = new Set(
  (
    'share shares sharing sharer shared sharebar sharebox sharedaddy sharethis addthis addtoany social socials sociable ' +
    'newsletter subscribe subscription signup optin cookie cookies consent gdpr ccpa paywall regwall ' +
    'sidebar sidebars rail breadcrumb breadcrumbs crumbs crumb button buttons btn ' +
    'author authors autor autoren auteur autore authorbox byline bylines bio related relateds recommend recommended recommendation recommendations ' +
    'similar popular trending mostread promo promos promotion promoted sponsor sponsored outbrain taboola ' +
    'ad ads advert adverts advertisement advertising adsense adslot dfp nav navi entryfooter postfooter articlefooter navigation navbar subnav menu menus ' +
    'pagination pager paging paginator footer foot taglist meta metadata postmeta ' +
    'rating ratings vote votes voting poll ' +
    'widget widgets toolbar tools tooltip modal popup popover lightbox overlay login signin ' +
    'teaser teasers skip copyright timestamp screenreader sr offscreen assistive hidden hide invisible noprint rollover ' +
    'banner donate donation fundraising follow followus rss syndication feedback permalink ' +
    'privacy disclosure disclaimer cta notice alert dropdown tooltip accordionnav crosslinks linklist navbox'
  ).split(' '),
)
/** Two words that only together say it. */
const furniturePairs =
  /(?:^|\s)(?:news letter|read (?:more|next|also)|more (?:from|stories|news|articles|link|links|posts|on)|see also|also (?:read|like)|up next|next (?:post|article|story|up)|prev(?:ious)? (?:post|article|story)|posted (?:on|in|by)|entry (?:utility|info|date|footer)|post (?:info|footer|date|nav|tags|author|details|views)|article (?:info|infos|footer|date|tools|tags|actions|details)|publish(?:ed)? (?:date|on)|sign (?:up|in)|edit (?:link|section)|follow up|user (?:info|profile)|call to action|cat links|hs cta|mw editsection|most (?:read|popular|viewed|commented)|you (?:may|might)|latest (?:news|posts|articles|stories)|recent (?:posts|news|articles|comments)|top (?:stories|news)|in this (?:article|section)|table of contents|link(?:s)? (?:list|box)|info (?:bar)|mail to|page (?:links|tools|navigation)|visually hidden|off screen|reading time|time stamp|back to top)(?:$|\s)/
const commentRoots =
  /^(?:comments?|respond|disqus_thread|dsq-content|comment-?(?:list|section|area|wrap)\w*)$/i
/** Facts about the article, in its midst: they are shown above it. */
const aboutArticle =
  /^(?:author|publisher|date(?:Published|Modified|Created)|contentUrl|thumbnailUrl|embedUrl|width|height|interaction\w+|commentCount|keywords|articleSection|logo|mainEntityOfPage|wordCount)$/
/** Names that say it only as a whole: `tag-politics` is on the article that is about politics. */
const furnitureNames =
  /(?:^|[-_])(?:tags?|categor(?:y|ies)|cats|topics|keywords|filed-?under|labels)$|^(?:tags?|cat|category|categories|topics?)-?(?:list|links|cloud|box|wrap(?:per)?|container|header)$|^(?:no-?print|print-?(?:only|link|button|icon|hide)|d-print-none|jp-relatedposts|forum|forum-\w+)$/i
/** The article as blog software marks it, with the names of all its tags. */
const posts = /(?:^|\s)(?:hentry|type-post|status-publish|post-\d+)(?:$|\s)/
/** Footnotes stand in asides and in lists of links; they are of the article. */
const notes =
  /(?:^|\s)(?:footnotes?|endnotes?|doc footnote|doc endnotes?|references|reflist|sidenotes?|fn)(?:$|\s)/

/** A quote lifted out of the text stands in an aside, too. */
const pullQuotes = /(?:^|\s)pull ?quote(?:$|\s)/

/** KaTeX, MathJax and MediaWiki hide one of the two drawings of a formula; which one stays is decided later. */
const formulas = /(?:^|\s)(?:katex|MathJax|MJX|mjx|mwe-math)/

const namedTags = new Set(
  'div section p span ul ol dl li table tr td header figure details article center h2 h3 h4 h5 h6 a b strong em small time address blockquote i'.split(
    ' ',
  ),
)

const commentWords = new Set(
  'comments comment commentlist respond reply replies disqus kommentare kommentar comentarios commentaires commenti reacties kommentarer'.split(
    ' ',
  ),
)
const announcing = new Set(['teaser', 'teasers'])

const hiding = new Set(['hidden', 'hide', 'invisible'])
/** What is folded away until someone asks for it: answers to questions, the parts of a long list. */
const folded = /accordion|collaps|(?:^|[-_\s])(?:faq|expand(?:able|ed)?|toggle-?content)/i

/** Around a bar of buttons, or around what someone said there. */
const ofNetworks = new Set('social socials sociable widget'.split(' '))

/** A list of what the page holds. */
const listings = new Set(['toc'])
/** What moves past, be it other articles or the parts of this one. */
const slides = new Set(['carousel', 'slider', 'slick', 'swiper'])

/** `listing` and `slides`: what may be of the article, unless it is links. */
export type FurnitureKind = 'tag' | 'name' | 'comments' | 'hidden' | 'listing' | 'slides'

/**
 * Why this is no part of an article, were it only for what it is called; null where nothing says so.
 *
 * @param discusses comments are the page
 */
export function furnitureKind(element: PageElement, discusses = false): FurnitureKind | null {
  const { tagName } = element
  if (isFormula(element)) return null
  if (isHidden(element) && !isFolded(element)) return 'hidden'
  const role = attribute(element, 'role')?.toLowerCase() ?? ''
  const names = namesOf(element)
  if (notes.test(names) || pullQuotes.test(names) || role.startsWith('doc-')) return null
  if (furnitureTags.has(tagName) || furnitureRoles.test(role)) return 'tag'
  if (aboutArticle.test(attribute(element, 'itemprop') ?? '')) return 'name'
  if (!(namedTags.has(tagName) || tagName.includes('-')) || names === '') return null
  if (!discusses && commentRoots.test(attribute(element, 'id') ?? '')) return 'comments'
  const given = givenNames(element)
  if (posts.test(given)) return null
  if (given.split(/\s+/).some((name) => furnitureNames.test(name))) return 'name'
  if (furniturePairs.test(names)) return 'name'
  const all = names.split(' ')
  const words = all.filter(
    (word) =>
      (commentWords.has(word) ? !discusses : furnitureWords.has(word)) &&
      !(hiding.has(word) && isFolded(element)),
  )
  if (words.length === 0) {
    if (all.some((word) => listings.has(word))) return 'listing'
    return all.some((word) => slides.has(word)) ? 'slides' : null
  }
  if (words.some((word) => commentWords.has(word))) return 'comments'
  if (words.every((word) => ofNetworks.has(word)) && holdsQuote(element)) return null
  // What announces another article links to it; without a link it is the lines under a headline.
  return words.every((word) => announcing.has(word)) && !isLinked(element) ? null : 'name'
}

export function isFormula(element: PageElement): boolean {
  return formulas.test(attribute(element, 'class') ?? '')
}

/** What holds footnotes, which are links in the main. */
export function holdsNotes(element: PageElement): boolean {
  return notes.test(namesOf(element)) || (attribute(element, 'role') ?? '').startsWith('doc-')
}

function holdsQuote(element: PageElement): boolean {
  return elements(element, 'blockquote').next().done !== true
}

function isLinked(element: PageElement): boolean {
  if (elements(element, 'a').next().done !== true) return true
  for (let up = element.parentNode; up !== null && isElement(up); up = up.parentNode)
    if (up.tagName === 'a') return true
  return false
}

/** The lines of a menu fold, too; they hold no paragraph. */
function isFolded(element: PageElement): boolean {
  return hasName(element, folded) && elements(element, 'p').next().done !== true
}

function isHidden(element: PageElement): boolean {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true
    if (name === 'aria-hidden' && value === 'true') return true
    if (name === 'style' && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(value)) return true
  }
  return false
}
