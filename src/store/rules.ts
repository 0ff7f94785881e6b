/** Site rules at rest: one key a rule. */
import type { SiteRule } from "../model/rule.ts";
import type { Area } from "../platform/storage.ts";
import { readRule } from "./codec-rule.ts";

const prefix = "rule/";
const keyOf = (id: string): string => `${prefix}${id}`;

export interface RuleStore {
  /** The rules of one site (a host name without `www.`), oldest first; with `null`, of all sites. */
  ofSite(site: string | null): Promise<SiteRule[]>;
  /** Writes a rule, new or changed. */
  save(rule: SiteRule): Promise<void>;
  remove(id: string): Promise<void>;
}

/** The rules in `area`. What cannot be read is passed over and left where it is. */
export function rulesIn(area: Area): RuleStore {
  return {
    async ofSite(site) {
      const keys = (await area.keys()).filter((key) => key.startsWith(prefix));
      const rules = Object.values(await area.get(keys)).map(readRule);
      return rules
        .filter((rule) => rule !== null)
        .filter((rule) => site === null || rule.site === site)
        .sort((a, b) => a.created - b.created);
    },
    save: (rule) => area.set({ [keyOf(rule.id)]: rule }),
    remove: (id) => area.remove([keyOf(id)]),
  };
}
