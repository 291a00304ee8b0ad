import { oneLine } from '../../compose.ts'
import { attribute, elements, parsePageTree, textIn } from '../../page/tree.ts'
import { childrenOf, parseXml, textOfXml, xmlElements } from '../../xml.ts'
import { openedTags } from './markup.ts'
import { pathFrom } from './package.ts'

/** Titles by the name of the text in the zip: of several in one text the first. */
export type BookContents = ReadonlyMap<string, string>

/** EPUB 3: the list of links in `<nav epub:type="toc">`. */
export function contentsOfNav(page: string, path: string): BookContents {
  const tree = parsePageTree(openedTags(page))
  const navs = [...elements(tree, 'nav')]
  const toc = navs.find((nav) => /\btoc\b/.test(attribute(nav, 'epub:type') ?? '')) ?? navs[0]
  const titles = new Map<string, string>()
  if (toc === undefined) return titles
  for (const link of elements(toc, 'a'))
    put(titles, pathFrom(path, attribute(link, 'href') ?? ''), textIn(link))
  return titles
}

/** EPUB 2: `toc.ncx`. */
export function contentsOfNcx(text: string, path: string): BookContents {
  const titles = new Map<string, string>()
  for (const point of xmlElements(parseXml(text), 'navpoint', 'ncx:navpoint')) {
    const [label] = childrenOf(point, 'navlabel', 'ncx:navlabel')
    const [content] = childrenOf(point, 'content', 'ncx:content')
    if (label === undefined || content === undefined) continue
    put(titles, pathFrom(path, content.attribs['src'] ?? ''), textOfXml(label))
  }
  return titles
}

function put(titles: Map<string, string>, path: string | null, title: string): void {
  const line = oneLine(title)
  if (path !== null && line !== '' && !titles.has(path)) titles.set(path, line)
}
