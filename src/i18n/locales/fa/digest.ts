const digest = {
  headline: {
    nobody_wrote: '{{period}} کسی پیام نداد.',
    nobody_neglected_one: 'تنها مشتری‌ای که {{period}} پیام داد، به‌موقع پاسخ گرفت.',
    nobody_neglected_other: 'هر {{count, number}} مشتری که {{period}} پیام دادند، به‌موقع پاسخ گرفتند.',
    plain: '{{period}} {{share}}.',
    when: '{{period}} {{share}}، بیشتر {{when}}.',
    why: '{{period}} {{share}}، بیشتر {{why}}.',
    when_why: '{{period}} {{share}}، بیشتر {{when}}، {{why}}.',
  },
  share: {
    everybody_one: 'تنها مشتری‌ای که پیام داد نادیده گرفته شد',
    everybody_other: 'هر {{count, number}} مشتری نادیده گرفته شدند',
    nearly_everybody: 'تقریباً همهٔ مشتریان نادیده گرفته شدند',
    counted_one: '{{count, number}} نفر از {{customers, number}} مشتری نادیده گرفته شد',
    counted_other: '{{count, number}} نفر از {{customers, number}} مشتری نادیده گرفته شدند',
    one_in: 'از هر {{whole, number}} مشتری یک نفر نادیده گرفته شد',
    some_in: 'از هر {{whole, number}} مشتری {{part, number}} نفر نادیده گرفته شدند',
  },
  period: {
    daily: { last: 'دیروز', this: 'امروز تا این لحظه', then: 'در {{date}}' },
    weekly: { last: 'هفتهٔ گذشته', this: 'این هفته تا این لحظه', then: 'در هفتهٔ {{date}}' },
    monthly: { last: 'ماه گذشته', this: 'این ماه تا این لحظه', then: 'در ماهی که {{date}} آغاز شد' },
  },
  when: {
    night: 'شب‌ها بین {{from}} و {{to}}',
    morning: 'صبح‌ها بین {{from}} و {{to}}',
    afternoon: 'بعدازظهرها بین {{from}} و {{to}}',
    evening: 'عصرها بین {{from}} و {{to}}',
    hours: 'بین {{from}} و {{to}}',
  },
  why: {
    no_coverage: 'وقتی کسی سر کار نبود',
    overload: 'وقتی حاضران از پس کار برنمی‌آمدند',
    unclaimed: 'وقتی کسی پیشنهاد کار را نپذیرفت',
    lapsed_claim: 'وقتی کار پذیرفته و سپس رها شد',
    lost_handover: 'وقتی کار دست‌به‌دست شد',
    skill_gap: 'وقتی هیچ‌یک از حاضران نمی‌توانست پاسخ دهد',
    skill_gap_in: 'وقتی کسی که {{language}} بداند سر کار نبود',
    channel_down: 'وقتی پیام‌ها دریافت نمی‌شد',
    ingested_late: 'وقتی پیام‌ها دیر به ما رسید',
    bot_dead_end: 'وقتی جز ربات کسی پاسخ‌گو نبود',
    bounced: 'وقتی پاسخ‌ها برگشت خورد',
    paused_too_long: 'وقتی ساعتشان متوقف بود',
    budget_exhausted: 'وقتی بودجه تمام شده بود',
  },
  subject: {
    neglected: '{{brand}}: {{period}} از هر ۱۰۰ انتظار {{index}} نادیده گرفته شد',
    quiet: '{{brand}}: {{period}} کسی نادیده گرفته نشد',
    nobody_wrote: '{{brand}}: {{period}} کسی پیام نداد',
  },
  about: {
    for_reader: '{{brand}} · {{dates}} · برای {{reader}}، {{zone}}',
    for_all: '{{brand}} · {{dates}} · {{zone}}',
  },
  number: {
    of_hundred: 'از هر ۱۰۰ انتظار نادیده گرفته شد',
    people_one: '{{count, number}} نفر',
    people_other: '{{count, number}} نفر',
    never_one: '{{count, number}} نفر هرگز پاسخ نگرفت',
    never_other: '{{count, number}} نفر هرگز پاسخ نگرفتند',
    before: {
      daily: 'روز پیش از آن {{index}}',
      weekly: 'هفتهٔ پیش از آن {{index}}',
      monthly: 'ماه پیش از آن {{index}}',
    },
    calendar: 'تقویم اداری به‌تنهایی می‌گفت {{index}}',
    better: 'بهتر از پیش',
    worse: 'بدتر از پیش',
  },
  decision: {
    title: 'یک تصمیم',
    cover:
      'یک نفر بیشتر از {{from}} تا {{to}}، {{days}}، به {{range}} مورد از این {{of, number}} مورد به‌موقع پاسخ می‌داد.',
    cover_language:
      'یک نفر بیشتر که {{language}} بداند، از {{from}} تا {{to}}، {{days}}، به {{range}} مورد از این {{of, number}} مورد به‌موقع پاسخ می‌داد.',
    exactly: '{{high, number}}',
    range: '{{low, number}} تا {{high, number}}',
    days: { working_days: 'دوشنبه تا جمعه', weekend: 'شنبه و یکشنبه', every_day: 'هر روز' },
    assumed:
      '{{zone}}. از بازپخش همین دوره: یک نفر که هر ایمیل را در ۴ تا ۹ دقیقه و هر گفت‌وگو را در ۱۵ تا ۲۵ ثانیه پاسخ می‌دهد؛ بقیه همان‌گونه که بود.',
    price: '{{hours, number}} ساعت در چنین دوره‌ای {{sum}} هزینه دارد.',
    achieved:
      'تصمیم پیشین از {{date}} اجرا می‌شود: تا اکنون کاهش {{predicted}} انتظار پیش‌بینی شده بود و {{middle, number}} به دست آمد (با احتساب تصادف: {{range}}).',
    mend: {
      channel_down:
        'خط کانال را درست کنید: {{behind, number}} مورد از این {{of, number}} مورد پشت در ماندند، چون پیام‌ها دریافت نمی‌شد.',
      ingested_late:
        'ببینید چرا پیام‌ها دیر می‌رسند: مهلت {{behind, number}} مورد از این {{of, number}} مورد پیش از آگاهی Sundial گذشته بود.',
      bounced:
        'به پاسخ‌های برگشتی رسیدگی کنید: پاسخ {{behind, number}} مورد از این {{of, number}} مورد هرگز نرسید.',
      budget_exhausted:
        'بودجهٔ کار سرریز را بیشتر کنید: برای {{behind, number}} مورد از این {{of, number}} مورد تمام شده بود.',
      lost_handover:
        'کار را به فرد مشخصی بسپارید: {{behind, number}} مورد از این {{of, number}} مورد دست‌به‌دست شد و منتظر ماند.',
      lapsed_claim:
        'زمان ماندن کار نزد پذیرنده را کوتاه کنید: {{behind, number}} مورد از این {{of, number}} مورد پذیرفته و سپس رها شد.',
      paused_too_long:
        'کمتر متوقف کنید: {{behind, number}} مورد از این {{of, number}} مورد اگر ساعتشان نمی‌ایستاد به‌موقع پاسخ می‌گرفت.',
      bot_dead_end:
        'بگذارید ربات کار را به انسان بسپارد: {{behind, number}} مورد از این {{of, number}} مورد جز ربات کسی را ندید.',
    },
    look: 'ببینید پشت آن چیست',
    none: 'هیچ گامی به‌تنهایی بیش از تصادف چیزی را تغییر نمی‌داد.',
  },
  heat: {
    title: 'موارد نادیده‌گرفته به ساعت خود مشتریان',
    alt: 'موارد نادیده‌گرفته به روز و ساعت خود مشتریان. بیشترین: {{list}}.',
    most: '{{day}} {{hour}} ({{count, number}})',
  },
  causes: {
    count: '{{count, number}}',
    title: 'چرا',
    no_coverage: 'کسی سر کار نبود',
    overload: 'بیش از توان حاضران',
    unclaimed: 'پیشنهاد شد و کسی نپذیرفت',
    lapsed_claim: 'پذیرفته و سپس رها شد',
    lost_handover: 'در تحویل گم شد',
    skill_gap: 'زبان یا مهارت لازم نزد حاضران نبود',
    channel_down: 'پیام‌ها دریافت نمی‌شد',
    ingested_late: 'دیر به ما رسید',
    bot_dead_end: 'به ربات سپرده شد',
    bounced: 'پاسخ برگشت خورد',
    paused_too_long: 'زیاد متوقف ماند',
    budget_exhausted: 'بودجه تمام شد',
  },
  worst: {
    title: 'طولانی‌ترین انتظارها',
    waited: '{{wait}} منتظر ماند',
    still_waits: 'بی‌پاسخ، {{wait}}',
    kind: { email: 'ایمیل', chat: 'گفت‌وگو', social: 'پست', phone: 'تماس', helpdesk: 'تیکت' },
  },
  quiet: {
    pace: 'نیمی از آنان ظرف {{median}} و نه نفر از هر ده نفر ظرف {{p90}} پاسخ گرفتند.',
    nothing: 'اگر باید مشتریانی پیام می‌دادند، کانال‌ها را بررسی کنید.',
  },
  behind: {
    title: 'آنچه پشت این عدد است',
    past_once: 'انتظار بیش از قول',
    past_twice: 'بیش از دو برابر قول',
    past_four: 'بیش از چهار برابر قول',
    reached: 'به‌موقع به انسانی رسیدند، از هر ۱۰۰',
    trend: 'پیش از آن، از هر ۱۰۰، قدیمی‌ترین نخست',
    taken: 'کارهایی که {{people, number}} کارشناس برداشتند',
    pings: 'پیام به کارشناسان',
    asleep: 'پیام هنگام خوابشان',
    unpaid: 'پیشنهادهایی که بی کار و مزد پایان یافت',
    neglect: 'هزینهٔ نادیده‌گرفتن',
    overflow: 'هزینهٔ کار سرریز',
    preventions: 'آنچه به گفتهٔ پاسخ‌دهندگان جلوی آن را می‌گرفت',
  },
  gaps: {
    title: 'ساعت‌های پیش رو که کسی پوشش نمی‌دهد، ۲۸ روز آینده',
    row: '{{hours}} ساعت، {{customers}} مشتری مورد انتظار',
  },
  shoppers: {
    title: 'خریداران ناشناس',
    waited: '{{wait}} منتظر ماند',
    answered: 'پاسخ داده شد',
    unanswered: 'یک روز کسی پاسخ نداد',
    lost: 'نرسید',
  },
  foot: {
    definitions: 'معنای هر عدد',
    page: 'صفحهٔ پشت این گزارش',
    change: 'آنچه می‌گیرید را تغییر دهید',
    unsubscribe: 'لغو اشتراک',
    neglected_is:
      'انتظاری نادیده‌گرفته است که بر ساعت خود مشتری، شب و آخر هفته هم، از قول داده‌شده بگذرد، یا هرگز پاسخی نگیرد.',
  },
} as const

export default digest
