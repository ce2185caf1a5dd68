/**
 * How long a reader of an adopted text waits. First, the page of an edition against a file of the same bytes, both
 * served by one process to the same connections: the target is half of the file's requests per second. Second, a record
 * of 400 clauses and 10,000 entries verified in Chromium, from its last byte to the answer on the page: under a second.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import path from "node:path";
import { chromium } from "@playwright/test";
import { browser } from "../../support/browser.ts";
import { scratchFolder } from "../../support/scratch.ts";

const CONNECTIONS = 16;
const SECONDS = 3;
const ROUNDS = 3;
const VERIFIED_IN = 1_000;

interface CrowdMessage {
  address: string;
  road: string;
  long: string;
  bytes: number;
}

export async function benchEdition(only?: string): Promise<void> {
  const folder = scratchFolder();
  const env = { ...process.env, NODE_ENV: "production", DATABASE_URL: "" };
  const server = fork("tests/bench/edition-server.ts", [folder], { cwd: path.resolve("."), env });
  try {
    const gone = once(server, "exit").then(() => Promise.reject(new Error("The server ended.")));
    const [output] = (await Promise.race([once(server, "message"), gone])) as [CrowdMessage];
    gone.catch(() => {});
    if (only !== "verify") await pageAgainstFile(output);
    if (only !== "page") await verification(output);
  } finally {
    if (server.exitCode === null) {
      const ended = once(server, "exit");
      server.kill("SIGTERM");
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

async function pageAgainstFile({ address, road, bytes }: CrowdMessage): Promise<void> {
  console.log(`\nthe page of an edition, ${bytes} bytes, ${CONNECTIONS} connections`);
  const best = { file: 0, page: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    best.file = Math.max(best.file, await rate(address, "/page.html"));
    best.page = Math.max(best.page, await rate(address, `/editions/${road}`));
  }
  const ratio = best.page / best.file;
  console.log(`  as a file   ${Math.round(best.file)} requests a second`);
  console.log(
    `  as a page   ${Math.round(best.page)} requests a second: ${ratio.toFixed(2)} of that; half is the target: ${ratio >= 0.5 ? "met" : "MISSED"}`,
  );
}

/** Requests a second over connections that each wait for their answer before they ask again. */
async function rate(address: string, name: string): Promise<number> {
  const { hostname, port, host } = new URL(address);
  const ask = `GET ${name} HTTP/1.1\r\nHost: ${host}\r\nAccept-Language: en\r\n\r\n`;
  let answers = 0;
  const sockets = Array.from({ length: CONNECTIONS }, () => {
    const socket = connect(Number(port), hostname);
    const whole = wholeAnswers();
    socket.on("data", (bytes) => {
      if (!whole(bytes)) return;
      answers += 1;
      socket.write(ask);
    });
    socket.on("connect", () => socket.write(ask));
    return socket;
  });
  await new Promise((done) => setTimeout(done, 1_000));
  const [before, start] = [answers, performance.now()];
  await new Promise((done) => setTimeout(done, SECONDS * 1_000));
  const found = (answers - before) / ((performance.now() - start) / 1_000);
  for (const socket of sockets) socket.destroy();
  return found;
}

/** True when the bytes end an answer; throws at an answer that is incomplete or not a success. */
function wholeAnswers(): (bytes: Buffer | string) => boolean {
  let left = -1;
  let chunked = false;
  return (result) => {
    const bytes = Buffer.from(result as Buffer);
    let rest = bytes.length;
    if (left < 0 && !chunked) {
      const head = bytes.indexOf("\r\n\r\n");
      const lines = bytes.subarray(0, head).toString();
      if (!lines.startsWith("HTTP/1.1 200")) throw new Error(lines.split("\r\n", 1)[0]);
      chunked = /transfer-encoding: chunked/i.test(lines);
      left = Number(/content-length: (\d+)/i.exec(lines)?.[1] ?? -1);
      rest -= head + 4;
    }
    left -= chunked ? 0 : rest;
    const ended = chunked ? bytes.subarray(-5).toString() === "0\r\n\r\n" : left <= 0;
    if (ended) [left, chunked] = [-1, false];
    return ended;
  };
}

async function verification({ address, long }: CrowdMessage): Promise<void> {
  const run = await chromium.launch(browser());
  try {
    const taken = [];
    for (let round = 0; round < ROUNDS; round++) {
      const page = await run.newPage();
      await page.goto(`${address}/editions/${long}/verify`);
      await page.getByText(/^Verified: this is the text/).waitFor({ timeout: 60_000 });
      taken.push(await page.evaluate(sinceLastByte));
      await page.close();
    }
    const best = Math.min(...taken);
    console.log(`\nverification in Chromium of 400 clauses and 10,000 entries`);
    console.log(
      `  ${taken.map((one) => Math.round(one)).join(", ")} ms; under a second is the target: ${best < VERIFIED_IN ? "met" : "MISSED"}`,
    );
  } finally {
    await run.close();
  }
}

/** The page itself marks the moment when the answer is drawn (app/reading/PublishedCheck.tsx). */
function sinceLastByte(): number {
  const named = performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".json"));
  const record = named.at(-1) as PerformanceResourceTiming | undefined;
  const [viewed] = performance.getEntriesByName("plenary-verified");
  return (viewed?.startTime ?? Number.NaN) - (record?.responseEnd ?? 0);
}
