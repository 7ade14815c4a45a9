// When frames come and, more important, when none come.

import assert from "node:assert/strict";
import { probe, settled, sleep } from "./lib/page.mjs";

const says = (page, text) => page.getByText(text, { exact: true }).waitFor();

export const tests = {
    async "five seconds without input: no frame, no timer"({ page }) {
        await page.mouse.move(300, 700);
        await page.getByRole("button", { name: "保存" }).click();
        await settled(page);
        await sleep(800);
        // From here on every request for a frame or a timer is counted, whoever makes it.
        await page.evaluate(() => {
            window.asked = 0;
            for (const name of ["requestAnimationFrame", "setTimeout", "setInterval"]) {
                const real = window[name];
                window[name] = (...args) => { window.asked++; return real(...args); };
            }
        });
        const before = [await probe(page, "frames"), await probe(page, "paints")];
        await sleep(5000);
        assert.deepEqual([await probe(page, "frames"), await probe(page, "paints")], before);
        assert.equal(await page.evaluate(() => window.asked), 0);
        assert.equal(await probe(page, "timerArmed"), false);
    },

    async "an idle page takes no processor time"({ page }) {
        await settled(page);
        const session = await page.context().newCDPSession(page);
        await session.send("Performance.enable");
        const taken = async () => (await session.send("Performance.getMetrics")).metrics.find((m) => m.name === "TaskDuration").value;
        await sleep(700);
        const before = await taken();
        await sleep(3000);
        const milliseconds = (await taken() - before) * 1000;
        assert.ok(milliseconds < 15, `${milliseconds.toFixed(1)} ms in 3 s`);
    },

    async "the program has taken an event before its handler returns"({ page }) {
        const seen = await page.getByRole("button", { name: "保存" }).evaluate((element) => {
            const before = window.pmoProbe.paints;
            element.click();
            return { text: document.getElementById("sem").innerText.includes("clicks 1"), painted: window.pmoProbe.paints - before };
        });
        assert.deepEqual(seen, { text: true, painted: 0 });
    },

    async "a resting pointer wakes the page for tooltips, twice, and no more"({ page }) {
        await settled(page);
        await page.mouse.move(40, 60);
        const before = await probe(page, "frames");
        await sleep(1200);
        const frames = await probe(page, "frames") - before;
        assert.ok(frames >= 2 && frames <= 16, `${frames} frames`);
        assert.equal(await probe(page, "timerArmed"), false);
    },

    async "a wake that was asked for comes, once"({ page }) {
        await page.getByRole("button", { name: "叫醒" }).click();
        await sleep(100);
        assert.equal(await probe(page, "timerArmed"), true);
        await sleep(700);
        await settled(page);
        assert.equal(await probe(page, "timerArmed"), false);
    },

    async "losing the graphics context: the program goes on, the picture comes back"({ page }) {
        const before = await page.screenshot();
        await page.evaluate(() => {
            window.lose = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
            window.lose.loseContext();
        });
        await sleep(200);
        await page.getByRole("button", { name: "保存" }).click();
        await says(page, "clicks 1");
        await says(page, "context lost");
        await page.evaluate(() => window.lose.restoreContext());
        await says(page, "context restored");
        await settled(page);
        const after = await page.screenshot({ clip: { x: 0, y: 300, width: 600, height: 300 } });
        assert.ok(after.length > 2000, "something is drawn");
        await page.getByRole("button", { name: "保存" }).click();
        await says(page, "clicks 2");
        assert.ok(before.length > 0);
    },

    async "a picture waits for no answer of the graphics process"(t) {
        const page = await t.open({}, "", (context) => context.addInitScript(() => {
            window.asked = [];
            const real = WebGL2RenderingContext.prototype.getParameter;
            WebGL2RenderingContext.prototype.getParameter = function (name) {
                window.asked.push(name);
                return real.call(this, name);
            };
        }));
        const waitedFor = async (action) => {
            const before = await probe(page, "paints");
            await page.evaluate(() => { window.asked = []; });
            await action();
            await settled(page);
            assert.ok(await probe(page, "paints") > before, "something was painted");
            // What is bound the browser knows itself; these the graphics process is asked for.
            return page.evaluate(() => {
                const gl = WebGL2RenderingContext;
                const far = [gl.VIEWPORT, gl.SCISSOR_BOX, gl.BLEND_SRC_RGB, gl.BLEND_DST_RGB, gl.BLEND_SRC_ALPHA, gl.BLEND_DST_ALPHA, gl.BLEND_EQUATION_RGB, gl.BLEND_EQUATION_ALPHA];
                return window.asked.filter((name) => far.includes(name)).length;
            });
        };
        assert.equal(await waitedFor(() => page.getByRole("button", { name: "保存" }).click()), 0);
        assert.ok(await waitedFor(() => page.setViewportSize({ width: 900, height: 650 })) > 0, "another size is asked for");
        assert.equal(await waitedFor(() => page.getByRole("button", { name: "保存" }).click()), 0);
    },

    async "the canvas has as many pixels as the screen, at every zoom"(t) {
        for (const deviceScaleFactor of [1, 1.25, 1.5, 2]) {
            const page = await t.open({ deviceScaleFactor, viewport: { width: 1001, height: 701 } });
            const size = await page.evaluate(() => {
                const canvas = document.getElementById("canvas");
                return [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight];
            });
            assert.ok(Math.abs(size[0] - 1001 * deviceScaleFactor) <= 1 && Math.abs(size[1] - 701 * deviceScaleFactor) <= 1, String(size));
            await page.setViewportSize({ width: 800, height: 600 });
            await settled(page);
            assert.ok(Math.abs(await page.evaluate(() => document.getElementById("canvas").width) - 800 * deviceScaleFactor) <= 1);
            await page.context().close();
        }
    },

    async "logic frames are short"({ page }) {
        for (let i = 0; i < 30; i++) await page.getByRole("button", { name: "保存" }).evaluate((element) => element.click());
        const median = await page.evaluate(() => window.pmoProbe.percentileMs(0.5));
        const slow = await page.evaluate(() => window.pmoProbe.percentileMs(0.95));
        assert.ok(median < 4, `median ${median} ms`);
        assert.ok(slow < 16, `95 % under ${slow} ms`);
        assert.ok(await probe(page, "memoryBytes") < 128 * 1024 * 1024);
    },
};
