import type { BrandId } from '../../domain/ids.ts'
import type { Policy } from '../../domain/policy/policy.ts'
import type { Transaction } from '../ports/store.ts'

/** The versions with which clocks began, each asked for once. */
export async function loadPolicyVersions(
  tx: Transaction,
  brandId: BrandId,
  wanted: readonly { readonly policyId: string; readonly policyVersion: number }[],
): Promise<(policyId: string, version: number) => Policy | null> {
  const versions = new Map<string, Policy | null>()
  for (const { policyId, policyVersion } of wanted) {
    const key = `${policyId}:${policyVersion}`
    if (!versions.has(key)) versions.set(key, await tx.setup.policyVersion(brandId, policyId, policyVersion))
  }
  return (policyId, version) => versions.get(`${policyId}:${version}`) ?? null
}
