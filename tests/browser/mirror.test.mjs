// The semantic mirror: what is drawn can be found by role and name, and what is done to it reaches the program.

import assert from "node:assert/strict";
import { probe, settled } from "./lib/page.mjs";

const says = (page, text) => page.getByText(text, { exact: true }).waitFor();

export const tests = {
    async "a click on a button reaches it"({ page }) {
        await page.getByRole("button", { name: "保存" }).click();
        await says(page, "clicks 1");
    },

    async "a click without pointer, as assistive technology makes it"({ page }) {
        await page.getByRole("button", { name: "保存" }).evaluate((element) => element.click());
        await says(page, "clicks 1");
    },

    async "a checkbox is checked and unchecked"({ page }) {
        const box = page.getByRole("checkbox", { name: "完成" });
        await box.check();
        assert.equal(await box.isChecked(), true);
        await box.uncheck();
        assert.equal(await box.isChecked(), false);
        await box.evaluate((element) => element.click());
        assert.equal(await box.isChecked(), true);
    },

    async "a field is filled, read and typed into"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("张三");
        await says(page, "name=张三");
        assert.equal(await field.inputValue(), "张三");
        await field.click();
        await page.keyboard.press("End");
        await page.keyboard.type("abc");
        await says(page, "name=张三abc");
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "名称");
        await page.keyboard.press("Home");
        await page.keyboard.press("Delete");
        await says(page, "name=三abc");
        assert.equal(await field.inputValue(), "三abc");
        await page.keyboard.press("Control+a");
        assert.deepEqual(await field.evaluate((e) => [e.selectionStart, e.selectionEnd]), [0, 4]);
        await page.keyboard.press("Enter");
        assert.equal(await page.evaluate(() => document.activeElement.id), "root");
    },

    async "a long text and one of several lines are filled"({ page }) {
        const text = `第一行\n第二行 𠮷\n${"长".repeat(150)}`;
        await page.getByRole("textbox", { name: "备注" }).fill(text);
        assert.equal(await page.getByRole("textbox", { name: "备注" }).inputValue(), text);
    },

    async "a value set by assistive technology"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.evaluate((element) => {
            element.value = "设定";
            element.dispatchEvent(new InputEvent("input", { bubbles: true }));
        });
        await says(page, "name=设定");
    },

    async "a read-only field keeps its value"({ page }) {
        const field = page.getByRole("textbox", { name: "编号" });
        assert.equal(await field.isEditable(), false);
        await field.click();
        await page.keyboard.type("x");
        assert.equal(await field.inputValue(), "只读内容");
    },

    async "selecting in the element selects in the field"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("甲乙丙丁");
        await field.evaluate((element) => element.setSelectionRange(1, 3));
        await settled(page);
        await page.keyboard.type("X");
        await says(page, "name=甲X丁");
    },

    async "a grid of a thousand rows tells its size and shows the visible ones"({ page }) {
        const grid = page.getByRole("grid", { name: "任务表" });
        assert.equal(await grid.getAttribute("aria-rowcount"), "1000");
        const rows = await grid.getByRole("row").count();
        assert.ok(rows >= 6 && rows < 30, `${rows} rows`);
        await grid.getByRole("gridcell", { name: "任务 5" }).click();
        await says(page, "row 5");
        const box = await grid.boundingBox();
        await page.mouse.move(box.x + 50, box.y + 50);
        await page.mouse.wheel(0, 4000);
        await settled(page);
        assert.equal(await grid.getByRole("gridcell", { name: "任务 5", exact: true }).count(), 0);
        const first = Number(await grid.getByRole("row").first().getAttribute("aria-rowindex"));
        assert.ok(first > 50, `first row ${first}`);
        const cell = grid.getByRole("gridcell", { name: `任务 ${first + 2}`, exact: true });
        await cell.click();
        await says(page, `row ${first + 2}`);
    },

    async "the mirror follows the drawing, element by element"({ page }) {
        const order = await page.evaluate(() => [...document.querySelectorAll("#sem button")].map((e) => e.textContent).slice(0, 3));
        assert.deepEqual(order, ["保存", "", "打开对话框"]);
        assert.equal(await probe(page, "duplicateIds"), 0);
        const box = await page.getByRole("button", { name: "保存" }).boundingBox();
        assert.ok(box.width > 20 && box.height > 15 && box.y < 100, JSON.stringify(box));
    },

    async "a modal dialog puts everything under it out of reach"({ page }) {
        await page.getByRole("button", { name: "打开对话框" }).click();
        const dialog = page.getByRole("dialog", { name: "确认" });
        await dialog.waitFor();
        assert.equal(await dialog.getAttribute("aria-modal"), "true");
        assert.equal(await page.getByRole("button", { name: "保存" }).count(), 0);
        await dialog.getByRole("textbox", { name: "原因" }).fill("不要了");
        assert.equal(await dialog.getByRole("textbox", { name: "原因" }).inputValue(), "不要了");
        await dialog.getByRole("button", { name: "关闭" }).click();
        await page.getByRole("button", { name: "保存" }).click();
        await says(page, "clicks 1");
    },

    async "keyboard navigation names the active descendant"({ page }) {
        await page.keyboard.press("Tab");
        await page.keyboard.press("Tab");
        const active = await page.evaluate(() => {
            const id = document.getElementById("root").getAttribute("aria-activedescendant");
            return id && document.getElementById(id)?.getAttribute("role") || document.getElementById(id)?.tagName;
        });
        assert.ok(active, "something has the focus");
        await page.getByRole("button", { name: "保存" }).focus();
        assert.equal(await page.evaluate(() => document.activeElement.id), "root");
    },

    async "announcements are put into the live regions"({ page }) {
        await page.getByRole("button", { name: "提示" }).click();
        assert.equal(await page.locator("#live-status").textContent(), "已保存");
    },

    async "nothing that did not change is written again"({ page }) {
        await page.getByRole("button", { name: "保存" }).click();
        await settled(page);
        const before = await probe(page, "mirrorOperations");
        await page.mouse.move(700, 700);
        await settled(page);
        assert.equal(await probe(page, "mirrorOperations"), before);
    },
};
