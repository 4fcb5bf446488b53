import { describe, expect, it } from 'vitest'
import type { Imported, ImportSource } from '../../../src/domain/import/imported.ts'
import { readExport } from '../../../src/domain/import/read-export.ts'
import { readDraft } from '../../../src/domain/replay/read-draft.ts'

const read = (source: ImportSource, ...exports: unknown[]): Imported => {
  const imported = readExport(source, exports)
  if (!imported.ok) throw new Error(JSON.stringify(imported.problems))
  const { policies, calendars } = imported.value
  if (policies.length > 0)
    expect(readDraft({ policies, calendars }, Date.UTC(2026, 0, 1))).toMatchObject({ ok: true })
  return imported.value
}
const metric = (priority: string, name: string, target: number, business_hours = false) => ({
  priority,
  metric: name,
  target,
  business_hours,
})

/**
 * Formats by developer.zendesk.com/api-reference/ticketing: business-rules/sla_policies (`policy_metrics`, `filter`),
 * business-rules/group_sla_policies (`group_ownership_time`), ticket-management/schedules (`intervals` in minutes since Sunday's
 * midnight; `GET .../schedules/{id}/holidays` is a list of its own).
 */
describe('out of Zendesk', () => {
  const schedules = {
    schedules: [
      {
        name: 'Support & Sales',
        time_zone: 'Pacific Time (US & Canada)',
        intervals: [
          { start_time: 1_980, end_time: 2_460 },
          { start_time: 9_960, end_time: 10_140 },
        ],
        holidays: [{ name: 'Winter break', start_date: '2026-12-24', end_date: '2026-12-25' }],
      },
    ],
  }

  it('hours come by the minute of the week, over midnights, with holidays by name and the zone by its real name', () => {
    expect(read('zendesk', schedules).calendars).toEqual([
      {
        slug: 'support-sales',
        name: 'Support & Sales',
        definition: {
          tz: 'America/Los_Angeles',
          weekly: { mon: [['09:00', '17:00']], sat: [['22:00', '24:00']], sun: [['00:00', '01:00']] },
          holidays: [
            { date: '2026-12-24', name: 'Winter break' },
            { date: '2026-12-25', name: 'Winter break' },
          ],
        },
      },
    ])
  })

  it('holidays that come as a list of their own belong to the only schedule, or are left out and named', () => {
    const holidays = {
      holidays: [{ id: 1, name: 'New Year', start_date: '2027-01-01', end_date: '2027-01-01' }],
    }
    const [only] = schedules.schedules
    const { calendars, notes } = read('zendesk', { schedules: [{ ...only, holidays: undefined }] }, holidays)
    expect(calendars[0]!.definition).toMatchObject({ holidays: [{ date: '2027-01-01', name: 'New Year' }] })
    expect(notes).toEqual([])
    const two = read('zendesk', { schedules: [only, { ...only, name: 'Second' }] }, holidays)
    expect(two.notes).toContainEqual(
      expect.objectContaining({
        kind: 'left_out',
        about: 'holidays',
        note: expect.stringMatching(/^1 holidays/),
      }),
    )
  })

  it('what is promised of a single group, and unusual beginnings of a metric, are named', () => {
    const filter = { all: [{ field: 'group_id', operator: 'includes', value: [10_001] }] }
    const { policies, notes } = read(
      'zendesk',
      {
        group_sla_policies: [
          { title: 'Tier 1', filter, policy_metrics: [metric('low', 'group_ownership_time', 60)] },
        ],
      },
      {
        sla_policies: [
          {
            title: 'Late start',
            policy_metrics: [metric('low', 'first_reply_time', 60)],
            metric_settings: { first_reply_time: { activate_on_ticket_created_for_end_user: false } },
          },
        ],
      },
    )
    expect(policies).toHaveLength(1)
    expect(notes.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
      'changed SLA policy "Late start"',
      'left_out group SLA policy "Tier 1"',
    ])
  })

  it('targets by priority become policies, in the order in which they were tried', () => {
    const { policies, notes } = read('zendesk', schedules, {
      sla_policies: [
        { title: 'Rest', position: 2, policy_metrics: [metric('normal', 'first_reply_time', 480, true)] },
        {
          title: 'Gold',
          position: 1,
          filter: { all: [{ field: 'current_tags', operator: 'includes', value: 'gold vip' }], any: [] },
          policy_metrics: [
            metric('urgent', 'first_reply_time', 15),
            metric('high', 'first_reply_time', 15),
            metric('normal', 'first_reply_time', 60),
            metric('normal', 'agent_work_time', 600, true),
          ],
        },
      ],
    })
    expect(policies.map(({ slug, conditions }) => [slug, conditions])).toEqual([
      ['gold-urgent-high', { tags: ['gold', 'vip'], priorities: ['urgent', 'high'] }],
      ['gold-normal', { tags: ['gold', 'vip'], priorities: ['normal'] }],
      ['rest', { priorities: ['normal'] }],
    ])
    expect(policies[1]!.targets).toMatchObject([
      { metric: 'first_response', target_seconds: 3_600, calendar: '24x7' },
      { metric: 'resolution', calendar: 'support-sales', paused_in: ['pending', 'on_hold'] },
    ])
    expect(notes).toEqual([])
  })

  it('what would apply to more than it did there is left out, and named', () => {
    const policy = (title: string, filter: object, ...metrics: object[]) => ({
      title,
      filter,
      policy_metrics: metrics.length > 0 ? metrics : [metric('low', 'first_reply_time', 60)],
    })
    const { policies, notes } = read('zendesk', {
      sla_policies: [
        policy('By group', { all: [{ field: 'group_id', operator: 'is', value: 7 }], any: [] }),
        policy('Not mail', { all: [{ field: 'via_id', operator: 'is_not', value: 4 }], any: [] }),
        policy(
          'Both',
          { all: [] },
          metric('low', 'total_resolution_time', 60),
          metric('low', 'agent_work_time', 30),
        ),
        policy('Office', { all: [] }, metric('low', 'first_reply_time', 60, true)),
      ],
    })
    expect(policies.map(({ slug }) => slug)).toEqual(['both'])
    expect(notes.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
      'left_out SLA policy "By group"',
      'left_out SLA policy "Not mail"',
      'left_out SLA policy "Both", agent_work_time for low',
      'left_out SLA policy "Office", first_reply_time for low',
    ])
  })

  it('a target of zero is refused with its place', () => {
    const broken = {
      sla_policies: [{ title: 'Zero', policy_metrics: [metric('low', 'first_reply_time', 0)] }],
    }
    expect(readExport('zendesk', [broken])).toEqual({
      ok: false,
      problems: [{ path: 'sla_policies.0.policy_metrics.0.target', problem: 'must be more than zero' }],
    })
  })
})

