import { defaultTreeAdapter } from 'parse5'
import type { ExportEntry, ImportItem } from '../item.ts'
import type { PageElement, PageNode } from '../page/tree.ts'
import { attribute, isElement, parseListPage, walk } from '../page/tree.ts'
import type { TextFormat } from '../probe.ts'
import { dated } from './dated.ts'
import { splitTags } from './fields.ts'

/** Folders that a browser made, not a person. */
const browserFolders =
  /^(?:bookmarks(?: bar| toolbar| menu)?|other bookmarks|mobile bookmarks|favorites(?: bar)?|favourites|reading list|unsorted bookmarks|imported|unsorted|links)$/i

/** Bookmarks as every browser and most services write them, each in its own way of not closing its elements. */
export const netscape: TextFormat = (probe) => {
  const { head } = probe
  const isDeclared = /<!doctype\s+netscape-bookmark-file/i.test(head)
  const isShaped = /<dl\b/i.test(head) && /<dt>\s*<a\s[^>]*\b(?:add_date|last_modified|tags)\s*=/i.test(head)
  if (!isDeclared && !isShaped) return null
  return { format: 'bookmarks', total: null, entries: () => bookmarksIn(probe.text) }
}

function* bookmarksIn(text: string): Generator<ExportEntry> {
  const folders: (string | null)[] = []
  let heading: string | null = null
  let pending: PageElement | null = null
  let about = ''
  const pendingItem = function* (): Generator<ExportEntry> {
    if (pending !== null) yield itemOf(pending, folders, about)
    pending = null
    about = ''
  }
  // A description follows its bookmark in a `<dd>`, and folders may lie in there too: whichever is nearest decides.
  const around: boolean[] = []
  for (const { node, leaving } of steps(parseListPage(text).childNodes)) {
    const isInDescription = around.at(-1) === true
    if (!isElement(node)) {
      if (pending !== null && !leaving && isInDescription) about += textOfNode(node)
      continue
    }
    const { tagName } = node
    const isNearest = tagName === 'dl' || tagName === 'dt' || tagName === 'dd'
    if (leaving) {
      if (isNearest) around.pop()
      if (tagName === 'dl') {
        yield* pendingItem()
        folders.pop()
      }
      continue
    }
    if (isNearest) around.push(tagName === 'dd')
    if (tagName === 'h3') {
      yield* pendingItem()
      heading = isBrowserFolder(node) ? null : nameIn(node)
    } else if (tagName === 'dl') {
      yield* pendingItem()
      folders.push(heading)
      heading = null
    } else if (tagName === 'a' && !isInDescription) {
      yield* pendingItem()
      pending = node
    }
  }
  yield* pendingItem()
}

function isBrowserFolder(heading: PageElement): boolean {
  const marked = ['personal_toolbar_folder', 'unfiled_bookmarks_folder'].some(
    (name) => attribute(heading, name) !== null,
  )
  return marked || browserFolders.test(nameIn(heading))
}

/** Every node on the way in, and every element on the way out, without recursion. */
function* steps(
  nodes: readonly PageNode[],
): Generator<{ readonly node: PageNode; readonly leaving: boolean }> {
  const pending = nodes.toReversed().map((node) => ({ node, leaving: false }))
  for (let step = pending.pop(); step !== undefined; step = pending.pop()) {
    yield step
    if (step.leaving || !isElement(step.node)) continue
    pending.push({ node: step.node, leaving: true })
    for (const child of step.node.childNodes.toReversed()) pending.push({ node: child, leaving: false })
  }
}

/** Of a folder, or of a bookmark. One that is never closed holds all that comes after it, and would be read each time. */
function nameIn(named: PageElement): string {
  let name = ''
  for (const node of walk(named)) {
    if (isElement(node) && /^(?:d[ldt]|h3)$/.test(node.tagName)) break
    name += textOfNode(node)
  }
  return name.replace(/\s+/g, ' ').trim()
}

function textOfNode(node: PageNode): string {
  return defaultTreeAdapter.isTextNode(node) ? node.value : ''
}

const linkdingNotes = /\[linkding-notes\]([\s\S]*?)\[\/linkding-notes\]/
const linkdingArchived = 'linkding:bookmarks.archived'

function itemOf(link: PageElement, folders: readonly (string | null)[], about: string): ImportItem {
  const of = (name: string): string => attribute(link, name)?.trim() ?? ''
  const note = linkdingNotes.exec(about)?.[1]?.trim() ?? ''
  const description = about.replace(linkdingNotes, '').replace(/\s+/g, ' ').trim()
  const folder = folders.filter((name) => name !== null && name !== '').join('/')
  const tags = splitTags(of('tags'), ',')
  const archived = tags.includes(linkdingArchived)
  return {
    kind: 'item',
    place: { line: link.sourceCodeLocation?.startLine ?? 1 },
    title: nameIn(link),
    url: of('href'),
    standfirst: description === '' ? [] : [description],
    ...dated(of('add_date')),
    tags: tags.filter((tag) => tag !== linkdingArchived),
    folders: folder === '' ? [] : [folder],
    state: {
      ...(archived ? { archived: true } : {}),
      ...(of('toread') === '0' ? { read: true } : {}),
      // Raindrop's favourites.
      ...(of('data-important') === 'true' ? { bookmarked: true } : {}),
    },
    highlights: note === '' ? [] : [{ quote: null, note }],
    record: {
      // Icons are megabytes of a picture that the page's own site has.
      ...Object.fromEntries(
        link.attrs.filter(({ name }) => name !== 'icon').map(({ name, value }) => [name, value]),
      ),
      text: nameIn(link),
      about: about.trim(),
      folder,
    },
  }
}
