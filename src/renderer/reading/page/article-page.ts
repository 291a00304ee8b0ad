import type { Say } from '@shared/language/say.ts'
import type { ArticleSummary, ReadingPlace } from '@shared/article.ts'
import type { ReadingFace, Settings } from '@shared/settings.ts'
import type { Theme } from '@shared/theme.ts'
import { drop } from '../../app/drop.ts'
import type { ReadingHit } from '../reading-commands.ts'
import { applyType, familyOf } from './apply-type.ts'
import { articleHeader } from './article-header.ts'
import { dress, sheetFor, type DatelinePlace } from './article-sheet.ts'
import type { Highlight, HighlightId } from '@shared/highlight.ts'
import { watchBrokenPictures } from './broken-pictures.ts'
import { CodeColours } from './code-colours.ts'
import { forwardEvents } from './forward-events.ts'
import { Highlighter } from './highlighter.ts'
import { LineGuide } from './line-guide.ts'
import type { MatchCount } from './marks.ts'
import { Marks } from './marks.ts'
import type { OutlineHeading } from './outline.ts'
import { outlineOf } from './outline.ts'
import { NotePopover } from './note-popover.ts'
import { watchLinks } from './page-links.ts'
import { PageText } from './page-text.ts'
import { Purifier } from './purify.ts'
import { Scroller } from './scroller.ts'
import { watchPictures, type Picture } from './watch-pictures.ts'
import { watchSelection } from './watch-selection.ts'
import { watchMoves } from './watch-moves.ts'

/** Fonts are files of our own: they are there within this, or the page is shown without them. */
const fontsWithinMs = 200
/** What nearly every article is set in: fetched while nothing is open yet. */
const usualFaces = ['1em "Literata Variable"', 'italic 1em "Literata Variable"', '1em "Inter Variable"']

export interface PageListener {
  /** At most once a frame. `byReader`: the reader moved, and not opening or restoring. */
  readonly onMove: (place: ReadingPlace, progress: number, byReader: boolean) => void
  readonly onLink: (address: string, text: string) => void
  /** The link under the pointer or the focus; null when there is none. */
  readonly onHint: (address: string | null) => void
  readonly onKey: (event: KeyboardEvent) => boolean
  readonly onMatches: (count: MatchCount) => void
  /** A selection was made or ended, or a highlight was clicked: look at `highlighter`. */
  readonly onSelect: (clicked: HighlightId | null) => void
  /** A picture is to be looked at by itself. */
  readonly onPicture: (picture: Picture) => void
}

/**
 * The one page in the frame: articles come and go on it, so that opening one loads no document, no style and no font.
 * Everything on it is done from outside; nothing in it runs.
 */
export class ArticlePage {
  readonly #window: Window & typeof globalThis
  readonly #document: Document
  readonly #listener: PageListener
  readonly #purifier = new Purifier(window)
  readonly #marks: Marks
  readonly highlighter: Highlighter
  readonly #scroller: Scroller
  readonly #guide: LineGuide
  readonly #colours: CodeColours
  readonly #note: NotePopover
  readonly #stop: readonly (() => void)[]
  #body: Element
  #sheet: HTMLElement
  #text: PageText | null = null
  #dateline: DatelinePlace = 'said'
  #header = ''
  #isDamaged = false
  #lastQuery = ''
  #byReader = false
  #picture: HTMLElement | null = null
  #shown = 0
  #say: Say

