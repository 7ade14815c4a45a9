// Starts the program: checks the browser, fetches program and fonts side by side, shows how far it is, and says in plain
// words when something fails. Also looks after the service worker. The program itself finds what is meant for it in
// Module.bootAssets (bytes) and Module.page (functions).

const version = "%version%";
const urls = %urls%;

const texts = {
    zh: {
        program: "程序", font: "字体", data: "数据", retry: "重试", reload: "重新打开",
        old: "此浏览器无法运行 PMO 工作台：缺少 WebAssembly。\n请使用新版 Chrome、Edge、Firefox 或 Safari。",
        graphics: "此浏览器没有可用的 WebGL 2 图形。\n请在浏览器设置中开启硬件加速，或换用新版 Chrome、Edge、Firefox 或 Safari。",
        network: "下载没有完成。请检查网络后重试。",
        start: "程序没有启动成功。",
        crash: "程序意外停止。已保存的数据在本机，重新打开后继续。",
    },
    en: {
        program: "Program", font: "Fonts", data: "Data", retry: "Try again", reload: "Reopen",
        old: "This browser cannot run the PMO workbench: WebAssembly is missing.\nPlease use a current Chrome, Edge, Firefox or Safari.",
        graphics: "This browser has no working WebGL 2 graphics.\nPlease switch on hardware acceleration in its settings, or use a current Chrome, Edge, Firefox or Safari.",
        network: "The download did not finish. Please check the network and try again.",
        start: "The program did not start.",
        crash: "The program stopped unexpectedly. What was saved is on this machine; reopen to go on.",
    },
};

const element = (id) => document.getElementById(id);
const language = preferredLanguage();
const words = texts[language];

class Problem extends Error {
    constructor(kind, cause) {
        super(words[kind], { cause });
        this.kind = kind;
    }
}

/** What was chosen in the program; null: nothing yet, or storage is forbidden. */
function chosenLanguage() {
    try {
        return localStorage.getItem("pmo.language");
    } catch {
        return null;
    }
}

function preferredLanguage() {
    return (chosenLanguage() ?? navigator.language ?? "zh").toLowerCase().startsWith("zh") ? "zh" : "en";
}

// --- the panel -----------------------------------------------------------------------------------------

function step(name, state, text = "") {
    const row = element(`step-${name}`);
    row.dataset.state = state;
    row.querySelector(".name").textContent = words[name];
    row.querySelector(".state").textContent = text;
}

function showProblem(problem, button) {
    console.error(problem);
    const other = texts[language === "zh" ? "en" : "zh"][problem.kind];
    element("start").hidden = false;
    element("start-steps").hidden = problem.kind === "crash";
    element("problem-text").textContent = `${words[problem.kind] ?? words.start}${other ? `\n\n${other}` : ""}`;
    element("problem-detail").textContent = problem.cause ? String(problem.cause.message ?? problem.cause) : "";
    element("start-problem").hidden = false;
    const retry = element("start-retry");
    retry.textContent = words[button];
    retry.hidden = problem.kind === "old";
    retry.onclick = () => location.reload();
    retry.focus();
}

// --- what is fetched -------------------------------------------------------------------------------------

function checkGraphics() {
    // The program's own context, made while the bytes are on their way: shell/web/gl.cpp asks for it again, with the same attributes.
    const wish = { alpha: false, antialias: false, depth: false, stencil: false, powerPreference: "low-power" };
    if (!element("canvas").getContext("webgl2", wish)) throw new Problem("graphics");
}

async function fetched(url) {
    let response;
    try {
        response = await fetch(url, { credentials: "same-origin" });
    } catch (error) {
        throw new Problem("network", error);
    }
    if (!response.ok) throw new Problem("network", new Error(`${url}: ${response.status}`));
    return response;
}

async function bytesOf(url) {
    try {
        return new Uint8Array(await (await fetched(url)).arrayBuffer());
    } catch (error) {
        throw error instanceof Problem ? error : new Problem("network", error);
    }
}

/** Runs one row of the panel: loading, then done or failed. */
async function shown(name, promises) {
    let ready = 0;
    const show = () => step(name, "loading", promises.length > 1 ? `${ready}/${promises.length}` : "");
    show();
    try {
        const all = await Promise.all(promises.map((promise) => promise.then((value) => {
            ready++;
            show();
            return value;
        })));
        step(name, "done");
        return all;
    } catch (error) {
        step(name, "failed");
        throw error;
    }
}

