// A static server for a built site, on a port of its own. Stopping it is what "no network" means in the tests.

import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const script = join(dirname(fileURLToPath(import.meta.url)), "..", "..", "..", "web", "server.mjs");

export function freePort() {
    return new Promise((resolve, reject) => {
        const probe = createServer();
        probe.on("error", reject);
        probe.listen(0, "127.0.0.1", () => {
            const { port } = probe.address();
            probe.close(() => resolve(port));
        });
    });
}

/** @returns {Promise<{root: string, url: string, stop: () => Promise<void>, start: () => Promise<void>}>} */
export async function serve(root) {
    const port = await freePort();
    let child = null;
    const server = {
        root,
        url: `http://localhost:${port}/`,
        start() {
            return new Promise((resolve, reject) => {
                child = spawn(process.execPath, [script, "--root", root, "--port", String(port)], { stdio: ["ignore", "pipe", "inherit"] });
                child.once("error", reject);
                child.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
                child.stdout.once("data", () => resolve());
            });
        },
        stop() {
            if (!child || child.exitCode !== null) return Promise.resolve();
            const ended = new Promise((resolve) => child.once("exit", resolve));
            child.kill();
            return ended;
        },
    };
    await server.start();
    return server;
}
