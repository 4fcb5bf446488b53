import { afterAll, beforeAll, expect, test } from 'vitest'
import { routes } from '../../src/http/routes/routes.ts'
import { openApi, type Api } from './support/open-api.ts'

let api: Api
interface Described {
  readonly operationId: string
  readonly summary: string
  readonly parameters?: readonly { readonly in: string; readonly name: string }[]
  readonly responses: Readonly<Record<string, object>> & { readonly default: object }
}

let document: {
  readonly openapi: string
  readonly servers: object
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
}

beforeAll(async () => {
  api = await openApi()
  document = (await api.get('/openapi.json')).body
})
afterAll(() => api.close())

test('the document is open to everybody and of version 3.1', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(document.servers).toEqual([{ url: 'http://127.0.0.1/api/v1' }])
})

test('every route stands in it, and no other', () => {
  const described = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  )
  expect(described.sort()).toEqual(
    routes.map((route) => `${route.method} ${route.path.replace(/:(\w+)/g, '{$1}')}`).sort(),
  )
})

test('every reference leads somewhere', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!)
  expect(references.length).toBeGreaterThan(50)
  for (const path of new Set(references)) {
    const found = path
      .split('/')
      .reduce<unknown>((part, name) => (part as Record<string, unknown> | undefined)?.[name], document)
    expect({ path, found: typeof found }).toEqual({ path, found: 'object' })
  }
})

test('every operation has a name of its own, a summary, and says what a refusal looks like', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  expect(new Set(operations.map(({ operationId }) => operationId)).size).toBe(operations.length)
  for (const operation of operations) {
    expect(operation.summary.length).toBeGreaterThan(5)
    expect(operation.responses.default).toHaveProperty(['content', 'application/problem+json'])
  }
})

test('path parameters are described where there are any', () => {
  for (const [path, methods] of Object.entries(document.paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
    for (const operation of Object.values(methods)) {
      const described = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === 'path')
        .map(({ name }) => name)
      expect(described).toEqual(named)
    }
  }
})
