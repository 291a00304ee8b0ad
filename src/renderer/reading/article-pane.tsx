import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type ReactElement } from 'react'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { HighlightId } from '@shared/highlight.ts'
import type { Settings } from '@shared/settings.ts'
import type { HighlightStore } from '../highlighting/highlight-store.ts'
import { useShownTheme } from '../settings/use-shown-theme.ts'
import { LinkHint } from './link-hint.tsx'
import { FindBar } from './find-bar.tsx'
import type { Bodies } from './bodies.ts'
import type { MatchCount } from './page/marks.ts'
import type { Picture } from './page/watch-pictures.ts'
import { PictureView } from './picture-view.tsx'
import { PlaceKeeper } from './place-keeper.ts'
import { EmptyPage, FailedPage, WaitingPage } from './pane-states.tsx'
import type { ReadingCommands, ReadingHit } from './reading-commands.ts'
import { ReadingToolbar } from './reading-toolbar.tsx'
import { useArticleBody } from './use-article-body.ts'
import { useArticlePage } from './use-article-page.ts'
import { useHighlighting } from './use-highlighting.tsx'
import { timeLeftOf } from './time-left.ts'
import { useAloud } from './use-aloud.tsx'
import { useLate } from './use-late.ts'
import { useReadingActions } from './use-reading-actions.ts'
import { useSay } from '../language/use-say.ts'
import './reading.css'

export interface ArticlePaneProps {
  /** The open article; null shows a quiet page that says what to do. */
  readonly article: ArticleSummary | null
  /** Is there anything to choose? An empty library says by itself what to do. */
  readonly hasArticles: boolean
  readonly settings: Settings
  /** Where search led: the article opens there. Null restores the reading position. A new object opens anew. */
  readonly hit: ReadingHit | null
  readonly commands: ReadingCommands
  readonly bodies: Bodies
  readonly highlights: HighlightStore
  /** A highlight that the article is opened at. A new object opens anew. */
  readonly wanted: { readonly highlight: HighlightId } | null
}

const noMatches: MatchCount = { total: 0, current: 0 }
/** A body is there in a few milliseconds; only what takes longer than this is said to be on its way. */
const sayWaitingAfterMs = 150

