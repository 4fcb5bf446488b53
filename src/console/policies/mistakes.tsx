import { Alert } from '@mantine/core'
import { Problem } from '../api/problem.ts'

interface Mistake {
  readonly path: string
  readonly problem: string
}

/** Every mistake that the server found, with its place. */
export function Mistakes({ error }: { readonly error: Error }) {
  const found = error instanceof Problem && Array.isArray(error.body['errors']) ? error.body['errors'] : []
  return (
    <Alert color="yellow" role="alert">
      {error.message}
      <MistakeList mistakes={found as readonly Mistake[]} />
    </Alert>
  )
}

export function MistakeList({ mistakes }: { readonly mistakes: readonly Mistake[] }) {
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {mistakes.map(({ path, problem }) => (
        <li key={path + problem}>
          <bdi>{path.replace(/^(body\.(\w+\.)?)?definition\.?/, '')}</bdi>: {problem}
        </li>
      ))}
    </ul>
  )
}
