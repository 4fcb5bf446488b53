import type { DefinedFigure } from '../../../domain/neglect/definitions.ts'

const figures = {
  index: {
    title: 'Neglect Index',
    text: 'Of 100 waits that began in the period, how many were neglected. An open wait counts once, as soon as it is past its promise.',
  },
  turns: {
    title: 'Waits',
    text: 'A stretch in which a customer waits: from their oldest unanswered message to the next answer of a human. What turned out to need no answer is left out. A wait belongs to the period in which it began.',
  },
  neglected: {
    title: 'Neglected',
    text: 'Waited longer than the promise on the customer’s own clock, which never closes, or ended without an answer. Answered in the very last millisecond is kept.',
  },
  people: {
    title: 'People neglected',
    text: 'Customers behind the neglected waits, each once.',
  },
  never_answered: {
    title: 'Never answered',
    text: 'Ended without an answer, or past the promise and still open.',
  },
  reached: {
    title: 'Reached a human in time',
    text: 'Waits that were answered within the promise, of all that were answered in time or neglected.',
  },
  hidden: {
    title: 'Hidden neglect',
    text: 'Answered in time on the company’s calendar, too late on the customer’s clock.',
  },
  on_calendar: {
    title: 'What office hours alone would say',
    text: 'The share that the company’s own calendar would call neglected.',
  },
  past: {
    title: 'Time past the promise',
    text: 'How long customers waited beyond the promise, summed; waits that ended and waits still open apart.',
  },
  past_times: {
    title: 'Past once, twice, four times',
    text: 'Neglected waits that lasted longer than the promise, twice and four times the promise.',
  },
  waits: {
    title: 'Median and ninth decile',
    text: 'Half of the answered, and nine of ten, waited at most so long. Never shown without those who were never answered.',
  },
  causes: {
    title: 'Why',
    text: 'Each neglected wait has one cause, from recorded facts: the first that stood in the way, from the door inwards.',
  },
  local_hours: {
    title: 'When it happens',
    text: 'Neglected waits by the weekday and hour at which they began where the customer is.',
  },
  trend: {
    title: 'Change',
    text: 'Beside the period before. An arrow only where the difference is beyond chance (two shares, 95 %).',
  },
  remedy: {
    title: 'The one decision',
    text: 'What would have helped most, by replaying the period with one more person, once unhurried and once brisk; nothing where it would not be seen beyond chance.',
  },
  first_contact: {
    title: 'Solved at the first contact',
    text: 'One human answer, and the customer not back within seven days; counted once those are over.',
  },
  happiness: {
    title: 'Time to happiness',
    text: 'From the first message to the customer’s own word that it is solved. Only what they said, never guessed; shown with how many said so.',
  },
  effort: {
    title: 'Effort',
    text: 'Points a conversation: one for each further message and each step before a human, two for each further person. 0 is one message and one answer.',
  },
  holding: {
    title: 'Holding replies',
    text: 'Answers that only promise. They open a promise of their own: the share kept, and the share of customers who wrote again within 48 hours.',
  },
  queue_promises: {
    title: 'Promises of the queue',
    text: 'Chats that were answered by when the queue had said.',
  },
  dead_ends: {
    title: 'Bot dead ends',
    text: 'A bot answered and no human did: the customer asked for a human (confirmed), came back within seven days (returned), or fell silent (assumed).',
  },
  come_back: {
    title: 'Do they come back?',
    text: 'Who wrote again within 90 days: customers who were made up with, beside those neglected past twice the promise who were not.',
  },
  gaps: {
    title: 'Gaps ahead',
    text: 'Hours of the next 28 days in which nobody who is able is on duty, with the customers who are expected then by the last 28 days.',
  },
  burden: {
    title: 'What experts bore',
    text: 'Work taken, notices, notices within declared sleep, and offers that ended without work or pay: of groups of five or more people alone, unless the brand says otherwise.',
  },
  costs: {
    title: 'What it costs',
    text: 'Neglected people times what the brand says one costs, beside what was paid for overflow work. Nothing without the brand’s own values.',
  },
  preventions: {
    title: 'What would have prevented it',
    text: 'Lines that people leave when they close a case; lines with half of their words in common count as one. Who said it is not told.',
  },
} as const satisfies Record<DefinedFigure, { title: string; text: string }>

export default figures
