import type { BrandRole } from '../../db/auth/outside-identities.ts'

/** What a group of a provider or of a directory makes of its members. */
export interface GroupRole extends BrandRole {
  readonly group: string
}

/** What somebody in these groups is, brand by brand; names of groups are compared without case. */
export function rolesByGroups(
  mapping: readonly GroupRole[],
  groups: readonly string[],
): readonly BrandRole[] {
  const held = new Set(groups.map((group) => group.toLowerCase()))
  return mapping
    .filter(({ group }) => held.has(group.toLowerCase()))
    .map(({ brand, role }) => ({ brand, role }))
}
