// Working with the product by keyboard and with a Chinese input method, in every kind of field.

import assert from "node:assert/strict";
import { inputMethod, openApp, settled } from "./lib/page.mjs";
import { cell, exportWorkspace, goTo, openPlan, recordNamed, records, row, saved } from "./lib/product.mjs";

export const site = "app";

/** What has the keyboard: the focused field, or what the page names as its active descendant. */
const focused = (page) => page.evaluate(() => {
    const active = document.activeElement.id === "root" ? document.getElementById(document.activeElement.getAttribute("aria-activedescendant")) : document.activeElement;
    return active?.getAttribute("aria-label") ?? active?.textContent ?? "";
});

const focusedField = (page) => page.locator("#sem input:focus, #sem textarea:focus");

/** Presses Tab until the field has the keyboard. */
async function tabTo(page, name, most = 60) {
    for (let i = 0; i < most; i++) {
        if (await focused(page) === name) return;
        await page.keyboard.press("Tab");
    }
    assert.fail(`${name} is not reached by Tab`);
}

/** Types `letters` with an input method, which turns them into `text`. The field shows the letters meanwhile. */
async function compose(page, letters, text) {
    const ime = await inputMethod(page);
    const before = await focusedField(page).inputValue();
    await ime.compose(letters);
    assert.ok((await focusedField(page).inputValue()).includes(letters), "what is being composed is shown");
    await ime.commit(text);
    const after = await focusedField(page).inputValue();
    assert.ok(after.includes(text) && !after.includes(letters), `${before} → ${after}`);
}

/** Ctrl+K, a Chinese word, and Enter on the entry of that name. */
async function palette(page, letters, text, entry) {
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "命令面板" }).getByRole("searchbox").waitFor();
    await compose(page, letters, text);
    const options = page.getByRole("listbox", { name: "命令面板" }).getByRole("option");
    await page.getByRole("option", { name: entry, exact: true }).waitFor();
    for (let i = 0; i < await options.count() && !await page.getByRole("option", { name: entry, exact: true, selected: true }).isVisible(); i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "命令面板" }).waitFor({ state: "detached" });
    await settled(page);
}