  /** @param frame has loaded frame.html */
  constructor(frame: HTMLIFrameElement, say: Say, listener: PageListener) {
    this.#say = say
    const document = frame.contentDocument
    if (!document) throw new Error('The frame of the article pane is not of our origin.')
    this.#document = document
    this.#window = frame.contentWindow as Window & typeof globalThis
    this.#listener = listener
    this.#marks = new Marks(this.#window)
    this.#sheet = document.createElement('article')
    this.#body = document.createElement('div')
    this.#scroller = new Scroller(this.#window, this.#body)
    this.#guide = new LineGuide(this.#window, this.#scroller)
    this.highlighter = new Highlighter(this.#window, this.#body)
    this.#colours = new CodeColours(this.#window)
    this.#note = new NotePopover(document)
    for (const face of usualFaces) void document.fonts.load(face)
    this.#stop = [
      watchLinks(document, {
        open: listener.onLink,
        hint: listener.onHint,
        note: (link, note) => this.#note.open(link, note, this.#say),
        jump: (target) => {
          this.#note.close(false)
          // Looking at a note at the end is not reading to the end.
          this.#byReader = false
          this.#scroller.revealElement(target)
        },
      }),
      // Before the keymap: what a picture does with Enter is not for it.
      watchPictures(document, (picture, element) => {
        this.#picture = element
        listener.onPicture(picture)
      }),
      forwardEvents(document, frame, listener.onKey),
      watchMoves(this.#window, {
        onScroll: () => {
          this.#scroller.noteScroll()
          this.#guide.look()
          this.#report()
        },
        onHand: (event) => {
          this.#byReader = true
          if (movesPage(event)) this.#scroller.letGo()
          if (event.type === 'pointerdown') this.#note.closeFor(event)
        },
        onResize: () => {
          this.#note.close(true)
          this.#keepPlace()
          // What floats beside its words goes with them.
          this.#report()
        },
      }),
      watchBrokenPictures(document, () => this.#say),
      watchSelection(document, (point) => {
        if (point !== null) this.#guide.point(point.y)
        listener.onSelect(point === null ? null : this.highlighter.at(point.x, point.y))
      }),
    ]
  }

