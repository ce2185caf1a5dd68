/** Many requests for the same thing at once. */
import { expect, test } from "vitest";
import { together } from "#server/realtime/together.ts";

/** Looks up the value when it is asked, and answers when the test decides. */
function lookingUp() {
  let stands = "as it was";
  const notificationsOf: ((error?: Error) => void)[] = [];
  const ask = together((key: string) => {
    const seen = `${key} ${stands}`;
    return new Promise<string>((resolve, reject) => {
      notificationsOf.push((error) => (error ? reject(error) : resolve(seen)));
    });
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  return {
    ask,
    asked: () => notificationsOf.length,
    changes: (to: string) => {
      stands = to;
    },
    async broadcast(error?: Error) {
      notificationsOf.at(-1)?.(error);
      await settled();
    },
  };
}

test("W37 two hundred who come at once cost two look-ups, and nobody is told what was looked up before he asked", async () => {
  const { ask, asked, changes, broadcast } = lookingUp();
  const first = ask("sheet");
  changes("as it is");
  const others = Array.from({ length: 199 }, () => ask("sheet"));
  expect(asked()).toBe(1);
  await broadcast();
  expect(await first).toBe("sheet as it was");
  expect(asked()).toBe(2);
  await broadcast();
  expect(new Set(await Promise.all(others))).toEqual(new Set(["sheet as it is"]));
  const later = ask("sheet");
  expect(asked()).toBe(3);
  await broadcast();
  expect(await later).toBe("sheet as it is");
});

test("W37 other things are looked up at the same time", async () => {
  const { ask, asked } = lookingUp();
  void ask("sheet");
  void ask("another");
  expect(asked()).toBe(2);
});

test("W37 a look-up that fails is told to those who shared it, and the next begins anew", async () => {
  const { ask, asked, broadcast } = lookingUp();
  const first = ask("sheet");
  const [second, third] = [ask("sheet"), ask("sheet")];
  const errors = Promise.allSettled([first, second, third]);
  await broadcast(new Error("gone"));
  await broadcast(new Error("gone again"));
  expect((await errors).map((one) => one.status)).toEqual(["rejected", "rejected", "rejected"]);
  const later = ask("sheet");
  expect(asked()).toBe(3);
  await broadcast();
  expect(await later).toBe("sheet as it was");
});
