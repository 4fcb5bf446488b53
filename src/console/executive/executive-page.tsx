export function ExecutivePage() {
  return null
}
