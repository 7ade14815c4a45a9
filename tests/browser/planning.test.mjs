// What takes long runs beside the page: levelling and Monte Carlo in Workers, with progress, cancelling and the same numbers every time.

import assert from "node:assert/strict";
import { settled } from "./lib/page.mjs";
import { exportWorkspace, goTo, records, saved } from "./lib/product.mjs";

export const site = "app";

const button = (page, name) => page.getByRole("button", { name }).first();
const delays = (document) => [...records(document, "task").values()].filter((cells) => cells.level_delay !== undefined && cells.level_delay !== 0 && cells.level_delay !== null).length;

export const tests = {
    async "levelling: cancelled, found, applied in one step, undone"({ page }) {
        await saved(page);
        const before = delays((await exportWorkspace(page)).document);
        await goTo(page, "/levelling");
        await page.getByRole("radio", { name: "极充分" }).click();
        await button(page, "开始平衡").click();
        await page.getByRole("progressbar").waitFor();
        await button(page, "取消").click();
        await button(page, "开始平衡").waitFor();
        await page.getByRole("radio", { name: "快速" }).click();
        await button(page, "开始平衡").click();
        await button(page, /^应用/).waitFor({ timeout: 60000 });
        await settled(page);
        await button(page, /^应用/).click();
        await saved(page);
        const after = delays((await exportWorkspace(page)).document);
        assert.ok(after > before, `${before} delays before, ${after} after`);
        await page.keyboard.press("Control+z");
        await saved(page);
        assert.equal(delays((await exportWorkspace(page)).document), before);
    },

    async "Monte Carlo: the same seed gives the same sentence, with other Workers too"({ page }) {
        await goTo(page, "/simulation");
        const sentence = page.getByRole("status").filter({ hasText: /有 80% 把握的日期/ }).first();
        await sentence.waitFor({ timeout: 60000 });
        const first = await sentence.textContent();
        await button(page, "开始模拟").click();
        await button(page, "停止").waitFor({ state: "detached", timeout: 60000 });
        await sentence.waitFor({ timeout: 60000 });
        assert.equal(await sentence.textContent(), first);
        await page.getByRole("tab", { name: "单次推演" }).or(page.getByRole("radio", { name: "单次推演" })).first().click();
        await settled(page);
        await button(page, "最接近 P80").click();
        await settled(page);
        assert.match(await page.evaluate(() => document.getElementById("sem").innerText + [...document.querySelectorAll("#sem [aria-label]")].map((e) => e.getAttribute("aria-label")).join(" ")), /第 \d+ 次模拟/);
    },
};
