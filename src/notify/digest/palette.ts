/** Colours of a digest. Text on its ground reaches at least 4.5 to 1. */
export interface Palette {
  readonly ground: string
  readonly card: string
  readonly panel: string
  readonly line: string
  readonly ink: string
  readonly muted: string
  readonly button: string
  readonly onButton: string
  readonly worse: string
  readonly better: string
  /** From an hour without neglect to the worst one. */
  readonly heat: readonly string[]
}

export const light: Palette = {
  ground: '#eef1f5',
  card: '#ffffff',
  panel: '#f4f6f9',
  line: '#e4e8ee',
  ink: '#172033',
  muted: '#5c677c',
  button: '#172033',
  onButton: '#ffffff',
  worse: '#b42335',
  better: '#0f7048',
  heat: ['#f6f7fa', '#fbdcdd', '#f5a9ac', '#ec737a', '#cf3a48'],
}

export const dark: Palette = {
  ground: '#0d121a',
  card: '#161d29',
  panel: '#1f2836',
  line: '#2c3647',
  ink: '#eef1f6',
  muted: '#a3aec0',
  button: '#eef1f6',
  onButton: '#161d29',
  worse: '#ff8d96',
  better: '#5fd3a0',
  heat: ['#1f2836', '#4a2a33', '#7c3440', '#b8444f', '#f06a72'],
}
