import { setFacts } from './set-facts.ts'

export const customerRoutes = [setFacts]
