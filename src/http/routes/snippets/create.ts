import { addSnippet } from '../../../db/changes/snippets.ts'
import { readSnippets } from '../../../db/read/snippets.ts'
import { created } from '../../answer.ts'
import { by } from '../../by.ts'
import { personNeeded } from '../../person-needed.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { findPerson } from '../people/find.ts'
import { expiryOf } from './check.ts'
import { presentSnippet } from './present.ts'
import { newSnippet, snippet } from './schema.ts'

export const createSnippet = route({
  operation: 'snippets.create',
  method: 'post',
  path: '/snippets',
  summary: 'Add a piece of text, with somebody who vouches for it until a date.',
  body: newSnippet,
  answers: { 201: { is: 'The snippet.', schema: snippet }, 404: { is: 'No such owner.' } },
  async handle(deps, { scope, body, now }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const ownerId = body.owner_id ?? scope.personId
    if (ownerId === null) return personNeeded
    if (!(await findPerson(deps, { ...scope, brands: [target.brand] }, ownerId))) return notFound('owner')
    const expiry = expiryOf(body.expires_at, now)
    if (!expiry.ok) return expiry.answer
    const { title, text, language, channel_kinds, tags } = body
    const id = deps.newId()
    const written = { title, text, language, channel_kinds, tags, owner_id: ownerId, expires_at: expiry.at }
    await addSnippet(deps.db, by(deps, scope), target.brand.id, id, written)
    const [row] = await readSnippets(deps.db, [target.brand.id], { id, now: new Date(now) })
    return created(presentSnippet(row!, now))
  },
})
