import fc from 'fast-check'
import type { SearchDocument } from '../documents.ts'

/** A query, and what it means: written without the code under test. */
export interface Asked {
  readonly text: string
  readonly holds: (document: SearchDocument) => boolean
  /** Where to look; null where the query does not say. */
  readonly place: ((document: SearchDocument) => boolean) | null
}

type Simple = Pick<Asked, 'text' | 'holds'>

interface Words {
  readonly word: fc.Arbitrary<string>
  readonly hanRun: fc.Arbitrary<string>
  readonly tag: fc.Arbitrary<string>
}

const plain = (text: string): string => text.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '')
const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

const textsOf = (document: SearchDocument): readonly string[] => [
  document.title,
  document.text,
  ...document.tags,
  ...document.notes,
  ...(document.byline === null ? [] : [document.byline]),
  ...(document.site === null ? [] : [document.site]),
]

/** Parts of the words of a text, and compounds joined: "a-b" gives "a", "b" and "ab". */
function partsOf(text: string): readonly string[] {
  const words = plain(text).split(/[ /]/)
  return words.flatMap((each) => [...each.split(/['-]/), each.replaceAll(/['-]/g, '')])
}

function begins(word: string, text: string): boolean {
  if (isHan(word)) return plain(text).includes(word)
  return partsOf(text).some((part) => part.startsWith(word))
}

function stands(word: string, text: string): boolean {
  return isHan(word) ? plain(text).includes(word) : partsOf(text).includes(word)
}

/** The places of a text, one after the other: a compound stands as itself where its first part does. */
function placesOf(text: string): readonly (readonly string[])[] {
  return plain(text)
    .split(/[ /]/)
    .flatMap((each) =>
      each.split(/['-]/).map((part, index) => (index === 0 ? [part, each.replaceAll(/['-]/g, '')] : [part])),
    )
}

/** A run of Han goes on to both sides at the ends of a phrase, and is whole inside it. */
function standTogether(words: readonly string[], text: string): boolean {
  const places = placesOf(text)
  const last = words.length - 1
  const fits = (word: string, token: string, index: number): boolean => {
    if (!isHan(word)) return token === word
    if (last === 0) return token.includes(word)
    if (index === 0) return token.endsWith(word)
    return index === last ? token.startsWith(word) : token === word
  }
  return places.some((_, start) =>
    words.every((word, index) => (places[start + index] ?? []).some((token) => fits(word, token, index))),
  )
}

function simple(words: Words): fc.Arbitrary<Simple> {
  const { word, hanRun, tag } = words
  const any = fc.oneof({ weight: 3, arbitrary: word }, hanRun)
  const sequence = fc.array(any, { minLength: 1, maxLength: 3 })
  const inText = (text: string, test: (text: string) => boolean): Simple => ({
    text,
    holds: (document) => textsOf(document).some(test),
  })
  return fc.oneof(
    { weight: 4, arbitrary: any.map((each) => inText(each, (text) => begins(each, text))) },
    {
      weight: 3,
      arbitrary: sequence.map((each) => inText(`"${each.join(' ')}"`, (text) => standTogether(each, text))),
    },
    any.map((each): Simple => ({ text: `title:${each}`, holds: ({ title }) => begins(each, title) })),
    any.map((each): Simple => ({
      text: `note:${each}`,
      holds: ({ notes }) => notes.some((note) => begins(each, note)),
    })),
    sequence.map((each): Simple => ({
      text: `title:"${each.join(' ')}"`,
      holds: ({ title }) => standTogether(each, title),
    })),
    sequence.map((each): Simple => ({
      text: `by:"${each.join(' ')}"`,
      holds: ({ byline }) => byline !== null && standTogether(each, byline),
    })),
    tag.map((each): Simple => ({
      text: `tag:${each}`,
      holds: ({ tags }) =>
        tags.some((other) => plain(other) === plain(each) || plain(other).startsWith(`${plain(each)}/`)),
    })),
    fc.constantFrom<Simple>(
      { text: 'site:a', holds: ({ site }) => site !== null },
      { text: 'site:ab', holds: ({ site }) => site === 'abc' },
      { text: 'site:"a b"', holds: ({ site }) => site === 'a b' },
      { text: 'is:unread', holds: ({ read }) => !read },
      { text: 'is:read', holds: ({ read }) => read },
      { text: 'is:bookmarked', holds: ({ bookmarked }) => bookmarked },
      { text: 'is:archived', holds: ({ archived }) => archived },
      { text: 'is:highlighted', holds: () => false },
      { text: 'has:note', holds: () => false },
      { text: 'has:image', holds: ({ hasPicture }) => hasPicture },
      { text: 'lang:ar', holds: ({ language }) => language === 'ar' || language === 'ar-EG' },
      { text: 'lang:german', holds: ({ language }) => language === 'de' },
      { text: 'words:>2000', holds: ({ wordCount }) => wordCount > 2000 },
      { text: 'words:100..1000', holds: ({ wordCount }) => wordCount === 500 },
      { text: 'published:2025', holds: ({ publishedAt }) => publishedAt?.startsWith('2025') === true },
      {
        text: 'published:>2025-10-09',
        holds: ({ publishedAt }) => publishedAt !== null && publishedAt >= '2025-10-10',
      },
      {
        text: 'published:..2025-01',
        holds: ({ publishedAt }) => publishedAt !== null && publishedAt < '2025-02',
      },
      { text: 'added:>2030', holds: () => false },
    ),
  )
}

/** A thing that is left out is left out as it stands there, not in its beginnings. */
function excluded(words: Words): fc.Arbitrary<Simple> {
  const any = fc.oneof({ weight: 3, arbitrary: words.word }, words.hanRun)
  return fc.oneof(
    {
      weight: 2,
      arbitrary: any.map((each): Simple => ({
        text: `-${each}`,
        holds: (document) => !textsOf(document).some((text) => stands(each, text)),
      })),
    },
    any.map((each): Simple => ({ text: `-title:${each}`, holds: ({ title }) => !stands(each, title) })),
    simple(words)
      .filter(({ text }) => text.includes('"') || /^(?:is|tag|lang|words|published|has):/.test(text))
      .map(({ text, holds }): Simple => ({ text: `-${text}`, holds: (document) => !holds(document) })),
  )
}

/** One to four things that must all hold, some of them one or the other. */
export function askedClauses(words: Words): fc.Arbitrary<Asked> {
  const one = fc.oneof({ weight: 4, arbitrary: simple(words) }, { weight: 1, arbitrary: excluded(words) })
  const either = fc.array(one, { minLength: 2, maxLength: 3 }).map((each): Simple => ({
    text: each.map(({ text }) => text).join(' OR '),
    holds: (document) => each.some(({ holds }) => holds(document)),
  }))
  const clauses = fc.array(fc.oneof({ weight: 3, arbitrary: one }, { weight: 1, arbitrary: either }), {
    minLength: 1,
    maxLength: 3,
  })
  const places = fc.constantFrom<readonly [string, Asked['place']]>(
    ['', null],
    ['', null],
    [' in:trash', ({ trashed }) => trashed],
    [' in:all', () => true],
  )
  return fc.tuple(clauses, places).map(([each, [suffix, place]]) => ({
    text: each.map(({ text }) => text).join(' ') + suffix,
    holds: (document) => each.every(({ holds }) => holds(document)),
    place,
  }))
}
