import { z } from 'zod'
import { isZone } from '../../../domain/time/zone.ts'
import { brandQuery, channelKind, id, instant } from '../../schema.ts'

const country = z.string().regex(/^[A-Z]{2}$/, 'a country of ISO 3166 such as DE')
const brand = z.string().max(64).optional()
const text = z.string().trim().min(1).max(2_000)
const language = z.string().trim().min(2).max(35)
const skill = z.string().trim().min(1).max(64)
export const admissionState = z.enum([
  'invited',
  'applied',
  'agreed',
  'probation',
  'active',
  'suspended',
  'declined',
  'left',
])

export const newApplication = z.object({
  /** Whose customers to answer. */
  brand_slug: z.string().min(1).max(64),
  /** The secret out of an invitation's link. */
  invitation: z.string().max(200).optional(),
  name: z.string().trim().min(2).max(200),
  email: z.email().max(254),
  phone: z
    .string()
    .regex(/^\+\d{6,15}$/, 'a number such as +491701234567')
    .optional(),
  country,
  time_zone: z.string().refine(isZone, 'is no time zone; use an IANA name such as Europe/Berlin'),
  languages: z.array(language).min(1).max(20),
  skills: z.array(skill).max(50).default([]),
  channel_kinds: z.array(channelKind).min(1).default(['email']),
  note: text.optional(),
})

const question = z.object({
  text: z.string().trim().min(1).max(2_000),
  choices: z.array(z.string().trim().min(1).max(500)).min(2).max(10).optional(),
})

const markedQuestion = question
  .extend({ correct: z.int().min(0).max(9).optional() })
  .refine(
    ({ choices, correct }) =>
      choices === undefined ? correct === undefined : correct !== undefined && correct < choices.length,
    'a question with choices names the right one by its position from 0, one without choices names none',
  )

const answers = z.array(z.union([z.int().min(0).max(9), z.string().max(10_000), z.null()])).max(100)

const attempt = z.object({
  state: z.enum(['waiting', 'passed', 'failed']),
  percent: z.int().nullable(),
  note: z.string().nullable(),
})

export const admission = z
  .object({
    brand: z.object({ id, slug: z.string(), name: z.string() }),
    person: z.object({ id, name: z.string(), country: z.string().nullable(), time_zone: z.string() }),
    state: admissionState,
    reason: z.string().nullable(),
    appeal: z.string().nullable(),
    note: z.string().nullable(),
    claimed: z.object({ languages: z.array(z.string()), skills: z.array(z.string()) }),
    verified: z.array(
      z.object({
        kind: z.enum(['language', 'skill']),
        name: z.string(),
        by: z.string().nullable(),
        at: instant,
      }),
    ),
    agreed_version: z.int().nullable(),
    agreement: z.object({ version: z.int(), text: z.string(), required_at: instant }).nullable(),
    test: z.object({ version: z.int(), questions: z.array(question), pass_percent: z.int() }).nullable(),
    attempt: attempt.nullable(),
    /** For leads: what was answered, beside what was asked. */
    answered: z.array(z.object({ question: z.string(), answer: z.string() })).nullable(),
    approvals: z.object({ approved: z.int(), changed: z.int(), rejected: z.int() }),
    changed_at: instant,
  })
  .meta({ id: 'Admission' })

export const admissions = z.object({ items: z.array(admission), next: z.null() }).meta({ id: 'Admissions' })
export const admissionsQuery = z.object({ ...brandQuery, state: admissionState.optional() })

export const ownAct = z.discriminatedUnion('act', [
  z.object({ act: z.literal('agree'), version: z.int().min(1) }),
  z.object({ act: z.literal('test'), version: z.int().min(1), answers }),
  z.object({ act: z.literal('appeal'), reason: text }),
  z.object({ act: z.literal('leave') }),
])

export const leadAct = z.object({
  brand,
  act: z.enum(['activate', 'suspend', 'reinstate', 'decline', 'pass_test', 'fail_test']),
  /** What the person is told; needed to suspend, decline and fail. */
  reason: text.optional(),
})

export const verifiedAbilities = z.object({
  brand,
  languages: z.array(language).max(50),
  skills: z.array(skill).max(100),
})

export const newInvitation = z.object({ brand, email: z.email().max(254) })
export const invitation = z.object({ url: z.url(), expires_at: instant }).meta({ id: 'Invitation' })

