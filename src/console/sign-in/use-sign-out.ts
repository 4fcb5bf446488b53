import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { request } from '../api/request.ts'
import { forgetDrafts } from './forget-drafts.ts'

/** Ends the session and forgets everything that was fetched or written in it. */
export function useSignOut(): () => void {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { mutate } = useMutation({
    mutationFn: () => request('/session', { method: 'DELETE' }),
    onSuccess: async () => {
      queryClient.clear()
      forgetDrafts(localStorage)
      await navigate({ to: '/sign-in' })
    },
  })
  return () => mutate()
}
