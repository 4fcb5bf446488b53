import { ingestMessages } from './ingest.ts'

export const messageRoutes = [ingestMessages]
