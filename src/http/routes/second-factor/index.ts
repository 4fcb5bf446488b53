import { endOwnSecondFactor, readOwnSecondFactor, renewRecoveryCodes } from './keep.ts'
import { resetSecondFactor } from './reset.ts'
import { takeSecondStep } from './second-step.ts'
import { beginOwnSecondFactor, confirmOwnSecondFactor } from './set-up.ts'

export const secondFactorRoutes = [
  takeSecondStep,
  readOwnSecondFactor,
  beginOwnSecondFactor,
  confirmOwnSecondFactor,
  renewRecoveryCodes,
  endOwnSecondFactor,
  resetSecondFactor,
]
