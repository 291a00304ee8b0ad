import * as v from 'valibot'

/** A chord, or two parted by a space: "j", "Mod+k", "g i". Written as src/renderer/commands/keys.ts reads them. */
const Keys = v.pipe(v.string(), v.minLength(1), v.maxLength(60), v.regex(/^\S+(?: \S+)?$/u))

/** A command and its keys, where a reader chose others than it comes with. None: the command has no key. */
export const KeyChoices = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^[a-zA-Z]+(?:\.[a-zA-Z]+)+$/), v.maxLength(60)),
    v.pipe(v.array(Keys), v.maxLength(6)),
  ),
  v.check((choices) => Object.keys(choices).length <= 300, 'More commands than there are.'),
)
export type KeyChoices = v.InferOutput<typeof KeyChoices>

/**
 * As a library has them: what is no choice of keys is passed over, and the others hold. A damaged line or one of a
 * later version is no reason to refuse a library, nor to forget what else was chosen.
 */
export const KeptKeyChoices = v.pipe(
  v.unknown(),
  v.transform((kept): KeyChoices => {
    if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {}
    const sound = Object.entries(kept).filter(([id, keys]) => v.is(KeyChoices, { [id]: keys }))
    return Object.fromEntries(sound.slice(0, 300))
  }),
)

const KeyFile = v.object({ offprintKeys: v.literal(1), keys: KeyChoices })

/** As a file that `readKeyFile` takes back. */
export function keyFile(choices: KeyChoices): string {
  const keys = Object.fromEntries(Object.entries(choices).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify({ offprintKeys: 1, keys }, null, 2)}\n`
}

/** Null for what is no such file. */
export function readKeyFile(text: string): KeyChoices | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  const parsed = v.safeParse(KeyFile, read)
  return parsed.success ? parsed.output.keys : null
}
