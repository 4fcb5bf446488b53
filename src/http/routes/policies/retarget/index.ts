import { previewRetarget } from './preview.ts'

export const retargetRoutes = [previewRetarget]
