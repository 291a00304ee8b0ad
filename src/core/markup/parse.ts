import type { Element, Nodes, Root } from 'hast'
import { fromParse5 } from 'hast-util-from-parse5'
import { toHtml } from 'hast-util-to-html'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { defaultTreeAdapter, html as parse5Names, parseFragment as parse5Fragment } from 'parse5'
import { limitDepth, maxDepth } from './depth.ts'

type Parse5Node = DefaultTreeAdapterTypes.Node

/** With scripting off a `<noscript>` is read as elements, as in a page that may run nothing. */
const options = { scriptingEnabled: false } as const

/** What the screen would make of it inside `<body>`: the algorithm of the HTML standard, never a throw. */
export function parseFragment(html: string): Root {
  const body = defaultTreeAdapter.createElement('body', parse5Names.NS.HTML, [])
  return asRoot(toHast(parse5Fragment(body, html, options)))
}

export function serialise(root: Root | Element): string {
  return toHtml(root, { allowDangerousHtml: false, characterReferences: { useNamedReferences: true } })
}

function toHast(tree: Parse5Node): Nodes {
  openTemplates(tree)
  return fromParse5(limitDepth(tree, maxDepth, 'childNodes'))
}

function asRoot(node: Nodes): Root {
  return node.type === 'root' ? node : { type: 'root', children: node.type === 'doctype' ? [] : [node] }
}

/**
 * A template's content hangs beside its children, where no depth limit would look. What is shown without
 * a script is only a declarative shadow root (SingleFile saves them): it becomes its host's content.
 */
export function openTemplates(tree: Parse5Node): void {
  const pending: Parse5Node[] = [tree]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (defaultTreeAdapter.isElementNode(node) && 'content' in node) {
      const template: DefaultTreeAdapterTypes.Template = node
      if (template.attrs.some((attribute) => attribute.name === 'shadowrootmode')) {
        template.childNodes = template.content.childNodes
        Object.assign(template, { tagName: 'div', nodeName: 'div', attrs: [] })
      }
      template.content = defaultTreeAdapter.createDocumentFragment()
    }
    if ('childNodes' in node) pending.push(...node.childNodes)
  }
}
