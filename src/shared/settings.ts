import * as v from 'valibot'
import { DayTheme, NightTheme, ThemeChoice } from './theme.ts'
import { KeptKeyChoices, KeyChoices } from './keys.ts'
import { ViewOrders } from './view-order.ts'
import { languageChoices } from './language/languages.ts'

/** A search that was given a name: a view whose articles are whatever it finds. */
export const SavedSearch = v.object({
  /** Told apart by it. */
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80)),
  query: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)),
})
export type SavedSearch = v.InferOutput<typeof SavedSearch>

/** Searches that a result was opened from, newest first. */
export const longestRecentSearch = 200
export const mostRecentSearches = 12
const RecentSearch = v.pipe(v.string(), v.maxLength(longestRecentSearch))

/** The faces that articles can be set in; each is bundled. */
export const readingFaces = ['literata', 'source-serif', 'inter', 'atkinson', 'opendyslexic'] as const
export const ReadingFace = v.picklist(readingFaces)
export type ReadingFace = v.InferOutput<typeof ReadingFace>
/** In ems. WCAG 1.4.12 asks that a page bears 0.12 and 0.16. */
const LetterSpacing = v.pipe(v.number(), v.minValue(0), v.maxValue(0.15))
const WordSpacing = v.pipe(v.number(), v.minValue(0), v.maxValue(0.5))
const SpeechRate = v.pipe(v.number(), v.minValue(0.5), v.maxValue(3))
const Paragraphs = v.picklist(['gap', 'indent'])
const Density = v.picklist(['comfortable', 'compact'])
/** Odd, so that the line that is read stands in the midst. */
const RulerLines = v.picklist([1, 3, 5])

/** Kept in the library, so that they travel with it. Every field has a default: an older library still opens. */
export const Settings = v.object({
  // A theme that a later version knows is no reason to refuse a library.
  theme: v.fallback(v.optional(ThemeChoice, 'system'), 'system'),
  /** What following the system means while it is light, and while it is dark. */
  dayTheme: v.fallback(v.optional(DayTheme, 'light'), 'light'),
  nightTheme: v.fallback(v.optional(NightTheme, 'dark'), 'dark'),
  /** Body size in CSS pixels. */
  fontSizePx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(14), v.maxValue(32)), 20),
  /** Measure, in characters of the reading face. */
  measureCh: v.optional(v.pipe(v.number(), v.integer(), v.minValue(45), v.maxValue(100)), 66),
  lineHeight: v.optional(v.pipe(v.number(), v.minValue(1.2), v.maxValue(2.2)), 1.55),
  face: v.optional(ReadingFace, 'literata'),
  letterSpacingEm: v.optional(LetterSpacing, 0),
  wordSpacingEm: v.optional(WordSpacing, 0),
  /** What tells one paragraph from the next: a gap, or an indented first line as in books. */
  paragraphs: v.optional(Paragraphs, 'gap'),
  /** By the rules of the article's language; where that is not known, words are left whole. */
  hyphenate: v.optional(v.boolean(), true),
  /** Both edges straight. Words are hyphenated then, whatever `hyphenate` says: else gaps run down the page. */
  justify: v.optional(v.boolean(), false),
  ligatures: v.optional(v.boolean(), true),
  /** 1,234 with ascenders and descenders, where the face has such figures. */
  oldStyleFigures: v.optional(v.boolean(), true),
  /** Of the interface. Articles have their own. */
  language: v.optional(v.picklist(languageChoices), 'system'),
  /** The line that is read stays at one height of the window, and the text moves under it. */
  typewriter: v.optional(v.boolean(), false),
  /** Does a ruler lie on the line that is read, and how many lines are seen through it? */
  ruler: v.optional(v.boolean(), false),
  rulerLines: v.fallback(v.optional(RulerLines, 1), 1),
  /** How fast is read aloud; 1 is as the voice speaks by itself. */
  speechRate: v.optional(SpeechRate, 1),
  /** Single-letter shortcuts (WCAG 2.1.4 asks that they can be switched off). */
  singleKeys: v.optional(v.boolean(), true),
  /** Where they are not those that a command comes with. */
  keys: v.optional(KeptKeyChoices, () => ({})),
  /** Backups kept: the newest of so many hours, days and weeks. The newest three stay whatever these say. */
  backupHours: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(72)), 24),
  backupDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60)), 7),
  backupWeeks: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(104)), 4),
  /** What views are sorted by. A later version may know more: then those are as if none was chosen. */
  orders: v.fallback(
    v.optional(ViewOrders, () => ({})),
    () => ({}),
  ),
  /** Days, sites or lengths between the rows of a sorted list. */
  groups: v.optional(v.boolean(), true),
  /** How much room a line of a list has. */
  density: v.fallback(v.optional(Density, 'comfortable'), 'comfortable'),
  savedSearches: v.optional(v.array(SavedSearch), () => []),
  recentSearches: v.optional(v.array(RecentSearch), () => []),
})
export type Settings = v.InferOutput<typeof Settings>

/** How many backups are kept. */
export type BackupKeeping = Pick<Settings, 'backupHours' | 'backupDays' | 'backupWeeks'>

/** What to change. A field that is there has a value: `undefined` would erase a setting. */
export const SettingsChange = v.object({
  theme: v.exactOptional(ThemeChoice),
  dayTheme: v.exactOptional(DayTheme),
  nightTheme: v.exactOptional(NightTheme),
  fontSizePx: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(14), v.maxValue(32))),
  measureCh: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(45), v.maxValue(100))),
  lineHeight: v.exactOptional(v.pipe(v.number(), v.minValue(1.2), v.maxValue(2.2))),
  face: v.exactOptional(ReadingFace),
  letterSpacingEm: v.exactOptional(LetterSpacing),
  wordSpacingEm: v.exactOptional(WordSpacing),
  paragraphs: v.exactOptional(Paragraphs),
  hyphenate: v.exactOptional(v.boolean()),
  justify: v.exactOptional(v.boolean()),
  ligatures: v.exactOptional(v.boolean()),
  oldStyleFigures: v.exactOptional(v.boolean()),
  language: v.exactOptional(v.picklist(languageChoices)),
  typewriter: v.exactOptional(v.boolean()),
  ruler: v.exactOptional(v.boolean()),
  rulerLines: v.exactOptional(RulerLines),
  speechRate: v.exactOptional(SpeechRate),
  singleKeys: v.exactOptional(v.boolean()),
  keys: v.exactOptional(KeyChoices),
  backupHours: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(72))),
  backupDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(60))),
  backupWeeks: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(104))),
  orders: v.exactOptional(ViewOrders),
  groups: v.exactOptional(v.boolean()),
  density: v.exactOptional(Density),
  savedSearches: v.exactOptional(v.pipe(v.array(SavedSearch), v.maxLength(500))),
  recentSearches: v.exactOptional(v.pipe(v.array(RecentSearch), v.maxLength(mostRecentSearches))),
})
export type SettingsChange = v.InferOutput<typeof SettingsChange>

export const defaultSettings: Settings = v.parse(Settings, {})
