/** What people read in mail and Slack about work that waits. Never the words of a customer. */
const notify = {
  offer: {
    subject_one: '{{brand}}: a customer waits. Can you take it?',
    subject_other: '{{brand}}: {{count}} customers wait. Can you take one?',
    greeting: 'Hello {{name}},',
    intro_one:
      'a customer of {{brand}} waits for an answer. Whoever claims first has it; not answering costs you nothing.',
    intro_other:
      '{{count}} customers of {{brand}} wait for an answer. Whoever claims first has it; not answering costs you nothing.',
    look: 'See the offer',
    claim: 'Claim',
    decline: 'Not now',
    open_until: 'open until {{time}}',
    footer:
      'You are asked because you are awake, able and free by what you told us. You may set yourself away at any time.',
  },
  assignment: {
    subject_one: '{{brand}}: a conversation is yours',
    subject_other: '{{brand}}: {{count}} conversations are yours',
    intro_one: 'you are on duty, and a customer of {{brand}} waits for you.',
    intro_other: 'you are on duty, and {{count}} customers of {{brand}} wait for you.',
    look: 'Open the conversation',
  },
  nudge: {
    subject_one: '{{brand}}: a customer still waits',
    subject_other: '{{brand}}: {{count}} customers still wait',
    intro_one: 'a customer of {{brand}} still waits for an answer.',
    intro_other: '{{count}} customers of {{brand}} still wait for an answer.',
    look: 'Open the conversation',
  },
  page: {
    subject_one: '{{brand}}: a promise is about to break',
    subject_other: '{{brand}}: {{count}} promises are about to break',
    intro_one: 'a customer of {{brand}} waits, and nobody has answered yet.',
    intro_other: '{{count}} customers of {{brand}} wait, and nobody has answered yet.',
    look: 'Open the conversation',
  },
  incident: {
    subject_one: '{{brand}}: many customers are at risk',
    subject_other: '{{brand}}: many customers are at risk',
    intro_one: 'more customers of {{brand}} wait than your people can answer in time.',
    intro_other: 'more customers of {{brand}} wait than your people can answer in time.',
    look: 'Open the board',
  },
  channel: {
    subject_one: '{{brand}}: a channel is down or silent',
    subject_other: '{{brand}}: channels are down or silent',
    intro_one:
      'a channel of {{brand}} does not work, or nobody comes through it though customers usually do.',
    intro_other:
      'channels of {{brand}} do not work, or nobody comes through them though customers usually do.',
    look: 'Open the channels',
  },
  item: {
    kind: { email: 'Email', chat: 'Chat', social: 'Post', phone: 'Call', helpdesk: 'Ticket' },
    on: '{{kind}} on {{channel}}',
    language: 'in {{language}}',
    waits_since: 'waits since {{time}}',
    due: 'due at {{time}}',
    overdue: 'was due at {{time}}',
  },
  ended: {
    claimed: 'Yours. Open it and answer.',
    taken: 'Taken by {{name}}.',
    answered: 'Answered meanwhile.',
    declined: 'Not now: all right.',
    expired: 'Expired, but still yours if you claim before somebody else does.',
  },
} as const

export default notify
