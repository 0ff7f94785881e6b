/** The browser of a group of tests. */
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import type { BrowserName } from "../../scripts/browsers.ts";
import { type Driver, type LaunchOptions, launch } from "./browser.ts";
import { galleyErrors } from "./reader.ts";

/**
 * Has the tests around it share a browser, given by what is returned. A test that is tried again gets a new one: what its failed try left
 * in storage must not fail the next. At the end Galley must have had no error.
 */
export function browserOf(name: BrowserName, options: LaunchOptions = {}): () => Driver {
  let open: Driver | null = null;
  const driver = (): Driver => {
    if (!open) throw new Error("asked for before the tests began");
    return open;
  };
  async function begin(): Promise<void> {
    open = await launch(name, options);
  }
  beforeAll(begin);
  beforeEach(async ({ task }) => {
    if (!task.result?.retryCount) return;
    await driver().close();
    await begin();
  });
  afterAll(async () => {
    const errors = await galleyErrors(driver());
    await driver().close();
    expect(errors).toEqual([]);
  });
  return driver;
}
