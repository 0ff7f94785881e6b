/** A small web site on the loopback for the end-to-end tests and `npm start`: files in their charset, and pages made by a test. */
import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { declaredCharset, encode } from "../../scripts/encode.ts";

const pagesFolder = join(import.meta.dirname, "..", "pages", "portal");

/** No charset for HTML: as on a real portal the page's own `<meta>` has to say it, unless `headers` does. */
const types: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".gif": "image/gif",
  ".svg": "image/svg+xml",
  ".webm": "video/webm",
  ".json": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
};

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface Site {
  readonly port: number;
  /** The address of a path, `/article.html`, under one of the loopback's names: `127.0.0.1` (default) or `localhost`. */
  url(path: string, host?: string): string;
  /** Answers a path (without its query) by a handler instead of a file. */
  handle(path: string, handler: Handler): void;
  /** Answers a path with this text as an HTML page in UTF-8. */
  html(path: string, text: string, headers?: Readonly<Record<string, string>>): void;
  /** Answers a path with one of the pages, changed. */
  variant(path: string, file: string, change: (html: string) => string): void;
  /** Headers to send with a file. */
  headers(path: string, headers: Readonly<Record<string, string>>): void;
  close(): Promise<void>;
}

/** Serves a folder on a port that the system chooses. */
export async function serve(folder = pagesFolder): Promise<Site> {
  // Browsers ask for it on every site; a 404 would stand on the console as an error of the page.
  const handlers = new Map<string, Handler>([["/favicon.ico", (_request, response) => response.writeHead(204).end()]]);
  const extra = new Map<string, Readonly<Record<string, string>>>();
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const handler = handlers.get(path);
    if (handler) handler(request, response);
    else void sendFile(folder, decodeURIComponent(path), extra.get(path) ?? {}, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const { port } = address;
  return {
    port,
    url: (path, host = "127.0.0.1") => `http://${host}:${port}${path}`,
    handle: (path, handler) => void handlers.set(path, handler),
    html: (path, text, headers = {}) =>
      void handlers.set(path, (_request, response) => {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8", ...headers }).end(text);
      }),
    variant: (path, file, change) =>
      void handlers.set(path, async (_request, response) => {
        const html = change(await readFile(join(folder, file), "utf8"));
        response.writeHead(200, { "content-type": "text/html" }).end(inItsCharset(Buffer.from(html)));
      }),
    headers: (path, headers) => void extra.set(path, headers),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

async function sendFile(
  folder: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  response: ServerResponse,
): Promise<void> {
  const file = normalize(join(folder, path));
  const type = types[extname(file)];
  const kept = file.startsWith(folder + sep) && type ? await readFile(file).catch(missing) : null;
  const body = kept && type === types[".html"] ? inItsCharset(kept) : kept;
  if (body === null || type === undefined) response.writeHead(404, { "content-type": "text/plain" }).end("not found");
  else response.writeHead(200, { "content-type": type, ...headers }).end(body);
}

/** Pages are kept as UTF-8, so that they can be read and compared; one that names an old charset is sent in it. */
function inItsCharset(kept: Buffer): Uint8Array {
  const charset = declaredCharset(kept.toString("latin1"));
  return charset ? encode(kept.toString("utf8"), charset) : kept;
}

/** A file that is not there is a 404; any other trouble is a broken test. */
function missing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "EISDIR") return null;
  throw error;
}
