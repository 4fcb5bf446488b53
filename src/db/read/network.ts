import { sql, type Kysely } from 'kysely'
import type { AdmissionState } from '../../domain/admission/admission.ts'
import type { TestQuestion } from '../../domain/admission/brand-test.ts'
import type { DB } from '../schema.ts'

export interface AdmissionRow {
  readonly brand_id: string
  readonly brand_slug: string
  readonly brand_name: string
  readonly person_id: string
  readonly person_name: string
  readonly country: string | null
  readonly time_zone: string
  readonly claimed_languages: readonly string[]
  readonly claimed_skills: readonly string[]
  readonly state: AdmissionState
  readonly reason: string | null
  readonly note: string | null
  readonly appeal: string | null
  readonly agreed_version: number | null
  readonly agreement: { readonly version: number; readonly text: string; readonly required_at: string } | null
  readonly test: {
    readonly version: number
    readonly questions: readonly TestQuestion[]
    readonly pass_percent: number
  } | null
  readonly attempt: {
    readonly id: string
    readonly state: 'waiting' | 'passed' | 'failed'
    readonly percent: number | null
    readonly note: string | null
    readonly version: number
    readonly answers: readonly (string | number | null)[]
    readonly questions: readonly TestQuestion[]
  } | null
  readonly verified: readonly {
    readonly kind: 'language' | 'skill'
    readonly name: string
    readonly by: string | null
    readonly at: string
  }[]
  readonly approvals: { readonly approved: number; readonly changed: number; readonly rejected: number }
  readonly changed_at: Date
}

/** Admissions with everything that stands beside them: of one person, or of whole brands. */
export async function readAdmissions(
  db: Kysely<DB>,
  which: { readonly personId: string } | { readonly brandIds: readonly string[] },
): Promise<readonly AdmissionRow[]> {
  const condition =
    'personId' in which
      ? sql`a.person_id = ${which.personId}`
      : sql`a.brand_id = any (${which.brandIds}::uuid[])`
  const { rows } = await sql<AdmissionRow>`
    select a.brand_id, b.slug as brand_slug, b.name as brand_name, a.person_id, p.name as person_name, p.country,
      p.time_zone, p.languages as claimed_languages, p.skills as claimed_skills, a.state, a.reason, a.note, a.appeal,
      a.agreed_version, a.changed_at,
      (select json_build_object('version', version, 'text', text, 'required_at', required_at) from agreement g
        where g.brand_id = a.brand_id order by version desc limit 1) as agreement,
      (select json_build_object('version', version, 'questions', questions, 'pass_percent', pass_percent)
        from brand_test t where t.brand_id = a.brand_id order by version desc limit 1) as test,
      (select json_build_object('id', m.id, 'state', m.state, 'percent', m.percent, 'note', m.note,
          'version', m.version, 'answers', m.answers, 'questions', t.questions)
        from test_attempt m join brand_test t on t.brand_id = m.brand_id and t.version = m.version
        where m.brand_id = a.brand_id and m.person_id = a.person_id order by m.handed_in_at desc limit 1) as attempt,
      coalesce((select json_agg(json_build_object('kind', v.kind, 'name', v.name, 'by', w.name, 'at', v.verified_at)
          order by v.kind, v.name)
        from verified_ability v left join person w on w.id = v.verified_by
        where v.brand_id = a.brand_id and v.person_id = a.person_id), '[]') as verified,
      (select json_build_object('approved', count(*) filter (where state = 'approved'),
          'changed', count(*) filter (where state = 'changed'), 'rejected', count(*) filter (where state = 'rejected'))
        from approval r where r.brand_id = a.brand_id and r.person_id = a.person_id) as approvals
    from admission a join brand b on b.id = a.brand_id join person p on p.id = a.person_id
    where ${condition} order by (a.appeal is not null) desc, a.changed_at desc limit 200
  `.execute(db)
  return rows
}

