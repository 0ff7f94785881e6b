/** Pictures and players in the copy: real addresses for placeholders, links for players, and none of what is no picture. */
import type { Page } from "./page.ts";

/** Where pages keep the real address while `src` holds a placeholder, the most trusted first. */
const lazyNames = [
  "data-src",
  "data-original",
  "data-actualsrc",
  "data-lazy-src",
  "data-lazy",
  "data-lazyload",
  "data-lazyload-src",
  "data-img-src",
  "data-url",
  "data-srv",
  "data-image",
  "data-echo",
  "data-original-src",
  "data-hi-res-src",
  "data-full-src",
  "data-large-src",
  "data-backsrc",
  "file",
  "zoomfile",
  "original",
  "_src",
  "alt_src",
  "src2",
  "real_src",
];
const lazySets = ["data-srcset", "data-lazy-srcset", "data-original-set", "data-responsive-srcset"];
const address =
  /^(?:https?:)?\/\/\S+$|^\.{0,2}\/?[^\s:{}<>"']+\.(?:jpe?g|png|gif|webp|avif|bmp)(?:[?#]\S*)?$|[?&]wx_fmt=|^\/[^\s:{}<>"']+$/i;
const placeholder =
  /(?:^|[/_.-])(?:loading|lazy(?:load)?|placeholder|blank|spacer|transparent|grey|gray|pixel|1x1|default_?img|none|empty|dot|space)[\w-]*\.(?:gif|png|jpe?g|svg|webp)(?:[?#]|$)|^data:image|^about:|^$/i;
const noPicture =
  /(?:qr[_-]?code|erweima|weixin_?code|(?:^|[/_-])ewm|wxcode|share[_-]?icon|(?:^|[/_-])icons?(?:[/_.-]|$)|emoji|avatar|gravatar|(?:^|[/_-])logo(?:[_.-]|$)|spacer|pixel\.|\/1x1|beacon|tracking|doubleclick|scorecardresearch)/i;
/** A picture of no more than this is a tracker, a spacer or an icon; CSS pixels. */
const tooSmall = 32;

const plainNames = new Set(["src", "alt", "title", "width", "height", "class", "style", "border", "align", "id"]);

/** Puts the real address into `src`, whatever the page kept it in. */
function wake(image: Element): void {
  const names = image.getAttributeNames().filter((name) => !plainNames.has(name));
  if (names.length > 0) findLazy(image, names);
  if (placeholder.test(image.getAttribute("src") ?? "")) {
    const best = bestOf(image.getAttribute("srcset") ?? "");
    if (best !== null) image.setAttribute("src", best);
  }
}

function findLazy(image: Element, names: readonly string[]): void {
  const own = image.getAttribute("src") ?? "";
  const lazy = lazyNames
    .filter((name) => names.includes(name))
    .map((name) => image.getAttribute(name)?.trim() ?? "")
    .find((value) => value !== "" && address.test(value));
  if (lazy !== undefined && (placeholder.test(own) || lazy !== own)) image.setAttribute("src", lazy);
  const set = lazySets.map((name) => image.getAttribute(name)).find((value) => value !== null);
  if (set !== undefined && set !== null) image.setAttribute("srcset", set);
}

/** The largest picture of a `srcset`. */
function bestOf(set: string): string | null {
  let best: string | null = null;
  let most = 0;
  for (const [, url, size] of set.matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)[xw])?\s*(?:,|$)/g)) {
    if (url === undefined || Number(size ?? 1) < most || url.startsWith("data:")) continue;
    best = url;
    most = Number(size ?? 1);
  }
  return best;
}

/** A longer `<noscript>` is a page of its own. */
const mostNoscript = 4000;

/** `<noscript>` holds the real picture beside its placeholder. */
function openNoscript({ body, origins }: Page): void {
  for (const noscript of origins.named("noscript")) {
    // In a page that may run scripts its content is text, in a parsed file it is elements.
    const source = noscript.textContent ?? "";
    const parsed =
      /<img/i.test(source) && source.length <= mostNoscript
        ? new DOMParser().parseFromString(source, "text/html")
        : noscript;
    const image = parsed.querySelector("img");
    const before = noscript.previousElementSibling;
    const twin = before?.localName === "img" ? before : (before?.querySelector("img") ?? null);
    if (image === null) continue;
    wake(image);
    if (placeholder.test(image.getAttribute("src") ?? "")) continue;
    const copy = body.ownerDocument.importNode(image, true);
    if (twin === null) noscript.before(copy);
    else if (placeholder.test(twin.getAttribute("src") ?? "")) twin.replaceWith(copy);
  }
}