  close(): void {
    for (const stop of this.#stop) stop()
    this.#colours.clear()
    this.#shown += 1
  }

  /** In which language the page speaks of the article. */
  speak(say: Say): void {
    this.#say = say
  }

  applySettings(settings: Settings, theme: Theme): void {
    const root = this.#document.documentElement
    root.dataset['theme'] = theme
    const isNewFace = root.dataset['face'] !== settings.face
    applyType(root, settings)
    this.#guide.apply(settings)
    this.#keepPlace()
    if (isNewFace) this.#keepPlaceIn(settings.face)
  }

  /** Empties the page, so that nothing of the article before is read or found. */
  clear(): void {
    this.#shown += 1
    this.#marks.clear()
    this.#colours.clear()
    this.#note.close(false)
    this.showSpoken(null)
    this.#text = null
    this.#guide.show(null, null)
    this.#document.body.replaceChildren()
    this.highlighter.open(this.#document.body)
  }

  /** Sets the article and opens it at the hit, else at its reading place. Resolves when it can be seen. */
  async show(
    article: ArticleSummary,
    { html, isDamaged }: { readonly html: string; readonly isDamaged: boolean },
    hit: ReadingHit | null,
  ): Promise<void> {
    const turn = (this.#shown += 1)
    const document = this.#document
    const root = document.documentElement
    root.toggleAttribute('data-setting', true)
    this.#marks.clear()
    this.#text = null
    this.#byReader = false

    const { sheet, body, dateline } = sheetFor(
      article,
      document.adoptNode(this.#purifier.fragment(html, `/articles/${article.id}/`)),
      this.#say,
    )
    this.#sheet = sheet
    this.#body = body
    this.#dateline = dateline
    this.#header = ''
    this.#isDamaged = isDamaged
    const hadFocus = document.hasFocus()
    this.#note.close(false)
    document.body.replaceChildren(sheet)
    if (hadFocus) this.focus()
    this.showFacts(article)
    this.#scroller.show(body)
    this.#guide.show(sheet, body)
    this.highlighter.open(body)

    // Heights are only known in the faces that will be seen.
    await Promise.race([document.fonts.ready, new Promise((done) => setTimeout(done, fontsWithinMs))])
    if (turn !== this.#shown) return
    if (hit) this.openAt(hit)
    else {
      this.#listener.onMatches(this.#marks.count)
      if (article.place) this.#scroller.goTo(article.place)
    }
    root.toggleAttribute('data-setting', false)
    this.#guide.look()
    this.#report()
    drop(this.#colours.show(body))
  }

  /** Title, tags and the like may change while the article is open; the page under the reader does not move. */
  showFacts(article: ArticleSummary, say = this.#say): void {
    this.#say = say
    if (dress(this.#sheet, article)) this.#redress(article.face ?? null)
    const { title, standfirst, byline, dateline, publishedAt, site, tags, wordCount, linkOnly, pictures } =
      article
    const known = { title, standfirst, byline, dateline, publishedAt, site, tags, wordCount }
    const facts = {
      ...known,
      ...(linkOnly === true ? { linkOnly } : {}),
      ...(pictures === undefined ? {} : { pictures }),
      isDamaged: this.#isDamaged,
    }
    const key = JSON.stringify([this.#say.locale, facts])
    if (key === this.#header) return
    this.#header = key
    this.#document.title = title.trim() || this.#say('reading.untitled')
    this.#sheet.setAttribute('aria-label', title.trim() || this.#say('reading.untitled'))
    const header = articleHeader(this.#document, facts, this.#dateline === 'no-paragraph', this.#say)
    const old = this.#sheet.querySelector(':scope > header')
    if (old) old.replaceWith(header)
    else this.#sheet.prepend(header)
    this.#text = null
  }

  /** Closes the note that is shown beside its reference; false when none is. */
  closeNote(): boolean {
    return this.#note.close(true)
  }

  focus(): void {
    this.#window.focus()
    this.#sheet.focus({ preventScroll: true })
  }

  /**
   * After something lay over the page: the picture that was looked at has the focus again. Two frames later, because
   * what lay over it gives the focus back to the frame as a whole first, which is not the picture.
   */
  focusPicture(): void {
    const picture = this.#picture
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        this.#window.focus()
        if (picture?.isConnected === true) picture.focus({ preventScroll: true })
        else this.focus()
      })
    })
  }

  page(direction: 1 | -1): boolean {
    this.#byReader = true
    return this.#scroller.page(direction, this.#lineHeightPx)
  }

  /** A few lines on or back; where there is a ruler or the line is held, it goes line by line. */
  scroll(direction: 1 | -1): void {
    this.#byReader = true
    if (!this.#guide.isOn) this.#scroller.by(3 * direction * this.#lineHeightPx)
    else if (!this.#guide.move(direction)) this.#scroller.by(direction * this.#lineHeightPx)
  }

  toStart(): void {
    this.#byReader = true
    this.#scroller.toStart()
    this.#guide.toEdge('start')
  }

  toEnd(): void {
    this.#byReader = true
    this.#scroller.toEnd()
    this.#guide.toEdge('end')
  }

  /** Marks the words of a search hit and shows the sentence that was found. */
  openAt(hit: ReadingHit): void {
    this.#marks.openAt(this.#pageText, hit)
    const { current } = this.#marks
    if (current) {
      this.#scroller.reveal(current)
      this.#guide.mark(current)
    }
    this.#listener.onMatches(this.#marks.count)
  }

  /** What the reader marked; known before or after the text is shown. */
  showHighlights(highlights: readonly Highlight[]): void {
    this.highlighter.put(highlights)
  }

  /** Goes to a highlight and makes it the current one. False where its words are not in the text. */
  goToHighlight(id: HighlightId): boolean {
    const range = this.highlighter.rangeOf(id)
    if (range === null) return false
    this.highlighter.mark(id)
    this.#reveal(range)
    return true
  }

  /** The next or previous highlight, going round at the ends; null where there is none. */
  stepHighlight(direction: 1 | -1): HighlightId | null {
    const { found, current } = this.highlighter
    const at = current === null ? -1 : found.indexOf(current)
    const from = at < 0 && direction === -1 ? 0 : at
    const id = found[(from + direction + found.length) % found.length]
    if (id === undefined) return null
    this.goToHighlight(id)
    return id
  }

  /** Selects the next or previous sentence and shows it. False at the end. */
  selectSentence(direction: 1 | -1): boolean {
    const range = this.highlighter.selectSentence(direction)
    if (range !== null) this.#follow(range)
    return range !== null
  }

  /** Marks the sentence that is being read aloud and keeps it in sight; null ends that. */
  showSpoken(range: Range | null): void {
    const { highlights } = this.#window.CSS
    highlights.delete('spoken')
    if (range === null) return
    highlights.set('spoken', new this.#window.Highlight(range))
    this.#byReader = true
    this.#follow(range)
  }

  /** The article by itself, on paper or as a PDF: the system asks which. */
  print(): void {
    this.#window.print()
  }

  unselect(): void {
    this.#document.getSelection()?.removeAllRanges()
  }

  /** Of the window that the article is read through, in CSS pixels. */
  get room(): { readonly width: number; readonly height: number } {
    const { clientWidth, clientHeight } = this.#document.documentElement
    return { width: clientWidth, height: clientHeight }
  }

  get outline(): readonly OutlineHeading[] {
    return outlineOf(this.#body)
  }

  goToHeading(index: number): void {
    const heading = this.#body.querySelectorAll<HTMLElement>('h2, h3, h4, h5, h6')[index]
    if (heading === undefined) return
    this.#byReader = true
    this.#scroller.revealElement(heading)
    const words = this.#document.createRange()
    words.selectNodeContents(heading)
    this.#guide.mark(words)
    heading.tabIndex = -1
    this.#window.focus()
    heading.focus({ preventScroll: true })
  }

  /** Marks what the find bar asks for and goes to the first match from here on. */
  find(query: string): void {
    this.#lastQuery = query
    this.#marks.find(this.#pageText, query, (range) => range.getBoundingClientRect().bottom > 0)
    this.#showMatch()
  }

  stepMatch(direction: 1 | -1): boolean {
    if (this.#marks.count.total === 0) return false
    this.#marks.step(direction)
    this.#showMatch()
    return true
  }

  clearMarks(): void {
    this.#marks.clear()
    this.#listener.onMatches(this.#marks.count)
  }

  get matches(): MatchCount {
    return this.#marks.count
  }

  /** What was last looked for, in this article or another: offered when one looks again. */
  get lastQuery(): string {
    return this.#lastQuery
  }

  get place(): ReadingPlace {
    return this.#scroller.place
  }

  get selectedText(): string {
    return this.#document.getSelection()?.toString() ?? ''
  }

  /** The article as clean text: headline, standfirst, then its paragraphs. */
  get plainText(): string {
    return this.#sheet.innerText.trim()
  }

  /** Keeps what is being read in sight, and the ruler on it. */
  #follow(range: Range): void {
    if (!this.#guide.goTo(range)) this.#scroller.revealIfHidden(range)
  }

  #reveal(range: Range): void {
    this.#scroller.revealIfHidden(range)
    this.#guide.mark(range)
  }

  #keepPlace(): void {
    this.#scroller.keepPlace()
    this.#guide.look()
  }

  #showMatch(): void {
    const { current } = this.#marks
    if (current) this.#reveal(current)
    this.#listener.onMatches(this.#marks.count)
  }

  get #pageText(): PageText {
    this.#text ??= new PageText(this.#sheet)
    return this.#text
  }

  /** After its direction, its language or its own face changed. */
  #redress(face: ReadingFace | null): void {
    this.#keepPlace()
    if (face !== null) this.#keepPlaceIn(face)
  }

  /** Set once more when the face is there: until then lines break as another face has them. */
  #keepPlaceIn(face: ReadingFace): void {
    void this.#document.fonts.load(`1em "${familyOf[face]}"`).then(() => {
      this.#keepPlace()
    })
  }

  get #lineHeightPx(): number {
    return Number.parseFloat(this.#window.getComputedStyle(this.#document.body).lineHeight) || 30
  }

  #report(): void {
    this.#listener.onMove(this.#scroller.place, this.#scroller.progress, this.#byReader)
  }
}

/** Keys are the app's but for those that move the page by themselves. */
function movesPage(event: Event): boolean {
  if (event.type === 'keydown') return ['PageUp', 'PageDown'].includes((event as KeyboardEvent).key)
  return event.type === 'wheel' || event.type === 'touchmove'
}
