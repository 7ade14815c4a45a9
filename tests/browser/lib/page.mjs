// What tests do with an opened page, beyond Playwright: waiting for the program, its counters, composing text as an input method does.

import { setTimeout as sleep } from "node:timers/promises";

export { sleep };

/** Opens the site and waits until the program has drawn its first frames and has nothing left to do. */
export async function openApp(page, url) {
    await page.goto(url);
    await page.waitForFunction(() => window.pmoProbe && window.pmoProbe.paints > 0 && document.getElementById("start").hidden, null, { timeout: 30000 });
    await settled(page);
}

/** Waits until no frame has come for 300 ms. */
export async function settled(page) {
    const call = String(Math.random());
    await page.waitForFunction((id) => {
        if (!(window.pmoProbe?.paints > 0)) return false;   // loading again
        const now = window.pmoProbe.frames;
        const state = window.pmoSettling?.id === id ? window.pmoSettling : window.pmoSettling = { id, frames: -1, since: 0 };
        if (state.frames !== now) Object.assign(state, { frames: now, since: performance.now() });
        return performance.now() - state.since > 300;
    }, call, { polling: 50, timeout: 15000 });
}

export const probe = (page, name) => page.evaluate((key) => window.pmoProbe[key], name);

/** An input method at work in the focused field, by the browser's debugging protocol. */
export async function inputMethod(page) {
    const session = await page.context().newCDPSession(page);
    return {
        /** Shows `text` as not yet decided, letter by letter like pinyin. */
        async compose(text) {
            for (let length = 1; length <= text.length; length++) {
                await session.send("Input.imeSetComposition", { text: text.slice(0, length), selectionStart: length, selectionEnd: length });
            }
        },
        commit: (text) => session.send("Input.insertText", { text }),
        cancel: () => session.send("Input.imeSetComposition", { text: "", selectionStart: 0, selectionEnd: 0 }),
    };
}
