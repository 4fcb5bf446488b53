import { addPerson } from '../../../db/changes/people.ts'
import { orConflict } from '../../../db/changes/conflict.ts'
import { created } from '../../answer.ts'
import { by } from '../../by.ts'
import { oneBrand } from '../../pick-brand.ts'
import { taken } from '../../refusals.ts'
import { route } from '../../route.ts'
import { findPerson } from './find.ts'
import { presentPerson } from './present.ts'
import { newPerson, person } from './schema.ts'
import { beyondReach } from './within-reach.ts'

export const createPerson = route({
  operation: 'people.create',
  method: 'post',
  path: '/people',
  summary: 'Add somebody to a brand. Send them a sign-in link afterwards.',
  body: newPerson,
  answers: {
    201: { is: 'The person.', schema: person },
    403: { is: 'beyond_reach: only an administrator makes another.' },
    409: { is: 'taken: the slug or the e-mail address.' },
  },
  async handle(deps, { scope, body: { role, slug, ...details } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    if (role === 'administrator' && !target.brand.roles.includes('administrator')) return beyondReach
    const id = deps.newId()
    const row = { ...details, id, slug: slug ?? slugOf(details.name, id) }
    const conflict = await orConflict(() => addPerson(deps.db, by(deps, scope), target.brand.id, role, row))
    if (conflict) return taken('slug or e-mail address')
    return created(presentPerson((await findPerson(deps, scope, id))!, scope))
  },
})

/** Readable, and different for two people of the same name. */
export function slugOf(name: string, id: string): string {
  const readable = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
    .replace(/-$/, '')
  return `${readable || 'person'}-${id.slice(-6)}`
}
