export default {
  title: 'صورت‌حساب {{number}}',
  opening: 'ماندهٔ پیشین',
  closing: 'ماندهٔ کنونی',
  minutes: '{{count}} دقیقه',
  pay_on: 'روز پرداخت: {{day}}، اگر به کمترین مبلغ پرداختی برسد.',
  kind: {
    answer: 'پاسخ',
    floor: 'کف پرداخت برای پیشنهاد پذیرفته‌شده',
    standby: 'آماده‌باش',
    practice: 'تمرین',
    adjustment: 'اصلاح',
    transfer: 'از حساب دیگر شما',
    payment: 'پرداخت شد',
    payment_returned: 'پرداختی که برگشت',
  },
}
