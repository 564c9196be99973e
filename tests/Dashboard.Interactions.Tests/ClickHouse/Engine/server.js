// ClickHouse's HTTP interface over the engine that chdb has as a library, as much of it as ClickHouse.Driver uses: one process, for
// tests alone. Inside .NET the library's signal handlers would end the runtime. Says its port on standard output, and ends when
// standard input does, so that it never outlives the tests.
const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');
const { Session } = require('chdb');

const own = new Set(['query', 'database', 'default_format', 'query_id', 'session_id', 'enable_http_compression', 'wait_end_of_query']);
const directory = fs.mkdtempSync(path.join(require('node:os').tmpdir(), 'dashboard-clickhouse-'));
const session = new Session(directory);
const settings = new Map();
let inserts = 0;
let last = Promise.resolve();

function end() {
  fs.rmSync(directory, { recursive: true, force: true });
  process.exit(0);
}

function fieldsOf(type, body) {
  const boundary = /boundary="?([^";]+)/.exec(type);
  if (!boundary) return null;
  const fields = {};
  for (const part of body.toString('utf8').split(`--${boundary[1]}`)) {
    const place = part.indexOf('\r\n\r\n');
    const name = /name="?([^";\r\n]+)/.exec(part.slice(0, place));
    if (name) fields[name[1]] = part.slice(place + 4, -2);
  }
  return fields;
}

// A parameter comes as a field of tab-separated text does; the library takes it as it is meant.
function unescaped(text) {
  const meant = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', 0: '\0' };
  return text.replace(/\\(.)/gs, (_, mark) => meant[mark] ?? mark);
}

async function answer(request, body) {
  const url = new URL(request.url, 'http://localhost');
  const fields = fieldsOf(request.headers['content-type'] ?? '', body);
  const given = { ...Object.fromEntries(url.searchParams), ...fields };
  for (const [name, value] of url.searchParams) {
    if (own.has(name) || name.startsWith('param_') || settings.get(name) === value) continue;
    await session.queryAsync(`SET ${name} = '${value}'`);
    settings.set(name, value);
  }

  const query = given.query ?? body.toString('utf8');
  const insert = /^\s*INSERT INTO\s+(\S+)\s*(?:\(([^)]*)\))?\s*FORMAT\s+(\w+)\s*$/i.exec(query);
  if (insert) {
    // The library takes no bytes beside a statement: they go through a file.
    const file = path.join(directory, `insert-${++inserts}`);
    fs.writeFileSync(file, body);
    try {
      const columns = insert[2] ? `(${insert[2]})` : '';
      await session.queryAsync(`INSERT INTO ${insert[1]} ${columns} SELECT ${insert[2] ?? '*'} FROM file('${file}', '${insert[3]}')`);
    } finally {
      fs.rmSync(file);
    }
    return Buffer.alloc(0);
  }

  const parameters = {};
  for (const [field, value] of Object.entries(given)) {
    if (!field.startsWith('param_')) continue;
    const name = field.slice(6);
    parameters[name] = query.includes(`{${name}:Array(String)}`) ? [...value.matchAll(/'((?:[^'\\]|\\.)*)'/gs)].map(text => unescaped(text[1])) : unescaped(value);
  }

  const options = { format: given.default_format ?? 'TabSeparated' };
  const result = Object.keys(parameters).length > 0 ? await session.queryBindAsync(query, parameters, options) : await session.queryAsync(query, options);
  return Buffer.from(result.bytes());
}

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    last = last.then(async () => {
      try {
        const bytes = await answer(request, Buffer.concat(chunks));
        response.writeHead(200, { 'X-ClickHouse-Format': 'RowBinaryWithNamesAndTypes', 'Content-Length': bytes.length });
        response.end(bytes);
      } catch (failure) {
        response.writeHead(500, { 'X-ClickHouse-Exception-Code': failure.clickhouseCode ?? 1 });
        response.end(String(failure.message));
      }
    });
  });
});

server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
process.stdin.resume().on('end', end).on('close', end);
