/** Reports written for these tests, from which dumps are composed. */
export interface Report {
  readonly title: string
  readonly summaries: readonly string[]
  readonly place: string
  /** As it opens the body, with agency and separator. */
  readonly opening: string
  readonly author: string
  readonly authorLine: string
  readonly dateLine: string
  readonly date: string
  readonly paragraphs: readonly string[]
}

export const corpus: readonly Report[] = [
  {
    title: 'Fishing fleet returns to lagoon after two-year ban',
    summaries: [
      'Catch limits will be checked by harbor police every week',
      'Mullet stocks have tripled since boats stopped',
    ],
    place: 'PORT SAID, Egypt',
    opening: 'PORT SAID, Egypt: ',
    author: 'Laila Mansour',
    authorLine: 'By Laila Mansour',
    dateLine: 'March 3, 2025',
    date: '2025-03-03',
    paragraphs: [
      'More than 200 boats put out into the lagoon at dawn on Monday, the first to do so since fishing was banned two years ago to let the mullet recover.',
      'Mullet stocks have tripled since boats stopped, according to a survey by the fisheries institute, which counted fish at forty places.',
      'Catch limits will be checked by harbor police every week, and a boat that breaks them will lose its license for a season.',
      '“We had forgotten the smell of it,” said Hassan, a fisherman of 61 years, mending a net on the quay.',
    ],
  },
  {
    title: 'Parliament votes to lower voting age to 16 in local elections',
    summaries: ['About 90,000 teenagers could vote in May', 'Opposition calls the change a gamble'],
    place: 'WELLINGTON',
    opening: 'WELLINGTON (Reuters) - ',
    author: 'Grace Tamihana and Joel Park',
    authorLine: 'By Grace Tamihana and Joel Park',
    dateLine: 'Published 14 February 2025',
    date: '2025-02-14',
    paragraphs: [
      'Lawmakers voted on Friday to let people aged 16 and 17 take part in local elections, after a debate that lasted until midnight.',
      'About 90,000 teenagers could vote in May if the electoral commission finishes the registers in time, the minister said.',
      'Opposition calls the change a gamble with institutions that took a century to build. Polls show the country evenly divided.',
    ],
  },
  {
    title: 'Snow leopard filmed with three cubs on closed border ridge',
    summaries: ['Cameras were set by herders paid through a village fund'],
    place: 'DUSHANBE',
    opening: 'DUSHANBE, Nov 5 (AFP) — ',
    author: 'Farid Karimov',
    authorLine: 'Farid Karimov | AFP',
    dateLine: '2024-11-05',
    date: '2024-11-05',
    paragraphs: [
      'A snow leopard and three cubs have been filmed on a ridge that has been closed to people since the border was mined in the nineties.',
      'Biologists said that the pictures were the first of a litter of three in the Pamirs.',
      'The cameras were set by herders, who are paid through a village fund for every animal that passes and stays alive.',
      'The fund has cut the killing of leopards by four fifths, a study found.',
    ],
  },
  {
    title: 'Central bank holds rates as harvest keeps bread cheap',
    summaries: [
      'Inflation slowed to 3.1 percent in August',
      'Governor warns of higher fuel prices in winter',
    ],
    place: 'NAIROBI',
    opening: 'NAIROBI: ',
    author: 'Wanjiru Odhiambo',
    authorLine: 'BY Wanjiru Odhiambo',
    dateLine: 'Sept. 9, 2025',
    date: '2025-09-09',
    paragraphs: [
      'The central bank left its main rate at 9.5 percent on Tuesday, saying that a good harvest had kept the price of bread and maize low.',
      'Inflation slowed to 3.1 percent in August from 3.6 percent in July, the statistics bureau said last week.',
      'The governor warned of higher fuel prices in winter and said that the bank would not hesitate to act.',
      'Economists had expected the decision. The shilling hardly moved.',
    ],
  },
  {
    title: 'Old prison on the hill to become a school of music',
    summaries: ['Cells will serve as practice rooms for 300 students'],
    place: 'TBILISI, Georgia',
    opening: 'TBILISI, Georgia: ',
    author: 'Nino Beridze',
    authorLine: 'By Nino Beridze',
    dateLine: 'Updated: 21 June 2025',
    date: '2025-06-21',
    paragraphs: [
      'A prison that stood empty on a hill above the old town for eleven years is to become a school of music, the mayor announced on Saturday.',
      'The thick walls are ideal, the architect said: the cells will serve as practice rooms for 300 students, and nobody will hear a thing.',
      'Former inmates have been invited to the first concert, which will be held in the exercise yard.',
    ],
  },
  {
    title: 'الأردن يطلق قطاراً سياحياً بين العقبة ووادي رم',
    summaries: ['الرحلة تستغرق ثلاث ساعات وتمر بست محطات', 'المشروع يوفر أربعمئة فرصة عمل'],
    place: 'عمان',
    opening: 'عمان: ',
    author: 'سامر الزعبي',
    authorLine: 'بقلم سامر الزعبي',
    dateLine: '12 مايو 2025',
    date: '2025-05-12',
    paragraphs: [
      'أطلقت هيئة السكك الحديدية الأردنية يوم الاثنين قطاراً سياحياً يربط مدينة العقبة بوادي رم على خط بني قبل أكثر من مئة عام.',
      'وقالت الهيئة إن الرحلة تستغرق ثلاث ساعات وتمر بست محطات رُممت بالحجر الوردي.',
      'وبحسب وزير النقل فإن المشروع يوفر أربعمئة فرصة عمل لأبناء القرى القريبة من الخط.',
      'وبيعت تذاكر الأسبوع الأول كلها خلال يومين.',
    ],
  },
  {
    title: 'باحثون تونسيون يطورون لقاحاً ضد لدغات العقارب',
    summaries: ['التجارب السريرية تبدأ الخريف المقبل في مستشفى صفاقس'],
    place: 'تونس',
    opening: 'تونس (رويترز) - ',
    author: 'هالة بن يوسف',
    authorLine: 'كتبت هالة بن يوسف',
    dateLine: '٣ أبريل ٢٠٢٥',
    date: '2025-04-03',
    paragraphs: [
      'طور باحثون في معهد باستور لقاحاً يحمي من لدغات العقارب التي تصيب أكثر من ثلاثين ألف شخص سنوياً في الجنوب.',
      'وأوضح رئيس الفريق أن التجارب السريرية تبدأ الخريف المقبل في مستشفى صفاقس بمشاركة مئتي متطوع.',
      'ويأمل الباحثون أن يتوفر اللقاح في المراكز الصحية الريفية خلال ثلاثة أعوام.',
    ],
  },
  {
    title: 'أمطار نادرة تعيد الحياة إلى بحيرات صحراء الربع الخالي',
    summaries: ['طيور مهاجرة شوهدت على الضفاف للمرة الأولى منذ عقود'],
    place: 'الدمام',
    opening: 'الدمام: ',
    author: 'فهد القحطاني',
    authorLine: 'إعداد: فهد القحطاني',
    dateLine: 'نُشر في 20 يناير 2025',
    date: '2025-01-20',
    paragraphs: [
      'أعادت أمطار نادرة استمرت خمسة أيام الحياة إلى بحيرات جفت منذ سنوات طويلة على أطراف صحراء الربع الخالي.',
      'وقال رعاة إبل إن طيوراً مهاجرة شوهدت على الضفاف للمرة الأولى منذ عقود، وإن العشب نبت بين الكثبان.',
      'ونصح المركز الوطني للأرصاد الزوار بعدم المبيت قرب مجاري السيول.',
    ],
  },
  {
    title: 'Kleinste Gemeinde des Landes wählt ihre Bürgermeisterin per Los',
    summaries: ['Beide Kandidatinnen hatten genau 19 Stimmen erhalten'],
    place: 'Kiel',
    opening: 'Kiel (dpa) - ',
    author: 'Jens Petersen',
    authorLine: 'Von Jens Petersen',
    dateLine: '26. Mai 2025',
    date: '2025-05-26',
    paragraphs: [
      'In der kleinsten Gemeinde des Landes hat am Sonntag das Los über das Bürgermeisteramt entschieden, teilte der Kreis mit.',
      'Beide Kandidatinnen hatten genau 19 Stimmen erhalten. Der Wahlleiter zog den Zettel aus einem Fischkorb.',
      'Die Unterlegene gratulierte mit einem Korb Krabben und kündigte an, in fünf Jahren wieder anzutreten.',
    ],
  },
  {
    title: 'La Corse rouvre son sentier des phares après les incendies',
    summaries: ['Trois gardiens bénévoles veilleront sur le parcours'],
    place: 'BASTIA',
    opening: 'BASTIA (AFP) – ',
    author: 'Marie Santoni',
    authorLine: 'Par Marie Santoni',
    dateLine: 'Publié le 18 avril 2025',
    date: '2025-04-18',
    paragraphs: [
      'Le sentier qui relie les quatre phares du cap, fermé depuis les incendies de l’été dernier, a rouvert vendredi aux marcheurs.',
      'Trois gardiens bénévoles veilleront sur le parcours et interdiront les réchauds, a précisé la collectivité.',
      'Les chênes verts ont déjà repoussé sur la moitié du versant nord.',
    ],
  },
  {
    title: 'На Камчатке открыли самую восточную школу подводной археологии',
    summaries: ['Первые двенадцать студентов изучат затонувший китобоец'],
    place: 'ПЕТРОПАВЛОВСК-КАМЧАТСКИЙ',
    opening: 'ПЕТРОПАВЛОВСК-КАМЧАТСКИЙ, 4 июня (ТАСС) — ',
    author: 'Олег Северин',
    authorLine: 'Автор: Олег Северин',
    dateLine: '4 июня 2025',
    date: '2025-06-04',
    paragraphs: [
      'На берегу Авачинской бухты в среду открылась школа подводной археологии, самая восточная в стране.',
      'Первые двенадцать студентов изучат затонувший китобоец, который лежит на глубине тридцати метров с 1911 года.',
      'Вода в бухте почти пресная, поэтому дерево сохранилось хорошо, пояснил руководитель школы.',
    ],
  },
  {
    title: '贵州山村用旧校舍办起图书馆',
    summaries: ['村民自发捐书一万两千册'],
    place: '贵阳',
    opening: '新华社贵阳5月8日电 ',
    author: '陈晓雨',
    authorLine: '记者 陈晓雨',
    dateLine: '2025年5月8日',
    date: '2025-05-08',
    paragraphs: [
      '贵州东南部一个苗族山村近日把停用多年的旧校舍改建成图书馆，免费向周边六个村寨开放。',
      '据村委会介绍，村民自发捐书一万两千册，其中不少是手抄的歌本和药方。',
      '图书馆每晚开到九点，孩子们放学后可以在这里写作业。',
    ],
  },
]
