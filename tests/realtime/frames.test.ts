/** Frames of the protocol: what is written can be read again. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as ws from "ws";
import {
  askStateFrame,
  changeFrame,
  noticeFrame,
  onTheWire,
  presenceFrame,
  readFrame,
  stateFrame,
} from "#server/realtime/frames.ts";
import { receipt } from "./stand-ins.ts";

test("W1 no bytes make the reader throw, and what it cannot read whole is malformed or unknown", () => {
  const kinds = ["ask-state", "change", "presence", "ask-presence", "receipt", "malformed", "unknown"];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      expect(kinds).toContain(readFrame(bytes).type);
    }),
    { numRuns: 5_000 },
  );
});

test("W1 what is written is read again, and with a byte more or less it is malformed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (content) => {
      expect(readFrame(askStateFrame(content))).toEqual({ type: "ask-state", vector: content });
      expect(readFrame(stateFrame(content))).toEqual({ type: "change", step: 2, update: content });
      expect(readFrame(changeFrame(content))).toEqual({ type: "change", step: "update", update: content });
      for (const frame of [askStateFrame(content), stateFrame(content), changeFrame(content)]) {
        expect(readFrame(new Uint8Array([...frame, 0])).type).toBe("malformed");
        expect(readFrame(frame.subarray(0, -1)).type).toBe("malformed");
      }
    }),
  );
});

test("W1 the other frames are told apart", () => {
  expect(readFrame(presenceFrame([new Uint8Array([5, 1, 4])]))).toMatchObject({ type: "presence" });
  expect(readFrame(new Uint8Array([3]))).toEqual({ type: "ask-presence" });
  expect(readFrame(receipt(300))).toEqual({ type: "receipt", bytes: receipt(300) });
  expect(readFrame(new Uint8Array([7, 1]))).toEqual({ type: "unknown", number: 7 });
  expect(readFrame(noticeFrame({ type: "phase" }))).toMatchObject({ type: "unknown", number: 103 });
  expect(readFrame(new Uint8Array([0, 9, 0]))).toEqual({ type: "malformed" });
  expect(readFrame(new Uint8Array([]))).toEqual({ type: "malformed" });
});

test("W5 a frame goes over the socket byte for byte as the library would write it, whatever its length", () => {
  const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } };
  const options = { fin: true, opcode: 2, mask: false, readOnly: true, rsv1: false };
  for (const length of [1, 125, 126, 127, 65_535, 65_536, 300_000]) {
    const frame = Buffer.alloc(length, 7);
    expect(onTheWire(frame).equals(Buffer.concat(Sender.frame(frame, options)))).toBe(true);
  }
});