async function compiled() {
    try {
        return await WebAssembly.compileStreaming(fetched(urls.wasm));
    } catch (error) {
        throw error instanceof Problem ? error : new Problem("start", error);
    }
}

async function programText() {
    try {
        return (await import(`./${urls.app}`)).default;
    } catch (error) {
        throw new Problem("network", error);
    }
}

async function start() {
    element("start-retry").textContent = words.retry;
    if (typeof WebAssembly !== "object" || !WebAssembly.compileStreaming) throw new Problem("old");
    const english = chosenLanguage() === "en";
    const downloads = Promise.all([
        shown("program", [programText(), compiled()]),
        shown("font", [bytesOf(urls.regular), bytesOf(urls.medium), bytesOf(urls.icons)]),
        shown("data", [bytesOf(urls.notices), bytesOf(english ? urls.sample_en : urls.sample_zh), bytesOf(english ? urls.words_en : urls.words_zh)]),
    ]);
    downloads.catch(() => {});  // a missing feature is the better message
    checkGraphics();  // while the bytes are on their way
    const [[createApp, wasm], [regular, medium, icons], [notices, sample, wording]] = await downloads;
    let stopped = false;
    const stop = (error) => {
        if (stopped) return;
        stopped = true;
        showProblem(new Problem("crash", error), "reload");
    };
    const Module = {
        canvas: element("canvas"),
        bootAssets: { version, fonts: { regular, medium, icons }, sample, words: wording, notices },
        wasmModule: wasm,  // workers instantiate the same compiled program
        page,
        instantiateWasm(imports, done) {
            WebAssembly.instantiate(wasm, imports).then((instance) => done(instance, wasm), stop);
            return {};
        },
        onAbort: (reason) => stop(new Error(String(reason))),
    };
    try {
        const app = await createApp(Module);
        app.callMain([]);
    } catch (error) {
        throw new Problem("start", error);
    }
    window.addEventListener("error", (event) => {
        // A trap of the program leaves its memory in an unknown state; errors of anything else do not concern it.
        if (event.error instanceof WebAssembly.RuntimeError) stop(event.error);
    });
    // The panel goes when the first picture is there.
    requestAnimationFrame(() => requestAnimationFrame(() => {
        if (!stopped) element("start").hidden = true;
        element("root").focus({ preventScroll: true });
    }));
}

// --- what the program may ask the page ----------------------------------------------------------------------

const page = {
    urls,
    /** A file that the first picture does not need: the full character set, words and sample in the other language. Rejects without network. */
    later: (name) => bytesOf(urls[name]),
    updateReady: false,
    /** Called by us when a new version waits; the program sets it. */
    onUpdate: null,
    /** Switches to the waiting version and opens the page again. */
    applyUpdate() {
        if (!waiting) return location.reload();
        accepted = true;
        waiting.postMessage({ type: "activate" });
    },
};

let waiting = null;
let accepted = false;

function offerUpdate(worker) {
    waiting = worker;
    page.updateReady = true;
    page.onUpdate?.();
}

async function registerServiceWorker() {
    if (!("serviceWorker" in navigator)) return;
    const container = navigator.serviceWorker;
    container.addEventListener("controllerchange", () => {
        // Only the tab in which a person agreed opens again; others go on with the version they have.
        if (accepted) location.reload();
    });
    try {
        const registration = await container.register("sw.js", { updateViaCache: "none" });
        const watch = (worker) => worker?.addEventListener("statechange", () => {
            // Beside another one it is an update. On the first visit it is the only one, and may be in control before this is heard.
            if (worker.state === "installed" && registration.active && registration.active !== worker) offerUpdate(worker);
        });
        if (registration.waiting && registration.active) offerUpdate(registration.waiting);
        watch(registration.installing);
        registration.addEventListener("updatefound", () => watch(registration.installing));
    } catch (error) {
        // Private windows and plain http refuse it: the page works, only not without network.
        console.warn("service worker:", error);
    }
}

start().then(registerServiceWorker, (error) =>
    showProblem(error instanceof Problem ? error : new Problem("start", error), "retry"));
