/** What people read between digests, when something is wrong now. */
const alarm = {
  subject: {
    index: '{{brand}}: more customers than usual are being neglected',
    silent: '{{brand}}: nobody writes from {{region}}',
    channel_down: '{{brand}}: {{channel}} cannot be reached',
    several: '{{brand}} and others: {{count, number}} alarms',
    several_one_brand: '{{brand}}: {{count, number}} alarms',
  },
  line: {
    index:
      'Of 100 turns that began in the last four hours {{index}} were neglected; in the week before it was {{usual}}. Neglected turns: {{neglected, number}}.',
    silent:
      'Nobody from {{region}} has written in the last four hours, in which {{expected, number}} turns usually begin. Look at the channels that lead there.',
    channel_down: '{{channel}} has failed since {{since}}. What customers write there reaches nobody.',
  },
  look: {
    index: 'See which turns',
    silent: 'See the channels',
    channel_down: 'See the channels',
  },
  foot: 'Of each cause you hear at most once an hour, and of each alarm once.',
  change: 'Change what you get',
} as const

export default alarm
