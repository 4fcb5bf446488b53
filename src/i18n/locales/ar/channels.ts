const channels = {
  call: {
    waits: 'اتصل وينتظر من يجيبه.',
    missed: 'مكالمة فائتة: لم يرد أحد.',
    abandoned: 'أنهى المتصل المكالمة أثناء الانتظار.',
    answered: 'تم الرد على المكالمة.',
    called_back: 'أُعيد الاتصال وتم الوصول إلى العميل.',
    not_reached: 'أُعيد الاتصال ولم يرد أحد.',
    step: 'في الطريق إلى موظف: {{step}}',
  },
}
export default channels
