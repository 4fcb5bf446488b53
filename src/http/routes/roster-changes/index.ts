import { addChange } from './add.ts'
import { listChanges } from './list.ts'
import { removeChange } from './remove.ts'

export const rosterChangeRoutes = [listChanges, addChange, removeChange]
