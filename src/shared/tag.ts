/**
 * Tags nest by a slash between two names: `food/bread` is in the branch `food`, and so is `food` itself. An address is
 * not: `https://a.example` came so from elsewhere, and is in nothing.
 */
const nesting = /(?<=[^/])\/(?=[^/])/g

export function isInBranch(tag: string, branch: string): boolean {
  if (tag === branch) return true
  return tag.startsWith(`${branch}/`) && branchesAbove(tag).includes(branch)
}

/** What a tag is nested in, outermost first. */
function branchesAbove(tag: string): readonly string[] {
  return tag.includes('://') ? [] : Array.from(tag.matchAll(nesting), ({ index }) => tag.slice(0, index))
}

/** The tag that it is nested in; null at the top. */
export function parentOf(tag: string): string | null {
  return branchesAbove(tag).at(-1) ?? null
}

/** The tags and every branch that they are in, each once. */
export function branchesOf(tags: readonly string[]): ReadonlySet<string> {
  return new Set(tags.flatMap((tag) => [...branchesAbove(tag), tag]))
}

/** The tags as they are after a branch was given another name, in their order, or was taken away. */
export function withBranch(tags: readonly string[], branch: string, name: string | null): readonly string[] {
  const renamed = tags.flatMap((tag) => {
    if (!isInBranch(tag, branch)) return [tag]
    return name === null ? [] : [`${name}${tag.slice(branch.length)}`]
  })
  return [...new Set(renamed)]
}

/** A name as it is kept: no spaces round its parts, and no part that is empty; an address as it is. Null where nothing is left. */
export function tagNamed(text: string): string | null {
  if (text.includes('://')) return text.trim()
  const parts = text
    .replace(/^\s*#/, '')
    .split('/')
    .map((part) => part.trim().replaceAll(/\s+/g, ' '))
  const name = parts.filter((part) => part !== '').join('/')
  return name === '' ? null : name
}
