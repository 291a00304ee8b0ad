import { expect, test } from 'vitest'
import { bodyMarkdown } from './article-markdown.ts'

test('Markdown says of a formula what it can, and names the language of code', () => {
  const formula =
    '<math><mi>x</mi><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>'
  expect(bodyMarkdown(`<p>So ${formula} here.</p>`)).toBe('So x = (a + b)⁄2 here.\n')
  expect(bodyMarkdown('<pre><code class="language-rust">let x</code></pre>')).toBe('```rust\nlet x\n```\n')
})
