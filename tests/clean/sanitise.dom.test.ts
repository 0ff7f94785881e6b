/** What comes through the one choke point, and as what. */
import { expect, test } from "vitest";
import { sanitise } from "../../src/clean/sanitise.ts";

const base = "https://n.example/2017/a.html";

/** `html` as it leaves the sanitiser. */
function through(html: string): string {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return sanitise(body, base).innerHTML;
}

const cases: readonly (readonly [string, string, string])[] = [
  [
    "addresses become absolute",
    "<a href=../b>b</a><img src=c.jpg>",
    '<a href="https://n.example/b">b</a><img src="https://n.example/2017/c.jpg">',
  ],
  [
    "a srcset may end in white space",
    '<img srcset="a.jpg 1x,b.jpg 2x ">',
    '<img srcset="https://n.example/2017/a.jpg 1x, https://n.example/2017/b.jpg 2x">',
  ],
  [
    "an unknown element gives up what it holds",
    "<x-box onclick=x()><p>one</p></x-box><font>two</font>",
    "<p>one</p>two",
  ],
  [
    "what is no text goes with all that it holds",
    "<svg><text>a</text></svg><template><p>b</p></template><object>c</object><p>d</p>",
    "<p>d</p>",
  ],
  ["an unknown element deep in others", "<a-a><b-b><svg><c-c>x</c-c></svg><i>y</i></b-b></a-a>", "<i>y</i>"],
  [
    "names, styles, handlers and data end here",
    '<p id=a class=b style="color:red" onclick="x()" data-x=1 aria-label=y lang=de dir=rtl>z</p>',
    '<p lang="de" dir="rtl">z</p>',
  ],
  [
    "maths stays maths",
    "<math><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow></math>",
    "<math><mrow><mi>x</mi><mo>=</mo><mn>1</mn></mrow></math>",
  ],
  [
    "maths holds no styles and no foreign markup",
    '<math><mstyle mathcolor=red href="javascript:x"><mi>x</mi></mstyle><annotation-xml encoding="text/html"><p>y</p></annotation-xml></math>',
    "<math><mstyle><mi>x</mi></mstyle></math>",
  ],
  [
    "ruby stays ruby",
    "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
    "<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>",
  ],
  [
    "a quote's source is an address",
    '<blockquote cite="javascript:x">a</blockquote><q cite="b.html">c</q>',
    '<blockquote>a</blockquote><q cite="https://n.example/2017/b.html">c</q>',
  ],
  [
    "only pictures may be data",
    '<a href="data:text/html,x">a</a><img src="data:image/png;base64,AA=="><img src="data:image/svg+xml,x">',
    '<a>a</a><img src="data:image/png;base64,AA=="><img>',
  ],
  ["comments say nothing", "<p>a<!-- b -->c</p>", "<p>ac</p>"],
];

for (const [name, given, wanted] of cases) test(name, () => expect(through(given)).toBe(wanted));

test("a block in a paragraph ends the paragraph, and leaves no empty one behind", () => {
  const holder = document.implementation.createHTMLDocument("").body;
  const paragraph = holder.ownerDocument.createElement("p");
  const heading = holder.ownerDocument.createElement("h2");
  heading.textContent = "b";
  paragraph.append("a", heading);
  holder.append(paragraph);
  expect(sanitise(holder, base).innerHTML).toBe("<p>a</p><h2>b</h2>");
});

test("what comes out belongs to a document that loads nothing", () => {
  const { body } = new DOMParser().parseFromString("<p>a</p>", "text/html");
  expect(sanitise(body, base).ownerDocument.defaultView).toBeNull();
});

test("nothing that a content security policy forbids is parsed, so the page's server hears nothing", async () => {
  const frame = document.createElement("iframe");
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="default-src 'none'"><p>page</p>`;
  const loaded = new Promise((done) => frame.addEventListener("load", done, { once: true }));
  document.body.append(frame);
  await loaded;
  const page = frame.contentDocument;
  if (page === null) throw new Error("the frame is of this origin");
  const violations: string[] = [];
  page.addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
  const given = new DOMParser().parseFromString(
    '<p style="color:red" onclick="x()">a</p><details open ontoggle="x()">b</details><svg onload="x()"></svg>',
    "text/html",
  );
  const copy = page.implementation.createHTMLDocument("");
  const clean = sanitise(copy.importNode(given.body, true), base);
  await new Promise((done) => setTimeout(done, 50));
  frame.remove();
  expect(clean.textContent).toBe("ab");
  expect(violations).toEqual([]);
});
