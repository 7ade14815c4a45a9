// The npm packages that web/setup --tests puts into the cache folder, outside the checkout.

import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";

export const cache = process.env.PMO_CACHE ?? join(process.env.XDG_CACHE_HOME ?? join(homedir(), ".cache"), "pmo-workbench");

const require = createRequire(join(cache, "npm", "package.json"));

export const load = (name) => require(name);
export const locate = (name) => require.resolve(name);
