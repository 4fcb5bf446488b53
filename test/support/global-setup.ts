import { keepTestServer } from './test-server.ts'

/** Pure tests need no server: the first test that asks for a database starts it (see `database.ts`). */
export default function setup(): () => Promise<void> {
  return keepTestServer()
}
