import { answersFor } from '../../domain/admission/admission.ts'
import type { BrandId, PersonId } from '../../domain/ids.ts'
import type { Transaction } from '../ports/store.ts'

/** Whoever applied may answer while the brand lets them; whoever a lead set up may anyway. */
export async function mayAnswer(tx: Transaction, brandId: BrandId, personId: PersonId): Promise<boolean> {
  const admitted = await tx.admissions.admitted(brandId, personId)
  return admitted === null || (answersFor(admitted.state) && admitted.agreed)
}
