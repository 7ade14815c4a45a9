// The program starts, draws and takes clicks and Chinese text in Firefox and WebKit.

import assert from "node:assert/strict";
import { inFirefox, inWebKit } from "./lib/hands.mjs";
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

async function smoke({ run, press, type }) {
    await until(() => run(started), "the start");
    const done = await run(steps);
    assert.deepEqual(done, done.map(() => true), JSON.stringify(done));
    await until(() => run(answers), "saving and computing");
    assert.ok(await run(picture));
    await sleep(1500);
    const before = await run("return window.pmoProbe.frames");
    await sleep(1500);
    assert.equal(await run("return window.pmoProbe.frames"), before, "idle");
    await run("document.querySelector(\"#sem input[aria-label='名称']\").focus()");
    await press("End");
    await type("abc");
    assert.equal(await run("return document.querySelector(\"#sem input[aria-label='名称']\").value"), "浏览器你abc");
}

export const tests = {
    "Firefox": (t) => inFirefox(t, smoke),
    "WebKit": (t) => inWebKit(t, smoke),
};
