import type { ReactElement } from 'react'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'
import { inBytes } from './bytes.ts'
import { Fact } from './fact.tsx'
import { useSay } from '../language/use-say.ts'

/** What it takes on disk, part by part. */
export function SizeFacts(): ReactElement {
  const say = useSay()
  const { storage } = useServices()
  const facts = useReadable(storage, (state) => state.facts)
  const sizes = useReadable(storage, (state) => state.sizes)
  const sized = (bytes: number | undefined): string => (bytes === undefined ? '…' : inBytes(bytes, say))
  const total = sizes === null ? undefined : sizes.articles + sizes.index + sizes.backups + sizes.search
  return (
    <dl className="facts" aria-busy={sizes === null}>
      <Fact name={say('storage.articles')}>{facts === null ? '…' : say.number(facts.articles)}</Fact>
      <Fact name={say('storage.onDisk')}>
        {sizes === null
          ? sized(total)
          : say('storage.sizeInFiles', { size: sized(total), count: sizes.files })}
      </Fact>
      <Fact name={say('storage.textsAndPictures')}>{sized(sizes?.articles)}</Fact>
      <Fact name={say('storage.titlesAndMarks')}>{sized(sizes?.index)}</Fact>
      <Fact name={say('storage.backups')}>{sized(sizes?.backups)}</Fact>
      <Fact name={say('storage.searchIndex')}>{sized(sizes?.search)}</Fact>
      <Fact name={say('storage.format')}>
        {facts === null ? '…' : say('storage.formatAfter', { format: facts.format, count: facts.revision })}
      </Fact>
    </dl>
  )
}
