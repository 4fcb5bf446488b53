import { changePassword } from './change-password.ts'
import { createSession } from './create.ts'
import { endSession } from './end.ts'
import { mailSignInLink } from './mail-link.ts'
import { endOthers, endOwnSession, listOwnSessions } from './own-sessions.ts'
import { listProviders } from './providers.ts'
import { readSession } from './read.ts'

export const sessionRoutes = [
  readSession,
  createSession,
  endSession,
  changePassword,
  mailSignInLink,
  listProviders,
  listOwnSessions,
  endOwnSession,
  endOthers,
]
