import { changePassword } from './change-password.ts'
import { createSession } from './create.ts'
import { endSession } from './end.ts'
import { readSession } from './read.ts'

export const sessionRoutes = [readSession, createSession, endSession, changePassword]
