/** From this share of the target on a clock is at risk: the last quarter. */
export const AT_RISK = 0.75
