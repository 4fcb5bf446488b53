import {
  readDirectoryGroups,
  removeDirectoryGroup,
  saveDirectoryGroup,
  type DirectoryGroup,
  type DirectoryGroupRow,
  type GroupFilter,
} from '../../db/directory/directory-groups.ts'
import { readFilter } from './filter.ts'
import { followDirectory } from './follow-directory.ts'
import { patched } from './patch.ts'
import { notThere, ScimError } from './scim-error.ts'
import type { ScimAnswer, ScimDeps, ScimRequest } from './scim-request.ts'
import { asObject } from './user-resource.ts'

export const GROUP = 'urn:ietf:params:scim:schemas:core:2.0:Group'

const filterable: Readonly<Record<string, (value: string) => GroupFilter>> = {
  displayname: (displayName) => ({ displayName }),
  externalid: (externalId) => ({ externalId }),
  id: (id) => ({ id }),
}

export async function listGroups(deps: ScimDeps, { query, page }: ScimRequest): Promise<ScimAnswer> {
  const filter = readFilter(query['filter']).reduce<GroupFilter>((all, { attribute, value }) => {
    const of = filterable[attribute]
    if (!of)
      throw new ScimError(
        400,
        `Groups cannot be searched by ${attribute}; there are ${Object.keys(filterable).join(', ')}.`,
        'invalidFilter',
      )
    return { ...all, ...of(value) }
  }, {})
  const { total, groups } = await readDirectoryGroups(deps.db, filter, page)
  return { status: 200, list: { total, resources: groups.map((row) => groupResource(row, deps.base)) } }
}

export async function readOneGroup(deps: ScimDeps, { id }: ScimRequest): Promise<ScimAnswer> {
  return { status: 200, body: groupResource(await find(deps, id), deps.base) }
}

export async function createGroup(deps: ScimDeps, { body }: ScimRequest): Promise<ScimAnswer> {
  const id = deps.newId()
  await save(deps, id, readGroup(body))
  const group = await find(deps, id)
  await followDirectory(deps, membersOf(group))
  return { status: 201, body: groupResource(group, deps.base), location: `${deps.base}/Groups/${id}` }
}

export async function replaceGroup(deps: ScimDeps, { id, body }: ScimRequest): Promise<ScimAnswer> {
  return change(deps, await find(deps, id), readGroup(body))
}

export async function patchGroup(deps: ScimDeps, { id, body }: ScimRequest): Promise<ScimAnswer> {
  const before = await find(deps, id)
  return change(deps, before, readGroup(patched(groupResource(before, deps.base), body)))
}

export async function removeGroup(deps: ScimDeps, { id }: ScimRequest): Promise<ScimAnswer> {
  const before = await find(deps, id)
  await removeDirectoryGroup(deps.db, before.id)
  await followDirectory(deps, membersOf(before))
  return { status: 204 }
}

async function change(deps: ScimDeps, before: DirectoryGroupRow, next: DirectoryGroup): Promise<ScimAnswer> {
  await save(deps, before.id, next)
  const after = await find(deps, before.id)
  await followDirectory(deps, [...new Set([...membersOf(before), ...membersOf(after)])])
  return { status: 200, body: groupResource(after, deps.base) }
}

async function save({ db }: ScimDeps, id: string, group: DirectoryGroup): Promise<void> {
  if (!(await saveDirectoryGroup(db, id, group)))
    throw new ScimError(409, `There is a group "${group.displayName}" already.`, 'uniqueness')
}

async function find({ db }: ScimDeps, id: string): Promise<DirectoryGroupRow> {
  const { groups } = await readDirectoryGroups(db, { id }, { offset: 0, limit: 1 })
  const [row] = groups
  if (!row) throw notThere('group')
  return row
}

function membersOf({ members }: DirectoryGroupRow): readonly string[] {
  return members.map(({ id }) => id)
}

function readGroup(resource: unknown): DirectoryGroup {
  const said = asObject(resource)
  const { displayName, externalId, members } = said
  if (typeof displayName !== 'string' || displayName.trim() === '')
    throw new ScimError(400, '"displayName" is missing.', 'invalidValue')
  const listed: readonly unknown[] = Array.isArray(members) ? members : []
  return {
    displayName: displayName.trim(),
    externalId: typeof externalId === 'string' ? externalId : null,
    members: listed.flatMap((one) => {
      const { value } = asObject(one)
      return typeof value === 'string' ? [value.toLowerCase()] : []
    }),
  }
}

function groupResource(row: DirectoryGroupRow, base: string): Record<string, unknown> {
  return {
    schemas: [GROUP],
    id: row.id,
    ...(row.external_id !== null && { externalId: row.external_id }),
    displayName: row.display_name,
    members: row.members.map(({ id, name }) => ({ value: id, display: name, $ref: `${base}/Users/${id}` })),
    meta: {
      resourceType: 'Group',
      created: row.created_at.toISOString(),
      lastModified: row.changed_at.toISOString(),
      location: `${base}/Groups/${row.id}`,
    },
  }
}
