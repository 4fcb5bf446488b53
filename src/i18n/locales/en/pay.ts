/** What a freelance expert's statement says. */
export default {
  title: 'Statement {{number}}',
  opening: 'Owed before',
  closing: 'Owed now',
  minutes: '{{count}} min',
  pay_on: 'To be paid on {{day}}, as far as it reaches the least sum that is paid out.',
  kind: {
    answer: 'Answer',
    floor: 'Floor for an accepted offer',
    standby: 'Standing by',
    practice: 'Practice',
    adjustment: 'Correction',
    transfer: 'From another account of yours',
    payment: 'Paid',
    payment_returned: 'Payment that came back',
  },
}
