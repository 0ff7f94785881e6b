/** Site rules at rest: one register a rule, so that they travel. */
import type { Json } from "../model/register.ts";
import type { SiteRule } from "../model/rule.ts";
import { readRule } from "./codec-rule.ts";
import type { RegisterStore } from "./sync/registers.ts";

const prefix = "rule/";

const jsonOf = ({ id, site, selector, shape, action, sample, on, created }: SiteRule): Json => ({
  id,
  site,
  selector,
  shape: { begins: shape.begins, shortest: shape.shortest, longest: shape.longest },
  action,
  sample,
  on,
  created,
});

export interface RuleStore {
  /** The rules of one site (a host name without `www.`), oldest first; with `null`, of all sites. */
  ofSite(site: string | null): Promise<SiteRule[]>;
  /** Writes a rule, new or changed. */
  save(rule: SiteRule): Promise<void>;
  remove(id: string): Promise<void>;
}

/** Rules for private windows: those that are `kept`, and over them the reader's `own` of there. Changes go to these. */
export function rulesOver(kept: RuleStore, own: RuleStore): RuleStore {
  return {
    ...own,
    async ofSite(site) {
      const [below, above] = await Promise.all([kept.ofSite(site), own.ofSite(site)]);
      const changed = new Set(above.map(({ id }) => id));
      return [...below.filter(({ id }) => !changed.has(id)), ...above].sort((a, b) => a.created - b.created);
    },
  };
}

/** The rules among `registers`. What cannot be read is passed over and left where it is. */
export function rulesIn(registers: RegisterStore): RuleStore {
  return {
    async ofSite(site) {
      const rules = (await registers.list(prefix)).map(({ value }) => readRule(value)).filter((rule) => rule !== null);
      return rules.filter((rule) => site === null || rule.site === site).sort((a, b) => a.created - b.created);
    },
    save: (rule) => registers.put(prefix + rule.id, jsonOf(rule)),
    remove: (id) => registers.remove(prefix + id),
  };
}
