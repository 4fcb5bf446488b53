import { previewRetarget } from './preview.ts'
import { retargetClocks } from './run.ts'

export const retargetRoutes = [previewRetarget, retargetClocks]
