import { launch, browserNames } from "./tests/e2e/browser.ts";
import { build } from "./scripts/build.ts";
await build();
for (const name of process.argv[2] ? [process.argv[2] as "chrome"] : browserNames) {
  const d = await launch(name);
  const page = await d.openOwnPage("pages/cannot/index.html");
  const seeded = await page.evaluate(async (count: number) => {
    const b=(globalThis as any).browser ?? (globalThis as any).chrome;
    const t0 = performance.now();
    const word = (n: number) => "sentences of a page that was read on some day with number " + n;
    for (let first = 0; first < count; first += 2000) {
      const items: Record<string, unknown> = {};
      for (let n = first; n < Math.min(count, first + 2000); n++) {
        const page = `site${n % 300}.example/articles/2026/${Math.floor(n / 3)}`;
        const id = n.toString(16).padStart(16, "0");
        const time = 1.76e12 + n * 1000;
        items[`note/${page}/${id}`] = { id, page, segments: [{ exact: word(n) + " and more of it as a quote has", prefix: word(n + 1).slice(0, 32), suffix: word(n + 2).slice(0, 32), start: n % 5000 }], colour: "yellow", note: "a thought about " + n, tags: n % 5 ? [] : ["tag" + (n % 40)], created: time, edited: time, deleted: null, stamp: time.toString(16).padStart(12, "0") + "0000" + "0a0b0c0d" };
        items[`page/${page}`] = { page, url: "https://" + page, title: "Headline of the article " + Math.floor(n / 3), source: "Site", authors: ["A. Writer"], published: "2026-01-01", print: "x" };
      }
      await b.storage.local.set(items);
    }
    return performance.now() - t0;
  }, 50000);
  console.log(name, "seeded", seeded | 0);
  const time = (code: string) => page.evaluate(async (code: string) => { const b=(globalThis as any).browser ?? (globalThis as any).chrome; const out = []; for (let i=0;i<4;i++){ const t=performance.now(); const r = code === "keys" ? await b.storage.local.getKeys() : code === "all" ? await b.storage.local.get(null) : code === "one" ? await b.storage.local.get(["page/x"]) : code === "three" ? await b.storage.local.get(["page/site1.example/articles/2026/100", "note/site1.example/articles/2026/100/000000000000012d"]) : await b.runtime.sendMessage({galley:"open", values:[{canonicalUrl:null,title:"t",source:null,authors:[],published:null,print:""}]}); out.push(Math.round(performance.now()-t), r.length ?? Object.keys(r).length); } return out; }, code);
  for (const c of ["one", "three", "keys", "all", "open", "open"]) console.log(c, (await time(c)).join(" "));
  for (let i=0;i<4;i++){ await d.stopBackground(); console.log("after stop", (await time("open")).join(" ")); await new Promise(r=>setTimeout(r,3000)); }
  await d.close();
}
process.exit(0);
