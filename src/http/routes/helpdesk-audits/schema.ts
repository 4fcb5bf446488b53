import { z } from 'zod'
import { differences } from '../../../domain/helpdesk/reconcile.ts'
import { csvFields } from '../../../helpdesk/csv/columns.ts'
import { auditStates } from '../../../workflows/ports/helpdesk-audit-store.ts'
import { helpdeskKinds, readKinds } from '../../../workflows/ports/helpdesk.ts'
import { brandQuery, channelKind, id, instant, page } from '../../schema.ts'
import { cause } from '../figures/schema.ts'

const finding = z.object({
  verdict: z.enum(['ok', 'warn', 'fail']),
  message: z.string(),
  mend: z.string().nullable(),
})

export const helpdeskCheck = z
  .object({ ok: z.boolean(), findings: z.array(finding) })
  .meta({ id: 'HelpdeskCheck' })

const hours = z.array(z.array(z.int()))
const verdicts = z.object({ met: z.int(), missed: z.int(), none: z.int(), met_share: z.number().nullable() })
const counts = z.object({ met: z.int(), missed: z.int(), none: z.int() })
const verdict = z.enum(['met', 'missed', 'none'])
const reason = z.enum(differences)

/** From theirs to ours, rule by rule; what each adds to met and to missed. */
const reasons = z.array(z.object({ reason, tickets: z.int(), met: z.int(), missed: z.int() }))
/** Zero, or something was counted wrongly. */
const remainder = z.object({ met: z.int(), missed: z.int() })

export const reconciliation = z
  .object({
    tickets: z.int(),
    promised: z.int(),
    theirs: verdicts,
    ours: verdicts,
    reasons,
    remainder,
    examples: z.array(
      z.object({ ticket_id: z.string(), theirs: verdict, ours: verdict, reasons: z.array(reason) }),
    ),
    /** The same of every answer after the first; null in reports from before they were compared. */
    later: z.object({ promised: z.int(), theirs: verdicts, ours: verdicts, reasons, remainder }).nullable(),
  })
  .meta({ id: 'HelpdeskReconciliation' })

export const auditReport = z
  .object({
    since: instant,
    until: instant,
    time_zone: z.string(),
    tickets: z.int(),
    comments: z.int(),
    left_out: z.object({ deleted: z.int(), spam: z.int(), side_conversation: z.int() }),
    turns: z.int(),
    neglected: z.int(),
    /** The share of turns that were neglected, 0 to 100. */
    index: z.number().nullable(),
    people: z.int(),
    never_answered: z.int(),
    hidden: z.int(),
    median_seconds: z.number().nullable(),
    p90_seconds: z.number().nullable(),
    causes: z.array(z.object({ cause, count: z.int() })),
    /** `[weekday][hour]`, Monday first, of the customers. */
    by_local_hour: hours,
    worst_hour: z.object({ weekday: z.int(), hour: z.int(), neglected: z.int() }).nullable(),
    channels: z.array(
      z.object({
        kind: channelKind,
        target_seconds: z.number(),
        turns: z.int(),
        neglected: z.int(),
        neglected_by_hour: hours,
        /** So many people would answer 95 % in time; hours of the company. */
        people_needed: hours,
      }),
    ),
    worst: z.array(
      z.object({
        ticket_id: z.string(),
        subject: z.string().nullable(),
        wait_seconds: z.int(),
        never_answered: z.boolean(),
      }),
    ),
    reconciliation,
  })
  .meta({ id: 'HelpdeskAuditReport' })

const standing = {
  id,
  brand_id: id,
  helpdesk: z.enum(helpdeskKinds),
  url: z.string(),
  state: z.enum(auditStates),
  /** Why it stopped, and how to mend it. */
  problem: z.string().nullable(),
  /** 0 to 1. */
  progress: z.number(),
  tickets: z.int(),
  comments: z.int(),
  since: instant,
  covered_until: instant.nullable(),
  waiting_until: instant.nullable(),
  asked_at: instant,
  ended_at: instant.nullable(),
  /** What the audit goes on without. */
  missing: z.array(finding),
  /** What was odd, and how often: `edited`, `unreadable`, `overfull_second`. */
  notes: z.record(z.string(), z.int()),
}

export const helpdeskAudit = z
  .object({ ...standing, report: auditReport.nullable() })
  .meta({ id: 'HelpdeskAudit' })