export const tests = {
    async "keyboard only: find a register, create a record, fill it in, undo, redo, reload"({ page }) {
        await palette(page, "moban", "模板库", "模板库 页面");
        await page.getByRole("heading", { name: "模板库", level: 1 }).waitFor();
        await page.keyboard.press("n");
        await page.getByRole("complementary", { name: "检查器" }).waitFor();
        await settled(page);
        assert.equal(await focused(page), "名称");
        await compose(page, "yanshou", "验收检查单");
        await tabTo(page, "版本");
        await page.keyboard.type("2.1");
        await tabTo(page, "正文");
        await compose(page, "diyi", "第一条");
        await page.keyboard.press("Tab");
        await settled(page);
        await saved(page);
        const made = recordNamed((await exportWorkspace(page)).document, "template", "验收检查单");
        assert.equal(made.cells.version, "2.1");
        assert.ok(Object.values(made.cells).includes("第一条"));

        // Out of the field, then back step by step: text, version, name, and the record itself.
        await page.keyboard.press("Escape");
        const now = async () => records((await exportWorkspace(page)).document, "template").get(made.id);
        await page.keyboard.press("Control+z");
        await page.getByText("已撤销：").first().waitFor();
        assert.ok(!Object.values(await now()).includes("第一条"));
        await page.keyboard.press("Control+z");
        await page.keyboard.press("Control+z");
        await row(page, "验收检查单").waitFor({ state: "detached" });
        await page.keyboard.press("Control+z");
        assert.equal(await now(), undefined);
        for (let i = 0; i < 4; i++) await page.keyboard.press("Control+Shift+z");
        await settled(page);
        assert.deepEqual(await now(), made.cells);
        await saved(page);
        await openApp(page, page.url());
        await settled(page);
    },

    async "composing in a single line, at the caret, and keys that belong to the input method"({ page }) {
        await goTo(page, "/register?d=template");
        await row(page, "项目周报模板").getByRole("rowheader").click();
        const field = page.getByRole("complementary").getByRole("textbox", { name: "名称", exact: true });
        await field.click();
        await page.keyboard.press("Home");
        for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
        await compose(page, "shuang", "双");
        assert.equal(await field.inputValue(), "项目双周报模板");
        const ime = await inputMethod(page);
        await ime.compose("zh");
        await page.keyboard.press("Escape");      // gives up what is composed, not the field
        await ime.cancel();
        await page.keyboard.press("Enter");
        await row(page, "项目双周报模板").waitFor();
        await saved(page);
        await openApp(page, page.url());
        await row(page, "项目双周报模板").waitFor();
    },

    async "composing in a field of several lines"({ page }) {
        await goTo(page, "/register?d=template");
        await row(page, "项目周报模板").getByRole("rowheader").click();
        const field = page.getByRole("complementary").getByRole("textbox", { name: "正文" });
        await field.click();
        await page.keyboard.press("Control+a");
        await compose(page, "benzhou", "本周完成");
        await page.keyboard.press("Enter");
        await compose(page, "xiazhou", "下周计划");
        assert.equal(await field.inputValue(), "本周完成\n下周计划");
        await page.keyboard.press("Tab");
        const { cells } = recordNamed((await exportWorkspace(page)).document, "template", "项目周报模板");
        assert.ok(Object.values(cells).includes("本周完成\n下周计划"));
    },

    async "a Chinese full stop in a number is a decimal point: in a form"({ page }) {
        await openPlan(page);
        const name = await page.getByRole("row", { level: 3 }).first().getByRole("rowheader").textContent();
        await row(page, name).getByRole("rowheader").click();
        await settled(page);
        const budget = page.getByRole("complementary").getByRole("spinbutton", { name: "预算 BAC" });
        await budget.click();
        await page.keyboard.press("Control+a");
        const ime = await inputMethod(page);
        await ime.commit("12。5");
        assert.equal(await budget.inputValue(), "12.5");
        const duration = page.getByRole("complementary").getByRole("textbox", { name: "工期" });
        await duration.click();
        await page.keyboard.press("Control+a");
        await ime.commit("2。5");
        await page.keyboard.press("Enter");
        await settled(page);
        assert.equal(await budget.inputValue(), "12.5");
        assert.equal(await cell(page, name, "工期").textContent(), "2.5");
        const { cells } = recordNamed((await exportWorkspace(page)).document, "task", name);
        assert.equal(cells.duration, 2.5 * 480);
        assert.ok(Object.values(cells).some((value) => value?.[0] === 12_500_000 && value[1] === "CNY"), "12.5 times ten thousand yuan");
    },

    async "a Chinese full stop in a number is a decimal point: in a cell"({ page }) {
        await openPlan(page);
        const name = await page.getByRole("row", { level: 3 }).first().getByRole("rowheader").textContent();
        await row(page, name).getByRole("rowheader").click();
        await page.keyboard.press("Home");
        await page.keyboard.press("ArrowRight");
        await page.keyboard.press("F2");
        await focusedField(page).waitFor();
        await page.keyboard.press("Control+a");
        const ime = await inputMethod(page);
        await ime.commit("３。5");
        await page.keyboard.press("Enter");
        await settled(page);
        assert.equal(await cell(page, name, "工期").textContent(), "3.5");
    },

    async "composing in a cell of a table"({ page }) {
        await goTo(page, "/register?d=template");
        await row(page, "项目周报模板").getByRole("gridcell", { name: "名称 项目周报模板" }).click();
        await page.keyboard.press("F2");
        await focusedField(page).waitFor();
        await page.keyboard.press("End");
        await compose(page, "xinban", "新版");
        await page.keyboard.press("Enter");
        await row(page, "项目周报模板新版").waitFor();
        recordNamed((await exportWorkspace(page)).document, "template", "项目周报模板新版");
    },

    async "the command palette finds a project, a record and a command by Chinese words"({ page }) {
        await palette(page, "sifu", "伺服平台", "P-2603 新一代伺服平台研发 项目");
        assert.match(page.url(), /#\/\w+\?p=/);
        await palette(page, "shense", "深色", "深色主题 命令");
        await page.keyboard.press("Control+k");
        await compose(page, "meiyou", "没有这样的东西");
        assert.equal(await page.getByRole("listbox", { name: "命令面板" }).getByRole("option").count(), 0);
        await page.keyboard.press("Escape");
        await page.getByRole("dialog", { name: "命令面板" }).waitFor({ state: "detached" });
    },
};