/** Formats by github.com/chatwoot/chatwoot: the table `sla_policies` (seconds), `app/models/working_hour.rb` (0 is Sunday; 23:59 ends an open day). */
it('out of Chatwoot come policies behind a tag, and the hours of inboxes', () => {
  const hours = (day_of_week: number, more: object) => ({ day_of_week, ...more })
  const { policies, calendars, notes } = read(
    'chatwoot',
    {
      payload: [
        {
          name: 'Fast',
          first_response_time_threshold: 300,
          resolution_time_threshold: 86_400,
          only_during_business_hours: true,
        },
      ],
    },
    {
      payload: [
        {
          name: 'Shop',
          working_hours_enabled: true,
          timezone: 'Asia/Kolkata',
          working_hours: [
            hours(0, { closed_all_day: true }),
            hours(1, { open_hour: 9, open_minutes: 30, close_hour: 17, close_minutes: 0 }),
            hours(2, { open_all_day: true }),
          ],
        },
      ],
    },
  )
  expect(calendars[0]!.definition).toEqual({
    tz: 'Asia/Kolkata',
    weekly: { mon: [['09:30', '17:00']], tue: [['00:00', '24:00']] },
  })
  expect(policies).toMatchObject([
    {
      conditions: { tags: ['sla-fast'] },
      targets: [
        { metric: 'first_response', target_seconds: 300, calendar: 'shop' },
        { metric: 'resolution' },
      ],
    },
  ])
  expect(notes).toMatchObject([{ kind: 'changed', about: 'SLA policy "Fast"' }])
})

/**
 * Formats by github.com/zammad/zammad: `app/models/calendar.rb` (`business_hours_to_hash`, `public_holidays_to_array`), `app/models/sla.rb`
 * (`for_ticket`: by name, those without a condition last), `spec/factories/calendar.rb`, `spec/factories/sla.rb`.
 */
