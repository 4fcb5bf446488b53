/** The words of a language that name when: over folded text. Weekdays from Monday on. */
export interface DateWords {
  readonly language: string
  readonly today: string
  readonly tomorrow: string
  readonly dayAfterTomorrow: string
  readonly nextWeek: string
  readonly weekdays: readonly [string, string, string, string, string, string, string]
  /** Before a length of time: "within", "in". */
  readonly within: string
  readonly minute: string
  readonly hour: string
  readonly day: string
  readonly workingDay: string
  readonly week: string
  /** Small numbers in words, from one on; `|` between spellings. */
  readonly numbers: readonly string[]
}

export const dateWords: readonly DateWords[] = [
  {
    language: 'en',
    today: 'today|by (?:the )?end of (?:the )?day|tonight|this (?:afternoon|evening)',
    tomorrow: 'tomorrow',
    dayAfterTomorrow: 'day after tomorrow',
    nextWeek: 'next week',
    weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
    within: 'within|in|in the next|over the next',
    minute: 'minutes?|mins?',
    hour: 'hours?|hrs?',
    day: 'days?',
    workingDay: '(?:business|working) days?',
    week: 'weeks?',
    numbers: ['an?|one', 'two|a couple of|a couple', 'three', 'four', 'five'],
  },
  {
    language: 'ar',
    today: 'اليوم|نهايه اليوم|هذا المساء',
    tomorrow: 'غدا|بكره|بكرا|يوم غد',
    dayAfterTomorrow: 'بعد غد|بعد بكره',
    nextWeek: 'الاسبوع (?:القادم|المقبل)',
    weekdays: ['الاثنين', 'الثلاثاء', 'الاربعاء', 'الخميس', 'الجمعه', 'السبت', 'الاحد'],
    within: 'خلال|في غضون|بعد',
    minute: 'دقيقه|دقائق|دقايق',
    hour: 'ساعه|ساعات|ساعتين',
    day: 'يوم|ايام|يومين',
    workingDay: '(?:يوم|ايام|يومي) عمل',
    week: 'اسبوع|اسابيع|اسبوعين',
    numbers: ['واحد|واحده', 'اثنين|اثنان', 'ثلاثه|ثلاث', 'اربعه|اربع', 'خمسه|خمس'],
  },
  {
    language: 'fa',
    today: 'امروز|تا اخر (?:وقت|روز)|امشب|تا پايان روز',
    tomorrow: 'فردا',
    dayAfterTomorrow: 'پس ?فردا',
    nextWeek: 'هفته (?:ي )?(?:اينده|بعد|ديگر)',
    weekdays: ['دوشنبه', 'سه ?شنبه', 'چهار ?شنبه', 'پنج ?شنبه', 'جمعه', 'شنبه', 'يك ?شنبه'],
    within: 'ظرف|تا|طي|در|در عرض',
    minute: 'دقيقه',
    hour: 'ساعت',
    day: 'روز',
    workingDay: 'روز كاري',
    week: 'هفته',
    numbers: ['يك', 'دو', 'سه', 'چهار', 'پنج'],
  },
  {
    language: 'be',
    today: 'сёння|да канца дня|сення',
    tomorrow: 'заўтра',
    dayAfterTomorrow: 'паслязаўтра',
    nextWeek: 'на наступным тыдні',
    weekdays: [
      'панядзел[а-яіў]+',
      'аўтор[а-яіў]+',
      'серад[а-яіў]+',
      'чацв[а-яіў]+',
      'пятніц[а-яіў]+',
      'субот[а-яіў]+',
      'нядзел[а-яіў]+',
    ],
    within: 'на працягу|цягам|праз|за',
    minute: 'хвілін[а-яіў]*',
    hour: 'гадзін[а-яіў]*',
    day: 'дзен|дзень|дні|дня|дзён|суткі|сутак',
    workingDay: 'працоўн[а-яіў]+ (?:дзен|дзень|дні|дня)',
    week: 'тыд[а-яіў]+',
    numbers: ['адз[а-яіў]+|адн[а-яіў]+', 'дзвюх|двух|два|дзве', 'трох|тры', 'чатырох|чатыры', 'пяці|пяць'],
  },
  {
    language: 'ru',
    today: 'сегодня|до конца дня',
    tomorrow: 'завтра',
    dayAfterTomorrow: 'послезавтра',
    nextWeek: 'на следующей неделе',
    weekdays: [
      'понедельник[а-я]*',
      'вторник[а-я]*',
      'сред[а-я]+',
      'четверг[а-я]*',
      'пятниц[а-я]+',
      'суббот[а-я]+',
      'воскресень[а-я]+',
    ],
    within: 'в течение|через|за',
    minute: 'минут[а-я]*',
    hour: 'час(?:а|ов)?',
    day: 'день|дня|дней|сутки|суток',
    workingDay: 'рабоч[а-я]+ (?:день|дня|дней)',
    week: 'недел[а-я]+',
    numbers: ['один|одного|одну', 'два|двух|две|пары|пару', 'три|трех', 'четыре|четырех', 'пять|пяти'],
  },
  {
    language: 'de',
    today: 'heute|bis (?:zum )?(?:ende des tages|feierabend)',
    tomorrow: 'morgen',
    dayAfterTomorrow: 'übermorgen',
    nextWeek: '(?:nächste|nächster|kommende|kommender) woche',
    weekdays: ['montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', '(?:samstag|sonnabend)', 'sonntag'],
    within: 'innerhalb von|innerhalb|binnen|in|in den nächsten',
    minute: 'minuten?',
    hour: 'stunden?',
    day: 'tag(?:en?)?',
    workingDay: '(?:werk|arbeits|geschäfts)tag(?:en?)?',
    week: 'wochen?',
    numbers: ['einem|einer|eines|ein|eine', 'zwei', 'drei', 'vier', 'fünf'],
  },
  {
    language: 'fr',
    today: "aujourd'hui|d'ici ce soir|ce soir|fin de journée",
    tomorrow: 'demain',
    dayAfterTomorrow: 'après-demain|apres-demain',
    nextWeek: 'la semaine prochaine|semaine prochaine',
    weekdays: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    within: "sous|dans|d'ici|dans les",
    minute: 'minutes?',
    hour: 'heures?|h',
    day: 'jours?',
    workingDay: 'jours? ouvr(?:é|able)s?',
    week: 'semaines?',
    numbers: ['une?', 'deux', 'trois', 'quatre', 'cinq'],
  },
  {
    language: 'es',
    today: 'hoy|al final del día|esta (?:tarde|noche)',
    tomorrow: 'mañana',
    dayAfterTomorrow: 'pasado mañana',
    nextWeek: 'la próxima semana|la semana que viene|próxima semana',
    weekdays: ['lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado', 'domingo'],
    within: 'en|dentro de|en un plazo de|en las próximas|en los próximos',
    minute: 'minutos?',
    hour: 'horas?',
    day: 'días?',
    workingDay: 'días? (?:hábil(?:es)?|laborables?)',
    week: 'semanas?',
    numbers: ['una?', 'dos', 'tres', 'cuatro', 'cinco'],
  },
]
