import { parseAst } from 'rolldown/parseAst'

/** A string of the source with words in it: something that a person may come to read. */
export interface Sentence {
  /** With `{}` where something is put in. */
  readonly text: string
  readonly line: number
}

type Node = { readonly type: string } & Readonly<Record<string, unknown>>

/** What is called with text that only the log or a developer sees. */
const unseen = new Set([
  'log',
  '#log',
  'settle',
  '#attempt',
  'test',
  'RegExp',
  'Worker',
  'toLocaleString',
  'replace',
])

/** Two words at least, or one beside something that is put in. */
const worded = /\p{L}{2,} \p{L}|\{\} \p{Ll}{2,}|\p{Ll}{2,} [“{]/u

/** All strings of a TypeScript module that read like words for people; not those that are thrown or logged. */
export function sentencesOf(source: string, file: string): readonly Sentence[] {
  const found: Sentence[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) {
      node.forEach(visit)
      return
    }
    if (!isNode(node) || isUnseen(node)) return
    const text = textOf(node)
    if (text !== null && worded.test(text))
      found.push({ text, line: source.slice(0, Number(node['start'])).split('\n').length })
    Object.values(node).forEach(visit)
  }
  visit(parseAst(source, { lang: 'ts' }, file).body)
  return found
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function isUnseen(node: Node): boolean {
  if (node.type === 'ImportDeclaration' || node.type === 'ThrowStatement' || node.type.startsWith('TS'))
    return true
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false
  const { callee } = node
  if (!isNode(callee)) return false
  const named = isNode(callee['property']) ? callee['property'] : callee
  const name = `${named.type === 'PrivateIdentifier' ? '#' : ''}${String(named['name'])}`
  return unseen.has(name) || (node.type === 'NewExpression' && name.endsWith('Error'))
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal') return typeof node['value'] === 'string' ? node['value'] : null
  if (node.type !== 'TemplateLiteral' || !Array.isArray(node['quasis'])) return null
  const parts = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[]
  return parts.map(({ value }) => value.cooked).join('{}')
}
