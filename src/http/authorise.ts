import type { BrandId, PersonId } from '../domain/ids.ts'
import type { Role } from '../workflows/ports/people-store.ts'
import type { Viewer } from './viewer.ts'

const everybody = ['lead', 'expert', 'executive', 'administrator'] as const
const running = ['lead', 'administrator'] as const
const answering = ['lead', 'expert', 'administrator'] as const
const overseeing = ['lead', 'executive', 'administrator'] as const

/** Who may do what, in each brand by itself. Nothing else in the house decides this. */
export const access = {
  'openapi.read': 'anyone',
  'session.create': 'anyone',
  'session.mail-link': 'anyone',
  'session.providers': 'anyone',
  'session.end': 'anyone',
  'session.read': 'signed-in',
  'session.second-step': 'anyone',
  'second-factor.read': 'signed-in',
  'second-factor.begin': 'signed-in',
  'second-factor.confirm': 'signed-in',
  'second-factor.new-codes': 'signed-in',
  'second-factor.end': 'signed-in',
  'second-factor.reset': ['administrator'],
  'sessions.list': 'signed-in',
  'sessions.end': 'signed-in',
  'sessions.end-others': 'signed-in',
  'password.change': 'signed-in',
  'presence.record': 'signed-in',

  'board.read': everybody,
  'day.read': everybody,
  'conversations.list': everybody,
  'conversations.read': everybody,
  'attachments.read': everybody,
  'conversations.reply': answering,
  'conversations.take': answering,
  'conversations.assign': running,
  'conversations.keep': answering,
  'conversations.hand-back': answering,
  'conversations.solve': answering,
  'conversations.no-reply-needed': answering,
  'clocks.explain': everybody,
  'conversations.change': answering,
  'conversations.status': answering,
  'conversations.snooze': answering,
  'conversations.wake': answering,
  'conversations.merge': answering,
  'conversations.undo-merge': answering,
  'conversations.undo-solving': answering,
  'conversations.split': answering,
  'conversations.mark-not-customer': answering,
  'conversations.unmark-not-customer': answering,
  'conversations.needs-answer': answering,
  'customers.change': running,
  'customers.find': running,
  'customers.export': ['administrator'],
  'customers.forget': ['administrator'],
  'offers.list': answering,
  'offers.claim': answering,
  'offers.decline': answering,
  'stream.read': everybody,

  'messages.ingest': running,
  'channels.list': everybody,
  'channels.create': running,
  'channels.change': running,
  'channels.remove': running,
  'channels.test': running,
  'channels.test-draft': running,
  'channel-kinds.list': running,
  'policies.list': everybody,
  'policies.read': everybody,
  'policies.versions': everybody,
  'policies.diff': everybody,
  'policies.check': running,
  'policies.create': running,
  'policies.change': running,
  'policies.publish': running,
  'policies.discard-draft': running,
  'policies.remove': running,
  'policies.order': running,
  'policies.retarget-preview': running,
  'policies.retarget': running,
  'back-tests.create': running,
  'errands.read': running,
  'calendars.list': everybody,
  'calendars.create': running,
  'calendars.change': running,
  'calendars.read': everybody,
  'calendars.remove': running,
  'calendars.preview': everybody,
  'calendars.preview-draft': running,
  'holidays.places': running,
  'holidays.list': running,
  'holidays.ical': running,
  'rosters.list': everybody,
  'rosters.create': running,
  'rosters.change': running,
  'open-slots.list': answering,
  'open-slots.offer': running,
  'open-slots.take': answering,
  'open-slots.release': answering,
  'people.remove': running,
  'offers.shown': answering,
  'feeds.list': 'signed-in',
  'feeds.create': 'signed-in',
  'feeds.revoke': 'signed-in',
  'preferences.read': 'signed-in',
  'preferences.change': 'signed-in',
  'pay.own': 'signed-in',
  'pay.own-entries': 'signed-in',
  'pay.set-payout': 'signed-in',
  'disputes.own': 'signed-in',
  'disputes.open': 'signed-in',
  'statements.list': 'signed-in',
  'statements.read': 'signed-in',
  'pay-rules.read': running,
  'pay-rules.set': running,
  'budgets.read': running,
  'budgets.set': running,
  'disputes.list': running,
  'disputes.decide': running,
  'payment-batches.list': running,
  'payment-batches.order': running,
  'payment-batches.file': running,
  'payments.settle': running,
  'payments.report': running,
  'admissions.own': 'signed-in',
  'admissions.act': 'signed-in',
  'feedback.read': 'signed-in',
  'applications.create': 'anyone',
  'admissions.list': running,
  'admissions.decide': running,
  'abilities.verify': running,
  'invitations.create': running,
  'agreements.list': running,
  'agreements.publish': running,
  'brand-tests.list': running,
  'brand-tests.publish': running,
  'network.read': running,
  'network.change': running,
  'approvals.list': running,
  'approvals.decide': running,
  'reviews.list': running,
  'reviews.add': running,
  'people.duplicates': running,
  'people.join': running,
  'practice.answer': 'signed-in',
  'phone-tests.create': 'signed-in',
  'phone-tests.read': 'signed-in',
  'phone-tests.shown': 'signed-in',
  'push.key': 'signed-in',
  'push.subscribe': 'signed-in',
  'push.unsubscribe': 'signed-in',
  'coverage.read': overseeing,
  'coverage.try': overseeing,
  'context.read': answering,
  'snippets.list': answering,
  'snippets.create': running,
  'snippets.change': running,
  'snippets.verify': answering,
  'snippets.remove': running,
  'snippets.restore': running,
  'customers.set-facts': running,
  'decisions.about-person': answering,
  'decisions.on-conversation': answering,
  'conversations.escalate': answering,
  'conversations.note': answering,
  'preventions.list': overseeing,
  'roster-changes.list': everybody,
  'roster-changes.create': running,
  'roster-changes.remove': running,
  'shifts.list': everybody,
  'shifts.try': running,
  'swaps.list': answering,
  'swaps.ask': answering,
  'swaps.take': answering,
  'swaps.withdraw': answering,
  'absences.list': answering,
  'absences.add': answering,
  'absences.import': answering,
  'absences.remove': answering,
  'absence-feeds.list': answering,
  'absence-feeds.create': answering,
  'absence-feeds.read': answering,
  'absence-feeds.remove': answering,
  'brands.list': everybody,
  'brands.change': running,
  'outbound.stop': running,
  'outbound.start': running,

  'people.list': running,
  'people.create': running,
  'people.change': running,
  'people.roles': running,
  'people.import': running,
  'tokens.list': running,
  'tokens.create': running,
  'tokens.revoke': running,
  'sign-in-links.create': running,

  'breaches.list': overseeing,
  'figures.read': overseeing,
  'figures.turns': overseeing,
  'figures.views': running,
  'figures.mine': everybody,
  'preventions.say': answering,
  'helpdesk-audits.check': running,
  'helpdesk-audits.begin': running,
  'helpdesk-audits.columns': running,
  'helpdesk-audits.csv': running,
  'helpdesk-audits.list': overseeing,
  'helpdesk-audits.read': overseeing,
  'helpdesk-audits.digest': overseeing,
  'helpdesk-audits.tickets': overseeing,
  'helpdesk-audits.ticket': overseeing,
  'helpdesk-audits.pause': running,
  'helpdesk-audits.resume': running,
  'helpdesk-audits.stop': running,
  'helpdesk-audits.erase': running,
  'alarms.list': overseeing,
  'mystery-visits.list': overseeing,
  'mystery-visits.begin': running,
  'mystery-shoppers.list': overseeing,
  'mystery-shoppers.save': running,
  'mystery-shoppers.remove': running,
  'alarms.subscription': overseeing,
  'alarms.subscribe': overseeing,
  'remedies.list': overseeing,
  'remedies.try': overseeing,
  'remedies.adopt': running,
  'figures.experience': overseeing,
  'figures.conversations': overseeing,
  'figures.definitions': overseeing,
  'recoveries.list': overseeing,
  'recoveries.own': overseeing,
  'recoveries.close': overseeing,
  'digests.preview': overseeing,
  'digests.send': overseeing,
  'subscriptions.list': overseeing,
  'subscriptions.create': overseeing,
  'subscriptions.end': overseeing,
  'audit.list': running,
  'audit.verify': running,
  'operations.read': running,
} as const satisfies Record<string, readonly Role[] | 'anyone' | 'signed-in'>

