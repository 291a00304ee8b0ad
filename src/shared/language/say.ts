import { arabic } from './arabic.ts'
import type { DateFormats } from './date-formats.ts'
import { createDateFormats } from './date-formats.ts'
import type { English, MessageKey } from './english.ts'
import { english } from './english.ts'
import type { Scope } from './heard.ts'
import { heardIn } from './heard.ts'
import { isolate } from './isolate.ts'
import type { Language } from './languages.ts'
import { directionOf } from './languages.ts'
import type { Message, NamesOf } from './message.ts'
import { pseudoMessage } from './pseudo.ts'

/** Keys of messages that want nothing to be put into them. */
export type PlainKey = {
  [Key in MessageKey]: [NamesOf<English[Key]>] extends [never] ? Key : never
}[MessageKey]

/** What is put in: by name, with `count` a number, because it decides on the plural. */
export type ValuesOf<Key extends MessageKey, Value = string | number> = {
  readonly [Name in NamesOf<English[Key]>]: Name extends 'count' ? number : Value
}

export type ValuesIn<Key extends MessageKey> = [NamesOf<English[Key]>] extends [never] ? [] : [ValuesOf<Key>]

/** Says a message of the catalogue in one language. A key or a value that is missing is a type error. */
export interface Say {
  <Key extends MessageKey>(key: Key, ...values: ValuesIn<Key>): string
  readonly language: Language
  /** Of numbers and dates: "ar-EG". */
  readonly locale: string
  readonly direction: 'ltr' | 'rtl'
  readonly dates: DateFormats
  readonly number: (value: number) => string
  /** "Pocket, Omnivore, and Matter" as the language has it. */
  readonly list: (items: readonly string[]) => string
  /** With the names still in it; `count` chooses between plural forms. For what puts more than text in. */
  readonly template: (key: MessageKey, count?: number) => string
  /** What core and main say in English, in this language; a sentence that is not in the catalogue as it is. */
  readonly heard: (sentence: string, scope?: Scope) => string
}

export function createSay(language: Language, locale: string): Say {
  const catalogue: Readonly<Record<MessageKey, Message>> = catalogueOf(language)
  const direction = directionOf(language)
  const plural = new Intl.PluralRules(locale)
  const numbers = new Intl.NumberFormat(locale)
  const lists = new Intl.ListFormat(locale, { type: 'conjunction' })

  const template = (key: MessageKey, count = 0): string => {
    const message = catalogue[key]
    return typeof message === 'string' ? message : (message[plural.select(count)] ?? message.other)
  }
  const shown = (value: string | number): string =>
    typeof value === 'number' ? numbers.format(value) : isolate(value, direction)
  const fill = (key: MessageKey, values: Readonly<Record<string, string | number>> = {}): string => {
    const text = template(key, Number(values['count'] ?? 0))
    return text.includes('{')
      ? text.replaceAll(/\{(\w+)\}/g, (_, name: string) => shown(values[name] ?? ''))
      : text
  }
  const say = <Key extends MessageKey>(key: Key, ...values: ValuesIn<Key>): string => fill(key, values[0])
  const spoken: Say = Object.assign(say, {
    language,
    locale,
    direction,
    dates: createDateFormats(locale),
    number: (value: number) => numbers.format(value),
    list: (items: readonly string[]) => lists.format(items),
    template,
    heard:
      language === 'en' ? (sentence: string) => sentence : remembered((...said) => heardIn(spoken, ...said)),
  })
  return spoken
}

/** A list of receipts says the same few reasons over and over. */
function remembered(
  hear: (sentence: string, scope?: Scope) => string,
): (sentence: string, scope?: Scope) => string {
  const known = new Map<string, string>()
  return (sentence, scope = 'told') => {
    const name = `${scope} ${sentence}`
    const said = known.get(name) ?? hear(sentence, scope)
    if (known.size > 500) known.clear()
    known.set(name, said)
    return said
  }
}

export function isMessageKey(key: string): key is MessageKey {
  return Object.hasOwn(english, key)
}

function catalogueOf(language: Language): Readonly<Record<MessageKey, Message>> {
  if (language === 'en') return english
  if (language === 'ar') return arabic
  const entries = Object.entries(english).map(([key, message]) => [key, pseudoMessage(message)] as const)
  return Object.fromEntries(entries) as Record<MessageKey, Message>
}
