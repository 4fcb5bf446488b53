export default {
  title: 'كشف الحساب {{number}}',
  opening: 'الرصيد السابق',
  closing: 'الرصيد الآن',
  minutes: '{{count}} دقيقة',
  pay_on: 'يُدفع في {{day}} إذا بلغ أقل مبلغ يُدفع.',
  kind: {
    answer: 'إجابة',
    floor: 'الحد الأدنى لعرض مقبول',
    standby: 'مناوبة',
    practice: 'تدريب',
    adjustment: 'تصحيح',
    transfer: 'من حساب آخر لك',
    payment: 'دُفع',
    payment_returned: 'دفعة عادت',
  },
}
