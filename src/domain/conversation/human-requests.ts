/** How people ask for a person, as alternatives of a pattern over folded text (see `foldText`). */
interface HumanRequests {
  readonly language: string
  /** Words that ask by themselves when the whole message has at most four words. */
  readonly calls: readonly string[]
  /** Wishes that ask wherever they stand. */
  readonly wishes: readonly string[]
  /** Words that turn the wish around. */
  readonly refusals: readonly string[]
}

const person =
  '(?:human(?: being)?|(?:real |live |actual )?(?:person|agent|operator|representative|rep|advisor|adviser|human)|someone(?: real| human| else)?|somebody|(?:a )?real people|customer (?:service|support|care)|your (?:team|staff|support)|(?:the )?support team|(?:a |your )?(?:manager|supervisor))'

export const humanRequests: readonly HumanRequests[] = [
  {
    language: 'en',
    calls: [
      '(?:live |real |human )?agents?',
      'representative',
      'rep',
      'operator',
      'human',
      'real person',
      'live (?:chat|person|support)',
      'customer (?:service|support)',
    ],
    wishes: [
      `(?:speak|talk|chat|write|connect(?: me)?|transfer(?: me)?|put me through|escalate(?: this| me)?|hand(?: me)? over|pass me(?: on)?)(?: directly)? (?:to|with) (?:an? |the |some |another )?${person}`,
      '(?:need|want|get me|give me|like|prefer|is there|are there|have) (?:an? |any |some |the )?(?:real|live|actual|human) (?:human|person|agent|operator|representative|people|being|support)',
      '(?:need|want|get me|give me|like) (?:an? )?(?:human|operator|representative)(?: being)?(?: please| now)?',
      "(?:not|no longer|stop|don't|dont) (?:want to |to )?(?:talk(?:ing)? to|want|with) (?:an? |the |this )?(?:bot|robot|machine|chat ?bot)",
    ],
    refusals: [
      "(?:don't|do not|no need to|dont|needn't) (?:want to |need to |have to )?(?:speak|talk|chat|connect)(?: me)? (?:to|with) (?:an? )?(?:human|agent|person|representative|operator|anyone|somebody|someone)",
    ],
  },
  {
    language: 'ar',
    calls: [
      'موظف',
      'موظف حقيقي',
      'ممثل(?: خدمة العملاء)?',
      'خدمة العملاء',
      'شخص حقيقي',
      'انسان',
      'بشر',
      'مندوب',
      'وكيل',
    ],
    wishes: [
      '(?:اريد|ارغب|ابغى|ابغي|عايز|بدي|ممكن|اود|احتاج|هل يمكنني|هل استطيع)(?: ان)?(?: في)? (?:التحدث|التكلم|الكلام|اتحدث|اتكلم|اكلم|احكي|التواصل|اتواصل)(?: مع| الى)? (?:احد |شخص |انسان|موظف|ممثل|مندوب|مسؤول|خدمة|حدا|بشر|وكيل)',
      '(?:حولني|حولوني|حولوا المحادثة|وصلني|وصلوني) (?:الى|ل|على|ب|مع) ?(?:احد |شخص|انسان|موظف|ممثل|مندوب|خدمة)',
      '(?:اريد|احتاج|ابغى|عايز|بدي) (?:شخصا?|انسانا?|موظفا?) حقيقيا?',
    ],
    refusals: ['لا (?:اريد|ارغب في) (?:التحدث|التكلم)'],
  },
  {
    language: 'fa',
    calls: [
      'اپراتور',
      'کارشناس',
      'پشتیبان',
      'نماینده',
      'انسان',
      'آدم(?: واقعی)?',
      'انسان واقعی',
      'شخص واقعی',
    ],
    wishes: [
      'با (?:یک |یه )?(?:نفر|انسان|ادم|آدم|اپراتور|کارشناس|پشتیبان|پشتیبانی|نماینده|شخص|همکار|مسئول|مدیر)(?: های)?(?:تان|تون| شما)?(?: واقعی)? (?:صحبت|حرف|گفتگو|چت|در ارتباط|تماس)',
      '(?:وصلم|وصل|متصل|ارجاع)(?: من را| مرا)? (?:کنید|کن|بفرمایید|شوم|بشم) ?(?:به)? ?(?:اپراتور|کارشناس|انسان|یک نفر)?',
      '(?:یک|یه) (?:انسان|آدم|نفر|شخص) واقعی',
    ],
    refusals: ['نمی ?خوا(?:هم|م) با'],
  },
  {
    language: 'be',
    calls: [
      'аператара?',
      'чалавека?',
      'жывы чалавек',
      'жывога чалавека',
      'прадстаўніка?',
      'супрацоўніка?',
      'кансультанта?',
      'менеджара?',
    ],
    wishes: [
      '(?:пагаварыць|паразмаўляць|гаварыць|размаўляць|звязацца|паспілкавацца) з (?:жывым |сапраўдным |вашым )?(?:чалавекам|аператарам|прадстаўніком|супрацоўнікам|кансультантам|менеджарам|кімсьці|кіраўніком)',
      '(?:злучыце|пераключыце|перавядзіце|звяжыце)(?: мяне)? (?:з|на) (?:жывым |жывога )?(?:чалавекам|чалавека|аператарам|аператара|супрацоўнікам|прадстаўніком|менеджарам)',
      '(?:паклічце|клічце|дайце|патрэбен|патрэбны|хачу) (?:жывога |жывы )?(?:чалавека|чалавек|аператара|аператар|супрацоўніка|прадстаўніка|менеджара)',
    ],
    refusals: ['не хачу (?:размаўляць|гаварыць) з (?:чалавекам|аператарам)'],
  },
  {
    language: 'ru',
    calls: [
      'оператора?',
      'человека?',
      'живой человек',
      'живого человека',
      'представител[ья]',
      'сотрудника?',
      'консультанта?',
      'менеджера?',
      'специалиста?',
    ],
    wishes: [
      '(?:поговорить|говорить|связаться|пообщаться|общаться|побеседовать) с (?:живым |настоящим |реальным |вашим )?(?:человеком|оператором|представителем|сотрудником|консультантом|менеджером|специалистом|кем-нибудь|кем-то|руководителем|поддержкой)',
      '(?:соедините|переключите|переведите|свяжите|соедини|переключи|переведи)(?: меня)? (?:с|на|к) (?:живым |живого |живому )?(?:человеком|человека|человеку|оператором|оператора|оператору|сотрудником|сотрудника|представителем|менеджером|менеджера|специалистом|специалиста)',
      '(?:позовите|позови|дайте|нужен|требую|хочу) (?:живого |живой |реального )?(?:человека|человек|оператора|оператор|сотрудника|представителя|менеджера|консультанта)',
    ],
    refusals: ['не (?:хочу|надо|нужно) (?:говорить|разговаривать|общаться) с (?:человеком|оператором)'],
  },
  {
    language: 'de',
    calls: [
      '(?:ein(?:en)? )?(?:echte[rn]? )?mensch(?:en)?',
      '(?:ein(?:en)? )?mitarbeiter(?:in)?',
      'kundenberater(?:in)?',
      'berater(?:in)?',
      'echte person',
      'kundenservice',
      'vertreter(?:in)?',
      'sachbearbeiter(?:in)?',
    ],
    wishes: [
      'mit (?:einer?m? |jemandem|ihrem |dem |einem )?(?:echten |richtigen |menschlichen )?(?:menschen|mitarbeiter(?:in)?|person|berater(?:in)?|jemandem|kundenservice|kundendienst|support|vorgesetzten|agenten|ansprechpartner)(?: aus fleisch und blut)? (?:sprechen|reden|chatten|schreiben|verbunden|verbinden|telefonieren)',
      '(?:verbinden sie mich|verbinde mich|leiten sie mich|stellen sie mich)(?: bitte)? (?:mit|an|zu|durch)',
      '(?:brauche|will|möchte|gibt es) (?:hier )?(?:einen |eine )(?:echten |echte |richtigen |menschlichen )(?:menschen|person|mitarbeiter|ansprechpartner)',
    ],
    refusals: ['nicht mit (?:einem |einer )?(?:menschen|mitarbeiter|person) (?:sprechen|reden)'],
  },
  {
    language: 'fr',
    calls: [
      '(?:un )?(?:vrai )?(?:agent|conseiller|conseillère|humain|opérateur|opératrice|représentant|téléconseiller)',
      '(?:une )?vraie personne',
      'service client',
    ],
    wishes: [
      "(?:parler|discuter|échanger|causer|communiquer|en contact|en relation)(?: directement)? (?:à|avec) (?:un |une |le |la |l'|votre )?(?:vrai |vraie |véritable )?(?:humain|être humain|personne|agent|conseiller|conseillère|opérateur|opératrice|représentant|responsable|service client|quelqu'un)",
      "(?:je veux|je voudrais|j'ai besoin d'|passez-moi|passer|transférez-moi (?:à|vers))(?: un| une)? ?(?:vrai |vraie )?(?:humain|conseiller|agent humain|vraie personne|opérateur|représentant)",
    ],
    refusals: ['(?:ne (?:veux|souhaite) pas|pas besoin de) parler'],
  },
  {
    language: 'es',
    calls: [
      '(?:un )?(?:agente|humano|operador|operadora|representante|asesor|asesora)(?: humano| real)?',
      '(?:una )?persona(?: real| de verdad)',
      'atención al cliente',
    ],
    wishes: [
      '(?:hablar|chatear|comunicarme|contactar|conversar|comunicar) (?:directamente )?con (?:un |una |el |la |algún |alguna |su )?(?:humano|ser humano|persona|agente|operador|operadora|representante|asesor|asesora|alguien|supervisor|encargado|responsable|atención al cliente)',
      '(?:páseme|pásame|transfiérame|comuníqueme|conécteme|póngame|ponme) con',
      '(?:quiero|necesito|hay) (?:un |una |algún |alguna )?(?:humano|persona real|agente humano|agente real|persona de verdad|representante|operador)',
    ],
    refusals: ['no (?:quiero|necesito|hace falta) hablar'],
  },
]
