import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LaidOver, RosterChange } from '../../http/api-types.ts'
import { request } from '../api/request.ts'
import { showUndo } from '../layout/show-undo.tsx'

/** What changes a roster leaves the day, the changes and the absences to be read again. */
export function useRosterRefresh() {
  const queryClient = useQueryClient()
  return () =>
    Promise.all(
      ['day', 'roster-changes', 'absences', 'swaps', 'rosters'].map((key) =>
        queryClient.invalidateQueries({ queryKey: [key] }),
      ),
    )
}

/** Takes a change away again, and offers to lay it back. */
export function useRemoveChange() {
  const { t } = useTranslation()
  const refresh = useRosterRefresh()
  const layBack = ({ roster_id, kind, definition }: RosterChange) =>
    request<LaidOver>('/roster-changes', { method: 'POST', body: { roster_id, kind, definition } }).then(
      refresh,
    )
  return useMutation({
    mutationFn: (change: RosterChange) => request(`/roster-changes/${change.id}`, { method: 'DELETE' }),
    onSuccess: async (_, change) => {
      showUndo({
        message: t('rosterChange.removed'),
        label: t('common.undo'),
        onUndo: () => void layBack(change),
      })
      await refresh()
    },
    onError: (error) => {
      notifications.show({ color: 'gray', title: t('work.failed'), message: error.message })
    },
  })
}