const players: readonly (readonly [RegExp, (id: string) => { href: string; picture?: string }])[] = [
  [
    /(?:youtube(?:-nocookie)?\.com\/embed\/|youtu\.be\/)([\w-]{11})/,
    (id) => ({ href: `https://www.youtube.com/watch?v=${id}`, picture: `https://i.ytimg.com/vi/${id}/hqdefault.jpg` }),
  ],
  [/player\.vimeo\.com\/video\/(\d+)/, (id) => ({ href: `https://vimeo.com/${id}` })],
  [/player\.bilibili\.com\/player\.html\?.*?bvid=(\w+)/, (id) => ({ href: `https://www.bilibili.com/video/${id}` })],
  [/v\.qq\.com\/.*?vid=(\w+)/, (id) => ({ href: `https://v.qq.com/x/page/${id}.html` })],
  [/player\.youku\.com\/embed\/([\w=]+)/, (id) => ({ href: `https://v.youku.com/v_show/id_${id}.html` })],
  [/dailymotion\.com\/embed\/video\/(\w+)/, (id) => ({ href: `https://www.dailymotion.com/video/${id}` })],
  [
    /(?:player\.)?twitch\.tv\/\?video=(\w+)/,
    (id) => ({ href: `https://www.twitch.tv/videos/${id.replace(/^v/, "")}` }),
  ],
];

/** A link in a player's place: a picture where there is one, else its title. */
function link(player: Element, href: string, picture: string | null, title: string): void {
  const doc = player.ownerDocument;
  const paragraph = doc.createElement("p");
  const anchor = doc.createElement("a");
  anchor.setAttribute("href", href);
  if (picture === null) anchor.textContent = title;
  else {
    const image = doc.createElement("img");
    image.setAttribute("src", picture);
    image.setAttribute("alt", title);
    anchor.append(image);
  }
  paragraph.append(anchor);
  player.replaceWith(paragraph);
}

function linkPlayers({ origins }: Page): void {
  for (const frame of origins.named("iframe")) {
    const source = ["src", ...lazyNames].map((name) => frame.getAttribute(name) ?? "").join(" ");
    for (const [expression, make] of players) {
      const id = expression.exec(source)?.[1];
      if (id === undefined) continue;
      const { href, picture } = make(id);
      link(frame, href, picture ?? null, frame.getAttribute("title") || (URL.parse(href)?.hostname ?? href));
      break;
    }
  }
  for (const video of [...origins.named("video"), ...origins.named("audio")]) {
    const source = video.getAttribute("src") ?? video.querySelector("source")?.getAttribute("src") ?? "";
    const poster = video.getAttribute("poster");
    if (/^(?:https?:)?\/\/|^\//.test(source))
      link(video, source, poster, video.getAttribute("title") ?? video.localName);
    else video.remove();
  }
}

function isSmall(image: Element, origin: Element | undefined): boolean {
  const sizes = [
    Number.parseFloat(image.getAttribute("width") ?? ""),
    Number.parseFloat(image.getAttribute("height") ?? ""),
  ].filter((size) => size > 0);
  if (image.getAttribute("width")?.includes("%")) return false;
  if (sizes.some((size) => size <= 2) || (sizes.length === 2 && sizes.every((size) => size <= tooSmall))) return true;
  // Natural sizes are those of what the page shows now: of a placeholder they say nothing of the picture to come.
  if (origin === undefined || origin.getAttribute("src") !== image.getAttribute("src")) return false;
  const shown = ["naturalWidth", "naturalHeight"].map((name) => Number(Reflect.get(origin, name) ?? 0));
  return shown.every((size) => size > 0 && size <= tooSmall) || shown.some((size) => size > 0 && size <= 2);
}

/** Mends the pictures of the copy and turns players into links. Sets attributes in an inert document: nothing loads. */
export function mendPictures(page: Page): void {
  const { body, origins } = page;
  openNoscript(page);
  linkPlayers(page);
  for (const image of body.getElementsByTagName("img")) wake(image);
  for (const image of [...body.getElementsByTagName("img")]) {
    const source = image.getAttribute("src") ?? "";
    const bare =
      placeholder.test(source) &&
      (!source.startsWith("data:image") || source.length < 400) &&
      !image.hasAttribute("srcset");
    const inPicture = bare && image.parentElement?.localName === "picture";
    if ((bare && !inPicture) || noPicture.test(source) || isSmall(image, origins.get(image))) image.remove();
  }
  for (const source of body.querySelectorAll("picture source[data-srcset]"))
    source.setAttribute("srcset", source.getAttribute("data-srcset") ?? "");
}
