import type { Element, Root, RootContent } from 'hast'
import { namesOf } from './formulas.ts'

/** How the highlighters of the web write it in a class: Prism, highlight.js, GitHub, MediaWiki, Org, prettify. */
const prefixed =
  /^(?:language|lang|highlight-source|highlight-text|mw-highlight-lang|highlight-lang|code-lang|brush:|src)-?([a-z][\w+#-]*)$/i
/** What is written beside the name of a highlighter: `hljs python`, `sourceCode haskell`, `highlight js`. */
const highlighters = new Set([
  'hljs',
  'sourceCode',
  'highlight',
  'prettyprint',
  'prettyprinted',
  'codehilite',
])
const known = new Set(
  (
    'ada applescript asm awk bash basic bat c clojure cmake cobol coffeescript cpp cs csharp css cuda d dart diff ' +
    'dockerfile elisp elixir elm erlang forth fortran fsharp glsl go golang graphql groovy haskell hcl html http ini ' +
    'java javascript js json jsx julia kotlin latex less lisp lua makefile markdown matlab nginx nim nix objc ' +
    'objectivec ocaml pascal perl php powershell prolog properties proto protobuf ps1 python py r racket rb ruby rs ' +
    'rust sass scala scheme scss sh shell smalltalk sql swift tcl tex toml ts tsx typescript vb verilog vhdl vim vue ' +
    'wasm xml yaml yml zig zsh'
  ).split(' '),
)
const none = /^(?:none|no-?highlight|text|txt|plain|plaintext|plain-text|auto|unknown|undefined)$/i
const containers = new Set(['div', 'figure', 'section', 'td', 'span'])
/** As in the allow-list of what is shown. */
const shape = /^[\w+-]{1,30}$/

/**
 * Writes the language of each piece of code as the one class `language-<name>`, wherever the page said it: in a class, in
 * `data-lang`, or on what stands round it. It goes to the `code` of a `pre` where there is one, else to the `pre`. Changes
 * the tree; every other class stays for what comes after to drop.
 */
export function nameLanguages(root: Root): void {
  const pending: Place[] = root.children.map((node) => ({ node, outer: null }))
  for (let place = pending.pop(); place !== undefined; place = pending.pop()) {
    const { node, outer } = place
    if (node.type !== 'element') continue
    let inner: string | null = null
    if (node.tagName === 'pre') {
      const code = onlyCode(node)
      inner = (code === null ? null : languageOf(code)) ?? languageOf(node) ?? outer
      write(node, code === null ? inner : null)
    } else if (node.tagName === 'code') write(node, languageOf(node) ?? outer)
    else if (containers.has(node.tagName)) inner = languageOf(node) ?? outer
    // Only a block of code is told by what stands round it, not each word of code in a text.
    for (const child of node.children) {
      const isTold = child.type === 'element' && (node.tagName === 'pre' || child.tagName !== 'code')
      pending.push({ node: child, outer: isTold ? inner : null })
    }
  }
}

interface Place {
  readonly node: RootContent
  /** What stands round it says that its code is in this language. */
  readonly outer: string | null
}

function write(element: Element, language: string | null): void {
  element.properties['className'] = language === null ? [] : [`language-${language}`]
}

/** The code that is all there is in a `pre`. */
function onlyCode(pre: Element): Element | null {
  const [first, ...others] = pre.children.filter(
    (child) => child.type !== 'text' || child.value.trim() !== '',
  )
  return first?.type === 'element' && first.tagName === 'code' && others.length === 0 ? first : null
}

function languageOf(element: Element): string | null {
  const { dataLang, dataLanguage, dataCodeLanguage } = element.properties
  const names = namesOf(element)
  const brush = names.indexOf('brush:')
  const written = [
    ...names.map((name) => prefixed.exec(name)?.[1]),
    brush === -1 ? undefined : names[brush + 1],
    dataLang,
    dataLanguage,
    dataCodeLanguage,
    names.some((name) => highlighters.has(name))
      ? names.find((name) => known.has(name.toLowerCase()))
      : undefined,
  ]
  for (const value of written) {
    if (typeof value !== 'string') continue
    const name = value.trim().replace(/;$/, '').replace(/#$/, 'sharp').toLowerCase()
    if (shape.test(name) && !none.test(name)) return name
  }
  return null
}
