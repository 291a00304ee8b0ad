import { describe, expect, it } from 'vitest'
import { documentForTest, engineWith, found } from './document-for-test.ts'

const text = (title: string, body: string) => ({ title, text: body })

describe('what a query finds', () => {
  it('finds a word of the body as typed and as a beginning, and calls both exact', () => {
    const engine = engineWith(documentForTest(1, text('One', 'The parliament has voted.')))
    expect(found(engine, 'parliament')).toEqual(['One'])
    expect(found(engine, 'parl')).toEqual(['One'])
  })

  it('forgives one edit from four letters on and two from eight, and says so', () => {
    const engine = engineWith(documentForTest(1, text('One', 'They receive the committee.')))
    expect(found(engine, 'recieve')).toEqual(['~One'])
    expect(found(engine, 'comittte')).toEqual(['~One'])
    expect(found(engine, 'teh')).toEqual([])
    expect(found(engine, 'rexxxve')).toEqual([])
  })

  it('forgives titles three typos only where nothing stands as typed', () => {
    const near = documentForTest(1, text('Mountaineering abroad', ''))
    const exact = documentForTest(2, text('Another', 'A word like mauntxineerong stands here.'))
    expect(found(engineWith(near), 'mauntxineerong')).toEqual(['~Mountaineering abroad'])
    expect(found(engineWith(near, exact), 'mauntxineerong')).toEqual(['Another'])
  })

  it('wants every word', () => {
    const engine = engineWith(
      documentForTest(1, text('Both', 'red apples')),
      documentForTest(2, text('One', 'red pears')),
    )
    expect(found(engine, 'red apples')).toEqual(['Both'])
  })

  it('finds standfirst, byline, site and tags', () => {
    const engine = engineWith(
      documentForTest(1, {
        title: 'One',
        standfirst: ['Glaciers retreat'],
        byline: 'Naledi Mokoena',
        site: 'example.org',
        tags: ['geology'],
      }),
    )
    for (const query of ['glaciers', 'mokoena', 'example', 'geology'])
      expect(found(engine, query)).toEqual(['One'])
    expect(engine.query('mokoena', { limit: 5 }).hits[0]?.field).toBe('byline')
    expect(engine.query('mokoena', { limit: 5 }).hits[0]?.snippet).toEqual({
      text: 'Naledi Mokoena',
      ranges: [{ start: 7, end: 14 }],
    })
  })

  it('finds what the reader wrote to an article, says so, and shows the sentence', () => {
    const note = 'Something else. Compare the glaciers of Norway. And so on.'
    const engine = engineWith(documentForTest(1, { title: 'One', text: 'Ice melts.', notes: [note] }))
    expect(found(engine, 'norway')).toEqual(['One'])
    expect(found(engine, 'note:glacier')).toEqual(['One'])
    expect(found(engine, 'note:ice')).toEqual([])
    const [hit] = engine.query('norway', { limit: 5 }).hits
    expect(hit).toMatchObject({ field: 'note', match: 'exact' })
    expect(hit?.snippet.text).toBe('Compare the glaciers of Norway.')
  })

  it('has no hits for an empty text, for spaces and for what is in the trash', () => {
    const engine = engineWith(
      documentForTest(1, text('One', 'apple')),
      documentForTest(2, { ...text('Two', 'apple'), trashed: true }),
    )
    expect(found(engine, '')).toEqual([])
    expect(found(engine, '   ')).toEqual([])
    expect(found(engine, 'apple')).toEqual(['One'])
    expect(found(engine, 'two')).toEqual([])
  })

  it('finds inside a word, joined words and three errors in titles', () => {
    const engine = engineWith(
      documentForTest(1, { title: 'Airports reopen' }),
      documentForTest(2, { title: 'Climate change in the Alps' }),
      documentForTest(3, { title: 'Internationalisation' }),
    )
    expect(found(engine, 'port')).toEqual(['~Airports reopen'])
    expect(found(engine, 'climatechange')).toEqual(['~Climate change in the Alps'])
    expect(found(engine, 'internatonilisaton')).toEqual(['~Internationalisation'])
  })

  it('does not take a word inside another with a typo for a hit', () => {
    const engine = engineWith(documentForTest(1, { title: 'France in transit' }))
    expect(found(engine, 'iran')).toEqual([])
  })

  it('finds compounds with and without hyphen or apostrophe, and by their parts', () => {
    const engine = engineWith(
      documentForTest(1, text('Hyphen', 'an e-mail about climate-change')),
      documentForTest(2, text('Joined', 'an email about climate change')),
      documentForTest(3, text('Elision', 'le chef de l’État n’a pas')),
    )
    expect(found(engine, 'email').toSorted()).toEqual(['Hyphen', 'Joined'])
    expect(found(engine, 'e-mail').toSorted()).toEqual(['Hyphen', 'Joined'])
    expect(found(engine, 'climate-change').toSorted()).toEqual(['Hyphen', 'Joined'])
    expect(found(engine, "l'etat")).toEqual(['Elision'])
    expect(found(engine, 'état')).toEqual(['Elision'])
  })

  it('finds two words of a body that were typed as one, and marks them', () => {
    const engine = engineWith(documentForTest(1, text('Body', 'About climate change, again.')))
    const [hit] = engine.query('climatechange', { limit: 5 }).hits
    expect(hit).toMatchObject({ match: 'fuzzy', terms: ['climate change'] })
    expect(found(engine, 'againabout')).toEqual([])
  })

  it('looks inside of words and forgives more where nothing closer is found, and says what it found', () => {
    const engine = engineWith(
      documentForTest(1, text('Inside', 'The airports are closed.')),
      documentForTest(2, text('Three', 'On internationalisation.')),
      documentForTest(3, text('Short', 'A violent storm.')),
    )
    expect(found(engine, 'rport')).toEqual(['~Inside'])
    expect(engine.query('rport', { limit: 5 }).hits[0]).toMatchObject({
      reasons: [{ how: 'inside', typed: 'rport', found: 'airports' }],
      snippet: { text: 'The airports are closed.', ranges: [{ start: 6, end: 11 }] },
    })
    expect(found(engine, 'intrnatinalisaton')).toEqual(['~Three'])
    expect(found(engine, 'veolant')).toEqual(['~Short'])
  })

  it('shows the closer of two words that resemble what was typed', () => {
    const engine = engineWith(
      documentForTest(1, text('Both', 'The militants came. Then the militiamen went.')),
    )
    expect(engine.query('militamen', { limit: 5 }).hits[0]).toMatchObject({
      snippet: { text: 'Then the militiamen went.' },
      terms: ['militiamen'],
    })
  })

  it('takes letters with full stops for one word', () => {
    const engine = engineWith(
      documentForTest(1, text('Stops', 'The U.S. Senate.')),
      documentForTest(2, text('None', 'The US Senate')),
      documentForTest(3, text('Other', 'under the sun')),
    )
    expect(found(engine, 'u.s.').toSorted()).toEqual(['None', 'Stops'])
    expect(found(engine, 'us').toSorted()).toEqual(['None', 'Stops'])
  })
})

