/** The reader's say in the cleaning: blocks put back and taken out, remembered as rules of the site. */
import type { Article, Removal } from "../../model/article.ts";
import type { SiteRule } from "../../model/rule.ts";
import type { Say } from "../../model/words.ts";
import type { Toast } from "../state.ts";
import type { Cleaning } from "./Removed.tsx";

/** What the cleaner can do with rules; given by the entry, since the room knows no cleaner. */
export interface RuleMaking {
  /** A rule that keeps a removed block; `null` when none can be made that means it. */
  keep(removal: Removal): Promise<SiteRule | null>;
  /** A rule that removes a block of the article, and what is like it; `null` when none can be made. */
  remove(block: Element): Promise<SiteRule | null>;
}

export interface Recleaning {
  readonly making: RuleMaking;
  readonly say: Say;
  save(rule: SiteRule): Promise<void>;
  /** Cleans the page anew with one more rule; `null`: nothing is left. */
  clean(rules: readonly SiteRule[]): Article | null;
  show(article: Article): void;
  toast(toast: Toast): void;
  /** What the reader is told when a rule could not be made, since its part did not come. */
  whyMissing(error: unknown): string;
}

/** A cleaning that starts with the site's `rules`. Every change can be undone, and the rule is then off but still listed. */
export function recleaning(rules: readonly SiteRule[], given: Recleaning): Cleaning {
  let current = rules;

  function apply(next: readonly SiteRule[], changed: SiteRule): boolean {
    const article = given.clean(next);
    if (!article) return false;
    current = next;
    given.show(article);
    // A rule that could not be kept holds for this reading only; the next one starts from what is stored.
    given.save(changed).catch((error: unknown) => given.toast({ words: String(error), undo: null }));
    return true;
  }

  async function add(making: Promise<SiteRule | null>, words: string): Promise<void> {
    let rule: SiteRule | null;
    try {
      rule = await making;
    } catch (error) {
      return given.toast({ words: given.whyMissing(error), undo: null });
    }
    if (!rule || !apply([...current, rule], rule)) {
      given.toast({ words: given.say("rule_impossible"), undo: null });
      return;
    }
    given.toast({
      words,
      undo: () => {
        const off = { ...rule, on: false };
        apply(
          current.map((other) => (other.id === rule.id ? off : other)),
          off,
        );
      },
    });
  }

  return {
    putBack: (removal) => void add(given.making.keep(removal), given.say("rule_kept")),
    takeOut: (block) => void add(given.making.remove(block), given.say("rule_removed")),
  };
}
