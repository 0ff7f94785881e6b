/** What an earlier Galley wrote into the sync area is read as it was meant, to the last bit of the packing. */
import { expect, test } from "vitest";
import { open, seal } from "../../../../src/store/sync/codec/shard.ts";
import { savedParcel, savedValue } from "./saved.ts";

test("an item that was saved opens", () => {
  expect(open(savedValue)).toEqual({ parcel: savedParcel });
});

test("and the same is written today: what is packed in another way is of another version", () => {
  expect(seal(savedParcel)).toBe(savedValue);
});
