import { createTheme, type MantineColorsTuple } from '@mantine/core'

/** The one accent: whatever can be pressed or is chosen. */
const accent: MantineColorsTuple = [
  '#eef1fe',
  '#dde3fb',
  '#b9c4f5',
  '#93a4f0',
  '#7288ec',
  '#5d76e9',
  '#506be6',
  '#3f58cd',
  '#364eb8',
  '#2a429f',
]

/** Dark surfaces lean towards the blue of a night sky. */
const dark: MantineColorsTuple = [
  '#e9ecf5',
  '#c3c9da',
  '#98a1b8',
  '#6f7993',
  '#333b52',
  '#262d42',
  '#1c2233',
  '#151a28',
  '#0d111b',
  '#080b12',
]

/** Warm enough to live with all day, cool enough that amber and red stand out. */
const gray: MantineColorsTuple = [
  '#f5f6f9',
  '#eef0f5',
  '#e3e6ee',
  '#d3d8e3',
  '#b8bfce',
  '#9aa3b6',
  '#5c667d',
  '#454e64',
  '#2c3449',
  '#171d2e',
]

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 6 },
  colors: { accent, dark, gray },
  black: '#171d2e',
  fontFamily: "'Inter Variable', 'Vazirmatn Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  headings: { fontFamily: 'inherit', fontWeight: '650' },
  defaultRadius: 'md',
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '14px', xl: '20px' },
  fontSizes: { xs: '12px', sm: '13.5px', md: '15px', lg: '17px', xl: '20px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  autoContrast: true,
  focusRing: 'auto',
})
