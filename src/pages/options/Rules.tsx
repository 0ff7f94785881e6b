/** Site rules in the settings: what was put back and taken out, site by site, each with a switch and a delete. */
import type { Signal } from "@preact/signals";
import type { SiteRule } from "../../model/rule.ts";
import type { Calls } from "../../platform/messages.ts";
import { say } from "../../platform/words.ts";
import type { Office } from "../../store/office.ts";

interface RulesProps {
  readonly rules: Signal<readonly SiteRule[]>;
  readonly office: Calls<Office>;
  take(coming: Promise<readonly SiteRule[]>): void;
}

export function Rules({ rules, office, take }: RulesProps) {
  const sites = [...Map.groupBy(rules.value, ({ site }) => site)].sort(([a], [b]) => (a < b ? -1 : 1));
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{say("rules_title")}</h2>
      <p class="soft">{say(sites.length > 0 ? "rules_words" : "rules_none")}</p>
      {sites.map(([site, ofSite]) => (
        <ul key={site} aria-label={site}>
          <li>
            <b>{site}</b>
          </li>
          {ofSite.map(({ id, on, action, sample }) => (
            <li key={id}>
              <label class="grow">
                <input
                  type="checkbox"
                  checked={on}
                  onChange={(event) => take(office.switchRule(id, event.currentTarget.checked))}
                />
                <span>
                  <span class="soft">{say(action === "keep" ? "rule_keeps" : "rule_removes")}</span> {sample}
                </span>
              </label>
              <button type="button" class="plain" onClick={() => take(office.removeRule(id))}>
                {say("delete")}
              </button>
            </li>
          ))}
        </ul>
      ))}
    </section>
  );
}
