import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { access } from './authorise.ts'
import type { Route } from './route.ts'
import { routes } from './routes/routes.ts'
import { problem } from './schema.ts'

type Answers = ZodOpenApiOperationObject['responses']

/** OpenAPI 3.1, made of the same schemas that check requests. */
export function openApiDocument(baseUrl: string): object {
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Sundial',
      version: '1',
      description:
        'Watches every customer message, runs an SLA clock on it, and finds somebody awake to answer.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: new URL('/api/v1', baseUrl).href }],
    security: [{ token: [] }, { session: [] }],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: baseUrl.startsWith('https:') ? '__Host-sundial' : 'sundial',
          description: 'What changes something needs the header "X-Sundial-Request: 1" besides.',
        },
      },
    },
    paths: paths(),
  })
}

function paths(): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  return paths
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const { operation, summary, params, query, headers, body } = route
  const allowed: readonly string[] | 'anyone' | 'signed-in' = access[operation]
  const roles = typeof allowed === 'string' ? [] : allowed
  return {
    operationId: operation,
    tags: [operation.split('.')[0]!],
    summary,
    ...(roles.length > 0 && { description: `For the roles ${roles.join(', ')}.` }),
    ...(allowed === 'anyone' && { security: [] }),
    requestParams: {
      ...(params instanceof z.ZodObject && { path: params }),
      ...(query instanceof z.ZodObject && { query }),
      ...(headers && { header: headers }),
    },
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: answersOf(route),
  }
}

function answersOf(route: Route): Answers {
  const told = Object.entries(route.answers).map(([status, { is, schema, type }]) => [
    status,
    {
      description: is,
      ...(schema && { content: { [type ?? 'application/json']: { schema } } }),
      ...(!schema && Number(status) >= 400 && { content: problemContent }),
    },
  ])
  return {
    ...(Object.fromEntries(told) as Answers),
    default: { description: 'Any other refusal.', content: problemContent },
  }
}

const problemContent = { 'application/problem+json': { schema: problem } }
