/** The settings: names for the colours, and keys. */
import { render } from "preact";
import type { Settings } from "../../model/settings.ts";
import { storageArea } from "../../platform/storage.ts";
import { readerLanguage, say } from "../../platform/words.ts";
import { settingsIn } from "../../store/settings.ts";
import { world } from "../../store/world.ts";
import { Options } from "./Options.tsx";

const store = settingsIn(storageArea("local"), world);

function draw(settings: Settings): void {
  render(
    <Options say={say} settings={settings} change={(next) => void store.change(next).then(draw)} />,
    document.body,
  );
}

document.documentElement.lang = readerLanguage();
document.title = say("options_title");
store.get().then(draw);
