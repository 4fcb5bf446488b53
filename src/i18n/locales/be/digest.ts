const digest = {
  headline: {
    nobody_wrote: '{{period}} ніхто не пісаў.',
    nobody_neglected_one: '{{period}} {{count, number}} кліент напісаў і атрымаў адказ своечасова.',
    nobody_neglected_few:
      '{{period}} усе {{count, number}} кліенты, якія напісалі, атрымалі адказ своечасова.',
    nobody_neglected_many:
      '{{period}} усе {{count, number}} кліентаў, якія напісалі, атрымалі адказ своечасова.',
    nobody_neglected_other:
      '{{period}} усе {{count, number}} кліента, якія напісалі, атрымалі адказ своечасова.',
    plain: '{{period}} {{share}}.',
    when: '{{period}} {{share}}, пераважна {{when}}.',
    why: '{{period}} {{share}}, пераважна {{why}}.',
    when_why: '{{period}} {{share}}, пераважна {{when}}, {{why}}.',
  },
  share: {
    everybody_one: 'без увагі застаўся кожны, хто пісаў: {{count, number}} кліент',
    everybody_few: 'без увагі засталіся ўсе {{count, number}} кліенты',
    everybody_many: 'без увагі засталіся ўсе {{count, number}} кліентаў',
    everybody_other: 'без увагі засталіся ўсе {{count, number}} кліента',
    nearly_everybody: 'без увагі засталіся амаль усе кліенты',
    counted_one: 'без увагі застаўся {{count, number}} кліент з {{customers, number}}',
    counted_few: 'без увагі засталіся {{count, number}} кліенты з {{customers, number}}',
    counted_many: 'без увагі засталося {{count, number}} кліентаў з {{customers, number}}',
    counted_other: 'без увагі засталося {{count, number}} кліента з {{customers, number}}',
    one_in: 'без увагі застаўся адзін кліент з {{whole, number}}',
    some_in: 'без увагі засталіся {{part, number}} з кожных {{whole, number}} кліентаў',
  },
  period: {
    daily: { last: 'Учора', this: 'Сёння дагэтуль', then: '{{date}}' },
    weekly: { last: 'На мінулым тыдні', this: 'На гэтым тыдні дагэтуль', then: 'На тыдні з {{date}}' },
    monthly: { last: 'У мінулым месяцы', this: 'У гэтым месяцы дагэтуль', then: 'У месяцы з {{date}}' },
  },
  when: {
    night: 'ноччу паміж {{from}} і {{to}}',
    morning: 'раніцай паміж {{from}} і {{to}}',
    afternoon: 'удзень паміж {{from}} і {{to}}',
    evening: 'увечары паміж {{from}} і {{to}}',
    hours: 'паміж {{from}} і {{to}}',
  },
  why: {
    no_coverage: 'калі нікога не было на змене',
    overload: 'калі тыя, хто быў на змене, не паспявалі',
    unclaimed: 'калі ніхто не ўзяў прапанаванае',
    lapsed_claim: 'калі працу бралі і кідалі',
    lost_handover: 'калі працу перадавалі',
    skill_gap: 'калі ніхто на змене не мог адказаць',
    skill_gap_in: 'калі на змене не было нікога з мовай: {{language}}',
    channel_down: 'калі паведамленні не ўдавалася атрымаць',
    ingested_late: 'калі паведамленні даходзілі да нас позна',
    bot_dead_end: 'калі адказваў толькі бот',
    bounced: 'калі адказы вярталіся',
    paused_too_long: 'пакуль іх гадзіннік стаяў',
    budget_exhausted: 'калі скончыўся бюджэт',
  },
  subject: {
    neglected: '{{brand}}: {{period}} без увагі {{index}} са 100',
    quiet: '{{brand}}: {{period}} без увагі не застаўся ніхто',
    nobody_wrote: '{{brand}}: {{period}} ніхто не пісаў',
  },
  about: {
    for_reader: '{{brand}} · {{dates}} · для {{reader}}, {{zone}}',
    for_all: '{{brand}} · {{dates}} · {{zone}}',
  },
  number: {
    of_hundred: 'са 100 чаканняў засталося без увагі',
    people_one: '{{count, number}} чалавек',
    people_few: '{{count, number}} чалавекі',
    people_many: '{{count, number}} чалавек',
    people_other: '{{count, number}} чалавека',
    never_one: '{{count, number}} без адказу зусім',
    never_few: '{{count, number}} без адказу зусім',
    never_many: '{{count, number}} без адказу зусім',
    never_other: '{{count, number}} без адказу зусім',
    before: {
      daily: 'днём раней {{index}}',
      weekly: 'тыднем раней {{index}}',
      monthly: 'месяцам раней {{index}}',
    },
    calendar: 'паводле рабочага календара было б {{index}}',
    better: 'лепш, чым раней',
    worse: 'горш, чым раней',
  },
  decision: {
    title: 'Адно рашэнне',
    cover:
      'Яшчэ адзін чалавек з {{from}} да {{to}}, {{days}}, своечасова адказаў бы на {{range}} з гэтых {{of, number}}.',
    cover_language:
      'Яшчэ адзін чалавек з мовай {{language}}, з {{from}} да {{to}}, {{days}}, своечасова адказаў бы на {{range}} з гэтых {{of, number}}.',
    exactly: '{{high, number}}',
    range: '{{low, number}}–{{high, number}}',
    days: { working_days: 'з панядзелка да пятніцы', weekend: 'у суботу і нядзелю', every_day: 'штодня' },
    assumed:
      '{{zone}}. Паводле прайгравання гэтага перыяду: адзін чалавек, які адказвае на ліст за 4–9 хвілін, а ў чаце за 15–25 секунд; усё астатняе як было.',
    price: '{{hours, number}} гадз за такі перыяд каштуюць {{sum}}.',
    achieved:
      'Папярэдняе рашэнне дзейнічае з {{date}}: на гэты час чакалася, што без увагі застанецца на {{predicted}} чаканняў менш, атрымалася на {{middle, number}} (з улікам выпадковасці: {{range}}).',
    mend: {
      channel_down:
        'Аднавіце сувязь з каналам: {{behind, number}} з гэтых {{of, number}} чакалі на ўваходзе, пакуль паведамленні не ўдавалася атрымаць.',
      ingested_late:
        'Высветліце, чаму паведамленні прыходзяць позна: {{behind, number}} з гэтых {{of, number}} ужо мінулі тэрмін, калі Sundial пра іх даведаўся.',
      bounced:
        'Паглядзіце на адказы, якія вяртаюцца: {{behind, number}} з гэтых {{of, number}} так і не атрымалі адказу.',
      budget_exhausted: 'Павялічце бюджэт: для {{behind, number}} з гэтых {{of, number}} ён ужо скончыўся.',
      lost_handover:
        'Перадавайце канкрэтнаму чалавеку: {{behind, number}} з гэтых {{of, number}} перадалі далей, і яны чакалі.',
      lapsed_claim:
        'Скараціце час, на які працу можна прытрымаць: {{behind, number}} з гэтых {{of, number}} узялі і кінулі.',
      paused_too_long:
        'Радзей спыняйце гадзіннік: {{behind, number}} з гэтых {{of, number}} паспелі б, каб ён не стаяў.',
      bot_dead_end:
        'Няхай бот перадае чалавеку: {{behind, number}} з гэтых {{of, number}} сустрэлі толькі яго.',
    },
    look: 'Што за гэтым стаіць',
    none: 'Ніводзін асобны крок не змяніў бы больш, чым мяняе выпадак.',
  },
  heat: {
    title: 'Без увагі: паводле гадзінніка саміх кліентаў',
    alt: 'Без увагі паводле дня тыдня і гадзіны саміх кліентаў. Найбольш: {{list}}.',
    most: '{{day}} {{hour}} ({{count, number}})',
  },
  causes: {
    count: '{{count, number}}',
    title: 'Чаму',
    no_coverage: 'Нікога не было на змене',
    overload: 'Больш, чым паспявала змена',
    unclaimed: 'Прапанавана, ніхто не ўзяў',
    lapsed_claim: 'Узята і пакінута',
    lost_handover: 'Згублена пры перадачы',
    skill_gap: 'На змене не было патрэбнай мовы ці навыку',
    channel_down: 'Паведамленні не ўдавалася атрымаць',
    ingested_late: 'Дайшло да нас позна',
    bot_dead_end: 'Пакінута боту',
    bounced: 'Адказ вярнуўся',
    paused_too_long: 'Занадта доўгая паўза',
    budget_exhausted: 'Бюджэт скончыўся',
  },
  worst: {
    title: 'Найдаўжэйшыя чаканні',
    waited: 'чаканне: {{wait}}',
    still_waits: 'без адказу, {{wait}}',
    kind: { email: 'Ліст', chat: 'Чат', social: 'Допіс', phone: 'Званок', helpdesk: 'Заяўка' },
  },
  quiet: {
    pace: 'Палова з іх атрымала адказ за {{median}}, дзевяць з дзесяці за {{p90}}.',
    nothing: 'Калі кліенты павінны былі пісаць, праверце каналы.',
  },
  behind: {
    title: 'Што стаіць за лікам',
    past_once: 'Чакалі даўжэй за абяцанае',
    past_twice: 'Даўжэй за абяцанае ўдвая',
    past_four: 'Даўжэй за абяцанае ў чатыры разы',
    reached: 'Своечасова дачакаліся чалавека, са 100',
    trend: 'Да гэтага, са 100, спачатку найстарэйшыя',
    taken: 'Узята экспертамі, усяго іх {{people, number}}',
    pings: 'Апавяшчэнні экспертам',
    asleep: 'Апавяшчэнні падчас іх сну',
    unpaid: 'Прапановы без працы і аплаты',
    neglect: 'Колькі каштавала няўвага',
    overflow: 'Колькі каштавала дадатковая праца',
    preventions: 'Што прадухіліла б гэта, на думку тых, хто адказвае',
  },
  gaps: {
    title: 'Гадзіны наперадзе, калі нікога няма, наступныя 28 дзён',
    row: '{{hours}} г, чакаецца кліентаў: {{customers}}',
  },
  shoppers: {
    title: 'Тайныя пакупнікі',
    waited: 'чакаў {{wait}}',
    answered: 'адказалі',
    unanswered: 'за дзень ніхто не адказаў',
    lost: 'не дайшло',
  },
  foot: {
    definitions: 'Што азначае кожны лік',
    page: 'Старонка за гэтым зводам',
    change: 'Змяніць, што прыходзіць',
    unsubscribe: 'Адпісацца',
    neglected_is:
      'Чаканне застаецца без увагі, калі яно даўжэйшае за абяцанае паводле гадзінніка самога кліента, увечары і ў выхадныя таксама, або калі адказу так і не было.',
  },
} as const

export default digest
