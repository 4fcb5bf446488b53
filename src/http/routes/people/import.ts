import { addPerson } from '../../../db/changes/people.ts'
import { orConflict } from '../../../db/changes/conflict.ts'
import { emailsInUse } from '../../../db/read/people.ts'
import { ok } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { slugOf } from './create.ts'
import { readPeopleCsv } from './read-people-csv.ts'
import { importedPeople, peopleCsv } from './schema.ts'

export const importPeople = route({
  operation: 'people.import',
  method: 'post',
  path: '/people/import',
  summary:
    'Add people from a CSV with the columns name, email, and if wanted role, kind, time_zone, languages, skills. With "dry_run" it only says what would happen.',
  body: peopleCsv,
  bodyLimit: 6 * 1024 * 1024,
  answers: {
    200: { is: 'Line by line what happens, or would.', schema: importedPeople },
    400: { is: 'unreadable: it is no CSV with these columns.' },
  },
  async handle(deps, { scope, body: { csv, dry_run } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const { brand } = target
    const read = readPeopleCsv(csv, { mayMakeAdministrators: brand.roles.includes('administrator') })
    if (!read.ok) return problem(400, 'unreadable', read.problem)
    const used = await emailsInUse(
      deps.db,
      read.rows.map(({ email }) => email),
    )
    const rows = read.rows.map((row) =>
      row.problems.length === 0 && used.has(row.email.toLowerCase())
        ? { ...row, verdict: 'known' as const }
        : { ...row, verdict: row.problems.length > 0 ? ('wrong' as const) : ('add' as const) },
    )
    let added = 0
    if (!dry_run)
      for (const row of rows) {
        if (row.verdict !== 'add' || !row.person) continue
        const id = deps.newId()
        const { role, ...person } = row.person
        const conflict = await orConflict(() =>
          addPerson(deps.db, by(deps, scope), brand.id, role, {
            ...person,
            id,
            slug: slugOf(person.name, id),
          }),
        )
        if (!conflict) added += 1
      }
    return ok({
      rows: rows.map(({ line, name, email, role, verdict, problems }) => ({
        line,
        name,
        email,
        role,
        verdict,
        problems: [...problems],
      })),
      added,
    })
  },
})
