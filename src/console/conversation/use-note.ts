import { useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../api/request.ts'

/** Leaves a note for colleagues; the text stays where it is until the server has it. */
export function useNote(conversationId: string, onNoted: () => void) {
  const queryClient = useQueryClient()
  const { mutate, isPending, error } = useMutation({
    mutationFn: (text: string) =>
      request(`/conversations/${conversationId}/notes`, { method: 'POST', body: { text } }),
    onSuccess: async () => {
      onNoted()
      await queryClient.invalidateQueries({ queryKey: ['conversation', conversationId] })
    },
  })
  return { note: mutate, noting: isPending, error: isPending ? null : error }
}
