// Chinese input methods in every kind of field, and the browser's other ways of changing a text.

import assert from "node:assert/strict";
import { inputMethod, settled } from "./lib/page.mjs";

const says = (page, text) => page.getByText(text, { exact: true }).waitFor();
const value = (page, name) => page.getByRole("textbox", { name, exact: true }).inputValue();

async function composes(page, field, text) {
    await field.click();
    await page.keyboard.press("End");
    const ime = await inputMethod(page);
    await ime.compose("nihao");
    assert.equal(await field.evaluate((e) => e.classList.contains("composing")), true, "the browser shows what is composed");
    await ime.commit(text);
    assert.equal(await field.evaluate((e) => e.classList.contains("composing")), false);
    return ime;
}

export const tests = {
    async "composing in a single-line field"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.click();
        await page.keyboard.press("End");
        const ime = await inputMethod(page);
        await ime.compose("nihao");
        await says(page, "name=旧值");
        assert.equal(await field.inputValue(), "旧值nihao");
        await ime.commit("你好");
        await says(page, "name=旧值你好");
        assert.equal(await field.inputValue(), "旧值你好");
        await ime.commit("，世界。");
        await says(page, "name=旧值你好，世界。");
    },

    async "composing in the middle of a text, at the caret"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("甲乙");
        await page.keyboard.press("Home");
        await page.keyboard.press("ArrowRight");
        const ime = await inputMethod(page);
        await ime.compose("zhong");
        assert.equal(await field.inputValue(), "甲zhong乙");
        await ime.commit("中");
        await says(page, "name=甲中乙");
        assert.equal(await field.evaluate((e) => e.selectionStart), 2);
    },

    async "composing in a field of several lines"({ page }) {
        const field = page.getByRole("textbox", { name: "备注" });
        await field.fill("第一行");
        await page.keyboard.press("End");
        await page.keyboard.press("Enter");
        await composes(page, field, "你好");
        assert.equal(await field.inputValue(), "第一行\n你好");
    },

    async "composing in a cell of a table"({ page }) {
        await composes(page, page.getByRole("textbox", { name: "单元格" }), "表格");
        await says(page, "cell=格表格");
    },

    async "composing in a dialog's field"({ page }) {
        await page.getByRole("button", { name: "打开对话框" }).click();
        const field = page.getByRole("dialog").getByRole("textbox", { name: "原因" });
        await composes(page, field, "原因");
        assert.equal(await field.inputValue(), "原因");
    },

    async "a Chinese full stop in a number is a decimal point"({ page }) {
        const field = page.getByRole("spinbutton", { name: "金额" });
        await field.click();
        const ime = await inputMethod(page);
        await ime.commit("12。5");
        await says(page, "cost=12.5");
        assert.equal(await field.inputValue(), "12.5");
        await field.fill("");
        await ime.commit("１２");
        await ime.commit("．");
        await ime.commit("７");
        await says(page, "cost=12.7");
        await field.fill("");
        await ime.compose("3");
        await ime.commit("3。25");
        await says(page, "cost=3.25");
    },

    async "keys of an input method are not the program's"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("");
        const ime = await inputMethod(page);
        await ime.compose("ni");
        await field.evaluate((element) => {
            const key = (type, code, extra) => element.dispatchEvent(Object.assign(new KeyboardEvent(type,
                { key: code, code, bubbles: true, cancelable: true, isComposing: true, ...extra })));
            for (const code of ["Enter", "Escape", "Backspace", "ArrowLeft"]) { key("keydown", code); key("keyup", code); }
            // Safari: after the end of the composition, known only by its number.
            key("keydown", "Enter", { isComposing: false, keyCode: 229 });
        });
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "名称");
        await ime.commit("你");
        await says(page, "name=你");
    },

    async "cancelling leaves what was there"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("前");
        const ime = await inputMethod(page);
        await ime.compose("hou");
        await ime.cancel();
        await settled(page);
        assert.equal(await field.inputValue(), "前");
        await page.keyboard.type("x");
        await says(page, "name=前x");
    },

    async "what is composed when another field is clicked stays in its own"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("");
        const ime = await inputMethod(page);
        await ime.compose("ni");
        await page.getByRole("textbox", { name: "备注" }).click();
        await settled(page);
        assert.equal(await value(page, "备注"), "");
        const kept = await value(page, "名称");
        assert.ok(kept === "ni" || kept === "", `kept ${kept}`);
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "备注");
        await page.keyboard.type("b");
        await says(page, "note=b");
    },

    async "what is composed when a button is clicked stays"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("甲");
        const ime = await inputMethod(page);
        await ime.compose("yi");
        await page.getByRole("button", { name: "保存" }).click();
        await says(page, "clicks 1");
        assert.match(await value(page, "名称"), /^甲(yi)?$/);
    },

    async "what is composed is drawn at the caret"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("");
        const place = await field.evaluate((e) => {
            const style = getComputedStyle(e), box = e.getBoundingClientRect();
            return { left: parseFloat(style.paddingLeft), size: style.fontSize, width: box.width, font: style.fontFamily,
                loaded: document.fonts.check("16px pmo") };
        });
        assert.ok(Math.abs(parseFloat(place.size) - 16 / 1.448) < 0.1, place.size);
        assert.ok(place.left >= 2 && place.left <= 12, `text begins at ${place.left}`);
        assert.ok(place.width >= 290 && place.width <= 310, `as wide as the field: ${place.width}`);
        assert.ok(place.loaded, "with the font of the canvas");
    },

    async "deleting by an input event, as mobile keyboards do"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("甲乙丙");
        await field.evaluate((element) => {
            element.dispatchEvent(new KeyboardEvent("keydown", { key: "Unidentified", keyCode: 229, bubbles: true }));
            element.setRangeText("", 2, 3, "end");
            element.dispatchEvent(new InputEvent("input", { inputType: "deleteContentBackward", bubbles: true }));
        });
        await says(page, "name=甲乙");
    },

    async "a word replaced by autocorrection"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("teh plan");
        await field.evaluate((element) => {
            element.setRangeText("the", 0, 3, "preserve");
            element.dispatchEvent(new InputEvent("input", { inputType: "insertReplacementText", bubbles: true }));
        });
        await says(page, "name=the plan");
        assert.equal(await field.evaluate((e) => e.selectionEnd), 8);
    },

    async "paste, copy and cut by the browser's events"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("");
        const send = (type, text) => page.evaluate(([kind, data]) => {
            const transfer = new DataTransfer();
            if (data !== null) transfer.setData("text/plain", data);
            const event = new ClipboardEvent(kind, { clipboardData: transfer, bubbles: true, cancelable: true });
            document.activeElement.dispatchEvent(event);
            return { prevented: event.defaultPrevented, text: transfer.getData("text/plain") };
        }, [type, text]);
        assert.equal((await send("paste", "贴上的")).prevented, true);
        await says(page, "name=贴上的");
        await page.keyboard.press("Control+a");
        assert.deepEqual(await send("copy", null), { prevented: true, text: "贴上的" });
        assert.deepEqual(await send("cut", null), { prevented: true, text: "贴上的" });
        await says(page, "name=");
        const number = page.getByRole("spinbutton", { name: "金额" });
        await number.click();
        await send("paste", "8。5");
        await says(page, "cost=8.5");
        const note = page.getByRole("textbox", { name: "备注" });
        await note.click();
        await send("paste", "a\r\nb\rc");
        assert.equal(await note.inputValue(), "a\nb\nc");
    },

    async "the real clipboard, with the keyboard"(t) {
        const page = await t.open({ permissions: ["clipboard-read", "clipboard-write"] });
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("抄写");
        await page.keyboard.press("Control+a");
        await page.keyboard.press("Control+c");
        await page.getByRole("textbox", { name: "备注" }).click();
        await page.keyboard.press("Control+v");
        await says(page, "note=抄写");
        await page.getByRole("button", { name: "复制" }).click();
        assert.equal(await page.evaluate(() => navigator.clipboard.readText()), "复制的文字");
    },
};
