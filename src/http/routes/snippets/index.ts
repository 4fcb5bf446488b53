import { changeSnippet, removeSnippet, verifySnippet } from './change.ts'
import { createSnippet } from './create.ts'
import { listSnippets } from './list.ts'

export const snippetRoutes = [listSnippets, createSnippet, changeSnippet, verifySnippet, removeSnippet]
