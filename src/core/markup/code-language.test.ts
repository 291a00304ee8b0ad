import { expect, it } from 'vitest'
import { sanitiseHtml } from './sanitise.ts'

const told: Readonly<Record<string, string>> = {
  '<pre><code class="language-rust">x</code></pre>': '<pre><code class="language-rust">x</code></pre>',
  '<pre class="lang-c++">x</pre>': '<pre class="language-c++">x</pre>',
  '<pre class="language-js line-numbers"><code>x</code></pre>':
    '<pre><code class="language-js">x</code></pre>',
  '<div class="highlight highlight-source-shell"><pre>x</pre></div>':
    '<div><pre class="language-shell">x</pre></div>',
  '<div class="language-ruby highlighter-rouge"><div class="highlight"><pre class="highlight"><code>x</code></pre></div></div>':
    '<div><div><pre><code class="language-ruby">x</code></pre></div></div>',
  '<pre class="brush: php; toolbar: false">x</pre>': '<pre class="language-php">x</pre>',
  '<pre class="brush:java">x</pre>': '<pre class="language-java">x</pre>',
  '<pre data-lang="Go">x</pre>': '<pre class="language-go">x</pre>',
  '<pre><code class="hljs python">x</code></pre>': '<pre><code class="language-python">x</code></pre>',
  '<pre class="sourceCode haskell"><code class="sourceCode haskell">x</code></pre>':
    '<pre><code class="language-haskell">x</code></pre>',
  '<div class="mw-highlight mw-highlight-lang-c#"><pre>x</pre></div>':
    '<div><pre class="language-csharp">x</pre></div>',
  '<figure class="highlight swift"><table><tr><td class="code"><pre>x</pre></td></tr></table></figure>':
    '<figure><table><tbody><tr><td><pre>x</pre></td></tr></tbody></table></figure>',
  '<pre><code class="language-none">x</code></pre>': '<pre><code>x</code></pre>',
  '<pre class="code python">x</pre>': '<pre>x</pre>',
  '<div class="language-js"><p>A <code>word</code></p></div>': '<div><p>A <code>word</code></p></div>',
  '<p class="language-js">x</p>': '<p>x</p>',
}

for (const [page, kept] of Object.entries(told)) {
  it(`keeps the language of ${page}`, () => {
    expect(sanitiseHtml(page)).toBe(kept)
    expect(sanitiseHtml(kept)).toBe(kept)
  })
}
