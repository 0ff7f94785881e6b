/** A parcel, and the item that Galley 0.1 made of it. */

import { stampOf } from "../../../../src/model/clock.ts";
import type { PageKey } from "../../../../src/model/page.ts";
import type { Parcel } from "../../../../src/store/sync/parcel.ts";

const [first, second] = ["harbour.example/news/ferry" as PageKey, "www.lanzhou.example/2026/0412/c1.html" as PageKey];
const time = 1_775_952_000_000;
const deleted = "00000000000000a4";

export const savedParcel: Parcel = {
  notes: [
    {
      id: "00000000000000a1",
      page: first,
      segments: [
        {
          exact: "the second berth will open before the ice does",
          prefix: "The harbour office said on Monday that ",
          suffix: ", two weeks earlier than last year",
          start: 1_204,
        },
      ],
      colour: "blue",
      note: "Ask who paid for the **dredging** #ports",
      tags: ["ports"],
      created: time,
      edited: time + 40_000,
      deleted: null,
      stamp: stampOf({ time: time + 40_000, count: 0, device: "0a0b0c0d" }),
    },
    {
      id: "00000000000000a2",
      page: second,
      segments: [
        {
          exact: "第一班船将在清晨六点离开南屏码头",
          prefix: "航运公司在通知中说，",
          suffix: "，比往年早两个星期。",
          start: 388,
        },
        { exact: "票价不变", prefix: "", suffix: "。", start: 431 },
      ],
      colour: "yellow",
      note: "去年是几点？𠮷",
      tags: [],
      created: time + 90_000,
      edited: time + 90_000,
      deleted: null,
      stamp: stampOf({ time: time + 90_000, count: 2, device: "1a2b3c4d" }),
    },
    {
      id: deleted,
      page: "" as PageKey,
      segments: [],
      colour: "yellow",
      note: "",
      tags: [],
      created: 0,
      edited: 0,
      deleted: time + 5_000,
      stamp: stampOf({ time: time + 5_000, count: 1, device: "0a0b0c0d" }),
    },
  ],
  pages: [
    {
      page: first,
      url: `https://${first}`,
      title: "Ferries to sail before the ice is out",
      source: "The Harbour Post",
      authors: ["A. Reed"],
      published: "2026-04-11",
    },
    { page: second, url: `http://${second}`, title: "南屏码头开航", source: null, authors: [], published: null },
  ],
  registers: [
    {
      key: "settings",
      value: { theme: "dark" },
      deleted: false,
      stamp: stampOf({ time, count: 0, device: "0a0b0c0d" }),
    },
  ],
  seen: new Map([[deleted, ["0a0b0c0d", "1a2b3c4d"]]]),
};

export const savedValue = [
  "1|A#!!!!!!!00r8,b-R5m$!!!!!!!-)BR7Bl>$%r%!!!!!!#PP'sNJ%k$p[!;q)#CfjE`pF7$rxpn{.S+^`/8x>A?KNB@Q*LoGWL",
  "e-J[FAM;Cb$R2Pw/K:P:WIBD;G^9-}oCSKs*]e;hg=L,?h^?z4X!o(T7KIad=yLM$]L'HZmr+|rT|GugTX]kJG{].=dHY0{=?v))",
  "KCyr]M5r)3*~nch@7U$dr/4.$]$d0;qBIZ)uoLv92p*}{vtaG3:i6n4#xL]AQpOw}6jGi;%)bodyD0V*C@O;Ecg?+(tZ)WLd.Uzz",
  "Ij|-W[WGEB/:JiIa]N+%H8WNi@)VDi#:3f'=(n@dlF@-dBvz[mt${?;rSy[a#wdiH1rVy-4$fd#rBlrMBOsRt%{$ADB@S%>,6x#~",
  "N=5Vw1U[@!ApPT#*PVN2':6f{r*B:J}3Ps_mCxzfqgC1^xQ0[E0y[OeG",
].join("");
