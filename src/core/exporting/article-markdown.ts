import { toMdast } from 'hast-util-to-mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import { stringify } from 'yaml'
import type { ArticleSummary } from '@shared/article.ts'
import { flattenMath } from '@core/markup/math.ts'
import { parseFragment } from '@core/markup/parse.ts'

/**
 * An article as Markdown with YAML front matter, in the words that clippers and note apps use (title, source,
 * author, published, tags), so that it opens well elsewhere and comes back in unchanged.
 */
export function articleMarkdown(summary: ArticleSummary, html: string): string {
  const properties = {
    title: summary.title,
    source: summary.url,
    author: summary.byline,
    site: summary.site,
    dateline: summary.dateline,
    published: summary.publishedAt,
    created: summary.addedAt,
    language: summary.language,
    direction: summary.direction === 'rtl' ? 'rtl' : null,
    description: summary.standfirst.length === 0 ? null : summary.standfirst.join('\n'),
    tags: summary.tags.length === 0 ? null : summary.tags,
    bookmarked: summary.bookmarked || null,
    archived: summary.archived || null,
    read: summary.read || null,
  }
  const known = Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null))
  return `---\n${stringify(known, { lineWidth: 0 })}---\n\n${bodyMarkdown(html)}`
}

/** The body alone. Images that were not kept stay as links to where they were. */
export function bodyMarkdown(html: string): string {
  // Formulas as what Markdown can say of them: x², not the letters of each of its parts in a row.
  const tree = toMdast(withImageAddresses(html), {
    handlers: { math: (state, node) => state.all({ ...node, children: flattenMath(node) }) },
  })
  return toMarkdown(tree, {
    extensions: [gfmToMarkdown()],
    bullet: '-',
    emphasis: '_',
    rule: '-',
    fences: true,
  })
}

/** A body keeps the address of an image that was not stored in `data-src`, which Markdown does not know. */
function withImageAddresses(html: string): ReturnType<typeof parseFragment> {
  const root = parseFragment(html)
  const visit = (node: (typeof root.children)[number]): void => {
    if (node.type !== 'element') return
    const address = node.properties['dataSrc']
    if (node.tagName === 'img' && typeof address === 'string' && node.properties['src'] === undefined) {
      node.properties = { ...node.properties, src: address }
    }
    for (const child of node.children) visit(child)
  }
  for (const child of root.children) visit(child)
  return root
}
