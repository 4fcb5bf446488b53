/** What a customer reads who rates an answer. */
export default {
  rating: {
    title: 'How was the answer?',
    ask: 'One tap is enough. You need no account.',
    good: 'It helped',
    bad: 'It did not help',
    brand: 'It is about the company, not the answer',
    note: 'An answer has one rating, whoever taps; you can change it for a day.',
    thanks: 'Thank you. You can still change it:',
    closed: 'This rating is settled: more than a day has passed since it was given.',
    forged: 'This link is not one of ours, or was cut off. Open it from the mail once more.',
    footer: 'How was this answer? One tap:',
  },
}
