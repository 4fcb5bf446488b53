/** What executives read. Parts of sentences are put together by `headline.*`, each language in its own order. */
const digest = {
  headline: {
    nobody_wrote: 'Nobody wrote {{period}}.',
    nobody_neglected_one: 'The one customer who wrote {{period}} was answered in time.',
    nobody_neglected_other: 'All {{count, number}} customers who wrote {{period}} were answered in time.',
    plain: '{{share}} {{period}}.',
    when: '{{share}} {{period}}, mostly {{when}}.',
    why: '{{share}} {{period}}, mostly {{why}}.',
    when_why: '{{share}} {{period}}, mostly {{when}}, {{why}}.',
  },
  share: {
    everybody_one: 'The one customer who wrote was neglected',
    everybody_other: 'All {{count, number}} customers were neglected',
    nearly_everybody: 'Nearly every customer was neglected',
    counted_one: '{{count, number}} of {{customers, number}} customers was neglected',
    counted_other: '{{count, number}} of {{customers, number}} customers were neglected',
    one_in: 'One customer in {{whole_word}} was neglected',
    some_in: '{{part_Word}} customers in {{whole_word}} were neglected',
  },
  period: {
    daily: { last: 'yesterday', this: 'today so far', then: 'on {{date}}' },
    weekly: { last: 'last week', this: 'this week so far', then: 'in the week of {{date}}' },
    monthly: { last: 'last month', this: 'this month so far', then: 'in the month from {{date}}' },
  },
  when: {
    night: 'between {{from_12}} and {{to_12}} at night',
    morning: 'between {{from_12}} and {{to_12}} in the morning',
    afternoon: 'between {{from_12}} and {{to_12}} in the afternoon',
    evening: 'between {{from_12}} and {{to_12}} in the evening',
    hours: 'between {{from}} and {{to}}',
  },
  why: {
    no_coverage: 'when nobody was on',
    overload: 'when those who were on could not keep up',
    unclaimed: 'when nobody took what was offered',
    lapsed_claim: 'when work was claimed and then left',
    lost_handover: 'when work was handed over',
    skill_gap: 'when nobody who was on could answer',
    skill_gap_in: 'when nobody who speaks {{language}} was on',
    channel_down: 'when messages could not be fetched',
    ingested_late: 'when messages reached us late',
    bot_dead_end: 'when a bot was all they met',
    bounced: 'when replies bounced',
    paused_too_long: 'while their clocks were paused',
    budget_exhausted: 'when the budget was used up',
  },
  subject: {
    neglected: '{{brand}}: {{index}} of 100 neglected {{period}}',
    quiet: '{{brand}}: nobody was neglected {{period}}',
    nobody_wrote: '{{brand}}: nobody wrote {{period}}',
  },
  about: {
    for_reader: '{{brand}} · {{dates}} · for {{reader}}, {{zone}}',
    for_all: '{{brand}} · {{dates}} · {{zone}}',
  },
  number: {
    of_hundred: 'of 100 turns neglected',
    people_one: '{{count, number}} person',
    people_other: '{{count, number}} people',
    never_one: '{{count, number}} never answered',
    never_other: '{{count, number}} never answered',
    before: {
      daily: 'the day before {{index}}',
      weekly: 'the week before {{index}}',
      monthly: 'the month before {{index}}',
    },
    calendar: 'office calendar alone would say {{index}}',
    better: 'better than before',
    worse: 'worse than before',
  },
  decision: {
    title: 'One decision',
    cover:
      'One more person from {{from}} to {{to}}, {{days}}, would have answered {{range}} of these {{of, number}} in time.',
    cover_language:
      'One more person who speaks {{language}}, from {{from}} to {{to}}, {{days}}, would have answered {{range}} of these {{of, number}} in time.',
    exactly: '{{high, number}}',
    range: '{{low, number}} to {{high, number}}',
    days: { working_days: 'Monday to Friday', weekend: 'Saturday and Sunday', every_day: 'every day' },
    assumed:
      '{{zone}}. From a replay of this period: one person who answers a mail in 4 to 9 minutes and a chat in 15 to 25 seconds; all else as it was.',
    price: '{{hours, number}} hours in such a period cost {{sum}}.',
    achieved:
      'In force since {{date}}: {{predicted}} neglected turns fewer were predicted by now, {{middle, number}} were achieved (chance alone: {{range}}).',
    mend: {
      channel_down:
        'Mend the line of the channel: {{behind, number}} of these {{of, number}} waited at the door while messages could not be fetched.',
      ingested_late:
        'Find out why messages come in late: {{behind, number}} of these {{of, number}} were past their promise before Sundial learnt of them.',
      bounced:
        'See to the replies that bounce: {{behind, number}} of these {{of, number}} had an answer that never arrived.',
      budget_exhausted:
        'Raise the budget for overflow: {{behind, number}} of these {{of, number}} found it used up.',
      lost_handover:
        'Hand over with a name: {{behind, number}} of these {{of, number}} were given back or handed on, and then waited.',
      lapsed_claim:
        'Shorten the time a claim may rest: {{behind, number}} of these {{of, number}} were claimed and then left.',
      paused_too_long:
        'Pause less: {{behind, number}} of these {{of, number}} would have been in time had their clock not stood still.',
      bot_dead_end:
        'Let the bot hand over: {{behind, number}} of these {{of, number}} met nobody but the bot.',
    },
    look: 'See what is behind this',
    none: 'No single step would have changed more than chance does.',
  },
  heat: {
    title: 'Neglected turns by the customers’ own hour',
    alt: 'Neglected turns by the customers’ own weekday and hour. Most: {{list}}.',
    most: '{{day}} {{hour}} ({{count, number}})',
  },
  causes: {
    count: '{{count, number}}',
    title: 'Why',
    no_coverage: 'Nobody was on',
    overload: 'More than those on could answer',
    unclaimed: 'Offered, nobody took it',
    lapsed_claim: 'Claimed, then left',
    lost_handover: 'Lost in a handover',
    skill_gap: 'Nobody on had the language or the skill',
    channel_down: 'Messages could not be fetched',
    ingested_late: 'Reached us late',
    bot_dead_end: 'Left to the bot',
    bounced: 'The reply bounced',
    paused_too_long: 'Paused too long',
    budget_exhausted: 'Budget used up',
  },
  worst: {
    title: 'The longest waits',
    waited: 'waited {{wait}}',
    still_waits: 'never answered, {{wait}}',
    kind: { email: 'Email', chat: 'Chat', social: 'Post', phone: 'Call', helpdesk: 'Ticket' },
  },
  quiet: {
    pace: 'Half of them had an answer within {{median}}, nine in ten within {{p90}}.',
    nothing: 'If customers should have written, look at the channels.',
  },
  behind: {
    title: 'What stands behind it',
    past_once: 'Waited past the promise',
    past_twice: 'Past twice the promise',
    past_four: 'Past four times the promise',
    reached: 'Reached a human in time, of 100',
    trend: 'Before that, of 100, the oldest first',
    taken: 'Taken by experts, {{people, number}} in all',
    pings: 'Notices to experts',
    asleep: 'Notices in their sleep',
    unpaid: 'Offers that ended without work or pay',
    neglect: 'What neglect cost',
    overflow: 'What overflow work cost',
    preventions: 'What the front line says would have prevented it',
  },
  gaps: {
    title: 'Hours ahead that nobody covers, next 28 days',
    row: '{{hours}} h, {{customers}} customers expected',
  },
  shoppers: {
    title: 'Mystery shoppers',
    waited: 'waited {{wait}}',
    answered: 'answered',
    unanswered: 'nobody answered within a day',
    lost: 'did not come in',
  },
  foot: {
    definitions: 'What each figure means',
    page: 'The page behind this',
    change: 'Change what you get',
    unsubscribe: 'Unsubscribe',
    neglected_is:
      'A turn is neglected when the customer waited past the promise on their own clock, evenings and weekends included, or was never answered.',
  },
} as const

export default digest
