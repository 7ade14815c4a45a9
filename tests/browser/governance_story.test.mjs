// Governance as one story, in Chinese: a proposal becomes a project with a plan from a method, its gate is decided, a change is judged by its impact and
// carried out, a deliverable is accepted, the project is closed, and what was learned is proposed to the next one. And the matrix of responsibilities by
// keyboard alone.

import assert from "node:assert/strict";
import { openApp, settled } from "./lib/page.mjs";
import { exportWorkspace, goTo, recordNamed, records, saved } from "./lib/product.mjs";

export const site = "app";
export const limit = 240;

const window_ = { viewport: { width: 1440, height: 900 } };

const button = (page, name) => page.getByRole("button", { name, exact: true }).first();
async function press(page, name) {
    await button(page, name).click();
    await settled(page);
}
async function choose(page, role, name) {
    await page.getByRole(role, { name, exact: true }).first().click();
    await settled(page);
}

const byCode = (document, register, code) => [...records(document, register)].find(([, cells]) => Object.values(cells).some((cell) => cell?.[0] === code || cell === code))?.[0];
