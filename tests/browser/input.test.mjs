// Pointer, wheel, touch and keyboard.

import assert from "node:assert/strict";
import { settled } from "./lib/page.mjs";

const says = (page, text) => page.getByText(text, { exact: true }).waitFor();

/** Presses a key by a synthetic event and tells whether the browser was kept from acting on it. */
const prevented = (page, code, key, more = {}) => page.evaluate(([c, k, m]) => {
    const event = new KeyboardEvent("keydown", { code: c, key: k, bubbles: true, cancelable: true, ...m });
    document.activeElement.dispatchEvent(event);
    document.activeElement.dispatchEvent(new KeyboardEvent("keyup", { code: c, key: k, bubbles: true }));
    return event.defaultPrevented;
}, [code, key, more]);

const touch = async (page) => {
    const session = await page.context().newCDPSession(page);
    const send = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
    return { down: (...p) => send("touchStart", p), move: (...p) => send("touchMove", p), up: () => send("touchEnd", []) };
};

export const tests = {
    async "keys that are taken from the browser and keys that are not"({ page }) {
        assert.equal(await prevented(page, "Tab", "Tab"), true);
        assert.equal(await prevented(page, "Backspace", "Backspace"), true);
        assert.equal(await prevented(page, "KeyS", "s", { ctrlKey: true }), true);
        assert.equal(await prevented(page, "KeyF", "f", { ctrlKey: true }), true);
        assert.equal(await prevented(page, "KeyL", "l", { ctrlKey: true }), true, "a view has claimed it");
        assert.equal(await prevented(page, "KeyD", "d", { ctrlKey: true }), false, "nobody has");
        for (const [code, key, more] of [["F5", "F5"], ["F12", "F12"], ["KeyR", "r", { ctrlKey: true }], ["KeyT", "t", { ctrlKey: true }],
            ["KeyC", "c", { ctrlKey: true }], ["KeyV", "v", { ctrlKey: true }], ["KeyI", "I", { ctrlKey: true, shiftKey: true }]]) {
            assert.equal(await prevented(page, code, key, more), false, code);
        }
    },

    async "typing in a field is the browser's, editing keys are not"({ page }) {
        await page.getByRole("textbox", { name: "名称" }).click();
        assert.equal(await prevented(page, "KeyA", "a"), false);
        assert.equal(await prevented(page, "Space", " "), false);
        assert.equal(await prevented(page, "ArrowLeft", "ArrowLeft"), true);
        assert.equal(await prevented(page, "KeyZ", "z", { ctrlKey: true }), true);
    },

    async "a shortcut that a view has registered runs"({ page }) {
        await page.keyboard.press("Control+l");
        assert.equal(await page.locator("#live-alert").textContent(), "捷径");
    },

    async "keys held when the window loses the focus are let go"({ page }) {
        await page.keyboard.down("ArrowDown");
        await page.evaluate(() => window.dispatchEvent(new Event("blur")));
        await settled(page);   // a key that is down keeps frames coming
        await page.evaluate(() => window.dispatchEvent(new Event("focus")));
        await page.keyboard.up("ArrowDown");
    },

    async "the right button, and no browser menu over the picture"({ page }) {
        await page.mouse.click(900, 700, { button: "right" });
        await says(page, "rights 1");
        const menu = (name) => page.evaluate((label) => {
            const target = label ? document.querySelector(`#sem [aria-label="${label}"]`) : document.getElementById("canvas");
            const event = new MouseEvent("contextmenu", { bubbles: true, cancelable: true, button: 2 });
            target.dispatchEvent(event);
            return event.defaultPrevented;
        }, name);
        assert.equal(await menu(null), true);
        await page.getByRole("textbox", { name: "名称" }).click();
        assert.equal(await menu("名称"), false, "the field that is edited keeps the browser's menu");
    },

    async "a slider is dragged, also when the pointer leaves the window"({ page }) {
        const slider = page.getByRole("slider", { name: "进度" });
        const box = await slider.boundingBox();
        await page.mouse.move(box.x + 20, box.y + box.height / 2);
        await page.mouse.down();
        await page.mouse.move(box.x + box.width / 2, box.y + 10, { steps: 4 });
        await page.mouse.up();
        await settled(page);
        const number = Number(await slider.getAttribute("aria-valuenow"));
        assert.ok(number > 40 && number < 60, `slider at ${number}`);
    },

    async "two slow clicks are not a double click"({ page }) {
        const field = page.getByRole("textbox", { name: "名称" });
        await field.fill("双击 选词");
        const box = await field.boundingBox();
        await page.mouse.click(box.x + 20, box.y + 10);
        await page.waitForTimeout(900);
        await page.mouse.click(box.x + 20, box.y + 10);
        assert.equal(await field.evaluate((e) => e.selectionEnd - e.selectionStart), 0);
        await page.mouse.dblclick(box.x + 20, box.y + 10);
        assert.ok(await field.evaluate((e) => e.selectionEnd - e.selectionStart) > 0, "a quick one is");
    },

    async "a finger taps, scrolls, and rests for the right button"(t) {
        const page = await t.open({ hasTouch: true, isMobile: false });
        const finger = await touch(page);
        const middle = async (locator) => { const b = await locator.boundingBox(); return [b.x + b.width / 2, b.y + b.height / 2]; };
        await finger.down(await middle(page.getByRole("button", { name: "保存" })));
        await finger.up();
        await says(page, "clicks 1");
        const [x, y] = await middle(page.getByRole("grid", { name: "任务表" }));
        await finger.down([x, y + 60]);
        for (let i = 1; i <= 6; i++) await finger.move([x, y + 60 - i * 20]);
        await finger.up();
        await settled(page);
        const first = Number(await page.getByRole("row").first().getAttribute("aria-rowindex"));
        assert.ok(first >= 3 && first <= 8, `scrolled to row ${first}`);
        await says(page, "row -1");
        await finger.down([900, 650]);
        await page.waitForTimeout(600);
        await finger.up();
        await says(page, "rights 1");
        await finger.down(await middle(page.getByRole("textbox", { name: "名称" })));
        await finger.up();
        await settled(page);
        assert.equal(await page.evaluate(() => document.activeElement.getAttribute("aria-label")), "名称", "a touched field gets the keyboard");
    },
};
