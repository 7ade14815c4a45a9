// Serves a built site: correct types, precompressed files, cache and security headers. Plain Node.
//
//   node web/server.mjs --root build/web/site [--port 8080] [--host 127.0.0.1]

import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { parseArgs } from "node:util";
import { headerPolicy } from "./policy.mjs";

const types = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".wasm": "application/wasm",
    ".json": "application/json; charset=utf-8",
    ".webmanifest": "application/manifest+json; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ttf": "font/ttf",
    ".txt": "text/plain; charset=utf-8",
};

// The content hash in a name makes the file immutable.
const hashed = /\.[0-9a-f]{10}\.[a-z0-9]+$/;

const { values: options } = parseArgs({
    options: {
        root: { type: "string", default: "build/web/site" },
        port: { type: "string", default: "8080" },
        host: { type: "string", default: "127.0.0.1" },
    },
});
const root = resolve(options.root);

function fileFor(url) {
    let path;
    try {
        path = decodeURIComponent(new URL(url, "http://localhost").pathname);
    } catch {
        return null;
    }
    if (path.includes("\0")) return null;
    if (path.endsWith("/")) path += "index.html";
    const file = join(root, normalize(path));
    return file.startsWith(root + sep) ? file : null;
}

function stat(file) {
    try {
        const found = statSync(file);
        return found.isFile() ? found : null;
    } catch {
        return null;
    }
}

/** The best stored form that the client accepts: brotli, gzip or the file itself. */
function negotiate(file, accepted) {
    const accepts = (name) => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$))`).test(accepted ?? "");
    for (const [encoding, suffix] of [["br", ".br"], ["gzip", ".gz"]]) {
        const found = accepts(encoding) && stat(file + suffix);
        if (found) return { path: file + suffix, encoding, found };
    }
    return { path: file, encoding: null, found: stat(file) };
}

function answer(request, response) {
    const headers = {
        "Content-Security-Policy": headerPolicy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        Vary: "Accept-Encoding",
    };
    const end = (status, text) => {
        response.writeHead(status, { ...headers, "Content-Type": "text/plain; charset=utf-8" });
        response.end(text + "\n");
    };
    if (request.method !== "GET" && request.method !== "HEAD") return end(405, "Method not allowed");
    const file = fileFor(request.url);
    const chosen = file && negotiate(file, request.headers["accept-encoding"]);
    if (!chosen?.found) return end(404, "Not found");

    headers["Content-Type"] = types[extname(file)] ?? "application/octet-stream";
    headers["Cache-Control"] = hashed.test(file) ? "public, max-age=31536000, immutable" : "no-cache";
    headers.ETag = `"${chosen.found.mtimeMs.toString(36)}-${chosen.found.size.toString(36)}"`;
    if (request.headers["if-none-match"] === headers.ETag) {
        response.writeHead(304, headers);
        return response.end();
    }
    if (chosen.encoding) headers["Content-Encoding"] = chosen.encoding;
    headers["Content-Length"] = chosen.found.size;
    response.writeHead(200, headers);
    if (request.method === "HEAD") return response.end();
    createReadStream(chosen.path).on("error", () => response.destroy()).pipe(response);
}

const server = createServer(answer);
server.on("error", (error) => {
    if (error.code === "EADDRINUSE") console.error(`Port ${options.port} is taken; choose another with --port.`);
    else console.error(error.message);
    process.exit(1);
});
server.listen(Number(options.port), options.host, () => {
    const name = ["127.0.0.1", "::1"].includes(options.host) ? "localhost" : options.host;
    console.log(`http://${name}:${server.address().port}/`);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => process.exit(0));
