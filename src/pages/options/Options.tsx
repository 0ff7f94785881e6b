/** The form of the settings: what is changed in it is kept at once. */
import { colours } from "../../model/annotation.ts";
import {
  type Command,
  commands,
  defaultKeys,
  isSettableKey,
  longestName,
  type Settings,
  withKey,
} from "../../model/settings.ts";
import type { Say } from "../../model/words.ts";

interface OptionsProps {
  readonly say: Say;
  readonly settings: Settings;
  change(next: (settings: Settings) => Settings): void;
}

export function Options({ say, settings, change }: OptionsProps) {
  const colourName = (colour: (typeof colours)[number]): string => settings.names[colour] || say(`colour_${colour}`);
  const commandName = (command: Command): string => {
    const colour = command.startsWith("colour_") ? colours[Number(command.slice(-1)) - 1] : undefined;
    return colour
      ? say("key_colour", colourName(colour))
      : say(`key_${command as Exclude<Command, `colour_${number}`>}`);
  };
  return (
    <main>
      <h1>{say("options_title")}</h1>
      <section aria-labelledby="names">
        <h2 id="names">{say("options_names")}</h2>
        <p>{say("options_names_hint")}</p>
        {colours.map((colour) => (
          <label key={colour} data-colour={colour}>
            <span class="sample">{say(`colour_${colour}`)}</span>
            <input
              type="text"
              maxLength={longestName}
              value={settings.names[colour]}
              onChange={(event) => {
                const name = event.currentTarget.value.trim();
                change((now) => ({ ...now, names: { ...now.names, [colour]: name } }));
              }}
            />
          </label>
        ))}
      </section>
      <section aria-labelledby="keys">
        <h2 id="keys">{say("key_keys")}</h2>
        <p>{say("options_keys_hint")}</p>
        {commands.map((command) => (
          <label key={command}>
            <span>{commandName(command)}</span>
            <input
              type="text"
              class="key"
              value={settings.keys[command].toUpperCase()}
              onKeyDown={(event) => {
                if (event.key === "Backspace" || event.key === "Delete") {
                  event.preventDefault();
                  change((now) => withKey(now, command, ""));
                } else if (isSettableKey(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey) {
                  event.preventDefault();
                  change((now) => withKey(now, command, event.key));
                } else if (event.key.length === 1) event.preventDefault();
              }}
            />
          </label>
        ))}
        <button type="button" onClick={() => change((now) => ({ ...now, keys: defaultKeys }))}>
          {say("options_keys_reset")}
        </button>
      </section>
    </main>
  );
}
