// What can go wrong around the product: the browser is killed, storage is refused, full, lost, damaged or newer, another tab is open, graphics, fonts
// or the network are missing. Nothing that was said to be saved is lost, and every fault is told in words.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumWithProfile } from "./lib/browsers.mjs";
import { diskThatFills, fill, worksOffline } from "./lib/faults.mjs";
import { kill, processesOf } from "./lib/kill.mjs";
import { openApp, settled, sleep } from "./lib/page.mjs";
import { addTask, editCell, exportWorkspace, goTo, openPlan, plannedRows, press, recordNamed, records, row, saved } from "./lib/product.mjs";

export const site = "app";
export const limit = 180;

/** Opens the page with something done to the browser before the program starts. */
const broken = (t, script, argument) => t.open({}, "", (context) => context.addInitScript(script, argument));

const state = (page, words) => page.getByRole("banner").getByRole("button", { name: words, exact: true }).waitFor();
const banner = (page, words) => page.getByRole("main").or(page.locator("#sem")).getByText(words).first().waitFor();
const changed = "改过的阶段";
const taskCount = (document) => records(document, "task").size;

/** An edit works although nothing can be stored, and what was done can be taken away as a file. */
async function worksInMemory(page) {
    await openPlan(page);
    await page.getByRole("treegrid", { name: "工作分解结构" }).getByRole("rowheader").first().click();
    await editCell(page, changed);
    await row(page, changed).waitFor();
    recordNamed((await exportWorkspace(page)).document, "task", changed);
}

/** Changes rows of IndexedDB behind the program's back. `change` runs in the page with (name of the store, key, value) and answers the new value. */
const tamper = (page, store, change) => page.evaluate(([name, code]) => new Promise((resolve, reject) => {
    const patch = new Function("key", "value", `return (${code})(key, value);`);
    const request = indexedDB.open("pmo");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
        const db = request.result, transaction = db.transaction(name, "readwrite");
        let changed = 0;
        transaction.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
            if (!cursor) return;
            const value = patch(cursor.key, cursor.value);
            if (value !== undefined) { cursor.update(value); changed++; }
            cursor.continue();
        };
        transaction.oncomplete = () => { db.close(); resolve(changed); };
    };
}), [store, change.toString()]);

/** Everything that is stored, as numbers that differ when it does. */
const fingerprint = (page) => page.evaluate(() => new Promise((resolve, reject) => {
    const request = indexedDB.open("pmo");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
        const db = request.result, transaction = db.transaction([...db.objectStoreNames]), found = {};
        const sum = (bytes) => new Uint8Array(bytes).reduce((s, byte) => (s * 31 + byte) >>> 0, 7);
        for (const name of db.objectStoreNames) {
            const store = transaction.objectStore(name), lines = found[name] = [];
            store.openCursor().onsuccess = ({ target: { result: cursor } }) => {
                if (!cursor) return;
                const value = cursor.value, bytes = value instanceof ArrayBuffer ? value : value.bytes ?? value.manifest;
                lines.push([cursor.key, bytes ? [bytes.byteLength, sum(bytes)] : null]);
                cursor.continue();
            };
        }
        transaction.oncomplete = () => { db.close(); resolve(JSON.stringify(found)); };
    };
}));

