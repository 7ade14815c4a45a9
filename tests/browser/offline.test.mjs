// The second visit needs no network.

import assert from "node:assert/strict";
import { worksOffline } from "./lib/faults.mjs";
import { openApp } from "./lib/page.mjs";

const says = (page, text) => page.getByText(text, { exact: true }).waitFor();

export const tests = {
    async "the server is gone on the second visit"(t) {
        t.expectErrors();   // the browser says that the server is gone
        const page = await t.open();
        await worksOffline(page);
        await page.getByRole("button", { name: "记一笔" }).click();
        await says(page, "save saved 1");
        await page.close();
        await t.server.stop();
        try {
            const again = await page.context().newPage();
            await openApp(again, t.url);
            await says(again, "loaded 1");
            await again.getByRole("button", { name: "计算", exact: true }).click();
            await says(again, "job done 4");
            const refused = await again.evaluate(() => fetch(`./nothing-${Math.random()}`).then(() => false, () => true));
            assert.equal(refused, true, "there is really no server");
        } finally {
            await t.server.start();
        }
    },
};
