import type { OffprintClient } from '@shared/ipc/contract.ts'
import type { Standing } from '@shared/standing.ts'
import type { LibraryStore } from '../library/store.ts'
import { drop } from './drop.ts'

/** So long after the last step, so that going through a list says nothing. Milliseconds. */
const restMs = 400

/** Tells the app where the reader is, so that a restart or a crash of this page leads back there. */
export function tellStanding(client: Pick<OffprintClient, 'window'>, library: LibraryStore): void {
  let told = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  library.subscribe(() => {
    const { phase, view, open } = library.state
    if (phase !== 'ready') return
    const standing: Standing = { view, article: open?.id ?? null }
    const now = JSON.stringify(standing)
    if (now === told) return
    told = now
    clearTimeout(timer)
    timer = setTimeout(() => {
      drop(client.window.stand(standing))
    }, restMs)
  })
}
