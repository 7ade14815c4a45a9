// Saving in the browser: what is reported as saved is saved, and every way in which it can fail is reported as that.

import assert from "node:assert/strict";
import { diskThatFills, fill } from "./lib/faults.mjs";
import { openApp, sleep } from "./lib/page.mjs";

const says = (page, text) => page.getByText(text).first().waitFor();
const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

/** Opens the page with something done to IndexedDB before the program starts. */
const broken = (t, script, argument) => t.open({}, "", (context) => context.addInitScript(script, argument));

/** What a database holds, the page's own or that of the second copy. */
const contents = (page, copy) => page.evaluate(async (inBucket) => {
    const factory = inBucket ? (await navigator.storageBuckets.open("second-copy")).indexedDB : indexedDB;
    return new Promise((resolve, reject) => {
        const request = factory.open("pmo");
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
            const db = request.result, names = [...db.objectStoreNames], found = {};
            const plain = (value) => value instanceof ArrayBuffer ? [...new Uint8Array(value)] : value && typeof value === "object"
                ? Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, plain(inside)])) : value;
            const transaction = db.transaction(names);
            for (const name of names) {
                const lines = found[name] = [];
                transaction.objectStore(name).openCursor().onsuccess = ({ target: { result: cursor } }) => {
                    if (!cursor) return;
                    lines.push([cursor.key, plain(cursor.value)]);
                    cursor.continue();
                };
            }
            transaction.oncomplete = () => { db.close(); resolve(found); };
        };
    });
}, copy);

const changeCopy = (page, code) => page.evaluate(async (text) => {
    const change = new Function("transaction", text);
    const factory = (await navigator.storageBuckets.open("second-copy")).indexedDB;
    return new Promise((resolve) => {
        factory.open("pmo").onsuccess = ({ target: { result: db } }) => {
            const transaction = db.transaction([...db.objectStoreNames], "readwrite");
            change(transaction);
            transaction.oncomplete = () => { db.close(); resolve(); };
        };
    });
}, code);

const bothAlike = async (page) => {
    const [database, copy] = [await contents(page, false), await contents(page, true)];
    assert.deepEqual(copy, database);
    return database;
};

