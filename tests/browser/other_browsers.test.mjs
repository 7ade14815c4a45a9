// The program starts, draws and takes clicks and Chinese text in Firefox and WebKit.

import assert from "node:assert/strict";
import { createServer } from "node:net";
import { firefox, firefoxPath, miniBrowserPath, screen, webkit, webkitDriverPath } from "./lib/browsers.mjs";
import { sleep } from "./lib/page.mjs";

const started = "return !!(window.pmoProbe && window.pmoProbe.paints > 0 && document.getElementById('start').hidden)";

// Runs in the page: the same steps in every browser, through the mirror alone.
const steps = `
    const find = (role, name) => [...document.querySelectorAll('#sem ' + role)].find((e) => e.textContent === name || e.getAttribute('aria-label') === name);
    const shown = (text) => document.getElementById('sem').textContent.includes(text);
    const done = [];
    find('button', '保存').click();
    done.push(shown('clicks 1'));
    const field = find('input', '名称');
    field.focus();
    done.push(document.activeElement === field);
    field.value = '浏览器';
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    done.push(shown('name=浏览器'));
    field.dispatchEvent(new CompositionEvent('compositionstart'));
    field.value = '浏览器ni';
    field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true }));
    done.push(!shown('name=浏览器ni'));
    field.value = '浏览器你';
    field.dispatchEvent(new CompositionEvent('compositionend', { data: '你' }));
    done.push(shown('name=浏览器你'));
    find('button', '打开对话框').click();
    done.push(!!document.querySelector('#sem [role=dialog]'));
    find('button', '关闭').click();
    done.push(!document.querySelector('#sem [role=dialog]'));
    find('button', '记一笔').click();
    find('button', '计算').click();
    return done;
`;

const answers = "const s = document.getElementById('sem').textContent; return s.includes('save saved 1') && s.includes('job done 4')";

const picture = `
    const canvas = document.getElementById('canvas');
    return canvas.width > 300 && canvas.height > 200 && canvas.getContext('webgl2') && !canvas.getContext('webgl2').isContextLost();
`;

async function until(check, what) {
    for (let tries = 0; tries < 200; tries++) {
        if (await check()) return;
        await sleep(150);
    }
    throw new Error(`${what} did not happen`);
}

async function freePort() {
    return new Promise((resolve) => {
        const probe = createServer().listen(0, "127.0.0.1", () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
    });
}

async function smoke(run) {
    await until(() => run(started), "the start");
    const done = await run(steps);
    assert.deepEqual(done, done.map(() => true), JSON.stringify(done));
    await until(() => run(answers), "saving and computing");
    assert.ok(await run(picture));
    await sleep(1500);
    const before = await run("return window.pmoProbe.frames");
    await sleep(1500);
    assert.equal(await run("return window.pmoProbe.frames"), before, "idle");
}

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
            await smoke((script) => page.evaluate(new Function(script)));
            const field = await page.$("#sem input[aria-label='名称']");
            await field.click();
            await page.keyboard.press("End");
            await page.keyboard.type("abc");
            assert.equal(await page.evaluate(() => document.querySelector("#sem input[aria-label='名称']").value), "浏览器你abc");
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
        try {
            await browser.open(t.url);
            await smoke((script) => browser.evaluate(script));
            const key = (value) => [{ type: "keyDown", value }, { type: "keyUp", value }];
            await browser.evaluate("document.querySelector(\"#sem input[aria-label='名称']\").focus()");
            await browser.actions([{ type: "key", id: "keyboard", actions: [...key("\uE010"), ...key("x"), ...key("y")] }]);
            assert.equal(await browser.evaluate("return document.querySelector(\"#sem input[aria-label='名称']\").value"), "浏览器你xy");
        } finally {
            await browser.close();
            display.stop();
        }
    },
};
