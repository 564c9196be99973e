// Bundles every entry point of this folder into the directory given as the first argument.
import { build } from 'esbuild';

const [outdir] = process.argv.slice(2);

await build({
  entryPoints: ['connection.js', 'drafts.js', 'freeze.js', 'graph.js', 'picture.js', 'plot.js', 'shell.js', 'shortcuts.js', 'splitters.js', 'upload.js'],
  outdir,
  bundle: true,
  splitting: false,
  format: 'esm',
  minify: true,
  sourcemap: false,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
});
