/** A caption that stands in its picture's own paragraph, as on many portals. */
import { expect, test } from "vitest";
import { open, until } from "./open.ts";

const picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='300' height='100'%3E%3C/svg%3E";

test("a caption under its picture stands close beneath it, and both apart from the paragraphs around", async () => {
  const before = "澜州市住房和城乡建设局介绍，其余八处要在明年汛期之前完成。";
  const html = `<p>${before}</p><p><img src="${picture}">图为望澜步桥。</p><p>${before}</p>`;
  const { frame, close } = await open(html, { language: "zh-CN" });
  const image = await until(() => {
    const found = frame.querySelector<HTMLImageElement>("article img");
    if (!found || found.getBoundingClientRect().height < 100) throw new Error("not drawn yet");
    return found;
  });
  const [above, holder, below] = [...frame.querySelectorAll("article p")];
  const words = frame.createRange();
  words.selectNodeContents(holder?.lastChild ?? image);
  const [picked, caption] = [image.getBoundingClientRect(), words.getBoundingClientRect()];
  const line = caption.height;
  expect(caption.top - picked.bottom).toBeLessThan(line / 2);
  expect(caption.left).toBeCloseTo(above?.getBoundingClientRect().left ?? 0, 0);
  expect(picked.top - (above?.getBoundingClientRect().bottom ?? 0)).toBeGreaterThan(line / 2);
  expect((below?.getBoundingClientRect().top ?? 0) - caption.bottom).toBeGreaterThan(line / 2);
  await close();
});
