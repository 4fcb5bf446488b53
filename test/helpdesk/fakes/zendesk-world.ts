import { SECOND, type Instant } from '../../../src/domain/time/instant.ts'

export interface FakeUser {
  readonly id: number
  readonly name: string
  readonly email: string
  readonly role: 'end-user' | 'agent' | 'admin'
  readonly locale?: string
  readonly iana_time_zone?: string
}

export interface FakeComment {
  readonly id: number
  readonly at: Instant
  readonly author_id: number
  readonly body: string
  public: boolean
  readonly via: string
}

export interface FakeTicket {
  readonly id: number
  readonly createdAt: Instant
  updatedAt: Instant
  subject: string
  status: string
  readonly requester_id: number
  readonly submitter_id: number
  assignee_id: number | null
  group_id: number | null
  tags: string[]
  readonly via: string
}

/** An entry of the export of events, as Zendesk writes it. */
export interface FakeEvent {
  readonly id: number
  readonly ticket_id: number
  readonly at: Instant
  readonly updater_id: number
  readonly via: string
  readonly child_events: readonly object[]
}

export interface FakeMetricEvent {
  readonly id: number
  readonly ticket_id: number
  readonly metric: string
  readonly instance_id: number
  readonly type: string
  readonly at: Instant
  readonly sla?: object
  readonly deleted?: boolean
}

/** Everything in a fake Zendesk; lists are kept by time, as exports go through them. */
export class ZendeskWorld {
  readonly users = new Map<number, FakeUser>()
  readonly tickets = new Map<number, FakeTicket>()
  readonly comments = new Map<number, FakeComment[]>()
  readonly events: FakeEvent[] = []
  readonly metricEvents: FakeMetricEvent[] = []
  /** Of agents, by their number: the unified status where the plan has one, and those of channels. */
  readonly statuses = new Map<number, { status?: string; channels?: Readonly<Record<string, string>> }>()
  readonly groups: { readonly id: number; readonly name: string }[] = []
  readonly memberships: { readonly user_id: number; readonly group_id: number }[] = []
  #next = 1_000

  id(): number {
    return (this.#next += 1)
  }

  user(name: string, role: FakeUser['role'] = 'end-user', more: Partial<FakeUser> = {}): FakeUser {
    const id = this.id()
    const user = { id, name, email: `${name.toLowerCase().replaceAll(' ', '.')}@shop.example`, role, ...more }
    this.users.set(id, user)
    return user
  }

  ticket(
    at: Instant,
    requester: FakeUser,
    body: string,
    more: Partial<FakeTicket & { author: FakeUser }> = {},
  ): FakeTicket {
    const { author = requester, ...rest } = more
    const ticket: FakeTicket = {
      id: this.id(),
      createdAt: at,
      updatedAt: at,
      subject: 'Where is my order?',
      status: 'new',
      requester_id: requester.id,
      submitter_id: author.id,
      assignee_id: null,
      group_id: null,
      tags: [],
      via: 'email',
      ...rest,
    }
    this.tickets.set(ticket.id, ticket)
    this.comments.set(ticket.id, [])
    this.comment(ticket, at, author, body, { via: more.via ?? 'email' })
    return ticket
  }

  comment(
    ticket: FakeTicket,
    at: Instant,
    author: Pick<FakeUser, 'id'>,
    body: string,
    { via = 'web', isPublic = true, status }: { via?: string; isPublic?: boolean; status?: string } = {},
  ): FakeComment {
    const comment = { id: this.id(), at, author_id: author.id, body, public: isPublic, via }
    this.comments.get(ticket.id)!.push(comment)
    ticket.updatedAt = Math.max(ticket.updatedAt, at)
    this.#event(ticket, at, author.id, via, [
      {
        id: comment.id,
        type: 'Comment',
        event_type: 'Comment',
        author_id: author.id,
        body,
        public: isPublic,
        via: { channel: via },
        created_at: iso(at),
      },
      ...(status === undefined ? [] : [this.#statusChange(ticket, status)]),
    ])
    return comment
  }

  change(ticket: FakeTicket, at: Instant, by: Pick<FakeUser, 'id'>, change: object): void {
    const { status } = change as { status?: string }
    if (status !== undefined) ticket.status = status
    ticket.updatedAt = Math.max(ticket.updatedAt, at)
    this.#event(ticket, at, by.id, 'web', [
      { id: this.id(), event_type: 'Change', type: 'Change', ...change },
    ])
  }

  metric(ticket: FakeTicket, at: Instant, type: string, more: Partial<FakeMetricEvent> = {}): void {
    this.metricEvents.push({
      id: this.id(),
      ticket_id: ticket.id,
      metric: 'reply_time',
      instance_id: 1,
      type,
      at,
      ...more,
    })
  }

  #statusChange(ticket: FakeTicket, status: string): object {
    const previous_value = ticket.status
    ticket.status = status
    return { id: this.id(), event_type: 'Change', type: 'Change', status, previous_value }
  }

  #event(
    ticket: FakeTicket,
    at: Instant,
    updater_id: number,
    via: string,
    child_events: readonly object[],
  ): void {
    this.events.push({ id: this.id(), ticket_id: ticket.id, at, updater_id, via, child_events })
  }
}

/** Zendesk's own form of an instant: whole seconds. */
export function iso(at: Instant): string {
  return new Date(Math.floor(at / SECOND) * SECOND).toISOString().replace('.000Z', 'Z')
}
