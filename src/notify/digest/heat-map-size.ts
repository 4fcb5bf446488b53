/** Pixels at a zoom of one. */
export const heatMapSize = { width: 568, height: 244 } as const
