/** Pages that are far larger than any article: made in the browser, since some of them no parser would make. */

const sentence =
  "The council met on Tuesday to decide how the harbour should be rebuilt, and after a long debate, in which every member spoke, it chose the plan. ";
const chinese =
  "湖岸修复的步伐不断加快，嘉宾出席会议，场面热烈，讨论深入，各方代表就区域协同创新与一体化发展交换了意见。";

function parsed(body: string): Document {
  return new DOMParser().parseFromString(
    `<!doctype html><title>The plan that keeps the quay</title><body><nav><a href=/>Home</a></nav><article><h1>The plan that keeps the quay</h1>${body}</article>`,
    "text/html",
  );
}

const times = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join("");

/** Ten elements: a heading, a paragraph of prose with a link and emphasis, a short list. */
const section = (index: number) =>
  `<section><h2>Part ${index}</h2><p>${sentence}<a href="/${index}">a link</a> and <b>more</b>. ${sentence}</p><ul><li>one ${index}</li><li>two</li><li><i>three</i></li></ul></section>`;

function deep(levels: number): Document {
  const doc = parsed(`<p>${sentence}</p>`);
  let at: Element = doc.body;
  for (let level = 0; level < levels; level++) {
    const inner = doc.createElement("div");
    inner.textContent = level % 10 === 0 ? sentence : "";
    at.append(inner);
    at = inner;
  }
  return doc;
}

/** Each by what it is called. */
export const largePages: Readonly<Record<string, () => Document>> = {
  "30,000 elements": () => parsed(times(3_000, section)),
  "150,000 elements": () => parsed(times(15_000, section)),
  "10 MB of text": () => parsed(times(5_000, (index) => `<p>${index} ${sentence.repeat(14)}</p>`)),
  "10 MB of Chinese text": () => parsed(times(5_000, (index) => `<p>${index} ${chinese.repeat(38)}</p>`)),
  "10 MB in one paragraph": () => parsed(`<p>${sentence.repeat(70_000)}</p>`),
  "5,000 levels deep": () => deep(5_000),
  "900 levels deep": () => deep(900),
  "a megabyte of lines": () => parsed(times(7_000, (index) => `${index} ${sentence}<br>`)),
  "a megabyte of line pairs": () => parsed(times(7_000, (index) => `${index} ${sentence}<br><br>`)),
  "a megabyte of <br>": () => parsed("<br>".repeat(262_144)),
  "50,000 <br>": () => parsed(`<p>${sentence}</p>${"<br>".repeat(50_000)}<p>${sentence.repeat(4)}</p>`),
  "a 1 MB attribute": () => parsed(`${times(8, section)}<p title="${"x".repeat(1_000_000)}">${sentence}</p>`),
  "a 1 MB address": () => parsed(`${times(8, section)}<p><a href="${"x".repeat(1_000_000)}">${sentence}</a></p>`),
  "20,000 links in one paragraph": () =>
    parsed(`${times(8, section)}<p>${times(20_000, (index) => `<a href=/${index}>${index}</a> `)}</p>`),
  "20,000 rows": () =>
    parsed(`${times(8, section)}<table>${times(20_000, (index) => `<tr><td>${index}</td><td>row</td></tr>`)}</table>`),
};
