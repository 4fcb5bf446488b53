import { readFactNames, setCustomerFacts } from '../../../db/changes/customer-facts.ts'
import { contextSettings } from '../../../domain/context/facts.ts'
import { ok } from '../../answer.ts'
import { oneBrand } from '../../pick-brand.ts'
import { notFound, problem } from '../../problem.ts'
import { route } from '../../route.ts'
import { customerFacts, knownFacts } from './schema.ts'

export const setFacts = route({
  operation: 'customers.set-facts',
  method: 'put',
  path: '/customers/facts',
  summary:
    'A shop or a loyalty programme hands in what experts should know of a customer; what the brand does not list is refused.',
  body: customerFacts,
  answers: {
    200: { is: 'All that is known now.', schema: knownFacts },
    400: { is: 'not_listed, with those that are.' },
    404: { is: 'Nobody has written from this address.' },
  },
  async handle({ db }, { scope, body: { address, facts } }) {
    const target = oneBrand(scope)
    if (!target.ok) return target.answer
    const names = contextSettings({ facts: await readFactNames(db, target.brand.id) }).facts
    const strangers = Object.keys(facts).filter((name) => !Object.hasOwn(names, name))
    if (strangers.length > 0) return notListed(strangers, Object.keys(names))
    const changed = await setCustomerFacts(db, target.brand.id, address, facts)
    return changed ? ok(changed) : notFound('customer')
  },
})

function notListed(strangers: readonly string[], listed: readonly string[]) {
  const detail = `This brand does not show ${strangers.join(', ')}. It shows: ${listed.join(', ')}; a lead changes that by PATCH /brands/:id with "context".`
  return problem(400, 'not_listed', detail, {
    listed,
    errors: strangers.map((name) => ({ path: `body.facts.${name}`, problem: 'is not shown by this brand' })),
  })
}