/** The right-hand pane: a toolbar and the article in its scriptless frame. */
export function ArticlePane(props: ArticlePaneProps): ReactElement {
  const say = useSay()
  const { article, hasArticles, settings, hit, commands, bodies, highlights, wanted } = props
  const frame = useRef<HTMLIFrameElement>(null)
  const progressLine = useRef<HTMLDivElement>(null)
  const timeLeft = useRef<HTMLSpanElement>(null)
  const shown = useRef<{ readonly id: ArticleId; readonly hit: ReadingHit | null } | null>(null)
  const finished = useRef<ArticleId | null>(null)
  const wantsFocus = useRef(false)
  const [keeper] = useState(
    () =>
      new PlaceKeeper((remembered) => {
        // A place that could not be kept is no loss worth a message; a full disk says so at the next real act.
        void window.offprint.article.remember(remembered)
      }),
  )
  const [attempt, setAttempt] = useState(0)
  const [matches, setMatches] = useState(noMatches)
  const [finding, setFinding] = useState<{ readonly id: ArticleId; readonly turn: number } | null>(null)
  const [picture, setPicture] = useState<Picture | null>(null)
  const [openMenu, setOpenMenu] = useState<'type' | 'more' | null>(null)
  const [hint, setHint] = useState<string | null>(null)
  const [preview, setPreview] = useState<Partial<Settings>>({})
  const id = article?.id ?? null
  const isFinding = id !== null && finding?.id === id
  const body = useArticleBody(bodies, article, attempt)
  const isWaiting = useLate(body.status === 'loading', sayWaitingAfterMs)

  const finish = (): void => {
    if (!article || finished.current === article.id) return
    finished.current = article.id
    keeper.note({ id: article.id, place: page?.place ?? { block: 0, fraction: 0 }, progress: 1 })
    if (!article.read) commands.finish(article)
  }

  const page = useArticlePage(frame, say, {
    onMove: (place, progress, byReader) => {
      highlighting.onMove()
      if (progressLine.current) progressLine.current.style.transform = `scaleX(${String(progress)})`
      if (timeLeft.current) timeLeft.current.textContent = article ? timeLeftOf(article, progress, say) : ''
      if (!byReader || !article || shown.current?.id !== article.id) return
      keeper.note({ id: article.id, place, progress })
      if (progress === 1) finish()
    },
    onLink: (address, text) => {
      commands.openLink(address, text)
    },
    onHint: setHint,
    onKey: (event) => commands.handleKey(event),
    onMatches: setMatches,
    onSelect: (clicked) => {
      highlighting.onSelect(clicked)
    },
    onPicture: setPicture,
  })
  const highlighting = useHighlighting({
    article,
    page,
    store: highlights,
    announce: commands.announce,
    commands,
    wanted,
  })

  useLayoutEffect(() => {
    page?.speak(say)
  }, [page, say])

  const theme = useShownTheme({ ...settings, ...preview })
  const aloud = useAloud({ article, page, settings, commands })

  useLayoutEffect(() => {
    page?.applySettings({ ...settings, ...preview }, theme)
  }, [page, settings, preview, theme])

  const show = useEffectEvent(async (html: string, isDamaged: boolean) => {
    if (!page || !article) return
    keeper.flush()
    finished.current = null
    shown.current = { id: article.id, hit }
    await page.show(article, { html, isDamaged }, hit)
    highlighting.shown()
    if (!wantsFocus.current) return
    wantsFocus.current = false
    page.focus()
  })
  const html = body.status === 'ready' ? body.html : null
  const isDamaged = body.status === 'ready' && body.isDamaged
  useLayoutEffect(() => {
    if (page && id !== null && html !== null) void show(html, isDamaged)
  }, [page, id, html, isDamaged])

  // What was said of the article before says nothing of this one, which may not even be there.
  useLayoutEffect(() => {
    if (shown.current?.id === id) return
    if (progressLine.current) progressLine.current.style.transform = 'scaleX(0)'
    if (timeLeft.current) timeLeft.current.textContent = ''
  }, [id])

  useEffect(() => {
    if (!page || id !== null) return
    keeper.flush()
    shown.current = null
    page.clear()
  }, [page, id, keeper])

  useEffect(() => {
    if (page && article && shown.current?.id === article.id) page.showFacts(article, say)
  }, [page, article, say])

  useEffect(() => {
    const now = shown.current
    if (!page || now === null || now.id !== id || now.hit === hit) return
    shown.current = { id: now.id, hit }
    if (hit) page.openAt(hit)
    else page.clearMarks()
  }, [page, id, hit])

  useEffect(() => {
    const flush = (): void => {
      keeper.flush()
    }
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      flush()
    }
  }, [keeper])

  const closeFind = (): void => {
    setFinding(null)
    page?.clearMarks()
    page?.focus()
  }
  useReadingActions(commands, {
    focus: () => {
      if (page && shown.current?.id === id) page.focus()
      else wantsFocus.current = true
    },
    page: (direction) => {
      const moved = page?.page(direction) ?? false
      if (!moved && direction === 1) finish()
      return moved
    },
    scroll: (direction) => page?.scroll(direction),
    toStart: () => page?.toStart(),
    toEnd: () => page?.toEnd(),
    openFind: () => {
      // Asked for again, it takes what is selected by now.
      if (id !== null) setFinding({ id, turn: (finding?.turn ?? 0) + 1 })
    },
    stepMatch: (direction) => page?.stepMatch(direction) ?? false,
    hasMatches: () => matches.total > 0,
    dismiss: () => {
      if (page?.closeNote() === true || aloud.stop()) return true
      if (highlighting.dismiss()) return true
      if (!isFinding && matches.total === 0) return false
      closeFind()
      return true
    },
    openTypeSettings: () => {
      setOpenMenu('type')
    },
    openMoreMenu: () => {
      setOpenMenu('more')
    },
    highlight: (withNote) => {
      highlighting.make(withNote)
    },
    stepHighlight: (direction) => highlighting.step(direction),
    pickSentence: (direction) => highlighting.pick(direction),
    isPicking: () => highlighting.isPicking(),
    selection: () => page?.highlighter.selected?.quote ?? null,
    toggleContents: () => {
      highlighting.toggleContents()
    },
    readAloud: () => {
      aloud.toggle()
    },
    print: () => page?.print(),
    copyText: () => {
      if (page) commands.copy(page.plainText)
    },
  })

  return (
    <section className="reading" aria-label={say('commands.article')} data-region="article">
      {article && (
        <ReadingToolbar
          article={article}
          settings={{ ...settings, ...preview }}
          commands={commands}
          openMenu={openMenu}
          onMenu={setOpenMenu}
          onPreview={setPreview}
          timeLeft={timeLeft}
        />
      )}
      <div className="reading-window">
        <div className="reading-progress" aria-hidden="true">
          <div ref={progressLine} />
        </div>
        {article && isFinding && page && (
          <FindBar
            key={`${article.id} ${String(finding?.turn)}`}
            page={page}
            matches={matches}
            onClose={closeFind}
          />
        )}
        {highlighting.parts}
        {aloud.bar}
        <iframe
          ref={frame}
          className="reading-frame"
          src="/frame.html"
          title={article ? article.title || say('reading.untitled') : say('reading.noArticle')}
          // SECURITY: never allow-scripts. Same origin is what lets this pane set the page from outside; without
          // scripts, modals are only the dialog that prints it.
          sandbox="allow-same-origin allow-modals"
          data-away={article === null || isWaiting || body.status === 'failed' ? true : undefined}
        />
        {article !== null && hint !== null && <LinkHint address={hint} />}
        {article === null && hasArticles && (
          <EmptyPage commands={commands} singleKeys={settings.singleKeys} />
        )}
        {isWaiting && <WaitingPage />}
        {article && body.status === 'failed' && (
          <FailedPage
            title={article.title}
            reason={say(body.message)}
            onRetry={() => {
              setAttempt(attempt + 1)
            }}
          />
        )}
      </div>
      {picture !== null && (
        <PictureView
          picture={picture}
          onClose={() => {
            setPicture(null)
            page?.focusPicture()
          }}
        />
      )}
    </section>
  )
}
