/** The keys, as they are set. */
import { colours } from "../model/annotation.ts";
import { type Command, commands } from "../model/settings.ts";
import { colourName } from "./naming.ts";
import { Panel } from "./Panel.tsx";
import type { Parts } from "./parts.ts";

/** What a command is called. */
export function commandName(parts: Pick<Parts, "state" | "say">, command: Command): string {
  const colour = command.startsWith("colour_") ? colours[Number(command.slice(7)) - 1] : undefined;
  return colour ? parts.say("key_colour", colourName(parts, colour)) : parts.say(`key_${command}` as `key_${Named}`);
}

type Named = Exclude<Command, `colour_${number}`>;

export function KeysHelp({ parts }: { parts: Parts }) {
  const { state, say } = parts;
  const { keys } = state.settings.value;
  const set = commands.filter((command) => keys[command] !== "");
  const control = /^(Mac|iP)/.test(navigator.platform) ? "⌘" : "Ctrl";
  const fixed = [
    ["Shift", say("key_extend")],
    ["Shift ← →", say("key_edge_end")],
    ["Alt Shift ← →", say("key_edge_start")],
    [`${control} Z`, say("key_undo")],
    [`${control} Shift Z`, say("key_redo")],
    ["Esc", say("key_escape")],
  ] as const;
  return (
    <Panel parts={parts} title={say("keys_title")}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keys, and it holds no button */}
      <div class="rows" tabIndex={0}>
        <dl class="keys">
          {set.map((command) => (
            <div key={command}>
              <dt>
                <kbd>{keys[command].toUpperCase()}</kbd>
              </dt>
              <dd>{commandName(parts, command)}</dd>
            </div>
          ))}
          {fixed.map(([pressed, words]) => (
            <div key={pressed}>
              <dt>
                {pressed.split(" ").map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
        <p class="empty">{say("keys_hint")}</p>
      </div>
    </Panel>
  );
}
