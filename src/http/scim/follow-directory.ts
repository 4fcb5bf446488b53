import { sql } from 'kysely'
import { followGroups } from '../../db/auth/outside-identities.ts'
import { audit } from '../../db/changes/audit.ts'
import { rolesByGroups } from '../auth/roles-by-groups.ts'
import type { ScimDeps } from './scim-request.ts'

/** What these people are follows the groups that they are in now. */
export async function followDirectory(deps: ScimDeps, personIds: readonly string[]): Promise<void> {
  const changed: string[] = []
  for (const personId of personIds)
    await deps.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ display_name: string }>`
        select g.display_name from directory_member m join directory_group g on g.id = m.group_id
        where m.person_id = ${personId}
      `.execute(trx)
      const wanted = rolesByGroups(
        deps.signIn.groups,
        rows.map(({ display_name }) => display_name),
      )
      const { given, taken } = await followGroups(trx, personId, wanted)
      if (given.length + taken.length === 0) return
      changed.push(personId)
      await audit(
        trx,
        { personId: deps.personId, newId: deps.newId },
        {
          brandId: deps.brandId,
          action: 'directory.roles',
          subject: personId,
          before: { roles: taken },
          after: { roles: given },
        },
      )
    })
  if (changed.length > 0) deps.setupChanged()
}
