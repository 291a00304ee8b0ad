import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyFile, readKeyFile } from './keys.ts'

test('what was exported comes back as it was', () => {
  const keys = fc.constantFrom('j', 'Mod+k', 'g i', '* a', 'Shift+ArrowDown', '+', 'Mod++')
  const id = fc.constantFrom('article.archive', 'list.down', 'view.inbox', 'palette.open')
  fc.assert(
    fc.property(
      fc.dictionary(id, fc.uniqueArray(keys, { maxLength: 6 }), { noNullPrototype: true }),
      (chosen) => {
        expect(readKeyFile(keyFile(chosen))).toEqual(chosen)
      },
    ),
  )
})

test('what is no file of keys is refused, whatever it is', () => {
  const bad = ['', '{', '[]', '{"keys":{}}', '{"offprintKeys":1,"keys":{"article.archive":["a b c"]}}']
  for (const text of [...bad, '{"offprintKeys":1,"keys":{"../x":["a"]}}', '{"offprintKeys":2,"keys":{}}'])
    expect(readKeyFile(text)).toBeNull()
})
