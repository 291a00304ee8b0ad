export interface OutlineHeading {
  /** Among the headings of the article, in order. */
  readonly index: number
  readonly text: string
  /** 1 for the highest that the article has. */
  readonly level: number
}

/** The headings of an article; those without words are passed over. */
export function outlineOf(body: Element): readonly OutlineHeading[] {
  const headings = [...body.querySelectorAll('h2, h3, h4, h5, h6')].map((heading, index) => ({
    index,
    text: heading.textContent.replace(/\s+/g, ' ').trim(),
    level: Number(heading.localName.slice(1)),
  }))
  const named = headings.filter(({ text }) => text !== '')
  const highest = Math.min(...named.map(({ level }) => level))
  return named.map((heading) => ({ ...heading, level: heading.level - highest + 1 }))
}
