/** Lines that name the source, the date, the reporter, the editor: they are fields of the article, shown above it. */
import { isValue, type Pass, type Taken } from "../draft.ts";
import { labelSource } from "../languages/index.ts";
import { isProse, type Line } from "../lines.ts";

const mostWeight = 240;
/** A date with its time and zone is no longer. */
const mostTime = 60;

const labels = (["editor", "staff", "source", "author", "published", "modified"] as const).map(labelSource).join("|");
const bracket = "[\\s(（【\\[<《{—–-]*";
/** `责任编辑：张三`, `编辑|李四 校对|王五`, `来源: 某报  记者 张三   编辑:李四` */
const labelled = new RegExp(
  `^${bracket}(?:(?:${labels})\\s*[:：丨｜|/／︱]\\s*[^。！？]{0,40}?\\s*)+[)）】\\]>》}]*$`,
  "iu",
);
/** `本报记者 张三 李四`, `新华网黑龙江频道 记者 伊琳 李清芬`, `光明日报记者 张三 通讯员 李四` */
const reporters =
  /^[\s(（【[—–-]*(?:文[/／]图?\s*)?[\p{Script=Han}《》·\w]{0,14}(?:记者|記者|通讯员|通訊員|实习生|作者|评论员)[\s:：]+[\p{Script=Han}·、，\s/／]{2,40}(?:文[/／]图|摄|报道|摄影|攝|综合|编译)?[\s)）】\]]*$/u;
/** `（实习生王金茹对此文亦有贡献）`, `采写：…` and photo credits in brackets at the end stay with the next expressions. */
const contribution = /^[（(].{2,30}(?:亦有贡献|有贡献|参与采写)[）)]$/u;
/** `编辑 张三 校对 李四` */
const staff =
  /^(?:(?:责任编辑|責任編輯|责编|責編|编辑|編輯|校对|校對|审核|記者|记者|主编|监制|值班编委|值班主任|初审|复审|终审|审校|美编|制作|统筹|签发)\s+\p{Script=Han}{2,4}(?:[、\s]+(?!编辑|校对|审核|责编)\p{Script=Han}{2,3})*\s*)+$/u;
const dateOnly =
  /^[\s\p{P}]*(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}月\d{1,2}日)[\sT,]*(?:星期.|周.)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?)?\s*(?:更新)?(?:\s*(?:来源|稿源|文章来源)[:：]?.{0,20})?\s*$/u;
const western =
  /^[\p{L}.]{0,10}[\s,]*(?:\d{1,2}\.?(?:st|nd|rd|th)?\s+(?:de\s+)?\p{L}{3,10}\.?(?:\s+de)?|\p{L}{3,10}\.?\s+\d{1,2}(?:st|nd|rd|th)?),?\s+\d{4}(?:,?\s*(?:at|um|à|-|–|\||•)?\s*\d{1,2}[:.h]\d{2}.{0,16})?$/u;

/** What each line has in it that is labelled, by a reporter, or a date: most have none of it. */
const mark = /[:：丨｜|/／︱]/;
const title = /[者员員生]/;
const digit = /\d/;

/** Whether a line is a `<time>` and nothing else. */
function isTime({ texts, weight }: Line): boolean {
  const words = texts.filter((text) => /[\p{L}\p{N}]/u.test(text.data));
  return weight <= mostTime && words.length > 0 && words.every((text) => text.parentElement?.closest("time"));
}

export const signatures: Pass = {
  name: "signatures",
  why: "Source, date and names are read into their own fields; Readability leaves them on 40 of 62 Chinese portal pages.",
  find(draft) {
    const { lines, first, last } = draft;
    const taken: Taken[] = [];
    for (const [index, line] of lines.entries()) {
      if (line.weight > mostWeight || isValue(line, draft)) continue;
      const outside = index < first || index > last || first < 0;
      const { text } = line;
      const east = line.weight > text.length;
      const found =
        ((outside || east) && mark.test(text) && labelled.test(text)) ||
        contribution.test(text) ||
        (outside && (staff.test(text) || isTime(line))) ||
        (title.test(text) && !isProse(line) && reporters.test(text)) ||
        (outside && digit.test(text) && (dateOnly.test(text) || western.test(text)));
      if (found) taken.push({ line, reason: "signature" });
    }
    return taken;
  },
};
