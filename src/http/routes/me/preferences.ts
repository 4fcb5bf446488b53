import { setPreferences } from '../../../db/changes/preferences.ts'
import { readPreferences, type PreferencesRow } from '../../../db/read/preferences.ts'
import {
  loosenedGuards,
  loosestGuards,
  writtenGuards,
  type WrittenGuards,
} from '../../../domain/people/loosened-guards.ts'
import { ok } from '../../answer.ts'
import type { Preferences } from '../../api-types.ts'
import { by } from '../../by.ts'
import { personNeeded } from '../../person-needed.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { changedPreferences, preferences } from './schema.ts'

export const readOwnPreferences = route({
  operation: 'preferences.read',
  method: 'get',
  path: '/me/preferences',
  summary: 'How you are reached, when you sleep, what protects you, and how much of it is used up.',
  answers: { 200: { is: 'Your preferences.', schema: preferences } },
  async handle({ db }, { scope, now }) {
    if (!scope.personId) return personNeeded
    const row = await readPreferences(db, scope.personId, new Date(now))
    return row ? ok(present(row)) : notFound('person')
  },
})

export const changeOwnPreferences = route({
  operation: 'preferences.change',
  method: 'patch',
  path: '/me/preferences',
  summary: 'Change them. Guards can be tightened at will, and loosened up to what your agreement allows.',
  body: changedPreferences,
  answers: {
    200: { is: 'Your preferences.', schema: preferences },
    409: { is: 'too_loose, with what is allowed.' },
  },
  async handle(deps, { scope, body, now }) {
    if (!scope.personId) return personNeeded
    const before = await readPreferences(deps.db, scope.personId, new Date(now))
    if (!before) return notFound('person')
    const allowed = allowedFor(before)
    const loosened = loosenedGuards(body.guards ?? {}, allowed)
    if (loosened.length > 0) return tooLoose(loosened, allowed)
    const { hours, guards, notify } = before.columns
    const { sleep, asks_at_night } = body
    await setPreferences(deps.db, by(deps, scope), scope.personId, {
      ...((sleep ?? asks_at_night !== undefined) && {
        hours: { ...hours, ...(sleep && { sleep }), ...(asks_at_night !== undefined && { asks_at_night }) },
      }),
      ...(body.guards && { guards: { ...guards, ...body.guards } }),
      ...((body.reached_by ?? body.addresses) && {
        notify: {
          ...notify,
          ...(body.reached_by && { reached_by: [...new Set(body.reached_by)] }),
          ...(body.addresses && { addresses: withoutNulls({ ...notify.addresses, ...body.addresses }) }),
        },
      }),
    })
    return ok(present((await readPreferences(deps.db, scope.personId, new Date(now)))!))
  },
})

/** What the agreement says stands beside the guards themselves; never tighter than what holds now. */
function allowedFor({ columns, person }: PreferencesRow): WrittenGuards {
  const agreed = (columns.guards['allowed'] ?? {}) as Partial<WrittenGuards>
  const now = writtenGuards(person.guards)
  const limit = { ...loosestGuards, ...agreed }
  return {
    offers_per_hour: Math.max(limit.offers_per_hour, now.offers_per_hour),
    hours_per_day: Math.max(limit.hours_per_day, now.hours_per_day),
    hours_per_week: Math.max(limit.hours_per_week, now.hours_per_week),
    rest_hours: Math.min(limit.rest_hours, now.rest_hours),
  }
}

function present(row: PreferencesRow): Preferences {
  const { person } = row
  return {
    reached_by: [...person.reachedBy],
    addresses: {
      teams: person.addresses.teams ?? null,
      pagerduty: person.addresses.pagerduty ?? null,
      sms: person.addresses.sms ?? null,
    },
    pushes: person.pushes,
    sleep: { from_minute: person.sleep.fromMinute, to_minute: person.sleep.toMinute },
    asks_at_night: person.asksAtNight,
    guards: writtenGuards(person.guards),
    guards_allowed: allowedFor(row),
    standing: {
      offers_last_hour: row.offersLastHour,
      handled_today_minutes: row.handledTodayMinutes,
      handled_this_week_minutes: row.handledThisWeekMinutes,
      away_until: person.awayUntil === null ? null : new Date(person.awayUntil).toISOString(),
    },
  }
}

function tooLoose(loosened: readonly (keyof WrittenGuards)[], allowed: WrittenGuards) {
  const detail = `Looser than your agreement allows: ${loosened.map((name) => `${name} (${allowed[name]})`).join(', ')}.`
  return problem(409, 'too_loose', detail, {
    allowed,
    errors: loosened.map((name) => ({
      path: `body.guards.${name}`,
      problem: `may be ${allowed[name]} at the loosest`,
    })),
  })
}

function withoutNulls(values: Readonly<Record<string, string | null | undefined>>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value != null))
}
