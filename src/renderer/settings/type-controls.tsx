import { useState, type ReactElement } from 'react'
import type { ReadingFace, Settings, SettingsChange } from '@shared/settings.ts'
import { familyOf } from '../reading/page/apply-type.ts'
import { Choice, type Option } from './choice.tsx'
import type { PlainKey } from '@shared/language/say.ts'
import { hyphenatedLanguages } from './hyphenation.ts'
import { HyphenationNote } from './hyphenation-note.tsx'
import { Range } from './range.tsx'
import { Switch } from './switch.tsx'
import { ThemeControls } from './theme-controls.tsx'
import { useSay } from '../language/use-say.ts'

export interface TypeControlsProps {
  readonly settings: Settings
  /** A step of a slider, shown and not yet kept. */
  readonly onDrag: (change: SettingsChange) => void
  readonly onKeep: (change: SettingsChange) => void
  /** Over an article: is the face its own? */
  readonly ownFace?: { readonly checked: boolean; readonly onSwitch: (checked: boolean) => void }
}

const faces: readonly Option<ReadingFace>[] = (
  [
    ['literata', 'Literata'],
    ['source-serif', 'Source Serif'],
    ['inter', 'Inter'],
    ['atkinson', 'Atkinson Hyperlegible'],
    ['opendyslexic', 'OpenDyslexic'],
  ] as const
).map(([value, name]) => ({
  value,
  name,
  // OpenDyslexic is half as wide again as the others.
  style: { fontFamily: `"${familyOf[value]}"`, ...(value === 'opendyslexic' && { fontSize: '0.8em' }) },
}))

const paragraphs: readonly NamedOption<Settings['paragraphs']>[] = [
  { value: 'gap', name: 'settings.gapBetween' },
  { value: 'indent', name: 'settings.firstLineIndented' },
]

interface RangeOf {
  readonly field: 'fontSizePx' | 'measureCh' | 'lineHeight' | 'letterSpacingEm' | 'wordSpacingEm'
  readonly label: PlainKey
  readonly min: number
  readonly max: number
  readonly step: number
  readonly unit: PlainKey | null
}

const ranges: readonly RangeOf[] = [
  { field: 'fontSizePx', label: 'settings.size', min: 14, max: 32, step: 1, unit: 'settings.px' },
  { field: 'measureCh', label: 'settings.width', min: 45, max: 100, step: 1, unit: 'settings.characters' },
  { field: 'lineHeight', label: 'settings.lineHeight', min: 1.2, max: 2.2, step: 0.05, unit: null },
  {
    field: 'letterSpacingEm',
    label: 'settings.letterSpace',
    min: 0,
    max: 0.15,
    step: 0.01,
    unit: 'settings.em',
  },
  { field: 'wordSpacingEm', label: 'settings.wordSpace', min: 0, max: 0.5, step: 0.02, unit: 'settings.em' },
]

/** Its name is a message. */
interface NamedOption<Value extends string> {
  readonly value: Value
  readonly name: PlainKey
}

/** Through how many lines one sees. */
const rulerLines = { '1': 1, '3': 3, '5': 5 } as const
const rulers = ['none', '1', '3', '5'] as const

/** Theme, face, size, measure, leading and the finer points: the same controls over the page and in the settings. */
export function TypeControls({ settings, onDrag, onKeep, ownFace }: TypeControlsProps): ReactElement {
  const say = useSay()
  const [hyphenated] = useState(() => hyphenatedLanguages(document))
  const canHyphenate = hyphenated.length > 0
  const named = <Value extends string>({ value, name }: NamedOption<Value>): Option<Value> => ({
    value,
    name: say(name),
  })
  return (
    <>
      <ThemeControls settings={settings} onKeep={onKeep} />
      <Choice
        label={say('settings.face')}
        value={settings.face}
        options={faces}
        onChoose={(face) => {
          onKeep({ face })
        }}
      />
      {ownFace && <Switch label={say('settings.faceOfThisArticle')} {...ownFace} />}
      {ranges.map(({ field, label, unit, ...range }) => (
        <Range
          key={field}
          {...range}
          label={say(label)}
          unit={unit === null ? '' : say(unit)}
          value={settings[field]}
          onDrag={(value) => {
            onDrag({ [field]: value })
          }}
          onKeep={(value) => {
            onKeep({ [field]: value })
          }}
        />
      ))}
      <Choice
        label={say('settings.paragraphs')}
        value={settings.paragraphs}
        options={paragraphs.map(named)}
        onChoose={(chosen) => {
          onKeep({ paragraphs: chosen })
        }}
      />
      <Choice
        label={say('settings.ruler')}
        value={settings.ruler ? (`${settings.rulerLines}` as const) : 'none'}
        options={rulers.map((value) => ({
          value,
          name:
            value === 'none' ? say('settings.noRuler') : say('settings.rulerLines', { count: Number(value) }),
        }))}
        onChoose={(chosen) => {
          if (chosen === 'none') onKeep({ ruler: false })
          else onKeep({ ruler: true, rulerLines: rulerLines[chosen] })
        }}
      />
      <div className="settings-switches">
        <Switch
          label={say('settings.typewriter')}
          checked={settings.typewriter}
          onSwitch={(typewriter) => {
            onKeep({ typewriter })
          }}
        />
        <Switch
          label={say('settings.hyphenate')}
          checked={canHyphenate && (settings.hyphenate || settings.justify)}
          disabled={!canHyphenate || settings.justify}
          onSwitch={(hyphenate) => {
            onKeep({ hyphenate })
          }}
        />
        <Switch
          label={say(canHyphenate ? 'settings.justifyHyphenated' : 'settings.justify')}
          checked={settings.justify}
          onSwitch={(justify) => {
            onKeep({ justify })
          }}
        />
        <Switch
          label={say('settings.ligatures')}
          checked={settings.ligatures}
          onSwitch={(ligatures) => {
            onKeep({ ligatures })
          }}
        />
        <Switch
          label={say('settings.oldStyleFigures')}
          checked={settings.oldStyleFigures}
          onSwitch={(oldStyleFigures) => {
            onKeep({ oldStyleFigures })
          }}
        />
      </div>
      <HyphenationNote languages={hyphenated} />
    </>
  )
}
