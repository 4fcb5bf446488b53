import { DirectionProvider, MantineProvider } from '@mantine/core'
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import type { i18n } from 'i18next'
import { StrictMode } from 'react'
import { I18nextProvider } from 'react-i18next'
import { directionOf } from './i18n/languages.ts'
import { FollowDirection } from './i18n/follow-direction.tsx'
import type { ConsoleRouter } from './router.tsx'
import { theme } from './theme/theme.ts'

interface Props {
  readonly router: ConsoleRouter
  readonly queryClient: QueryClient
  readonly i18n: i18n
}

export function App({ router, queryClient, i18n }: Props) {
  return (
    <StrictMode>
      <I18nextProvider i18n={i18n}>
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
      </I18nextProvider>
    </StrictMode>
  )
}
