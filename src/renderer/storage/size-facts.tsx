import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { countOf, formatCount } from '../ui/count-of.ts'
import { useReadable } from '../ui/use-readable.ts'
import { inBytes } from './bytes.ts'
import { Fact } from './fact.tsx'

/** What it takes on disk, part by part. */
export function SizeFacts(): ReactElement {
  const { storage } = useServices()
  const facts = useReadable(storage, (state) => state.facts)
  const sizes = useReadable(storage, (state) => state.sizes)
  const sized = (bytes: number | undefined): string => (bytes === undefined ? '…' : inBytes(bytes))
  const total = sizes === null ? undefined : sizes.articles + sizes.index + sizes.backups + sizes.search
  return (
    <dl className="facts" aria-busy={sizes === null}>
      <Fact name="Articles">{facts === null ? '…' : formatCount(facts.articles)}</Fact>
      <Fact name="On disk">
        {sized(total)}
        {sizes !== null && ` in ${countOf(sizes.files, 'file')}`}
      </Fact>
      <Fact name="Texts and pictures">{sized(sizes?.articles)}</Fact>
      <Fact name="Titles and marks">{sized(sizes?.index)}</Fact>
      <Fact name="Backups">{sized(sizes?.backups)}</Fact>
      <Fact name="Search index">{sized(sizes?.search)}</Fact>
      <Fact name="Format">
        {facts === null ? '…' : `${String(facts.format)}, after ${countOf(facts.revision, 'change')}`}
      </Fact>
    </dl>
  )
}
