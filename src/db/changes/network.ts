import { sql, type Kysely } from 'kysely'
import type { TestQuestion, TestResult } from '../../domain/admission/brand-test.ts'
import { formatInstant, type Instant } from '../../domain/time/instant.ts'
import { hashSecret, newSecret } from '../auth/secret.ts'
import { recountRatings } from '../people/recount-ratings.ts'
import type { DB } from '../schema.ts'
import { audit, type By } from './audit.ts'
import { mergeSetting } from './brand-setting.ts'

export interface NetworkSettings {
  /** Anybody may apply; otherwise only with an invitation. */
  readonly open?: boolean | undefined
  readonly regions?:
    readonly { readonly customers: readonly string[]; readonly experts: readonly string[] }[] | undefined
  /** What a freelance expert sees of the customer's other conversations. */
  readonly history?: 'none' | 'channel' | 'all' | undefined
  /** For how many days they see what they answered. */
  readonly seen_days?: number | undefined
  /** Mails ask for a rating. */
  readonly ask_rating?: boolean | undefined
  /** How many of their answers leads look at, of 100. */
  readonly review_percent?: number | undefined
  /** Hours ahead that are short of people are offered every night. */
  readonly offer_slots?: boolean | undefined
}

export async function networkSettings(db: Kysely<DB>, brandId: string): Promise<NetworkSettings> {
  const row = await db.selectFrom('brand').select('settings').where('id', '=', brandId).executeTakeFirst()
  return (row?.settings as { network?: NetworkSettings } | undefined)?.network ?? {}
}

export async function setNetwork(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  change: NetworkSettings,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await mergeSetting(trx, brandId, 'network', change)
    await audit(trx, by, { brandId, action: 'brand.network', subject: brandId, after: change })
  })
}

export async function publishAgreement(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  agreement: {
    readonly text: string
    readonly customerCountries: readonly string[] | null
    readonly requiredAt: Instant
  },
  now: Instant,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await sql`select from brand where id = ${brandId} for update`.execute(trx)
    const { rows } = await sql<{ version: number }>`
      insert into agreement (brand_id, version, text, customer_countries, required_at, published_at, published_by)
      values (${brandId}, coalesce((select max(version) from agreement where brand_id = ${brandId}), 0) + 1,
        ${agreement.text}, ${agreement.customerCountries}, ${formatInstant(agreement.requiredAt)}, ${formatInstant(now)},
        ${by.personId}) returning version
    `.execute(trx)
    const { version } = rows[0]!
    await audit(trx, by, { brandId, action: 'agreement.publish', subject: brandId, after: { version } })
    return version
  })
}

export async function publishTest(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  test: { readonly questions: readonly TestQuestion[]; readonly passPercent: number },
  now: Instant,
): Promise<number> {
  return await db.transaction().execute(async (trx) => {
    await sql`select from brand where id = ${brandId} for update`.execute(trx)
    const { rows } = await sql<{ version: number }>`
      insert into brand_test (brand_id, version, questions, pass_percent, published_at)
      values (${brandId}, coalesce((select max(version) from brand_test where brand_id = ${brandId}), 0) + 1,
        ${JSON.stringify(test.questions)}, ${test.passPercent}, ${formatInstant(now)}) returning version
    `.execute(trx)
    const { version } = rows[0]!
    await audit(trx, by, { brandId, action: 'test.publish', subject: brandId, after: { version } })
    return version
  })
}

/** False when one of theirs still waits for a lead. */
export async function handInTest(
  db: Kysely<DB>,
  attempt: {
    readonly brandId: string
    readonly id: string
    readonly personId: string
    readonly version: number
    readonly answers: readonly (string | number | null)[]
    readonly result: TestResult
  },
  now: Instant,
): Promise<boolean> {
  const { state, percent } = attempt.result
  const { rows } = await sql`
    insert into test_attempt (brand_id, id, person_id, version, answers, percent, state, handed_in_at, graded_at)
    values (${attempt.brandId}, ${attempt.id}, ${attempt.personId}, ${attempt.version}, ${JSON.stringify(attempt.answers)},
      ${percent}, ${state}, ${formatInstant(now)}, ${state === 'waiting' ? null : formatInstant(now)})
    on conflict do nothing returning id
  `.execute(db)
  return rows.length > 0
}

/** False when none waits. */
export async function gradeAttempt(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  personId: string,
  grade: { readonly passed: boolean; readonly note: string | null },
  now: Instant,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql`
      update test_attempt set state = ${grade.passed ? 'passed' : 'failed'}, note = ${grade.note},
        graded_at = ${formatInstant(now)}, graded_by = ${by.personId}
      where brand_id = ${brandId} and person_id = ${personId} and state = 'waiting' returning id
    `.execute(trx)
    if (rows.length > 0)
      await audit(trx, by, { brandId, action: 'test.grade', subject: personId, after: grade })
    return rows.length > 0
  })
}

