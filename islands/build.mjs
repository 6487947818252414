// Builds what the pages load, and the outlines that maps are drawn with, into the Python package.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { feature } from "topojson-client";

const here = dirname(fileURLToPath(import.meta.url));
const bundle = join(here, "../src/onrecord/web/static/bundle");
const outlines = join(here, "../src/onrecord/data/outlines");
const require = createRequire(import.meta.url);

await build({
  entryPoints: [join(here, "src/desk.ts")],
  outfile: join(bundle, "desk.js"),
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2022",
  legalComments: "eof",
  logLevel: "warning",
});

// Natural Earth (public domain) by world-atlas: a country's rings, each a list of longitude and latitude in turn, in
// hundredths of a degree.
mkdirSync(outlines, { recursive: true });
for (const scale of ["110m", "50m"]) {
  const atlas = JSON.parse(readFileSync(require.resolve(`world-atlas/countries-${scale}.json`), "utf8"));
  const countries = feature(atlas, atlas.objects.countries).features.map(({ properties, geometry }) => ({
    name: properties.name,
    rings: (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates)
      .flat()
      .map((ring) => ring.flat().map((degrees) => Math.round(degrees * 100))),
  }));
  writeFileSync(join(outlines, `countries-${scale}.json`), JSON.stringify({ countries }));
}
