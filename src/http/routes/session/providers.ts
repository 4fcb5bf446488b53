import { ok } from '../../answer.ts'
import { route } from '../../route.ts'
import { identityProviders } from './schema.ts'

export const listProviders = route({
  operation: 'session.providers',
  method: 'get',
  path: '/session/providers',
  summary: 'Where people may sign in outside of this house: open `url` in their browser.',
  answers: { 200: { is: 'All of them.', schema: identityProviders } },
  handle: ({ signIn }) =>
    Promise.resolve(
      ok({
        items: signIn.providers.map(({ slug, name, kind }) => ({
          slug,
          name,
          kind,
          url: `/sign-in/with/${slug}`,
        })),
        next: null,
      }),
    ),
})
