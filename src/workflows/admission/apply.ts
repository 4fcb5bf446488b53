import { decideAdmission } from '../../domain/admission/admission.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Deps } from '../ports/store.ts'

export interface Apply {
  readonly brandId: BrandId
  readonly personId: PersonId
  readonly channelKinds: readonly string[]
  readonly note: string | null
}

/**
 * Begins an admission, anew for somebody who left or was declined. Nothing changes for whoever is on the way already, or answers for
 * the brand: applying twice is one application.
 */
export function apply(deps: Deps, { brandId, personId, channelKinds, note }: Apply): Promise<boolean> {
  return deps.store.transaction(async (tx) => {
    const admission = await tx.admissions.of(brandId, personId)
    if (admission) {
      const decision = decideAdmission(admission, 'apply', await tx.admissions.facts(brandId, personId))
      if (decision.type === 'refused') return false
    } else if ((await tx.people.rolesOf(personId)).some((one) => one.brandId === brandId)) return false
    await tx.admissions.begin(brandId, personId, { channelKinds, note })
    await tx.audit.add({
      id: deps.newId(),
      brandId,
      personId,
      action: 'admission.apply',
      subject: personId,
      before: undefined,
      after: { channel_kinds: channelKinds },
    })
    return true
  })
}
