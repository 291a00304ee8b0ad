import { setextUnderline } from 'micromark-core-commonmark'
import { gfm } from 'micromark-extension-gfm'

type Extension = ReturnType<typeof gfm>
type Constructs = NonNullable<NonNullable<Extension['text']>[string]>
type Construct = Exclude<Constructs, readonly unknown[]>
type Events = ThisParameterType<Construct['tokenize']>['events']

const autolinks = new Set(['emailAutolink', 'wwwAutolink', 'protocolAutolink'])

/**
 * GitHub's Markdown, without a wait that its links without brackets have: at each word they look for an open bracket
 * through all that stands before, and one `[` that is never closed, in a text of 57 kB, took three seconds and the
 * square of its length. What was found is remembered; the answer is the same.
 */
export function gfmInLine(): Extension {
  const extension = gfm()
  const text = Object.fromEntries(
    Object.entries(extension.text ?? {}).map(([code, constructs]) => [
      code,
      [constructs ?? []].flat().map((construct) => withMemory(construct)),
    ]),
  )
  return {
    ...extension,
    text,
    flow: { ...extension.flow, 45: [underline], 61: [underline] },
    disable: { null: ['setextUnderline'] },
  }
}

/**
 * A heading that is underlined, put together from the events of its own paragraph: the library's own way copies all that stand before
 * it for each, and 183 kB with 4,000 of them took six seconds.
 */
const underline: Construct = {
  ...setextUnderline,
  name: 'setextUnderlineInLine',
  resolveTo(events, context) {
    const resolve = setextUnderline.resolveTo
    const from = events.findLastIndex(([kind, { type }]) => kind === 'enter' && type === 'content')
    if (resolve === undefined || from === -1) return events
    const own = resolve(events.splice(from), context)
    for (const event of own) events.push(event)
    return events
  },
}

function withMemory(construct: Construct): Construct {
  if (!autolinks.has(construct.name ?? '')) return construct
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      return isAfterOpenBracket(this.events) ? nok : construct.tokenize.call(this, effects, ok, nok)
    },
  }
}

/** Where the last open bracket of these events was. */
const lastOpen = new WeakMap<Events, number>()

/** As `previousUnbalanced` of micromark-extension-gfm-autolink-literal 2.1.0, which finds it anew each time. */
function isAfterOpenBracket(events: Events): boolean {
  const known = lastOpen.get(events)
  if (known !== undefined && isOpenBracket(events[known])) return true
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index]
    if (isOpenBracket(event)) {
      lastOpen.set(events, index)
      return true
    }
    if (event !== undefined && Reflect.get(event[1], '_gfmAutolinkLiteralWalkedInto') === true) return false
  }
  return false
}

function isOpenBracket(event: Events[number] | undefined): boolean {
  if (event === undefined) return false
  const [, { type, _balanced }] = event
  return (type === 'labelLink' || type === 'labelImage') && _balanced !== true
}