export const tests = {
    async "killed in the middle of edits, four times: what was said to be saved is there"(t) {
        const folder = mkdtempSync(join(tmpdir(), "pmo-product-kill-"));
        let promised = 0, address = t.url, last = 0;
        const start = async () => {
            const context = await chromiumWithProfile(folder, { viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
            const page = context.pages()[0] ?? await context.newPage();
            page.setDefaultTimeout(20000);
            await openApp(page, address);
            return { context, page };
        };
        try {
            for (let round = 0; round < 4; round++) {
                const { context, page } = await start();
                if (round === 0) {
                    await openPlan(page);
                    await saved(page);
                    address = page.url();
                }
                const found = await plannedRows(page);
                assert.ok(found >= promised, `round ${round}: ${promised} rows had been reported as saved, ${found} are there`);
                const before = found;
                promised = found;
                let told;
                const enough = new Promise((resolve) => { told = resolve; });
                await page.exposeFunction("reportSaved", (rows) => { promised = Math.max(promised, rows); if (promised >= before + 15) told(); });
                await page.evaluate(() => {
                    const said = () => [...document.querySelectorAll("#sem [role=banner] button")].some((e) => e.textContent === "已保存到本机");
                    // What the page says is passed on at once.
                    const look = () => {
                        if (!said()) return;
                        const rows = document.querySelector("#sem [role=contentinfo]").textContent.match(/(\d+) 项任务 · 显示/);
                        if (rows) window.reportSaved(Number(rows[1]));
                    };
                    new MutationObserver(look).observe(document.getElementById("sem"), { subtree: true, childList: true, characterData: true, attributes: true });
                    const add = [...document.querySelectorAll("#sem button")].find((e) => e.textContent === "任务");
                    // A few at once, then on as soon as they are saved.
                    setInterval(() => { if (said()) for (let i = 0; i < 3; i++) add.click(); }, 10);
                });
                await enough;
                await sleep(Math.random() * 300);
                kill(folder);
                await context.close().catch(() => {});
                while (processesOf(folder).length > 0) await sleep(50);
                last = promised;
            }
            const { context, page } = await start();
            const found = await plannedRows(page);
            await context.close();
            assert.ok(found >= last, `${last} promised, ${found} found`);
        } finally {
            kill(folder);
            rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        }
    },

    async "the browser has thrown its database away: all is back from the second copy, and it is said"(t) {
        const folder = mkdtempSync(join(tmpdir(), "pmo-product-lost-"));
        const start = async (address) => {
            const context = await chromiumWithProfile(folder, { viewport: { width: 1280, height: 800 }, locale: "zh-CN" });
            const page = context.pages()[0] ?? await context.newPage();
            page.setDefaultTimeout(20000);
            await openApp(page, address);
            return { context, page };
        };
        try {
            const first = await start(t.url);
            await openPlan(first.page);
            await first.page.getByRole("treegrid", { name: "工作分解结构" }).getByRole("rowheader").first().click();
            await editCell(first.page, changed);
            await saved(first.page);
            const before = await fingerprint(first.page), address = first.page.url();
            await first.context.close();
            rmSync(join(folder, "Default", "IndexedDB"), { recursive: true });
            const { context, page } = await start(address);
            await banner(page, "已从第二份副本恢复");
            await row(page, changed).waitFor();
            assert.equal(await fingerprint(page), before);
            await context.close();
        } finally {
            kill(folder);
            rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
        }
    },

    async "storage is refused: it says so, and the work can be exported"(t) {
        const page = await broken(t, () => { IDBFactory.prototype.open = () => { throw new DOMException("forbidden", "SecurityError"); }; });
        await state(page, "未保存，浏览器不允许存储");
        await banner(page, /数据还在这个窗口里/);
        await worksInMemory(page);
        await state(page, "未保存，浏览器不允许存储");
    },

    async "storage is full: it says so, and saves when there is room again"(t) {
        const page = await broken(t, diskThatFills);
        await saved(page);
        await fill(page);
        await worksInMemory(page);
        await state(page, "未保存，存储已满");
        await fill(page, false);
        await press(page, "重试");
        await saved(page);
        await openApp(page, page.url());
        await row(page, changed).waitFor();
    },

    async "the connection to storage is lost: it says so, and saves when it is back"(t) {
        const page = await broken(t, () => {
            const real = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (...args) {
                if (window.lost) throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
                return real.apply(this, args);
            };
        });
        await saved(page);
        await page.evaluate(() => { window.lost = true; });
        await worksInMemory(page);
        await state(page, "未保存，存储连接中断");
        await page.evaluate(() => { window.lost = false; });
        await saved(page);      // by itself: it tries again
        await openApp(page, page.url());
        await row(page, changed).waitFor();
    },

    async "storage that cannot be read at the start: it says so, and the next visit finds everything"(t) {
        const page = await t.open({ viewport: { width: 1280, height: 1100 } });     // all of the page in sight
        await goTo(page, "/exchange");
        await page.getByRole("textbox", { name: "新工作区名称" }).fill("仓库项目组");
        await page.getByRole("region", { name: "本浏览器中的工作区" }).getByRole("button", { name: "新建" }).click();
        await page.getByRole("button", { name: "工作区 仓库项目组" }).waitFor();
        await saved(page);
        const context = page.context();
        await page.close();
        const second = await context.newPage();
        await second.addInitScript(() => {
            let losses = 4;
            const real = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (stores, ...rest) {
                if (stores.includes("chunks") && losses-- > 0) throw new DOMException("Connection to Indexed Database server lost", "UnknownError");
                return real.call(this, stores, ...rest);
            };
        });
        await openApp(second, t.url);
        await second.getByText(/连接已中断|存储连接中断/).first().waitFor();
        await second.close();
        const third = await context.newPage();
        third.setDefaultTimeout(10000);
        await openApp(third, t.url);
        await third.getByRole("button", { name: "工作区 仓库项目组" }).waitFor();
    },

    async "two tabs: the second is read-only and says so, and takes over when the first closes"(t) {
        const page = await t.open();
        await openPlan(page);
        await saved(page);
        const second = await page.context().newPage();
        second.setDefaultTimeout(10000);
        await openApp(second, page.url());
        await state(second, "只读：另一窗口正在编辑");
        assert.equal(await second.getByRole("button", { name: "任务", exact: true }).isDisabled(), true);
        // It follows what the first one does.
        const rows = await addTask(page);
        await second.getByRole("contentinfo").getByText(new RegExp(`^${rows} 项任务 · 显示`)).waitFor();
        await saved(page);
        await page.close();
        await state(second, "已保存到本机");
        assert.equal(await addTask(second), rows + 1);
        await saved(second);
    },

    async "two tabs: taking over by hand makes the first one read-only"(t) {
        const page = await t.open();
        await openPlan(page);
        const rows = await addTask(page);
        await saved(page);
        const second = await page.context().newPage();
        second.setDefaultTimeout(10000);
        await openApp(second, page.url());
        await press(second, "在此窗口编辑");
        await saved(second);
        await state(page, "只读：另一窗口正在编辑");
        assert.equal(await addTask(second), rows + 1);
        await page.getByRole("contentinfo").getByText(new RegExp(`^${rows + 1} 项任务 · 显示`)).waitFor();
    },

    async "a damaged piece of storage: the rest opens and the person is told"(t) {
        const page = await t.open();
        await openPlan(page);
        await addTask(page);
        await saved(page);
        const whole = taskCount((await exportWorkspace(page)).document);
        const address = page.url();
        await page.goto("about:blank");
        const other = await page.context().newPage();
        await other.goto(`${t.url}nothing-here`).catch(() => {});
        const damaged = await tamper(other, "chunks", (key, value) => {
            if (key[2] !== 0) return undefined;
            const bytes = new Uint8Array(value.slice(0));
            bytes[bytes.length >> 1] ^= 0x55;
            return bytes.buffer;
        });
        assert.equal(damaged, 1);
        await other.close();
        await openApp(page, address);
        await page.getByText("部分数据损坏").first().waitFor();
        await page.getByText(/已恢复 [\d,]+ 条记录，1 处无法读取/).first().waitFor();
        const left = (await exportWorkspace(page)).document;
        assert.ok(left.records.length > 0, "something is left");
        assert.ok(taskCount(left) <= whole);
        await saved(page);
    },

    async "a damaged entry of the log: everything before it is there"(t) {
        const page = await t.open();
        await openPlan(page);
        await addTask(page);
        const rows = await addTask(page);
        await saved(page);
        const address = page.url();
        await page.goto("about:blank");
        const other = await page.context().newPage();
        await other.goto(`${t.url}nothing-here`).catch(() => {});
        const damaged = await tamper(other, "log", (key, value) => {
            if (key[1] !== 2) return undefined;
            const bytes = new Uint8Array(value.bytes.slice(0));
            bytes[bytes.length - 1] ^= 1;
            return { ...value, bytes: bytes.buffer };
        });
        assert.equal(damaged, 1);
        await other.close();
        await openApp(page, address);
        await page.getByText("部分数据损坏").first().waitFor();
        assert.equal(await plannedRows(page), rows - 1);
        // And what is done now is kept.
        await addTask(page);
        await saved(page);
        await openApp(page, address);
        assert.equal(await plannedRows(page), rows);
    },

    async "a database of a newer version: refused in words"(t) {
        const page = await t.open();
        await saved(page);
        await page.evaluate(() => new Promise((resolve, reject) => {
            const request = indexedDB.open("pmo", 99);      // the page lets go of its connection
            request.onsuccess = () => { request.result.close(); resolve(); };
            request.onerror = () => reject(request.error);
            request.onblocked = () => reject(new Error("blocked"));
        }));
        const before = await fingerprint(page);
        await openApp(page, page.url());
        await state(page, "未保存，数据由更新的版本写入");
        await worksInMemory(page);
        assert.equal(await fingerprint(page), before);
    },

    async "a workspace written by a newer version of the program: refused in words, nothing overwritten"(t) {
        const page = await t.open();
        await saved(page);
        const address = page.url();
        await page.goto("about:blank");
        const other = await page.context().newPage();
        await other.goto(`${t.url}nothing-here`).catch(() => {});
        // The manifest says a later format, with the checksum that belongs to it.
        await tamper(other, "workspaces", (key, value) => {
            const bytes = new Uint8Array(value.manifest.slice(0));
            bytes[4]++;
            let crc = 0xffffffff;
            for (const byte of bytes.subarray(0, bytes.length - 4)) {
                crc ^= byte;
                for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0x82f63b78 : 0);
            }
            new DataView(bytes.buffer).setUint32(bytes.length - 4, ~crc >>> 0, true);
            return { ...value, manifest: bytes.buffer };
        });
        const before = await fingerprint(other);
        await other.close();
        await openApp(page, address);
        await page.getByText(/由更新(的)?版本/).first().waitFor();
        await settled(page);
        const after = JSON.parse(await fingerprint(page)), old = JSON.parse(before);
        for (const name of ["chunks", "log", "workspaces"]) {
            for (const line of old[name]) assert.ok(after[name].some((one) => JSON.stringify(one) === JSON.stringify(line)), `${name} ${JSON.stringify(line[0])} has been overwritten`);
        }
    },

    async "no WebGL 2: a message in words"(t) {
        t.expectErrors();
        const context = await t.browser.newContext({ locale: "zh-CN" });
        try {
            await context.addInitScript(() => {
                const real = HTMLCanvasElement.prototype.getContext;
                HTMLCanvasElement.prototype.getContext = function (kind, ...rest) { return kind === "webgl2" ? null : real.call(this, kind, ...rest); };
            });
            const page = await context.newPage();
            await page.goto(t.url);
            await page.getByRole("alert").filter({ hasText: "此浏览器没有可用的 WebGL 2 图形" }).waitFor();
            await page.getByRole("button", { name: "重试" }).waitFor();
        } finally {
            await context.close();
        }
    },

    async "the graphics context is lost and comes back: work goes on, the picture returns"({ page }) {
        await openPlan(page);
        const clip = { x: 0, y: 100, width: 1280, height: 600 };
        const before = await page.screenshot({ clip });
        await page.evaluate(() => {
            window.lose = document.getElementById("canvas").getContext("webgl2").getExtension("WEBGL_lose_context");
            window.lose.loseContext();
        });
        await page.getByText("图形设备暂时不可用，数据不受影响，正在恢复。").first().waitFor();
        const gone = await page.screenshot({ clip });
        assert.ok(gone.length < before.length / 2, `nothing is drawn: ${gone.length} of ${before.length} bytes`);
        await addTask(page);
        await page.evaluate(() => window.lose.restoreContext());
        await page.getByText("图形设备暂时不可用，数据不受影响，正在恢复。").first().waitFor({ state: "detached" });
        await settled(page);
        const after = await page.screenshot({ clip });
        assert.ok(after.length > before.length * 0.7, `the picture is back: ${after.length} of ${before.length} bytes`);
        await saved(page);
    },

    async "a font that does not arrive: the start says so, and trying again helps"(t) {
        t.expectErrors();
        const context = await t.browser.newContext({ locale: "zh-CN", serviceWorkers: "block" });
        try {
            const page = await context.newPage();
            page.setDefaultTimeout(10000);
            await page.route(/\/regular\..*ttf/, (route) => route.abort());
            await page.goto(t.url);
            await page.getByText("下载没有完成。请检查网络后重试。").waitFor();
            await page.unroute(/\/regular\..*ttf/);
            await page.getByRole("button", { name: "重试" }).click();
            await page.getByRole("heading", { name: "组合仪表盘" }).waitFor({ timeout: 30000 });
        } finally {
            await context.close();
        }
    },

    async "the full character set does not arrive: the page works and says what is missing"(t) {
        t.expectErrors();
        const page = await t.open({ serviceWorkers: "block" }, "", (context) => context.route(/\/full\..*ttf/, (route) => route.abort()));
        await page.getByText("完整字库未能加载，少数生僻字可能显示为方框。").first().waitFor();
        await row(page, "智能工厂 MES 一期").waitFor();
    },

    async "the second visit needs no server"(t) {
        t.expectErrors();   // the browser says that the server is gone
        const page = await t.open();
        await worksOffline(page);
        await openPlan(page);
        const rows = await addTask(page);
        await saved(page);
        const address = page.url(), context = page.context();
        await page.close();
        await t.server.stop();
        try {
            const again = await context.newPage();
            again.setDefaultTimeout(10000);
            await openApp(again, address);
            assert.equal(await plannedRows(again), rows);
            assert.equal(await addTask(again), rows + 1);
            await saved(again);
            assert.equal(await again.evaluate(() => fetch(`./nothing-${Math.random()}`).then(() => false, () => true)), true, "there is really no server");
        } finally {
            await t.server.start();
        }
    },
};
