import type { Quote } from '@shared/anchor/anchor.ts'
import type { ArticleSummary } from '@shared/article.ts'
import type { ReadingFace, SettingsChange } from '@shared/settings.ts'

/** A search hit that the article is opened at. */
export interface ReadingHit {
  /** Words as they stand in the article: all of them are marked. */
  readonly terms: readonly string[]
  /** The sentence around the best match: the page opens where it stands. */
  readonly snippet: string
}

/** What a button needs to know of a command so that it tells the same story as the key and the menu. */
export interface CommandFace {
  readonly title: string
  /** As shown to a person on this platform, such as "Ctrl+F"; null where it has none. */
  readonly keys: string | null
  readonly enabled: boolean
}

/** What the pane asks of the app. The ids are those of the app's command objects. */
export interface ReadingCommands {
  readonly run: (id: string) => void
  /** Null where the app has no such command: its button is left out. */
  readonly face: (id: string) => CommandFace | null
  /** The app's keymap, for keys pressed inside the frame. True when it took the key. */
  readonly handleKey: (event: KeyboardEvent) => boolean
  /** The end of the article was reached by reading: it counts as read, without a word said. */
  readonly finish: (article: ArticleSummary) => void
  /** `text`: what the link is called. */
  readonly openLink: (address: string, text: string) => void
  readonly changeSettings: (change: SettingsChange) => Promise<void>
  /** The face of one article; null: as in the settings. */
  readonly setFace: (article: ArticleSummary, face: ReadingFace | null) => Promise<void>
  readonly copy: (text: string) => void
  /** Says something to whoever listens, and shows it for a moment. */
  readonly announce: (words: string) => void
  /** The pane hands over what the app's reading commands act on; the answer takes it back. */
  readonly attach: (actions: ReadingActions) => () => void
}

/** What the app's reading commands can do with the open article. */
export interface ReadingActions {
  /** Moves the focus into the article, so that it scrolls and is read out. */
  readonly focus: () => void
  /** A screenful on or back, keeping two lines in sight. False when it was already at that end. */
  readonly page: (direction: 1 | -1) => boolean
  /** Three lines on or back; one with a ruler or where the line is held. */
  readonly scroll: (direction: 1 | -1) => void
  readonly toStart: () => void
  readonly toEnd: () => void
  readonly openFind: () => void
  /** The next or previous match of the find bar, else of the search that led here. False when there is none. */
  readonly stepMatch: (direction: 1 | -1) => boolean
  /** Is there something to step through? Decides what `n` means. */
  readonly hasMatches: () => boolean
  /** Closes the find bar or clears the marks. False when there was nothing to close, so that Esc goes on. */
  readonly dismiss: () => boolean
  readonly openTypeSettings: () => void
  readonly openMoreMenu: () => void
  /** Marks what is selected; opens the highlight that is current; else selects the first sentence in sight. */
  readonly highlight: (withNote: boolean) => void
  /** Goes to the next or previous highlight, going round. False where there is none. */
  readonly stepHighlight: (direction: 1 | -1) => boolean
  /** Selects the next or previous sentence. False at the end. */
  readonly pickSentence: (direction: 1 | -1) => boolean
  /** Are words selected, so that the arrows choose among sentences? */
  readonly isPicking: () => boolean
  /** What is selected, in whole letters; null for nothing. */
  readonly selection: () => Quote | null
  readonly toggleContents: () => void
  /** Begins to read aloud from what is in sight; then pauses and goes on. */
  readonly readAloud: () => void
  readonly print: () => void
  /** Headline and paragraphs, as clean text. */
  readonly copyText: () => void
}
