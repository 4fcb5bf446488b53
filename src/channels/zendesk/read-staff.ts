import { z } from 'zod'
import { NotAvailable, type HelpdeskLine } from '../../helpdesk/line/call.ts'
import { user } from '../../helpdesk/zendesk/shapes.ts'
import { doubtful, type Finding } from '../port/finding.ts'
import { skillOf, type Staff } from '../port/staff.ts'

const cursor = {
  meta: z.looseObject({ has_more: z.boolean(), after_cursor: z.string().nullish() }).nullish(),
  links: z.looseObject({ next: z.string().nullish() }).nullish(),
}
const users = z.looseObject({ users: z.array(user), ...cursor })
const groups = z.looseObject({
  groups: z.array(z.looseObject({ id: z.number(), name: z.string() })),
  ...cursor,
})
const memberships = z.looseObject({
  group_memberships: z.array(z.looseObject({ user_id: z.number(), group_id: z.number() })),
  ...cursor,
})
const resource = z.looseObject({ id: z.string(), type: z.string(), attributes: z.unknown() })
const availabilities = z.looseObject({
  data: z.array(
    z.looseObject({
      id: z.string(),
      attributes: z.looseObject({
        agent_id: z.number(),
        agent_status: z.looseObject({ name: z.string().nullish() }).nullish(),
      }),
    }),
  ),
  included: z.array(resource).default([]),
  ...cursor,
})
const channelStatus = z.looseObject({ status: z.string().nullish() })

/** Agents and administrators with what their groups make them able to, by their number. */
export type Colleagues = ReadonlyMap<number, { readonly email: string; readonly skills: readonly string[] }>

/** People and groups, which change seldom. */
export async function readColleagues(
  line: HelpdeskLine,
  groupSkills: Readonly<Record<string, string>>,
): Promise<Colleagues> {
  const people = [
    ...(await everyPage(line, '/api/v2/users.json', { 'role[]': 'agent' }, users)),
    ...(await everyPage(line, '/api/v2/users.json', { 'role[]': 'admin' }, users)),
  ].flatMap((page) => page.users)
  const skills = await readGroups(line, groupSkills)
  return new Map(
    people.flatMap(({ id, email, suspended }) =>
      email == null || suspended === true ? [] : [[id, { email, skills: skills.get(id) ?? [] }] as const],
    ),
  )
}

/** Takes work: the unified status is online, or one of the channels is. Without the plan's endpoint only groups are known. */
export async function readStaff(line: HelpdeskLine, colleagues: Colleagues): Promise<Staff> {
  const { available, missing } = await readAvailabilities(line)
  return {
    missing,
    people: [...colleagues].map(([id, { email, skills }]) => ({
      email,
      skills,
      // Whoever has no availability at all has not signed in where work is given out.
      available: available === null ? null : (available.get(id) ?? false),
    })),
  }
}

async function readAvailabilities(
  line: HelpdeskLine,
): Promise<{ available: ReadonlyMap<number, boolean> | null; missing: readonly Finding[] }> {
  try {
    const available = new Map<number, boolean>()
    for (const { data, included } of await everyPage(
      line,
      '/api/v2/agent_availabilities',
      {},
      availabilities,
    )) {
      const online = new Set(
        included.flatMap(({ id, type, attributes }) =>
          type === 'channels' && channelStatus.safeParse(attributes).data?.status === 'online'
            ? [id.slice(0, id.indexOf('|channels|'))]
            : [],
        ),
      )
      for (const { id, attributes } of data)
        available.set(attributes.agent_id, attributes.agent_status?.name === 'online' || online.has(id))
    }
    return { available, missing: [] }
  } catch (error) {
    if (!(error instanceof NotAvailable)) throw error
    return {
      available: null,
      missing: [
        doubtful(
          `who is online cannot be read (${error.status}): the rosters here say who is there`,
          "Agent availability comes with some plans only, and an administrator's token reads it.",
        ),
      ],
    }
  }
}

async function readGroups(
  line: HelpdeskLine,
  groupSkills: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const skills = new Map<number, string[]>()
  try {
    const pages = await everyPage(line, '/api/v2/groups.json', {}, groups)
    const named = new Map(pages.flatMap((page) => page.groups.map(({ id, name }) => [id, name] as const)))
    for (const page of await everyPage(line, '/api/v2/group_memberships.json', {}, memberships))
      for (const { user_id, group_id } of page.group_memberships) {
        const name = named.get(group_id)
        if (name !== undefined)
          skills.set(user_id, [...(skills.get(user_id) ?? []), skillOf(name, groupSkills)])
      }
  } catch (error) {
    if (!(error instanceof NotAvailable)) throw error
  }
  return skills
}

const PAGE = '100'
const PAGES = 200

async function everyPage<
  Shape extends typeof users | typeof groups | typeof memberships | typeof availabilities,
>(
  line: HelpdeskLine,
  path: string,
  query: Readonly<Record<string, string>>,
  shape: Shape,
): Promise<readonly z.output<Shape>[]> {
  const pages: z.output<Shape>[] = []
  let after: string | null = null
  do {
    const answer = await line({
      path,
      query: { ...query, 'page[size]': PAGE, ...(after !== null && { 'page[after]': after }) },
    })
    const page = shape.parse(answer.body) as z.output<Shape>
    pages.push(page)
    after = page.meta?.has_more === true ? nextOf(page) : null
  } while (after !== null && pages.length < PAGES)
  return pages
}

function nextOf({ meta, links }: Pick<z.output<typeof users>, 'meta' | 'links'>): string | null {
  const { next } = links ?? {}
  return meta?.after_cursor ?? (next ? new URL(next).searchParams.get('page[after]') : null)
}
