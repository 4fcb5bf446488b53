/** The rules (`StyleRule`) of the style sheets of an expert's page as the browser gets them; made by src/console/server-build.ts. */
declare module 'virtual:first-rules' {
  const rules: unknown
  export default rules
}
