// A new version of the program: offered beside the one that runs, never on the first visit, and taken when a person agrees.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { worksOffline } from "./lib/faults.mjs";
import { openApp, settled } from "./lib/page.mjs";
import { row, saved } from "./lib/product.mjs";
import { serve } from "./lib/server.mjs";

export const site = "app";

/** The same program under another version. */
function publish(folder) {
    const worker = join(folder, "sw.js");
    const changed = readFileSync(worker, "utf8").replace(/const version = "([^"]*)"/, 'const version = "$1-next"');
    assert.match(changed, /-next"/);
    writeFileSync(worker, changed);
    for (const packed of [".br", ".gz"]) rmSync(worker + packed, { force: true });
}

export const tests = {
    async "a new version is offered, and opens when a person agrees"(t) {
        const folder = mkdtempSync(join(tmpdir(), "pmo-update-"));
        cpSync(t.folder, folder, { recursive: true });
        const server = await serve(folder);
        const context = await t.browser.newContext({ locale: "zh-CN" });
        try {
            const page = await context.newPage();
            page.setDefaultTimeout(15000);
            await openApp(page, server.url);
            await worksOffline(page);
            await settled(page);
            const offer = page.getByRole("button", { name: "重新加载", exact: true });
            assert.equal(await offer.count(), 0, "nothing is offered on the first visit");
            await saved(page);

            publish(folder);
            await page.evaluate(() => navigator.serviceWorker.getRegistration().then((registration) => registration.update()));
            await offer.waitFor();
            assert.match(await page.evaluate(async () => (await caches.keys()).join(" ")), /-next/);
            await Promise.all([page.waitForEvent("load"), offer.click()]);
            await row(page, "智能工厂 MES 一期").waitFor();
            await page.waitForFunction(async () => (await caches.keys()).every((name) => name.endsWith("-next")));
            assert.equal(await offer.count(), 0);
        } finally {
            await context.close();
            await server.stop();
            rmSync(folder, { recursive: true, force: true });
        }
    },
};
