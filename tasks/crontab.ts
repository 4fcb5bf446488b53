import { parseCronItems, type ParsedCronItem } from 'graphile-worker'

/** What the queue does by the clock, in UTC. Missed ticks are not made up for: each task looks at what is due by now. */
export function crontab(): ParsedCronItem[] {
  return parseCronItems([
    {
      task: 'hand-over-shifts',
      match: '* * * * *',
      identifier: 'hand-over-shifts',
      options: { maxAttempts: 1 },
    },
    {
      task: 'audit-dispatches',
      match: '* * * * *',
      identifier: 'audit-dispatches',
      options: { maxAttempts: 1 },
    },
    {
      task: 'watch-channels',
      match: '* * * * *',
      identifier: 'watch-channels',
      options: { maxAttempts: 1 },
    },
    { task: 'make-visits', match: '* * * * *', identifier: 'make-visits', options: { maxAttempts: 1 } },
    {
      task: 'recount-fairness',
      match: '*/5 * * * *',
      identifier: 'recount-fairness',
      options: { maxAttempts: 1 },
    },
    { task: 'settle-pay', match: '* * * * *', identifier: 'settle-pay', options: { maxAttempts: 1 } },
    {
      task: 'make-statements',
      match: '7 * * * *',
      identifier: 'make-statements',
      options: { maxAttempts: 3 },
    },
    {
      task: 'forget-the-old',
      match: '23 2 * * *',
      identifier: 'forget-the-old',
      options: { maxAttempts: 3 },
    },
    { task: 'offer-slots', match: '41 1 * * *', identifier: 'offer-slots', options: { maxAttempts: 3 } },
    {
      task: 'read-absence-feeds',
      match: '*/5 * * * *',
      identifier: 'read-absence-feeds',
      options: { maxAttempts: 1 },
    },
    { task: 'watch-alarms', match: '*/5 * * * *', identifier: 'watch-alarms', options: { maxAttempts: 1 } },
    { task: 'queue-digests', match: '*/5 * * * *', identifier: 'queue-digests', options: { maxAttempts: 3 } },
  ])
}
