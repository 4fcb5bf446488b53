import type { z } from 'zod'
import type { AdmissionRow, ApprovalRow } from '../../../db/read/network.ts'
import type { admission, approval } from './schema.ts'

/** `marked` shows the answers of a test to those who grade it; the right choices are shown to nobody. */
export function presentAdmission(row: AdmissionRow, marked: boolean): z.output<typeof admission> {
  const { attempt, test, agreement } = row
  return {
    brand: { id: row.brand_id, slug: row.brand_slug, name: row.brand_name },
    person: { id: row.person_id, name: row.person_name, country: row.country, time_zone: row.time_zone },
    state: row.state,
    reason: row.reason,
    appeal: row.appeal,
    note: row.note,
    claimed: { languages: [...row.claimed_languages], skills: [...row.claimed_skills] },
    verified: row.verified.map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
    agreed_version: row.agreed_version,
    agreement: agreement && { ...agreement, required_at: new Date(agreement.required_at).toISOString() },
    test: test && {
      version: test.version,
      pass_percent: test.pass_percent,
      questions: test.questions.map(({ text, choices }) => ({
        text,
        ...(choices && { choices: [...choices] }),
      })),
    },
    attempt: attempt && { state: attempt.state, percent: attempt.percent, note: attempt.note },
    answered:
      marked && attempt
        ? attempt.questions.map(({ text, choices }, index) => {
            const answer = attempt.answers[index] ?? null
            return {
              question: text,
              answer: typeof answer === 'number' ? (choices?.[answer] ?? '') : (answer ?? ''),
            }
          })
        : null,
    approvals: row.approvals,
    changed_at: row.changed_at.toISOString(),
  }
}

export function presentApproval(row: ApprovalRow): z.output<typeof approval> {
  return {
    id: row.id,
    conversation_id: row.conversation_id,
    person: { id: row.person_id, name: row.person_name },
    subject: row.subject,
    channel_name: row.channel_name,
    asked: row.asked,
    text: row.text,
    asked_at: row.asked_at.toISOString(),
    due_at: row.due_at?.toISOString() ?? null,
  }
}
