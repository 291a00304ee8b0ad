import { useEffect, useState } from 'react'
import type { SearchHit } from '@shared/search.ts'
import { drop } from '../app/drop.ts'
import { useServices } from '../app/services-context.ts'

/** Titles that fit what is typed, ranked by the search worker. Stale answers are dropped. */
export function useTitleSearch(text: string, limit: number): readonly SearchHit[] {
  const { client } = useServices()
  const [hits, setHits] = useState<readonly SearchHit[]>([])
  const [sequence, setSequence] = useState(0)
  const [asked, setAsked] = useState('')
  if (text !== asked) {
    setAsked(text)
    setSequence(sequence + 1)
  }
  useEffect(() => {
    const typed = text.trim()
    if (typed === '') return
    let isStale = false
    const ask = async (): Promise<void> => {
      const answer = await client.search.titles({ text: typed.slice(0, 200), sequence, limit })
      if (!isStale) setHits(answer.ok ? answer.value.hits : [])
    }
    drop(ask())
    return () => {
      isStale = true
    }
  }, [client, text, sequence, limit])
  return text.trim() === '' ? [] : hits
}
