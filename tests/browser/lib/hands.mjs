// The same steps in Firefox and in WebKit. A hand runs a script in the page, opens an address, clicks at a place, presses a key by its
// name and types letters; how each browser is driven for that stays in here.

import assert from "node:assert/strict";
import { firefox, firefoxPath, miniBrowserPath, screen, webkit, webkitDriverPath } from "./browsers.mjs";
import { freePort } from "./server.mjs";

export async function inFirefox(t, work) {
    if (!firefoxPath) t.skip("firefox-esr is not installed");
    await onScreen(t, firefox, async (browser) => {
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
    });
}

const codes = { Enter: "\uE007", End: "\uE010", F2: "\uE032" };      // of WebDriver

export async function inWebKit(t, work) {
    if (!webkitDriverPath || !miniBrowserPath) t.skip("webkit2gtk-driver is not installed");
    await onScreen(t, async (display) => webkit(display, await freePort()), async (browser) => {
        const keys = (values) => browser.actions([{ type: "key", id: "keyboard", actions: values.flatMap((value) => [{ type: "keyDown", value }, { type: "keyUp", value }]) }]);
        await browser.open(t.url);
        await work({
            run: (script) => browser.evaluate(script),
            open: async (url) => { await browser.open("about:blank"); await browser.open(url); },
            click: (x, y) => browser.actions([{ type: "pointer", id: "mouse", parameters: { pointerType: "mouse" }, actions: [
                { type: "pointerMove", duration: 0, x, y }, { type: "pointerDown", button: 0 }, { type: "pointerUp", button: 0 }] }]),
            press: (key) => keys([codes[key]]),
            type: (text) => keys([...text]),
        });
    });
}

async function onScreen(t, start, use) {
    const display = await screen();
    if (!display) t.skip("Xvfb is not installed");
    const browser = await start(display);
    try {
        await use(browser);
    } finally {
        await browser.close();
        display.stop();
    }
}