export type Operation = keyof typeof access

/** The brands in which a viewer may do what they ask; whatever is looked up is looked up among these only. */
export interface Scope {
  readonly brands: readonly ScopedBrand[]
  /** Null for the operator's token and for those who are not signed in. */
  readonly personId: PersonId | null
}

export interface ScopedBrand {
  readonly id: BrandId
  readonly slug: string
  readonly roles: readonly Role[]
  /** Freelance experts see what they were asked and what they hold, nothing else. */
  readonly ownOnly: boolean
}

/** What whoever owes a second factor may do: set it up, look after their sign-in, and leave. */
const openToOwing: ReadonlySet<Operation> = new Set<Operation>([
  'session.read',
  'second-factor.read',
  'second-factor.begin',
  'second-factor.confirm',
  'sessions.list',
  'sessions.end',
  'sessions.end-others',
  'password.change',
])

export type Authorisation =
  | { readonly type: 'granted'; readonly scope: Scope }
  | { readonly type: 'unauthenticated' }
  | { readonly type: 'second-factor-owed' }
  | { readonly type: 'forbidden'; readonly needed: readonly Role[] }

export function authorise(viewer: Viewer | null, operation: Operation): Authorisation {
  const allowed: readonly Role[] | 'anyone' | 'signed-in' = access[operation]
  if (allowed === 'anyone') return { type: 'granted', scope: scopeOf(viewer, everybody) }
  if (!viewer) return { type: 'unauthenticated' }
  if (viewer.kind === 'person' && viewer.owesSecondFactor && !openToOwing.has(operation))
    return { type: 'second-factor-owed' }
  if (allowed === 'signed-in') return { type: 'granted', scope: scopeOf(viewer, everybody) }
  const scope = scopeOf(viewer, allowed)
  return scope.brands.length > 0 ? { type: 'granted', scope } : { type: 'forbidden', needed: allowed }
}

function scopeOf(viewer: Viewer | null, allowed: readonly Role[]): Scope {
  if (!viewer) return { brands: [], personId: null }
  const freelance = viewer.kind === 'person' && viewer.freelance
  const brands = viewer.memberships
    .filter((membership) => membership.roles.some((role) => allowed.includes(role)))
    .map(({ brandId, slug, roles }) => ({
      id: brandId,
      slug,
      roles,
      ownOnly: freelance && roles.every((role) => role === 'expert'),
    }))
  return { brands, personId: viewer.kind === 'person' ? viewer.personId : null }
}
