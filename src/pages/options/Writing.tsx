/** The reader's own names for the colours, and keys. */
import type { Signal } from "@preact/signals";
import { colours } from "../../model/annotation.ts";
import { type Command, commands, defaultKeys, isSettableKey, type Settings, withKey } from "../../model/settings.ts";
import type { MessageName } from "../../model/words.ts";
import { say } from "../../platform/words.ts";

interface WritingProps {
  readonly settings: Signal<Settings | null>;
  change(settings: Settings): void;
}

function commandName(command: Command, { names }: Settings): string {
  const colour = command.startsWith("colour_") ? colours[Number(command.slice(-1)) - 1] : undefined;
  if (colour) return say("key_colour", names[colour] || say(`colour_${colour}`));
  return say(`key_${command}` as MessageName);
}

export function Writing({ settings: shown, change }: WritingProps) {
  const settings = shown.value;
  if (!settings) return null;
  return (
    <>
      <section aria-labelledby="colours">
        <h2 id="colours">{say("colours_title")}</h2>
        <p class="soft">{say("colours_words")}</p>
        <div class="names">
          {colours.map((colour) => (
            <label key={colour}>
              <span class="dot" style={{ "--c": `var(--${colour})` }} />
              <input
                aria-label={say(`colour_${colour}`)}
                placeholder={say(`colour_${colour}`)}
                maxLength={24}
                value={settings.names[colour]}
                onChange={(event) =>
                  change({ ...settings, names: { ...settings.names, [colour]: event.currentTarget.value.trim() } })
                }
              />
            </label>
          ))}
        </div>
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys">{say("keys_title")}</h2>
        <p class="soft">{say("keys_words")}</p>
        <div class="keys">
          {commands.map((command) => (
            <label key={command}>
              {commandName(command, settings)}
              <input
                value={settings.keys[command].toUpperCase()}
                maxLength={1}
                onKeyDown={(event) => {
                  if (event.key === "Tab" || event.ctrlKey || event.metaKey || event.altKey) return;
                  event.preventDefault();
                  if (event.key === "Backspace" || event.key === "Delete") change(withKey(settings, command, ""));
                  else if (isSettableKey(event.key)) change(withKey(settings, command, event.key));
                }}
              />
            </label>
          ))}
        </div>
        <p>
          <button type="button" onClick={() => change({ ...settings, keys: defaultKeys })}>
            {say("keys_default")}
          </button>
        </p>
      </section>
    </>
  );
}
