/** Cases that several tests of the cleaner share: a page as it is written, the article as it should be read. */

const sentence = "嘉宾出席会议，场面热烈，讨论深入，各方代表就区域协同创新与一体化发展交换了意见，并签下多个合作协议。";

/** Chinese prose, `count` paragraphs, each different. */
export function chinese(count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `第${index + 1}段：湖岸修复的步伐不断加快，${sentence}${sentence}`,
  );
}

const english =
  "The council met on Tuesday to decide how the harbour should be rebuilt, and after a long debate, in which every member spoke, it chose the plan that keeps the old quay.";

/** English prose, `count` paragraphs, each different. */
export function prose(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `Part ${index + 1}. ${english} ${english}`);
}

export const paragraphs = (lines: readonly string[]): string => lines.map((line) => `<p>${line}</p>`).join("\n");

/** A page with a headline and a body; `around` may put more before and after the paragraphs. */
export function page(title: string, body: string, head = ""): string {
  return `<!doctype html><html><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

export function parse(html: string): Document {
  return new DOMParser().parseFromString(html, "text/html");
}