export const tests = {
    async "commands and snapshots come back"({ page }) {
        for (let i = 0; i < 3; i++) await press(page, "记一笔");
        await says(page, "save saved 3");
        await openApp(page, page.url());
        await says(page, "loaded 3");
        await press(page, "快照");
        await says(page, "save snapshot");
        await press(page, "记一笔");
        await says(page, "save saved 1");
        await openApp(page, page.url());
        await says(page, "loaded 1");
        await says(page, "save loaded manifest 1 3 chunks 2");
        for (let i = 0; i < 3; i++) { await press(page, "快照"); await says(page, "save snapshot"); }
        const generations = await page.evaluate(() => new Promise((resolve) => {
            indexedDB.open("pmo").onsuccess = (event) => {
                const db = event.target.result;
                db.transaction("chunks").objectStore("chunks").getAllKeys().onsuccess = (e) => { db.close(); resolve([...new Set(e.target.result.map((k) => k[1]))]); };
            };
        }));
        assert.deepEqual(generations, [3, 4], "this generation and the one before");
    },

    async "the second copy holds what the database holds"({ page }) {
        for (let i = 0; i < 3; i++) await press(page, "记一笔");
        await says(page, "save saved 3");
        assert.equal((await bothAlike(page)).log.length, 3);
        await press(page, "存块");
        await says(page, "save blob 3");
        for (let i = 0; i < 3; i++) { await press(page, "快照"); await says(page, "save snapshot"); }
        const full = await bothAlike(page);
        assert.ok(full.chunks.length > 0 && full.blobs.length === 1 && full.workspaces.length === 1);
        await press(page, "删除");
        await says(page, "save removed");
        assert.deepEqual((await bothAlike(page)).log, []);
    },

    async "a second copy that has fallen behind is brought up at the next start"({ page }) {
        for (let i = 0; i < 5; i++) await press(page, "记一笔");
        await says(page, "save saved 5");
        await press(page, "快照");
        await says(page, "save snapshot");
        await press(page, "存块");
        await says(page, "save blob 3");
        // It lacks an entry and the blob, has an entry too many, knows an older snapshot, and a workspace that has been removed.
        await changeCopy(page, `
            const store = (name) => transaction.objectStore(name);
            store("log").delete(IDBKeyRange.lowerBound(["stage", 5]));
            store("log").put({ at: 1, bytes: new ArrayBuffer(3) }, ["stage", 0]);
            store("blobs").clear();
            store("chunks").clear();
            store("workspaces").get("stage").onsuccess = ({ target: { result: row } }) => {
                store("workspaces").put({ ...row, generation: 0 });
                store("workspaces").put({ ...row, id: "gone" });
            };`);
        assert.notDeepEqual(await contents(page, true), await contents(page, false));
        await openApp(page, page.url());
        await press(page, "记一笔");       // is saved when it is in both, so the copy has been brought up before
        await says(page, "save saved 1");
        assert.equal((await bothAlike(page)).log.length, 6);
    },

    async "a second copy that fails hinders nothing"(t) {
        const page = await broken(t, () => {
            const buckets = navigator.storageBuckets;
            if (buckets) Object.getPrototypeOf(buckets).open = () => Promise.reject(new DOMException("no room", "QuotaExceededError"));
        });
        await press(page, "记一笔");
        await says(page, "save saved 1");
        await openApp(page, page.url());
        await says(page, "loaded 1");
    },

    async "a database that is gone is filled from the second copy"(t) {
        const page = await t.open();
        for (let i = 0; i < 3; i++) await press(page, "记一笔");
        await says(page, "save saved 3");
        await press(page, "快照");
        await says(page, "save snapshot");
        await press(page, "记一笔");
        await says(page, "save saved 4");
        const before = await contents(page, false);
        await page.evaluate(() => new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase("pmo");
            request.onsuccess = resolve;
            request.onblocked = () => reject(new Error("blocked"));
        }));
        await openApp(page, t.url);
        await says(page, "loaded 1");
        assert.deepEqual(await contents(page, false), before);
    },

    async "strict durability is asked for, and saved is said only after complete"(t) {
        const page = await broken(t, () => {
            window.durabilities = new Set();
            const real = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (stores, mode, options) {
                const transaction = real.call(this, stores, mode, options);
                if (mode === "readwrite") {
                    window.durabilities.add(transaction.durability);
                    // The event is held back for a while, as a slow disk does.
                    let handler = null;
                    Object.defineProperty(transaction, "oncomplete", { set(f) { handler = f; } });
                    transaction.addEventListener("complete", (event) => setTimeout(() => handler?.call(transaction, event), 700));
                }
                return transaction;
            };
        });
        await press(page, "记一笔");
        await sleep(300);
        assert.equal(await page.getByText("save saved 1").count(), 0);
        await says(page, "save saved 1");
        assert.deepEqual(await page.evaluate(() => [...window.durabilities]), ["strict"]);
    },

    async "no IndexedDB at all"(t) {
        const page = await broken(t, () => { Object.defineProperty(window, "indexedDB", { get: () => undefined }); });
        await says(page, "save fault 1");
        await press(page, "记一笔");
        await says(page, "save fault 1");
    },

    async "a browser that forbids it"(t) {
        const page = await broken(t, () => { IDBFactory.prototype.open = () => { throw new DOMException("forbidden", "SecurityError"); }; });
        await says(page, "save fault 1 SecurityError: forbidden");
    },

    async "a full disk, reported after the requests succeeded"(t) {
        const page = await broken(t, diskThatFills);
        await fill(page);
        await press(page, "记一笔");
        await says(page, "save fault 2");
        await fill(page, false);
        await press(page, "记一笔");
        await says(page, "save saved 1");
    },

    async "a lost connection is opened again once"(t) {
        const page = await broken(t, () => {
            const real = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (...args) {
                if (window.losses > 0) { window.losses--; throw new DOMException("Connection to Indexed Database server lost", "UnknownError"); }
                return real.apply(this, args);
            };
        });
        await page.evaluate(() => { window.losses = 1; });
        await press(page, "记一笔");
        await says(page, "save saved 1");
        await page.evaluate(() => { window.losses = 2; });
        await press(page, "记一笔");
        await says(page, "save fault 3");
        await press(page, "记一笔");
        await says(page, "save saved 2");
    },

    async "a command that had been written when the connection went is not written twice"(t) {
        const page = await broken(t, () => {
            const real = IDBDatabase.prototype.transaction;
            IDBDatabase.prototype.transaction = function (stores, mode, options) {
                const transaction = real.call(this, stores, mode, options);
                if (window.cut && mode === "readwrite") {
                    window.cut = false;
                    let lost = null;
                    Object.defineProperty(transaction, "oncomplete", { set() {} });
                    Object.defineProperty(transaction, "onabort", { set(f) { lost = f; } });
                    transaction.addEventListener("complete", () => {
                        Object.defineProperty(transaction, "error", { get: () => new DOMException("lost", "UnknownError") });
                        lost.call(transaction);
                    });
                }
                return transaction;
            };
        });
        await page.evaluate(() => { window.cut = true; });
        await press(page, "记一笔");
        await says(page, "save saved 1");
        await openApp(page, page.url());
        await says(page, "loaded 1");
    },

    async "a database of a newer version"(t) {
        const page = await t.open();
        await page.evaluate(() => new Promise((resolve, reject) => {
            const request = indexedDB.open("pmo", 99);      // the page must let go of its connection
            request.onsuccess = () => { request.result.close(); resolve(); };
            request.onerror = () => reject(request.error);
            request.onblocked = () => reject(new Error("blocked"));
        }));
        await press(page, "记一笔");
        await says(page, "save fault 4");
        await openApp(page, page.url());
        await says(page, "save fault 4");
    },

    async "a database deleted while the page is open"(t) {
        const page = await t.open();
        await press(page, "记一笔");
        await says(page, "save saved 1");
        await page.evaluate(() => new Promise((resolve, reject) => {
            const request = indexedDB.deleteDatabase("pmo");
            request.onsuccess = resolve;
            request.onblocked = () => reject(new Error("blocked"));
        }));
        await press(page, "记一笔");
        await says(page, "save saved 2");
    },

    async "a database that never opens"(t) {
        const page = await broken(t, () => {
            IDBFactory.prototype.open = () => ({});
            const real = window.setTimeout;
            window.setTimeout = (f, ms, ...rest) => real(f, ms === 10000 ? 300 : ms, ...rest);
        });
        await says(page, "save fault 3");
    },

    async "history backwards, blobs, the list, an older generation, removal"({ page }) {
        for (let i = 0; i < 5; i++) await press(page, "记一笔");
        await says(page, "save saved 5");
        await press(page, "历史");
        await says(page, "save history 5 4");
        await press(page, "存块");
        await says(page, "save blob 3");
        await press(page, "列表");
        await says(page, "save list stage=*");
        await press(page, "快照");
        await says(page, "save snapshot");
        await press(page, "记一笔");
        await press(page, "快照");
        await says(page, "save snapshot");
        await press(page, "列表");
        await says(page, "save list stage=工作*");
        await press(page, "重读旧代");
        await says(page, "save loaded manifest 2 6 chunks 2 older 2");
        await says(page, "loaded 1");
        await press(page, "删除");
        await says(page, "save removed");
        await press(page, "列表");
        await says(page, "save list");
        const left = await page.evaluate(() => new Promise((resolve) => {
            indexedDB.open("pmo").onsuccess = (event) => {
                const db = event.target.result, names = [...db.objectStoreNames], counts = [];
                const transaction = db.transaction(names);
                for (const name of names) transaction.objectStore(name).count().onsuccess = (e) => counts.push(e.target.result);
                transaction.oncomplete = () => { db.close(); resolve(counts); };
            };
        }));
        assert.deepEqual(left, [0, 0, 0, 0]);
    },
};
