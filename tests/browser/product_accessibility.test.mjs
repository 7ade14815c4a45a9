// Every screen of the product, in both languages and both themes: drawn, without a violation of the rules of accessibility, and with a picture in
// build/screenshots to look at. The list of screens is the program's own.

import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { violations } from "./lib/axe.mjs";
import { settled } from "./lib/page.mjs";
import { goTo, row } from "./lib/product.mjs";

export const site = "app";
export const limit = 400;

const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const pictures = join(root, "build", "screenshots");
mkdirSync(pictures, { recursive: true });

const views = [...readFileSync(join(root, "ui", "views", "all.cpp"), "utf8").matchAll(/^\s*\{"(\w+)", Icon::/gm)].map(([, id]) => id);
const registers = ["risk", "issue", "change_request", "person", "department", "contract", "gate", "objective", "benefit", "budget_line", "calendar", "task", "meeting", "document"];

/** The page in a language and a theme, with a project of the sample to look at. */
async function opened(t, language, theme) {
    const page = await t.open({ viewport: { width: 1440, height: 900 } }, "", (context) => context.addInitScript(([tongue, look]) => {
        if (location.protocol === "about:") return;
        localStorage.setItem("pmo.language", tongue);
        localStorage.setItem("pmo.theme", look);
    }, [language, theme]));
    await row(page, language === "en" ? "Smart factory MES, phase 1" : "智能工厂 MES 一期").getByRole("rowheader").click();
    await page.keyboard.press("Enter");
    await settled(page);
    const project = page.url().match(/p=(\w+)/)[1];
    return { page, project };
}

/** Goes there, takes the picture, and answers what is wrong. */
async function look(page, hash, name) {
    await goTo(page, hash);
    assert.ok(page.url().includes(`#/${hash.slice(1).split("?")[0]}`), `${hash} leads to ${page.url()}`);
    const picture = await page.screenshot({ path: join(pictures, `${name}.png`) });
    assert.ok(picture.length > 15000, `${name}: hardly anything is drawn`);
    await page.getByRole("main").getByRole("heading").first().waitFor();
    return (await violations(page)).map((one) => [name, one]);
}

/** One line for each rule that is broken, with the screens on which it is. */
function nothingWrong(wrong) {
    const rules = new Map();
    for (const [name, one] of wrong) {
        const rule = one.split(" ")[0], found = rules.get(rule) ?? { names: [], one };
        rules.set(rule, found);
        found.names.push(name);
    }
    assert.equal([...rules.values()].map(({ names, one }) => `${names.join(", ")}: ${one}`).join("\n"), "");
}

const everyScreen = (language, theme) => async (t) => {
    const { page, project } = await opened(t, language, theme);
    assert.ok(views.length >= 13, String(views));
    assert.equal(await page.evaluate(() => document.documentElement.lang.slice(0, 2)), language.slice(0, 2));
    const wrong = [];
    for (const view of views) {
        const ofProject = /^(plan|project_registers|charter|traceability|closing|export_plan)$/.test(view);
        const where = view === "register" ? "/register?d=risk" : ofProject ? `/${view}?p=${project}` : `/${view}`;
        wrong.push(...await look(page, where, `${view}-${language.slice(0, 2)}-${theme}`));
    }
    nothingWrong(wrong);
};

const everyRegister = (language, theme) => async (t) => {
    const { page } = await opened(t, language, theme);
    const wrong = [];
    for (const register of registers) wrong.push(...await look(page, `/register?d=${register}`, `register_${register}-${language.slice(0, 2)}-${theme}`));
    nothingWrong(wrong);
};

export const tests = {
    "every screen, Chinese and light": everyScreen("zh-CN", "light"),
    "every screen, Chinese and dark": everyScreen("zh-CN", "dark"),
    "every screen, English and light": everyScreen("en", "light"),
    "every screen, English and dark": everyScreen("en", "dark"),
    "registers, Chinese and light": everyRegister("zh-CN", "light"),
    "registers, English and dark": everyRegister("en", "dark"),

    async "with the inspector, a menu, the palette and a dialog open"(t) {
        const { page, project } = await opened(t, "zh-CN", "light");
        const wrong = [];
        const check = async (name) => {
            await settled(page);
            await page.screenshot({ path: join(pictures, `${name}-zh-light.png`) });
            wrong.push(...(await violations(page)).map((one) => [name, one]));
        };
        await page.getByRole("treegrid").getByRole("rowheader").nth(1).click();
        await page.getByRole("complementary", { name: "检查器" }).waitFor();
        await check("open-task");
        await goTo(page, "/register?d=risk");
        await page.getByRole("grid").getByRole("rowheader").first().click();
        await page.getByRole("complementary", { name: "检查器" }).waitFor();
        await check("open-record");
        await page.getByRole("button", { name: "更多" }).first().click();
        await page.getByRole("menu").waitFor();
        await check("open-menu");
        await page.keyboard.press("Escape");
        await page.keyboard.press("Control+k");
        await page.getByRole("dialog", { name: "命令面板" }).waitFor();
        await check("open-palette");
        await page.keyboard.press("Escape");
        await goTo(page, `/plan?p=${project}`);
        await page.getByRole("treegrid").getByRole("rowheader").nth(1).click();
        await page.keyboard.press("F2");
        await page.locator("#sem input:focus").waitFor();
        await check("open-cell");
        nothingWrong(wrong);
    },
};
