// The product as a person first meets it: the sample portfolio is there at once, in both languages and themes, and every screen opens.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { settled } from "./lib/page.mjs";

export const site = "app";

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const pictures = join(root, "build", "screenshots");
mkdirSync(pictures, { recursive: true });

const goTo = async (page, hash) => {
    await page.evaluate((where) => { location.hash = where; }, hash);
    await settled(page);
};
const sem = (page) => page.evaluate(() => document.getElementById("sem").innerText + " " + [...document.querySelectorAll("#sem [aria-label]")].map((e) => e.getAttribute("aria-label")).join(" "));
const picture = (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) });

export const tests = {
    async "the sample portfolio is there at once, in Chinese and in English, light and dark"({ page }) {
        await page.setViewportSize({ width: 1440, height: 900 });
        await settled(page);
        await page.getByRole("heading", { name: "组合仪表盘" }).waitFor();
        const words = await sem(page);
        assert.ok(words.includes("智能工厂 MES 一期"), "a project of the sample");
        assert.ok(words.includes("SPI"), "figures");
        await picture(page, "dashboard");
        await page.getByRole("button", { name: "切换深浅主题" }).click();
        await settled(page);
        await picture(page, "dashboard-dark");
        await page.getByRole("radio", { name: "EN" }).or(page.getByRole("button", { name: "EN", exact: true })).first().click();
        await settled(page);
        await page.getByRole("heading", { name: "Portfolio dashboard" }).waitFor();
        await picture(page, "dashboard-dark-en");
    },

    async "the sample portfolio follows the language until somebody changes it"({ page }) {
        await settled(page);
        const tongue = (name) => page.getByRole("radio", { name, exact: true }).first().click();
        const shows = (text) => page.waitForFunction((wanted) => (document.getElementById("sem").innerText + [...document.querySelectorAll("#sem [aria-label]")].map((e) => e.getAttribute("aria-label")).join(" ")).includes(wanted), text);
        await shows("智能工厂 MES 一期");
        await tongue("EN");
        await shows("Workspace Hengchuan Group PMO");
        await settled(page);
        const left = (await sem(page)).match(/.{0,20}[\u4e00-\u9fff]{2,}.{0,20}/g) ?? [];
        assert.deepEqual(left, [], "no Chinese in the English edition");
        await tongue("中");
        await shows("智能工厂 MES 一期");
        await goTo(page, "/register?d=risk");
        await page.getByRole("button", { name: /^新建/ }).first().click();
        await page.getByRole("button", { name: "已保存到本机" }).waitFor();
        await tongue("EN");
        await page.getByRole("heading", { name: "Risks" }).first().waitFor();
        await shows("衡川集团 PMO");
    },

    async "every screen can be opened and draws without an error"({ page }) {
        await page.setViewportSize({ width: 1440, height: 900 });
        for (const view of ["dashboard", "project_list", "catalogue", "problems", "exchange", "merge", "history", "settings", "keys", "about"]) {
            await goTo(page, `/${view}`);
            await picture(page, view);
            assert.ok((await sem(page)).length > 40, view);
        }
        for (const register of ["risk", "person", "department", "gate", "contract", "objective", "issue"]) {
            await goTo(page, `/register?d=${register}`);
            await picture(page, `register-${register}`);
            assert.ok((await page.getByRole("grid").or(page.getByRole("treegrid")).count()) > 0, register);
        }
    },
};
