import { useEffect, useRef, useState, type ReactElement } from 'react'
import type { ArticleId, ArticleSummary } from '@shared/article.ts'
import type { Settings } from '@shared/settings.ts'
import { drop } from '../app/drop.ts'
import { useSay } from '../language/use-say.ts'
import { useReadable } from '../ui/use-readable.ts'
import { AloudBar } from './aloud-bar.tsx'
import { Aloud } from './aloud.ts'
import type { ArticlePage } from './page/article-page.ts'
import type { ReadingCommands } from './reading-commands.ts'

export interface AloudOptions {
  readonly article: ArticleSummary | null
  readonly page: ArticlePage | null
  readonly settings: Settings
  readonly commands: ReadingCommands
}

export interface ReadingAloud {
  readonly bar: ReactElement | null
  readonly toggle: () => void
  /** False when nothing was being read. */
  readonly stop: () => boolean
}

const slowest = 0.5
const fastest = 3
const rateStep = 0.25

/** The open article read aloud, with the sentence marked, and the controls for it. */
export function useAloud({ article, page, settings, commands }: AloudOptions): ReadingAloud {
  const say = useSay()
  const [aloud] = useState(
    () => new Aloud(window.speechSynthesis, (words) => new SpeechSynthesisUtterance(words)),
  )
  const state = useReadable(aloud, (whole) => whole)
  const id = article?.id ?? null
  const begun = useRef<ArticleId | null>(null)
  // What was begun in one article ends with it.
  useEffect(() => {
    if (aloud.state.status === 'silent' || begun.current === id) return
    aloud.stop()
  }, [aloud, id])
  useEffect(
    () => () => {
      aloud.stop()
    },
    [aloud],
  )

  const start = (): void => {
    if (page === null || article === null) return
    const { places, first } = page.highlighter.sentences
    const language = article.language ?? say.locale
    begun.current = article.id
    const started = aloud.start(
      {
        language,
        sentences: places.length,
        show: (index) => {
          const place = places[index]
          const sentence = place === undefined ? null : page.highlighter.sentenceAt(place)
          page.showSpoken(sentence?.range ?? null)
          return sentence?.words ?? null
        },
        end: () => {
          page.showSpoken(null)
        },
      },
      first,
      settings.speechRate,
    )
    if (!started) commands.announce(say('reading.noVoice', { language }))
  }
  const changeRate = (by: number): void => {
    const speechRate = Math.min(fastest, Math.max(slowest, settings.speechRate + by))
    aloud.setRate(speechRate)
    drop(commands.changeSettings({ speechRate }))
  }

  return {
    bar:
      state.status === 'silent' ? null : (
        <AloudBar
          state={state}
          rate={settings.speechRate}
          onToggle={() => {
            aloud.pauseOrGoOn()
          }}
          onStep={(by) => {
            aloud.step(by)
          }}
          onSlower={settings.speechRate > slowest ? () => changeRate(-rateStep) : null}
          onFaster={settings.speechRate < fastest ? () => changeRate(rateStep) : null}
          onVoice={(voice) => {
            aloud.setVoice(voice)
          }}
          onStop={() => {
            aloud.stop()
            page?.focus()
          }}
        />
      ),
    toggle: () => {
      if (state.status === 'silent') start()
      else aloud.pauseOrGoOn()
    },
    stop: () => aloud.stop(),
  }
}
