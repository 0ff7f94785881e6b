/** The pages that a reader of the original page reads in the tests. */

export const filling = (count: number): string =>
  Array.from(
    { length: count },
    (_, index) =>
      `<p>Paragraph ${index + 1} of the ferry report says how many boats crossed the lake that month, who paid for the fuel, and why the landing at the old mill stays closed in winter.</p>`,
  ).join("");

export const story = (title: string, body: string, head = ""): string =>
  `<!doctype html><html lang="en"><head><title>${title}</title>${head}<style>body{font:17px/1.6 serif;margin:0}article{max-width:620px;padding:20px}</style></head>
<body><nav><a href="/">Home</a> <a href="/sports">Sports</a></nav><article><h1>${title}</h1>${body}${filling(8)}</article></body></html>`;

export const ferry =
  "<p>The night ferry carries nurses and bakers home, and the captain knows most of them by name.</p>";
export const ferryChinese =
  "<p>据两市商务部门统计，今年前两个月，七座码头周边新登记的小店有二百一十四家，其中六成由三十五岁以下的年轻人开办。</p>";
