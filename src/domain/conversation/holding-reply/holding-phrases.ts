/** How people put a customer off: that they look into it, that they come back. Regular expressions over folded text. */
export const holdingPhrases: readonly { readonly language: string; readonly phrases: readonly string[] }[] = [
  {
    language: 'en',
    phrases: [
      "(?:i|we)(?:'ll| will| shall|'m going to| are going to) (?:get|come|be) back (?:to|with) you",
      "(?:i|we)(?:'ll| will) (?:let you know|update you|keep you (?:posted|updated|informed)|follow up|look into|check (?:on )?(?:this|that|it|with)|investigate|find out|report back)",
      "(?:i|we)(?:'m|'re| am| are)? (?:currently |still |now )?(?:looking into|checking (?:on |with )?|investigating|working on|following up)",
      'let (?:me|us) (?:check|look into|find out|ask|investigate|see what)',
      "you(?:'ll| will) (?:hear|receive (?:an? )?(?:answer|reply|response|update)) (?:back )?(?:from (?:me|us)|by|within|tomorrow|today)",
      '(?:please )?bear with (?:me|us)',
      '(?:has|have) been (?:forwarded|passed|escalated) to',
      "(?:i|we)(?:'ve| have) (?:forwarded|passed|escalated|raised)",
    ],
  },
  {
    language: 'ar',
    phrases: [
      'سنعود اليك(?:م)?|ساعود اليك(?:م)?|سنرد علي(?:ك|كم)|سارد علي(?:ك|كم)|سنوافيك(?:م)?|سنتواصل مع(?:ك|كم)|ساتواصل مع(?:ك|كم)',
      'سنبلغك(?:م)?|ساخبرك(?:م)?|سنخبرك(?:م)?|سنطلعك(?:م)?',
      'نقوم (?:حاليا )?ب(?:فحص|مراجعه|دراسه|التحقق|متابعه)|جاري (?:فحص|مراجعه|متابعه|التحقق)|سنتحقق|ساتحقق|سنراجع|دعني اتحقق|نعمل علي(?: حل)?',
      'تم (?:تحويل|رفع|تصعيد) (?:طلبك|شكواك|الموضوع|المشكله)',
    ],
  },
  {
    language: 'fa',
    phrases: [
      '(?:به شما|بهتون) (?:اطلاع|خبر) (?:مي ?دهيم|مي ?دهم|مي ?ديم|مي ?دم|خواهيم داد|خواهم داد)|خبرتون (?:مي ?كنيم|مي ?كنم)|اطلاع خواهيم داد',
      '(?:با شما|باهاتون) تماس (?:مي ?گيريم|مي ?گيرم|خواهيم گرفت|خواهم گرفت)',
      '(?:در حال|داريم|دارم) (?:بررسي|پيگيري)|بررسي (?:مي ?كنيم|مي ?كنم|خواهيم كرد|خواهم كرد)|پيگيري (?:مي ?كنيم|مي ?كنم|خواهيم كرد|خواهم كرد)',
      'اجازه بدهيد (?:بررسي|چك)|(?:جواب|پاسخ) (?:مي ?دهيم|مي ?دهم|خواهيم داد|خواهم داد)',
      'ارجاع داده شد|ارجاع داديم|منتقل كرديم',
    ],
  },
  {
    language: 'be',
    phrases: [
      '(?:мы |я )?(?:вярнуся|вернемся|вернуся|адкажам|адкажу|паведамім|паведамлю|напішам|напішу|звяжамся|звяжуся) (?:да вас|вам|з вамі)',
      '(?:правяраем|правяраю|разбіраемся|разбіраюся|высвятляем|высвятляю|працуем над|удакладняем|удакладняю)',
      '(?:праверу|праверым|удакладню|удакладнім|высветлю|высветлім) ',
      '(?:перадалі|перадаў|перадала) (?:ваш|вашу|пытанне)',
    ],
  },
  {
    language: 'ru',
    phrases: [
      '(?:мы |я )?(?:вернусь|вернемся|отвечу|ответим|сообщу|сообщим|напишу|напишем|свяжусь|свяжемся|отпишусь|отпишемся) (?:к вам|вам|с вами|позже)',
      '(?:проверяем|проверяю|разбираемся|разбираюсь|выясняем|выясняю|уточняем|уточняю|работаем над|изучаем|изучаю)',
      '(?:проверю|проверим|уточню|уточним|выясню|выясним)(?![а-я])',
      '(?:передали|передал|передала) (?:ваш|вашу|ваше|вопрос|запрос|информацию|в отдел)',
    ],
  },
  {
    language: 'de',
    phrases: [
      '(?:ich|wir) (?:melde|melden|kümmere|kümmern) (?:mich|uns)',
      '(?:melde|melden) (?:ich mich|wir uns)',
      '(?:ich|wir) (?:prüfe|prüfen|kläre|klären|schaue|schauen|recherchiere|recherchieren|untersuche|untersuchen) ',
      '(?:ich|wir) (?:gebe|geben) (?:ihnen|dir|euch) (?:[^ ]+ ){0,3}(?:bescheid|rückmeldung)',
      '(?:ich|wir) (?:komme|kommen) (?:[^ ]+ ){0,3}auf (?:sie|dich|euch) zu(?:rück)?',
      '(?:sie|du) (?:hören|hörst|erhalten|erhältst|bekommen|bekommst) (?:[^ ]+ ){0,3}(?:von (?:uns|mir)|rückmeldung|antwort)',
      'weitergeleitet|weitergegeben',
    ],
  },
  {
    language: 'fr',
    phrases: [
      '(?:je|nous) (?:reviens|revenons|reviendrai|reviendrons) (?:vers|a|à) (?:vous|toi)',
      '(?:je|nous) (?:vous|te) (?:tiens|tenons|tiendrai|tiendrons|recontacte|recontactons|recontacterai|recontacterons|répondrai|répondrons|informerai|informerons)',
      '(?:je|nous) (?:vérifie|vérifions|me renseigne|nous renseignons|regarde|regardons|examine|examinons|vais vérifier|allons vérifier)',
      "en cours (?:de traitement|d'analyse|de vérification|d'investigation)",
      "(?:j'ai|nous avons) (?:transmis|transféré|escaladé)",
    ],
  },
  {
    language: 'es',
    phrases: [
      '(?:le|te|les|os) (?:respondo|responderé|responderemos|contesto|contestaré|contestaremos|aviso|avisaré|avisaremos|informo|informaré|informaremos|confirmo|confirmaré|confirmaremos|mantendré|mantendremos)',
      '(?:me|nos) (?:pondré|pondremos|pongo|ponemos) en contacto',
      '(?:estoy|estamos) (?:revisando|investigando|comprobando|verificando|trabajando|consultando|mirando)',
      '(?:voy|vamos) a (?:revisar|comprobar|verificar|consultar|investigar|mirar)|lo (?:reviso|revisamos|revisaré|consulto|consultaré|compruebo)|déjeme (?:revisar|consultar|comprobar)|déjame (?:revisar|consultar|comprobar)',
      '(?:he|hemos) (?:trasladado|pasado|derivado|escalado|remitido)',
    ],
  },
]
