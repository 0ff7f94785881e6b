/**
 * The parts of the content script in a page: its files define them, the content script asks for those that it needs.
 *
 * No file of the extension may be web-accessible, so `import()` cannot fetch one in a page. The build makes each part a function
 * (`scripts/parts.ts`), the background puts its file into the page (`platform/tabs.ts`), and it is found here: in the content scripts'
 * own world, which the page's scripts cannot reach. This file stands before all others in `content.js`.
 */

/** Runs a part: what it exports of what others do. */
type Body = (require: (file: string) => unknown) => unknown;

/** Has the files of parts run in this page; resolves when they have. */
export type AskForParts = (files: readonly string[]) => Promise<unknown>;

export interface PartRegistry {
  ask: AskForParts;
  /** Called by a part's file; a part that is known already stays as it is. */
  define(file: string, body: Body): void;
  /** What a part exports; it runs at the first call. Throws when it is not defined. */
  require(file: string): unknown;
  /** What a part exports, once all `files` that it takes are here; a file has the name of a part that it defines. */
  load(part: string, ...files: readonly string[]): Promise<unknown>;
}

declare global {
  var galleyParts: PartRegistry | undefined;
}

/** An empty registry, which can ask nobody yet. */
export function openRegistry(): PartRegistry {
  const bodies = new Map<string, Body>();
  const exported = new Map<string, unknown>();

  function require(file: string): unknown {
    if (exported.has(file)) return exported.get(file);
    const body = bodies.get(file);
    if (!body) throw new Error(`${file} is not here`);
    const made = body(require);
    exported.set(file, made);
    return made;
  }

  const registry: PartRegistry = {
    ask: () => Promise.reject(new Error("nobody to ask for parts")),
    define(file, body) {
      if (!bodies.has(file)) bodies.set(file, body);
    },
    require,
    async load(part, ...files) {
      const missing = files.filter((file) => !bodies.has(file));
      // A second time: a worker that is stopped while it is asked is started by being asked again.
      if (missing.length > 0) await registry.ask(missing).catch(() => registry.ask(missing));
      return require(part);
    },
  };
  return registry;
}

globalThis.galleyParts ??= openRegistry();
