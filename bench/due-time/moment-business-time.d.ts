/** The few words of an untyped library that the benchmark speaks. */
declare module 'moment-business-time' {
  interface Moment {
    addWorkingTime(count: number, unit: 'minutes'): Moment
    valueOf(): number
  }
  const moment: {
    (at: number): Moment
    updateLocale(name: string, settings: object): void
  }
  export default moment
}
