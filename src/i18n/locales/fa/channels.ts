const channels = {
  call: {
    waits: 'تماس گرفته و منتظر پاسخ است.',
    missed: 'تماس از دست رفت: کسی گوشی را برنداشت.',
    abandoned: 'تماس‌گیرنده هنگام انتظار قطع کرد.',
    answered: 'به تماس پاسخ داده شد.',
    called_back: 'تماس گرفته شد و مشتری پاسخ داد.',
    not_reached: 'تماس گرفته شد؛ کسی پاسخ نداد.',
    step: 'در راه رسیدن به یک انسان: {{step}}',
  },
}
export default channels
