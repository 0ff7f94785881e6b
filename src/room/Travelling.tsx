/** The meter in the list: how many notes of how many travel, how full the space is, and what waits; in a private window, that none is kept. */
import { waitingWords } from "../model/travel-words.ts";
import type { Parts } from "./parts.ts";

export function Travelling({ state, say, locale }: Parts) {
  if (state.isPrivate.value)
    return (
      <div class="panel-foot about" role="note">
        {say("private_notes")}
      </div>
    );
  const meter = state.meter.value;
  // What was written a moment ago has not been counted yet.
  if (!meter || meter.annotations === 0) return null;
  const { travelling, annotations, bytes, capacity, waiting } = meter;
  const number = new Intl.NumberFormat(locale);
  const full = new Intl.NumberFormat(locale, { style: "percent" }).format(bytes / capacity);
  return (
    <div class="panel-foot about" role="note">
      <span>
        {say("travel_line", number.format(travelling), number.format(annotations), full)}
        {waiting.map((one) => (
          <span key={one.why}>
            {" · "}
            {waitingWords(one, say, locale, Date.now())}
          </span>
        ))}
      </span>
    </div>
  );
}
