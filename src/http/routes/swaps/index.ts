import { askSwap } from './ask.ts'
import { listSwaps } from './list.ts'
import { takeSwap } from './take.ts'
import { withdrawSwap } from './withdraw.ts'

export const swapRoutes = [listSwaps, askSwap, takeSwap, withdrawSwap]
