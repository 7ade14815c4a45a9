// How each browser is started on a machine without screen and graphics card.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { load } from "./packages.mjs";

const first = (paths) => paths.find((path) => path && existsSync(path));

export const chromiumPath = first([process.env.PMO_CHROMIUM, "/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"]);
export const firefoxPath = first([process.env.PMO_FIREFOX, "/usr/bin/firefox-esr", "/usr/bin/firefox"]);
export const webkitDriverPath = first([process.env.PMO_WEBKIT_DRIVER, "/usr/bin/WebKitWebDriver"]);
export const miniBrowserPath = first(["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
    "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser"]);

const chromiumArguments = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
];

export function chromium() {
    return load("playwright-core").chromium.launch({ executablePath: chromiumPath, args: chromiumArguments });
}

/** A browser with a profile on disk, which survives it. */
export function chromiumWithProfile(folder, options = {}) {
    return load("playwright-core").chromium.launchPersistentContext(folder, { executablePath: chromiumPath, args: chromiumArguments, ...options });
}

// Software rendering needs a screen in Firefox and WebKit; Xvfb is one that nobody sees.
const software = { LIBGL_ALWAYS_SOFTWARE: "1", MOZ_WEBRENDER: "1" };

/** A virtual screen; ends with stop(). */
export async function screen() {
    if (!existsSync("/usr/bin/Xvfb")) return null;
    const child = spawn("/usr/bin/Xvfb", ["-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"], { stdio: ["ignore", "pipe", "ignore"] });
    const display = await new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", () => reject(new Error("Xvfb ended")));
        child.stdout.once("data", (data) => resolve(`:${String(data).trim()}`));
    });
    return { display, env: { ...process.env, ...software, DISPLAY: display }, stop: () => child.kill() };
}

export function firefox(display) {
    return load("puppeteer-core").launch({ browser: "firefox", executablePath: firefoxPath, headless: false, env: display.env,
        args: ["--width=1280", "--height=860"] });
}

/** WebKit by plain WebDriver: a session with a few calls. */
export async function webkit(display, port) {
    const driver = spawn(webkitDriverPath, [`--port=${port}`], { env: { ...display.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" }, stdio: "ignore" });
    const call = async (method, path, body) => {
        const response = await fetch(`http://127.0.0.1:${port}${path}`, { method, body: body ? JSON.stringify(body) : undefined,
            headers: { "Content-Type": "application/json" } });
        const { value } = await response.json();
        if (!response.ok) throw new Error(`${path}: ${value?.error} ${value?.message}`);
        return value;
    };
    for (let tries = 0; ; tries++) {
        try {
            await call("GET", "/status");
            break;
        } catch (error) {
            if (tries > 50) throw error;
            await new Promise((resolve) => setTimeout(resolve, 100));
        }
    }
    const { sessionId } = await call("POST", "/session", { capabilities: { alwaysMatch: {
        "webkitgtk:browserOptions": { binary: miniBrowserPath, args: ["--automation"] } } } });
    const session = `/session/${sessionId}`;
    return {
        open: (url) => call("POST", `${session}/url`, { url }),
        evaluate: (script, ...args) => call("POST", `${session}/execute/sync`, { script, args }),
        actions: (actions) => call("POST", `${session}/actions`, { actions }),
        async close() {
            await call("DELETE", session).catch(() => {});
            driver.kill();
        },
    };
}
