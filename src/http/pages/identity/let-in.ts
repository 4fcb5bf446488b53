import { sql, type Transaction } from 'kysely'
import {
  followGroups,
  type FollowedGroups,
  linkIdentity,
  personOfIdentity,
  personWithAddress,
} from '../../../db/auth/outside-identities.ts'
import { isKeptByDirectory } from '../../../db/directory/directory-users.ts'
import { audit } from '../../../db/changes/audit.ts'
import type { DB } from '../../../db/schema.ts'
import type { PersonId } from '../../../domain/ids.ts'
import { isZone } from '../../../domain/time/zone.ts'
import type { Identified, IdentityProvider } from '../../../identity/provider.ts'
import type { HttpDeps } from '../../deps.ts'
import type { Role } from '../../../workflows/ports/people-store.ts'
import { rolesByGroups } from '../../auth/roles-by-groups.ts'
import { slugOf } from '../../routes/people/create.ts'

export type LetIn =
  | { readonly type: 'in'; readonly personId: PersonId }
  | { readonly type: 'out'; readonly reason: 'no_address' | 'unverified' | 'stranger' }

/**
 * Whom an identity belongs to: who came with it before, else who has the address that the provider vouches for, else somebody new where
 * strangers are welcome. Roles follow the groups that the provider tells.
 */
export async function letIn(
  deps: Pick<HttpDeps, 'db' | 'newId' | 'setupChanged' | 'signIn'>,
  provider: IdentityProvider,
  who: Identified,
): Promise<LetIn> {
  const found = await findOrWelcome(deps, provider, who)
  if (found.type === 'out') return found
  const { personId } = found
  await linkIdentity(deps.db, { provider: provider.slug, subject: who.subject, personId })
  // Whom a directory keeps is what the directory's groups say.
  if (who.groups !== null && !(await isKeptByDirectory(deps.db, personId))) {
    const wanted = rolesByGroups(deps.signIn.groups, who.groups)
    const { given, taken } = await deps.db.transaction().execute(async (trx) => {
      const changed = await followGroups(trx, personId, wanted)
      if (changed.given.length + changed.taken.length > 0)
        await noteRoles(trx, deps, { personId, provider: provider.slug }, changed)
      return changed
    })
    if (given.length + taken.length > 0) deps.setupChanged()
  }
  return found
}

/** A line for each brand in which they are something else now, where its leads find it. */
async function noteRoles(
  trx: Transaction<DB>,
  { newId }: Pick<HttpDeps, 'newId'>,
  { personId, provider }: { readonly personId: PersonId; readonly provider: string },
  { given, taken }: FollowedGroups,
): Promise<void> {
  const { rows: brands } = await sql<{ id: string; slug: string; roles: readonly Role[] }>`
    select b.id, b.slug, array(
      select m.role from membership m where m.brand_id = b.id and m.person_id = ${personId} order by m.role) as roles
    from brand b where b.slug = any (${[...given, ...taken].map(({ brand }) => brand)})
  `.execute(trx)
  for (const { id: brandId, slug, roles } of brands) {
    const rolesIn = (some: FollowedGroups['given']) =>
      some.filter(({ brand }) => brand === slug).map(({ role }) => role)
    const before = [...roles.filter((role) => !rolesIn(given).includes(role)), ...rolesIn(taken)]
    await audit(
      trx,
      { personId, newId },
      {
        brandId,
        action: 'person.roles-by-groups',
        subject: personId,
        before: { roles: before.toSorted() },
        after: { roles, provider },
      },
    )
  }
}

async function findOrWelcome(
  { db, newId }: Pick<HttpDeps, 'db' | 'newId'>,
  provider: IdentityProvider,
  who: Identified,
): Promise<LetIn> {
  const before = await personOfIdentity(db, provider.slug, who.subject)
  if (before) return { type: 'in', personId: before }
  if (who.email === null) return { type: 'out', reason: 'no_address' }
  // An address that the provider does not vouch for would open somebody else's account.
  if (!who.emailVerified) return { type: 'out', reason: 'unverified' }
  const known = await personWithAddress(db, who.email)
  if (known) return { type: 'in', personId: known }
  if (!provider.welcomesStrangers) return { type: 'out', reason: 'stranger' }
  const id = newId()
  const name = who.name ?? who.email.split('@')[0]!
  const zone = who.timeZone !== null && isZone(who.timeZone) ? who.timeZone : 'UTC'
  const { rows } = await sql<{ id: PersonId }>`
    insert into person (id, slug, name, email, kind, time_zone, languages)
    values (${id}, ${slugOf(name, id)}, ${name}, ${who.email}, 'staff', ${zone}, '{en}')
    on conflict do nothing returning id
  `.execute(db)
  const [made] = rows
  return made ? { type: 'in', personId: made.id } : { type: 'out', reason: 'stranger' }
}
