import { lexemesOf } from './lexemes.ts'
import { operatorNames } from './operators.ts'

export interface Toggled {
  readonly text: string
  readonly wasThere: boolean
}

/** Gives the query with a filter added at its end, or without it where it was there already. */
export function togglerOf(query: string): (filter: string) => Toggled {
  const lexemes = lexemesOf(query, operatorNames)
  const places = new Map(lexemes.map((lexeme) => [query.slice(lexeme.start, lexeme.end), lexeme]))
  // An open quotation would swallow whatever is put after it.
  const whole = query.trimEnd() + (lexemes.at(-1)?.quotes === 'open' ? '"' : '')
  return (filter) => {
    const there = places.get(filter)
    if (there === undefined) return { text: whole === '' ? filter : `${whole} ${filter}`, wasThere: false }
    const before = query.slice(0, there.start).trimEnd()
    const after = query.slice(there.end).trimStart()
    return { text: before === '' || after === '' ? before + after : `${before} ${after}`, wasThere: true }
  }
}