export interface ApprovalRow {
  readonly id: string
  readonly brand_id: string
  readonly conversation_id: string
  readonly person_id: string
  readonly person_name: string
  readonly subject: string | null
  readonly language: string | null
  readonly channel_name: string
  readonly asked: string | null
  readonly text: string
  readonly state: string
  readonly note: string | null
  readonly sent_text: string | null
  readonly asked_at: Date
  readonly due_at: Date | null
}

/** Replies that wait for a lead's word, the nearest due time first; or those of one writer, the newest first. */
export async function readApprovals(
  db: Kysely<DB>,
  which: { readonly brandIds: readonly string[] } | { readonly writerId: string },
): Promise<readonly ApprovalRow[]> {
  const waiting = 'brandIds' in which
  const condition = waiting
    ? sql`a.state = 'waiting' and a.brand_id = any (${which.brandIds}::uuid[])`
    : sql`a.person_id = ${which.writerId} and a.state in ('changed', 'rejected')`
  const { rows } = await sql<ApprovalRow>`
    select a.*, p.name as person_name, c.subject, c.language, ch.name as channel_name,
      (select x.text from message m join message_body x on x.brand_id = m.brand_id and x.message_id = m.id
        where m.brand_id = a.brand_id and m.conversation_id = a.conversation_id and m.author = 'customer'
        order by m.occurred_at desc, m.id desc limit 1) as asked,
      (select min(w.due_at) from timer w where w.brand_id = a.brand_id and w.conversation_id = a.conversation_id
        and w.kind = 'clock') as due_at
    from approval a join person p on p.id = a.person_id
    join conversation c on c.brand_id = a.brand_id and c.id = a.conversation_id
    join channel ch on ch.brand_id = c.brand_id and ch.id = c.channel_id
    where ${condition}
    order by ${waiting ? sql`due_at nulls last, a.asked_at` : sql`a.asked_at desc`} limit 50
  `.execute(db)
  return rows
}

export interface ReviewableRow {
  readonly brand_id: string
  readonly claim_id: string
  readonly conversation_id: string
  readonly person_id: string
  readonly person_name: string
  readonly answered_at: Date
  readonly asked: string | null
  readonly answer: string
}

/** Answers of freelance experts of the last four weeks that fall into the sample and were not reviewed: the same ones for every lead. */
export async function readReviewable(
  db: Kysely<DB>,
  brandIds: readonly string[],
  percent: number,
): Promise<readonly ReviewableRow[]> {
  const { rows } = await sql<ReviewableRow>`
    select c.brand_id, c.id as claim_id, c.conversation_id, c.person_id, p.name as person_name, c.ended_at as answered_at,
      (select x.text from message m join message_body x on x.brand_id = m.brand_id and x.message_id = m.id
        where m.brand_id = c.brand_id and m.id = t.opened_by) as asked, b.text as answer
    from claim c join person p on p.id = c.person_id and p.kind = 'freelance'
    join turn t on t.brand_id = c.brand_id and t.id = c.turn_id
    join message_body b on b.brand_id = c.brand_id and b.message_id = t.closed_by
    where c.brand_id = any (${brandIds}::uuid[]) and c.state = 'answered'
      and c.ended_at > statement_timestamp() - interval '28 days'
      and ('x' || substr(md5(c.id::text), 1, 7))::bit(28)::int % 100 < ${percent}
      and not exists (select from review r where r.brand_id = c.brand_id and r.claim_id = c.id)
    order by c.ended_at desc limit 20
  `.execute(db)
  return rows
}

export async function readReviewsOf(
  db: Kysely<DB>,
  personId: string,
): Promise<
  readonly {
    claim_id: string
    score: number
    note: string | null
    correction: string | null
    reviewed_at: Date
  }[]
> {
  return await db
    .selectFrom('review')
    .select(['claim_id', 'score', 'note', 'correction', 'reviewed_at'])
    .where('person_id', '=', personId)
    .orderBy('reviewed_at', 'desc')
    .limit(50)
    .execute()
}
