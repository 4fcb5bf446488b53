import { z } from 'zod'
import { issueSignInLink } from '../../../db/auth/sign-in-links.ts'
import { audit } from '../../../db/changes/audit.ts'
import { DAY } from '../../../domain/time/instant.ts'
import { created } from '../../answer.ts'
import { signInUrl } from '../../auth/sign-in-url.ts'
import { by } from '../../by.ts'
import { notFound } from '../../problem.ts'
import { route } from '../../route.ts'
import { id } from '../../schema.ts'
import { findPerson } from './find.ts'
import { signInLink } from './schema.ts'
import { beyondReach, isWithinReach } from './within-reach.ts'

export const createSignInLink = route({
  operation: 'sign-in-links.create',
  method: 'post',
  path: '/people/:id/sign-in-link',
  summary: 'A link that signs this person in once within a day; hand it to nobody else.',
  params: z.object({ id }),
  answers: {
    201: { is: 'The link.', schema: signInLink },
    403: { is: 'beyond_reach.' },
    404: { is: 'No such person.' },
  },
  async handle(deps, { scope, params }) {
    const person = await findPerson(deps, scope, params.id)
    if (!person) return notFound('person')
    if (!isWithinReach(person, scope)) return beyondReach
    const link = await issueSignInLink(deps.db, { personId: params.id, lasts: DAY, now: deps.now() })
    await audit(deps.db, by(deps, scope), {
      brandId: person.roles[0]?.brand_id ?? null,
      action: 'sign-in-link.create',
      subject: params.id,
    })
    return created({
      url: signInUrl(deps.settings.baseUrl, link.secret),
      expires_at: new Date(link.expiresAt).toISOString(),
    })
  },
})
