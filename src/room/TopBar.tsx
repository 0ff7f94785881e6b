/** The line at the top: the seal, the site, how many notes, the way out. */
import { BarTools } from "./BarTools.tsx";
import { Private } from "./Private.tsx";
import type { Shown } from "./parts.ts";

export function TopBar(shown: Shown) {
  const { article, state, say, turnOver, close, follow } = shown;
  const saving = state.saving.value;
  return (
    <nav class="bar" aria-label={say("room_label")}>
      <span class="seal" aria-hidden="true">
        清
      </span>
      <span class="site">{article.siteName ?? hostOf(article.url)}</span>
      <Private {...shown} />
      <span class="grow" />
      <span class={`saving ${saving.state}`} role="status">
        {saving.state === "failed" ? saving.why : ""}
      </span>
      <BarTools {...shown} />
      <a
        class="quiet"
        href={article.url}
        onClick={(event) => {
          event.preventDefault();
          event.stopPropagation();
          if (event.ctrlKey || event.metaKey) follow(article.url, "background-tab");
          else turnOver();
        }}
      >
        {say("original")}
      </a>
      <button type="button" class="quiet" aria-label={say("close")} title={`${say("close")} (Esc)`} onClick={close}>
        ✕
      </button>
    </nav>
  );
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : "";
}
