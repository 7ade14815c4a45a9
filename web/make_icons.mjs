// The product's sign, as SVG and PNG from the same few numbers: a blue square with three offset bars, a small Gantt chart.

import { deflateSync } from "node:zlib";

const blue = [0x25, 0x63, 0xeb];
const bars = [  // x, y, width, height, all in a square of 64
    [14, 17, 22, 7],
    [21, 28.5, 26, 7],
    [32, 40, 18, 7],
];
const barRadius = 2.5;

/** `corner` 14 is the sign itself; 0 fills the square, for systems that cut their own shape. */
export function svg(corner = 14) {
    const rectangle = ([x, y, width, height], radius, fill) =>
        `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;
    const colour = "#" + blue.map((part) => part.toString(16).padStart(2, "0")).join("");
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">` + rectangle([0, 0, 64, 64], corner, colour) +
        bars.map((bar) => rectangle(bar, barRadius, "#fff")).join("") + "</svg>\n";
}

function inside(px, py, [x, y, width, height], radius) {
    const dx = Math.max(x + radius - px, px - (x + width - radius), 0);
    const dy = Math.max(y + radius - py, py - (y + height - radius), 0);
    return dx * dx + dy * dy <= radius * radius || (radius === 0 && dx === 0 && dy === 0);
}

/** `margin` (in 64ths) shrinks the bars for masks that cut up to a fifth off each side. */
export function png(size, corner = 14, margin = 0) {
    const samples = 4;
    const scale = (64 - 2 * margin) / 64;
    const rows = [];
    for (let row = 0; row < size; row++) {
        const line = Buffer.alloc(1 + size * 4);
        for (let column = 0; column < size; column++) {
            let square = 0, bar = 0;
            for (let s = 0; s < samples * samples; s++) {
                const x = (column + (s % samples + 0.5) / samples) * 64 / size;
                const y = (row + (Math.floor(s / samples) + 0.5) / samples) * 64 / size;
                if (!inside(x, y, [0, 0, 64, 64], corner)) continue;
                square++;
                const bx = (x - margin) / scale, by = (y - margin) / scale;
                if (bars.some((shape) => inside(bx, by, shape, barRadius))) bar++;
            }
            const white = square ? bar / square : 0;
            blue.forEach((part, i) => { line[1 + column * 4 + i] = Math.round(part + (255 - part) * white); });
            line[1 + column * 4 + 3] = Math.round(255 * square / (samples * samples));
        }
        rows.push(line);
    }
    const header = Buffer.alloc(13);
    header.writeUInt32BE(size, 0);
    header.writeUInt32BE(size, 4);
    header.set([8, 6, 0, 0, 0], 8);  // 8 bits, RGBA
    return Buffer.concat([
        Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
        chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.concat(rows), { level: 9 })), chunk("IEND", Buffer.alloc(0)),
    ]);
}

function chunk(name, data) {
    const body = Buffer.concat([Buffer.from(name, "latin1"), data]);
    const length = Buffer.alloc(4), check = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, check]);
}

function crc32(bytes) {
    let crc = ~0;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
}
