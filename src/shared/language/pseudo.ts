import type { Message } from './message.ts'

const plain = 'aceghijklnorsuwyzACEGHIJKLNORSUWYZ'
const accented = 'áçéğĥíĵķĺñóŕśúŵýžÁÇÉĞĤÍĴĶĹÑÓŔŚÚŴÝŽ'
const accents = new Map(Array.from(plain, (letter, index) => [letter, accented.charAt(index)] as const))

/** Longer by so much: German and Greek are about 30 % longer than English, short words more. */
const growth = 0.4

/** What is to be put in keeps its name; the rest gets accents, more length, and a bracket at each end. */
function pseudoText(text: string): string {
  const said = text
    .split(/(\{\w+\})/)
    .map((part) =>
      part.startsWith('{') ? part : part.replaceAll(/[a-z]/gi, (letter) => accents.get(letter) ?? letter),
    )
    .join('')
  return `⟦${said}${'·'.repeat(Math.ceil(text.replaceAll(/\{\w+\}/g, '').length * growth))}⟧`
}

/** A message as a language would have it that nobody speaks. */
export function pseudoMessage(message: Message): Message {
  if (typeof message === 'string') return pseudoText(message)
  const forms = Object.entries(message).map(([form, text]) => [form, pseudoText(text)] as const)
  return { ...Object.fromEntries(forms), other: pseudoText(message.other) }
}
