import { useEffect, useEffectEvent, useState, type RefObject } from 'react'
import type { Say } from '@shared/language/say.ts'
import { ArticlePage, type PageListener } from './page/article-page.ts'

/** The page inside the frame, once the frame has loaded it. */
export function useArticlePage(
  frame: RefObject<HTMLIFrameElement | null>,
  say: Say,
  listener: PageListener,
): ArticlePage | null {
  const [page, setPage] = useState<ArticlePage | null>(null)
  const onMove = useEffectEvent(listener.onMove)
  const onLink = useEffectEvent(listener.onLink)
  const onHint = useEffectEvent(listener.onHint)
  const onKey = useEffectEvent(listener.onKey)
  const onMatches = useEffectEvent(listener.onMatches)
  const onSelect = useEffectEvent(listener.onSelect)
  const spoken = useEffectEvent(() => say)
  const onPicture = useEffectEvent(listener.onPicture)
  useEffect(() => {
    const element = frame.current
    if (!element) return
    let opened: ArticlePage | null = null
    const open = (): void => {
      opened?.close()
      opened = new ArticlePage(element, spoken(), {
        onMove: (...move) => {
          onMove(...move)
        },
        onLink: (address, text) => {
          onLink(address, text)
        },
        onHint: (address) => {
          onHint(address)
        },
        onKey: (event) => onKey(event),
        onMatches: (count) => {
          onMatches(count)
        },
        onSelect: (clicked) => {
          onSelect(clicked)
        },
        onPicture: (picture) => {
          onPicture(picture)
        },
      })
      setPage(opened)
    }
    const { contentDocument } = element
    const isThere = contentDocument?.readyState === 'complete' && contentDocument.URL.endsWith('/frame.html')
    if (isThere) open()
    element.addEventListener('load', open)
    return () => {
      element.removeEventListener('load', open)
      opened?.close()
    }
  }, [frame])
  return page
}
