import { sql, type Transaction } from 'kysely'
import type { Admission, AdmissionState } from '../domain/admission/admission.ts'
import type { BrandId, ConversationId, PersonId } from '../domain/ids.ts'
import { formatInstant, type Instant } from '../domain/time/instant.ts'
import type { AdmissionStore, Approval } from '../workflows/ports/admission-store.ts'
import { readAdmitted } from './admission/admitted.ts'
import type { DB } from './schema.ts'

export function admissionStore(trx: Transaction<DB>, now: Instant): AdmissionStore {
  const at = formatInstant(now)
  return {
    async of(brandId, personId) {
      const row = await trx
        .selectFrom('admission')
        .selectAll()
        .where('brand_id', '=', brandId)
        .where('person_id', '=', personId)
        .forUpdate()
        .executeTakeFirst()
      return row
        ? {
            brandId,
            personId,
            state: row.state as AdmissionState,
            agreedVersion: row.agreed_version,
            suspendedFrom: row.suspended_from as Admission['suspendedFrom'],
            appealed: row.appealed_at !== null,
          }
        : null
    },
    admitted: async (brandId, personId) =>
      (await readAdmitted(trx, brandId, [personId], now)).get(personId) ?? null,
    async begin(brandId, personId, { channelKinds, note }) {
      await sql`
        insert into admission (brand_id, person_id, state, channel_kinds, note, began_at, changed_at)
        values (${brandId}, ${personId}, 'applied', ${channelKinds}, ${note}, ${at}, ${at})
        on conflict (brand_id, person_id) do update
        set state = 'applied', channel_kinds = excluded.channel_kinds, note = excluded.note, changed_at = ${at}, reason = null
      `.execute(trx)
    },
    async facts(brandId, personId) {
      const { rows } = await sql<{ agreement: number | null; test: number | null; passed: boolean }>`
        select (select max(version) from agreement where brand_id = ${brandId}) as agreement,
          (select max(version) from brand_test where brand_id = ${brandId}) as test,
          exists (select from test_attempt where brand_id = ${brandId} and person_id = ${personId}
            and state = 'passed') as passed
      `.execute(trx)
      const { agreement, test, passed } = rows[0]!
      return { agreementVersion: agreement, hasTest: test !== null, testPassed: passed }
    },
    async move({ brandId, personId, state }, to, { reason, byId }) {
      await sql`
        update admission set state = ${to}, reason = ${reason}, changed_at = ${at},
          suspended_from = ${to === 'suspended' ? state : null}, suspended_by = ${to === 'suspended' ? byId : null},
          appeal = null, appealed_at = null
        where brand_id = ${brandId} and person_id = ${personId}
      `.execute(trx)
    },
    async setAppeal({ brandId, personId }, text) {
      await sql`
        update admission set appeal = ${text}, appealed_at = ${at}
        where brand_id = ${brandId} and person_id = ${personId}
      `.execute(trx)
    },
    async accept(brandId, personId, version) {
      const { rows } = await sql`
        insert into agreement_acceptance (brand_id, person_id, version, sha256, accepted_at)
        select brand_id, ${personId}, version, sha256(convert_to(text, 'utf8')), ${at} from agreement
        where brand_id = ${brandId} and version = ${version}
        on conflict (brand_id, person_id, version) do update set version = excluded.version
        returning version
      `.execute(trx)
      if (rows.length === 0) return false
      await sql`
        update admission set agreed_version = greatest(coalesce(agreed_version, 0), ${version}), agreed_at = ${at}
        where brand_id = ${brandId} and person_id = ${personId}
      `.execute(trx)
      return true
    },
    async setMember(brandId, personId, member) {
      if (member)
        await sql`
          insert into membership (brand_id, person_id, role) values (${brandId}, ${personId}, 'expert')
          on conflict do nothing
        `.execute(trx)
      else
        await sql`
          delete from membership where brand_id = ${brandId} and person_id = ${personId} and role = 'expert'
        `.execute(trx)
    },
    async memberships(personId) {
      const { rows } = await sql<{ count: number }>`
        select count(distinct brand_id)::int as count from membership where person_id = ${personId}
      `.execute(trx)
      return rows[0]!.count
    },

    async ratingAsked(brandId, conversationId, personId) {
      const { rows } = await sql<{ asked: boolean; language: string | null }>`
        select c.language, p.kind = 'freelance'
          and coalesce((b.settings -> 'network' ->> 'ask_rating')::boolean, false) as asked
        from brand b join person p on p.id = ${personId}
        left join conversation c on c.brand_id = b.id and c.id = ${conversationId} where b.id = ${brandId}
      `.execute(trx)
      return rows[0] ?? { asked: false, language: null }
    },

    async addApproval(approval) {
      const { rows } = await sql`
        insert into approval (brand_id, id, conversation_id, person_id, text, promise, idempotency_key, asked_at)
        values (${approval.brandId}, ${approval.id}, ${approval.conversationId}, ${approval.personId}, ${approval.text},
          ${approval.promise === undefined ? null : JSON.stringify(approval.promise)}, ${approval.idempotencyKey}, ${at})
        on conflict do nothing returning id
      `.execute(trx)
      return rows.length > 0
    },
    approvalByKey: (brandId, conversationId, key) =>
      approvalWhere(
        trx,
        sql`brand_id = ${brandId} and conversation_id = ${conversationId} and idempotency_key = ${key}`,
      ),
    approval: (brandId, id) => approvalWhere(trx, sql`brand_id = ${brandId} and id = ${id}`),
    waitingApproval: (brandId, conversationId) =>
      approvalWhere(
        trx,
        sql`brand_id = ${brandId} and conversation_id = ${conversationId} and state = 'waiting'`,
      ),
    async decideApproval({ brandId, id }, { state, sentText, note, decidedBy }) {
      await sql`
        update approval set state = ${state}, sent_text = ${sentText}, note = ${note}, decided_at = ${at},
          decided_by = ${decidedBy}
        where brand_id = ${brandId} and id = ${id} and state = 'waiting'
      `.execute(trx)
    },
  }
}

interface ApprovalRow {
  readonly brand_id: BrandId
  readonly id: string
  readonly conversation_id: ConversationId
  readonly person_id: PersonId
  readonly text: string
  readonly promise: Approval['promise']
  readonly promised: boolean
  readonly idempotency_key: string
  readonly state: Approval['state']
}

async function approvalWhere(trx: Transaction<DB>, which: ReturnType<typeof sql>): Promise<Approval | null> {
  const { rows } = await sql<ApprovalRow>`
    select *, promise is not null as promised from approval where ${which} for update
  `.execute(trx)
  const [row] = rows
  return row
    ? {
        brandId: row.brand_id,
        id: row.id,
        conversationId: row.conversation_id,
        personId: row.person_id,
        text: row.text,
        promise: row.promised ? row.promise : undefined,
        idempotencyKey: row.idempotency_key,
        state: row.state,
      }
    : null
}
