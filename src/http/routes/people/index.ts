import { changePerson } from './change.ts'
import { createPerson } from './create.ts'
import { importPeople } from './import.ts'
import { setRoles } from './roles.ts'
import { listPeople } from './list.ts'
import { createSignInLink } from './sign-in-link.ts'
import { createToken, listTokens, revokeToken } from './tokens.ts'
import { removePerson } from './remove.ts'

export const peopleRoutes = [
  listPeople,
  createPerson,
  importPeople,
  setRoles,
  changePerson,
  listTokens,
  createToken,
  revokeToken,
  createSignInLink,
  removePerson,
]
