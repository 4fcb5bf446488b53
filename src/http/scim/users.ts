import { orConflict } from '../../db/changes/conflict.ts'
import { audit } from '../../db/changes/audit.ts'
import {
  changeDirectoryUser,
  leaveDirectory,
  NameTaken,
  readDirectoryUsers,
  setActive,
  takeIntoDirectory,
  type DirectoryUserRow,
  type UserFilter,
} from '../../db/directory/directory-users.ts'
import type { PersonId } from '../../domain/ids.ts'
import { slugOf } from '../routes/people/create.ts'
import { readFilter } from './filter.ts'
import { followDirectory } from './follow-directory.ts'
import { patched } from './patch.ts'
import { notThere, ScimError } from './scim-error.ts'
import type { ScimAnswer, ScimDeps, ScimRequest } from './scim-request.ts'
import { readUser, userResource, type ReadUser } from './user-resource.ts'

const filterable: Readonly<Record<string, (value: string) => UserFilter>> = {
  username: (userName) => ({ userName }),
  externalid: (externalId) => ({ externalId }),
  id: (id) => ({ id }),
  emails: (email) => ({ email }),
  'emails.value': (email) => ({ email }),
  active: (value) => ({ active: value === 'true' }),
}

export async function listUsers(deps: ScimDeps, { query, page }: ScimRequest): Promise<ScimAnswer> {
  const filter = readFilter(query['filter']).reduce<UserFilter>((all, { attribute, value }) => {
    const of = filterable[attribute]
    if (!of)
      throw new ScimError(
        400,
        `People cannot be searched by ${attribute}; there are ${Object.keys(filterable).join(', ')}.`,
        'invalidFilter',
      )
    return { ...all, ...of(value) }
  }, {})
  const { total, users } = await readDirectoryUsers(deps.db, filter, page)
  return { status: 200, list: { total, resources: users.map((row) => userResource(row, deps.base)) } }
}

export async function readOneUser(deps: ScimDeps, { id }: ScimRequest): Promise<ScimAnswer> {
  return { status: 200, body: userResource(await find(deps, id), deps.base) }
}

export async function createUser(deps: ScimDeps, { body }: ScimRequest): Promise<ScimAnswer> {
  const said = readUser(body)
  const fresh = deps.newId()
  const id = await takeIntoDirectory(deps.db, { id: fresh, slug: slugOf(said.name, fresh) }, said).catch(
    (error: unknown) => {
      if (error instanceof NameTaken) return null
      throw error
    },
  )
  if (id === null) throw taken(said)
  await record(deps, 'directory.add', id, null, said)
  if (!said.active) await deactivate(deps, id)
  await followDirectory(deps, [id])
  const user = userResource(await find(deps, id), deps.base)
  return { status: 201, body: user, location: `${deps.base}/Users/${id}` }
}

export async function replaceUser(deps: ScimDeps, { id, body }: ScimRequest): Promise<ScimAnswer> {
  return change(deps, await find(deps, id), readUser(body))
}

export async function patchUser(deps: ScimDeps, { id, body }: ScimRequest): Promise<ScimAnswer> {
  const before = await find(deps, id)
  return change(deps, before, readUser(patched(userResource(before, deps.base), body)))
}

export async function removeUser(deps: ScimDeps, { id }: ScimRequest): Promise<ScimAnswer> {
  const before = await find(deps, id)
  if (before.active) await deactivate(deps, before.id)
  await leaveDirectory(deps.db, before.id)
  await record(deps, 'directory.remove', before.id, said(before), null)
  return { status: 204 }
}

async function change(deps: ScimDeps, before: DirectoryUserRow, next: ReadUser): Promise<ScimAnswer> {
  if (await orConflict(() => changeDirectoryUser(deps.db, before.id, next))) throw taken(next)
  if (before.active && !next.active) await deactivate(deps, before.id)
  if (!before.active && next.active) await setActive(deps.db, before.id, true)
  await record(deps, 'directory.change', before.id, said(before), next)
  await followDirectory(deps, [before.id])
  return { status: 200, body: userResource(await find(deps, before.id), deps.base) }
}

/** Signed out everywhere, at once; what they hold goes to others. */
async function deactivate(deps: ScimDeps, id: string): Promise<void> {
  await deps.workflows.removePerson(id as PersonId)
  await setActive(deps.db, id, false)
}

async function find({ db }: ScimDeps, id: string): Promise<DirectoryUserRow> {
  const { users } = await readDirectoryUsers(db, { id }, { offset: 0, limit: 1 })
  const [row] = users
  if (!row) throw notThere('user')
  return row
}

function said({ user_name, external_id, name, email, time_zone, languages, active }: DirectoryUserRow) {
  return {
    userName: user_name,
    externalId: external_id,
    name,
    email,
    timeZone: time_zone,
    languages,
    active,
  }
}

function record(deps: ScimDeps, action: string, subject: string, before: unknown, after: unknown) {
  return audit(
    deps.db,
    { personId: deps.personId, newId: deps.newId },
    {
      brandId: deps.brandId,
      action,
      subject,
      ...(before !== null && { before }),
      ...(after !== null && { after }),
    },
  )
}

const taken = ({ userName, email }: ReadUser): ScimError =>
  new ScimError(409, `The directory has somebody else as ${userName} or ${email} already.`, 'uniqueness')
