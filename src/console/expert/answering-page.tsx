export function AnsweringPage() {
  return null
}
