/** Which languages' words a page needs before it is cleaned. */
import { expect, test } from "vitest";
import { languagesOfPage } from "../../src/clean/languages/learn.ts";
import { parse } from "./cases.ts";

const of = (lang: string, text: string): string =>
  [...languagesOfPage(parse(`<html lang="${lang}"><body><p>${text}</p></body></html>`))].sort().join(" ");

const chinese = "中央气象台今天早晨继续发布暴雨预警，预计未来两天南方部分地区仍有强降雨。";
const english =
  "The council said that the bridge was closed and that one of the two lanes is for the buses and for the trams. ";

test.each([
  ["Chinese that says so", "zh-CN", chinese, "zh"],
  ["Chinese that says nothing", "", chinese, "zh"],
  ["Chinese with the tag of a copied template", "en", chinese, "en zh"],
  ["a Chinese page about English words", "zh-CN", chinese + english.repeat(2), "en zh"],
  ["English that says nothing", "", english, "en"],
  [
    "a page of a language that is not known, which has its buttons in English",
    "fi",
    "Kaupunginhallitus päätti asiasta.",
    "en",
  ],
  ["German, whose pages have English buttons too", "de", "Der Rat hat die Brücke gesperrt.", "de en"],
  [
    "Japanese, which has Chinese letters too",
    "ja",
    "市議会は橋を閉鎖すると発表した。工事は来年の春まで続く見通しだという。",
    "en ja",
  ],
  ["Korean", "", "시의회는 다리를 폐쇄한다고 밝혔다. 공사는 내년 봄까지 이어질 전망이다.", "en ko"],
  ["nothing to read", "", "", "en"],
])("%s", (_, lang, text, languages) => {
  expect(of(lang, text)).toBe(languages);
});

test("Chinese in boxes behind a script that is longer than what is looked at", async () => {
  const frame = document.createElement("iframe");
  const script = `<script type="text/plain">${"var state = { id: 1 }; ".repeat(1_500)}</script>`;
  frame.srcdoc = `<!doctype html><title>暴雨</title><body>${script}<div>${chinese}<br>${chinese}</div></body>`;
  const loaded = new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
  document.body.append(frame);
  await loaded;
  expect(frame.contentDocument && languagesOfPage(frame.contentDocument)).toEqual(["zh"]);
  frame.remove();
});
