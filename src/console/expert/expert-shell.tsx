export function ExpertShell() {
  return null
}