it('out of Zammad come SLAs with their calendars, holidays and pauses', () => {
  const day = (...timeframes: string[][]) => ({ active: true, timeframes })
  const { policies, calendars, notes } = read('zammad', {
    assets: {
      Calendar: {
        1: {
          id: 1,
          name: 'Berlin',
          timezone: 'Europe/Berlin',
          business_hours: {
            mon: day(['08:00', '12:00'], ['13:00', '23:59']),
            sun: { active: false, timeframes: [['08:00', '12:00']] },
          },
          public_holidays: {
            '2026-12-25': { active: true, summary: 'Weihnachten' },
            '2026-12-31': { active: false, summary: 'Silvester' },
          },
        },
      },
      Sla: {
        4: {
          name: 'High',
          calendar_id: 1,
          first_response_time: 60,
          response_time: 120,
          solution_time: 600,
          condition: { 'ticket.priority_id': { operator: 'is', value: ['3'] } },
        },
        5: {
          name: 'By group',
          calendar_id: 1,
          first_response_time: 60,
          condition: { 'ticket.group_id': { operator: 'is', value: ['1'] } },
        },
      },
    },
  })
  expect(calendars[0]!.definition).toEqual({
    tz: 'Europe/Berlin',
    weekly: {
      mon: [
        ['08:00', '12:00'],
        ['13:00', '24:00'],
      ],
    },
    holidays: [{ date: '2026-12-25', name: 'Weihnachten' }],
  })
  expect(policies).toMatchObject([
    {
      slug: 'high',
      conditions: { priorities: ['high'] },
      targets: [
        { metric: 'first_response', target_minutes: 60, calendar: 'berlin', paused_in: ['pending'] },
        { metric: 'next_response', target_minutes: 120 },
        { metric: 'resolution', target_minutes: 600 },
      ],
    },
  ])
  expect(notes.map(({ kind, about }) => `${kind} ${about}`)).toEqual([
    'changed calendar "Berlin"',
    'left_out SLA "By group"',
  ])
})

it('SLAs of Zammad are tried by name, the one without a condition last; nested conditions and removed holidays are left out', () => {
  const sla = (name: string, condition: object) => ({
    name,
    calendar_id: 1,
    first_response_time: 60,
    condition,
  })
  const tagged = (value: string) => ({ 'ticket.tags': { operator: 'contains one', value } })
  const { policies, calendars, notes } = read('zammad', {
    assets: {
      Calendar: {
        1: {
          id: 1,
          name: 'Berlin',
          timezone: 'Europe/Berlin',
          business_hours: { mon: { active: true, timeframes: [['09:00', '17:00']] }, sat: {} },
          public_holidays: { '2026-12-25': { active: true, removed: true, summary: 'gone' } },
        },
      },
      Sla: {
        1: sla('A rest', {}),
        2: sla('Silver', tagged('silver')),
        3: sla('Gold', tagged('gold, vip')),
        4: sla('Nested', {
          operator: 'AND',
          conditions: [{ name: 'ticket.title', operator: 'is', value: 'x' }],
        }),
      },
    },
  })
  expect(policies.map(({ slug, conditions }) => [slug, conditions?.tags ?? null])).toEqual([
    ['gold', ['gold', 'vip']],
    ['silver', ['silver']],
    ['a-rest', null],
  ])
  expect(calendars[0]!.definition).not.toHaveProperty('holidays')
  expect(notes).toMatchObject([
    { kind: 'left_out', about: 'SLA "Nested"', note: expect.stringContaining('nested') },
  ])
})

it('hours that overlap are left out with the policies that count in them; the rest comes over', () => {
  const overlap = { start_time: 1_980, end_time: 2_460 }
  const { policies, calendars, notes } = read('zendesk', {
    schedules: [{ name: 'Twice', time_zone: 'UTC', intervals: [overlap, { ...overlap, start_time: 2_000 }] }],
    sla_policies: [
      { title: 'Office', policy_metrics: [metric('low', 'first_reply_time', 60, true)] },
      { title: 'Always', policy_metrics: [metric('low', 'first_reply_time', 60)] },
    ],
  })
  expect(calendars).toEqual([])
  expect(policies.map(({ slug }) => slug)).toEqual(['always'])
  expect(notes.map(({ about }) => about)).toEqual(['calendar "Twice"', 'policy "Office"'])
})

it('a file of something else is refused', () => {
  for (const value of [{}, [], { tickets: [] }, 'text', null])
    expect(readExport('zendesk', [value])).toMatchObject({ ok: false, problems: [{ path: '' }] })
})
