/**
 * Lines of the page around an article. Judged cautiously: a line is furniture only as a whole, and a sentence
 * that merely speaks of cookies or sharing is not.
 */

interface Rule {
  readonly why: string
  readonly pattern: RegExp
  /** Characters of the longest line that it is tried on; 130 unless told. */
  readonly longest?: number
}

const services =
  '(?:facebook|twitter|x|x \\(twitter\\)|whatsapp|linkedin|telegram|reddit|pinterest|instagram|youtube|tiktok|threads|bluesky|mastodon|e-?mail|mail|print|link|flipboard|pocket|messenger|tumblr|copy link|copy|share|tweet|save|more|rss|sms|viber|snapchat|xing|drucken|teilen|merken|imprimer|partager|compartir|imprimir|فيسبوك|تويتر|واتساب|واتس اب|تلغرام|تيليغرام|تليغرام|لينكدإن|لينكد إن|إكس|اكس|انستغرام|إنستغرام|يوتيوب|بريد إلكتروني|البريد الإلكتروني|طباعة|نسخ الرابط|مشاركة|ماسنجر|微信|微博|QQ)'

/** Certain wherever they stand. Lines end up here whole or not at all. */
const rules: readonly Rule[] = [
  { why: 'share bar', pattern: new RegExp(String.raw`^(?:${services})(?:[\s|•·,/]+${services})+$`, 'iu') },
  {
    why: 'share bar',
    pattern: new RegExp(
      String.raw`^(?:share|tweet|post|send|pin|save|email|print)(?: this)?(?: (?:article|story|page|post|link))?(?: (?:on|to|via|by|with)) ${services}$`,
      'iu',
    ),
  },
  {
    why: 'share bar',
    pattern:
      /^(?:share this(?: (?:article|story|page|post|with friends))?|share (?:article|story)|share:|tweet|retweet|copy (?:link|url)|link copied!?|copied!?|print (?:this )?(?:article|page|story)|e-?mail this(?: (?:article|story))?|save (?:article|story|for later)|bookmark this|add to (?:favou?rites|bookmarks)|click to share.{0,60}|send (?:by|via) e-?mail)$/iu,
  },
  {
    why: 'share bar',
    pattern:
      /^(?:(?:artikel|beitrag|seite) (?:teilen|drucken|merken|empfehlen|versenden)|(?:auf|per) (?:facebook|twitter|whatsapp|x|linkedin|e-?mail) (?:teilen|versenden|verschicken)|link kopieren|partager(?: (?:cet article|l['’]article|sur .{2,20}))?|imprimer l['’]article|copier le lien|compartir(?: (?:en|este art[ií]culo|esta noticia|noticia|artículo).{0,20})?|compartilh(?:e|ar)(?: .{0,30})?|copiar (?:enlace|link)|condividi(?: .{0,30})?|поделиться(?: .{0,30})?|скопировать ссылку|مشاركة|شارك(?: (?:المقال|الخبر|هذا المقال|هذا الخبر|على .{2,20}|عبر .{2,20}))?|شارك(?:ها|ه) (?:على|عبر) .{2,20}|مشاركة (?:المقال|الخبر|المقالة|عبر .{2,20}|على .{2,20})|نسخ الرابط|طباعة(?: (?:المقال|الخبر))?|انشر|غرد|分享(?:到|至).{0,12}|分享|シェア(?:する)?|ツイート|印刷|שתפו?|שתפו בפייסבוק)$/iu,
  },
  {
    why: 'cookie notice',
    longest: 320,
    pattern:
      /^(?:we|this (?:web)?site|our (?:web)?site|our partners|the site|we and our (?:\d+ )?(?:partners|vendors)) (?:also )?(?:uses?|store|value|need|care) .{0,80}?(?:cookies?|privacy).{0,160}?(?:experience|consent|accept|privacy|traffic|preferences|policy|analytics|personali[sz]|site|ads|content|continue).{0,100}$/iu,
  },
  {
    why: 'cookie notice',
    longest: 320,
    pattern:
      /^(?:we (?:use|value) (?:cookies|your privacy)|this (?:web)?site uses cookies|by (?:continuing|using|browsing|clicking) .{0,120}(?:cookies|privacy policy).{0,60}|(?:accept|reject|allow|decline|manage|refuse|deny|only necessary|necessary|essential)(?: all| only| the| my| optional| non-essential)?(?: cookies?| necessary| essential| preferences)|accept(?: all)?(?: (?:&|and) (?:close|continue))?|reject all|cookie (?:settings|preferences|policy|notice|consent)|manage (?:cookies|preferences|consent|options)|your privacy choices|i agree|got it!?|i accept)[.…!]*$/iu,
  },
  {
    why: 'cookie notice',
    longest: 320,
    pattern:
      /^(?:wir (?:verwenden|nutzen|benutzen)|diese (?:web)?seite (?:verwendet|nutzt)|unsere webseite verwendet|nous utilisons|ce site utilise|notre site utilise|(?:utilizamos|usamos)|este sitio(?: web)? (?:utiliza|usa)|este site (?:utiliza|usa)|questo sito (?:utilizza|usa)|utilizziamo|wij gebruiken|we gebruiken|мы используем|этот сайт использует|сайт использует|نحن نستخدم|نستخدم|يستخدم (?:هذا )?(?:الموقع|موقعنا)|موقعنا يستخدم|本网站使用|我们使用|当サイトは|אתר זה משתמש) .{0,60}?(?:cookies?|кук|cookie|ملفات تعريف الارتباط|الكوكيز|クッキー|עוגיות).{0,200}$/iu,
  },
  {
    why: 'cookie notice',
    longest: 320,
    pattern:
      /^(?:alle (?:cookies )?akzeptieren|(?:cookies )?(?:akzeptieren|ablehnen)|alle ablehnen|cookie-einstellungen|einstellungen verwalten|tout (?:accepter|refuser)|(?:accepter|refuser)(?: tout| les cookies)?|gérer (?:les cookies|mes choix)|paramétrer les cookies|continuer sans accepter|aceptar(?: todas?| todo| cookies| y cerrar| todas las cookies)?|rechazar(?: todas?| todo)?|configurar cookies|accetta(?: tutti)?|rifiuta|aceitar(?: todos)?|принять(?: все)?|قبول(?: الكل| الجميع)?|أوافق|موافق|رفض(?: الكل)?|إعدادات ملفات تعريف الارتباط|接受(?:所有|全部)?(?:cookie)?|同意)$/iu,
  },
  {
    why: 'navigation',
    pattern:
      /^(?:skip to (?:main )?(?:content|navigation|article|search)|jump to (?:content|navigation)|back to (?:top|home|homepage|all news)|(?:go )?to top|toggle (?:navigation|menu)|open (?:menu|navigation)|close menu|main (?:menu|navigation)|site (?:search|map)|breadcrumbs?|you are here:?.{0,80}|zum (?:inhalt|hauptinhalt)(?: springen)?|aller au contenu(?: principal)?|saltar al contenido|ir al contenido|vai al contenuto|перейти к (?:содержанию|основному содержанию)|تخط(?:ي|ى|ّ)? إلى المحتوى.{0,12}|انتقل إلى المحتوى.{0,12}|العودة (?:إلى|الى) (?:الأعلى|الرئيسية|أعلى)|返回(?:首页|顶部)|跳到内容|nach oben|haut de page|volver arriba)$/iu,
  },
  { why: 'navigation', pattern: /^[^.!?]{1,30}(?:\s*[>›»→]\s*[^.!?>›»→]{1,60}){1,5}$/u },
  {
    why: 'navigation',
    pattern: /^(?:home|start|startseite|accueil|inicio|الرئيسية|首页|главная) ?[/|·•«<] ?[^.!?]{1,80}$/iu,
  },
  {
    why: 'navigation',
    pattern:
      /^(?:log ?in|sign ?in|sign ?up|register|subscribe|log ?out|my account)(?:(?: \| | \/ | • | or |\s{2,})(?:log ?in|sign ?in|sign ?up|register|subscribe|search|menu))*$/iu,
  },
  { why: 'navigation', pattern: /^(?:previous|next)(?: (?:article|story|post|page))[:›»→<«]?.{0,0}$/iu },
  {
    why: 'link to another story',
    longest: 200,
    pattern:
      /^(?:read more|read also|also read|read next|see also|see more|more on this|more (?:stories|news)|watch|watch live|listen|related|related (?:story|article|stories|articles|coverage|news|content)|don['’]t miss|must read|recommended|recommended reading|up next|in pictures|click here|lire aussi|à lire aussi|voir aussi|lesen sie auch|lesen sie mehr|auch interessant|mehr zum thema|lee también|lea también|leer más|te puede interesar|leggi anche|leia (?:também|mais)|читайте также|по теме|اقرأ أيض(?:اً|ا|ًا)|إقرأ أيض(?:اً|ا|ًا)|اقرأ المزيد|اقرأ كذلك|طالع أيضا|شاهد أيض(?:اً|ا|ًا)|للمزيد|相关阅读|延伸阅读|関連記事|קרא גם|קראו גם)\s*[:：>»|←-]\s*.{1,160}$/iu,
  },
  {
    why: 'link to another story',
    longest: 200,
    pattern:
      /^(?:read more|read also|also read|read next|see also|read (?:the )?full (?:story|article)(?: here)?|continue reading|keep reading|show more|load more|view more|see more|view all|see all|more (?:stories|news|from .{2,30}|on this story|in .{2,20}|top stories|headlines)|more|read|related (?:story|stories|articles?|coverage|news|content|topics|posts|links|video|videos)|related|you (?:may|might) also (?:like|be interested in)|recommended(?: (?:for you|stories|articles|videos))?|most (?:read|popular|viewed|shared|commented|watched)|trending(?: now| stories)?|top stories|latest (?:news|stories|headlines)|popular(?: (?:now|stories|posts))?|editor['’]?s['’]? (?:picks?|choice)|don['’]t miss|must read|up next|what to read next|from around the web|around the web|sponsored (?:content|stories|links)|promoted (?:content|stories)|more to explore|explore more(?: on these topics)?|reuse this content|elsewhere on .{2,30}|in this (?:article|story)|on this (?:page|topic)|topics|tags|filed under|mehr zum thema|weitere (?:artikel|themen|meldungen|nachrichten)|verwandte (?:artikel|themen)|meistgelesen|lesen sie auch|das könnte (?:sie|dich) auch interessieren|auch interessant|mehr lesen|weiterlesen|à lire aussi|lire aussi|lire la suite|sur le m[eê]me sujet|articles? (?:liés|similaires|recommandés|associés)|les plus lus|dans la m[eê]me rubrique|noticias relacionadas|artículos relacionados|te puede interesar|lo m[aá]s le[ií]do|m[aá]s noticias|m[aá]s información|leer más|leia (?:mais|também)|notícias relacionadas|mais lidas|leggi anche|articoli correlati|i più letti|читайте также|по теме|самое читаемое|похожие (?:статьи|новости)|اقرأ أيض(?:اً|ا|ًا)|إقرأ أيض(?:اً|ا|ًا)|اقرأ المزيد|المزيد|مواضيع ذات صلة|موضوعات ذات صلة|أخبار ذات صلة|مقالات ذات صلة|ذات صلة|الأكثر (?:قراءة|مشاهدة|تداولا|تداولاً|شيوعا)|قد يعجبك أيضا(?:ً)?|قد يهمك(?: أيضا)?|المزيد من .{2,30}|آخر الأخبار|أهم الأخبار|شاهد أيضا(?:ً)?|الكلمات (?:الدالة|المفتاحية)|وسوم|相关(?:新闻|阅读|文章|推荐)|延伸阅读|推荐阅读|热门(?:新闻|文章)|更多|関連記事|関連ニュース|おすすめ記事|人気記事|続きを読む|כתבות נוספות|קראו גם|עוד בנושא)\s*[:：>»›→←]?$/iu,
  },
  {
    why: 'tags',
    longest: 220,
    pattern:
      /^(?:topics?|tags?|filed under|schlagwörter|themen|mots-clés|etiquetas|temas|теги|الكلمات (?:المفتاحية|الدالة)|وسوم|标签|タグ)\s*[:：] ?.{2,200}$/iu,
  },
  {
    why: 'advertisement',
    pattern:
      /^(?:-+ ?)?(?:advertisements?|advertising|ads?|ad feedback|advert|sponsored(?: by .{2,30})?|paid (?:post|content|partnership)|story continues (?:below|after).{0,40}|article continues (?:below|after).{0,40}|(?:scroll|continue|skip) (?:down |past )?(?:to continue|advertisement|ad).{0,40}|anzeige|werbung|publicité|publicidad|annonce|reclame|pubblicità|publicidade|реклама|إعلان(?:ات)?|اعلان(?:ات)?|إعلان ممول|محتوى ممول|广告|広告|פרסומת|continúa después de la publicidad|la suite après (?:cette|la) publicité|آگهی|تبلیغات)(?: ?-+)?$/iu,
  },
  {
    why: 'newsletter',
    pattern:
      /^(?:(?:sign|signup) ?(?:up)? (?:for|to) .{0,60}(?:newsletters?|briefing|alerts|e-?mails?|updates)\b.{0,80}|subscribe (?:to|for|now|today)\b.{0,100}|get (?:the|our|all the) .{0,60}(?:newsletter|headlines|inbox|briefing).{0,60}|(?:our|daily|weekly|free|the|morning) ?(?:daily|weekly|morning|free)? newsletters?|newsletters?|join our (?:newsletter|mailing list|channel|telegram|whatsapp).{0,60}|enter your e-?mail.{0,60}|your e-?mail(?: address)?|e-?mail address|thanks? (?:you )?for subscribing!?|newsletter (?:abonnieren|bestellen|sign-?up)|(?:jetzt )?(?:zum )?newsletter(?: anmelden| abonnieren)?|(?:jetzt )?abonnieren|abonnez-vous.{0,80}|s['’]abonner.{0,60}|inscrivez-vous .{0,60}(?:newsletter|lettre).{0,40}|suscr[ií]bete.{0,80}|suscribirse.{0,40}|iscriviti .{0,60}|assine .{0,60}|подпишитесь .{0,80}|подписаться(?: .{0,60})?|اشترك (?:في|الآن|معنا).{0,60}|اشترك|اشتركوا .{0,60}|النشرة (?:البريدية|الإخبارية|الاخبارية)|订阅.{0,20}|メルマガ.{0,20})$/iu,
  },
  {
    why: 'copyright',
    longest: 200,
    pattern:
      /^(?:©|\(c\) ?\d{4}|copyright\b ?(?:©|\(c\)|\d{4})|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati|все права защищены|جميع الحقوق محفوظة|كل الحقوق محفوظة|حقوق (?:النشر|الطبع) (?:محفوظة|©)|版权所有|著作権|כל הזכויות שמורות).{0,160}$/iu,
  },
  { why: 'copyright', pattern: /©\s?\d{4}|\d{4}\s?©/u },
  {
    why: 'copyright',
    longest: 200,
    pattern:
      /(?:all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|جميع الحقوق محفوظة)(?: \d{4})?[.!]?$/iu,
  },
  {
    why: 'legal line',
    pattern:
      /^(?:this material may not be published.{0,120}|terms (?:of (?:use|service)|(?:&|and) conditions)|privacy(?: policy| notice)?|(?:terms|privacy|cookies?|contact|about|careers|advertise|help|imprint|impressum|datenschutz|agb|accessibility)(?: us| policy)?(?:(?:\s*[|•·,]\s*|\s{2,})(?:terms|privacy|cookies?|contact|about|careers|advertise|help|imprint|impressum|datenschutz|agb|accessibility)(?: us| policy| of use| of service)?)+|impressum|datenschutz(?:erklärung)?|mentions légales|politique de confidentialité|aviso legal|política de privacidad|سياسة الخصوصية|شروط الاستخدام|隐私政策|our standards:.{0,80}|see here for a complete list of exchanges and delays.{0,20})$/iu,
  },
  {
    why: 'image credit',
    pattern:
      /^(?:\(?(?:photo|photograph|photos|image|images|picture|pictures|foto|fotos|bild|bilder|credit|image credit|photo credit|photo by|image source|getty images|crédit(?: photo)?|crédits|fotografía|imagen|foto di|immagine|фото|صورة|الصورة|الصور|تصوير|مصدر الصورة|图片来源|图片|写真|צילום)(?: (?:credit|source|courtesy(?: of)?|by|via|von|de|par))?\s*[:：/©]\s*[^.!?]{2,80}\)?)[.]?$/iu,
  },
  {
    why: 'image credit',
    pattern:
      /^[([]?(?:file |handout )?(?:photo|image|picture|illustration)s?(?: credit)? ?(?:by|courtesy of|via|:) [^.!?]{2,70}[)\]]?[.]?$/iu,
  },
  {
    why: 'image credit',
    pattern:
      /^[([（](?:file|reuters|ap|afp|epa|getty|getty images|dpa|shutterstock|an|spa|wam|supplied|courtesy|handout|social media|screenshot|صورة|رويترز|أ ف ب|أ\.ف\.ب|新华社)(?![\p{L}\p{N}])(?: ?(?:photos?|images?|file|fotos?|أرشيف(?:ية)?))?(?:[/,،-]? ?[^()[\]]{0,60})[)\]）]$/iu,
  },
  {
    why: 'image credit',
    pattern:
      /^[\p{L}.'’\- ]{0,60}[/] ?(?:Getty Images|AFP|AP|AP Photo|Reuters|REUTERS|EPA|dpa|Shutterstock|Anadolu|picture alliance)(?:[/| ]+[\p{L} ]{2,30})?$/u,
  },
  {
    why: 'image credit',
    pattern:
      /^(?:getty images|afp via getty images|ap photo(?:\/.{2,40})?|file photo|stock image|reuters\/.{2,40}|afp\/.{2,40}|epa-efe.{0,30}|archivbild|symbolbild|صورة أرشيفية|أرشيفية|image caption|image source,? .{2,50}|media caption|صورة من الأرشيف)[.]?$/iu,
  },
  {
    why: 'follow line',
    pattern:
      /^(?:follow(?: us)?(?: (?:on|at) .{2,80})|follow us|follow|like us on .{2,40}|find us on .{2,40}|join us on .{2,40}|follow @\w{2,30}|(?:folgen sie|folge) uns(?: auf .{2,40})?|suivez-nous(?: sur .{2,60})?|s[ií]guenos(?: en .{2,60})?|siga-nos.{0,60}|seguici(?: su .{2,60})?|читайте нас в .{2,60}|تابعونا(?: على .{2,60})?|تابعنا(?: على .{2,60})?|تابعوا .{0,30} على .{2,40}|关注我们.{0,30}|フォローする|עקבו אחרינו.{0,40})[.!:]?$/iu,
  },
  {
    why: 'comments',
    pattern:
      /^(?:(?:view |show |read |see |hide |all |post |leave |add |write |join )*(?:a |the |all |your )?(?:\d[\d,.]* ?)?(?:comments?|replies|reply)(?: ?\(\d[\d,.]*\)| ?\d[\d,.]*)?|comments? (?:are )?(?:closed|off|disabled).{0,40}|(?:\d+ )?kommentare?(?: ?\(\d+\))?|kommentar (?:schreiben|verfassen)|(?:\d+ )?commentaires?(?: ?\(\d+\))?|(?:\d+ )?comentarios?(?: ?\(\d+\))?|комментарии(?: ?\(\d+\))?|(?:التعليقات|تعليقات|تعليق|أضف تعليقا?(?:ً)?|اترك تعليقا?(?:ً)?)(?: ?\(?[\d٠-٩]+\)?)?|[\d٠-٩]+ (?:تعليقات|تعليق)|评论(?: ?[（(]?\d+[)）]?)?|コメント(?: ?[（(]?\d+[)）]?)?|תגובות(?: ?\(\d+\))?)$/iu,
  },
  {
    why: 'reading time',
    pattern:
      /^(?:⏱ ?)?(?:(?:reading time|read time|lesezeit|temps de lecture|tiempo de lectura|tempo di lettura|время чтения|وقت القراءة|مدة القراءة)\s*[:：]?\s*(?:ca\.?|env\.?)?\s*[\d٠-٩]{1,3}\s?\p{L}{0,9}\.?|\d{1,3}[ -]?(?:min(?:ute)?s?\.?)(?: to)? (?:read|listen|watch)|\d{1,3} min(?:\.|uten)? (?:lesezeit|de lecture|de lectura|di lettura)|\d{1,3} minutes? (?:lesen|de lecture)|(?:[\d٠-٩]{1,3} )?(?:دقيقة|دقائق|دقيقتان|دقيقتين)(?: (?:للقراءة|قراءة))|قراءة [\d٠-٩]{1,3} دقائق)$/iu,
  },
  {
    why: 'player',
    pattern:
      /^(?:listen(?: to (?:this )?(?:article|story|this))?(?: now)?(?: ?[(·•-]? ?\d{1,2}(?::\d{2})?(?: ?min(?:ute)?s?)?\)?)?|play (?:audio|video|now)|watch (?:now|live|the video|video)|video player.{0,40}|(?:audio|video) (?:duration|unavailable|is loading).{0,30}|media (?:player|playback is unsupported).{0,40}|your browser does not support.{0,60}|(?:artikel|beitrag) (?:anhören|vorlesen)|écouter(?: l['’]article| cet article)?|escuchar(?: (?:el |este )?art[ií]culo)?|استمع (?:إلى|الى|ل).{0,20}|استمع|朗读|收听)$/iu,
  },
  {
    why: 'page control',
    pattern:
      /^(?:short url|permalink|shortlink|text size|font size|increase text size|decrease text size|a ?[-+] ?a ?[+-]?|aa|enlarge(?: image)?|view gallery|(?:view|open) (?:image )?(?:in )?fullscreen|expand|collapse|close|dismiss|loading(?:\.{3}|…)?|scroll down|swipe|tap to (?:unmute|expand)|report (?:a |an )?(?:error|typo|correction)|suggest a correction|was this (?:article|page|story) (?:helpful|useful)\??|download (?:the |our )?app.{0,40}|get (?:the|our) app|open in app|available on (?:the )?(?:app store|google play).{0,40}|google play|app store|تكبير الخط|تصغير الخط|حجم الخط|رابط مختصر|ارسال خطأ|[<>«»‹›←→↑↓×✕✖☰≡|•·]{1,4}|\d{1,3} ?\/ ?\d{1,3}|page \d{1,3} of \d{1,3})$/iu,
  },
  {
    why: 'follow line',
    pattern:
      /^(?:add .{2,30} (?:as a preferred source|on google)|(?:google|prefer us on) (?:news|google)|follow .{2,30} on google news)[.!]?$/iu,
  },
]

/** Words of menus and bars that could also be a heading or a reply: furniture only in company of their kind. */
const weak = new RegExp(
  String.raw`^(?:${services}|home|news|world|politics|business|economy|sport|sports|opinion|culture|arts|lifestyle|life|tech|technology|science|health|travel|video|videos|photos|podcasts?|search|menu|login|log in|sign in|sign up|register|subscribe|account|contact|contact us|about|about us|advertise|help|faq|live|latest|weather|middle[- ]east|middle-?east|africa|asia|europe|americas|us|uk|features|entertainment|environment|climate|saudi arabia|art & culture|corporate news|media|offbeat|editorials|startseite|nachrichten|politik|wirtschaft|panorama|kultur|wissen|reise|suche|suchen|anmelden|accueil|actualités|monde|politique|économie|société|rechercher|connexion|se connecter|inicio|noticias|mundo|política|economía|deportes|cultura|sociedad|buscar|iniciar sesión|الرئيسية|أخبار|الأخبار|سياسة|اقتصاد|رياضة|ثقافة|ثقافة وفن|ثقافة وفنون|منوعات|تكنولوجيا|صحة|علوم|رأي|آراء|مقالات|فيديو|صور|بحث|القائمة|تسجيل الدخول|اتصل بنا|من نحن|العالم|عربي|عربي ودولي|دولي|محليات|الشرق الأوسط|مجتمع|首页|新闻|国际|国内|财经|体育|娱乐|科技|搜索|登录|注册|ホーム|ニュース|国際|経済|スポーツ|検索|ログイン|главная|новости|политика|экономика|спорт|культура|общество|поиск|войти)$`,
  'iu',
)

/** Why a line is furniture wherever it stands, or null. */
export function furnitureReason(text: string): string | null {
  if (text.length > 330) return null
  const line = text.replaceAll(/^(?:[*_>#]+\s*)+|[*_]+$/gu, '').trim() || text
  for (const rule of rules)
    if (line.length <= (rule.longest ?? 130) && rule.pattern.test(line)) return rule.why
  return null
}

/** Could be a word of a menu or share bar. */
export function isMenuWord(text: string): boolean {
  return text.length <= 40 && weak.test(text)
}

/** Heads a list of links to other stories. */
export function opensLinkList(text: string, why: string): boolean {
  return why === 'link to another story' && text.length <= 60 && !/[:：] *\S/u.test(text)
}

/** The page of one article ends here. */
export function endsPage(why: string): boolean {
  return why === 'copyright' || why === 'comments' || why === 'legal line' || why === 'newsletter'
}
