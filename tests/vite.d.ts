/** What Vite gives to the tests that run in a browser. */
interface ImportMeta {
  /** Files by their path, from the test's own folder. */
  glob<T>(pattern: string, options: { import: "default"; eager: true; query?: "?raw" }): Record<string, T>;
}
