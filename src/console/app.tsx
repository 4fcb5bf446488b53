import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { directionOf } from './i18n/languages.ts'
import { FollowDirection } from './i18n/follow-direction.tsx'
import type { ConsoleRouter } from './router.tsx'
import { theme } from './theme/theme.ts'

interface Props {
  readonly router: ConsoleRouter
  readonly queryClient: QueryClient
}

export function App({ router, queryClient }: Props) {
  const { i18n } = useTranslation()
  return (
    <DirectionProvider initialDirection={directionOf(i18n.language)} detectDirection={false}>
      <FollowDirection />
      {/* What it would write into the page at every start lies in a style sheet: theme/theme-styles.ts. */}
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </DirectionProvider>
  )
}
