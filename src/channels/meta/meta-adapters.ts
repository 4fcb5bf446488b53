import { adapter, type Adapter } from '../port/adapter.ts'
import { isHmac, jsonOf, notAuthentic, taken, unreadable } from '../port/hook.ts'
import { sameSecret } from '../port/same-secret.ts'
import { splitText } from '../port/split-text.ts'
import { callGraph, graphRefusal, type Graph } from './graph.ts'
import { metaProducts, type MetaProduct } from './meta-products.ts'
import { metaSettings } from './meta-settings.ts'
import { testGraph } from './test-graph.ts'

/** WhatsApp, Messenger and Instagram: Meta calls us, signed over the raw body, and we call its Graph API. */
export const metaAdapters: readonly Adapter[] = metaProducts.map(metaAdapter)

function metaAdapter(product: MetaProduct): Adapter {
  return adapter({
    name: product.name,
    kinds: ['chat'],
    settings: metaSettings,
    open({ settings, secret, now, fetch }) {
      const appSecret = secret(settings.app_secret_env)
      const verifyToken = secret(settings.verify_token_env)
      const graph: Graph = {
        url: settings.api_url ?? product.graph,
        token: secret(settings.access_token_env),
        fetch,
      }
      return {
        receive({ method, query, header, rawBody }) {
          if (method === 'GET')
            return query.get('hub.mode') === 'subscribe' &&
              sameSecret(query.get('hub.verify_token'), verifyToken)
              ? taken([], query.get('hub.challenge') ?? '')
              : notAuthentic('the verify token is not that of this channel')
          const given = header('x-hub-signature-256')?.replace(/^sha256=/, '')
          if (!isHmac(given, { content: rawBody, secret: appSecret, hash: 'sha256', encoding: 'hex' }))
            return notAuthentic('not signed with the secret of this app')
          const arrivals = product.arrivalsOf(settings, jsonOf(rawBody))
          return arrivals === null ? unreadable(`not a call for ${product.name}`) : taken(arrivals)
        },
        async reply({ reply, customer, inReplyTo }) {
          try {
            let first: string | null = null
            for (const piece of splitText(reply.text, product.longest)) {
              const message = product.compose(customer.address, piece, first === null ? inReplyTo : null)
              const answer = await callGraph(graph, `${settings.account_id}/messages`, message)
              first ??= product.sentId(answer)
            }
            return { accepted: true, at: await now(), externalId: first! }
          } catch (error) {
            return graphRefusal(error)
          }
        },
        test: () => testGraph(graph, settings.account_id),
      }
    },
  })
}
