// The browser is killed in the middle of work. Whatever had been reported as saved must be there, and the rest must be a clean prefix.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumWithProfile } from "./lib/browsers.mjs";
import { kill, processesOf } from "./lib/kill.mjs";
import { openApp, sleep } from "./lib/page.mjs";

const stored = (page) => page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open("pmo");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
        const db = request.result, log = db.transaction("log").objectStore("log");
        const found = {};
        log.getAllKeys().onsuccess = (event) => { found.sequences = event.target.result.map((key) => key[1]); };
        log.getAll().onsuccess = (event) => {
            found.texts = event.target.result.map((entry) => new TextDecoder().decode(entry.bytes));
            db.close();
            resolve(found);
        };
    };
}));

export const tests = {
    async "killed at random moments, eight times"(t) {
        const folder = mkdtempSync(join(tmpdir(), "pmo-kill-"));
        let promised = 0;
        try {
            for (let round = 0; round < 8; round++) {
                const context = await chromiumWithProfile(folder, { viewport: { width: 1280, height: 800 } });
                const page = context.pages()[0] ?? await context.newPage();
                let saved = 0, base = 0;
                await page.exposeFunction("reportSaved", (count) => { saved = count; });
                await openApp(page, t.url);
                base = (await stored(page)).sequences.length;
                assert.ok(base >= promised, `round ${round}: ${promised} had been reported as saved, ${base} are there`);
                await page.evaluate(() => {
                    // What the page says is passed on at once; edits go on without waiting for it.
                    const said = () => [...document.querySelectorAll("#sem [role=status]")].map((e) => e.textContent).find((s) => /^save saved \d+$/.test(s));
                    new MutationObserver(() => { const text = said(); if (text) window.reportSaved(Number(text.split(" ")[2])); })
                        .observe(document.getElementById("sem"), { subtree: true, childList: true, characterData: true });
                    const button = [...document.querySelectorAll("#sem button")].find((e) => e.textContent === "记一笔");
                    const snapshot = [...document.querySelectorAll("#sem button")].find((e) => e.textContent === "快照");
                    let count = 0;
                    setInterval(() => { button.click(); if (++count % 40 === 0) snapshot.click(); }, 3);
                });
                await sleep(150 + Math.random() * 700);
                promised = base + saved;
                kill(folder);
                await context.close().catch(() => {});
                await sleep(200);
                assert.equal(processesOf(folder).length, 0);
            }
            const context = await chromiumWithProfile(folder);
            const page = context.pages()[0] ?? await context.newPage();
            await openApp(page, t.url);
            const { sequences, texts } = await stored(page);
            await context.close();
            assert.ok(sequences.length >= promised && promised > 20, `${promised} promised, ${sequences.length} stored`);
            assert.deepEqual(sequences, sequences.map((_, i) => i + 1), "no gaps");
            texts.forEach((text, i) => assert.equal(text, `entry ${i + 1}`));
        } finally {
            kill(folder);
            rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        }
    },
};
