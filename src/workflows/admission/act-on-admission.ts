import {
  answersFor,
  decideAdmission,
  type Admission,
  type AdmissionAct,
  type AdmissionState,
} from '../../domain/admission/admission.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import { inTransaction } from '../in-transaction.ts'
import { leaveBrand } from '../people/leave-brand.ts'
import type { Deps, Transaction } from '../ports/store.ts'

export interface ActOnAdmission {
  readonly brandId: BrandId
  readonly personId: PersonId
  readonly act: AdmissionAct
  /** Who acts; null for a program of the operator's. */
  readonly byId: PersonId | null
  /** Of a suspension, a decline, an appeal. */
  readonly reason?: string | null
  /** Which version of the agreement is accepted. */
  readonly version?: number
}

export type AdmissionOutcome =
  | { readonly type: 'done'; readonly state: AdmissionState }
  | {
      readonly type: 'refused'
      readonly reason: 'not_found' | 'no_such_agreement' | 'own_admission'
    }
  | { readonly type: 'refused'; readonly reason: 'not_now'; readonly state: AdmissionState }

const byLeads: readonly AdmissionAct[] = ['pass', 'activate', 'suspend', 'reinstate', 'decline']

/** One act on somebody's admission, with all that follows from it at once: rights, work that is held, what is owed. */
export function actOnAdmission(deps: Deps, command: ActOnAdmission): Promise<AdmissionOutcome> {
  return inTransaction(deps, async (tx): Promise<AdmissionOutcome> => {
    const { brandId, personId, act, byId, reason = null } = command
    await tx.people.lock(personId)
    const admission = await tx.admissions.of(brandId, personId)
    if (!admission) return { type: 'refused', reason: 'not_found' }
    if (byLeads.includes(act) && byId === personId) return { type: 'refused', reason: 'own_admission' }
    if (act === 'agree' && !(await tx.admissions.accept(brandId, personId, command.version ?? 0)))
      return { type: 'refused', reason: 'no_such_agreement' }
    const decision = decideAdmission(admission, act, await tx.admissions.facts(brandId, personId))
    if (decision.type === 'refused') return decision
    if (act === 'appeal') await tx.admissions.setAppeal(admission, reason ?? '')
    const to = decision.type === 'move' ? decision.to : admission.state
    if (decision.type === 'move') await moveTo(deps, tx, admission, to, { reason, byId })
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId: byId,
      action: `admission.${act}`,
      subject: personId,
      before: { state: admission.state },
      after: { state: to, reason, ...(command.version !== undefined && { version: command.version }) },
    })
    return { type: 'done', state: to }
  })
}

async function moveTo(
  deps: Deps,
  tx: Transaction,
  admission: Admission,
  to: AdmissionState,
  why: { readonly reason: string | null; readonly byId: PersonId | null },
): Promise<void> {
  const { brandId, personId } = admission
  await tx.admissions.move(admission, to, why)
  if (answersFor(to)) await tx.admissions.setMember(brandId, personId, true)
  else if (answersFor(admission.state) || admission.state === 'suspended')
    await leaveBrand(deps, tx, brandId, personId, to === 'suspended' ? 'suspended' : 'person_left')
}
