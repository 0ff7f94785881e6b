/** A button that asks before it does: it says what will happen, and waits for a second press. */
import { useSignal } from "@preact/signals";
import { say } from "../../platform/words.ts";

interface AskingProps {
  readonly label: string;
  /** What will happen. */
  readonly words: string;
  agreed(): void;
}

export function Asking({ label, words, agreed }: AskingProps) {
  const open = useSignal(false);
  const close = (): void => {
    open.value = false;
  };
  return (
    <div>
      <button
        type="button"
        aria-expanded={open.value}
        onClick={() => {
          open.value = !open.value;
        }}
      >
        {label}
      </button>
      {open.value ? (
        <div class="asking" role="alertdialog" aria-label={label}>
          <p>{words}</p>
          <p class="row">
            <button
              type="button"
              onClick={() => {
                close();
                agreed();
              }}
            >
              {label}
            </button>
            <button type="button" class="plain" onClick={close}>
              {say("cancel")}
            </button>
          </p>
        </div>
      ) : null}
    </div>
  );
}
