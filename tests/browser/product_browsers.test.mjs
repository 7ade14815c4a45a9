// The product in Firefox and WebKit: it opens with the sample, a plan opens, a task is renamed with mouse and keyboard, and a reload keeps that.

import assert from "node:assert/strict";
import { inFirefox, inWebKit } from "./lib/hands.mjs";
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

export const tests = {
    "Firefox": (t) => inFirefox(t, work),
    "WebKit": (t) => inWebKit(t, work),
};
