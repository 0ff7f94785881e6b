/** Fetching from a page's own site, as the page itself would. */

export interface Fetched {
  readonly bytes: ArrayBuffer;
  /** The `Content-Type` header. */
  readonly contentType: string | null;
  /** Where it came from in the end, after redirects. */
  readonly url: string;
}

/** The bytes at `address`. Throws an Error that names the status when the server refuses, and what `fetch` throws when there is no answer. */
export async function fetchPage(address: string, signal: AbortSignal): Promise<Fetched> {
  const answer = await fetch(address, { signal, credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  return { bytes: ours(await answer.arrayBuffer()), contentType: answer.headers.get("content-type"), url: answer.url };
}

/**
 * Firefox gives a content script a buffer of the page's, and a view of it may not be cut ("Permission denied to access property
 * constructor"; the same in https://github.com/101arrowz/fflate/issues/294): a copy is our own.
 */
function ours(bytes: ArrayBuffer): ArrayBuffer {
  return new Uint8Array(new Uint8Array(bytes)).buffer;
}
