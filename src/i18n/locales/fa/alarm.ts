const alarm = {
  subject: {
    index: '{{brand}}: مشتریان بیشتری از معمول بی‌پاسخ می‌مانند',
    silent: '{{brand}}: از {{region}} کسی نمی‌نویسد',
    channel_down: '{{brand}}: {{channel}} در دسترس نیست',
    several: '{{brand}} و دیگران: {{count, number}} هشدار',
    several_one_brand: '{{brand}}: {{count, number}} هشدار',
  },
  line: {
    index:
      'از هر ۱۰۰ انتظاری که در چهار ساعت گذشته آغاز شد، {{index}} انتظار نادیده گرفته شد؛ در هفتهٔ پیش از آن {{usual}} بود. شمار انتظارها: {{neglected, number}}.',
    silent:
      'در چهار ساعت گذشته کسی از {{region}} ننوشته است، در حالی که معمولاً {{expected, number}} انتظار آغاز می‌شود. کانال‌های آن‌جا را بررسی کنید.',
    channel_down: '{{channel}} از {{since}} کار نمی‌کند. آنچه مشتریان در آن می‌نویسند به کسی نمی‌رسد.',
  },
  look: {
    index: 'دیدن انتظارها',
    silent: 'دیدن کانال‌ها',
    channel_down: 'دیدن کانال‌ها',
  },
  foot: 'از هر علت حداکثر ساعتی یک بار و از هر هشدار یک بار باخبر می‌شوید.',
  change: 'تغییر آنچه دریافت می‌کنید',
} as const

export default alarm
