import type { ConsideredRow, DecisionRow } from '../../../db/read/decisions.ts'
import type { Translate } from '../../../i18n/translate.ts'
import type { Decision } from '../../api-types.ts'

export function presentDecision(row: DecisionRow, t: Translate): Decision {
  const { id, brand_id, conversation_id, dispatch_id, step, at, outcome } = row
  return {
    id,
    brand_id,
    conversation_id,
    dispatch_id,
    step,
    at: at.toISOString(),
    outcome: { ...outcome },
    considered: row.considered.map((one) => presentConsidered(one, t)),
  }
}

function presentConsidered(one: ConsideredRow, t: Translate): Decision['considered'][number] {
  const { person_id, name, chance = null, refused = null, until = null } = one
  return {
    person_id,
    name,
    asked: refused === null,
    chance,
    reason: refused,
    until,
    says: refused === null ? t('why.asked') : t(`why.${refused}`),
  }
}
