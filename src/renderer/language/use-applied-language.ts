import { useLayoutEffect } from 'react'
import { useSay } from './use-say.ts'

/** The page says in which language it is and which way that runs; style sheets and screen readers go by it. */
export function useAppliedLanguage(): void {
  const { language, locale, direction } = useSay()
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'pseudo' ? 'en' : locale
    document.documentElement.dir = direction
  }, [language, locale, direction])
}