export const helpdeskAudits = page(z.object(standing).meta({ id: 'HelpdeskAuditStanding' })).meta({
  id: 'HelpdeskAudits',
})
export const auditsQuery = z.object(brandQuery)

const read = z.enum(readKinds)

const connection = {
  brand: z.string().max(64).optional(),
  helpdesk: read,
  url: z.string().max(500),
  /** Whose API token it is. */
  user: z.string().min(1).max(200).optional(),
  token: z
    .string()
    .min(1)
    .max(2_000)
    .meta({ description: 'Sealed, never shown again, thrown away when the audit ends.' }),
}

export const connectionRequest = z.object(connection).meta({ id: 'HelpdeskConnection' })

const seconds = z.number().positive().max(31_536_000)
const measured = {
  time_zone: z
    .string()
    .max(64)
    .optional()
    .meta({ description: "The company's zone; the brand's unless said." }),
  /** By kind of channel; 30 s for chat and phone, 15 minutes for the others unless said. */
  target_seconds: z
    .object({ email: seconds, chat: seconds, social: seconds, phone: seconds, helpdesk: seconds })
    .partial()
    .optional(),
}

export const auditRequest = z
  .object({ ...connection, ...measured, days: z.int().min(1).max(730).default(90) })
  .meta({ id: 'HelpdeskAuditRequest' })

export const resumeRequest = z
  .object({
    token: connection.token
      .optional()
      .meta({ description: 'Another token; one that only rests still has its own.' }),
  })
  .meta({ id: 'HelpdeskAuditResume' })

const step = z.object({ reason, from: verdict, to: verdict })
const auditedTicket = z.object({
  ticket_id: z.string(),
  /** Where it stands in the helpdesk itself. */
  url: z.string().nullable(),
  subject: z.string().nullable(),
  customer: z.string().nullable(),
  channel_kind: channelKind,
  created_at: instant,
  theirs: verdict,
  ours: verdict,
  steps: z.array(step),
  /** The answers after the first, counted by verdict. */
  later: z.object({
    theirs: counts,
    ours: counts,
    steps: z.array(z.object({ reason, from: counts, to: counts })),
  }),
})

export const auditTicketsQuery = z.object({
  reason,
  /** Which answers' verdicts it changed. */
  answers: z.enum(['first', 'later']).default('first'),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export const auditTickets = page(auditedTicket.meta({ id: 'HelpdeskAuditedTicket' })).meta({
  id: 'HelpdeskAuditedTickets',
})

export const auditTicketStory = auditedTicket
  .extend({
    merged: z.boolean(),
    /** What happened in it, oldest first. No texts: none are kept. */
    entries: z.array(
      z.object({
        at: instant,
        what: z.enum(['comment', 'note', 'status', 'assignee', 'group', 'promise']),
        by: z.enum(['customer', 'agent', 'bot']).nullable(),
        /** Which program wrote it; null for a human being. */
        automatic: z.string().nullable(),
        /** Only promises an answer. */
        holding: z.boolean(),
        /** What a status became, or what the helpdesk's own clock says. */
        to: z.string().nullable(),
        target_seconds: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'HelpdeskAuditedTicketStory' })

const columns = z.partialRecord(z.enum(csvFields), z.string().max(200))

export const csvPeekRequest = z.object({ csv: z.string().min(1).max(200_000) }).meta({ id: 'CsvPeek' })
export const csvPeek = z
  .object({ header: z.array(z.string()), rows: z.array(z.array(z.string())), columns })
  .meta({ id: 'CsvColumns' })

export const csvAuditRequest = z
  .object({
    brand: z.string().max(64).optional(),
    name: z.string().min(1).max(200),
    csv: z.string().min(1),
    columns,
    authors: z.record(z.string().max(200), z.enum(['customer', 'agent', 'bot'])).optional(),
    ...measured,
  })
  .meta({ id: 'CsvAuditRequest' })

export const csvAudited = z
  .object({ audit: helpdeskAudit, broken: z.array(z.object({ line: z.int(), problem: z.string() })) })
  .meta({ id: 'CsvAudited' })

export const auditDigest = z
  .object({ subject: z.string(), headline: z.string(), text: z.string(), html: z.string() })
  .meta({ id: 'HelpdeskAuditDigest' })
