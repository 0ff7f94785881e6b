/** Names: which words are one, and how several are told apart. */
import { fold } from "../text.ts";

const notNames =
  /^(?:admin|administrator|author|authors|editor|editors|test|unknown|name|null|undefined|none|staff|by|guest|anonymous|未知|佚名|不详|本站|网络|记者|编辑|小编|公众号|综合|来源|作者|责任编辑|posted by|view all posts.*|n\/a|webmaster|user|root|\d+)$/iu;
const longest = 60;
/** Staff codes behind a name: `杨倩_NF4425`, `韩保林 PK155`, `HN666`. */
const codes = /[_\s-]*(?:[A-Z]{1,3}\d{2,}|_[A-Z]+\d+)\s*$/;
const before =
  /^(?:(?:written |posted |story |words |reported |published )?by|von|par|por|автор|от|text|文|作者|author)[:：\s]+/iu;

function clean(name: string): string {
  return fold(name)
    .replace(before, "")
    .replace(/https?:\/\/\S+|[\w.+-]+@[\w.-]+\.\w+/g, "")
    .replace(codes, "")
    .replace(/^[\s\p{P}\p{S}]+|[\s,，、:：;；|/（(【[>–—-]+$/gu, "")
    .replace(/\s*[（(【[][^）)】\]]*[）)】\]]\s*$/u, "")
    .trim();
}

export function isName(name: string): boolean {
  return (
    name.length >= 2 &&
    name.length <= longest &&
    !notNames.test(name) &&
    !/[{}<>@=]|https?:|\d{4}/.test(name) &&
    /\p{L}/u.test(name)
  );
}

/** Several names in one string, told apart: `王建宏 张文攀`, `A, B and C`, `刘玺东、易赛楠`. */
export function splitNames(text: string): string[] {
  const trimmed = fold(text).replace(before, "");
  const han = /\p{Script=Han}/u.test(trimmed);
  const separators = han
    ? /[、，,;；/／|丨&\s]+|和(?=\p{Script=Han}{2,4}$)/u
    : /\s*(?:,|;|\||&| and | und | et | y | e | и )\s*/iu;
  const parts = trimmed.split(separators).map(clean).filter(isName);
  // `Jane Doe, MD` and `Jane Doe, Senior Editor`: a title is no name of its own.
  const names = parts.filter(
    (name) =>
      !/^(?:m\.?d\.?|ph\.?d\.?|jr\.?|sr\.?|rn|cpa|esq\.?|mba|ms|ma|dds|rd|facl?m|cfp|pe|llc|inc\.?|ltd\.?)$/i.test(
        name,
      ) &&
      !/\b(?:editor|writer|reporter|director|manager|officer|ceo|founder|author|correspondent|contributor|president|specialist|strategist)\b/i.test(
        name,
      ),
  );
  return [...new Set(names)];
}

/** Han names at the start of `text`, as signatures print them: two to four characters, split by spaces or `、`. */
export function hanNames(text: string): string[] {
  const names: string[] = [];
  for (const part of text.trim().split(/[、，,;；/／|丨\s]+/u)) {
    const name = clean(part);
    if (
      /^[\p{Script=Han}]{2,4}$|^[\p{Script=Han}]{1,8}·[\p{Script=Han}·]{1,12}$/u.test(name) &&
      !notNames.test(name) &&
      !/[的了在是为和与年月日]$/.test(name)
    )
      names.push(name);
    else if (names.length > 0 || part !== "") break;
  }
  return names;
}
