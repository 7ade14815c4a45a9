// First and later visits: how soon the dashboard stands there, what is transferred, and what an idle page does.

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumWithProfile } from "../browser/lib/browsers.mjs";
import { settled, sleep } from "../browser/lib/page.mjs";
import { during, processor } from "./processor.mjs";
import { attempt, heading, line } from "./table.mjs";
import { restart, seen, watch } from "./watch.mjs";

export const window_ = { viewport: { width: 1440, height: 900 }, locale: "zh-CN" };
const dashboard = "组合仪表盘";
const visits = 5;

/** A browser with a profile of its own on disk, which is thrown away. */
export async function withBrowser(marker, body) {
    const folder = mkdtempSync(join(tmpdir(), "pmo-bench-"));
    const context = await chromiumWithProfile(folder, window_);
    try {
        await context.addInitScript(watch, marker);
        await sleep(700);                           // the browser's own start is not the page's
        return await body(context);
    } finally {
        await context.close();
        rmSync(folder, { recursive: true, force: true });
    }
}

export const pictureShown = (page) => page.waitForFunction(() => window.pmoWatch?.shown > 0, null, { timeout: 60000, polling: 50 });

async function visit(context, url) {
    const page = await context.newPage();
    await page.goto(url, { waitUntil: "commit" });
    await pictureShown(page);
    return page;
}

/** Processor time of the main thread since the navigation. */
async function spent(page) {
    const meter = await processor(page);
    const { whole } = await meter.taken();
    await meter.end();
    return whole / 1000;
}

/** Bytes over the network for everything that was asked for before the picture was there. What comes later comes through the service worker, which keeps it. */
const transferred = (page) => page.evaluate(() => {
    const until = window.pmoWatch.shown;
    const first = performance.getEntriesByType("resource").filter((entry) => entry.startTime < until);
    return first.reduce((sum, entry) => sum + entry.transferSize, performance.getEntriesByType("navigation")[0].transferSize) / 1e6;
});

async function starts(url) {
    const cold = { mirrored: [], shown: [] }, warm = { mirrored: [], shown: [] }, bytes = [];
    const note = (into, { mirrored, shown }) => {
        into.mirrored.push(mirrored / 1000);
        into.shown.push(shown / 1000);
    };
    for (let i = 0; i < visits; i++) {
        await withBrowser(dashboard, async (context) => {
            const page = await visit(context, url);
            note(cold, await seen(page));
            await settled(page);
            bytes.push(await transferred(page));
            if (i < visits - 1) return;
            await page.evaluate(() => navigator.serviceWorker.ready);
            await sleep(3000);                      // the service worker keeps what it needs
            await page.close();
            for (let again = 0; again < visits + 1; again++) {
                const next = await visit(context, url);
                if (again > 0) note(warm, await seen(next));   // the first of them still compiles
                await settled(next);
                await next.close();
            }
        });
    }
    line("cold start: navigation to the dashboard in the mirror", cold.mirrored, { unit: "s", atMost: 1.5 });
    line("cold start: navigation to the first picture", cold.shown, { unit: "s", atMost: 1.5 });
    line("warm start: navigation to the first picture", warm.shown, { unit: "s" });
    line("first visit: transferred for the first picture", bytes, { unit: "MB", atMost: 2.2 });
}

/** A page that nobody touches, whatever it shows. */
export async function idle(page, what) {
    await settled(page);
    await page.mouse.move(5, 5);
    await sleep(1500);                              // tooltips have come and gone
    const meter = await processor(page);
    await restart(page);
    const frames = await page.evaluate(() => window.pmoProbe.frames);
    const { whole } = await during(meter, () => sleep(5000));
    const after = await seen(page);
    line(`${what}: frames in 5 s`, await page.evaluate(() => window.pmoProbe.frames) - frames, { unit: "count", atMost: 0 });
    line(`${what}: timers and frames asked for in 5 s`, after.asked, { unit: "count", atMost: 0 });
    line(`${what}: processor time in 5 s`, whole);
    await meter.end();
}

export async function benchStart(url) {
    heading("The page: start (1440 × 900, software rendering)");
    await attempt("start", () => starts(url));
    await attempt("idle", () => withBrowser(dashboard, async (context) => idle(await visit(context, url), "idle")));
}
