export function BreachesPage() {
  return null
}