describe('the order of hits', () => {
  it('puts exact above fuzzy, title above body, newer above older', () => {
    const engine = engineWith(
      documentForTest(1, { title: 'Fuzzy', text: 'harbor' }),
      documentForTest(2, { title: 'Old', text: 'The harbour.', addedAt: '2025-01-01T00:00:00.000Z' }),
      documentForTest(3, { title: 'New', text: 'The harbour.', addedAt: '2026-01-01T00:00:00.000Z' }),
      documentForTest(4, { title: 'Harbour', text: 'x', addedAt: '2020-01-01T00:00:00.000Z' }),
    )
    expect(found(engine, 'harbour')).toEqual(['Harbour', 'New', 'Old', '~Fuzzy'])
  })

  it('counts all hits and gives no more than asked for', () => {
    const engine = engineWith(
      ...Array.from({ length: 30 }, (_, row) =>
        documentForTest(row, { title: `T${row}`, text: 'same word' }),
      ),
    )
    const answer = engine.query('word', { limit: 7 })
    expect(answer.total).toBe(30)
    expect(answer.hits).toHaveLength(7)
  })
})

describe('scripts', () => {
  const one = (body: string) => engineWith(documentForTest(1, { title: 'T', text: body }))

  it.each([
    ['accents', 'Un café très élégant', 'elegant'],
    ['accents in the query', 'A cafe', 'café'],
    ['German ß', 'In der Straße', 'strasse'],
    ['German ß in the query', 'In der Strasse', 'straße'],
    ['capital ẞ', 'STRAẞE', 'strasse'],
    ['dotted capital I', 'İstanbul', 'istanbul'],
    ['dotless i', 'ısınma', 'isinma'],
    ['slashed o', 'Sør-Trøndelag', 'trondelag'],
    ['full width', 'Ｌｉｂｒａｒｙ', 'library'],
    ['ligature', 'the ﬁnal oﬃce', 'final office'],
    ['Arabic vowel signs', 'مُحَمَّد', 'محمد'],
    ['alef with hamza', 'أحمد إسلام آمال', 'احمد اسلام امال'],
    ['teh marbuta and alef maksura', 'مدرسة مستشفى', 'مدرسه مستشفي'],
    ['tatweel', 'كتـــاب', 'كتاب'],
    ['Arabic digits', 'عام ٢٠٢٥', '2025'],
    ['Arabic article, query without', 'في المدرسة الكبيرة', 'مدرسة'],
    ['Arabic article, query with', 'في مدرسة', 'المدرسة'],
    ['Arabic "and the"', 'والمدرسة', 'مدرسة'],
    ['Arabic "with"', 'بمدرسة', 'مدرسة'],
    ['Arabic "to the"', 'للمدرسة', 'المدرسة'],
    ['Hebrew article', 'בבית הספר והמורה', 'מורה'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['Greek final sigma', 'ΟΔΥΣΣΕΎΣ', 'οδυσσευς'],
    ['Cyrillic', 'Ещё раз', 'еще'],
    ['Chinese', '他们使用搜索引擎查找信息', '搜索引擎'],
    ['one Chinese character, first', '搜索', '搜'],
    ['one Chinese character, last', '搜索', '索'],
    ['Japanese', '東京タワーへ行きました', 'タワー'],
    ['half-width kana', 'ﾀﾜｰ', 'タワー'],
    ['Thai', 'ภาษาไทยง่ายนิดเดียว', 'ไทย'],
    ['Korean', '한국어를 공부합니다', '한국어'],
    ['Hindi', 'हिन्दी भाषा', 'हिन्दी'],
    ['soft hyphen', 'inter\u00ADnational', 'international'],
  ])('%s', (_, body, query) => {
    expect(found(one(body), query)).toEqual(['T'])
  })

  it('keeps apart what is another word', () => {
    expect(found(one('किताब'), 'कतब')).toEqual([])
    expect(found(one('かき'), 'がぎ')).toEqual([])
    expect(found(one('搜一下索引'), '搜索')).toEqual([])
    expect(found(one('搜索了引擎'), '搜引')).toEqual([])
  })

  it('forgives a wrong character in a long run', () => {
    expect(found(one('人工智能改变世界'), '人工智能改边世界')).toEqual(['~T'])
  })

  it('forgives a typo in an Arabic word under its article', () => {
    expect(found(one('في الجامعة'), 'جامغة')).toEqual(['~T'])
  })
})
