import type { Say } from '@shared/language/say.ts'
import { useServices } from '../app/services-context.ts'
import { useReadable } from '../ui/use-readable.ts'

/** Says the messages of the catalogue in the language of the interface; another function when that changes. */
export function useSay(): Say {
  const { language } = useServices()
  return useReadable(language, (say) => say)
}
