import { changeOwnPreferences, readOwnPreferences } from './preferences.ts'

export const preferenceRoutes = [readOwnPreferences, changeOwnPreferences]
