import type { ArticleSummary, Row } from '@shared/article.ts'
import type { Readable } from '../ui/observable.ts'
import type { Bodies } from './bodies.ts'

/** So long after the last step, so that going through a list fetches nothing. Milliseconds. */
const restMs = 120

export interface ReadAheadOptions {
  readonly bodies: Pick<Bodies, 'ahead'>
  readonly library: Readable<{ readonly open: ArticleSummary | null }> & {
    readonly summary: (row: Row) => ArticleSummary | undefined
  }
  readonly search: Pick<Readable<unknown>, 'subscribe'>
  readonly navigation: { readonly rows: Uint32Array | readonly Row[]; readonly cursor: Row | null }
}

/** Fetches what is likely to be opened next: what the cursor rests on, and what comes after and before the open article. */
export function readAhead({ bodies, library, search, navigation }: ReadAheadOptions): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = ''
  const look = (): void => {
    const { open } = library.state
    const now = `${open?.id ?? ''} ${String(navigation.cursor)}`
    if (now === known) return
    known = now
    clearTimeout(timer)
    timer = setTimeout(() => {
      void bodies.ahead(likely())
    }, restMs)
  }
  library.subscribe(look)
  search.subscribe(look)

  function likely(): readonly ArticleSummary[] {
    const { rows, cursor } = navigation
    const { open } = library.state
    const at = open === null ? -1 : rows.indexOf(open.row)
    const beside = at < 0 ? [] : [rows[at + 1], rows[at - 1]]
    const wanted = [cursor ?? undefined, ...beside].flatMap((row) => (row === undefined ? [] : [row]))
    return [...new Set(wanted)]
      .flatMap((row) => library.summary(row) ?? [])
      .filter(({ id }) => id !== open?.id)
  }
}
