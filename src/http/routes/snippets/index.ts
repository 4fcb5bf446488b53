import { changeSnippet, removeSnippet, restoreSnippet, verifySnippet } from './change.ts'
import { createSnippet } from './create.ts'
import { listSnippets } from './list.ts'

export const snippetRoutes = [
  listSnippets,
  createSnippet,
  changeSnippet,
  verifySnippet,
  removeSnippet,
  restoreSnippet,
]