/** What somebody of the brand vouches for, in place of what was verified before; what stays keeps who verified it and when. */
export async function verifyAbilities(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  personId: string,
  abilities: { readonly languages: readonly string[]; readonly skills: readonly string[] },
  now: Instant,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const [kind, names] of [
      ['language', abilities.languages],
      ['skill', abilities.skills],
    ] as const) {
      await sql`
        delete from verified_ability where brand_id = ${brandId} and person_id = ${personId} and kind = ${kind}
          and name <> all (${names}::text[])
      `.execute(trx)
      await sql`
        insert into verified_ability (brand_id, person_id, kind, name, verified_by, verified_at)
        select ${brandId}, ${personId}, ${kind}, name, ${by.personId}, ${formatInstant(now)}
        from unnest(${names}::text[]) as name on conflict do nothing
      `.execute(trx)
    }
    await audit(trx, by, { brandId, action: 'abilities.verify', subject: personId, after: abilities })
  })
}

export async function invite(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  email: string,
  expiresAt: Instant,
): Promise<string> {
  const secret = newSecret()
  await db.transaction().execute(async (trx) => {
    const id = by.newId()
    await sql`
      insert into invitation (brand_id, id, hash, email, invited_by, expires_at)
      values (${brandId}, ${id}, ${hashSecret(secret)}, ${email}, ${by.personId}, ${formatInstant(expiresAt)})
    `.execute(trx)
    await audit(trx, by, { brandId, action: 'expert.invite', subject: id, after: { email } })
  })
  return secret
}

/** Whether the secret opens the door of that brand now; it does so once. */
export async function useInvitation(
  db: Kysely<DB>,
  brandId: string,
  secret: string,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update invitation set used_at = ${formatInstant(now)}
    where brand_id = ${brandId} and hash = ${hashSecret(secret)} and used_at is null and expires_at > ${formatInstant(now)}
    returning id
  `.execute(db)
  return rows.length > 0
}

export interface Applicant {
  readonly id: string
  readonly slug: string
  readonly name: string
  readonly email: string
  readonly phone: string | null
  readonly country: string
  readonly time_zone: string
  readonly languages: readonly string[]
  readonly skills: readonly string[]
  readonly channel_kinds: readonly string[]
}

/** Answers the person of that address or number, who may have been here before, and where they are reached. */
export async function findOrAddApplicant(
  db: Kysely<DB>,
  applicant: Applicant,
): Promise<{ readonly id: string; readonly email: string; readonly known: boolean }> {
  return await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended('sundial applicant', 0))`.execute(trx)
    const { rows } = await sql<{ id: string; email: string }>`
      select id, email from person where removed_at is null
        and (lower(email) = lower(${applicant.email}) or phone = ${applicant.phone}) order by created_at limit 1
    `.execute(trx)
    if (rows[0]) return { ...rows[0], known: true }
    const { languages, skills, channel_kinds, ...rest } = applicant
    await trx
      .insertInto('person')
      .values({
        ...rest,
        kind: 'freelance',
        languages: [...languages],
        skills: [...skills],
        channel_kinds: [...channel_kinds],
      })
      .execute()
    return { id: applicant.id, email: applicant.email, known: false }
  })
}

/** False when it was reviewed before, or is nobody's answer. */
export async function addReview(
  db: Kysely<DB>,
  by: By,
  brandId: string,
  claimId: string,
  review: { readonly score: number; readonly note: string | null; readonly correction: string | null },
  now: Instant,
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const { rows } = await sql<{ person_id: string }>`
      insert into review (brand_id, claim_id, person_id, score, note, correction, reviewed_at, reviewed_by)
      select brand_id, id, person_id, ${review.score}, ${review.note}, ${review.correction}, ${formatInstant(now)},
        ${by.personId} from claim
      where brand_id = ${brandId} and id = ${claimId} and state = 'answered' and person_id is distinct from ${by.personId}
      on conflict do nothing returning person_id
    `.execute(trx)
    const [row] = rows
    if (!row) return false
    await recountRatings(trx, row.person_id)
    await audit(trx, by, { brandId, action: 'review.add', subject: claimId, after: review })
    return true
  })
}

export type RateOutcome = 'rated' | 'changed' | 'closed' | 'unknown'

/** So long a tap may be corrected, from the first; afterwards the link shows what was said. */
const CORRECTED_WITHIN = 24 * 3_600_000

/**
 * A tap on the page of one answer. However many people a mail is forwarded to, an answer has one rating: the last tap within a day of
 * the first one counts.
 */
export async function rateAnswer(
  db: Kysely<DB>,
  brandId: string,
  messageId: string,
  tap: { readonly good: boolean; readonly about: 'answer' | 'brand' },
  now: Instant,
): Promise<RateOutcome> {
  return await db.transaction().execute(async (trx) => {
    const { rows: answers } = await sql<{ person_id: string }>`
      select person_id from message where brand_id = ${brandId} and id = ${messageId} and person_id is not null for share
    `.execute(trx)
    const [answer] = answers
    if (!answer) return 'unknown'
    const { rows } = await sql<{ fresh: boolean }>`
      insert into rating (brand_id, message_id, person_id, good, about, first_at, changed_at)
      values (${brandId}, ${messageId}, ${answer.person_id}, ${tap.good}, ${tap.about}, ${formatInstant(now)}, ${formatInstant(now)})
      on conflict (brand_id, message_id) do update
      set good = excluded.good, about = excluded.about, changed_at = excluded.changed_at
      where rating.first_at > ${formatInstant(now - CORRECTED_WITHIN)}
      returning first_at = changed_at as fresh
    `.execute(trx)
    const [row] = rows
    if (!row) return 'closed'
    await recountRatings(trx, answer.person_id)
    return row.fresh ? 'rated' : 'changed'
  })
}
