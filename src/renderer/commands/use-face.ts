import { useSyncExternalStore } from 'react'
import { useRunner, useServices } from '../app/services-context.ts'
import type { Face } from './command-runner.ts'
import type { Region } from './region.ts'

const none: Face = { title: '', keys: null, enabled: false }

/** How a command looks now; follows the library, the search and what is done with its folder. */
export function useFace(id: string, region: Region): Face {
  const { library, search, storage, language } = useServices()
  const runner = useRunner()
  const subscribe = (listener: () => void): (() => void) => {
    const stops = [library, search, storage, language].map((store) => store.subscribe(listener))
    return () => {
      for (const stop of stops) stop()
    }
  }
  // A string, so that an unchanged face is the same snapshot.
  const text = useSyncExternalStore(subscribe, () => JSON.stringify(runner.face(id, region) ?? none))
  return JSON.parse(text) as Face
}
