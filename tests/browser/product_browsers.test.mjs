// The product in Firefox and WebKit: it opens with the sample, a plan opens, a task is renamed with mouse and keyboard, and a reload keeps that.

import assert from "node:assert/strict";
import { createServer } from "node:net";
import { firefox, firefoxPath, miniBrowserPath, screen, webkit, webkitDriverPath } from "./lib/browsers.mjs";
import { sleep } from "./lib/page.mjs";

export const site = "app";
export const limit = 240;

async function until(run, script, what) {
    for (let tries = 0; tries < 300; tries++) {
        if (await run(`return !!(${script})`)) return;
        await sleep(200);
    }
    const seen = await run("return document.body.innerText.slice(0, 300) + ' ' + location.hash");
    throw new Error(`${what} did not happen: ${seen}`);
}

const started = "window.pmoProbe && window.pmoProbe.paints > 0 && document.getElementById('start').hidden";
const said = (selector, text) => `[...document.querySelectorAll('#sem ${selector}')].some((e) => e.textContent === '${text}' || e.getAttribute('aria-label') === '${text}')`;
const saved = said("[role=banner] button", "已保存到本机");
const plan = "document.querySelector('#sem [role=treegrid] [role=rowheader]')";

/** The middle of the element that the script answers. */
const middle = async (run, script) => run(`const box = (${script}).getBoundingClientRect(); return [Math.round(box.x + Math.min(box.width / 2, 60)), Math.round(box.y + box.height / 2)]`);

/** `hand` clicks at a place, presses a key by its name in WebDriver's table, types letters. */
async function work({ run, open, click, press, type }) {
    await until(run, started, "the start");
    await until(run, said("[role=row]", "智能工厂 MES 一期"), "the sample");
    assert.equal(await run("return document.querySelector('#sem h1').textContent"), "组合仪表盘");
    await click(...await middle(run, "document.querySelector('#sem [role=row][aria-label=\"智能工厂 MES 一期\"] [role=rowheader]')"));
    await until(run, "location.hash.includes('r=')", "choosing a project");
    await press("Enter");
    await until(run, plan, "the plan");
    await click(...await middle(run, plan));
    await until(run, "document.querySelector('#sem [role=treegrid] [role=row][aria-selected=true]')", "choosing a task");
    await press("F2");
    await until(run, "document.activeElement.tagName === 'INPUT'", "the field");
    await type("Renamed");
    await press("Enter");
    await until(run, said("[role=treegrid] [role=rowheader]", "Renamed"), "the new name");
    await until(run, saved, "saving");
    await open(await run("return location.href"));
    await until(run, started, "the start again");
    await until(run, said("[role=treegrid] [role=rowheader]", "Renamed"), "the new name after a reload");
    assert.ok(await run("const gl = document.getElementById('canvas').getContext('webgl2'); return gl && !gl.isContextLost()"));
}

const freePort = () => new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});

export const tests = {
    async "Firefox"(t) {
        if (!firefoxPath) t.skip("firefox-esr is not installed");
        const display = await screen();
        if (!display) t.skip("Xvfb is not installed");
        const browser = await firefox(display);
        try {
            const page = await browser.newPage();
            const errors = [];
            page.on("pageerror", (error) => errors.push(String(error)));
            await page.goto(t.url);
            await work({
                run: (script) => page.evaluate(new Function(script)),
                open: async (url) => { await page.goto("about:blank"); await page.goto(url); },
                click: (x, y) => page.mouse.click(x, y),
                press: (key) => page.keyboard.press(key),
                type: (text) => page.keyboard.type(text),
            });
            assert.deepEqual(errors, []);
        } finally {
            await browser.close();
            display.stop();
        }
    },

    async "WebKit"(t) {
        if (!webkitDriverPath || !miniBrowserPath) t.skip("webkit2gtk-driver is not installed");
        const display = await screen();
        if (!display) t.skip("Xvfb is not installed");
        const browser = await webkit(display, await freePort());
        const codes = { Enter: "\uE007", F2: "\uE032" };
        const keys = (values) => browser.actions([{ type: "key", id: "keyboard", actions: values.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }]);
        try {
            await browser.open(t.url);
            await work({
                run: (script) => browser.evaluate(script),
                open: async (url) => { await browser.open("about:blank"); await browser.open(url); },
                click: (x, y) => browser.actions([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: [
                    { type: "pointerMove", duration: 0, x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }] }]),
                press: (key) => keys([codes[key]]),
                type: (text) => keys([...text]),
            });
        } finally {
            await browser.close();
            display.stop();
        }
    },
};
