/** The service worker writes into what the server draws: here the two are tested together. */
import { expect, test } from "vitest";
import { Offline } from "#app/components/Offline.tsx";
import { Words } from "#app/components/WhileOffline.tsx";
import { listing, marked, titleOf, WHEN } from "#app/offline/markup.ts";
import { drawnIn, seen } from "../support/drawn.tsx";

const AT = Date.UTC(2026, 10, 22, 9);
const page = (language: "en" | "ru", body: string) =>
  `<html lang="${language}" dir="ltr"><body>${body}</body></html>`;

test.each(["en", "ru"] as const)(
  "W40 the sentence that the frame draws is shown with the time in it (%s)",
  (language) => {
    const drawn = page(language, drawnIn(language, <Words when={null} />));
    expect(drawn).toContain(WHEN);
    expect(drawn).toContain('hidden=""');
    const kept = marked(drawn, AT);
    expect(kept).not.toContain(WHEN);
    expect(kept).not.toContain("hidden");
    expect(seen(kept)).toMatch(
      language === "en" ? /on 22 November at \d\d:\d\d and/ : /устройстве 22 ноября в \d\d:\d\d и/,
    );
    expect(kept).toMatch(/<html data-kept-at="2026-11-22T09:00:00.000Z" data-kept-when="[^"]+" lang=/);
  },
);

test.each(["en", "ru"] as const)(
  "W45 the page without a line lists what is kept here, escaped as it was (%s)",
  (language) => {
    const drawn = page(language, drawnIn(language, <Offline />));
    expect(listing(drawn, [])).toBe(drawn);
    const title = titleOf("<title>Rights &amp; duties · Plenary</title>");
    const listed = listing(drawn, [{ path: "/texts/t1", title, at: AT }]);
    expect(listed).toContain('<a href="/texts/t1">Rights &amp; duties</a>');
    expect(listed).not.toContain("hidden");
    expect(seen(listed)).toContain(
      language === "en" ? "Saved on this device" : "Сохранено на этом устройстве",
    );
  },
);