export const newAgreement = z.object({
  brand,
  text: z.string().trim().min(1).max(100_000),
  /** Whose customers it covers, ISO 3166 and `unknown`; left out: all. */
  customer_countries: z
    .array(z.union([country, z.literal('unknown')]))
    .min(1)
    .max(300)
    .nullable()
    .optional(),
  /** From then on nobody is asked who has not accepted it; at once if left out. */
  required_at: z.iso.datetime({ offset: true }).optional(),
})

export const newTest = z.object({
  brand,
  questions: z.array(markedQuestion).min(1).max(50),
  pass_percent: z.int().min(1).max(100).default(80),
})

export const agreements = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        text: z.string(),
        customer_countries: z.array(z.string()).nullable(),
        required_at: instant,
        published_at: instant,
        published_by: z.string().nullable(),
        accepted: z.int(),
      }),
    ),
    next: z.null(),
  })
  .meta({ id: 'Agreements' })

export const brandTests = z
  .object({
    items: z.array(
      z.object({
        version: z.int(),
        questions: z.array(question.extend({ correct: z.int().optional() })),
        pass_percent: z.int(),
        published_at: instant,
        handed_in: z.int(),
        passed: z.int(),
      }),
    ),
    next: z.null(),
  })
  .meta({ id: 'BrandTests' })

export const published = z.object({ version: z.int() }).meta({ id: 'PublishedVersion' })

const countries = z
  .array(z.union([country, z.literal('unknown')]))
  .min(1)
  .max(300)

export const networkSettings = z
  .object({
    open: z.boolean(),
    regions: z.array(z.object({ customers: countries, experts: z.array(country).max(300) })).max(50),
    history: z.enum(['none', 'channel', 'all']),
    seen_days: z.int().min(0).max(365),
    ask_rating: z.boolean(),
    review_percent: z.int().min(0).max(100),
    /** Every night the hours of the next two weeks that are short of people are offered for booking. */
    offer_slots: z.boolean(),
  })
  .meta({ id: 'NetworkSettings' })

export const changedNetwork = networkSettings.partial().extend({ brand })

export const approval = z
  .object({
    id,
    conversation_id: id,
    person: z.object({ id, name: z.string() }),
    subject: z.string().nullable(),
    channel_name: z.string(),
    /** The customer's latest message. */
    asked: z.string().nullable(),
    text: z.string(),
    asked_at: instant,
    due_at: instant.nullable(),
  })
  .meta({ id: 'Approval' })

export const approvals = z.object({ items: z.array(approval), next: z.null() }).meta({ id: 'Approvals' })

export const decidedApproval = z.object({
  brand,
  /** Null sends it back. `text` mends it. */
  send: z.object({ text: z.string().trim().min(1).max(100_000).optional() }).nullable(),
  note: text.optional(),
})

export const reviewable = z
  .object({
    claim_id: id,
    person: z.object({ id, name: z.string() }),
    answered_at: instant,
    asked: z.string().nullable(),
    answer: z.string(),
  })
  .meta({ id: 'Reviewable' })

export const reviewables = z
  .object({ items: z.array(reviewable), next: z.null() })
  .meta({ id: 'Reviewables' })

export const newReview = z.object({
  brand,
  score: z.int().min(1).max(5),
  note: text.optional(),
  /** How it could have been said. */
  correction: z.string().trim().min(1).max(10_000).optional(),
})

export const feedback = z
  .object({
    rating: z.object({
      /** Of customers' taps and leads' reviews, 0 to 1. */
      mean: z.number(),
      count: z.int(),
      /** The same as it counts when somebody is chosen: drawn towards everybody's mean while there are few. */
      drawn_mean: z.number(),
      everybody_mean: z.number(),
      /** What customers said of the company instead: no mark of yours. */
      about_brand: z.int(),
    }),
    reviews: z.array(
      z.object({
        claim_id: id,
        score: z.int(),
        note: z.string().nullable(),
        correction: z.string().nullable(),
        at: instant,
      }),
    ),
    /** Replies that a lead changed or sent back. */
    corrections: z.array(
      z.object({
        id,
        state: z.enum(['changed', 'rejected']),
        text: z.string(),
        sent_text: z.string().nullable(),
        note: z.string().nullable(),
        at: instant,
      }),
    ),
  })
  .meta({ id: 'Feedback' })

export const joinedAccount = z.object({ brand, into: id })

const account = z.object({ id, name: z.string(), email: z.string(), since: instant })

export const duplicates = z
  .object({
    items: z.array(
      z.object({
        /** The older one. */
        first: account,
        second: account,
        /** What speaks for one person. */
        because: z.array(z.enum(['payout_account', 'name', 'mailbox'])),
      }),
    ),
    next: z.null(),
  })
  .meta({ id: 'Duplicates' })
