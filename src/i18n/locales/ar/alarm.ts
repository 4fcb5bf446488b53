const alarm = {
  subject: {
    index: '{{brand}}: عدد العملاء المُهمَلين أكثر من المعتاد',
    silent: '{{brand}}: لا أحد يكتب من {{region}}',
    channel_down: '{{brand}}: تعذّر الوصول إلى {{channel}}',
    several: '{{brand}} وغيرها: عدد التنبيهات {{count, number}}',
    several_one_brand: '{{brand}}: عدد التنبيهات {{count, number}}',
  },
  line: {
    index:
      'من كل 100 انتظار بدأ في آخر أربع ساعات أُهمل {{index}}، وكان المعدل في الأسبوع السابق {{usual}}. عدد حالات الانتظار المُهمَلة: {{neglected, number}}.',
    silent:
      'لم يكتب أحد من {{region}} في آخر أربع ساعات، مع أن المعتاد فيها {{expected, number}} من حالات الانتظار. تحقّقوا من القنوات المؤدية إلى هناك.',
    channel_down: 'القناة {{channel}} متعطّلة منذ {{since}}. ما يكتبه العملاء فيها لا يصل إلى أحد.',
  },
  look: {
    index: 'عرض حالات الانتظار',
    silent: 'عرض القنوات',
    channel_down: 'عرض القنوات',
  },
  foot: 'يصلكم عن كل سبب تنبيه واحد في الساعة على الأكثر، وعن كل حالة مرة واحدة.',
  change: 'تغيير ما يصلكم',
} as const

export default alarm
