const digest = {
  headline: {
    nobody_wrote: 'لم يراسلنا أحد {{period}}.',
    nobody_neglected_zero: 'لم يراسلنا أحد {{period}}.',
    nobody_neglected_one: 'العميل الوحيد الذي راسلنا {{period}} تلقى الرد في الوقت المحدد.',
    nobody_neglected_two: 'العميلان اللذان راسلانا {{period}} تلقيا الرد في الوقت المحدد.',
    nobody_neglected_few:
      'العملاء الـ{{count, number}} الذين راسلونا {{period}} تلقوا الرد جميعهم في الوقت المحدد.',
    nobody_neglected_many:
      'العملاء الـ{{count, number}} الذين راسلونا {{period}} تلقوا الرد جميعهم في الوقت المحدد.',
    nobody_neglected_other:
      'العملاء الـ{{count, number}} الذين راسلونا {{period}} تلقوا الرد جميعهم في الوقت المحدد.',
    plain: '{{share}} {{period}}.',
    when: '{{share}} {{period}}، وغالبًا {{when}}.',
    why: '{{share}} {{period}}، وغالبًا {{why}}.',
    when_why: '{{share}} {{period}}، وغالبًا {{when}}، {{why}}.',
  },
  share: {
    everybody_zero: 'لم يُهمَل أحد',
    everybody_one: 'أُهمِل العميل الوحيد الذي راسلنا',
    everybody_two: 'أُهمِل العميلان كلاهما',
    everybody_few: 'أُهمِل العملاء الـ{{count, number}} جميعهم',
    everybody_many: 'أُهمِل العملاء الـ{{count, number}} جميعهم',
    everybody_other: 'أُهمِل العملاء الـ{{count, number}} جميعهم',
    nearly_everybody: 'أُهمِل جميع العملاء تقريبًا',
    counted_zero: 'لم يُهمَل أحد من {{customers, number}} من العملاء',
    counted_one: 'أُهمِل عميل واحد من {{customers, number}} من العملاء',
    counted_two: 'أُهمِل عميلان من {{customers, number}} من العملاء',
    counted_few: 'أُهمِل {{count, number}} عملاء من {{customers, number}}',
    counted_many: 'أُهمِل {{count, number}} عميلًا من {{customers, number}}',
    counted_other: 'أُهمِل {{count, number}} عميل من {{customers, number}}',
    one_in: 'أُهمِل عميل واحد من كل {{whole, number}}',
    some_in: 'أُهمِل {{part, number}} من كل {{whole, number}} من العملاء',
  },
  period: {
    daily: { last: 'أمس', this: 'اليوم حتى الآن', then: 'يوم {{date}}' },
    weekly: { last: 'الأسبوع الماضي', this: 'هذا الأسبوع حتى الآن', then: 'في أسبوع {{date}}' },
    monthly: { last: 'الشهر الماضي', this: 'هذا الشهر حتى الآن', then: 'في الشهر الذي بدأ {{date}}' },
  },
  when: {
    night: 'ليلًا بين {{from}} و{{to}}',
    morning: 'صباحًا بين {{from}} و{{to}}',
    afternoon: 'بعد الظهر بين {{from}} و{{to}}',
    evening: 'مساءً بين {{from}} و{{to}}',
    hours: 'بين {{from}} و{{to}}',
  },
  why: {
    no_coverage: 'حين لم يكن أحد في الخدمة',
    overload: 'حين لم يلحق من كانوا في الخدمة بالرد على الجميع',
    unclaimed: 'حين لم يقبل أحد ما عُرض',
    lapsed_claim: 'حين قُبل العمل ثم تُرك',
    lost_handover: 'حين نُقل العمل من شخص إلى آخر',
    skill_gap: 'حين لم يكن بين الحاضرين من يستطيع الرد',
    skill_gap_in: 'حين لم يكن في الخدمة من يتحدث {{language}}',
    channel_down: 'حين تعذّر جلب الرسائل',
    ingested_late: 'حين وصلتنا الرسائل متأخرة',
    bot_dead_end: 'حين لم يجدوا أمامهم سوى الروبوت',
    bounced: 'حين ارتدّت الردود',
    paused_too_long: 'حين كانت ساعاتهم متوقفة',
    budget_exhausted: 'حين نفدت الميزانية',
  },
  subject: {
    neglected: '{{brand}}: أُهمِل {{index}} من كل 100 {{period}}',
    quiet: '{{brand}}: لم يُهمَل أحد {{period}}',
    nobody_wrote: '{{brand}}: لم يراسلنا أحد {{period}}',
  },
  about: {
    for_reader: '{{brand}} · {{dates}} · إلى {{reader}}، {{zone}}',
    for_all: '{{brand}} · {{dates}} · {{zone}}',
  },
  number: {
    of_hundred: 'من كل 100 انتظار انتهى بالإهمال',
    people_zero: 'لا أحد',
    people_one: 'شخص واحد',
    people_two: 'شخصان',
    people_few: '{{count, number}} أشخاص',
    people_many: '{{count, number}} شخصًا',
    people_other: '{{count, number}} شخص',
    never_zero: 'لم يبقَ أحد دون رد',
    never_one: 'واحد لم يتلقَّ ردًا قط',
    never_two: 'اثنان لم يتلقيا ردًا قط',
    never_few: '{{count, number}} لم يتلقوا ردًا قط',
    never_many: '{{count, number}} لم يتلقوا ردًا قط',
    never_other: '{{count, number}} لم يتلقوا ردًا قط',
    before: {
      daily: 'في اليوم السابق {{index}}',
      weekly: 'في الأسبوع السابق {{index}}',
      monthly: 'في الشهر السابق {{index}}',
    },
    calendar: 'أوقات الدوام وحدها لقالت {{index}}',
    better: 'أفضل من السابق',
    worse: 'أسوأ من السابق',
  },
  decision: {
    title: 'قرار واحد',
    cover:
      'شخص إضافي واحد من {{from}} إلى {{to}}، {{days}}، كان سيرد في الوقت على {{range}} من هؤلاء الـ{{of, number}}.',
    cover_language:
      'شخص إضافي واحد يتحدث {{language}}، من {{from}} إلى {{to}}، {{days}}، كان سيرد في الوقت على {{range}} من هؤلاء الـ{{of, number}}.',
    exactly: '{{high, number}}',
    range: '{{low, number}} إلى {{high, number}}',
    days: { working_days: 'من الاثنين إلى الجمعة', weekend: 'السبت والأحد', every_day: 'كل يوم' },
    assumed:
      '{{zone}}. بإعادة تشغيل هذه الفترة: شخص واحد يرد على رسالة البريد خلال 4 إلى 9 دقائق وعلى الدردشة خلال 15 إلى 25 ثانية، وكل ما عدا ذلك كما كان.',
    price: 'تكلفة {{hours, number}} ساعة في مثل هذه الفترة {{sum}}.',
    achieved:
      'القرار السابق سارٍ منذ {{date}}: كان المتوقع حتى الآن انخفاض حالات الإهمال بمقدار {{predicted}}، وتحقّق {{middle, number}} (مع مراعاة الصدفة: {{range}}).',
    mend: {
      channel_down:
        'أصلحوا خط القناة: {{behind, number}} من هؤلاء الـ{{of, number}} انتظروا عند الباب بينما تعذّر جلب الرسائل.',
      ingested_late:
        'ابحثوا عن سبب تأخر الرسائل: {{behind, number}} من هؤلاء الـ{{of, number}} فات موعدهم قبل أن يعلم Sundial بهم.',
      bounced:
        'انظروا في الردود المرتدة: {{behind, number}} من هؤلاء الـ{{of, number}} كان لهم رد لم يصل قط.',
      budget_exhausted:
        'ارفعوا ميزانية العمل الفائض: {{behind, number}} من هؤلاء الـ{{of, number}} وجدوها نافدة.',
      lost_handover:
        'سلّموا العمل إلى شخص بعينه: {{behind, number}} من هؤلاء الـ{{of, number}} أُعيدوا أو نُقلوا ثم انتظروا.',
      lapsed_claim:
        'قصّروا مدة بقاء العمل دون رد بعد قبوله: {{behind, number}} من هؤلاء الـ{{of, number}} قُبلوا ثم تُركوا.',
      paused_too_long:
        'أوقفوا الساعات أقل: {{behind, number}} من هؤلاء الـ{{of, number}} كانوا سيتلقون الرد في الوقت لولا توقف ساعتهم.',
      bot_dead_end:
        'دعوا الروبوت يسلّم إلى إنسان: {{behind, number}} من هؤلاء الـ{{of, number}} لم يجدوا سواه.',
    },
    look: 'انظر ما وراء ذلك',
    none: 'لا توجد خطوة واحدة كانت ستغيّر أكثر مما تغيّره المصادفة.',
  },
  heat: {
    title: 'حالات الإهمال بحسب ساعة العملاء أنفسهم',
    alt: 'حالات الإهمال بحسب يوم العملاء وساعتهم. الأكثر: {{list}}.',
    most: '{{day}} {{hour}} ({{count, number}})',
  },
  causes: {
    count: '{{count, number}}',
    title: 'لماذا',
    no_coverage: 'لم يكن أحد في الخدمة',
    overload: 'أكثر مما يستطيع الحاضرون',
    unclaimed: 'عُرض ولم يقبله أحد',
    lapsed_claim: 'قُبل ثم تُرك',
    lost_handover: 'ضاع عند التسليم',
    skill_gap: 'لا لغة أو مهارة مناسبة بين الحاضرين',
    channel_down: 'تعذّر جلب الرسائل',
    ingested_late: 'وصلت إلينا متأخرة',
    bot_dead_end: 'تُرك للروبوت',
    bounced: 'ارتدّ الرد',
    paused_too_long: 'توقفت الساعة طويلًا',
    budget_exhausted: 'نفدت الميزانية',
  },
  worst: {
    title: 'أطول الانتظارات',
    waited: 'انتظر {{wait}}',
    still_waits: 'بلا رد، {{wait}}',
    kind: { email: 'بريد', chat: 'دردشة', social: 'منشور', phone: 'مكالمة', helpdesk: 'تذكرة' },
  },
  quiet: {
    pace: 'تلقى نصفهم الرد خلال {{median}}، وتسعة من كل عشرة خلال {{p90}}.',
    nothing: 'إن كان ينبغي أن يراسلكم عملاء، فانظروا في القنوات.',
  },
  behind: {
    title: 'ما وراء الرقم',
    past_once: 'انتظار تجاوز الوعد',
    past_twice: 'تجاوز ضعف الوعد',
    past_four: 'تجاوز أربعة أضعاف الوعد',
    reached: 'وصلوا إلى إنسان في الوقت، من كل 100',
    trend: 'قبل ذلك، من كل 100، الأقدم أولًا',
    taken: 'ما تولّاه الخبراء، وعددهم {{people, number}}',
    pings: 'تنبيهات للخبراء',
    asleep: 'تنبيهات أثناء نومهم',
    unpaid: 'عروض انتهت دون عمل أو أجر',
    neglect: 'كلفة الإهمال',
    overflow: 'كلفة العمل الفائض',
    preventions: 'ما كان سيمنع ذلك برأي من يردون على العملاء',
  },
  gaps: {
    title: 'ساعات قادمة لا يغطيها أحد، الأيام الـ28 القادمة',
    row: '{{hours}} ساعة، {{customers}} من العملاء متوقعون',
  },
  shoppers: {
    title: 'المتسوقون السريون',
    waited: 'انتظر {{wait}}',
    answered: 'أُجيب',
    unanswered: 'لم يجب أحد خلال يوم',
    lost: 'لم تصل',
  },
  foot: {
    definitions: 'معنى كل رقم',
    page: 'الصفحة وراء هذا الملخص',
    change: 'غيّر ما يصلك',
    unsubscribe: 'إلغاء الاشتراك',
    neglected_is:
      'يُعد الانتظار إهمالًا حين يتجاوز الوعد على ساعة العميل نفسه، مساءً وفي العطل أيضًا، أو حين لا يأتي الرد أبدًا.',
  },
} as const

export default digest
