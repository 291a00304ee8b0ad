import { useSyncExternalStore } from 'react'
import type { Readable } from './observable.ts'

/** Reads a part of a store. `select` gives back the same reference as long as that part is unchanged. */
export function useReadable<State, Part>(store: Readable<State>, select: (state: State) => Part): Part {
  return useSyncExternalStore(store.subscribe, () => select(store.state))
}
