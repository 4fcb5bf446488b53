import { readStream } from './read.ts'

export const streamRoutes = [readStream]
