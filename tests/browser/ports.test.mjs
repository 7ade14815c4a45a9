// Files, address bar, preferences, jobs, tabs: what the program asks of the place where it runs.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openApp, probe, settled, sleep } from "./lib/page.mjs";

const says = (page, text) => page.getByText(text, { exact: true }).waitFor();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

export const tests = {
    async "opening a file"({ page }) {
        const chooser = page.waitForEvent("filechooser");
        await press(page, "选择文件");
        const bytes = Buffer.from("一些内容");
        await (await chooser).setFiles({ name: "计划.json", mimeType: "application/json", buffer: bytes });
        await says(page, `file 计划.json ${bytes.length} 1`);
    },

    async "dropping a file anywhere"({ page }) {
        const left = await page.evaluate(() => {
            const transfer = new DataTransfer();
            transfer.items.add(new File(["abc"], "扔下.csv"));
            const event = new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
            return event.defaultPrevented;
        });
        assert.equal(left, true);
        await says(page, "file 扔下.csv 3 0");
    },

    async "a file that cannot be read"({ page }) {
        await page.evaluate(() => { Blob.prototype.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError")); });
        const chooser = page.waitForEvent("filechooser");
        await press(page, "选择文件");
        await (await chooser).setFiles({ name: "x.json", mimeType: "application/json", buffer: Buffer.from("abc") });
        await says(page, "file x.json 0 1");
    },

    async "saving a file"({ page }) {
        const download = page.waitForEvent("download");
        await press(page, "导出");
        const file = await download;
        assert.equal(file.suggestedFilename(), "报告.txt");
        assert.equal(await readFile(await file.path(), "utf8"), "内容");
    },

    async "the address bar, there and back"({ page }) {
        assert.equal(await page.title(), "测试");
        await press(page, "去处");
        assert.equal(decodeURIComponent(new URL(page.url()).hash), "#risk/R-001?搜=甲");
        await page.goBack();
        await says(page, "loc ");
        await page.goForward();
        await says(page, "loc risk/R-001?搜=甲");
    },

    async "a link that is opened from outside"(t) {
        const page = await t.open({}, "#cost/%E7%94%B2");
        await says(page, "loc cost/甲");
    },

    async "a job in a Worker, with progress"({ page }) {
        await press(page, "计算");
        await says(page, "job done 4");
        assert.equal(await probe(page, "workers"), 1);
    },

    async "cancelling ends the Worker, and the next job gets a new one"({ page }) {
        await press(page, "久算");
        await page.getByText(/^job \d+$/).waitFor();
        await press(page, "取消计算");
        await says(page, "job cancelled");
        assert.equal(await probe(page, "workers"), 0);
        await press(page, "计算");
        await says(page, "job done 4");
    },

    async "a job that fails says so"({ page }) {
        await press(page, "坏任务");
        await says(page, "job failed");
        await press(page, "计算");
        await says(page, "job done 4");
    },

    async "a Worker that cannot be started is a failed job"(t) {
        t.expectErrors();
        const page = await t.open({}, "", (context) => context.addInitScript(() => { window.Worker = class { constructor() { throw new Error("no"); } }; }));
        await press(page, "计算");
        await says(page, "job failed");
    },

    async "two tabs: one writes, the other takes over, and the first is told"({ page }) {
        await says(page, "writer yes");
        const second = await page.context().newPage();
        await openApp(second, page.url());
        await says(second, "writer no");
        await press(second, "接管");
        await says(second, "writer yes");
        await says(page, "writer no");
        await press(second, "广播");
        await says(page, "msg 喂");
        await second.close();
        await press(page, "接管");
        await says(page, "writer yes");
    },

    async "without locks nobody writes until a person insists"(t) {
        const page = await t.open({}, "", (context) => context.addInitScript(() => {
            Object.defineProperty(Navigator.prototype, "locks", { get: () => undefined });
        }));
        await says(page, "writer no");
        await press(page, "接管");
        await says(page, "writer yes");
    },

    async "a browser that stores no preferences"(t) {
        const page = await t.open({}, "", (context) => context.addInitScript(() => {
            Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("no", "SecurityError"); } });
        }));
        await press(page, "保存");
        await says(page, "clicks 1");
    },

    async "hidden and shown again"({ page }) {
        await page.evaluate(() => {
            Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
            document.dispatchEvent(new Event("visibilitychange"));
        });
        await sleep(200);
        const paints = await probe(page, "paints");
        await press(page, "记一笔");
        await sleep(400);
        assert.ok((await page.getByText("save saved 1", { exact: true }).count()) === 1, "saving goes on while hidden");
        assert.equal(await probe(page, "paints"), paints);
        await page.evaluate(() => { delete document.hidden; document.dispatchEvent(new Event("visibilitychange")); });
        await settled(page);
        assert.ok(await probe(page, "paints") > paints);
    },
};
