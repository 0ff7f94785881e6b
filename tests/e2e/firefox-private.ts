/** Private windows of Firefox, as scripts that run in its own window after the prelude of `firefox.ts`; `id` is quoted. */

/** What the switch "Run in private windows" of about:addons does. */
export const allowPrivate = (id: string): string => `
  const { ExtensionPermissions } = ChromeUtils.importESModule("resource://gre/modules/ExtensionPermissions.sys.mjs");
  const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");
  const granted = { permissions: ["internal:privateBrowsingAllowed"], origins: [] };
  await ExtensionPermissions.add(${id}, granted, extensionOf(${id}));
  await (await AddonManager.getAddonByID(${id})).reload();`;

/** Opens `url` in a private window of its own; done when it is shown. */
export const openPrivate = (url: string): string => `
  const opened = OpenBrowserWindow({ private: true });
  await new Promise((resolve) => opened.addEventListener("load", resolve, { once: true }));
  await opened.delayedStartupPromise;
  const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
  opened.gBrowser.fixupAndLoadURIString(${JSON.stringify(url)}, { triggeringPrincipal });
  while (opened.gBrowser.selectedBrowser.currentURI.spec !== ${JSON.stringify(url)})
    await new Promise((resolve) => setTimeout(resolve, 50));`;

/** Closes all of them; done when they are gone. */
export const closePrivate = `
  for (const one of [...Services.wm.getEnumerator("navigator:browser")].filter(isPrivate)) {
    const gone = new Promise((resolve) => one.addEventListener("unload", resolve, { once: true }));
    one.close();
    await gone;
  }`;
