/** Names: which words are one, and how several are told apart. */
import { fold } from "../text.ts";

const notNames =
  /^(?:admin|administrator|author|authors|editor|editors|test|unknown|name|null|undefined|none|staff|by|guest|anonymous|未知|佚名|不详|本站|网络|记者|编辑|小编|公众号|综合|来源|作者|责任编辑|posted by|view all posts.*|n\/a|written by|email|posted|view profile|follow|read more|webmaster|user|root|\d+)$/iu;
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
    .replace(/\s+[-–—|]\s+.*$/u, "")
    .replace(/^(?:www\.|@).*|.*(?:\.com|\.net|\.org)\/.*$/iu, "")
    .replace(/^[\s\p{P}\p{S}]+|[\s,，、:：;；|/（(【[）)】\]>–—-]+$|^and\s+/gu, "")
    .replace(/\s*[（(【[][^）)】\]]*[）)】\]]\s*$/u, "")
    .trim();
}

/** `Roy, Aniruddha` with the given name first. */
export function invert(name: string): string {
  const parts = name.split(/,\s*/);
  return parts.length === 2 ? `${parts[1]} ${parts[0]}` : name;
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
  // `Jane Doe, MD, FAND` and `Jane Doe, Senior Editor`: a title is no name of its own.
  const names = parts.filter(
    (name, index) =>
      !(index > 0 && /^[A-Z]{2,5}(?:-[A-Z]{1,3})?$/.test(name)) &&
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
    // `記者 顧明川／石嶼報導`: where the report comes from.
    if (names.length > 0 && /(?:报道|報導|報道|電|电)$/u.test(part)) break;
    const name = clean(part).replace(/(?<=\p{Script=Han}{2})(?:编译|报道|综合|摄)$/u, "");
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

const latinWord = /^(?:[\p{Lu}][\p{L}\p{M}'’.-]*|de|da|di|du|la|le|van|von|der|den|bin|al|el|and|&|y|et|und|MD|PhD)$/u;
const notInNames =
  /^(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Mon(?:day)?|Tue(?:s(?:day)?)?|Wed(?:nesday)?|Thu(?:rs(?:day)?)?|Fri(?:day)?|Sat(?:urday)?|Sun(?:day)?|Updated|Published|Posted|Last|Read|Share|Email|Follow|View|More|The|This|In|On|At|For|From|Photo|Image|Written|Authored|Guide|Head|Author|Editor|Reviewed|Edited|Contributors?|Team|Staff|Minutes?|Min)$/;
const mostWords = 5;

/** The names that a Latin byline begins with: capitalised words up to the first that is none. `Jane Doe and John Roe April 4` */
export function leadingNames(text: string): string[] {
  const taken: string[] = [];
  for (const word of fold(text).split(" ")) {
    const bare = word.replace(/[,;|·•]+$/, "");
    if (!latinWord.test(bare) || notInNames.test(bare) || /[a-z][A-Z].*[A-Z]/.test(bare)) break;
    taken.push(word);
    if (bare !== word && !word.endsWith(",")) break;
  }
  while (/^(?:and|&|y|et|und|de|da|van|von|la)$/.test(taken.at(-1) ?? "")) taken.pop();
  return splitNames(taken.join(" ")).filter((name) => name.split(" ").length <= mostWords);
}
